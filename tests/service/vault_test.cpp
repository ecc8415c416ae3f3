#include "service/vault.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <fstream>
#include <stdexcept>

#include "store/databases.hpp"

using namespace stafett;
using namespace stafett::service;

TEST_CASE("what is sealed opens again for the same owner with the same key, and not otherwise") {
  test::SeededRandom random;
  const Vault vault{{1}};
  const Vault other{{2}};
  const std::string secret{"a\0secret", 8};
  const auto sealed = vault.seal(secret, "kari", random);
  CHECK(sealed.find("secret") == std::string::npos);
  CHECK(vault.open(sealed, "kari") == secret);
  CHECK(vault.open(sealed, "ola") == std::nullopt);
  CHECK(other.open(sealed, "kari") == std::nullopt);
  CHECK(vault.seal(secret, "kari", random) != sealed);
}

TEST_CASE("what was sealed and changed does not open") {
  test::SeededRandom random;
  const Vault vault{{1}};
  const auto sealed = vault.seal("secret", "kari", random);
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    std::string changed = sealed;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    CHECK(vault.open(changed, "kari") == std::nullopt);
  }
  CHECK(vault.open("", "kari") == std::nullopt);
  CHECK(vault.open("no base64!", "kari") == std::nullopt);
}

TEST_CASE("a mark knows a text again, apart by purpose and by key") {
  const Vault vault{{1}};
  CHECK(vault.mark("address", "192.0.2.1") == vault.mark("address", "192.0.2.1"));
  CHECK(vault.mark("address", "192.0.2.1") != vault.mark("address", "192.0.2.2"));
  CHECK(vault.mark("address", "192.0.2.1") != vault.mark("name", "192.0.2.1"));
  CHECK(vault.mark("ab", "c") != vault.mark("a", "bc"));
  CHECK(vault.mark("address", "192.0.2.1") != Vault{{2}}.mark("address", "192.0.2.1"));
}

TEST_CASE("a token fits in a URL, and no two are alike") {
  test::SeededRandom random;
  const auto token = new_token(random);
  CHECK(token.size() == 43);
  CHECK(
      token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") ==
      std::string::npos);
  CHECK(new_token(random) != token);
  CHECK(token_hash(token).size() == 64);
  CHECK(token_hash(token) != token_hash(new_token(random)));
}

TEST_CASE("the key file is made once, for its owner only, and is the same key afterwards") {
  test::SeededRandom random;
  const test::TestFolder folder;
  const std::string file = (folder.path() / "house.key").string();
  const auto first = Vault::load_or_create(file, random);
  struct stat facts {};
  REQUIRE(::stat(file.c_str(), &facts) == 0);
  CHECK((facts.st_mode & 0777) == 0600);
  CHECK(facts.st_size == 32);
  CHECK(Vault::load_or_create(file, random)->mark("a", "b") == first->mark("a", "b"));

  SUBCASE("a key that others may read is refused") {
    ::chmod(file.c_str(), 0640);
    CHECK_THROWS_AS((void)Vault::load_or_create(file, random), std::runtime_error);
  }
  SUBCASE("a key that was cut is refused, not made anew") {
    std::ofstream{file} << "short";
    CHECK_THROWS_AS((void)Vault::load_or_create(file, random), std::runtime_error);
  }
  SUBCASE("a place where no file can be made is refused") {
    CHECK_THROWS_AS((void)Vault::load_or_create("/proc/none/house.key", random),
                    std::runtime_error);
  }
}
