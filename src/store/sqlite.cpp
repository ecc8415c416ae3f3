// The door's SQLite side.
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "store/sql.hpp"

namespace stafett::sql {

namespace {

/// How long another process (a command beside the server) may hold the write lock.
constexpr int busy_milliseconds = 10'000;

/// 32 MB: past that a commit carries the log over itself.
constexpr int most_log_pages = 4000;

/// How many pages a connection's cache takes from the system in one piece: more than most answers
/// look at.
constexpr int pages_at_once = 128;

ErrorKind kind_of(int code) {
  switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
      return ErrorKind::unique;
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      return ErrorKind::foreign_key;
    case SQLITE_CONSTRAINT_CHECK:
    case SQLITE_CONSTRAINT_NOTNULL:
      return ErrorKind::check;
    default:
      break;
  }
  const int primary = code & 0xff;
  if (primary == SQLITE_FULL) return ErrorKind::full;
  return primary == SQLITE_BUSY || primary == SQLITE_LOCKED ? ErrorKind::busy : ErrorKind::other;
}

/// SQLite's messages name tables and columns, never values: "UNIQUE constraint failed: team.name".
[[noreturn]] void throw_last(sqlite3* db, std::string_view doing) {
  const int code = sqlite3_extended_errcode(db);
  const std::string message = sqlite3_errmsg(db);
  std::string table;
  const auto kind = kind_of(code);
  if (kind == ErrorKind::unique || code == SQLITE_CONSTRAINT_NOTNULL) {
    const auto colon = message.rfind("failed: ");
    const auto dot = message.find('.', colon == std::string::npos ? 0 : colon);
    if (colon != std::string::npos && dot != std::string::npos) {
      table = message.substr(colon + 8, dot - colon - 8);
    }
  }
  throw Error{kind, table,
              "sqlite: " + message + " (" + std::to_string(code) + "), " + std::string{doing}};
}

class SqliteStatement final : public Statement {
 public:
  SqliteStatement(sqlite3* db, std::string_view sql) : db_{db} {
    const char* tail = nullptr;
    if (sqlite3_prepare_v3(db, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                           &statement_, &tail) != SQLITE_OK) {
      throw_last(db, "preparing: " + std::string{sql.substr(0, 200)});
    }
    if (statement_ == nullptr)
      throw Error{ErrorKind::other, {}, "sqlite: no statement in the text"};
    // "$2" is a name to SQLite, numbered as it comes: find each one's number.
    const int count = sqlite3_bind_parameter_count(statement_);
    for (int number = 1; number <= count; ++number) {
      const char* name = sqlite3_bind_parameter_name(statement_, number);
      const int position = name == nullptr ? number : std::atoi(name + 1);
      if (position < 1) throw Error{ErrorKind::other, {}, "sqlite: parameters are $1, $2 …"};
      if (numbers_.size() < static_cast<std::size_t>(position)) {
        numbers_.resize(static_cast<std::size_t>(position), 0);
      }
      numbers_[static_cast<std::size_t>(position) - 1] = number;
    }
  }
  SqliteStatement(const SqliteStatement&) = delete;
  SqliteStatement& operator=(const SqliteStatement&) = delete;
  ~SqliteStatement() override { sqlite3_finalize(statement_); }

  void start(std::span<const Parameter> parameters, bool keep) override {
    if (parameters.size() != numbers_.size()) {
      throw Error{ErrorKind::other, {}, "sqlite: wrong number of parameters: " + beginning()};
    }
    done_ = false;
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      if (numbers_[i] != 0) bind(numbers_[i], parameters[i], keep);
    }
  }

  bool next() override {
    if (done_) return false;
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    done_ = true;
    if (code != SQLITE_DONE) throw_last(db_, "running: " + beginning());
    changed_ = sqlite3_changes64(db_);
    return false;
  }

  [[nodiscard]] std::int64_t changed() const override { return changed_; }
  void finish() noexcept override {
    done_ = true;
    sqlite3_reset(statement_);
  }
  [[nodiscard]] int columns() const override { return sqlite3_column_count(statement_); }
  [[nodiscard]] std::string_view name(int column) const override {
    return sqlite3_column_name(statement_, column);
  }
  [[nodiscard]] bool is_null(int column) const override {
    return sqlite3_column_type(statement_, checked(column)) == SQLITE_NULL;
  }
  [[nodiscard]] bool truth(int column) const override {
    return sqlite3_column_int64(statement_, column) != 0;
  }
  [[nodiscard]] std::int64_t integer(int column) const override {
    if (sqlite3_column_type(statement_, column) != SQLITE_INTEGER) detail::throw_unreadable(column);
    return sqlite3_column_int64(statement_, column);
  }
  [[nodiscard]] double real(int column) const override {
    return sqlite3_column_double(statement_, column);
  }
  [[nodiscard]] std::string_view text(int column) const override {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
  }

 private:
  [[nodiscard]] std::string beginning() const {
    return std::string{std::string_view{sqlite3_sql(statement_)}.substr(0, 200)};
  }
  [[nodiscard]] int checked(int column) const {
    if (column < 0 || column >= sqlite3_column_count(statement_)) {
      throw Error{ErrorKind::other, {}, "sqlite: no such column: " + beginning()};
    }
    return column;
  }

  void bind(int number, const Parameter& parameter, bool keep) {
    int code = SQLITE_OK;
    switch (parameter.kind()) {
      case Parameter::Kind::null:
        code = sqlite3_bind_null(statement_, number);
        break;
      case Parameter::Kind::integer:
        code = sqlite3_bind_int64(statement_, number, parameter.integer());
        break;
      case Parameter::Kind::real:
        code = sqlite3_bind_double(statement_, number, parameter.real());
        break;
      case Parameter::Kind::text:
      case Parameter::Kind::short_text: {
        const auto text = parameter.text();
        detail::check_text(text);
        code =
            sqlite3_bind_text64(statement_, number, text.data() == nullptr ? "" : text.data(),
                                text.size(), keep ? SQLITE_TRANSIENT : SQLITE_STATIC, SQLITE_UTF8);
        break;
      }
    }
    if (code != SQLITE_OK) throw_last(db_, "binding: " + beginning());
  }

  sqlite3* db_;
  sqlite3_stmt* statement_ = nullptr;
  std::vector<int> numbers_;  ///< of $1, $2 …; 0: not used in the text
  std::int64_t changed_ = 0;
  bool done_ = true;
};

class SqliteLineWriter final : public LineWriter {
 public:
  SqliteLineWriter(sqlite3* db, const Table& table)
      : columns_{table.columns.size()}, statement_{db, insert_into(table)} {}

  void add(std::string_view line) override {
    values_.clear();
    for (std::size_t from = 0;;) {
      const auto tab = line.find('\t', from);
      values_.push_back(value_of(line.substr(from, tab - from)));
      if (tab == std::string_view::npos) break;
      from = tab + 1;
    }
    if (values_.size() != columns_) {
      throw Error{ErrorKind::other, {}, "a line has not as many values as its table has columns"};
    }
    parameters_.assign(values_.begin(), values_.end());
    // The columns' affinity makes numbers of digits again.
    statement_.start(parameters_, false);
    statement_.next();
    statement_.finish();
  }
  void finish() override {}

 private:
  static std::string insert_into(const Table& table) {
    std::string names;
    std::string numbers;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      names += (i == 0 ? "\"" : ", \"") + table.columns[i].name + '"';
      numbers += (i == 0 ? "$" : ", $") + std::to_string(i + 1);
    }
    return "insert into \"" + table.name + "\" (" + names + ") values (" + numbers + ")";
  }

  std::size_t columns_;
  SqliteStatement statement_;
  std::vector<std::optional<std::string>> values_;
  std::vector<Parameter> parameters_;
};

/// For the whole process, before its first database is opened. SQLite would count all memory under
/// one lock, which sixteen readers wait for more than they work; and a reader's pages, outdated by
/// every commit, would be given back and asked for anew one by one.
void configure() {
  static const bool done = [] {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) == SQLITE_OK &&
           sqlite3_config(SQLITE_CONFIG_PAGECACHE, nullptr, 0, pages_at_once) == SQLITE_OK;
  }();
  if (!done) throw Error{ErrorKind::other, {}, "sqlite: in use before it was configured"};
}

/// Made with rights for its owner only, before SQLite would make it with those of the umask.
void make_private_file(const std::string& file) {
  const int fd = ::open(file.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0) {
    throw Error{
        ErrorKind::other, {}, "sqlite: cannot make the file: " + std::string{std::strerror(errno)}};
  }
  ::close(fd);
}

class SqliteConnection final : public Connection {
 public:
  SqliteConnection(const std::string& file, Mode mode) {
    configure();
    if (mode == Mode::create) make_private_file(file);
    const int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                      (mode == Mode::read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
    if (sqlite3_open_v2(file.c_str(), &db_, flags, nullptr) != SQLITE_OK) {
      const std::string message = db_ == nullptr ? "no memory" : sqlite3_errmsg(db_);
      sqlite3_close(db_);
      throw Error{ErrorKind::other, {}, "sqlite: cannot open: " + message};
    }
    try {
      settle(mode);
    } catch (...) {
      close();
      throw;
    }
  }
  ~SqliteConnection() override { close(); }

  [[nodiscard]] Engine engine() const override { return Engine::sqlite; }

  void execute(const std::string& script) override {
    if (sqlite3_exec(db_, script.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
      throw_last(db_, "running: " + script.substr(0, 200));
    }
  }
  [[nodiscard]] bool in_transaction() const override { return sqlite3_get_autocommit(db_) == 0; }
  [[nodiscard]] bool is_broken() const override { return false; }
  [[nodiscard]] int log_pages() const override { return log_pages_; }

  std::vector<Table> tables() override {
    constexpr std::string_view columns_of_all = R"(
      select t.name, c.name, lower(c.type), c.pk
      from pragma_table_list t
      join pragma_table_info(t.name) c
      where t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite~_%' escape '~'
      order by t.name, c.cid)";
    std::vector<Table> all;
    for (const auto row : rows(columns_of_all)) {
      const auto name = row.get<std::string_view>(0);
      if (all.empty() || all.back().name != name) all.push_back({std::string{name}, {}, {}});
      auto& table = all.back();
      table.columns.push_back({row.get<std::string>(1), row.get<std::string>(2)});
      const auto place = row.get<std::size_t>(3);  // from 1; 0: not in the key
      if (table.primary_key.size() < place) table.primary_key.resize(place);
      if (place > 0) table.primary_key[place - 1] = row.get<std::string>(1);
    }
    return all;
  }

  void read_lines(const std::string& select,
                  const std::function<void(std::string_view)>& each) override {
    SqliteStatement statement{db_, select};
    statement.start({}, false);
    std::string line;
    while (statement.next()) {
      line.clear();
      for (int column = 0; column < statement.columns(); ++column) {
        if (column > 0) line += '\t';
        if (statement.is_null(column)) {
          line += "\\N";
        } else {
          append_value(line, statement.text(column));
        }
      }
      each(line);
    }
  }

  std::unique_ptr<LineWriter> write_lines(const Table& table) override {
    return std::make_unique<SqliteLineWriter>(db_, table);
  }

  void suspend_foreign_keys() override { execute("pragma defer_foreign_keys = on"); }
  void resume_foreign_keys() override {
    SqliteStatement statement{db_, "pragma foreign_key_check"};
    statement.start({}, false);
    if (statement.next()) {
      throw Error{
          ErrorKind::foreign_key, std::string{statement.text(0)},
          "sqlite: a row names one that is not there, table " + std::string{statement.text(0)}};
    }
    execute("pragma defer_foreign_keys = off");
  }
  void require_alone() override {
    sqlite3_busy_timeout(db_, 0);
    execute("pragma locking_mode = exclusive; begin exclusive; commit");
    sqlite3_busy_timeout(db_, busy_milliseconds);
  }

 protected:
  std::unique_ptr<Statement> prepare(std::string_view sql) override {
    return std::make_unique<SqliteStatement>(db_, sql);
  }

 private:
  void settle(Mode mode) {
    sqlite3_busy_timeout(db_, busy_milliseconds);
    // Names in double quotes are names, not texts, as in PostgreSQL.
    sqlite3_db_config(db_, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(db_, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_db_config(db_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    if (mode != Mode::read_only) {
      // In a new file: a note and its search words fit into a page of their table whole.
      execute("pragma page_size = 8192; pragma journal_mode = wal");
      // The one writer touches pages all over the indexes; the many readers few each. A log that a
      // long backup made grow is cut back.
      execute("pragma cache_size = -32768; pragma journal_size_limit = 67108864");
      sqlite3_wal_hook(db_, after_commit, this);
    }
    // secure_delete: what is erased is overwritten, not only unlinked.
    execute(
        "pragma synchronous = full; pragma foreign_keys = on; pragma secure_delete = on;"
        "pragma temp_store = memory; pragma trusted_schema = off;"
        "pragma case_sensitive_like = on");
    require("pragma journal_mode", "wal");
    require("pragma synchronous", "2");
    require("pragma foreign_keys", "1");
    require("pragma secure_delete", "1");
  }

  void require(std::string_view pragma, std::string_view expected) {
    SqliteStatement statement{db_, pragma};
    statement.start({}, false);
    if (!statement.next() || statement.text(0) != expected) {
      throw Error{
          ErrorKind::other,
          {},
          "sqlite: refused to start: " + std::string{pragma} + " is not " + std::string{expected}};
    }
  }

  /// store/checkpoints carries the log over; a commit does it only where that does not keep up.
  static int after_commit(void* self, sqlite3* db, const char* /*schema*/, int pages) {
    static_cast<SqliteConnection*>(self)->log_pages_ = pages;
    if (pages >= most_log_pages) {
      // Passive, as SQLite's own: where somebody else is at it, they go on alone.
      sqlite3_wal_checkpoint_v2(db, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    }
    return SQLITE_OK;
  }

  void close() noexcept {
    forget_statements();
    sqlite3_close(db_);
  }

  sqlite3* db_ = nullptr;
  int log_pages_ = 0;
};

}  // namespace

std::unique_ptr<Connection> open_sqlite(const std::string& file, Mode mode) {
  return std::make_unique<SqliteConnection>(file, mode);
}

}  // namespace stafett::sql
