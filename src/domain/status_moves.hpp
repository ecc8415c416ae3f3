// The life of a participation as a table: which acts and dates move it from one status to another
// (nav.md 2.1).
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "domain/life_cycle.hpp"
#include "domain/participation.hpp"
#include "domain/participation_codes.hpp"

namespace stafett::domain {

enum class StatusAct : std::uint8_t {
  share_draft,
  give_place,
  apply,
  cancel_draft,
  assess,
  put_on_waiting_list,
  reject,
  call_off,
  begin,
  leave,
  complete,
  break_off,
  resume,
  fall_away,
  reactivate_place,
  reactivate_application,
  register_in_error,
};

template <>
inline constexpr auto words<StatusAct> = word_list<StatusAct>({
    {StatusAct::share_draft, "share_draft"},
    {StatusAct::give_place, "give_place"},
    {StatusAct::apply, "apply"},
    {StatusAct::cancel_draft, "cancel_draft"},
    {StatusAct::assess, "assess"},
    {StatusAct::put_on_waiting_list, "put_on_waiting_list"},
    {StatusAct::reject, "reject"},
    {StatusAct::call_off, "call_off"},
    {StatusAct::begin, "begin"},
    {StatusAct::leave, "leave"},
    {StatusAct::complete, "complete"},
    {StatusAct::break_off, "break_off"},
    {StatusAct::resume, "resume"},
    {StatusAct::fall_away, "fall_away"},
    {StatusAct::reactivate_place, "reactivate_place"},
    {StatusAct::reactivate_application, "reactivate_application"},
    {StatusAct::register_in_error, "register_in_error"},
});

/// Who decides on an act: the agency (in its own system; we hear of it in lists), or the dates.
enum class DecidedBy : std::uint8_t { agency, dates };

constexpr DecidedBy decided_by(StatusAct act) {
  switch (act) {
    case StatusAct::begin:
    case StatusAct::leave:
    case StatusAct::complete:
    case StatusAct::break_off:
    case StatusAct::resume:
    case StatusAct::fall_away:
      return DecidedBy::dates;
    default:
      return DecidedBy::agency;
  }
}

/// What must hold for a move.
enum class StatusGuard : std::uint8_t {
  none,
  direct_enrolment,    ///< the counsellor's decision gives the place
  approval_needed,     ///< a coordinator picks among applicants
  under_fifteen_days,  ///< the status is less than 15 days old
  start_has_come,      ///< and the delivery still went on then
  ended_running,       ///< end passed or delivery over, where people just leave
  ended_completed,     ///< end passed or delivery run out, in common starts and training
  ended_stopped,       ///< delivery stopped, in common starts and training
  end_moved_forward,   ///< today or later is granted again, in a delivery that goes on
  never_began,         ///< end passed or delivery over without a start
  delivery_is_over,
};

template <>
inline constexpr auto words<StatusGuard> = word_list<StatusGuard>({
    {StatusGuard::none, ""},
    {StatusGuard::direct_enrolment, "direct_enrolment"},
    {StatusGuard::approval_needed, "approval_needed"},
    {StatusGuard::under_fifteen_days, "under_fifteen_days"},
    {StatusGuard::start_has_come, "start_has_come"},
    {StatusGuard::ended_running, "ended_running"},
    {StatusGuard::ended_completed, "ended_completed"},
    {StatusGuard::ended_stopped, "ended_stopped"},
    {StatusGuard::end_moved_forward, "end_moved_forward"},
    {StatusGuard::never_began, "never_began"},
    {StatusGuard::delivery_is_over, "delivery_is_over"},
});

enum class StatusEvent : std::uint8_t {
  draft_shared,
  place_given,
  applied,
  draft_cancelled,
  taken_under_assessment,
  put_on_waiting_list,
  rejected,
  called_off,
  began,
  left,
  completed,
  broken_off,
  resumed,
  fell_away,
  reactivated,
  registered_in_error,
};

using StatusMove = Move<Status, StatusAct, StatusGuard, StatusEvent>;

/// The table.
std::span<const StatusMove> status_moves();

/// Whether a guard lets a participation through on `today`.
bool holds(StatusGuard guard, const Participation& participation, const Delivery& delivery,
           Day today);

/// The acts that are open to a participation on `today`: in the table, with a guard that holds.
std::vector<StatusAct> open_acts(const Participation& participation, const Delivery& delivery,
                                 Day today);

}  // namespace stafett::domain
