#include "store/scenario.hpp"

namespace stafett::store {

namespace {

KeptScenario scenario_of(const sql::Row& row) {
  KeptScenario kept;
  row.into(kept.id, kept.name, kept.content, kept.version);
  return kept;
}

}  // namespace

constexpr std::string_view insert_scenario = R"(
  insert into scenario (id, name, content, changed_at, changed_by, version)
  values ($1, $2, $3, $4, $5, 1))";

void add_scenario(sql::Writing& tx, const KeptScenario& s, Instant now, AccountId by) {
  tx.run(insert_scenario, s.id, s.name, s.content, now, by);
}

constexpr std::string_view update_scenario = R"(
  update scenario
  set name = $3, content = $4, changed_at = $5, changed_by = $6, version = version + 1
  where id = $1 and version = $2)";

std::int64_t change_scenario(sql::Writing& tx, const KeptScenario& s, std::int64_t seen_version,
                             Instant now, AccountId by) {
  return tx.run(update_scenario, s.id, seen_version, s.name, s.content, now, by);
}

std::int64_t remove_scenario(sql::Writing& tx, const Uuid& id, std::int64_t seen_version) {
  return tx.run("delete from scenario where id = $1 and version = $2", id, seen_version);
}

std::optional<KeptScenario> find_scenario(sql::Reading& tx, const Uuid& id) {
  return tx.rows("select id, name, content, version from scenario where id = $1", id)
      .first(scenario_of);
}

constexpr std::string_view scenarios_by_change = R"(
  select id, name, content, version from scenario order by changed_at desc, id)";

std::vector<KeptScenario> all_scenarios(sql::Reading& tx) {
  return tx.rows(scenarios_by_change).all(scenario_of);
}

}  // namespace stafett::store
