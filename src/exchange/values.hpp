// How single values are written in lists from Norway: days and times in several forms, decimal
// comma, ja/nei. Each reader answers nothing where the text is not such a value; none of them
// guesses.
#pragma once

#include <optional>
#include <string_view>

#include "base/day.hpp"
#include "base/instant.hpp"
#include "exchange/participant_list.hpp"

namespace stafett::exchange {

/// "2026-02-01", "01.02.2026", "1.2.26" (two digits: 1950-2049), "01/02/2026" (day first), and any
/// of them followed by a time of day, which is left out. The day must exist.
std::optional<Day> read_day(std::string_view text);

/// A day as above with or without a time "T16:13:39", " 16:13", up to nine decimals (kept to
/// microseconds). "Z" or "+01:00" is obeyed; without a zone it is Norwegian local time (an hour
/// that comes twice in October is the first of the two; one that is skipped in March is the hour
/// after).
std::optional<Stamp> read_stamp(std::string_view text);

/// "2.5", "2,5", "100.0", "1e2", "50 %" is not one. At most 15 digits that matter, at most 9
/// decimals.
std::optional<Decimal> read_decimal(std::string_view text);

/// True where least <= number <= most.
bool within(const Decimal& number, std::int64_t least, std::int64_t most);

/// ja/nei, j/n, yes/no, true/false, sann/usann, x, 1/0; upper or lower case.
std::optional<bool> read_truth(std::string_view text);

/// The instant at which clocks in Norway show this day and time of day (seconds, microseconds
/// after).
Instant instant_in_norway(Day day, std::int64_t micros_of_day);

}  // namespace stafett::exchange
