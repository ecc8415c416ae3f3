// What is shown of an import: the preview as it is kept, and its rows.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/id.hpp"
#include "base/result.hpp"
#include "domain/access.hpp"
#include "service/call.hpp"
#include "service/view/import.hpp"
#include "store/sql.hpp"

namespace stafett::service {

constexpr std::int64_t findings_shown = 200;
/// With the first findings_shown findings, each with its sentence in the reader's language; refuses
/// (not_found) where there is no such import.
Result<view::ImportView> import_view(sql::Reading& tx, const Call& call, const domain::Grant& grant,
                                     ImportId id);

/// "preview", "confirmed", "discarded", "refused" as they are kept.
view::ImportState import_state(std::string_view text);

struct ImportRowPage {
  std::optional<std::string_view> verdict = {};  ///< as it is kept; nothing: all
  std::int64_t after = 0;                        ///< ordinal of the last row of the page before
  std::int64_t limit = 50;
};
/// Of protected people no name, number or contact is in it. The caller leaves the line in the log.
view::ImportRowList import_rows_view(sql::Reading& tx, const Call& call, const domain::Grant& grant,
                                     ImportId id, const ImportRowPage& page);

}  // namespace stafett::service
