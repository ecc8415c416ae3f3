// The program's own log: one JSON object a line on standard error. Ids and kinds, never content: no name,
// no number, no text of anybody's record may be passed in.
#pragma once

#include <initializer_list>
#include <string_view>
#include <utility>

namespace stafett::log {

enum class Level { info, warning, error };

/// Writes {"at":…,"level":…,"event":…,…values} in one write; may be called from any thread.
void write(Level level, std::string_view event,
           std::initializer_list<std::pair<std::string_view, std::string_view>> values = {});

}  // namespace stafett::log
