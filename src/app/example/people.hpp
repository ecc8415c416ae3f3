// The invented participants.
#pragma once

#include <vector>

#include "app/example/script.hpp"

namespace stafett::example {

/// So many people, no two with the same name, with the origins of text/names.txt. Where they live
/// is left open.
std::vector<PersonRow> make_people(std::uint64_t seed, Day today, std::size_t count);

}  // namespace stafett::example
