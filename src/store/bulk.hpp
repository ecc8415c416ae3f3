// All rows of all tables, the same lines from either engine: what backup and copy are made of. The
// lines of a table come in the order of its primary key, so that two databases hold the same
// exactly where the hashes of their lines are equal.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "store/sql.hpp"

namespace stafett::store {

/// How much of a table was handled, and the hash over its lines (hash.hpp).
struct TableContent {
  std::string table;
  std::int64_t rows = 0;
  std::string hash;
  friend bool operator==(const TableContent&, const TableContent&) = default;
};

/// The tables that hold what people entered: all but the schema's own history. Throws sql::Error
/// for a column of a type that the two engines have not been shown to agree on, and for a table
/// without a key.
std::vector<sql::Table> data_tables(sql::Connection& connection);

/// Reads `table` in key order; `each` gets every line.
TableContent read_table(sql::Connection& connection, const sql::Table& table,
                        const std::function<void(std::string_view)>& each);

/// The contents of all data tables, by name.
std::vector<TableContent> contents_of(sql::Connection& connection);

}  // namespace stafett::store
