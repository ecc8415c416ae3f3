// The one search field: people by name, notes by what is written in them, and firms. Only what the
// asker may see is looked at, so that neither an answer nor its time tells of anything else.
#pragma once

#include "base/result.hpp"
#include "service/call.hpp"
#include "service/view/participation.hpp"

namespace stafett::service {

struct SearchQuery {
  view::Text<100> q;
};

/// People first, then firms, then notes, the newest first. A protected person is found by no name;
/// a note about them is found without name and text. Everybody whose note is shown is in the log.
Result<view::SearchResult> search(const Call& call, const SearchQuery& query);

}  // namespace stafett::service
