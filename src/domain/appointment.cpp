#include "domain/appointment.hpp"

#include "base/text.hpp"

namespace stafett::domain {

Result<Appointment> make_appointment(Appointment parts) {
  if (parts.minutes < 1 || parts.minutes > 1440) {
    return refuse(Reason::invalid, "appointment_minutes_out_of_range", "/minutes");
  }
  if (text::length(parts.place) > 200) {
    return refuse(Reason::invalid, "appointment_place_too_long", "/place");
  }
  if (text::length(parts.purpose) > 500) {
    return refuse(Reason::invalid, "appointment_purpose_too_long", "/purpose");
  }
  return parts;
}

Result<Appointment> change_appointment(const Appointment& old, Appointment changed, Instant now) {
  const bool over =
      changed.state == AppointmentState::held || changed.state == AppointmentState::missed;
  if (over && now < changed.starts_at) return refuse(Reason::not_now, "not_yet", "/state");
  changed.id = old.id;
  changed.participation = old.participation;
  return make_appointment(std::move(changed));
}

}  // namespace stafett::domain
