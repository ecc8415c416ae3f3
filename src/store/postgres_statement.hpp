// One prepared statement of a PostgreSQL connection, and the rows it gives.
#pragma once

#include <libpq-fe.h>

#include <memory>
#include <string>
#include <string_view>

#include "store/postgres_wire.hpp"
#include "store/sql.hpp"

namespace stafett::sql {

/// Prepares `text` under `name`, which is the connection's own. `closing`, which is the
/// connection's too, says that the server forgets all statements by itself. All three outlive it.
std::unique_ptr<Statement> prepare_postgres(PGconn* connection, Pipeline& pipeline,
                                            const bool& closing, std::string name,
                                            std::string_view text);

}  // namespace stafett::sql
