// Puts the outlines into words and events.
#pragma once

#include <vector>

#include "app/example/ledger.hpp"

namespace stafett::example {

/// Adds what happens with contracts, lists and staff to the script's events, unsorted.
void tell_office(Cast& cast);

/// Adds everything that happens with the participants, unsorted.
void tell(Cast& cast, const std::vector<Life>& lives);

/// Of one participation: what the agency's lists say of it, and to whom it is given.
void tell_frame(Ledger& ledger, const Life& life);
/// Of one participation: notes, appointments, and what follows from them.
void tell_journal(Ledger& ledger, const Life& life, const std::vector<Beat>& beats);

}  // namespace stafett::example
