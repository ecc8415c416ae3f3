#include "store/once.hpp"

namespace stafett::store {

namespace {

constexpr std::string_view outcome_by_key = R"(
  select request_hash, result_kind, result_id, result_version
  from idempotency
  where actor = $1
    and key = $2)";

constexpr std::string_view insert_outcome = R"(
  insert into idempotency (key, actor, request_hash, result_kind, result_id, result_version, at)
  values ($1, $2, $3, $4, $5, $6, $7))";

constexpr std::string_view delete_before = R"(
  delete from idempotency
  where at < $1)";

}  // namespace

Result<std::optional<Outcome>> earlier_outcome(sql::Reading& tx, const Request& request) {
  std::string hash;
  auto earlier =
      tx.rows(outcome_by_key, request.actor, request.key).first([&hash](const sql::Row& row) {
        Outcome outcome;
        row.into(hash, outcome.kind, outcome.id, outcome.version);
        outcome.repeated = true;
        return outcome;
      });
  if (earlier && hash != request.hash) return refuse(Reason::conflict, "key_reused");
  return earlier;
}

void remember_outcome(sql::Writing& tx, const Request& request, const Outcome& outcome) {
  tx.run(insert_outcome, request.key, request.actor, request.hash, outcome.kind, outcome.id,
         outcome.version, request.now);
}

std::int64_t forget_keys(sql::Writing& tx, Instant before) { return tx.run(delete_before, before); }

Result<std::int64_t> next_version(sql::Reading& tx, std::int64_t touched, std::string_view table,
                                  const Uuid& id, std::int64_t seen) {
  if (touched == 1) return seen + 1;
  const auto newest =
      tx.one<std::int64_t>("select version from " + std::string{table} + " where id = $1", id);
  if (!newest) return refuse(Reason::not_found, "not_found");
  auto refusal = refuse(Reason::conflict, "changed_since", "/version");
  refusal.value().values.emplace_back("version", std::to_string(*newest));
  return refusal;
}

}  // namespace stafett::store
