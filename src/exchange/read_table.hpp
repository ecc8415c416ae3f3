// A table (CSV or spreadsheet) as a participant list: finds the headings, takes columns for fields,
// checks every value where it stands.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/columns.hpp"
#include "exchange/findings.hpp"
#include "exchange/participant_list.hpp"
#include "exchange/table.hpp"

namespace stafett::exchange {

struct TableOptions {
  std::uint32_t most_rows = 150'000;
  /// What a person chose for this file; instead of any guess.
  std::optional<std::vector<ColumnChoice>> choice = {};
  /// What was chosen before for headings with this fingerprint, if anything.
  std::function<std::optional<std::vector<ColumnChoice>>(const std::string& fingerprint)>
      remembered = {};
};

/// Takes the rows one by one; `finish` after the last.
class TableReader {
 public:
  TableReader(ParticipantList& list, Findings& findings, const TableOptions& options)
      : list_{list}, findings_{findings}, options_{options} {}

  /// False where no more rows are wanted.
  bool take(TableRow& row);
  void finish(const TableReading& reading);

 private:
  ParticipantList& list_;
  Findings& findings_;
  const TableOptions& options_;
  std::vector<TableRow> waiting_;  // the first rows, until the columns are known
  bool columns_known_ = false;
  bool stopped_ = false;
  std::uint32_t rows_ = 0;
  std::uint32_t last_line_ = 0;
  std::size_t last_cells_ = 0;
  bool last_short_ = false;
  std::string sheet_;

  void find_columns();
  std::size_t heading_row() const;
  void read_row(TableRow& row);
  void read_cell(ListedParticipation& into, const ListedColumn& column, std::string_view cell);
  void read_number_cell(ListedParticipation& into, const ListedColumn& column,
                        std::string_view cell);
  void read_text_cell(ListedParticipation& into, const ListedColumn& column, std::string_view cell);
  void read_address_cell(ListedParticipation& into, Field field, std::string_view cell);
  void check_row(ListedParticipation& row);
  void add(Severity severity, std::string_view code, ListedParticipation* row, std::uint32_t line,
           const ListedColumn* column, std::string expected, std::string found);
};

/// "Ola Johan Nordmann" or "Nordmann, Ola Johan" in three parts; one word alone is a family name.
void split_name(std::string_view full, std::string& given, std::string& middle,
                std::string& family);

}  // namespace stafett::exchange
