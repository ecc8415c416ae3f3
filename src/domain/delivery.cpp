#include "domain/delivery.hpp"

namespace stafett::domain {

bool is_over(const Delivery& delivery, Day today) {
  if (delivery.end_day && *delivery.end_day <= today) return true;
  return delivery.status == DeliveryStatus::avsluttet || was_stopped(delivery);
}

bool was_stopped(const Delivery& delivery) {
  return delivery.status == DeliveryStatus::avbrutt || delivery.status == DeliveryStatus::avlyst;
}

bool is_completed_or_broken_off(const Delivery& delivery) {
  if (delivery.start_type == StartType::felles) return true;
  const auto measure = delivery.measure.known();
  return measure && facts(*measure).training;
}

}  // namespace stafett::domain
