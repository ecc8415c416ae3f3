// What the files of the PostgreSQL side share: libpq's results with an owner, its errors as ours,
// and the pipeline of what was sent and not waited for.
#pragma once

#include <libpq-fe.h>

#include <cstddef>
#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "store/sql.hpp"

namespace stafett::sql {

struct ClearResult {
  void operator()(PGresult* result) const { PQclear(result); }
};
using PgResult = std::unique_ptr<PGresult, ClearResult>;

bool succeeded(const PGresult* result);

/// The error that a result, or a connection without one, stands for. The server's own message may
/// quote values; only for faults of the SQL text itself (class 42) does it name nothing but names,
/// and is told.
[[noreturn]] void throw_result(PGconn* connection, const PGresult* result, std::string_view doing);

/// An answer that is there, or on its way.
struct Answer {
  PgResult result;
  bool is_here = false;
};

/// What was sent and not waited for, in the order it was sent; libpq's pipeline mode is on while
/// there is any.
class Pipeline {
 public:
  explicit Pipeline(PGconn* connection) : connection_{connection} {}

  /// `doing` must live until the answer is here.
  void send(const std::string& name, const std::string& doing,
            const std::vector<const char*>& values, std::shared_ptr<Answer> answer);
  /// Waits for all answers; throws what was wrong with the first that was refused.
  void settle();
  void forget() noexcept;
  /// As settle; what was wrong is thrown by the next settle.
  void wait() noexcept;

 private:
  /// Their answers, some dozen bytes each where there are no rows, fit in what a connection holds.
  static constexpr std::size_t most_sent = 256;

  struct Sent {
    const std::string* doing;
    std::shared_ptr<Answer> answer;
  };

  void take(Sent& sent, PgResult result) noexcept;

  PGconn* connection_;
  std::vector<Sent> sent_;
  std::exception_ptr refused_;
};

}  // namespace stafett::sql
