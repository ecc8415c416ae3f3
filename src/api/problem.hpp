// Everything that is no plain answer goes out as one shape: problem details (RFC 9457), with what
// the page needs to tell and to mend. Never content of anybody's record, but `current`, which is
// the newest version of what the reader may see anyway.
#pragma once

#include <cstdint>
#include <exception>
#include <optional>
#include <string>
#include <string_view>

#include "api/fault.hpp"
#include "api/message.hpp"
#include "base/id.hpp"
#include "base/result.hpp"

namespace stafett::api {

/// The one place where a reason becomes an HTTP status.
int status_of(Reason reason);

/// The domain said no. `current`: the newest record as JSON, where somebody else was first.
Reply problem(const Refusal& refusal, std::optional<std::string> current = std::nullopt);

/// The request could not be read (400), with all that is wrong with it.
Reply problem(Faults faults);

/// A refusal that no service made: of the router, of the session. `status` is one of HTTP's.
Reply problem(int status, std::string_view code);

/// Something is broken (500): an incident number, which stands in the log beside what is known.
/// `what` must hold nothing personal; it goes to the log only.
Reply incident(std::string_view kind, std::string_view what, Random& random);

}  // namespace stafett::api
