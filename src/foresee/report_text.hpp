// Small things that all forms of a report share: numbers as people and as programs read them, and
// text made safe.
#pragma once

#include <string>
#include <string_view>

#include "base/day.hpp"
#include "base/language.hpp"
#include "foresee/statistics.hpp"

namespace stafett::foresee {

/// About three digits: "1234", "12.3", "0.0123"; with a decimal comma in Norwegian, and long
/// numbers in groups: "12 345". "-" for what is no number.
std::string shown(double value, Language language = Language::en);
/// "12.3 (11.9 to 12.7)"; without an interval the value and "one run".
std::string shown(const Estimate& estimate, Language language = Language::en);
/// With a sign: "+0.4 (+0.1 to +0.7)".
std::string shown_difference(const Estimate& estimate, Language language = Language::en);
/// "+0.4 to +0.7"
std::string shown_difference(const Interval& span, Language language = Language::en);
/// Every digit, for people: "0,012", "1 500 000".
std::string written(double value, Language language = Language::en);
/// "1. januar 2027", "1 January 2027"
std::string written(Day day, Language language);
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
std::string page_head(std::string_view title, Language language);
/// A table that scrolls sideways by itself where the screen is narrower than it, and can be reached
/// by the keyboard. `caption` is plain text; `rows` is what stands inside <table> after the
/// caption.
std::string wide_table(std::string_view caption, std::string_view rows, Language language);
/// As shown and shown_difference, in HTML: the interval may stand under the value.
std::string estimate_cell(const Estimate& estimate, Language language);
std::string difference_cell(const Estimate& estimate, Language language);

}  // namespace stafett::foresee
