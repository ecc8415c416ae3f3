// One call of a service: who asks, when, and by which command. Services are functions
//
//   Result<view::NoteView> write_note(const Call& call, ParticipationId participation, const
//   view::NoteInput& input);
//
// that api/ hangs into its table of routes as they are (api/route.hpp reads their parameters).
#pragma once

#include <optional>
#include <string>

#include "base/day.hpp"
#include "base/id.hpp"
#include "base/instant.hpp"
#include "service/house.hpp"
#include "service/session.hpp"

namespace stafett::service {

/// What makes a write the same write when it comes again.
struct Command {
  std::string key;  ///< made by the page, a UUID
  std::string
      request_hash;  ///< of method, path and body: the same key must not come with something else
};

struct Call {
  House& house;
  Instant now;
  Day today;  ///< in Norway
  Random& random;
  Session session;                      ///< whose; stage `none` where nobody is signed in
  std::optional<Command> command = {};  ///< on writes
  std::string peer = {};  ///< address, for counting failed tries only; never logged or kept
};

}  // namespace stafett::service
