#include "store/account.hpp"

#include <algorithm>

namespace stafett::store {

namespace {

constexpr std::string_view account_columns = R"(
  select id, username, display_name, language, password_hash, second_factor_secret, second_factor_since,
         second_factor_step, second_factor_pending, employee_id, person_id, counsellor_id, closed_at,
         created_at, version
  from account)";

Account account_of(const sql::Row& row) {
  Account account;
  row.into(account.id, account.username, account.display_name, account.language,
           account.password_hash, account.second_factor_secret, account.second_factor_since,
           account.second_factor_step, account.second_factor_pending, account.employee,
           account.person, account.counsellor, account.closed_at, account.created_at,
           account.version);
  return account;
}

std::vector<domain::Role> roles_of(sql::Reading& tx, AccountId id) {
  std::vector<domain::Role> roles;
  for (const sql::Row row :
       tx.rows("select role from account_role where account_id = $1 order by role", id)) {
    if (const auto role = domain::from_text<domain::Role>(row.get<std::string_view>(0)))
      roles.push_back(*role);
  }
  std::sort(roles.begin(), roles.end());
  return roles;
}

template <class Value>
std::optional<Account> find_by(sql::Reading& tx, std::string_view where, const Value& value) {
  auto account =
      tx.rows(std::string{account_columns} + std::string{where}, value).first(account_of);
  if (account) account->roles = roles_of(tx, account->id);
  return account;
}

}  // namespace

std::optional<Account> find_account(sql::Reading& tx, AccountId id) {
  return find_by(tx, " where id = $1", id);
}
std::optional<Account> find_account(sql::Reading& tx, std::string_view folded_username) {
  return find_by(tx, " where username = $1", folded_username);
}
std::optional<Account> find_account(sql::Reading& tx, EmployeeId employee) {
  return find_by(tx, " where employee_id = $1 order by created_at, id limit 1", employee);
}
std::optional<Account> find_account(sql::Reading& tx, PersonId person) {
  return find_by(tx, " where person_id = $1 order by created_at, id limit 1", person);
}
std::optional<Account> find_account(sql::Reading& tx, CounsellorId counsellor) {
  return find_by(tx, " where counsellor_id = $1 order by created_at, id limit 1", counsellor);
}

bool has_no_account(sql::Reading& tx) {
  return !tx.one<std::string>("select id from account limit 1");
}

constexpr std::string_view administrator_names = R"(
  select a.username
  from account a
  join account_role r on r.account_id = a.id
  where r.role = $1
    and a.closed_at is null
  order by a.username)";

std::vector<std::string> administrators(sql::Reading& tx) {
  return tx.rows(administrator_names, domain::Role::administrator).all([](const sql::Row& row) {
    return row.get<std::string>(0);
  });
}

// An employee without any employment yet has not left; one whose employments are all over has.
constexpr std::string_view left_account = R"(
  select a.id
  from account a
  where a.id = $1
    and exists (select 1 from employment e where e.employee_id = a.employee_id)
    and not exists (select 1 from employment e
                    where e.employee_id = a.employee_id and (e.end_day is null or e.end_day > $2)))";

bool has_left(sql::Reading& tx, AccountId id, Day today) {
  return tx.one<AccountId>(left_account, id, today).has_value();
}

constexpr std::string_view insert_account = R"(
  insert into account (id, username, display_name, language, password_hash, second_factor_secret,
                       second_factor_since, second_factor_step, second_factor_pending, employee_id,
                       person_id, counsellor_id, closed_at, created_at, version)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15))";

constexpr std::string_view insert_role =
    "insert into account_role (account_id, role) values ($1, $2)";

void add_account(sql::Writing& tx, const Account& a) {
  tx.run(insert_account, a.id, a.username, a.display_name, a.language, a.password_hash,
         a.second_factor_secret, a.second_factor_since, a.second_factor_step,
         a.second_factor_pending, a.employee, a.person, a.counsellor, a.closed_at, a.created_at,
         a.version);
  for (const auto role : a.roles) tx.run(insert_role, a.id, domain::to_text(role));
}

constexpr std::string_view update_account = R"(
  update account
  set username = $2, display_name = $3, language = $4, password_hash = $5, second_factor_secret = $6,
      second_factor_since = $7, second_factor_step = $8, second_factor_pending = $9, closed_at = $10,
      version = version + 1
  where id = $1)";

void save_account(sql::Writing& tx, const Account& a) {
  tx.run(update_account, a.id, a.username, a.display_name, a.language, a.password_hash,
         a.second_factor_secret, a.second_factor_since, a.second_factor_step,
         a.second_factor_pending, a.closed_at);
  if (roles_of(tx, a.id) == a.roles) return;
  tx.run("delete from account_role where account_id = $1", a.id);
  for (const auto role : a.roles) tx.run(insert_role, a.id, domain::to_text(role));
}

std::optional<std::string> employee_name(sql::Reading& tx, EmployeeId employee) {
  return tx.one<std::string>("select name from employee where id = $1", employee);
}

std::optional<std::string> counsellor_name(sql::Reading& tx, CounsellorId counsellor) {
  return tx.one<std::string>("select name from counsellor where id = $1", counsellor);
}

std::string person_name(sql::Reading& tx, const domain::Grant& grant) {
  const auto name = tx.one<std::string, std::string>(
      "select given_name, family_name from person where id = $1", grant.person());
  return name ? std::get<0>(*name) + ' ' + std::get<1>(*name) : std::string{};
}

constexpr std::string_view newest_participation_of = R"(
  select id
  from participation
  where person_id = $1 and status <> 'FEILREGISTRERT'
  order by created_at desc, id desc
  limit 1)";

std::optional<ParticipationId> newest_participation(sql::Reading& tx, PersonId person) {
  return tx.one<ParticipationId>(newest_participation_of, person);
}

void replace_recovery_codes(sql::Writing& tx, AccountId account,
                            const std::vector<std::string>& hashes) {
  tx.run("delete from recovery_code where account_id = $1", account);
  for (const auto& hash : hashes) {
    tx.run("insert into recovery_code (account_id, code_hash) values ($1, $2)", account, hash);
  }
}

constexpr std::string_view mark_code_used = R"(
  update recovery_code
  set used_at = $3
  where account_id = $1 and code_hash = $2 and used_at is null)";

bool use_recovery_code(sql::Writing& tx, AccountId account, std::string_view hash, Instant now) {
  return tx.run(mark_code_used, account, hash, now) == 1;
}

constexpr std::string_view open_invitation = R"(
  select token_hash, account_id, created_by, created_at, expires_at
  from invitation
  where token_hash = $1 and used_at is null and expires_at > $2)";

std::optional<Invitation> find_invitation(sql::Reading& tx, std::string_view token_hash,
                                          Instant now) {
  return tx.rows(open_invitation, token_hash, now).first([](const sql::Row& row) {
    Invitation invitation;
    row.into(invitation.token_hash, invitation.account, invitation.created_by,
             invitation.created_at, invitation.expires_at);
    return invitation;
  });
}

constexpr std::string_view insert_invitation = R"(
  insert into invitation (token_hash, account_id, created_by, created_at, expires_at)
  values ($1, $2, $3, $4, $5))";

void replace_invitation(sql::Writing& tx, const Invitation& invitation) {
  tx.run("delete from invitation where account_id = $1 and used_at is null", invitation.account);
  tx.run(insert_invitation, invitation.token_hash, invitation.account, invitation.created_by,
         invitation.created_at, invitation.expires_at);
}

void use_invitation(sql::Writing& tx, std::string_view token_hash, Instant now) {
  tx.run("update invitation set used_at = $2 where token_hash = $1", token_hash, now);
}

void drop_old_invitations(sql::Writing& tx, Instant before) {
  tx.run("delete from invitation where expires_at < $1", before);
}

constexpr std::string_view any_open_invitation = R"(
  select token_hash
  from invitation
  where account_id = $1 and used_at is null and expires_at > $2
  limit 1)";

bool is_invited(sql::Reading& tx, AccountId account, Instant now) {
  return tx.one<std::string>(any_open_invitation, account, now).has_value();
}

void replace_setup_token(sql::Writing& tx, std::string_view token_hash, Instant now) {
  tx.run("delete from setup_token where used_at is null");
  tx.run("insert into setup_token (token_hash, created_at) values ($1, $2)", token_hash, now);
}

bool use_setup_token(sql::Writing& tx, std::string_view token_hash, Instant now) {
  return tx.run("update setup_token set used_at = $2 where token_hash = $1 and used_at is null",
                token_hash, now) == 1;
}

std::optional<Organisation> find_organisation(sql::Reading& tx) {
  return tx.rows("select name, organisation_number, invented from organisation where id = 1")
      .first([](const sql::Row& row) {
        Organisation organisation;
        row.into(organisation.name, organisation.number, organisation.invented);
        return organisation;
      });
}

constexpr std::string_view put_organisation = R"(
  insert into organisation (id, name, organisation_number, invented, created_at)
  values (1, $1, $2, $3, $4)
  on conflict (id) do update
  set name = excluded.name, organisation_number = excluded.organisation_number)";

void save_organisation(sql::Writing& tx, const Organisation& organisation, Instant now) {
  tx.run(put_organisation, organisation.name, organisation.number, organisation.invented, now);
}

}  // namespace stafett::store
