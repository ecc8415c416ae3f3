// The door's PostgreSQL side. Parameters and results travel as text; types are inferred by the
// server.
#include <libpq-fe.h>

#include <charconv>
#include <exception>

#include "store/sql.hpp"

namespace stafett::sql {

namespace {

struct ClearResult {
  void operator()(PGresult* result) const { PQclear(result); }
};
using PgResult = std::unique_ptr<PGresult, ClearResult>;

std::string_view field(const PGresult* result, int code) {
  const char* text = PQresultErrorField(result, code);
  return text == nullptr ? std::string_view{} : std::string_view{text};
}

ErrorKind kind_of(std::string_view state) {
  if (state == "23505") return ErrorKind::unique;
  if (state == "23503") return ErrorKind::foreign_key;
  if (state == "23514" || state == "23502") return ErrorKind::check;
  // Deadlock, serialization, lock not available, too many connections, shutting down.
  if (state.starts_with("40") || state.starts_with("53") || state == "55P03" ||
      state.starts_with("57P")) {
    return ErrorKind::busy;
  }
  return ErrorKind::other;
}

/// The server's own message may quote values; only for faults of the SQL text itself (class 42)
/// does it name nothing but names.
[[noreturn]] void throw_result(PGconn* connection, const PGresult* result, std::string_view doing) {
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

bool succeeded(const PGresult* result) {
  const auto status = PQresultStatus(result);
  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

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
            const std::vector<const char*>& values, std::shared_ptr<Answer> answer) {
    if (sent_.size() >= most_sent) settle();
    if (sent_.empty()) PQenterPipelineMode(connection_);
    sent_.push_back({&doing, std::move(answer)});
    if (PQsendQueryPrepared(connection_, name.c_str(), static_cast<int>(values.size()),
                            values.data(), nullptr, nullptr, 0) != 1) {
      sent_.pop_back();
      forget();
      throw Error{ErrorKind::busy, {}, "postgres: connection lost, sending"};
    }
  }

  /// Waits for all answers; throws what was wrong with the first that was refused.
  void settle() {
    wait();
    if (refused_) std::rethrow_exception(std::exchange(refused_, nullptr));
  }
  void forget() noexcept {
    wait();
    refused_ = nullptr;
  }
  /// As settle; what was wrong is thrown by the next settle.
  void wait() noexcept {
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

 private:
  /// Their answers, some dozen bytes each where there are no rows, fit in what a connection holds.
  static constexpr std::size_t most_sent = 256;

  struct Sent {
    const std::string* doing;
    std::shared_ptr<Answer> answer;
  };

  void take(Sent& sent, PgResult result) noexcept {
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

  PGconn* connection_;
  std::vector<Sent> sent_;
  std::exception_ptr refused_;
};

/// Rows as libpq has them.
class PostgresRows : public Statement {
 public:
  bool next() override {
    if (result_ == nullptr || row_ + 1 >= PQntuples(result_.get())) return false;
    ++row_;
    return true;
  }

  [[nodiscard]] std::int64_t changed() const override {
    return result_ == nullptr ? changed_ : affected();
  }
  void finish() noexcept override {
    if (result_ != nullptr) changed_ = affected();
    result_.reset();
  }
  [[nodiscard]] int columns() const override { return PQnfields(result_.get()); }
  [[nodiscard]] std::string_view name(int column) const override {
    return PQfname(result_.get(), column);
  }
  [[nodiscard]] bool is_null(int column) const override {
    if (column < 0 || column >= columns()) {
      throw Error{ErrorKind::other, {}, "postgres: no such column: " + beginning()};
    }
    return PQgetisnull(result_.get(), row_, column) != 0;
  }
  [[nodiscard]] bool truth(int column) const override {
    const auto value = text(column);
    return value == "t" || value == "1";
  }
  [[nodiscard]] std::int64_t integer(int column) const override {
    const auto value = text(column);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc{} || end != value.data() + value.size())
      detail::throw_unreadable(column);
    return number;
  }
  [[nodiscard]] double real(int column) const override {
    const auto value = text(column);
    double number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc{} || end != value.data() + value.size())
      detail::throw_unreadable(column);
    return number;
  }
  [[nodiscard]] std::string_view text(int column) const override {
    return {PQgetvalue(result_.get(), row_, column),
            static_cast<std::size_t>(PQgetlength(result_.get(), row_, column))};
  }

 protected:
  explicit PostgresRows(std::string_view sql) : sql_{sql} {}
  void hold(PgResult result) {
    row_ = -1;
    result_ = std::move(result);
  }
  [[nodiscard]] const PGresult* held() const { return result_.get(); }
  [[nodiscard]] const std::string& sql() const { return sql_; }
  [[nodiscard]] std::string beginning() const { return sql_.substr(0, 200); }

 private:
  [[nodiscard]] std::int64_t affected() const {
    const std::string_view count = PQcmdTuples(result_.get());
    std::int64_t number = 0;
    std::from_chars(count.data(), count.data() + count.size(), number);
    return number;
  }

  std::string sql_;
  PgResult result_;
  int row_ = -1;
  std::int64_t changed_ = 0;
};

/// The rows of a question that was sent and not waited for.
class PostgresAnswer final : public PostgresRows {
 public:
  PostgresAnswer(Pipeline& pipeline, const std::string& sql, std::shared_ptr<Answer> answer)
      : PostgresRows{sql}, pipeline_{pipeline}, answer_{std::move(answer)} {}

  void start(std::span<const Parameter> /*parameters*/, bool /*keep*/) override {
    throw std::logic_error{"an answer was asked for again"};
  }
  bool next() override {
    if (answer_ != nullptr) {
      pipeline_.settle();
      if (!answer_->is_here) throw Error{ErrorKind::busy, {}, "postgres: no answer"};
      hold(std::move(answer_->result));
      answer_.reset();
    }
    return PostgresRows::next();
  }

 private:
  Pipeline& pipeline_;
  std::shared_ptr<Answer> answer_;
};

class PostgresStatement final : public PostgresRows {
 public:
  PostgresStatement(PGconn* connection, Pipeline& pipeline, const bool& closing, std::string name,
                    std::string_view text)
      : PostgresRows{text},
        connection_{connection},
        pipeline_{pipeline},
        closing_{closing},
        name_{std::move(name)} {
    const PgResult made{PQprepare(connection_, name_.c_str(), sql().c_str(), 0, nullptr)};
    if (!succeeded(made.get())) throw_result(connection_, made.get(), "preparing: " + beginning());
  }
  PostgresStatement(const PostgresStatement&) = delete;
  PostgresStatement& operator=(const PostgresStatement&) = delete;
  ~PostgresStatement() override {
    if (closing_) return;
    pipeline_.wait();
    PQclear(PQexec(connection_, ("deallocate " + name_).c_str()));
  }

  void start(std::span<const Parameter> parameters, bool /*keep*/) override {
    lay_out(parameters);
    hold(PgResult{PQexecPrepared(connection_, name_.c_str(), static_cast<int>(values_.size()),
                                 values_.data(), nullptr, nullptr, 0)});
    if (!succeeded(held())) throw_result(connection_, held(), "running: " + beginning());
  }
  bool send(std::span<const Parameter> parameters) override {
    lay_out(parameters);
    pipeline_.send(name_, sql(), values_, nullptr);
    return true;
  }
  std::unique_ptr<Statement> ask(std::span<const Parameter> parameters) override {
    lay_out(parameters);
    auto answer = std::make_shared<Answer>();
    pipeline_.send(name_, sql(), values_, answer);
    return std::make_unique<PostgresAnswer>(pipeline_, sql(), std::move(answer));
  }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  /// libpq wants texts that end in NUL: all of them are laid in one buffer that is used again.
  void lay_out(std::span<const Parameter> parameters) {
    buffer_.clear();
    offsets_.clear();
    for (const auto& parameter : parameters) {
      offsets_.push_back(parameter.kind() == Parameter::Kind::null ? none : buffer_.size());
      append(parameter);
    }
    values_.clear();
    for (const auto offset : offsets_) {
      values_.push_back(offset == none ? nullptr : buffer_.data() + offset);
    }
  }

  template <class Number>
  void append_number(Number number) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    buffer_.append(digits.data(), end);
  }

  void append(const Parameter& parameter) {
    switch (parameter.kind()) {
      case Parameter::Kind::null:
        return;
      case Parameter::Kind::integer:
        append_number(parameter.integer());
        break;
      case Parameter::Kind::real:
        append_number(parameter.real());
        break;
      case Parameter::Kind::text:
      case Parameter::Kind::short_text:
        detail::check_text(parameter.text());
        buffer_.append(parameter.text());
        break;
    }
    buffer_.push_back('\0');
  }

  PGconn* connection_;
  Pipeline& pipeline_;
  const bool& closing_;  ///< the server forgets all statements by itself
  std::string name_;
  std::string buffer_;
  std::vector<std::size_t> offsets_;
  std::vector<const char*> values_;
};

class PostgresLineWriter final : public LineWriter {
 public:
  PostgresLineWriter(PGconn* connection, const Table& table)
      : connection_{connection}, table_{table.name} {
    std::string names;
    for (const auto& column : table.columns) {
      names += (names.empty() ? "\"" : ", \"") + column.name + '"';
    }
    const PgResult result{
        PQexec(connection_, ("copy \"" + table.name + "\" (" + names + ") from stdin").c_str())};
    if (PQresultStatus(result.get()) != PGRES_COPY_IN) {
      throw_result(connection_, result.get(), "copying into " + table_);
    }
  }
  PostgresLineWriter(const PostgresLineWriter&) = delete;
  PostgresLineWriter& operator=(const PostgresLineWriter&) = delete;
  ~PostgresLineWriter() override {
    if (finished_) return;
    PQputCopyEnd(connection_, "given up");
    while (PgResult result{PQgetResult(connection_)}) {
    }
  }

  void add(std::string_view line) override {
    buffer_.append(line);
    buffer_ += '\n';
    if (buffer_.size() > 65536) send();
  }

  void finish() override {
    send();
    finished_ = true;
    const bool sent = PQputCopyEnd(connection_, nullptr) == 1;
    PgResult first{PQgetResult(connection_)};
    while (PgResult more{PQgetResult(connection_)}) {
    }
    if (!sent || !succeeded(first.get())) {
      throw_result(connection_, first.get(), "copying into " + table_);
    }
  }

 private:
  void send() {
    if (buffer_.empty()) return;
    if (PQputCopyData(connection_, buffer_.data(), static_cast<int>(buffer_.size())) != 1) {
      throw Error{ErrorKind::busy, table_, "postgres: connection lost, copying into " + table_};
    }
    buffer_.clear();
  }

  PGconn* connection_;
  std::string table_;
  std::string buffer_;
  bool finished_ = false;
};

constexpr std::string_view columns_of_all = R"(
  select c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
         coalesce(array_position(i.indkey::int2[], a.attnum), -1)
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid
  left join pg_index i on i.indrelid = c.oid and i.indisprimary
  where c.relnamespace = current_schema()::regnamespace
    and c.relkind = 'r'
    and a.attnum > 0
    and not a.attisdropped
    and a.attgenerated = ''
  order by c.relname collate "C", a.attnum)";

/// As the catalog writes them, fit for "alter table".
struct ForeignKey {
  std::string table;
  std::string name;
  std::string definition;
};

constexpr std::string_view foreign_keys = R"(
  select conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid)
  from pg_constraint
  where connamespace = current_schema()::regnamespace
    and contype = 'f'
  order by conrelid, conname)";

/// Notices and warnings would go to standard error, and may quote a value.
void be_silent(void* /*unused*/, const PGresult* /*notice*/) {}

class PostgresConnection final : public Connection {
 public:
  PostgresConnection(const std::string& conninfo, Mode mode) {
    connection_ = PQconnectdb(conninfo.c_str());
    if (connection_ == nullptr || PQstatus(connection_) != CONNECTION_OK) {
      // libpq's message names host, port, database and user; the password is not in it.
      const std::string message =
          connection_ == nullptr ? "no memory" : PQerrorMessage(connection_);
      PQfinish(connection_);
      throw Error{ErrorKind::busy, {}, "postgres: cannot connect: " + message};
    }
    pipeline_ = std::make_unique<Pipeline>(connection_);
    try {
      set_up(mode);
    } catch (...) {
      close();
      throw;
    }
  }
  ~PostgresConnection() override { close(); }

  [[nodiscard]] Engine engine() const override { return Engine::postgres; }

  void execute(const std::string& script) override {
    if (script.starts_with("rollback")) {
      pipeline_->forget();
    } else {
      pipeline_->settle();
    }
    const PgResult result{PQexec(connection_, script.c_str())};
    if (!succeeded(result.get()) && PQresultStatus(result.get()) != PGRES_EMPTY_QUERY) {
      throw_result(connection_, result.get(), "running: " + script.substr(0, 200));
    }
  }
  [[nodiscard]] bool in_transaction() const override {
    const auto status = PQtransactionStatus(connection_);
    return status == PQTRANS_INTRANS || status == PQTRANS_INERROR || status == PQTRANS_ACTIVE;
  }
  [[nodiscard]] bool is_broken() const override { return PQstatus(connection_) != CONNECTION_OK; }

  std::vector<Table> tables() override {
    std::vector<Table> all;
    for (const auto row : rows(columns_of_all)) {
      const auto name = row.get<std::string_view>(0);
      if (all.empty() || all.back().name != name) all.push_back({std::string{name}, {}, {}});
      auto& table = all.back();
      table.columns.push_back({row.get<std::string>(1), row.get<std::string>(2)});
      const auto place = row.get<std::int64_t>(3);  // from 0; -1: not in the key
      if (std::ssize(table.primary_key) <= place) {
        table.primary_key.resize(static_cast<std::size_t>(place) + 1);
      }
      if (place >= 0) table.primary_key[static_cast<std::size_t>(place)] = row.get<std::string>(1);
    }
    return all;
  }

  void read_lines(const std::string& select,
                  const std::function<void(std::string_view)>& each) override {
    pipeline_->settle();
    const PgResult begun{PQexec(connection_, ("copy (" + select + ") to stdout").c_str())};
    if (PQresultStatus(begun.get()) != PGRES_COPY_OUT) {
      throw_result(connection_, begun.get(), "copying out: " + select.substr(0, 200));
    }
    // However it ends, the rest is taken off the connection.
    struct Rest {
      PGconn* connection;
      ~Rest() {
        char* line = nullptr;
        while (PQgetCopyData(connection, &line, 0) > 0) PQfreemem(line);
        while (PgResult result{PQgetResult(connection)}) {
        }
      }
    } rest{connection_};
    for (;;) {
      char* line = nullptr;
      const int size = PQgetCopyData(connection_, &line, 0);
      if (size == -1) break;
      if (size < 0) throw Error{ErrorKind::busy, {}, "postgres: connection lost, copying out"};
      const std::unique_ptr<char, void (*)(void*)> owned{line, PQfreemem};
      each({line, static_cast<std::size_t>(size) - 1});  // without the line end
    }
    const PgResult ended{PQgetResult(connection_)};
    if (!succeeded(ended.get())) throw_result(connection_, ended.get(), "copying out");
  }

  std::unique_ptr<LineWriter> write_lines(const Table& table) override {
    pipeline_->settle();
    return std::make_unique<PostgresLineWriter>(connection_, table);
  }

  void suspend_foreign_keys() override {
    // Taken off and put back: checking them once, at the end, is also far quicker.
    suspended_ = rows(foreign_keys).all([](const Row& row) {
      ForeignKey key;
      row.into(key.table, key.name, key.definition);
      return key;
    });
    for (const auto& key : suspended_) {
      execute("alter table " + key.table + " drop constraint " + key.name);
    }
  }
  void resume_foreign_keys() override {
    for (const auto& key : suspended_) {
      execute("alter table " + key.table + " add constraint " + key.name + ' ' + key.definition);
    }
    suspended_.clear();
  }
  void require_alone() override {
    const auto others = rows(R"(
      select count(*)
      from pg_stat_activity
      where datname = current_database()
        and pid <> pg_backend_pid()
        and backend_type = 'client backend')")
                            .first([](const Row& row) { return row.get<std::int64_t>(0); });
    if (others != 0) {
      throw Error{ErrorKind::busy, {}, "postgres: others are connected to the database"};
    }
  }

 protected:
  std::unique_ptr<Statement> prepare(std::string_view sql) override {
    pipeline_->settle();
    return std::make_unique<PostgresStatement>(connection_, *pipeline_, closing_,
                                               "s" + std::to_string(++prepared_), sql);
  }
  void await_sent() override { pipeline_->settle(); }
  void forget_sent() noexcept override { pipeline_->forget(); }

 private:
  void set_up(Mode mode) {
    PQsetNoticeReceiver(connection_, be_silent, nullptr);
    if (PQserverVersion(connection_) < 150000) {
      throw Error{ErrorKind::other, {}, "postgres: refused to start: the server is older than 15"};
    }
    execute(
        "set client_encoding = 'UTF8'; set datestyle = 'ISO, YMD'; set timezone = 'UTC';"
        "set standard_conforming_strings = on; set default_transaction_isolation = 'read "
        "committed'");
    if (mode == Mode::read_only) execute("set default_transaction_read_only = on");
    require("server_encoding", "UTF8");
    require("fsync", "on");
    require("full_page_writes", "on");
    // remote_apply waits for more than on does, and may stay.
    if (value_of("synchronous_commit") != "remote_apply") {
      execute("set synchronous_commit = on");
      require("synchronous_commit", "on");
    }
  }

  std::string value_of(const std::string& setting) {
    const PgResult result{PQexec(connection_, ("show " + setting).c_str())};
    if (!succeeded(result.get())) throw_result(connection_, result.get(), "reading " + setting);
    return PQgetvalue(result.get(), 0, 0);
  }

  void require(const std::string& setting, std::string_view expected) {
    const auto found = value_of(setting);
    if (found != expected) {
      throw Error{ErrorKind::other,
                  {},
                  "postgres: refused to start: " + setting + " is " + found + ", not " +
                      std::string{expected}};
    }
  }

  void close() noexcept {
    pipeline_->forget();
    closing_ = true;
    forget_statements();
    PQfinish(connection_);
  }

  PGconn* connection_ = nullptr;
  std::unique_ptr<Pipeline> pipeline_;
  std::int64_t prepared_ = 0;
  bool closing_ = false;
  std::vector<ForeignKey> suspended_;
};

}  // namespace

std::unique_ptr<Connection> open_postgres(const std::string& conninfo, Mode mode) {
  return std::make_unique<PostgresConnection>(conninfo, mode);
}

}  // namespace stafett::sql
