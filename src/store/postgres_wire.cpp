#include "store/postgres_wire.hpp"

#include <utility>

namespace stafett::sql {

namespace {

std::string_view field(const PGresult* result, int code) {
  const char* text = PQresultErrorField(result, code);
  return text == nullptr ? std::string_view{} : std::string_view{text};
}

ErrorKind kind_of(std::string_view state) {
  if (state == "23505") return ErrorKind::unique;
  if (state == "23503") return ErrorKind::foreign_key;
  if (state == "23514" || state == "23502") return ErrorKind::check;
  if (state == "53100") return ErrorKind::full;
  // Deadlock, serialization, lock not available, too many connections, shutting down.
  if (state.starts_with("40") || state.starts_with("53") || state == "55P03" ||
      state.starts_with("57P")) {
    return ErrorKind::busy;
  }
  return ErrorKind::other;
}

}  // namespace

bool succeeded(const PGresult* result) {
  const auto status = PQresultStatus(result);
  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

void throw_result(PGconn* connection, const PGresult* result, std::string_view doing) {
  const std::string state{field(result, PG_DIAG_SQLSTATE)};
  std::string what = "postgres: ";
  if (state.empty()) {
    what += PQstatus(connection) == CONNECTION_OK ? "no answer" : "connection lost";
  } else {
    what += state;
    if (state.starts_with("42")) what += ' ' + std::string{field(result, PG_DIAG_MESSAGE_PRIMARY)};
    const auto constraint = field(result, PG_DIAG_CONSTRAINT_NAME);
    if (!constraint.empty()) what += " constraint " + std::string{constraint};
  }
  throw Error{state.empty() ? ErrorKind::busy : kind_of(state),
              std::string{field(result, PG_DIAG_TABLE_NAME)}, what + ", " + std::string{doing}};
}

void Pipeline::send(const std::string& name, const std::string& doing,
                    const std::vector<const char*>& values, std::shared_ptr<Answer> answer) {
  if (sent_.size() >= most_sent) settle();
  if (sent_.empty()) PQenterPipelineMode(connection_);
  sent_.push_back({&doing, std::move(answer)});
  if (PQsendQueryPrepared(connection_, name.c_str(), static_cast<int>(values.size()), values.data(),
                          nullptr, nullptr, 0) != 1) {
    sent_.pop_back();
    forget();
    throw Error{ErrorKind::busy, {}, "postgres: connection lost, sending"};
  }
}

void Pipeline::settle() {
  wait();
  if (refused_) std::rethrow_exception(std::exchange(refused_, nullptr));
}

void Pipeline::forget() noexcept {
  wait();
  refused_ = nullptr;
}

void Pipeline::wait() noexcept {
  if (sent_.empty()) return;
  PQpipelineSync(connection_);
  for (auto& one : sent_) {
    PgResult result{PQgetResult(connection_)};
    while (PgResult more{PQgetResult(connection_)}) {
      if (PQstatus(connection_) != CONNECTION_OK) break;
    }
    take(one, std::move(result));
  }
  sent_.clear();
  const PgResult end{PQgetResult(connection_)};
  PQexitPipelineMode(connection_);
}

void Pipeline::take(Sent& sent, PgResult result) noexcept {
  if (!succeeded(result.get())) {
    // Those after the first were not carried out at all.
    if (refused_) return;
    try {
      throw_result(connection_, result.get(), "running: " + sent.doing->substr(0, 200));
    } catch (...) {
      refused_ = std::current_exception();
    }
    return;
  }
  if (sent.answer == nullptr) return;
  sent.answer->result = std::move(result);
  sent.answer->is_here = true;
}

}  // namespace stafett::sql
