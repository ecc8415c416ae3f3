// Sessions as they are kept: by the hash of their token, so that who reads the table cannot use
// one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/day.hpp"
#include "base/id.hpp"
#include "base/instant.hpp"
#include "domain/access.hpp"
#include "store/sql.hpp"

namespace stafett::store {

/// How far somebody has come in signing in.
enum class Stage : std::uint8_t {
  second_factor,  ///< the password was right; the code from the app is still to come
  enrol,          ///< the password was right; a second factor has to be set up before anything else
  full,
};

/// A session that is not ended, with what is needed of its account; nothing here says that its time
/// is not up.
struct SessionRow {
  std::string token_hash;
  AccountId account;
  Stage stage = Stage::second_factor;
  std::optional<domain::Role>
      role;  ///< the one it acts in; nothing until signed in, or when the role is taken away
  Instant created_at;
  Instant seen_at;
  std::string username;
  std::string name;
  std::string language;
  std::optional<EmployeeId> employee;
  std::optional<PersonId> person;
  std::optional<CounsellorId> counsellor;
  bool second_factor = false;  ///< one is in force
};

/// The session of this hash, unless it is ended, its account closed, or its employee's last
/// employment over before `today`.
std::optional<SessionRow> find_session(sql::Reading& tx, std::string_view token_hash, Day today);

struct NewSession {
  std::string_view token_hash;
  AccountId account;
  Stage stage;
  std::optional<domain::Role> role;
  Instant created_at;  ///< of the session it goes on from, where it does: twelve hours in all
  Instant seen_at;
};
void add_session(sql::Writing& tx, const NewSession& session);
void touch_session(sql::Writing& tx, std::string_view token_hash, Instant now);
void end_session(sql::Writing& tx, std::string_view token_hash, Instant now);
/// Ends all of the account's but `except` (empty: all).
void end_sessions(sql::Writing& tx, AccountId account, std::string_view except, Instant now);
/// The role the account acted in last; nothing when it never did.
std::optional<domain::Role> last_role(sql::Reading& tx, AccountId account);
/// Drops sessions that began before `before`.
void drop_old_sessions(sql::Writing& tx, Instant before);

}  // namespace stafett::store
