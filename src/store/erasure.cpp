#include "store/erasure.hpp"

#include <array>
#include <span>
#include <stdexcept>
#include <string>

#include "base/text.hpp"
#include "store/files.hpp"

namespace stafett::store {

namespace {

/// $1: the participation. In an order in which nothing is deleted that something left still names.
/// erasure_test.cpp asks both engines' catalogs whether a table is missing here.
constexpr std::string_view of_participation[] = {
    "delete from note_version where note_id in (select id from note where participation_id = $1)",
    "delete from note where participation_id = $1",
    "delete from appointment where participation_id = $1",
    "delete from task where participation_id = $1",
    "delete from draft where participation_id = $1",
    "delete from job where participation_id = $1",
    "delete from assignment where participation_id = $1",
    "delete from participation_status where participation_id = $1",
    "delete from granted_period where participation_id = $1",
    "delete from extent_period where participation_id = $1",
    "delete from content_item where participation_id = $1",
    "delete from goal_version where participation_id = $1",
    "delete from se_stage_change where participation_id = $1",
    "delete from kept_aside where participation_id = $1",
    "delete from protected_access where participation_id = $1",
    R"(
      delete from import_finding
      where exists (
        select 1 from import_row r
        where r.import_id = import_finding.import_id
          and r.ordinal = import_finding.row_ordinal
          and r.participation_id = $1))",
    "delete from import_row where participation_id = $1",
    "update participation set earlier_id = null where earlier_id = $1",
    "delete from participation where id = $1",
};

/// $1: the person, whose participations are gone already.
constexpr std::string_view of_person[] = {
    "delete from draft where account_id in (select id from account where person_id = $1)",
    R"(delete from protected_access
        where account_id in (select id from account where person_id = $1))",
    "delete from session where account_id in (select id from account where person_id = $1)",
    "delete from invitation where account_id in (select id from account where person_id = $1)",
    "delete from recovery_code where account_id in (select id from account where person_id = $1)",
    "delete from account_role where account_id in (select id from account where person_id = $1)",
    "delete from account where person_id = $1",
    "delete from person where id = $1",
};

/// $1: the import. Its own row stays: that a file was read is no secret of anybody's.
constexpr std::string_view of_import[] = {
    "delete from import_finding where import_id = $1",
    "delete from import_row where import_id = $1",
    "update import set columns = null, source = null where id = $1",
};

constexpr std::string_view participations_of = R"(
  select id
  from participation
  where person_id = $1
  order by id)";

constexpr std::string_view write_ledger = R"(
  insert into erasure (kind, id, at)
  values ($1, $2, $3)
  on conflict (kind, id) do nothing)";

constexpr std::string_view whole_ledger = R"(
  select kind, id, at
  from erasure
  order by at, kind, id)";

void run_all(sql::Writing& tx, std::span<const std::string_view> statements, const Uuid& id) {
  for (const auto statement : statements) tx.run(statement, id);
}

}  // namespace

void erase(sql::Writing& tx, const Erasure& erasure) {
  switch (erasure.kind) {
    case Erasable::person: {
      const auto participations = tx.rows(participations_of, erasure.id).all([](const auto& row) {
        return row.template get<Uuid>(0);
      });
      for (const auto& participation : participations) {
        erase(tx, {Erasable::participation, participation, erasure.at});
      }
      run_all(tx, of_person, erasure.id);
      break;
    }
    case Erasable::participation:
      run_all(tx, of_participation, erasure.id);
      break;
    case Erasable::import:
      run_all(tx, of_import, erasure.id);
      break;
  }
  tx.run(write_ledger, erasure.kind, erasure.id, erasure.at);
}

std::vector<Erasure> erasures(sql::Reading& tx) {
  return tx.rows(whole_ledger).all([](const sql::Row& row) {
    Erasure erasure;
    row.into(erasure.kind, erasure.id, erasure.at);
    return erasure;
  });
}

void keep_erasures(const std::filesystem::path& folder, const std::vector<Erasure>& all) {
  std::string content;
  for (const auto& erasure : all) {
    content += std::string{to_text(erasure.kind)} + ' ' + erasure.id.to_text() + ' ' +
               erasure.at.to_text() + '\n';
  }
  replace_file(folder / "erased", content);
}

std::vector<Erasure> kept_erasures(const std::filesystem::path& folder) {
  std::vector<Erasure> all;
  const auto content = read_file(folder / "erased").value_or("");
  for (const auto line : text::split(content, '\n')) {
    if (line.empty()) continue;
    const auto parts = text::split(line, ' ');
    const auto kind = parts.size() == 3 ? from_text<Erasable>(parts[0]) : std::nullopt;
    const auto id = parts.size() == 3 ? Uuid::from_text(parts[1]) : std::nullopt;
    const auto at = parts.size() == 3 ? Instant::from_text(parts[2]) : std::nullopt;
    if (!kind || !id || !at) {
      throw std::runtime_error{"erased: line " + std::to_string(all.size() + 1) +
                               " is not \"kind id instant\""};
    }
    all.push_back({*kind, *id, *at});
  }
  return all;
}

bool scrub(const sql::Location& location) {
  const auto connection = sql::open(location, sql::Mode::read_write);
  if (connection->engine() == sql::Engine::postgres) {
    connection->execute("vacuum");
    return true;
  }
  // What was deleted is overwritten in the file already (secure_delete); the log still holds it.
  return connection->rows("pragma wal_checkpoint(truncate)").first([](const sql::Row& row) {
    return row.get<int>(0);
  }) == 0;
}

}  // namespace stafett::store
