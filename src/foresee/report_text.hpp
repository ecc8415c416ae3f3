// Small things that all forms of a report share: numbers as people and as programs read them, and
// text made safe.
#pragma once

#include <string>
#include <string_view>

#include "foresee/statistics.hpp"

namespace stafett::foresee {

/// About four digits: "1234", "12.3", "0.0123".
std::string shown(double value);
/// "12.3 (11.9 to 12.7)"; without an interval the value and "one run".
std::string shown(const Estimate& estimate);
/// With a sign: "+0.4 (+0.1 to +0.7)".
std::string shown_difference(const Estimate& estimate);
/// The shortest text that reads back as the same number; "null" for what is none.
std::string exact(double value);
std::string html_text(std::string_view text);
/// In quotes, escaped.
std::string json_text(std::string_view text);
/// In quotes where it has to be.
std::string csv_text(std::string_view text);
/// In quotes where a shell would else take it apart.
std::string shell_word(const std::string& word);
/// What every page of a report begins with, its style and the start of its body included.
std::string page_head(std::string_view title);

}  // namespace stafett::foresee
