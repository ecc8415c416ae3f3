// Short ways to say days, periods and people in tests.
#pragma once

#include <cstdint>
#include <optional>

#include "base/day.hpp"
#include "base/id.hpp"

/// 2026-02-01, as day("2026-02-01"); a text that is no day fails the test loudly.
inline stafett::Day day(const char* iso) { return stafett::Day::from_text(iso).value(); }

/// Days from the first to the last, both included.
inline stafett::Period from_to(const char* first, const char* last) {
  return stafett::Period::inclusive(day(first), day(last)).value();
}

/// Days from the first on.
inline stafett::Period from(const char* first) { return {day(first), std::nullopt}; }

/// The n-th invented record of a kind: the<EmployeeId>(1), the<EmployeeId>(2) …
template <class Id>
Id the(std::uint8_t n) {
  Id id;
  id.uuid.bytes[15] = n;
  return id;
}
