// The state of a run: contracts with their posts and people. Inside the room only; circles.hpp is
// what others see.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <queue>
#include <vector>

#include "domain/contract.hpp"
#include "domain/employment.hpp"
#include "domain/phase.hpp"
#include "domain/se_stage.hpp"

namespace stafett::foresee {

using domain::Phase;
using domain::SeStage;

/// What chance is asked for.
enum Purpose : std::uint32_t {
  option = 1,
  tender,
  arriving,
  person,
  living,
  following,
  hiring,
  onboarding,
  staying,
  moving,
};

inline constexpr std::size_t week = 7;
inline constexpr int month = 30;
inline constexpr int end_phase = 42;  ///< of a participation, in days (domain/participation.cpp)
inline constexpr std::int16_t nobody = -1;
inline constexpr std::uint16_t no_day = 0xffff;

/// A word of chance as two values in (0, 1).
inline double high_unit(std::uint64_t word) {
  return (static_cast<double>(word >> 32) + 0.5) * 0x1p-32;
}
inline double low_unit(std::uint64_t word) {
  return (static_cast<double>(word & 0xffffffffU) + 0.5) * 0x1p-32;
}

/// Days are counted from the run's origin: its first day, or the earliest day that its start tells
/// of.
struct Participant {
  std::uint64_t number;  ///< contract and referral: no policy changes it
  float retelling;       ///< weeks still to go
  std::int16_t post;
  std::uint16_t referred;
  std::uint16_t began;
  std::uint16_t under_way;    ///< when the plan was agreed and the mapping confirmed
  std::uint16_t granted_end;  ///< the day after the last
  std::uint16_t limit_end;
  std::uint16_t job;
  std::uint16_t lead_lost;
  std::uint16_t reviews;
  std::uint16_t with_lead;              ///< weeks with the same consultant
  std::uint16_t contact_part = 0x8000;  // half of one: a life's contacts are rounded, not cut
  SeStage stage;
  std::uint8_t distance;  ///< 0 near, 1 middle, 2 far
  std::uint8_t changes;
  bool reduced : 1;
  bool led : 1;     ///< has had a consultant
  bool ending : 1;  ///< the end is agreed: nothing more is granted
};
static_assert(sizeof(Participant) <= 40);

struct Post {
  bool filled = false;
  bool leaving = false;
  bool own_end = false;  ///< a fixed term that ends on a day of its own, `leaves`
  bool degree = false;
  int arrives = -1;  ///< when the next one begins; -1: nobody is coming
  int ready = 0;     ///< when that one could begin
  int since = 0;
  int takes_from = 0;
  int signs_off = 0;
  int leaves = -1;
  std::uint32_t hired = 0;    ///< how many have been, and so who it is
  std::uint32_t reviews = 0;  ///< of all of them
  double missing = 1;         ///< competence
  int caseload = 0;
  std::int16_t percent = 100;  ///< of a full post
  std::int16_t elsewhere = 0;  ///< participants of other contracts, whose number stays
  std::int16_t to_come = -1;   ///< who arrives: a consultant of the start; -1: somebody drawn
  std::uint32_t contacts = 0;  ///< a week and participant, in 2^-16
  double moves = 0;            ///< contacts held over wanted
  double job_factor = 1;
  domain::Employment record;
  domain::Circle circle;
  Phase phase = Phase::start;
  int phase_until = 0;
};

/// The end of somebody's granted time.
struct GrantedEnd {
  int day;
  std::uint64_t number;
  std::size_t weekday;
  friend auto operator<=>(const GrantedEnd&, const GrantedEnd&) = default;
};

struct Waiting {
  std::uint64_t number;
  int referred;
};

/// A contract and those that follow it.
struct Lot {
  std::uint32_t index = 0;
  std::uint32_t contracts = 0;  ///< how many there have been
  domain::Contract contract;
  domain::Circle circle;
  std::optional<Phase> phase;
  int phase_until = 0;
  int first = 0;
  int end = 0;  ///< as decided
  std::size_t next_option = 0;
  int news = 0;  ///< the day of the next news; -1: none
  bool end_known = false;
  bool awarded = false;  ///< the next contract
  bool incumbent = false;
  std::vector<Post> posts;
  std::array<std::vector<Participant>, week> people;  ///< by the weekday of their review
  std::priority_queue<GrantedEnd, std::vector<GrantedEnd>, std::greater<>> ends;
  std::vector<Waiting> waiting;                      ///< oldest first
  std::vector<std::pair<int, Waiting>> agreed = {};  ///< who waits for a day agreed, the last first
  int in_place = 0;
  int without_lead = 0;
  double next_referral = 0;  ///< in days
  std::uint32_t referrals = 0;
};

}  // namespace stafett::foresee
