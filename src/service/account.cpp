#include "service/account.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/text.hpp"
#include "service/access.hpp"
#include "service/call.hpp"
#include "service/command.hpp"
#include "service/gate.hpp"
#include "service/one_time_code.hpp"
#include "store/session.hpp"

namespace stafett::service {

namespace {

using domain::Role;

constexpr std::size_t least_username = 3;
constexpr std::string_view issuer = "Stafett";

/// The name as it is compared at the door; refuses what is too short to be one.
Result<std::string> checked_username(std::string_view typed) {
  std::string username = text::fold(text::trim(typed));
  if (text::length(username) < least_username) {
    return refuse(Reason::invalid, "username_too_short", "/username");
  }
  return username;
}

/// The account of the session; a session has one.
store::Account own_account(sql::Reading& tx, const Call& call) {
  auto account = store::find_account(tx, call.session.account);
  if (!account) throw std::runtime_error{"a session without an account"};
  return *std::move(account);
}

/// Asks for the password once more, counting failures at a gate of the account.
Result<void> check_own_password(const Call& call, std::string_view password,
                                std::string_view field) {
  struct Found {
    Result<void> passed;
    std::optional<std::string> hash;
  };
  struct Kept {
    Result<void> result;
  };
  const Gate gate =
      account_gate(call.house.vault, "password again", call.session.account.to_text());
  const auto found = call.house.store.read([&](sql::Reading& tx) {
    return Found{pass(tx, {gate}, call.now), own_account(tx, call).password_hash};
  });
  if (!found.passed) return found.passed;
  const auto right = found.hash ? call.house.passwords.matches(*found.hash, password)
                                : call.house.passwords.matches_nobody(password);
  if (!right) return tl::make_unexpected(right.error());
  return call.house.store
      .write([&](sql::Writing& tx) -> Kept {
        // Asked again: of many tries at the same time those before this one have closed the gate.
        if (auto passed = pass(tx, {gate}, call.now); !passed) return {std::move(passed)};
        if (*right) {
          forget_failures(tx, gate);
          return {};
        }
        count_failure(tx, {gate}, call.now);
        store::append(tx, account_line(call, call.session.account, "password_failed"));
        return {refuse(Reason::invalid, "wrong_password", field)};
      })
      .result;
}

void give_password(store::Account& account, std::string password_hash, Language language) {
  account.password_hash = std::move(password_hash);
  account.language = to_text(language);
  account.closed_at = std::nullopt;
}

void take_second_factor_away(store::Account& account) {
  account.second_factor_secret = std::nullopt;
  account.second_factor_since = std::nullopt;
  account.second_factor_step = std::nullopt;
  account.second_factor_pending = std::nullopt;
}

bool is_in_use(const store::Account& account) { return account.password_hash.has_value(); }

/// A link that people of the house made for an account in use gives it a new password and nothing
/// more: who made the link does not get in with it where a second factor is asked for. One that the
/// machine's owner made (service/rescue) begins anew.
bool is_reset(const store::Account& account, const store::Invitation& invitation) {
  return is_in_use(account) && invitation.created_by;
}

}  // namespace

std::optional<std::string> new_setup_token(House& house, Instant now, Random& random) {
  return house.store.write([&](sql::Writing& tx) -> std::optional<std::string> {
    if (!store::has_no_account(tx)) return std::nullopt;
    const std::string token = new_token(random);
    store::replace_setup_token(tx, token_hash(token), now);
    return token;
  });
}

view::SetupView read_setup(const Call& call) {
  return call.house.store.read(
      [](sql::Reading& tx) { return view::SetupView{store::has_no_account(tx)}; });
}

Result<Admission> set_up(const Call& call, const view::SetUp& input) {
  struct Kept {
    Result<Admission> result;
  };
  const std::string organisation = text::trim(input.organisation);
  const std::string name = text::trim(input.name);
  if (organisation.empty()) return refuse(Reason::invalid, "empty", "/organisation");
  if (name.empty()) return refuse(Reason::invalid, "empty", "/name");
  const auto username = checked_username(input.username);
  if (!username) return tl::make_unexpected(username.error());
  if (const auto good =
          check_new_password(input.password, {*username, name, organisation}, "/password");
      !good) {
    return tl::make_unexpected(good.error());
  }
  if (!read_setup(call).needed) return refuse(Reason::not_now, "already_set_up");
  const auto hash = call.house.passwords.hash(input.password);
  if (!hash) return tl::make_unexpected(hash.error());
  const Gate gate = token_gate(call.house.vault, call.peer);

  return call.house.store
      .write([&](sql::Writing& tx) -> Kept {
        if (!store::has_no_account(tx)) return {refuse(Reason::not_now, "already_set_up")};
        if (const auto passed = pass(tx, {gate}, call.now); !passed) {
          return {tl::make_unexpected(passed.error())};
        }
        if (!store::use_setup_token(tx, token_hash(input.token), call.now)) {
          count_failure(tx, {gate}, call.now);
          return {refuse(Reason::not_allowed, "wrong_token", "/token")};
        }
        std::optional<std::string> number;
        if (input.organisation_number) number = *input.organisation_number;
        store::save_organisation(tx, {organisation, number, false}, call.now);
        store::Account account;
        account.id = AccountId::make(call.now, call.random);
        account.username = *username;
        account.display_name = name;
        account.created_at = call.now;
        account.roles = {Role::administrator};
        give_password(account, *hash, input.language);
        store::add_account(tx, account);
        store::append(tx, account_line(call, account.id, "set_up"));
        return {admit(tx, call, account, false)};
      })
      .result;
}

Result<view::InvitationView> read_invitation(const Call& call, std::string_view token) {
  return call.house.store.read([&](sql::Reading& tx) -> Result<view::InvitationView> {
    const auto invitation = store::find_invitation(tx, token_hash(token), call.now);
    const auto account = invitation ? store::find_account(tx, invitation->account) : std::nullopt;
    if (!account || account->roles.empty()) return foreign();
    const auto organisation = store::find_organisation(tx);
    view::InvitationView view;
    view.name = account->display_name;
    view.username = account->username;
    view.role = account->roles.front();
    view.expires_at = invitation->expires_at;
    view.second_factor_needed = needs_second_factor(account->roles) &&
                                !(organisation && organisation->invented) &&
                                !(account->second_factor_since && is_reset(*account, *invitation));
    return view;
  });
}

Result<Admission> accept_invitation(const Call& call, std::string_view token,
                                    const view::AcceptInvitation& input) {
  const auto invited = read_invitation(call, token);
  if (!invited) return tl::make_unexpected(invited.error());
  if (const auto good =
          check_new_password(input.password, {invited->username, invited->name}, "/password");
      !good) {
    return tl::make_unexpected(good.error());
  }
  const auto hash = call.house.passwords.hash(input.password);
  if (!hash) return tl::make_unexpected(hash.error());
  return call.house.store.write([&](sql::Writing& tx) -> Result<Admission> {
    const auto invitation = store::find_invitation(tx, token_hash(token), call.now);
    auto account = invitation ? store::find_account(tx, invitation->account) : std::nullopt;
    if (!account) return foreign();
    store::use_invitation(tx, invitation->token_hash, call.now);
    if (!is_reset(*account, *invitation)) {
      take_second_factor_away(*account);
      store::replace_recovery_codes(tx, account->id, {});
    }
    give_password(*account, *hash, input.language);
    store::save_account(tx, *account);
    store::end_sessions(tx, account->id, {}, call.now);
    auto line = account_line(call, account->id, "invitation_accepted");
    line.actor = account->id;
    // Participants find it among those who have read their file.
    if (account->person) line.subjects = {*account->person};
    store::append(tx, line);
    return admit(tx, call, *account, false);
  });
}

Result<Admission> change_password(const Call& call, const view::PasswordChange& input) {
  if (const auto right = check_own_password(call, input.current, "/current"); !right) {
    return tl::make_unexpected(right.error());
  }
  if (const auto good = check_new_password(
          input.new_password, {call.session.username, call.session.name}, "/new_password");
      !good) {
    return tl::make_unexpected(good.error());
  }
  const auto hash = call.house.passwords.hash(input.new_password);
  if (!hash) return tl::make_unexpected(hash.error());
  return call.house.store.write([&](sql::Writing& tx) -> Result<Admission> {
    auto account = own_account(tx, call);
    account.password_hash = *hash;
    store::save_account(tx, account);
    store::end_sessions(tx, account.id, call.session.token_hash, call.now);
    store::append(tx, account_line(call, account.id, "password_changed"));
    return renew(tx, call);
  });
}

Result<view::SecondFactorSecret> start_second_factor(const Call& call,
                                                     const view::PasswordCheck& input) {
  if (const auto right = check_own_password(call, input.password, "/password"); !right) {
    return tl::make_unexpected(right.error());
  }
  const std::string secret = new_totp_secret(call.random);
  return call.house.store.write([&](sql::Writing& tx) -> Result<view::SecondFactorSecret> {
    auto account = own_account(tx, call);
    account.second_factor_pending =
        call.house.vault.seal(secret, account.id.to_text(), call.random);
    store::save_account(tx, account);
    store::append(tx, account_line(call, account.id, "second_factor_shown"));
    return view::SecondFactorSecret{shown_secret(secret),
                                    totp_uri(secret, issuer, account.username)};
  });
}

Result<Enrolled> confirm_second_factor(const Call& call, const view::SecondFactorCode& input) {
  struct Kept {
    Result<Enrolled> result;
  };
  const Vault& vault = call.house.vault;
  const Gate gate = account_gate(vault, "second factor", call.session.account.to_text());
  return call.house.store
      .write([&](sql::Writing& tx) -> Kept {
        if (const auto passed = pass(tx, {gate}, call.now); !passed) {
          return {tl::make_unexpected(passed.error())};
        }
        auto account = own_account(tx, call);
        if (!account.second_factor_pending)
          return {refuse(Reason::not_now, "no_second_factor_started")};
        const auto secret = vault.open(*account.second_factor_pending, account.id.to_text());
        if (!secret)
          throw std::runtime_error{"a second factor does not open with this house's key"};
        const auto step = totp_step(*secret, input.code, call.now, std::nullopt);
        if (!step) {
          count_failure(tx, {gate}, call.now);
          return {refuse(Reason::invalid, "wrong_code", "/code")};
        }
        forget_failures(tx, gate);
        account.second_factor_secret = account.second_factor_pending;
        account.second_factor_pending = std::nullopt;
        account.second_factor_since = call.now;
        account.second_factor_step = step;
        store::save_account(tx, account);

        Enrolled enrolled;
        enrolled.codes.codes = new_recovery_codes(call.random);
        std::vector<std::string> marks;
        for (const auto& code : enrolled.codes.codes) {
          marks.push_back(
              vault.mark("recovery code", account.id.to_text() + *as_recovery_code(code)));
        }
        store::replace_recovery_codes(tx, account.id, marks);
        store::end_sessions(tx, account.id, call.session.token_hash, call.now);
        store::append(tx, account_line(call, account.id, "second_factor_enrolled"));
        auto admission = call.session.stage == Session::Stage::full
                             ? renew(tx, call)
                             : admit(tx, call, account, true);
        enrolled.codes.session = std::move(admission.session);
        enrolled.token = std::move(admission.token);
        return {std::move(enrolled)};
      })
      .result;
}

Result<view::SessionView> choose_language(const Call& call, const view::LanguageChoice& input) {
  return call.house.store.write([&](sql::Writing& tx) -> Result<view::SessionView> {
    auto account = own_account(tx, call);
    account.language = to_text(input.language);
    store::save_account(tx, account);
    store::append(tx, account_line(call, account.id, "language_chosen"));
    Session session = call.session;
    session.language = input.language;
    return session_view(tx, call, session);
  });
}

/// Whom an invitation lets in: exactly one of the three is set.
struct Invitee {
  std::optional<EmployeeId> employee = {};
  std::optional<PersonId> person = {};
  std::optional<CounsellorId> counsellor = {};
  std::string name;
  std::vector<Role> roles;
};

Result<view::InvitationMade> invite(sql::Writing& tx, const Call& call, const domain::Grant& grant,
                                    const Invitee& invitee, std::string_view typed_username) {
  const auto username = checked_username(typed_username);
  if (!username) return tl::make_unexpected(username.error());
  auto account = invitee.employee     ? store::find_account(tx, *invitee.employee)
                 : invitee.person     ? store::find_account(tx, *invitee.person)
                 : invitee.counsellor ? store::find_account(tx, *invitee.counsellor)
                                      : std::nullopt;
  const auto namesake = store::find_account(tx, *username);
  if (namesake && (!account || namesake->id != account->id)) {
    return refuse(Reason::already_exists, "username_taken", "/username");
  }
  if (account) {
    account->username = *username;
    account->display_name = invitee.name;
    account->roles = invitee.roles;
    store::save_account(tx, *account);
  } else {
    account.emplace();
    account->id = AccountId::make(call.now, call.random);
    account->username = *username;
    account->display_name = invitee.name;
    account->language = "nb";
    account->employee = invitee.employee;
    account->person = invitee.person;
    account->counsellor = invitee.counsellor;
    account->created_at = call.now;
    account->roles = invitee.roles;
    store::add_account(tx, *account);
  }
  const std::string token = new_token(call.random);
  const Instant expires_at = call.now + call.house.limits.invitation;
  store::replace_invitation(
      tx, {token_hash(token), account->id, call.session.account, call.now, expires_at});
  store::append(tx, audit_line(call, grant, account->id.uuid));
  return view::InvitationMade{"/invitation/" + token, expires_at};
}

Result<view::InvitationMade> invite_employee(const Call& call, EmployeeId employee,
                                             const view::InviteEmployee& input) {
  std::vector<Role> roles = input.roles;
  std::sort(roles.begin(), roles.end());
  roles.erase(std::unique(roles.begin(), roles.end()), roles.end());
  const bool staff = std::none_of(roles.begin(), roles.end(), [](Role role) {
    return role == Role::participant || role == Role::counsellor;
  });
  if (roles.empty() || !staff) return refuse(Reason::invalid, "not_a_role_of_staff", "/roles");
  const auto grant = house_key(call, domain::RecordKind::account, domain::Action::invite);
  if (!grant) return tl::make_unexpected(grant.error());
  return call.house.store.write([&](sql::Writing& tx) -> Result<view::InvitationMade> {
    const auto name = store::employee_name(tx, employee);
    if (!name) return foreign();
    // Nobody takes the last administrator's role away, their own least of all.
    const auto account = store::find_account(tx, employee);
    if (account && account->id == call.session.account &&
        std::count(roles.begin(), roles.end(), Role::administrator) == 0) {
      return refuse(Reason::not_now, "own_role", "/roles");
    }
    return invite(tx, call, *grant, {.employee = employee, .name = *name, .roles = roles},
                  input.username);
  });
}

Result<view::InvitationMade> invite_counsellor(const Call& call, CounsellorId counsellor,
                                               const view::InvitePerson& input) {
  const auto grant = house_key(call, domain::RecordKind::account, domain::Action::invite);
  if (!grant) return tl::make_unexpected(grant.error());
  return call.house.store.write([&](sql::Writing& tx) -> Result<view::InvitationMade> {
    const auto name = store::counsellor_name(tx, counsellor);
    if (!name) return foreign();
    return invite(tx, call, *grant,
                  {.counsellor = counsellor, .name = *name, .roles = {Role::counsellor}},
                  input.username);
  });
}

Result<view::InvitationMade> invite_participant(const Call& call, ParticipationId participation,
                                                const view::InvitePerson& input) {
  return call.house.store.write([&](sql::Writing& tx) -> Result<view::InvitationMade> {
    const auto opened = open(tx, call, participation);
    if (!opened) return foreign();
    const auto grant = opened->may(domain::RecordKind::identity, domain::Action::invite);
    if (!grant) return tl::make_unexpected(grant.error());
    // There is no second factor here: who follows must not be able to become the participant.
    const auto account = store::find_account(tx, *grant->person());
    if (account && is_in_use(*account) && !call.session.is(Role::leader)) {
      return refuse(Reason::not_allowed, "reset_by_leader");
    }
    // An account's name is seen by others in the log: a protected person has none there.
    const std::string name = opened->subject.protected_address ? text::trim(input.username)
                                                               : store::person_name(tx, *grant);
    return invite(tx, call, *grant,
                  {.person = grant->person(), .name = name, .roles = {Role::participant}},
                  input.username);
  });
}

}  // namespace stafett::service
