// The door's PostgreSQL side. Parameters and results travel as text; types are inferred by the
// server.
#include <libpq-fe.h>

#include "store/postgres_statement.hpp"
#include "store/postgres_wire.hpp"
#include "store/sql.hpp"

namespace stafett::sql {

namespace {

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
    return prepare_postgres(connection_, *pipeline_, closing_, "s" + std::to_string(++prepared_),
                            sql);
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
