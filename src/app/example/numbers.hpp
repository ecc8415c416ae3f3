// Numbers for invented people and firms that can never belong to anybody: the right control digits,
// so that the product treats them as it treats real ones, in series that are for tests only.
#pragma once

#include <string>

#include "app/example/dice.hpp"
#include "base/day.hpp"

namespace stafett::example {

/// A synthetic fødselsnummer as in the tax agency's test population Tenor: month + 80, right
/// control digits, an even ninth digit for women. For people born from 1940 on.
std::string synthetic_person_number(Day born, bool woman, Dice& dice);

/// An organisation number with its control digit that begins with 3, as the test registers' do;
/// real ones begin with 8 or 9.
std::string synthetic_organisation_number(Dice& dice);

/// "+47 00 xx xx xx": nobody's, for no Norwegian number begins with 00.
std::string unreachable_phone(Dice& dice);

}  // namespace stafett::example
