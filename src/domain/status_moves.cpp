#include "domain/status_moves.hpp"

#include <algorithm>

namespace stafett::domain {

namespace {

using enum Status;
using enum StatusAct;
using Guard = StatusGuard;
using Event = StatusEvent;

// nav.md 2.1; navikt/amt-deltakelser, amt-deltaker …/job/StatusUpdateJob.kt and
// DeltakerProgresjonHandler.kt.
constexpr auto moves = std::to_array<StatusMove>({
    // The agency's draft, and the participant's answer to it.
    {kladd, share_draft, utkast_til_pamelding, Guard::none, Event::draft_shared},
    {kladd, give_place, venter_pa_oppstart, Guard::direct_enrolment, Event::place_given},
    {kladd, apply, sokt_inn, Guard::approval_needed, Event::applied},
    {utkast_til_pamelding, give_place, venter_pa_oppstart, Guard::direct_enrolment,
     Event::place_given},
    {utkast_til_pamelding, apply, sokt_inn, Guard::approval_needed, Event::applied},
    {utkast_til_pamelding, cancel_draft, avbrutt_utkast, Guard::none, Event::draft_cancelled},
    {utkast_til_pamelding, fall_away, avbrutt_utkast, Guard::delivery_is_over, Event::fell_away},

    // Where a coordinator picks among those who apply.
    {sokt_inn, assess, vurderes, Guard::none, Event::taken_under_assessment},
    {sokt_inn, put_on_waiting_list, venteliste, Guard::none, Event::put_on_waiting_list},
    {sokt_inn, give_place, venter_pa_oppstart, Guard::none, Event::place_given},
    {sokt_inn, reject, ikke_aktuell, Guard::none, Event::rejected},
    {sokt_inn, fall_away, ikke_aktuell, Guard::delivery_is_over, Event::fell_away},
    {sokt_inn, register_in_error, feilregistrert, Guard::none, Event::registered_in_error},
    {vurderes, put_on_waiting_list, venteliste, Guard::none, Event::put_on_waiting_list},
    {vurderes, give_place, venter_pa_oppstart, Guard::none, Event::place_given},
    {vurderes, reject, ikke_aktuell, Guard::none, Event::rejected},
    {vurderes, fall_away, ikke_aktuell, Guard::delivery_is_over, Event::fell_away},
    {vurderes, register_in_error, feilregistrert, Guard::none, Event::registered_in_error},
    {venteliste, give_place, venter_pa_oppstart, Guard::none, Event::place_given},
    {venteliste, reject, ikke_aktuell, Guard::none, Event::rejected},
    {venteliste, fall_away, ikke_aktuell, Guard::delivery_is_over, Event::fell_away},
    {venteliste, register_in_error, feilregistrert, Guard::none, Event::registered_in_error},

    // The dates take over.
    {venter_pa_oppstart, begin, deltar, Guard::start_has_come, Event::began},
    {venter_pa_oppstart, fall_away, ikke_aktuell, Guard::never_began, Event::fell_away},
    {venter_pa_oppstart, call_off, ikke_aktuell, Guard::none, Event::called_off},
    {venter_pa_oppstart, register_in_error, feilregistrert, Guard::none,
     Event::registered_in_error},
    {deltar, leave, har_sluttet, Guard::ended_running, Event::left},
    {deltar, complete, fullfort, Guard::ended_completed, Event::completed},
    {deltar, break_off, avbrutt, Guard::ended_stopped, Event::broken_off},
    {deltar, call_off, ikke_aktuell, Guard::under_fifteen_days, Event::called_off},
    {deltar, register_in_error, feilregistrert, Guard::none, Event::registered_in_error},

    // Extended after the end; wanted after all; entered by mistake.
    {har_sluttet, resume, deltar, Guard::end_moved_forward, Event::resumed},
    {har_sluttet, register_in_error, feilregistrert, Guard::none, Event::registered_in_error},
    {fullfort, resume, deltar, Guard::end_moved_forward, Event::resumed},
    {fullfort, register_in_error, feilregistrert, Guard::none, Event::registered_in_error},
    {avbrutt, resume, deltar, Guard::end_moved_forward, Event::resumed},
    {avbrutt, register_in_error, feilregistrert, Guard::none, Event::registered_in_error},
    {ikke_aktuell, reactivate_place, venter_pa_oppstart, Guard::direct_enrolment,
     Event::reactivated},
    {ikke_aktuell, reactivate_application, sokt_inn, Guard::approval_needed, Event::reactivated},
    {ikke_aktuell, register_in_error, feilregistrert, Guard::none, Event::registered_in_error},

    // A registration that the old system left half done.
    {pabegynt_registrering, give_place, venter_pa_oppstart, Guard::direct_enrolment,
     Event::place_given},
    {pabegynt_registrering, apply, sokt_inn, Guard::approval_needed, Event::applied},
    {pabegynt_registrering, reject, ikke_aktuell, Guard::none, Event::rejected},
    {pabegynt_registrering, fall_away, ikke_aktuell, Guard::delivery_is_over, Event::fell_away},
    {pabegynt_registrering, register_in_error, feilregistrert, Guard::none,
     Event::registered_in_error},
});

static_assert(has_one_answer_each(moves));
static_assert(reaches_every_state<words<Status>.size()>(moves, {kladd, pabegynt_registrering}));

/// What is registered in error is never changed again.
consteval bool is_final(Status status) {
  for (const auto& move : moves) {
    if (move.from == status) return false;
  }
  return true;
}
static_assert(is_final(feilregistrert) && is_final(avbrutt_utkast));

/// Since when the delivery is over. One that was ended without a day is over from today: the first
/// we hear of it.
std::optional<Day> over_since(const Delivery& delivery, Day today) {
  if (!is_over(delivery, today)) return std::nullopt;
  return delivery.end_day ? std::min(*delivery.end_day, today) : today;
}

bool start_has_come(const Participation& participation, const Delivery& delivery, Day today) {
  const auto start = participation.start_day;
  if (!start || *start > today || delivery.status == DeliveryStatus::avlyst) return false;
  if (participation.end_day && *participation.end_day <= *start) return false;
  const auto over = over_since(delivery, today);
  return !over || *start < *over;
}

bool end_has_passed(const Participation& participation, const Delivery& delivery, Day today) {
  return (participation.end_day && *participation.end_day <= today) || is_over(delivery, today);
}

/// True where it was the stopping of the delivery that ended the participation, not its own last
/// day.
bool was_ended_by_a_stop(const Participation& participation, const Delivery& delivery, Day today) {
  const auto over = over_since(delivery, today);
  if (!over || !was_stopped(delivery)) return false;
  return !participation.end_day || *participation.end_day >= *over;
}

constexpr Day& earlier(Day& day, std::optional<Day> other) {
  if (other && *other < day) day = *other;
  return day;
}

/// What a move of the dates makes of a participation.
void take(const StatusMove& move, Participation& participation, const Delivery& delivery,
          Day today) {
  const bool stopped = was_ended_by_a_stop(participation, delivery, today);
  const auto over = over_since(delivery, today);
  Day ended = participation.end_day.value_or(over.value_or(today));
  earlier(ended, over);
  participation.status = move.to;
  switch (move.event) {
    case Event::began:
      participation.status_day = *participation.start_day;
      participation.reason.reset();
      participation.reason_text.clear();
      break;
    case Event::left:
    case Event::completed:
    case Event::broken_off:
      participation.end_day = std::max(ended, participation.start_day.value_or(ended));
      participation.status_day = *participation.end_day;
      if (stopped) participation.reason = StatusReason::samarbeidet_med_arrangoren_er_avbrutt;
      break;
    case Event::fell_away:
      participation.status_day = ended;
      participation.start_day.reset();
      participation.end_day.reset();
      // A draft is told so also where the delivery just ran out.
      if (stopped || move.to == avbrutt_utkast) {
        participation.reason = StatusReason::samarbeidet_med_arrangoren_er_avbrutt;
      }
      break;
    case Event::resumed:
      participation.status_day = today;
      participation.reason.reset();
      participation.reason_text.clear();
      break;
    default:
      break;
  }
}

/// An end after the delivery's is clipped to it; a start that lies after it is left to be found not
/// to have come.
void clip(Participation& participation, const Delivery& delivery) {
  if (!participation.end_day || !delivery.end_day || *participation.end_day <= *delivery.end_day)
    return;
  if (participation.start_day && *participation.start_day >= *delivery.end_day) return;
  participation.end_day = delivery.end_day;
}

}  // namespace

std::span<const StatusMove> status_moves() { return moves; }

bool holds(StatusGuard guard, const Participation& participation, const Delivery& delivery,
           Day today) {
  const bool direct = !(delivery.enrolment == EnrolmentType::trenger_godkjenning);
  const bool ended = end_has_passed(participation, delivery, today);
  const bool completes = is_completed_or_broken_off(delivery);
  const bool stopped = was_ended_by_a_stop(participation, delivery, today);
  switch (guard) {
    case Guard::none:
      return true;
    case Guard::direct_enrolment:
      return direct;
    case Guard::approval_needed:
      return !direct;
    case Guard::under_fifteen_days:
      return today - participation.status_day < 15;
    case Guard::start_has_come:
      return start_has_come(participation, delivery, today);
    case Guard::ended_running:
      return ended && !completes;
    case Guard::ended_completed:
      return ended && completes && !stopped;
    case Guard::ended_stopped:
      return ended && completes && stopped;
    case Guard::end_moved_forward:
      return participation.start_day && *participation.start_day <= today &&
             participation.end_day && *participation.end_day > today && !is_over(delivery, today);
    case Guard::never_began:
      return ended && !start_has_come(participation, delivery, today);
    case Guard::delivery_is_over:
      return is_over(delivery, today);
  }
  return false;
}

std::vector<StatusAct> open_acts(const Participation& participation, const Delivery& delivery,
                                 Day today) {
  std::vector<StatusAct> acts;
  const auto status = participation.status.known();
  for (const StatusMove& move : moves) {
    if (status == move.from && holds(move.guard, participation, delivery, today))
      acts.push_back(move.act);
  }
  return acts;
}

Advance advance(Participation participation, const Delivery& delivery, Day today) {
  const auto before = participation;
  Advance result;
  if (is_open(participation)) clip(participation, delivery);
  for (bool moved = true; moved;) {
    moved = false;
    for (const StatusMove& move : moves) {
      if (!(participation.status == move.from) || decided_by(move.act) != DecidedBy::dates)
        continue;
      if (!holds(move.guard, participation, delivery, today)) continue;
      take(move, participation, delivery, today);
      result.changes.push_back({participation.status, participation.reason,
                                participation.reason_text, participation.status_day,
                                StatusCause::dates});
      moved = true;
      break;
    }
  }
  result.dates_changed =
      before.start_day != participation.start_day || before.end_day != participation.end_day;
  result.participation = std::move(participation);
  return result;
}

}  // namespace stafett::domain
