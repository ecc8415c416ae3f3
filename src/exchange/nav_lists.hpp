// What the agency's files say of deliveries, counts and employees. Names in quotes are theirs.
#pragma once

#include <map>

#include "exchange/json_object.hpp"
#include "exchange/participant_list.hpp"

namespace stafett::exchange {

/// The head of GET /tiltaksarrangor/koordinator/deltakerliste/{id}.
void read_list_head(ObjectReader& object, ListedDelivery& into);
/// One of GET /tiltaksarrangor/koordinator/admin/deltakerlister.
void read_admin_list(ObjectReader& object, ListedDelivery& into);
/// One message of siste-tiltaksgjennomforinger-v2.
void read_delivery_message(ObjectReader& object, ListedDelivery& into);
/// GET /tiltaksarrangor/koordinator/mine-deltakerlister.
void read_my_lists(ObjectReader& object, ParticipantList& list);

/// The deliveries of a list, each once: rows tell of the same one again and again.
class DeliveryBook {
 public:
  explicit DeliveryBook(std::vector<ListedDelivery>& deliveries) : deliveries_{deliveries} {}
  /// Enters what a row says. What differs from what an earlier row said of the same delivery goes
  /// to `aside`.
  void enter(ListedDelivery delivery, std::vector<Detail>& aside);

 private:
  std::vector<ListedDelivery>& deliveries_;
  std::map<Uuid, std::size_t> places_;
};

}  // namespace stafett::exchange
