// How service/view/insight.hpp is written and read as JSON (api/json.hpp).
#pragma once

#include <boost/describe.hpp>

#include "api/shape/common.hpp"
#include "service/view/insight.hpp"

namespace stafett::service::view {

BOOST_DESCRIBE_STRUCT(ReaderRow, (), (at, name, role, relation, action, kind))
BOOST_DESCRIBE_STRUCT(ReaderList, (), (rows, next_cursor))
BOOST_DESCRIBE_STRUCT(AuditRow, (),
                      (seq, at, actor, actor_name, role, relation, action, kind, record, subjects))
BOOST_DESCRIBE_STRUCT(AuditList, (), (rows, next_cursor, intact))

}  // namespace stafett::service::view
