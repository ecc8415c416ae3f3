#include "store/backup.hpp"

#include <atomic>
#include <thread>

#include "store/copy.hpp"
#include "store/files.hpp"
#include "store/office.hpp"

using namespace stafett;
using namespace stafett::test;
using namespace stafett::store;

namespace {

constexpr Instant later = monday_morning + hours(1);
/// Quick to turn into a key; the real one takes a second.
constexpr SealCost cheap{1, 8192};
const Secret phrase = Passphrase{"fjorten blå sykler i Moss"};

SealKey some_key(std::uint8_t first) {
  SealKey key{};
  key[0] = first;
  return key;
}

void fill(const TestDatabase& database) {
  const auto connection = database.open();
  sql::WriteTransaction tx{*connection};
  make_office(tx);
  tx.commit();
}

std::vector<TableContent> contents(const TestDatabase& database) {
  return contents_of(*database.open());
}

/// Without the line that restore adds to the log.
std::string lines_without_log(const TestDatabase& database) {
  return all_lines(*database.open(), {"audit", "audit_subject"});
}

sql::Engine other(sql::Engine engine) {
  return engine == sql::Engine::sqlite ? sql::Engine::postgres : sql::Engine::sqlite;
}

void write_sealed(const std::filesystem::path& file, const Secret& secret, std::string_view text) {
  SealedWriter writer{file, secret, cheap};
  writer.write(text);
  writer.close();
}

std::string read_sealed(const std::filesystem::path& file, const Secret& secret) {
  SealedReader reader{file, secret};
  std::string all;
  for (std::string_view line; reader.line(line);) all += std::string{line} + '\n';
  return all;
}

}  // namespace

TEST_CASE("a sealed file opens with its own secret only, and holds nothing in clear") {
  const TestFolder folder;
  const auto file = folder.path() / "sealed";
  std::string text;
  for (int i = 0; i < 30'000; ++i) text += "linje " + std::to_string(i) + '\n';
  for (const auto& secret : {phrase, Secret{some_key(1)}}) {
    write_sealed(file, secret, text);
    CHECK(read_sealed(file, secret) == text);
    CHECK(read_file(file)->find("linje") == std::string::npos);
    CHECK_THROWS_AS(read_sealed(file, Passphrase{"fjorten blå sykler"}), SealError);
    CHECK_THROWS_AS(read_sealed(file, some_key(2)), SealError);
  }
  write_sealed(file, phrase, "");
  CHECK(read_sealed(file, phrase).empty());
  write_sealed(file, phrase, std::string(65'535, 'x') + '\n');
  CHECK(read_sealed(file, phrase).size() == 65'536);
  write_sealed(file, phrase, "no end");
  CHECK_THROWS_AS(read_sealed(file, phrase), SealError);
}

TEST_CASE("a sealed file that was changed, cut off or added to is found out, wherever it was") {
  const TestFolder folder;
  const auto file = folder.path() / "sealed";
  write_sealed(file, some_key(1), std::string(150'000, 'x') + '\n');
  const auto whole = *read_file(file);
  for (std::size_t at = 0; at < whole.size(); at += 1 + whole.size() / 211) {
    auto changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    replace_file(file, changed);
    CHECK_THROWS_AS(read_sealed(file, some_key(1)), SealError);
    replace_file(file, std::string_view{whole}.substr(0, at));
    CHECK_THROWS_AS(read_sealed(file, some_key(1)), SealError);
  }
  replace_file(file, whole + "x");
  CHECK_THROWS_AS(read_sealed(file, some_key(1)), SealError);
  replace_file(file, "stafett");
  CHECK_THROWS_AS(read_sealed(file, some_key(1)), SealError);
  CHECK_THROWS_AS(read_sealed(folder.path() / "none", some_key(1)), SealError);
}

TEST_CASE("a sealed file that was not closed is not there") {
  const TestFolder folder;
  {
    SealedWriter writer{folder.path() / "sealed", some_key(1)};
    writer.write("half");
  }
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("a key file is made once and is its owner's alone") {
  const TestFolder folder;
  const auto file = folder.path() / "backup.key";
  const auto key = make_key_file(file);
  CHECK(read_key_file(file) == key);
  CHECK_THROWS_AS(make_key_file(file), SealError);
  std::filesystem::permissions(file, std::filesystem::perms::group_read,
                               std::filesystem::perm_options::add);
  CHECK_THROWS_AS(read_key_file(file), SealError);
  replace_file(file, "abc\n");
  CHECK_THROWS_AS(read_key_file(file), SealError);
  CHECK_THROWS_AS(read_key_file(folder.path() / "none"), SealError);
}

ON_BOTH_ENGINES(
    "a backup restored is the office as it was, and the log says that it was restored") {
  const TestDatabase database{engine};
  fill(database);
  const auto before = lines_without_log(database);
  const auto file = database.folder() / "backup";
  const auto made = backup(database.location(), file, phrase, later, cheap);
  CHECK(made.head.seq == 2);
  CHECK(made.contents == contents(database));
  CHECK(check_backup(file, phrase).contents == made.contents);
  CHECK(read_file(file)->find(kari_word) == std::string::npos);

  const TestDatabase fresh{engine};
  const auto report = restore({file, phrase, fresh.location(), {}, later + 1});
  CHECK(report.backup.at == later);
  CHECK(report.backup.contents == made.contents);
  CHECK(report.old_ledger_read);
  CHECK(lines_without_log(fresh) == before);
  Store store{{fresh.location()}};
  store.read([](sql::Reading& tx) {
    CHECK_FALSE(verify_audit(tx).broken);
    CHECK(audit_head(tx).seq == 3);
    CHECK(tx.one<std::string>("select action from audit where seq = 3") == "restore");
  });
}

ON_BOTH_ENGINES("a backup of one engine is restored into the other") {
  if (postgres_is_left_out()) return;
  const TestDatabase database{engine};
  fill(database);
  const auto file = database.folder() / "backup";
  backup(database.location(), file, some_key(1), later);
  const TestDatabase fresh{other(engine)};
  restore({file, some_key(1), fresh.location(), {}, later});
  CHECK(lines_without_log(fresh) == lines_without_log(database));
}

ON_BOTH_ENGINES("a backup is one moment of an office at work") {
  const TestDatabase database{engine};
  Store store{{database.location()}};
  const auto file = database.folder() / "backup";
  std::atomic<bool> stop = false;
  std::jthread working{[&] {
    for (std::uint64_t i = 100; !stop; ++i) {
      store.write([&](sql::Writing& tx) {
        insert_person(tx, office_id(i), std::to_string(i));
        append(tx, {monday_morning,
                    std::nullopt,
                    "program",
                    "",
                    "write",
                    "person",
                    office_id(i),
                    {PersonId{office_id(i)}}});
      });
    }
  }};
  for (int round = 0; round < 3; ++round) {
    backup(database.location(), file, some_key(1), later);
    std::int64_t people = 0;
    std::int64_t lines = 0;
    for (const auto& content : check_backup(file, some_key(1)).contents) {
      if (content.table == "person") people = content.rows;
      if (content.table == "audit") lines = content.rows;
    }
    CHECK(people == lines);
  }
  stop = true;
}

ON_BOTH_ENGINES("what was erased after the backup stays erased") {
  const TestDatabase database{engine};
  fill(database);
  const auto file = database.folder() / "backup";
  const auto folder = database.folder() / "data";
  backup(database.location(), file, some_key(1), later);
  {
    const auto connection = database.open();
    sql::WriteTransaction tx{*connection};
    erase(tx, {Erasable::person, kari_id, later + 1});
    tx.commit();
  }
  const auto report = restore({file, some_key(1), database.location(), folder, later + 2});
  CHECK(report.erased_again == 3);
  CHECK(all_lines(*database.open(), {}).find(kari_word) == std::string::npos);
  CHECK(all_lines(*database.open(), {}).find("Olas ord") != std::string::npos);
  CHECK(kept_erasures(folder).size() == 3);

  // And where the database was lost, the ledger's own file knows.
  const TestDatabase fresh{engine};
  CHECK(restore({file, some_key(1), fresh.location(), folder, later + 3}).erased_again == 3);
  CHECK(all_lines(*fresh.open(), {}).find(kari_word) == std::string::npos);
}

ON_BOTH_ENGINES("a backup that is not whole changes nothing") {
  const TestDatabase database{engine};
  fill(database);
  const auto file = database.folder() / "backup";
  backup(database.location(), file, some_key(1), later);
  const auto whole = *read_file(file);
  const TestDatabase fresh{engine};
  const auto before = contents(fresh);
  const auto restore_it = [&] { restore({file, some_key(1), fresh.location(), {}, later}); };

  replace_file(file, whole.substr(0, whole.size() - 100));
  CHECK_THROWS_AS(restore_it(), SealError);
  replace_file(file, whole);
  CHECK_THROWS_AS(restore({file, some_key(2), fresh.location(), {}, later}), SealError);
  CHECK(contents(fresh) == before);
}

ON_BOTH_ENGINES("a sealed file that says what is not so is refused") {
  const TestDatabase database{engine};
  fill(database);
  const auto file = database.folder() / "backup";
  backup(database.location(), file, some_key(1), later);
  const auto text = read_sealed(file, some_key(1));
  const TestDatabase fresh{engine};
  const auto before = contents(fresh);
  const auto replaced = [&](std::string_view what, std::string_view with) {
    auto changed = text;
    const auto at = changed.find(what);
    REQUIRE(at != std::string::npos);
    changed.replace(at, what.size(), with);
    write_sealed(file, some_key(1), changed);
    std::string why;
    try {
      restore({file, some_key(1), fresh.location(), {}, later});
    } catch (const std::exception& error) {
      why = error.what();
    }
    CHECK(contents(fresh) == before);
    return why;
  };
  CHECK(replaced("stafett backup 1", "stafett backup 2").find("first line") != std::string::npos);
  CHECK(replaced("\nschema ", "\nschema 9").find("newer program") != std::string::npos);
  CHECK(replaced("Olas ord", "Olas nye ord").find("not as it was written") != std::string::npos);
  CHECK(replaced("table task", "table tasks").find("not as this program knows it") !=
        std::string::npos);
  CHECK(replaced("\nend ", "\nend 1").find("beginning cannot be read") != std::string::npos);
}

ON_BOTH_ENGINES("a backup of an office whose log was tampered with is refused, and says where") {
  const TestDatabase database{engine};
  fill(database);
  database.open()->execute("update audit set role = 'leader' where seq = 2");
  const auto file = database.folder() / "backup";
  backup(database.location(), file, some_key(1), later);
  const TestDatabase fresh{engine};
  CHECK_THROWS_WITH_AS(restore({file, some_key(1), fresh.location(), {}, later}),
                       "cannot restore: its audit log is broken at line 2: it was changed",
                       sql::Error);
}

ON_BOTH_ENGINES("heads signed after the backup are set aside, heads before it still hold") {
  const TestDatabase database{engine};
  fill(database);
  const auto file = database.folder() / "backup";
  const auto folder = database.folder() / "data";
  const auto connection_head = [&] {
    const auto connection = database.open();
    sql::ReadTransaction tx{*connection};
    return audit_head(tx);
  };
  {
    AuditKey key{folder};
    key.sign(connection_head(), later);
  }
  backup(database.location(), file, some_key(1), later);
  {
    const auto connection = database.open();
    sql::WriteTransaction tx{*connection};
    append(tx, {later, std::nullopt, "program", "", "write", "team", std::nullopt, {}});
    tx.commit();
    AuditKey key{folder};
    key.sign({3, std::string(64, 'a')}, later);
  }
  restore({file, some_key(1), database.location(), folder, later});
  const AuditKey key{folder};
  CHECK(key.signed_heads().size() == 1);
  {
    const auto connection = database.open();
    sql::ReadTransaction tx{*connection};
    CHECK_FALSE(verify_audit(tx, key).broken);
  }

  // A backup of another office does not carry what was signed here.
  const TestDatabase another{engine};
  {
    const auto connection = another.open();
    sql::WriteTransaction tx{*connection};
    for (int i = 0; i < 4; ++i) {
      append(tx, {later, std::nullopt, "program", "", "write", "team", std::nullopt, {}});
    }
    tx.commit();
  }
  backup(another.location(), file, some_key(1), later);
  CHECK_THROWS_WITH_AS(
      restore({file, some_key(1), database.location(), folder, later}),
      "cannot restore: its audit log is broken at line 2: it is not the line that was signed",
      sql::Error);
}

ON_BOTH_ENGINES("nothing is restored under a running server") {
  const TestDatabase database{engine};
  fill(database);
  const auto file = database.folder() / "backup";
  backup(database.location(), file, some_key(1), later);
  const auto before = contents(database);
  {
    Store store{{database.location()}};
    store.read([](sql::Reading& tx) { return audit_head(tx); });
    try {
      restore({file, some_key(1), database.location(), {}, later});
      FAIL("restored");
    } catch (const sql::Error& error) {
      CHECK(error.kind() == sql::ErrorKind::busy);
    }
  }
  CHECK(contents(database) == before);
}

TEST_CASE("a damaged SQLite file is replaced, and kept beside the new one") {
  const TestDatabase database{sql::Engine::sqlite};
  fill(database);
  const auto before = lines_without_log(database);
  const auto file = database.folder() / "backup";
  backup(database.location(), file, some_key(1), later);
  replace_file(database.location().target, std::string(8192, 'x'));
  replace_file(database.location().target + "-wal", "left behind");
  const auto report = restore({file, some_key(1), database.location(), {}, later});
  CHECK_FALSE(report.old_ledger_read);
  CHECK(read_file(report.replaced) == std::string(8192, 'x'));
  CHECK(report.replaced.filename() == "test.sqlite.before-20260202T090000Z");
  CHECK(lines_without_log(database) == before);
}

TEST_CASE("a backup is restored where there was nothing yet") {
  const TestDatabase database{sql::Engine::sqlite};
  fill(database);
  const auto file = database.folder() / "backup";
  backup(database.location(), file, some_key(1), later);
  const sql::Location target{sql::Engine::sqlite, (database.folder() / "new.sqlite").string()};
  const auto report = restore({file, some_key(1), target, {}, later});
  CHECK(report.replaced.empty());
  Store store{{target}};
  CHECK(store.read([](sql::Reading& tx) { return audit_head(tx); }).seq == 3);
  using std::filesystem::perms;
  CHECK(std::filesystem::status(target.target).permissions() ==
        (perms::owner_read | perms::owner_write));
}

ON_BOTH_ENGINES("an office moves to the other engine with every row") {
  if (postgres_is_left_out()) return;
  const TestDatabase database{engine};
  fill(database);
  const TestDatabase target{other(engine)};
  const auto copied = copy_all(database.location(), target.location(), later);
  CHECK(copied == contents(database));
  CHECK(copied == contents(target));
  CHECK_FALSE(
      Store{{target.location()}}.read([](sql::Reading& tx) { return verify_audit(tx); }).broken);
  // Foreign keys are in force again.
  CHECK_THROWS_AS(target.open()->run("delete from person where id = $1", ola_id), sql::Error);
  CHECK_THROWS_WITH_AS(copy_all(database.location(), target.location(), later),
                       "the database to copy into is not empty: table account", sql::Error);
}

ON_BOTH_ENGINES("a row that names one that is not there is not copied") {
  if (postgres_is_left_out()) return;
  TestDatabase database{engine};
  database.keep_from_reuse();
  fill(database);
  const auto connection = database.open();
  if (engine == sql::Engine::sqlite) {
    connection->execute("pragma foreign_keys = off");
    connection->run("delete from employer");
  } else {
    connection->execute(
        "alter table job drop constraint job_employer_id_fkey; delete from employer");
  }
  const TestDatabase target{other(engine)};
  try {
    copy_all(database.location(), target.location(), later);
    FAIL("copied");
  } catch (const sql::Error& error) {
    CHECK(error.kind() == sql::ErrorKind::foreign_key);
  }
  for (const auto& content : contents(target)) CHECK(content.rows == 0);
}
