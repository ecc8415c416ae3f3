// The store as services see it: ask in a snapshot, write through the one lane.
//
//   const auto rings = store.read([&](sql::Reading& tx) { return load_rings(tx, grant, today); });
//   const Result<Saved> saved = store.write([&](sql::Writing& tx) -> Result<Saved> { … });
//   const auto file = store.audited_read([&](sql::Reading& tx, Trail& trail) { … });
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

#include "base/result.hpp"
#include "store/audit.hpp"
#include "store/lane.hpp"
#include "store/sql.hpp"

namespace stafett::store {

struct Options {
  sql::Location location;
  std::size_t readers = 16;         ///< most questions at once: as many as there are workers
  std::size_t most_in_group = 256;  ///< most commands committed together
};

/// The lines that a question's answer asks for: who was shown to whom.
using Trail = std::vector<AuditLine>;

/// One open database. All calls may be made from any thread. Throws sql::Error at once where the
/// database is not there, is not durable, or is not at this program's schema (migrate.hpp).
class Store {
 public:
  explicit Store(Options options);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  /// `command(sql::Writing&)` in the writer lane, one transaction; comes back with its answer when
  /// that is on the disk. Where it answers a refused Result, or throws, it leaves nothing behind.
  /// (What has to stay although the answer is no, a failed try to sign in, is answered as a struct
  /// that holds the refusal.)
  template <class Command>
  auto write(Command&& command) -> std::invoke_result_t<Command&, sql::Writing&> {
    using Answer = std::invoke_result_t<Command&, sql::Writing&>;
    if constexpr (std::is_void_v<Answer>) {
      lane_.run([&command](sql::Writing& tx) {
        command(tx);
        return true;
      });
    } else {
      std::optional<Answer> answer;
      lane_.run([&command, &answer](sql::Writing& tx) {
        answer.emplace(command(tx));
        return stays(*answer);
      });
      return *std::move(answer);
    }
  }

  /// `question(sql::Reading&)` in a snapshot of its own. Waits while all readers are in use.
  template <class Question>
  auto read(Question&& question) -> std::invoke_result_t<Question&, sql::Reading&> {
    const Reader reader{*this};
    return question(reader.transaction());
  }

  /// As read, for what shows a person's record: `question(sql::Reading&, Trail&)` puts a line into
  /// the trail for what it shows; the answer is given only when those lines are on the disk.
  template <class Question>
  auto audited_read(Question&& question) -> std::invoke_result_t<Question&, sql::Reading&, Trail&> {
    Trail trail;
    auto answer = [&] {
      const Reader reader{*this};
      return question(reader.transaction(), trail);
    }();
    if (!trail.empty()) append_trail(trail);
    return answer;
  }

 private:
  struct Pool;

  /// A connection of the pool with a snapshot begun on it, for one question.
  class Reader {
   public:
    explicit Reader(Store& store);
    ~Reader();
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
    [[nodiscard]] sql::Reading& transaction() const { return *transaction_; }

   private:
    Store& store_;
    std::unique_ptr<sql::Connection> connection_;
    mutable std::optional<sql::ReadTransaction> transaction_;
  };

  template <class Answer>
  static bool stays(const Answer& answer) {
    if constexpr (requires {
                    { answer.error() } -> std::convertible_to<Refusal>;
                  }) {
      return answer.has_value();
    } else {
      return true;
    }
  }

  void append_trail(const Trail& trail);

  std::unique_ptr<Pool> pool_;
  Lane lane_;
};

}  // namespace stafett::store
