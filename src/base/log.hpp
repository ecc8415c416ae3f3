// The program's own log: one JSON object a line on standard error. Ids and kinds, never content: no
// name, no number, no text of anybody's record may be passed in.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "base/instant.hpp"

namespace stafett::log {

enum class Level { info, warning, error };

using Values = std::initializer_list<std::pair<std::string_view, std::string_view>>;

/// The line that `write` writes at `at`, with its line feed: valid JSON and valid UTF-8 whatever is
/// put in.
std::string line(Instant at, Level level, std::string_view event, Values values = {});

/// Writes {"at":…,"level":…,"event":…,…values} in one write; may be called from any thread.
void write(Level level, std::string_view event, Values values = {});

}  // namespace stafett::log
