// The next date: when consultant and participant have agreed to meet.
#pragma once

#include <cstdint>
#include <string>

#include "base/day.hpp"
#include "base/id.hpp"
#include "base/instant.hpp"
#include "base/result.hpp"
#include "domain/note.hpp"
#include "domain/words.hpp"

namespace stafett::domain {

enum class AppointmentState : std::uint8_t { planned, held, missed, cancelled };

template <>
inline constexpr auto words<AppointmentState> = word_list<AppointmentState>({
    {AppointmentState::planned, "planned"},
    {AppointmentState::held, "held"},
    {AppointmentState::missed, "missed"},
    {AppointmentState::cancelled, "cancelled"},
});

struct Appointment {
  AppointmentId id;
  ParticipationId participation;
  EmployeeId employee;
  Instant starts_at;
  int minutes = 60;  ///< 1 to 1440
  NoteKind kind = NoteKind::meeting;
  std::string place = {};    ///< up to 200 characters
  std::string purpose = {};  ///< up to 500 characters
  AppointmentState state = AppointmentState::planned;
  friend bool operator==(const Appointment&, const Appointment&) = default;
};

/// The appointment, where its minutes and texts are within their limits; else a refusal
/// "appointment_…".
Result<Appointment> make_appointment(Appointment parts);

/// The appointment as changed. A planned one may become anything; what was held, missed or
/// cancelled by mistake may be set right. Held or missed before it begins is refused (not_yet).
Result<Appointment> change_appointment(const Appointment& old, Appointment changed, Instant now);

}  // namespace stafett::domain
