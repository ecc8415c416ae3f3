#include "store/bulk.hpp"

#include <algorithm>
#include <array>

#include "store/hash.hpp"

namespace stafett::store {

namespace {

constexpr std::array<std::string_view, 6> known_types = {"uuid",    "text",   "date",
                                                         "boolean", "bigint", "integer"};

std::string quoted(const std::string& name) { return '"' + name + '"'; }

/// Columns in their order, rows in key order; a boolean as 0 or 1 in both engines.
std::string select_all(const sql::Table& table) {
  std::string columns;
  for (const auto& column : table.columns) {
    if (!columns.empty()) columns += ", ";
    columns += column.type == "boolean" ? "cast(" + quoted(column.name) + " as integer)"
                                        : quoted(column.name);
  }
  std::string order;
  for (const auto& column : table.primary_key) {
    order += (order.empty() ? "" : ", ") + quoted(column);
  }
  return "select " + columns + " from " + quoted(table.name) + " order by " + order;
}

}  // namespace

std::vector<sql::Table> data_tables(sql::Connection& connection) {
  auto tables = connection.tables();
  std::erase_if(tables, [](const auto& table) { return table.name == "schema_migration"; });
  for (const auto& table : tables) {
    if (table.primary_key.empty()) {
      throw sql::Error{sql::ErrorKind::other, table.name, "table " + table.name + " has no key"};
    }
    for (const auto& column : table.columns) {
      if (std::find(known_types.begin(), known_types.end(), column.type) == known_types.end()) {
        throw sql::Error{sql::ErrorKind::other, table.name,
                         table.name + '.' + column.name + " is of type " + column.type +
                             ", which bulk.cpp does not know"};
      }
    }
  }
  return tables;
}

TableContent read_table(sql::Connection& connection, const sql::Table& table,
                        const std::function<void(std::string_view)>& each) {
  TableContent content{table.name, 0, {}};
  Hasher hasher;
  connection.read_lines(select_all(table), [&](std::string_view line) {
    hasher.add(line);
    ++content.rows;
    each(line);
  });
  content.hash = hasher.finish_text();
  return content;
}

std::vector<TableContent> contents_of(sql::Connection& connection) {
  std::vector<TableContent> contents;
  for (const auto& table : data_tables(connection)) {
    contents.push_back(read_table(connection, table, [](std::string_view) {}));
  }
  return contents;
}

}  // namespace stafett::store
