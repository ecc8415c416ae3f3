#include "service/passwords.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>

using namespace stafett;
using namespace stafett::service;

namespace {

constexpr HashCost cheap{.operations = 1, .memory = 8192, .at_once = 1, .waiting = 100};

/// The code of the refusal; empty where the password is good enough.
std::string verdict(std::string_view password) {
  const auto result = check_new_password(
      password, {"kari.sjef@example.no", "Kari Åse Sjef", "Arbeid og Vei AS"}, "/p");
  return result ? "" : result.error().code;
}

}  // namespace

TEST_CASE("a password is judged by its length and by how many others use it, not by its signs") {
  struct Row {
    std::string_view password;
    std::string_view verdict;
  };
  const Row rows[] = {
      {"en lang og god setning", ""},
      {"aldrivilde gjettet", ""},
      {"xk2", "password_too_short"},
      {"elleve tegn", "password_too_short"},
      {"tolv tegn er", ""},
      {"ååååååååååå", "password_too_short"},  // eleven characters, twenty-two bytes
      {"PassordPassord", "password_too_common"},
      {"correct horse battery staple", "password_too_common"},
      {"123456789012", "password_too_common"},
      {"210987654321", "password_too_common"},
      {"qwertyuiopåa", "password_too_common"},
      {"aaaaaaaaaaaaaaaa", "password_too_common"},
      {"ola1ola1ola1", "password_too_common"},
      {"abcdeabcdeabcde", ""},
      {"karisjef2026", "password_is_own_name"},
      {"KARI.SJEF@example.no", "password_is_own_name"},
      {"Arbeid og Vei AS 1", "password_is_own_name"},
      {"kari spiser is i regn", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.password);
    CHECK(verdict(row.password) == row.verdict);
  }
}

TEST_CASE("a hash is matched by its password only, and two hashes of one password differ") {
  Passwords passwords{cheap};
  const auto hash = passwords.hash("en lang og god setning").value();
  CHECK(hash.starts_with("$argon2id$"));
  CHECK(passwords.matches(hash, "en lang og god setning").value());
  CHECK(!passwords.matches(hash, "En lang og god setning").value());
  CHECK(passwords.hash("en lang og god setning").value() != hash);
  CHECK(!passwords.matches_nobody("en lang og god setning").value());
}

TEST_CASE("a hash of an older cost is known as such") {
  Passwords cheaper{cheap};
  Passwords dearer{{.operations = 2, .memory = 16384, .at_once = 1, .waiting = 1}};
  const auto hash = cheaper.hash("en lang og god setning").value();
  CHECK(!cheaper.is_outdated(hash));
  CHECK(dearer.is_outdated(hash));
  CHECK(dearer.matches(hash, "en lang og god setning").value());
}

TEST_CASE("only so many hash at once, so many wait, and the others are told to come back") {
  Passwords passwords{{.operations = 3, .memory = 8 * 1024 * 1024, .at_once = 1, .waiting = 2}};
  std::atomic<int> done = 0;
  std::atomic<int> refused = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 12; ++i) {
    threads.emplace_back([&] {
      const auto hash = passwords.hash("en lang og god setning");
      if (hash) {
        ++done;
      } else {
        ++refused;
        CHECK(hash.error().code == "busy");
        CHECK(hash.error().reason == Reason::too_many);
      }
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(done >= 3);
  CHECK(done + refused == 12);
  CHECK(refused > 0);
}
