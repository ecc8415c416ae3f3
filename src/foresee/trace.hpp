// The life of one participant or consultant in one run, day by day: where the three circles stood,
// what happened, and why. The numbers of people are the same under every policy, so that a life can
// be held against the same life elsewhere.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "foresee/recorder.hpp"
#include "foresee/scenario.hpp"
#include "foresee/start.hpp"

namespace stafett::foresee {

/// Whose life. Numbers from 1, as people read them: a participant is "CONTRACT-REFERRAL" ("1-17"),
/// a consultant "CONTRACT-POST-HOLDER" ("1-3-2": the second to have the third post).
struct Who {
  bool consultant = false;
  std::uint32_t lot = 0;  ///< from 0, as the others
  std::int64_t number = 0;
  std::uint32_t holder = 0;
  friend bool operator==(const Who&, const Who&) = default;
};
std::optional<Who> participant_of(std::string_view text);
std::optional<Who> consultant_of(std::string_view text);
std::string name_of(const Who& who);

/// What happened, in order, with the phases of the three circles as they are known after it.
struct Traced {
  Happened event;
  std::string who;   ///< the participant or consultant concerned; "contract 1" for contracts
  std::string what;  ///< and why, as a sentence
};

/// Of one replication: with `who` the life of that one, with all of the contract that falls into it
/// and, for a participant, what the consultant of the day does; otherwise everything. Weeks with a
/// consultant are put together where nothing else happens between them.
std::vector<Traced> trace(const Scenario& scenario, std::uint64_t seed, std::uint64_t replication,
                          const std::optional<Who>& who = {}, const Start* start = nullptr);

/// A list for reading.
std::string trace_text(const Scenario& scenario, const std::vector<Traced>& traced);
/// With a heading; one line for each.
std::string trace_csv(const Scenario& scenario, const std::vector<Traced>& traced);
std::string trace_json(const Scenario& scenario, const std::vector<Traced>& traced);

}  // namespace stafett::foresee
