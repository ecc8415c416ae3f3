// The one way in: a file's bytes to a checked list. What kind it is shows in the bytes; its name
// only appears in the report.
#pragma once

#include <string>
#include <string_view>

#include "exchange/participant_list.hpp"
#include "exchange/read_table.hpp"

namespace stafett::exchange {

struct ReadOptions {
  std::uint64_t most_bytes = 256u << 20;
  std::uint32_t most_rows = 150'000;
  std::string sheet = {};               ///< of a spreadsheet; empty: the first visible one
  std::optional<Uuid> history_of = {};  ///< whose history it is, in a file that does not say
  std::optional<std::vector<ColumnChoice>> choice = {};
  std::function<std::optional<std::vector<ColumnChoice>>(const std::string& fingerprint)>
      remembered = {};
};

/// Reads everything a file says. It never throws for what is in the file: what is wrong is in the
/// list's findings, of the whole file (then `refused()`) or of single rows. Bytes may be anything
/// at all.
ParticipantList read_list(std::string_view file_name, std::string_view bytes,
                          const ReadOptions& options = {});

}  // namespace stafett::exchange
