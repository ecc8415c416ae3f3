#include "store/audit.hpp"

#include <fstream>

#include "store/audit_key.hpp"
#include "store/databases.hpp"
#include "store/files.hpp"
#include "store/store.hpp"

using namespace stafett;
using namespace stafett::test;
using namespace stafett::store;

namespace {

Uuid uuid(std::uint64_t seed) {
  SeededRandom random{seed};
  return new_uuid(monday_morning, random);
}

AuditLine line(std::int64_t n, std::vector<PersonId> subjects = {}) {
  return {monday_morning + seconds(n),
          AccountId{uuid(100)},
          "consultant",
          "lead",
          "read",
          "participation",
          uuid(200 + static_cast<std::uint64_t>(n)),
          std::move(subjects)};
}

/// Six lines: one about nobody, one by the program itself, the others about one to three people.
void write_six(sql::Connection& connection) {
  sql::WriteTransaction tx{connection};
  const PersonId a{uuid(1)};
  const PersonId b{uuid(2)};
  const PersonId c{uuid(3)};
  append(tx, line(1, {a}));
  append(tx, line(2, {c, a, b, a}));
  append(tx, line(3, {b}));
  append(tx, {monday_morning, std::nullopt, "program", "", "import", "list", std::nullopt, {}});
  append(tx, line(5, {b, c}));
  append(tx, line(6, {a}));
  tx.commit();
}

AuditVerdict verdict(sql::Connection& connection, std::span<const AuditHead> witnessed = {}) {
  sql::ReadTransaction tx{connection};
  return verify_audit(tx, witnessed);
}

AuditHead head(sql::Connection& connection) {
  sql::ReadTransaction tx{connection};
  return audit_head(tx);
}

/// As somebody with the database's password would: past every rule of the program.
void tamper(sql::Connection& connection, std::initializer_list<std::string> statements) {
  for (const auto& statement : statements) connection.execute(statement);
}

}  // namespace

ON_BOTH_ENGINES("the chain is the same for the same acts, on every engine and in every version") {
  const TestDatabase database{engine};
  const auto connection = database.open();
  write_six(*connection);
  CHECK(head(*connection).seq == 6);
  // Computed by a second program from the description in audit.cpp; a change here breaks the chain
  // of every office there is.
  CHECK(head(*connection).hash ==
        "835a3ba2a68ac3a3388b241f5975df080926ad7391a3b3b60c1f2dcd9fbeadb2");
  CHECK_FALSE(verdict(*connection).broken);
  CHECK(verdict(*connection).head.hash == head(*connection).hash);
}

ON_BOTH_ENGINES("an empty log is whole") {
  const TestDatabase database{engine};
  const auto connection = database.open();
  CHECK_FALSE(verdict(*connection).broken);
  CHECK(verdict(*connection).head.seq == 0);
}

ON_BOTH_ENGINES("a line is about each person once, however often they are named") {
  const TestDatabase database{engine};
  const auto connection = database.open();
  write_six(*connection);
  sql::ReadTransaction tx{*connection};
  CHECK(tx.one<std::int64_t>("select count(*) from audit_subject where seq = 2") == 3);
  CHECK(tx.one<std::int64_t>("select subjects from audit where seq = 2") == 3);
  CHECK(tx.one<std::int64_t>("select count(*) from audit_subject where person_id = $1", uuid(1)) ==
        3);
}

ON_BOTH_ENGINES("a caseload shown is a line about everybody on it") {
  const TestDatabase database{engine};
  const auto connection = database.open();
  std::vector<PersonId> caseload;
  for (std::uint64_t i = 1; i <= 25; ++i) caseload.push_back(PersonId{uuid(i)});
  {
    sql::WriteTransaction tx{*connection};
    append(tx, line(1, caseload));
    tx.commit();
  }
  sql::ReadTransaction tx{*connection};
  CHECK(tx.one<std::int64_t>("select count(*) from audit_subject") == 25);
  CHECK_FALSE(verify_audit(tx).broken);
}

ON_BOTH_ENGINES("whatever is changed in a line, the walk stops at that line") {
  const TestDatabase database{engine};
  const auto connection = database.open();
  write_six(*connection);
  const std::string other = "'" + uuid(9).to_text() + "'";
  const std::vector<std::string> changes = {
      "update audit set at = at + 1 where seq = 3",
      "update audit set actor = " + other + " where seq = 3",
      "update audit set actor = null where seq = 3",
      "update audit set role = 'leader' where seq = 3",
      "update audit set relation = '' where seq = 3",
      "update audit set action = 'write' where seq = 3",
      "update audit set kind = 'note' where seq = 3",
      "update audit set record = " + other + " where seq = 3",
      "update audit set record = null where seq = 3",
      "update audit set subjects = 0 where seq = 3",
      "update audit set subjects = 0 where seq = 3; delete from audit_subject where seq = 3",
      "update audit set prev_hash = hash where seq = 3",
      "update audit set hash = prev_hash where seq = 3",
      "update audit_subject set person_id = " + other + " where seq = 3",
      "delete from audit_subject where seq = 3",
      "insert into audit_subject (person_id, seq) values (" + other + ", 3)",
      "insert into audit_subject (person_id, seq) values (" + other +
          ", 3); update audit set subjects = 2 where seq = 3",
      "delete from audit_subject where seq = 3; delete from audit where seq = 3",
  };
  for (const auto& change : changes) {
    CAPTURE(change);
    sql::WriteTransaction tx{*connection};
    tx.connection().execute(change);
    const auto found = verify_audit(tx);
    REQUIRE(found.broken);
    CHECK(found.broken->seq == 3);
    CHECK(found.head.seq == 2);
  }
  CHECK_FALSE(verdict(*connection).broken);
}

ON_BOTH_ENGINES("moving a person from one line to the next is found at the first of them") {
  const TestDatabase database{engine};
  const auto connection = database.open();
  write_six(*connection);
  tamper(*connection, {"update audit_subject set seq = 6 where seq = 5 and person_id = '" +
                       uuid(2).to_text() + "'"});
  CHECK(verdict(*connection).broken->seq == 5);
}

ON_BOTH_ENGINES("a tail cut off is found by a head that was signed before") {
  const TestDatabase database{engine};
  const auto connection = database.open();
  write_six(*connection);
  const std::vector<AuditHead> witnessed = {head(*connection)};
  CHECK_FALSE(verdict(*connection, witnessed).broken);
  tamper(*connection,
         {"delete from audit_subject where seq >= 5", "delete from audit where seq >= 5"});
  CHECK_FALSE(verdict(*connection).broken);
  CHECK(verdict(*connection, witnessed).broken ==
        AuditBreak{5, "the log ends before a line that was signed"});
}

ON_BOTH_ENGINES("a log written anew, with a chain that holds, is found by a signed head") {
  const TestDatabase database{engine};
  const auto connection = database.open();
  write_six(*connection);
  const std::vector<AuditHead> witnessed = {head(*connection)};
  tamper(*connection, {"delete from audit_subject", "delete from audit"});
  {
    sql::WriteTransaction tx{*connection};
    for (std::int64_t i = 1; i <= 8; ++i) append(tx, line(i));
    tx.commit();
  }
  CHECK_FALSE(verdict(*connection).broken);
  CHECK(verdict(*connection, witnessed).broken ==
        AuditBreak{6, "it is not the line that was signed"});
}

ON_BOTH_ENGINES("a log longer than one page is walked to its end") {
  const TestDatabase database{engine};
  const auto connection = database.open();
  {
    sql::WriteTransaction tx{*connection};
    for (std::int64_t i = 1; i <= 5'003; ++i) append(tx, line(i, {PersonId{uuid(1)}}));
    tx.commit();
  }
  CHECK(verdict(*connection).head.seq == 5'003);
  tamper(*connection, {"update audit set role = 'leader' where seq = 5002"});
  CHECK(verdict(*connection).broken->seq == 5'002);
}

ON_BOTH_ENGINES("a line that is undone leaves no hole") {
  const TestDatabase database{engine};
  Store store{{database.location()}};
  store.write([](sql::Writing& tx) { append(tx, line(1)); });
  CHECK_THROWS(store.write([](sql::Writing& tx) {
    append(tx, line(2));
    throw std::runtime_error{"broken"};
  }));
  const auto refused = store.write([](sql::Writing& tx) -> Result<int> {
    append(tx, line(3));
    return refuse(Reason::not_now, "no");
  });
  CHECK_FALSE(refused.has_value());
  store.write([](sql::Writing& tx) { append(tx, line(4)); });
  const auto found = store.read([](sql::Reading& tx) { return verify_audit(tx); });
  CHECK_FALSE(found.broken);
  CHECK(found.head.seq == 2);
}

TEST_CASE("the key is made once, is its owner's alone, and signs what can be checked without it") {
  const TestFolder folder;
  PublicKey known{};
  {
    AuditKey key{folder.path() / "keys"};
    known = key.public_key();
    key.sign({3, std::string(64, 'a')}, monday_morning);
    key.sign({3, std::string(64, 'a')}, monday_morning + seconds(1));
    key.sign({7, std::string(64, 'b')}, monday_morning + seconds(2));
  }
  using std::filesystem::perms;
  CHECK(std::filesystem::status(folder.path() / "keys/audit.key").permissions() ==
        (perms::owner_read | perms::owner_write));
  AuditKey key{folder.path() / "keys"};
  CHECK(key.public_key() == known);
  const auto heads = key.signed_heads();
  REQUIRE(heads.size() == 2);
  CHECK(heads[0].head.seq == 3);
  CHECK(heads[1].head.hash == std::string(64, 'b'));
  CHECK(heads[1].is_signed_by(known));
  auto forged = heads[1];
  forged.head.seq = 6;
  CHECK_FALSE(forged.is_signed_by(known));
  CHECK(SignedHead::from_text(heads[0].to_text())->to_text() == heads[0].to_text());
  CHECK_FALSE(SignedHead::from_text("3 aa 2026-02-02T08:00:00.000000Z bb"));
}

TEST_CASE("heads that somebody else wrote are refused, a line cut off by a power cut is not") {
  const TestFolder folder;
  {
    AuditKey key{folder.path()};
    key.sign({3, std::string(64, 'a')}, monday_morning);
  }
  append_to_file(folder.path() / "audit.heads", "7 bbbb");
  {
    AuditKey key{folder.path()};
    CHECK(key.signed_heads().size() == 1);
    key.sign({8, std::string(64, 'c')}, monday_morning);
    CHECK(key.signed_heads().size() == 2);
  }
  auto content = *read_file(folder.path() / "audit.heads");
  content[0] = '2';
  replace_file(folder.path() / "audit.heads", content);
  CHECK_THROWS_WITH(AuditKey{folder.path()}, "audit.heads: line 1 was not signed with audit.key");
}

ON_BOTH_ENGINES("verifying holds the log to every head in the key's folder") {
  const TestDatabase database{engine};
  const auto connection = database.open();
  write_six(*connection);
  AuditKey key{database.folder() / "keys"};
  key.sign(head(*connection), monday_morning);
  {
    sql::ReadTransaction tx{*connection};
    CHECK_FALSE(verify_audit(tx, key).broken);
  }
  tamper(*connection,
         {"delete from audit_subject where seq = 6", "delete from audit where seq = 6"});
  {
    sql::ReadTransaction tx{*connection};
    CHECK(verify_audit(tx, key).broken->seq == 6);
  }
  key.set_aside_after(5, monday_morning);
  {
    sql::ReadTransaction tx{*connection};
    CHECK_FALSE(verify_audit(tx, key).broken);
  }
  CHECK(key.signed_heads().empty());
}
