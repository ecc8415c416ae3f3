// What was acknowledged is there after the worst: the process killed in the middle of writing, the
// disk full.
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <set>
#include <thread>
#include <vector>

#include "store/audit.hpp"
#include "store/databases.hpp"
#include "store/full_disk.hpp"
#include "store/store.hpp"

using namespace stafett;
using namespace stafett::test;

namespace {

/// A running keeps_writing and the pipe from its standard output.
class Writer {
 public:
  explicit Writer(const sql::Location& location, const std::string& limit = {}) {
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addclose(&actions, ends[0]);
    // What it logs when it stops itself belongs to its end, not to this test's output.
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    std::string program = KEEPS_WRITING;
    std::string target = location.target;
    std::string bytes = limit;
    char* arguments[] = {program.data(), target.data(), limit.empty() ? nullptr : bytes.data(),
                         nullptr};
    REQUIRE(posix_spawn(&process_, program.c_str(), &actions, nullptr, arguments, environ) == 0);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    output_ = ends[0];
  }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer() {
    if (process_ > 0) end();
    close(output_);
  }

  /// Reads what it acknowledges until there are `count`, or it has ended.
  void read_until(std::size_t count) {
    char buffer[4096];
    while (acknowledged.size() < count) {
      const auto size = ::read(output_, buffer, sizeof buffer);
      if (size <= 0) break;
      for (const char c : std::string_view{buffer, static_cast<std::size_t>(size)}) {
        if (c != '\n') {
          line_ += c;
          continue;
        }
        acknowledged.insert(line_);
        line_.clear();
      }
    }
  }

  /// SIGKILL, unless it has ended by itself; gives the signal that ended it.
  int end() {
    kill(process_, SIGKILL);
    return ended_by();
  }
  int ended_by() {
    int status = 0;
    waitpid(process_, &status, 0);
    process_ = 0;
    read_until(static_cast<std::size_t>(-1));
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  }

  std::set<std::string> acknowledged;

 private:
  pid_t process_ = 0;
  int output_ = -1;
  std::string line_;
};

/// Names of all teams; the log is checked on the way.
std::set<std::string> teams_after(const sql::Location& location) {
  store::Store store{{location}};
  return store.read([](sql::Reading& tx) {
    CHECK_FALSE(store::verify_audit(tx).broken);
    std::set<std::string> names;
    for (const auto row : tx.rows("select name from team")) names.insert(row.get<std::string>(0));
    CHECK(tx.one<std::int64_t>("select count(*) from audit") == std::ssize(names));
    return names;
  });
}

}  // namespace

ON_BOTH_ENGINES("what was acknowledged is there after kill -9, whole and with its audit line") {
  for (int round = 0; round < 3; ++round) {
    const TestDatabase database{engine};
    Writer writer{database.location()};
    writer.read_until(200 + 100 * static_cast<std::size_t>(round));
    CHECK(writer.end() == SIGKILL);
    CHECK(writer.acknowledged.size() >= 200);
    const auto kept = teams_after(database.location());
    CHECK(std::includes(kept.begin(), kept.end(), writer.acknowledged.begin(),
                        writer.acknowledged.end()));
  }
}

TEST_CASE("after a commit that failed the process stops, and nothing acknowledged is missing") {
  const TestDatabase database{sql::Engine::sqlite};
  Writer writer{database.location(), "1500000"};
  CHECK(writer.ended_by() == SIGABRT);
  CHECK(writer.acknowledged.size() > 50);
  const auto kept = teams_after(database.location());
  CHECK(std::includes(kept.begin(), kept.end(), writer.acknowledged.begin(),
                      writer.acknowledged.end()));
}

TEST_CASE("a full disk refuses what is written until there is room again, and ends nothing") {
  const TestDatabase database{sql::Engine::sqlite};
  store::Store store{{database.location()}};
  const auto write_team = [&store](int number) {
    store.write([number](sql::Writing& tx) {
      Uuid id;
      id.bytes[0] = static_cast<std::uint8_t>(number);
      tx.run("insert into team (id, name, created_at, version) values ($1, $2, 0, 1)", id,
             std::to_string(number));
      store::append(tx, {Instant{0}, std::nullopt, "program", "", "write", "team", id, {}});
    });
  };
  write_team(1);
  {
    const FullDisk full;
    for (int number = 2; number < 5; ++number) {
      try {
        write_team(number);
        FAIL("was acknowledged");
      } catch (const sql::Error& error) {
        CHECK(error.kind() == sql::ErrorKind::full);
      }
    }
    // Several at once, which would have been one commit.
    std::atomic<int> refused = 0;
    {
      std::vector<std::jthread> writers;
      for (int number = 5; number < 9; ++number) {
        writers.emplace_back([&, number] {
          try {
            write_team(number);
          } catch (const sql::Error& error) {
            if (error.kind() == sql::ErrorKind::full) ++refused;
          }
        });
      }
    }
    CHECK(refused == 4);
    CHECK(FullDisk::turned_away() > 0);
    // What is there can be read as before.
    CHECK(store.read([](sql::Reading& tx) {
      return tx.one<std::int64_t>("select count(*) from team");
    }) == 1);
  }
  write_team(9);
  CHECK(teams_after(database.location()) == std::set<std::string>{"1", "9"});
}
