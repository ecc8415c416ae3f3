// Accounts as they are kept, and what they sign in with besides a password: invitations, the setup
// token, recovery codes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "base/id.hpp"
#include "base/instant.hpp"
#include "domain/access.hpp"
#include "store/sql.hpp"

namespace stafett::store {

struct Account {
  AccountId id;
  std::string username;  ///< folded; what is typed at the door
  std::string display_name;
  std::string language;                      ///< nb, nn, en
  std::optional<std::string> password_hash;  ///< Argon2id; nothing until an invitation is taken up
  std::optional<std::string> second_factor_secret;  ///< sealed
  std::optional<Instant> second_factor_since;
  std::optional<std::int64_t> second_factor_step;    ///< the last one used
  std::optional<std::string> second_factor_pending;  ///< sealed; shown, and not confirmed yet
  std::optional<EmployeeId> employee;
  std::optional<PersonId> person;
  std::optional<CounsellorId> counsellor;
  std::optional<Instant> closed_at;
  Instant created_at;
  std::int64_t version = 1;
  std::vector<domain::Role> roles;  ///< in the order of the enum
};

std::optional<Account> find_account(sql::Reading& tx, AccountId id);
std::optional<Account> find_account(sql::Reading& tx, std::string_view folded_username);
std::optional<Account> find_account(sql::Reading& tx, EmployeeId employee);
std::optional<Account> find_account(sql::Reading& tx, PersonId person);
std::optional<Account> find_account(sql::Reading& tx, CounsellorId counsellor);
/// True when there is none at all: the house still lacks its first administrator.
bool has_no_account(sql::Reading& tx);
/// The sign-in names of the open accounts that administer the house, by name.
std::vector<std::string> administrators(sql::Reading& tx);
/// True where the account is an employee's whose last employment ended before `today`.
bool has_left(sql::Reading& tx, AccountId id, Day today);

/// Adds it with its roles. Throws sql::Error (unique, table account) where the username is taken.
void add_account(sql::Writing& tx, const Account& account);
/// Everything of it but id, links and created_at; the roles too. The version becomes one higher.
void save_account(sql::Writing& tx, const Account& account);

/// What an account is named after; nothing where there is no such record.
std::optional<std::string> employee_name(sql::Reading& tx, EmployeeId employee);
std::optional<std::string> counsellor_name(sql::Reading& tx, CounsellorId counsellor);
/// Of the person whose identity `grant` opens.
std::string person_name(sql::Reading& tx, const domain::Grant& grant);

/// A person's newest participation that is not registered by mistake: where their own page begins.
std::optional<ParticipationId> newest_participation(sql::Reading& tx, PersonId person);

/// Instead of all codes that the account had.
void replace_recovery_codes(sql::Writing& tx, AccountId account,
                            const std::vector<std::string>& hashes);
/// True where the code was there and unused; it is used now.
bool use_recovery_code(sql::Writing& tx, AccountId account, std::string_view hash, Instant now);

struct Invitation {
  std::string token_hash;
  AccountId account;
  std::optional<AccountId> created_by;
  Instant created_at;
  Instant expires_at;
};

/// One that is neither used nor expired.
std::optional<Invitation> find_invitation(sql::Reading& tx, std::string_view token_hash,
                                          Instant now);
/// Instead of all open ones that the account had.
void replace_invitation(sql::Writing& tx, const Invitation& invitation);
void use_invitation(sql::Writing& tx, std::string_view token_hash, Instant now);
/// Drops those that expired before `before`, used or not.
void drop_old_invitations(sql::Writing& tx, Instant before);
/// True where one is open.
bool is_invited(sql::Reading& tx, AccountId account, Instant now);

/// The token that makes the first administrator: the newest replaces older ones.
void replace_setup_token(sql::Writing& tx, std::string_view token_hash, Instant now);
/// True where the token was there and unused; it is used now.
bool use_setup_token(sql::Writing& tx, std::string_view token_hash, Instant now);

struct Organisation {
  std::string name;
  std::optional<std::string> number;
  bool invented = false;
};

std::optional<Organisation> find_organisation(sql::Reading& tx);
/// Adds it, or gives it these words where it is there.
void save_organisation(sql::Writing& tx, const Organisation& organisation, Instant now);

}  // namespace stafett::store
