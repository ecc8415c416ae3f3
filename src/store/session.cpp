#include "store/session.hpp"

namespace stafett::store {

namespace {

// In the order of Stage.
constexpr std::string_view stages[] = {"second_factor", "enrol", "full"};

std::string_view stage_text(Stage stage) { return stages[static_cast<std::size_t>(stage)]; }

Stage stage_of(std::string_view text) {
  return text == stages[2] ? Stage::full : text == stages[1] ? Stage::enrol : Stage::second_factor;
}

std::string_view role_text(std::optional<domain::Role> role) {
  return role ? domain::to_text(*role) : std::string_view{};
}

}  // namespace

// A role that was taken away since is no role. Somebody who has left has no session: see has_left.
constexpr std::string_view session_of = R"(
  select s.token_hash, s.account_id, s.stage, coalesce(r.role, ''), s.created_at, s.seen_at,
         a.username, a.display_name, a.language, a.employee_id, a.person_id, a.counsellor_id,
         a.second_factor_since is not null
  from session s
  join account a on a.id = s.account_id
  left join account_role r on r.account_id = s.account_id and r.role = s.role
  where s.token_hash = $1
    and s.ended_at is null
    and a.closed_at is null
    and (a.employee_id is null
      or exists (select 1 from employment e
                 where e.employee_id = a.employee_id and (e.end_day is null or e.end_day > $2))
      or not exists (select 1 from employment e where e.employee_id = a.employee_id)))";

std::optional<SessionRow> find_session(sql::Reading& tx, std::string_view token_hash, Day today) {
  return tx.rows(session_of, token_hash, today).first([](const sql::Row& row) {
    SessionRow session;
    std::string stage;
    std::string role;
    row.into(session.token_hash, session.account, stage, role, session.created_at, session.seen_at,
             session.username, session.name, session.language, session.employee, session.person,
             session.counsellor, session.second_factor);
    session.stage = stage_of(stage);
    session.role = domain::from_text<domain::Role>(role);
    return session;
  });
}

constexpr std::string_view insert_session = R"(
  insert into session (token_hash, account_id, role, stage, created_at, seen_at)
  values ($1, $2, $3, $4, $5, $6))";

void add_session(sql::Writing& tx, const NewSession& session) {
  tx.run(insert_session, session.token_hash, session.account, role_text(session.role),
         stage_text(session.stage), session.created_at, session.seen_at);
}

void touch_session(sql::Writing& tx, std::string_view token_hash, Instant now) {
  tx.run("update session set seen_at = $2 where token_hash = $1 and seen_at < $2", token_hash, now);
}

void end_session(sql::Writing& tx, std::string_view token_hash, Instant now) {
  tx.run("update session set ended_at = $2 where token_hash = $1 and ended_at is null", token_hash,
         now);
}

constexpr std::string_view end_all = R"(
  update session
  set ended_at = $3
  where account_id = $1 and token_hash <> $2 and ended_at is null)";

void end_sessions(sql::Writing& tx, AccountId account, std::string_view except, Instant now) {
  tx.run(end_all, account, except, now);
}

constexpr std::string_view newest_role = R"(
  select s.role
  from session s
  join account_role r on r.account_id = s.account_id and r.role = s.role
  where s.account_id = $1 and s.stage = 'full'
  order by s.seen_at desc, s.token_hash
  limit 1)";

std::optional<domain::Role> last_role(sql::Reading& tx, AccountId account) {
  const auto role = tx.one<std::string>(newest_role, account);
  return role ? domain::from_text<domain::Role>(*role) : std::nullopt;
}

void drop_old_sessions(sql::Writing& tx, Instant before) {
  tx.run("delete from session where created_at < $1", before);
}

}  // namespace stafett::store
