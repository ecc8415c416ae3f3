// What many answers hold: the shapes that service answers and takes, as api/openapi.yaml has them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/day.hpp"
#include "base/id.hpp"
#include "base/instant.hpp"
#include "domain/note.hpp"

namespace stafett::service::view {

/// Text a person typed, at most `Max` characters as people count them; reading refuses longer.
template <std::size_t Max>
struct Text : std::string {
  using std::string::string;
  Text(std::string text) : std::string{std::move(text)} {}  // NOLINT: a Text is a string
  static constexpr std::size_t max = Max;
};

/// What I may do now; the page offers just these.
enum class Act {
  read,
  write_note,
  plan_appointment,
  add_task,
  set_goal,
  move_se_stage,
  assign,
  change_dates,
  set_milestone,
  invite_participant,
  add_job,
  confirm_protected_access,
  read_readers,
  sign,
  correct,
  change,
  discard,
  invite,
  decide_option,
  add_term,
  end
};
/// SessionState.
enum class SessionState { signed_out, second_factor, enrol_second_factor, signed_in };
/// OptionAnswer.
enum class OptionAnswer { taken, declined };
/// AccountState.
enum class AccountState { none, invited, active };
/// NumberShown.
enum class NumberShown { valid, synthetic, flagged, missing, withheld };
/// NewsKind.
enum class NewsKind {
  assigned,
  status_changed,
  dates_changed,
  note_written,
  appointment_changed,
  goal_changed,
  correction
};
/// ComingKind.
enum class ComingKind {
  employment_starts,
  employment_ends,
  option_decision,
  contract_ends,
  granted_period_ends,
  participation_starts,
  intake_stops
};
/// HitKind.
enum class HitKind { participation, employer, note, employee, page };
/// Severity.
enum class Severity { error, warning, note };
/// ImportState.
enum class ImportState { preview, confirmed, discarded, refused };
/// Verdict.
enum class Verdict { new_, changed, unchanged, refused };
/// ImportRowKind: what a row of a file is about; `told` is seen in the preview and not kept.
enum class ImportRowKind { participation, delivery, employee, told };

/// Nothing more to say.
struct Done {
  bool done = false;
};

/// A record by name.
struct Named {
  Uuid id;
  std::string name;
};

/// A public code with its text in the language of the reader; an unknown one has itself as text.
struct Code {
  std::string code;
  std::string text;
  bool known = false;
};

/// A name, or none where it is protected.
struct PersonName {
  std::optional<std::string> given_name;
  std::optional<std::string> family_name;
  bool protected_ = false;
};

/// The next appointment.
struct NextDate {
  AppointmentId appointment;
  Day day;
  Instant starts_at;
  domain::NoteKind kind = {};
  std::string place;
};

/// Based on this version.
struct VersionOnly {
  std::int64_t version = 0;
};

}  // namespace stafett::service::view
