// The person behind one or more participations.
#pragma once

#include <optional>
#include <string>

#include "base/id.hpp"
#include "domain/coded.hpp"
#include "domain/participation_codes.hpp"
#include "domain/person_number.hpp"

namespace stafett::domain {

struct Person {
  PersonId id;
  PersonNumber number;
  std::string given_name;
  std::string middle_name = {};
  std::string family_name;
  std::string phone = {};
  std::string email = {};
  std::string address = {};  ///< as lines
  std::string postcode = {};
  std::string place = {};
  std::optional<Coded<AddressProtection>> protection = {};
  std::string language = {};  ///< preferred, and need of an interpreter, in words
  friend bool operator==(const Person&, const Person&) = default;
};

/// True where the person's address is protected, by whatever code: a code we do not know protects
/// as well.
bool has_protected_address(const Person& person);

}  // namespace stafett::domain
