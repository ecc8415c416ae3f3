// Fresh databases for tests, of either engine; for every room that tests on a database.
//
//   ON_BOTH_ENGINES("a team is found by its id") {
//     const TestDatabase database{engine};
//     Store store{{database.location()}};
//     …
//   }
//
// PostgreSQL comes from STAFETT_TEST_POSTGRES (tests/with_postgres sets it): without it these cases
// fail; with STAFETT_TEST_POSTGRES=none, said on purpose, they are left out.
#pragma once

#include <doctest/doctest.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/id.hpp"
#include "store/migrate.hpp"
#include "store/sql.hpp"

namespace stafett::test {

/// True where the cases on PostgreSQL are left out on purpose.
inline bool postgres_is_left_out() {
  const char* conninfo = std::getenv("STAFETT_TEST_POSTGRES");
  return conninfo != nullptr && std::string_view{conninfo} == "none";
}

/// The conninfo of the tests' own PostgreSQL; fails the case where there is none.
inline std::string test_postgres() {
  const char* conninfo = std::getenv("STAFETT_TEST_POSTGRES");
  if (conninfo == nullptr || *conninfo == '\0') {
    FAIL("STAFETT_TEST_POSTGRES is not set: run by tests/with_postgres, or set it to none");
  }
  return conninfo;
}

/// A folder of its own, gone with the object.
class TestFolder {
 public:
  TestFolder() {
    auto name = (std::filesystem::temp_directory_path() / "stafett-test-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;
  ~TestFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Instants of tests start here: 2026-02-02T08:00:00Z, a Monday.
inline constexpr Instant monday_morning{1770019200'000000};

/// A PostgreSQL database of its own, dropped with the object; a copy of `original`.
class OwnPostgres {
 public:
  explicit OwnPostgres(const std::string& original) {
    static std::atomic<int> count = 0;
    name_ = "stafett_test_" + std::to_string(getpid()) + "_" + std::to_string(++count);
    sql::open_postgres(test_postgres(), sql::Mode::read_write)
        ->execute("create database " + name_ + " template " + original);
  }
  OwnPostgres(const OwnPostgres&) = delete;
  OwnPostgres& operator=(const OwnPostgres&) = delete;
  ~OwnPostgres() {
    try {
      sql::open_postgres(test_postgres(), sql::Mode::read_write)
          ->execute("drop database " + name_ + " with (force)");
    } catch (const std::exception&) {
      // The cluster goes with the test run.
    }
  }
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] sql::Location location() const {
    return {sql::Engine::postgres, test_postgres() + " dbname=" + name_};
  }

 private:
  std::string name_;
};

/// PostgreSQL databases with the house's schema, emptied and used again: making one takes far
/// longer.
class SparePostgres {
 public:
  static std::unique_ptr<OwnPostgres> take() {
    auto& all = spare();
    if (all.empty()) {
      auto made = std::make_unique<OwnPostgres>("template0");
      store::migrate(*sql::open(made->location(), sql::Mode::create), monday_morning);
      return made;
    }
    auto taken = std::move(all.back());
    all.pop_back();
    return taken;
  }
  /// Kept where it can be emptied and is still at the house's schema, else dropped.
  static void give_back(std::unique_ptr<OwnPostgres> used) noexcept {
    try {
      const auto connection = sql::open(used->location(), sql::Mode::read_write);
      connection->execute("set lock_timeout = '2s'");
      connection->execute(R"(
        do $$
        declare tables text;
        begin
          select string_agg(quote_ident(tablename), ', ') into tables
          from pg_tables where schemaname = current_schema() and tablename <> 'schema_migration';
          execute 'truncate ' || tables;
        end $$)");
      store::require_current(*connection);
      spare().push_back(std::move(used));
    } catch (const std::exception&) {
      // Dropped with `used`.
    }
  }

 private:
  static std::vector<std::unique_ptr<OwnPostgres>>& spare() {
    static std::vector<std::unique_ptr<OwnPostgres>> all;
    return all;
  }
};

/// An empty database with the house's schema, or with the migrations given; gone with the object.
class TestDatabase {
 public:
  explicit TestDatabase(sql::Engine engine) {
    if (engine == sql::Engine::sqlite) {
      make_sqlite(store::embedded_migrations());
    } else {
      postgres_ = SparePostgres::take();
      emptied_after_ = true;
      location_ = postgres_->location();
    }
  }
  TestDatabase(sql::Engine engine, std::span<const store::MigrationFile> files) {
    if (engine == sql::Engine::sqlite) {
      make_sqlite(files);
    } else {
      postgres_ = std::make_unique<OwnPostgres>("template0");
      location_ = postgres_->location();
      store::migrate(*open(), monday_morning, files);
    }
  }
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;
  ~TestDatabase() {
    if (emptied_after_) SparePostgres::give_back(std::move(postgres_));
  }

  [[nodiscard]] const sql::Location& location() const { return location_; }
  [[nodiscard]] std::unique_ptr<sql::Connection> open(
      sql::Mode mode = sql::Mode::read_write) const {
    return sql::open(location_, mode);
  }
  /// To be said where a test changes the schema.
  void keep_from_reuse() { emptied_after_ = false; }
  /// A folder for the files that belong to it.
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }

 private:
  void make_sqlite(std::span<const store::MigrationFile> files) {
    location_ = {sql::Engine::sqlite, (folder_.path() / "test.sqlite").string()};
    store::migrate(*sql::open(location_, sql::Mode::create), monday_morning, files);
  }

  TestFolder folder_;
  std::unique_ptr<OwnPostgres> postgres_;
  bool emptied_after_ = false;
  sql::Location location_;
};

/// A seeded source of chance (xorshift), so that a failing case fails again.
class SeededRandom final : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed = 1) : state_{seed * 0x9e3779b97f4a7c15ULL + 1} {}
  void fill(std::uint8_t* bytes, std::size_t count) override {
    for (std::size_t i = 0; i < count; ++i) bytes[i] = static_cast<std::uint8_t>(next() >> 32);
  }
  std::uint64_t next() {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return state_;
  }

 private:
  std::uint64_t state_;
};

}  // namespace stafett::test

/// Two cases with one body, which finds the engine in `engine`.
#define ON_BOTH_ENGINES(sentence) ON_BOTH_ENGINES_AS(sentence, DOCTEST_ANONYMOUS(on_engine_))
#define ON_BOTH_ENGINES_AS(sentence, function)                                \
  static void function(stafett::sql::Engine engine);                          \
  TEST_CASE(sentence " (SQLite)") { function(stafett::sql::Engine::sqlite); } \
  TEST_CASE(sentence " (PostgreSQL)") {                                       \
    if (stafett::test::postgres_is_left_out()) return;                        \
    function(stafett::sql::Engine::postgres);                                 \
  }                                                                           \
  static void function([[maybe_unused]] stafett::sql::Engine engine)
