// Files read in: the shapes that service answers and takes, as api/openapi.yaml has them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "base/instant.hpp"
#include "service/view/common.hpp"

namespace stafett::service::view {

/// A column of the file.
struct ImportColumn {
  std::int64_t index = 0;
  std::string heading;
  std::optional<std::string> field;
  std::int64_t confidence = 0;
  std::string sample_shape;
};

/// Something found in the file.
struct ImportFinding {
  Severity severity = {};
  std::string place;
  std::optional<std::int64_t> row;
  std::string field;
  std::string code;
  std::string text;  ///< the sentence, in the reader's language
  std::string expected;
  std::string found;
};

/// A preview or a finished import.
struct ImportView {
  Uuid id;
  std::int64_t version = 0;
  std::string file_name;
  std::string file_kind;
  ImportState state = {};
  std::optional<Named> contract;
  std::int64_t rows_new = 0;
  std::int64_t rows_changed = 0;
  std::int64_t rows_unchanged = 0;
  std::int64_t rows_refused = 0;
  std::vector<ImportFinding> findings;
  std::int64_t findings_total = 0;
  std::vector<ImportColumn> columns;
  std::vector<Code> fields;
  Instant created_at;
  std::optional<std::string> created_by;
  std::optional<Instant> confirmed_at;
  std::vector<Act> acts;
};

/// One field.
struct FieldChange {
  std::string field;
  std::optional<std::string> old;
  std::optional<std::string> new_;
};

/// One row.
struct ImportRow {
  std::int64_t ordinal = 0;
  ImportRowKind kind = {};
  std::string place;
  Verdict verdict = {};
  std::string label;
  std::optional<ParticipationId> participation;
  std::vector<FieldChange> changes;
  std::vector<ImportFinding> findings;
};

/// Rows.
struct ImportRowList {
  std::vector<ImportRow> rows;
  std::optional<std::string> next_cursor;
};

/// An earlier import.
struct ImportSummary {
  Uuid id;
  std::string file_name;
  std::string file_kind;
  ImportState state = {};
  std::int64_t rows_new = 0;
  std::int64_t rows_changed = 0;
  std::int64_t rows_unchanged = 0;
  std::int64_t rows_refused = 0;
  Instant created_at;
  std::optional<std::string> created_by;
};

/// Earlier imports.
struct ImportList {
  std::vector<ImportSummary> rows;
  std::optional<std::string> next_cursor;
  std::int64_t total = 0;
};

/// Which field a column is; null leaves it aside.
struct MappedColumn {
  std::int64_t index = 0;
  std::optional<Text<60>> field;
};

/// All columns.
struct MappingInput {
  std::vector<MappedColumn> columns;
  std::int64_t version = 0;
};

}  // namespace stafett::service::view
