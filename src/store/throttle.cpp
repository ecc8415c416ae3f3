#include "store/throttle.hpp"

namespace stafett::store {

constexpr std::string_view throttle_of = R"(
  select failures, last_at, wait_until
  from login_throttle
  where key = $1)";

std::optional<Throttle> find_throttle(sql::Reading& tx, std::string_view key) {
  return tx.rows(throttle_of, key).first([](const sql::Row& row) {
    Throttle throttle;
    row.into(throttle.failures, throttle.last_at, throttle.wait_until);
    return throttle;
  });
}

constexpr std::string_view put_throttle = R"(
  insert into login_throttle (key, failures, last_at, wait_until)
  values ($1, $2, $3, $4)
  on conflict (key) do update
  set failures = excluded.failures, last_at = excluded.last_at, wait_until = excluded.wait_until)";

void save_throttle(sql::Writing& tx, std::string_view key, const Throttle& throttle) {
  tx.run(put_throttle, key, throttle.failures, throttle.last_at, throttle.wait_until);
}

void drop_throttle(sql::Writing& tx, std::string_view key) {
  tx.run("delete from login_throttle where key = $1", key);
}

void drop_old_throttles(sql::Writing& tx, Instant before) {
  tx.run("delete from login_throttle where last_at < $1", before);
}

}  // namespace stafett::store
