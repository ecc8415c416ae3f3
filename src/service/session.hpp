// Signing in, and what a session is. A session's token is 256 random bits in a cookie; the database
// has its hash. It lasts 30 minutes without use and 12 hours in all, and its token is changed
// whenever it comes to allow more than before.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.hpp"
#include "base/id.hpp"
#include "base/instant.hpp"
#include "base/result.hpp"
#include "domain/access.hpp"
#include "service/view/session.hpp"
#include "store/account.hpp"
#include "store/audit.hpp"

namespace stafett::service {

struct Call;
struct House;

/// Who asks. Where stage is not `full`, only what belongs to signing in may be done.
struct Session {
  enum class Stage : std::uint8_t { none, second_factor, enrol, full };

  Stage stage = Stage::none;
  std::string token_hash;
  AccountId account;
  std::optional<domain::Role> role;  ///< the one it acts in; there whenever stage is `full`
  std::string name;
  std::string username;
  Language language = Language::nb;  ///< what the account has chosen: all texts of its answers
  std::optional<EmployeeId> employee;
  std::optional<PersonId> person;
  std::optional<CounsellorId> counsellor;
  bool second_factor = false;
  Instant created_at;
  Instant seen_at;

  /// True where it acts in this role.
  [[nodiscard]] bool is(domain::Role wanted) const {
    return stage == Stage::full && role == wanted;
  }
};

/// The session of this token as of `now`; stage `none` where there is none or its time is up. Notes
/// the use, at most every Limits::touch_after.
Session find_session(House& house, std::string_view token, Instant now);

/// What signing in and everything that changes the session answers: the new token, where there is
/// one.
struct Admission {
  view::SessionView session;
  std::optional<std::string> token = {};  ///< to be set as cookie; nothing: the cookie stays
};

/// Who I am; answers nobody as well.
view::SessionView read_session(const Call& call);

/// First step. Names that do not exist cost the same work and get the same answer as wrong
/// passwords, and both make the next try wait, longer each time: by account and address together,
/// by address, and by account for addresses it was never used from. Nobody is locked out for good.
Result<Admission> sign_in(const Call& call, const view::SignIn& input);
/// Second step: six digits, or a recovery code.
Result<Admission> give_second_factor(const Call& call, const view::SecondFactorCode& input);
Result<Admission> choose_role(const Call& call, const view::RoleChoice& input);
/// Also where nobody is signed in.
view::SessionView sign_out(const Call& call);
Result<Admission> end_other_sessions(const Call& call);

// For service/account.cpp.

/// A new session for `account` at the stage its roles demand after the password (or `full`), in
/// this transaction; the session of `call`, if any, ends.
Admission admit(sql::Writing& tx, const Call& call, const store::Account& account, bool fully);
/// The same session under a new token: whenever it comes to allow more, or somebody may have seen
/// the old one.
Admission renew(sql::Writing& tx, const Call& call);
/// The view of a session just made or changed.
view::SessionView session_view(sql::Reading& tx, const Call& call, const Session& session);
/// True where one of the roles may only be used with a second factor: all but the participant's.
bool needs_second_factor(const std::vector<domain::Role>& roles);
/// An audit line about an account; no person's record.
store::AuditLine account_line(const Call& call, AccountId account, std::string_view action);

/// Drops what signing in has left behind and nobody needs any more: sessions, counts of failed
/// tries, invitations. Now and then, by app/.
void tidy_sessions(House& house, Instant now);

}  // namespace stafett::service
