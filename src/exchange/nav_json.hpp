// The agency's own JSON: answers of the provider portal (amt-tiltaksarrangor-bff), messages about
// participants and deliveries (amt.deltaker-v1, amt.deltaker-ekstern-v1,
// siste-tiltaksgjennomforinger-v2) and personalia. Samples: docs of navikt/amt-deltakelser,
// navikt/amt-tiltak, navikt/mulighetsrommet. Which one a file is shows in the names of its fields,
// never in its own name.
#pragma once

#include <string_view>

#include "exchange/participant_list.hpp"

namespace stafett::exchange {

struct NavJsonOptions {
  std::uint32_t most_rows = 150'000;
  /// The participation that a history without one belongs to, as the user chose it.
  std::optional<Uuid> history_of = {};
};

/// Reads the whole file. A file that is not JSON, or no kind that is known, has one error about the
/// whole file; a row with errors is in the list, marked as refused.
ParticipantList read_nav_json(std::string_view bytes, const NavJsonOptions& options = {});

}  // namespace stafett::exchange
