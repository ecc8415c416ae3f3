// The same participation twice in one list: which of the two is right nobody can tell, so both are
// refused, and each finding names the place of the other.
#pragma once

#include "exchange/findings.hpp"
#include "exchange/participant_list.hpp"

namespace stafett::exchange {

/// Twice the same id; or, where at least one of the two has no id, twice the same number in the
/// same delivery; or, where there is neither, twice the same name with the same contact and start.
void refuse_duplicates(ParticipantList& list, Findings& findings);

}  // namespace stafett::exchange
