#include "store/sql.hpp"

#include <functional>
#include <unordered_map>

#include "base/text.hpp"

namespace stafett::sql {

namespace {

/// More than all statements of the program; only texts made at run time can exceed it.
constexpr std::size_t most_kept = 1000;

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const noexcept {
    return std::hash<std::string_view>{}(text);
  }
};

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> heads) {
  for (auto head : heads) {
    if (text.starts_with(head)) return true;
  }
  return false;
}

bool is_rollback(std::string_view sql) { return sql.starts_with("rollback"); }

void roll_back(Connection& connection) noexcept {
  try {
    if (connection.in_transaction()) connection.run("rollback");
  } catch (const std::exception&) {
    // A lost connection has rolled back by itself.
  }
}

}  // namespace

Location Location::from_text(std::string_view text) {
  if (starts_with_any(text, {"postgres://", "postgresql://"}) ||
      text.find("dbname=") != std::string_view::npos) {
    return {Engine::postgres, std::string{text}};
  }
  if (text.starts_with("sqlite:")) text.remove_prefix(7);
  return {Engine::sqlite, std::string{text}};
}

Parameter::Parameter(Day day) : kind_{Kind::short_text} {
  const auto text = day.to_text();
  short_size_ = static_cast<std::uint8_t>(text.copy(short_.data(), short_.size()));
}

Parameter::Parameter(const Uuid& uuid) : kind_{Kind::short_text}, short_size_{36} {
  constexpr char digits[] = "0123456789abcdef";
  std::size_t at = 0;
  for (std::size_t i = 0; i < uuid.bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) short_[at++] = '-';
    short_[at++] = digits[uuid.bytes[i] >> 4];
    short_[at++] = digits[uuid.bytes[i] & 15];
  }
}

namespace detail {

void throw_too_large() {
  throw Error{ErrorKind::other, {}, "a number is larger than databases have them"};
}

void throw_null(int column) {
  throw Error{ErrorKind::other, {}, "column " + std::to_string(column) + " is null"};
}

void check_text(std::string_view text) {
  bool ascii = true;
  for (const char c : text) {
    if (c == '\0') throw Error{ErrorKind::other, {}, "a text holds U+0000"};
    ascii = ascii && static_cast<unsigned char>(c) < 0x80;
  }
  if (!ascii && !text::is_utf8(text)) throw Error{ErrorKind::other, {}, "a text is not UTF-8"};
}

void throw_unreadable(int column) {
  throw Error{ErrorKind::other,
              {},
              "column " + std::to_string(column) + " does not hold what the program expects"};
}

}  // namespace detail

Rows::~Rows() {
  if (statement_ == nullptr) return;
  statement_->finish();
  statement_->in_use = false;
}

struct Connection::Kept {
  std::unordered_map<std::string, std::unique_ptr<Statement>, TextHash, std::equal_to<>> by_text;
};

Connection::Connection() : kept_{std::make_unique<Kept>()} {}
Connection::~Connection() = default;

void Connection::forget_statements() noexcept { kept_->by_text.clear(); }

Statement& Connection::kept(std::string_view sql, std::unique_ptr<Statement>& own) {
  const auto found = kept_->by_text.find(sql);
  if (found == kept_->by_text.end()) {
    if (kept_->by_text.size() >= most_kept) {
      std::erase_if(kept_->by_text, [](const auto& entry) { return !entry.second->in_use; });
    }
    return *kept_->by_text.emplace(sql, prepare(sql)).first->second;
  }
  if (!found->second->in_use) return *found->second;
  own = prepare(sql);
  return *own;
}

/// PostgreSQL takes nothing more after an error until it is rolled back; SQLite would go on.
void Connection::check_not_failed(std::string_view sql) {
  if (!failed_) return;
  if (!is_rollback(sql) && in_transaction()) {
    throw Error{ErrorKind::other, {}, "an error came before; roll back first"};
  }
  failed_ = false;
}

void Connection::note_failure() noexcept { failed_ = in_transaction(); }

void Connection::settle() {
  try {
    await_sent();
  } catch (const Error&) {
    note_failure();
    throw;
  }
}

std::int64_t Connection::run_with(std::string_view sql, std::span<const Parameter> parameters) {
  // What is undone may have been wrong.
  if (is_rollback(sql)) {
    forget_sent();
  } else {
    settle();
  }
  check_not_failed(sql);
  try {
    std::unique_ptr<Statement> own;
    auto& statement = kept(sql, own);
    struct Finish {
      Statement& statement;
      ~Finish() { statement.finish(); }
    } finish{statement};
    statement.start(parameters, false);
    while (statement.next()) {
    }
    return statement.changed();
  } catch (const Error&) {
    note_failure();
    throw;
  }
}

void Connection::run_soon_with(std::string_view sql, std::span<const Parameter> parameters) {
  check_not_failed(sql);
  try {
    std::unique_ptr<Statement> own;
    if (kept(sql, own).send(parameters)) return;
  } catch (const Error&) {
    note_failure();
    throw;
  }
  run_with(sql, parameters);
}

Rows Connection::ask_with(std::string_view sql, std::span<const Parameter> parameters) {
  check_not_failed(sql);
  try {
    std::unique_ptr<Statement> own;
    if (auto answer = kept(sql, own).ask(parameters)) {
      auto& statement = *answer;
      return Rows{statement, std::move(answer)};
    }
  } catch (const Error&) {
    note_failure();
    throw;
  }
  return rows_with(sql, parameters);
}

Rows Connection::rows_with(std::string_view sql, std::span<const Parameter> parameters) {
  settle();
  check_not_failed(sql);
  try {
    std::unique_ptr<Statement> own;
    auto& statement = kept(sql, own);
    statement.in_use = true;
    Rows rows{statement, std::move(own)};
    statement.start(parameters, true);
    return rows;
  } catch (const Error&) {
    note_failure();
    throw;
  }
}

std::unique_ptr<Connection> open(const Location& location, Mode mode) {
  return location.engine == Engine::sqlite ? open_sqlite(location.target, mode)
                                           : open_postgres(location.target, mode);
}

ReadTransaction::ReadTransaction(Connection& connection) : Reading{connection} {
  connection.run(connection.engine() == Engine::sqlite
                     ? "begin deferred"
                     : "begin transaction isolation level repeatable read read only");
}

ReadTransaction::~ReadTransaction() { roll_back(*connection_); }

WriteTransaction::WriteTransaction(Connection& connection) : Writing{connection} {
  connection.run(connection.engine() == Engine::sqlite ? "begin immediate" : "begin");
}

WriteTransaction::~WriteTransaction() {
  if (!done_) roll_back(*connection_);
}

void WriteTransaction::commit() {
  connection_->run("commit");
  done_ = true;
}

std::string escaped_like(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '%' || c == '_' || c == '!') escaped += '!';
    escaped += c;
  }
  return escaped;
}

}  // namespace stafett::sql
