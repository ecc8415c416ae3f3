// The parts of a report that tell what a run began with. Inside the room only, but for start_text.
#pragma once

#include <string>

#include "base/language.hpp"
#include "foresee/start.hpp"

namespace stafett::foresee {

/// For the screen: the state in numbers, and what the register does not tell.
std::string start_text(const Start& start);
/// The first part of the page.
std::string start_html(const Start& start, Language language);
/// An object.
std::string start_json(const Start& start);

}  // namespace stafett::foresee
