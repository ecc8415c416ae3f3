// A firm that participants work at, or might: known to the whole house, so that a network of
// employers is shared and not one consultant's own (R80, R88).
#pragma once

#include <optional>
#include <string>

#include "base/id.hpp"
#include "base/result.hpp"

namespace stafett::domain {

struct Employer {
  EmployerId id;
  std::optional<std::string> organisation_number;  ///< nine digits with their control digit
  std::string name;                                ///< 1 to 200 characters
  std::string place;                               ///< where people would go to work; may be empty
  std::string industry;                            ///< in plain words; may be empty
  friend bool operator==(const Employer&, const Employer&) = default;
};

/// The firm with its texts trimmed and its number without blanks (a number of blanks only is none);
/// refuses a missing or too long name ("name_missing", "name_too_long") and a number whose digits
/// do not add up ("organisation_number_wrong").
Result<Employer> make_employer(Employer parts);

}  // namespace stafett::domain
