// How service/view/import.hpp is written and read as JSON (api/json.hpp).
#pragma once

#include <boost/describe.hpp>

#include "api/shape/common.hpp"
#include "service/view/import.hpp"

namespace stafett::service::view {

BOOST_DESCRIBE_STRUCT(ImportColumn, (), (index, heading, field, confidence, sample_shape))
BOOST_DESCRIBE_STRUCT(ImportFinding, (), (severity, place, row, field, code, text, expected, found))
BOOST_DESCRIBE_STRUCT(ImportView, (),
                      (id, version, file_name, file_kind, state, contract, rows_new, rows_changed,
                       rows_unchanged, rows_refused, findings, findings_total, columns, fields,
                       created_at, created_by, confirmed_at, acts))
BOOST_DESCRIBE_STRUCT(FieldChange, (), (field, old, new_))
BOOST_DESCRIBE_STRUCT(ImportRow, (),
                      (ordinal, kind, place, verdict, label, participation, changes, findings))
BOOST_DESCRIBE_STRUCT(ImportRowList, (), (rows, next_cursor))
BOOST_DESCRIBE_STRUCT(ImportSummary, (),
                      (id, file_name, file_kind, state, rows_new, rows_changed, rows_unchanged,
                       rows_refused, created_at, created_by))
BOOST_DESCRIBE_STRUCT(ImportList, (), (rows, next_cursor, total))
BOOST_DESCRIBE_STRUCT(MappedColumn, (), (index, field))
BOOST_DESCRIBE_STRUCT(MappingInput, (), (columns, version))

}  // namespace stafett::service::view
