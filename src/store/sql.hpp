// The door to the database: one SQL text, two engines (SQLite, PostgreSQL 15). Only sqlite.cpp and
// postgres*.cpp know what stands behind it.
//
// How a store function looks. The SQL stands in a raw string right above the function that uses it,
// columns named, one line a clause; a row of a type is mapped in one place; who shows or changes a
// person's record takes the grant that domain/access made:
//
//   // In the order of team_of.
//   constexpr std::string_view team_by_id = R"(
//     select id, name, version
//     from team
//     where id = $1)";
//
//   Team team_of(const sql::Row& row) {
//     Team team;
//     row.into(team.id, team.name, team.version);
//     return team;
//   }
//
//   std::optional<Team> find_team(sql::Reading& tx, TeamId id) {
//     return tx.rows(team_by_id, id).first(team_of);
//   }
//
// Functions that only read take `Reading&` and serve both; those that write take `Writing&`, which
// only the writer lane hands out (lane.hpp).
//
// House rules for SQL that means the same in both engines:
//   1. ids are made here (Id::make); no identity columns, no now(), no random().
//   2. an optional filter is `(cast($1 as uuid) is null or id = $1)`: cast to the column's type.
//   3. booleans are bound as 0/1; compare `flag = $1`, `flag`, `not flag`, never `flag = 1`.
//   4. no "for update": `where id = $1 and version = $2` and look at the count (once.hpp).
//   5. days and instants are made by Day and Instant; the engines check nothing.
//   6. lower() is ASCII in SQLite: search and sort by columns of text::fold and text::sort_key.
//   7. text sorts byte by byte in both.
//   8. sum() of bigint is numeric in PostgreSQL: read it as std::int64_t, never divide it.
//   9. every order by ends in a unique column; where one can be null it says nulls first or last.
//  10. like tells capitals from small letters; a pattern made of input names its escape character.
//  11. after an Error the transaction can only be rolled back (the lane does that for a command).
#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/codes.hpp"
#include "base/day.hpp"
#include "base/id.hpp"
#include "base/instant.hpp"
#include "base/money.hpp"
#include "store/lines.hpp"
#include "store/parameter.hpp"

namespace stafett::sql {

enum class Engine { sqlite, postgres };

/// Where a database is. Text forms: "postgres://…", "postgresql://…" or a libpq conninfo with
/// "dbname="; "sqlite:FILE" or just FILE.
struct Location {
  Engine engine = Engine::sqlite;
  std::string target;  ///< file, or conninfo; may hold a password: never log it

  static Location from_text(std::string_view text);
};

/// What went wrong, as far as a caller can do something about it.
enum class ErrorKind {
  unique,       ///< the row is there already
  foreign_key,  ///< it names a row that is not there, or is still named by one
  check,        ///< a check or not-null constraint
  busy,         ///< somebody else holds it too long; try again later
  full,         ///< no room on the disk
  other,
};

/// An engine said no. The text holds names of tables, columns and constraints and never a value.
class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, std::string table, const std::string& what)
      : std::runtime_error{what}, kind_{kind}, table_{std::move(table)} {}
  [[nodiscard]] ErrorKind kind() const { return kind_; }
  /// The table whose constraint it was; empty where the engine does not say.
  [[nodiscard]] const std::string& table() const { return table_; }

 private:
  ErrorKind kind_;
  std::string table_;
};

/// What an engine does with one statement. Used by Row, Rows and Connection only.
class Statement {
 public:
  virtual ~Statement() = default;
  /// Binds and begins; `keep` copies the texts because rows are fetched after the call.
  virtual void start(std::span<const Parameter> parameters, bool keep) = 0;
  /// On to the next row; false when there is none.
  virtual bool next() = 0;
  /// How many rows a finished insert, update or delete touched.
  [[nodiscard]] virtual std::int64_t changed() const = 0;
  virtual void finish() noexcept = 0;
  /// Sends it and does not wait. False where the engine is no further away than a call: nothing
  /// was done then.
  virtual bool send(std::span<const Parameter> /*parameters*/) { return false; }
  /// As send, for a question: its rows, or nothing where send answers false.
  virtual std::unique_ptr<Statement> ask(std::span<const Parameter> /*parameters*/) {
    return nullptr;
  }
  [[nodiscard]] virtual int columns() const = 0;
  [[nodiscard]] virtual std::string_view name(int column) const = 0;
  [[nodiscard]] virtual bool is_null(int column) const = 0;
  [[nodiscard]] virtual bool truth(int column) const = 0;
  [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
  [[nodiscard]] virtual double real(int column) const = 0;
  [[nodiscard]] virtual std::string_view text(int column) const = 0;

  bool in_use = false;
};

namespace detail {
[[noreturn]] void throw_null(int column);
[[noreturn]] void throw_unreadable(int column);
/// Both engines keep the same texts: well-formed UTF-8 without U+0000; anything else throws Error.
void check_text(std::string_view text);
template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};
template <class T>
struct is_id : std::false_type {};
template <class Tag>
struct is_id<Id<Tag>> : std::true_type {};
}  // namespace detail

/// The row a statement stands on. Valid until the next row is fetched; string_views from it too.
class Row {
 public:
  explicit Row(const Statement& statement) : statement_{&statement} {}

  /// The value of column `column` (from 0) as T: bool, integers, double, std::string,
  /// std::string_view, Day, Instant, Money, Uuid, Id<…>, an enum with codes, or an optional of
  /// these. Null where T is no optional, and text that is no T, throw Error.
  template <class T>
  [[nodiscard]] T get(int column) const {
    if constexpr (detail::is_optional<T>::value) {
      if (statement_->is_null(column)) return std::nullopt;
      return get<typename T::value_type>(column);
    } else {
      if (statement_->is_null(column)) detail::throw_null(column);
      if constexpr (std::is_same_v<T, bool>) {
        return statement_->truth(column);
      } else if constexpr (std::is_integral_v<T>) {
        const auto wide = statement_->integer(column);
        if (!std::in_range<T>(wide)) detail::throw_unreadable(column);
        return static_cast<T>(wide);
      } else if constexpr (std::is_floating_point_v<T>) {
        return static_cast<T>(statement_->real(column));
      } else if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, std::string_view>) {
        return T{statement_->text(column)};
      } else if constexpr (std::is_same_v<T, Instant>) {
        return Instant{statement_->integer(column)};
      } else if constexpr (std::is_same_v<T, Money>) {
        return Money{statement_->integer(column)};
      } else if constexpr (std::is_enum_v<T>) {
        return value_or_throw(from_text<T>(statement_->text(column)), column);
      } else {
        return value_or_throw(T::from_text(statement_->text(column)), column);
      }
    }
  }

  /// Columns 0, 1, 2 … into these, each as get of its type.
  template <class... T>
  void into(T&... targets) const {
    int column = 0;
    ((targets = get<T>(column++)), ...);
  }

  [[nodiscard]] bool is_null(int column) const { return statement_->is_null(column); }
  [[nodiscard]] int columns() const { return statement_->columns(); }
  [[nodiscard]] std::string_view name(int column) const { return statement_->name(column); }

 private:
  template <class T>
  static T value_or_throw(std::optional<T> value, int column) {
    if (!value) detail::throw_unreadable(column);
    return *std::move(value);
  }
  const Statement* statement_;
};

/// The rows of a question, fetched as they are asked for: iterate once. While one is alive nothing
/// may commit or roll back.
class Rows {
 public:
  explicit Rows(Statement& statement, std::unique_ptr<Statement> own = nullptr)
      : statement_{&statement}, own_{std::move(own)} {}
  Rows(Rows&& other) noexcept
      : statement_{std::exchange(other.statement_, nullptr)}, own_{std::move(other.own_)} {}
  Rows& operator=(Rows&&) = delete;
  ~Rows();

  class Iterator {
   public:
    explicit Iterator(Statement* statement) : statement_{statement} { ++*this; }
    Row operator*() const { return Row{*statement_}; }
    Iterator& operator++() {
      if (statement_ != nullptr && !statement_->next()) statement_ = nullptr;
      return *this;
    }
    bool operator==(std::nullptr_t) const { return statement_ == nullptr; }

   private:
    Statement* statement_;
  };
  Iterator begin() { return Iterator{statement_}; }
  [[nodiscard]] std::nullptr_t end() const { return nullptr; }

  /// All rows through `map(const Row&)`.
  template <class Map>
  auto all(Map&& map) {
    std::vector<std::invoke_result_t<Map, const Row&>> list;
    for (const Row row : *this) list.push_back(map(row));
    return list;
  }
  /// The first row through `map`, nothing where there is none.
  template <class Map>
  auto first(Map&& map) -> std::optional<std::invoke_result_t<Map, const Row&>> {
    for (const Row row : *this) return map(row);
    return std::nullopt;
  }

 private:
  Statement* statement_;
  std::unique_ptr<Statement> own_;  ///< where the kept statement was in use already
};

/// One connection; used by one thread at a time. Statements are prepared once and kept by their
/// text.
class Connection {
 public:
  Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  virtual ~Connection();

  [[nodiscard]] virtual Engine engine() const = 0;
  /// Runs several statements without parameters or rows: migrations, begin, commit.
  virtual void execute(const std::string& script) = 0;
  /// True between begin and commit or rollback, as the engine itself sees it.
  [[nodiscard]] virtual bool in_transaction() const = 0;
  /// True where the connection is lost and has to be opened anew.
  [[nodiscard]] virtual bool is_broken() const = 0;

  /// SQLite: how many pages the log held after the last commit here; PostgreSQL keeps that to
  /// itself.
  [[nodiscard]] virtual int log_pages() const { return 0; }

  /// Runs an insert, update or delete; gives how many rows it touched.
  template <class... Values>
  std::int64_t run(std::string_view sql, const Values&... values) {
    const std::array<Parameter, sizeof...(Values)> parameters{Parameter{values}...};
    return run_with(sql, parameters);
  }
  template <class... Values>
  Rows rows(std::string_view sql, const Values&... values) {
    const std::array<Parameter, sizeof...(Values)> parameters{Parameter{values}...};
    return rows_with(sql, parameters);
  }
  std::int64_t run_with(std::string_view sql, std::span<const Parameter> parameters);
  Rows rows_with(std::string_view sql, std::span<const Parameter> parameters);
  /// As run_with, where nobody looks at the count: PostgreSQL is not waited for, and what was wrong
  /// is thrown by this or one of the next calls, at the latest by settle or commit.
  void run_soon_with(std::string_view sql, std::span<const Parameter> parameters);
  /// As rows_with, but PostgreSQL is waited for only when the first row is asked for: questions
  /// asked one after the other, before any answer is looked at, are one way there and back.
  Rows ask_with(std::string_view sql, std::span<const Parameter> parameters);
  /// Waits for what run_soon has sent; throws what was wrong with it.
  void settle();

  /// All tables, by name.
  virtual std::vector<Table> tables() = 0;
  /// Each row of a select as a line (see LineWriter), however many there are.
  virtual void read_lines(const std::string& select,
                          const std::function<void(std::string_view)>& each) = 0;
  /// Into all columns of `table`. One at a time; nothing else runs until it is finished or gone.
  virtual std::unique_ptr<LineWriter> write_lines(const Table& table) = 0;
  /// Inside a transaction: rows may name rows that are not there yet, until resume_foreign_keys,
  /// which throws (foreign_key) where one still does.
  virtual void suspend_foreign_keys() = 0;
  virtual void resume_foreign_keys() = 0;
  /// Throws (busy) where anybody else has the database open; nobody can open it after that, in
  /// SQLite, as long as this connection lives.
  virtual void require_alone() = 0;

 protected:
  virtual std::unique_ptr<Statement> prepare(std::string_view sql) = 0;
  /// Waits for what was sent: the one throws what was wrong with it, the other forgets it.
  virtual void await_sent() {}
  virtual void forget_sent() noexcept {}
  /// To be called by the engines' destructors: statements go before the connection.
  void forget_statements() noexcept;

 private:
  Statement& kept(std::string_view sql, std::unique_ptr<Statement>& own);
  void check_not_failed(std::string_view sql);
  void note_failure() noexcept;
  struct Kept;
  std::unique_ptr<Kept> kept_;
  bool failed_ = false;  ///< an error in this transaction, which is not rolled back yet
};

enum class Mode {
  create,      ///< reads and writes; an SQLite file is made where there is none
  read_write,  ///< reads and writes what must be there
  read_only,
};

/// `text` for use inside `like '%' || $1 || '%' escape '!'`: its own wildcards stand for
/// themselves.
std::string escaped_like(std::string_view text);

/// Opens, and refuses (Error) where what durability rests on is not in force: SQLite WAL,
/// synchronous=FULL, foreign keys; PostgreSQL 15 or newer, fsync, full_page_writes,
/// synchronous_commit.
std::unique_ptr<Connection> open(const Location& location, Mode mode);
std::unique_ptr<Connection> open_sqlite(const std::string& file, Mode mode);
std::unique_ptr<Connection> open_postgres(const std::string& conninfo, Mode mode);

/// A question that was asked (Reading::ask), and how its rows are read: call get once.
template <class T>
class Asked {
 public:
  Asked(Rows rows, T (*read)(Rows&)) : rows_{std::move(rows)}, read_{read} {}
  T get() { return read_(rows_); }

 private:
  Rows rows_;
  T (*read_)(Rows&);
};
/// All rows through `map`, a function.
template <auto map>
auto asked_all(Rows rows) {
  using T = std::invoke_result_t<decltype(map), const Row&>;
  return Asked<std::vector<T>>{std::move(rows), [](Rows& r) { return r.all(map); }};
}
/// The first row through `map`, a function.
template <auto map>
auto asked_first(Rows rows) {
  using T = std::invoke_result_t<decltype(map), const Row&>;
  return Asked<std::optional<T>>{std::move(rows), [](Rows& r) { return r.first(map); }};
}

/// What can be asked inside a transaction. All questions of one Reading see the same state.
class Reading {
 public:
  explicit Reading(Connection& connection) : connection_{&connection} {}
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  /// The rows of a select: for (const sql::Row row : tx.rows(…)), or .all(map), .first(map).
  template <class... Values>
  Rows rows(std::string_view sql, const Values&... values) {
    return connection_->rows(sql, values...);
  }
  /// As rows, for questions that can be asked before any of their answers is looked at:
  /// PostgreSQL answers all of them in one way there and back. The texts need not outlive the call.
  template <class... Values>
  Rows ask(std::string_view sql, const Values&... values) {
    const std::array<Parameter, sizeof...(Values)> parameters{Parameter{values}...};
    return connection_->ask_with(sql, parameters);
  }
  Rows ask_with(std::string_view sql, std::span<const Parameter> parameters) {
    return connection_->ask_with(sql, parameters);
  }
  /// Parameters made at run time, for questions with a varying number of filters.
  Rows rows_with(std::string_view sql, std::span<const Parameter> parameters) {
    return connection_->rows_with(sql, parameters);
  }
  /// The first row: tx.one<T>(…) its only column, tx.one<A, B>(…) a tuple; nothing where there is
  /// no row.
  template <class First, class... Rest, class... Values>
  auto one(std::string_view sql, const Values&... values) {
    return rows(sql, values...).first([](const Row& row) {
      if constexpr (sizeof...(Rest) == 0) {
        return row.get<First>(0);
      } else {
        std::tuple<First, Rest...> all;
        std::apply([&row](auto&... targets) { row.into(targets...); }, all);
        return all;
      }
    });
  }
  [[nodiscard]] Engine engine() const { return connection_->engine(); }
  /// For the few that must speak to the engine itself (search, backup, copy).
  [[nodiscard]] Connection& connection() { return *connection_; }

 protected:
  ~Reading() = default;
  Connection* connection_;
};

/// A snapshot: begins with the object and ends with it. Nothing can be written in it.
class ReadTransaction final : public Reading {
 public:
  explicit ReadTransaction(Connection& connection);
  ~ReadTransaction();
};

/// Where the audit chain stands inside a writing transaction; kept by audit.cpp.
struct ChainHead {
  std::int64_t seq = 0;
  std::string hash;
};

/// A transaction that may write. Handed out by the writer lane (lane.hpp) and by `alone`.
class Writing : public Reading {
 public:
  /// Runs an insert, update or delete; gives how many rows it touched.
  template <class... Values>
  std::int64_t run(std::string_view sql, const Values&... values) {
    return connection_->run(sql, values...);
  }
  std::int64_t run_with(std::string_view sql, std::span<const Parameter> parameters) {
    return connection_->run_with(sql, parameters);
  }
  /// As run, where nobody looks at the count; for many in a row. PostgreSQL is not waited for: what
  /// was wrong comes out of a later call, and undoes the transaction as ever.
  template <class... Values>
  void run_soon(std::string_view sql, const Values&... values) {
    const std::array<Parameter, sizeof...(Values)> parameters{Parameter{values}...};
    connection_->run_soon_with(sql, parameters);
  }

  std::optional<ChainHead> chain;  ///< nothing: not yet read in this transaction, or rolled back

 protected:
  explicit Writing(Connection& connection) : Reading{connection} {}
  ~Writing() = default;
};

/// A writing transaction outside the lane, for programs that have the database to themselves
/// (restore, copy, tests): rolls back when it is destroyed without commit().
class WriteTransaction final : public Writing {
 public:
  explicit WriteTransaction(Connection& connection);
  ~WriteTransaction();
  void commit();

 private:
  bool done_ = false;
};

}  // namespace stafett::sql
