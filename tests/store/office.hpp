// A small invented office with a row in every table that can hold something about a person, written
// past the store's functions: for tests that ask whether everything comes along (backup, copy) or
// goes (erasure).
#pragma once

#include <algorithm>

#include "store/bulk.hpp"
#include "store/databases.hpp"
#include "store/store.hpp"

namespace stafett::test {

inline Uuid office_id(std::uint64_t seed) {
  SeededRandom random{seed};
  return new_uuid(monday_morning, random);
}

inline const Uuid kari_id = office_id(1);
inline const Uuid kari_first = office_id(2);   ///< her participation, ended
inline const Uuid kari_second = office_id(3);  ///< and the one after it
inline const Uuid ola_id = office_id(4);
inline const Uuid ola_participation = office_id(5);
inline const Uuid kari_account = office_id(6);
inline const Uuid consultant = office_id(7);
inline const Uuid consultant_account = office_id(8);
inline const Uuid kari_note = office_id(9);
inline const Uuid ola_note = office_id(10);
inline const Uuid office_import = office_id(11);

/// Stands in every text that is Kari's alone.
inline constexpr std::string_view kari_word = "Karihemmelighet";

inline void insert_person(sql::Writing& tx, const Uuid& id, std::string_view name) {
  tx.run(R"(
    insert into person (id, number_verdict, given_name, family_name, sort_name, search, phone,
      protection, created_at, version)
    values ($1, 'missing', $2, 'Eksempel', $2, $2, $2, '', $3, 1))",
         id, name, monday_morning);
}

inline void insert_participation(sql::Writing& tx, const Uuid& id, const Uuid& person,
                                 std::optional<Uuid> earlier, std::string_view words) {
  const auto day = *Day::of(2026, 1, 5);
  tx.run(R"(
    insert into participation (id, person_id, origin, earlier_id, status, status_day, goal,
      goal_version, shared_by_hand, under_follow_up, created_at, version)
    values ($1, $2, 'new', $3, 'DELTAR', $4, $5, 1, $6, $7, $8, 1))",
         id, person, earlier, day, words, false, true, monday_morning);
  tx.run(R"(insert into participation_status (participation_id, ordinal, status, reason_text,
      valid_from, recorded_at, cause) values ($1, 1, 'DELTAR', $2, $3, $4, 'import'))",
         id, words, day, monday_morning);
  tx.run(R"(insert into granted_period (participation_id, ordinal, first_day, recorded_at, source)
    values ($1, 1, $2, $3, $4))",
         id, day, monday_morning, words);
  tx.run(R"(insert into extent_period (participation_id, ordinal, first_day, percent, recorded_at)
    values ($1, 1, $2, 100, $3))",
         id, day, monday_morning);
  tx.run(R"(insert into content_item (participation_id, code, ordinal, text, description, chosen)
    values ($1, 'annet', 1, 'Annet', $2, $3))",
         id, words, true);
  tx.run(R"(insert into goal_version (participation_id, number, text, day, recorded_at)
    values ($1, 1, $2, $3, $4))",
         id, words, day, monday_morning);
  tx.run(R"(insert into se_stage_change (participation_id, ordinal, stage, day, reason, recorded_at)
    values ($1, 1, 2, $2, $3, $4))",
         id, day, words, monday_morning);
  tx.run(R"(insert into kept_aside (participation_id, path, value, source, recorded_at)
    values ($1, '/felt', $2, 'csv', $3))",
         id, words, monday_morning);
  tx.run(R"(insert into protected_access (participation_id, account_id, confirmed_at, expires_at)
    values ($1, $2, $3, $3))",
         id, consultant_account, monday_morning);
}

inline void insert_work(sql::Writing& tx, const Uuid& participation, const Uuid& note,
                        std::uint64_t seed, std::string_view words) {
  const auto day = *Day::of(2026, 2, 2);
  tx.run(R"(insert into assignment (id, participation_id, employee_id, part, first_day, reason,
      created_at, version) values ($1, $2, $3, 'lead', $4, $5, $6, 1))",
         office_id(seed), participation, consultant, day, words, monday_morning);
  tx.run(R"(insert into note (id, participation_id, author_id, kind, day, minutes, present, text,
      state, corrections, created_at, changed_at, version)
    values ($1, $2, $3, 'phone', $4, 20, $5, $5, 'signed', 1, $6, $6, 2))",
         note, participation, consultant, day, words, monday_morning);
  tx.run(
      R"(insert into note_version (note_id, number, kind, day, minutes, present, text, written_at,
      written_by, reason) values ($1, 1, 'phone', $2, 20, $3, $3, $4, $5, $3))",
      note, day, words, monday_morning, consultant);
  tx.run(
      R"(insert into appointment (id, participation_id, employee_id, starts_at, day, minutes, kind,
      place, purpose, state, created_at, version)
    values ($1, $2, $3, $4, $5, 30, 'meeting', $6, $6, 'planned', $4, 1))",
      office_id(seed + 1), participation, consultant, monday_morning, day, words);
  tx.run(R"(insert into task (id, participation_id, owner, text, created_at, version)
    values ($1, $2, 'participant', $3, $4, 1))",
         office_id(seed + 2), participation, words, monday_morning);
  tx.run(R"(insert into draft (account_id, place, content, participation_id, changed_at, version)
    values ($1, $2, $3, $4, $5, 1))",
         consultant_account, "note:" + participation.to_text(), words, participation,
         monday_morning);
  tx.run(R"(insert into job (id, participation_id, employer_id, kind, title, first_day,
      extent_percent, created_at, version) values ($1, $2, $3, 'practice', $4, $5, 50, $6, 1))",
         office_id(seed + 3), participation, office_id(30), words, day, monday_morning);
}

inline void insert_import_row(sql::Writing& tx, int ordinal, const Uuid& participation,
                              std::string_view words) {
  tx.run(R"(insert into import_row (import_id, ordinal, place, verdict, participation_id, label,
      content, changes) values ($1, $2, '/0', 'new', $3, $4, $4, '[]'))",
         office_import, ordinal, participation, words);
  tx.run(
      R"(insert into import_finding (import_id, ordinal, row_ordinal, severity, place, field, code,
      expected, found) values ($1, $2, $2, 'note', '/0', 'name', 'code', '', $3))",
      office_import, ordinal, words);
}

inline void insert_account(sql::Writing& tx, const Uuid& id, std::string_view name,
                           std::optional<Uuid> person, std::optional<Uuid> employee,
                           std::string_view role) {
  tx.run(R"(insert into account (id, username, display_name, language, employee_id, person_id,
      created_at, version) values ($1, $2, $2, 'nb', $3, $4, $5, 1))",
         id, name, employee, person, monday_morning);
  tx.run("insert into account_role (account_id, role) values ($1, $2)", id, role);
  tx.run("insert into recovery_code (account_id, code_hash) values ($1, $2)", id, name);
  tx.run(R"(insert into session (token_hash, account_id, role, stage, created_at, seen_at)
    values ($1, $2, $3, 'full', $4, $4))",
         name, id, role, monday_morning);
  tx.run(R"(insert into invitation (token_hash, account_id, created_at, expires_at)
    values ($1, $2, $3, $3))",
         name, id, monday_morning);
}

inline void make_office(sql::Writing& tx) {
  const std::string kari = std::string{kari_word} + " \\ \t\n\r\v æøå \"'";
  tx.run(R"(insert into organisation (id, name, invented, created_at)
    values (1, 'Eksempel arbeid', $1, $2))",
         true, monday_morning);
  tx.run(R"(insert into employee (id, name, sort_name, search, education_level, education_field,
      relevant_degree, created_at, version)
    values ($1, 'Nora', 'Nora', 'nora', 'bachelor', '', $2, $3, 1))",
         consultant, true, monday_morning);
  tx.run(R"(insert into employer (id, name, search, place, industry, version)
    values ($1, 'Bedrift', 'bedrift', 'Moss', '', 1))",
         office_id(30));
  insert_account(tx, consultant_account, "nora", std::nullopt, consultant, "consultant");
  insert_account(tx, kari_account, kari, kari_id, std::nullopt, "participant");
  insert_person(tx, kari_id, kari);
  insert_person(tx, ola_id, "Ola");
  insert_participation(tx, kari_first, kari_id, std::nullopt, kari);
  insert_participation(tx, kari_second, kari_id, kari_first, kari);
  insert_participation(tx, ola_participation, ola_id, std::nullopt, "");
  insert_work(tx, kari_second, kari_note, 40, kari);
  insert_work(tx, ola_participation, ola_note, 50, "Olas ord");
  // Kari's own draft, and her own look at protected details, by her account.
  tx.run(R"(insert into draft (account_id, place, content, changed_at, version)
    values ($1, 'goal', $2, $3, 1))",
         kari_account, kari, monday_morning);
  tx.run(R"(insert into import (id, file_name, file_kind, file_hash, state, columns, rows_new,
      rows_changed, rows_unchanged, rows_refused, created_at, version)
    values ($1, 'liste.csv', 'csv', 'x', 'confirmed', '[]', 2, 0, 0, 0, $2, 1))",
         office_import, monday_morning);
  insert_import_row(tx, 1, kari_second, kari);
  insert_import_row(tx, 2, ola_participation, "Ola");
  for (const auto& person : {kari_id, ola_id}) {
    store::append(tx, {monday_morning,
                       AccountId{consultant_account},
                       "consultant",
                       "lead",
                       "read",
                       "note",
                       std::nullopt,
                       {PersonId{person}}});
  }
}

/// All lines of all tables but those named.
inline std::string all_lines(sql::Connection& connection,
                             std::initializer_list<std::string_view> but) {
  std::string all;
  for (const auto& table : store::data_tables(connection)) {
    if (std::find(but.begin(), but.end(), table.name) != but.end()) continue;
    store::read_table(connection, table, [&](std::string_view line) {
      all += table.name + '\t' + std::string{line} + '\n';
    });
  }
  return all;
}

}  // namespace stafett::test
