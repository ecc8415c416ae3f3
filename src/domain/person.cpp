#include "domain/person.hpp"

namespace stafett::domain {

bool has_protected_address(const Person& person) { return person.protection.has_value(); }

}  // namespace stafett::domain
