#include "service/session.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "base/text.hpp"
#include "service/call.hpp"
#include "service/gate.hpp"
#include "service/one_time_code.hpp"
#include "store/session.hpp"
#include "store/throttle.hpp"

namespace stafett::service {

namespace {

using domain::Role;

constexpr std::size_t token_characters = 43;

/// Which role an account begins in that has not acted yet: where most of its work lies.
constexpr auto first_choice =
    std::to_array<Role>({Role::leader, Role::consultant, Role::administrator, Role::counsellor,
                         Role::participant, Role::researcher});

std::optional<Role> role_to_begin_in(sql::Reading& tx, const store::Account& account) {
  if (const auto last = store::last_role(tx, account.id)) return last;
  for (const Role role : first_choice) {
    if (std::count(account.roles.begin(), account.roles.end(), role) > 0) return role;
  }
  return std::nullopt;
}

bool is_over(const Limits& limits, const store::SessionRow& row, Instant now) {
  const std::int64_t unused = now - row.seen_at;
  if (now - row.created_at >= limits.session_whole || unused >= limits.session_idle) return true;
  // The clock was put back: what is told of the session's age is not so.
  if (unused <= -limits.session_idle) return true;
  if (row.stage == store::Stage::second_factor)
    return now - row.created_at >= limits.half_signed_in;
  return row.stage == store::Stage::full && !row.role;
}

Session::Stage stage_of(store::Stage stage) {
  switch (stage) {
    case store::Stage::second_factor:
      return Session::Stage::second_factor;
    case store::Stage::enrol:
      return Session::Stage::enrol;
    case store::Stage::full:
      return Session::Stage::full;
  }
  return Session::Stage::none;
}

Session session_of(const store::SessionRow& row) {
  Session session;
  session.stage = stage_of(row.stage);
  session.token_hash = row.token_hash;
  session.account = row.account;
  session.role = row.role;
  session.name = row.name;
  session.username = row.username;
  session.language = from_text<Language>(row.language).value_or(Language::nb);
  session.employee = row.employee;
  session.person = row.person;
  session.counsellor = row.counsellor;
  session.second_factor = row.second_factor;
  session.created_at = row.created_at;
  session.seen_at = row.seen_at;
  return session;
}

/// A new token for a session that began at `began`; the old one, if there is one, ends.
Admission begin(sql::Writing& tx, const Call& call, AccountId account, store::Stage stage,
                std::optional<Role> role, Instant began) {
  if (call.session.stage != Session::Stage::none) {
    store::end_session(tx, call.session.token_hash, call.now);
  }
  const std::string token = new_token(call.random);
  const std::string hash = token_hash(token);
  store::add_session(tx, {hash, account, stage, role, began, call.now});
  const auto row = store::find_session(tx, hash, call.today);
  if (!row) return {session_view(tx, call, Session{}), std::nullopt};
  return {session_view(tx, call, session_of(*row)), token};
}

/// A refusal whose count must stay in the database although the answer is no.
template <class T>
struct Kept {
  Result<T> result;
};

constexpr std::string_view wrong_sign_in = "wrong_name_or_password";

}  // namespace

bool needs_second_factor(const std::vector<Role>& roles) {
  return std::any_of(roles.begin(), roles.end(),
                     [](Role role) { return role != Role::participant; });
}

store::AuditLine account_line(const Call& call, AccountId account, std::string_view action) {
  store::AuditLine line;
  line.at = call.now;
  if (call.session.stage != Session::Stage::none) line.actor = call.session.account;
  if (call.session.role) line.role = domain::to_text(*call.session.role);
  line.action = action;
  line.kind = "account";
  line.record = account.uuid;
  return line;
}

Session find_session(House& house, std::string_view token, Instant now) {
  if (token.size() != token_characters) return {};
  const std::string hash = token_hash(token);
  const auto row = house.store.read(
      [&](sql::Reading& tx) { return store::find_session(tx, hash, now.day_in_norway()); });
  if (!row || is_over(house.limits, *row, now)) return {};
  if (now - row->seen_at >= house.limits.touch_after) {
    house.store.write([&](sql::Writing& tx) { store::touch_session(tx, hash, now); });
  }
  return session_of(*row);
}

view::SessionView session_view(sql::Reading& tx, const Call& call, const Session& session) {
  using State = view::SessionState;
  view::SessionView view;
  const auto organisation = store::find_organisation(tx);
  view.organisation = organisation ? organisation->name : std::string{};
  view.invented = organisation && organisation->invented;
  view.setup_needed = store::has_no_account(tx);
  view.language = session.language;
  view.idle_seconds = call.house.limits.session_idle / seconds(1);
  view.today = call.today;
  switch (session.stage) {
    case Session::Stage::none:
      view.state = State::signed_out;
      return view;
    case Session::Stage::second_factor:
      view.state = State::second_factor;
      break;
    case Session::Stage::enrol:
      view.state = State::enrol_second_factor;
      break;
    case Session::Stage::full:
      view.state = State::signed_in;
      break;
  }
  view.ends_at = session.created_at + call.house.limits.session_whole;
  view.username = session.username;
  view.second_factor = session.second_factor;
  if (session.stage == Session::Stage::second_factor) return view;
  view.name = session.name;
  if (session.stage != Session::Stage::full) return view;
  view.role = session.role;
  if (const auto account = store::find_account(tx, session.account)) view.roles = account->roles;
  view.employee = session.employee;
  if (session.role == Role::participant && session.person) {
    view.participation = store::newest_participation(tx, *session.person);
  }
  return view;
}

view::SessionView read_session(const Call& call) {
  return call.house.store.read(
      [&](sql::Reading& tx) { return session_view(tx, call, call.session); });
}

Admission admit(sql::Writing& tx, const Call& call, const store::Account& account, bool fully) {
  const auto organisation = store::find_organisation(tx);
  // The invented office is for trying out: its staff may do without an app.
  const bool demanded =
      needs_second_factor(account.roles) && !(organisation && organisation->invented);
  auto stage = store::Stage::full;
  if (!fully && account.second_factor_since) {
    stage = store::Stage::second_factor;
  } else if (!fully && demanded) {
    stage = store::Stage::enrol;
  }
  const auto role = stage == store::Stage::full ? role_to_begin_in(tx, account) : std::nullopt;
  // Twelve hours in all are counted from the password on.
  const bool goes_on = fully && call.session.stage != Session::Stage::none;
  return begin(tx, call, account.id, stage, role, goes_on ? call.session.created_at : call.now);
}

Admission renew(sql::Writing& tx, const Call& call) {
  return begin(tx, call, call.session.account, store::Stage::full, call.session.role,
               call.session.created_at);
}

Result<Admission> sign_in(const Call& call, const view::SignIn& input) {
  struct Found {
    Result<void> passed;
    std::optional<store::Account> account;
  };
  const std::string username = text::fold(text::trim(input.username));
  const SignInGates gates{call.house.vault, username, call.peer};
  const auto found = call.house.store.read([&](sql::Reading& tx) {
    return Found{pass(tx, gates.closed_by(tx, call.now), call.now),
                 store::find_account(tx, username)};
  });
  if (!found.passed) return tl::make_unexpected(found.passed.error());

  Passwords& passwords = call.house.passwords;
  const bool may = found.account && !found.account->closed_at && found.account->password_hash;
  const auto right = may ? passwords.matches(*found.account->password_hash, input.password)
                         : passwords.matches_nobody(input.password);
  if (!right) return tl::make_unexpected(right.error());
  std::optional<std::string> newer_hash;
  if (*right && passwords.is_outdated(*found.account->password_hash)) {
    const auto hash = passwords.hash(input.password);
    if (hash) newer_hash = *hash;
  }

  return call.house.store
      .write([&](sql::Writing& tx) -> Kept<Admission> {
        // Asked again: of many tries at the same time those before this one have closed the gate.
        if (auto passed = pass(tx, gates.closed_by(tx, call.now), call.now); !passed)
          return {tl::make_unexpected(std::move(passed.error()))};
        // Read again: between the question and here a password may have been changed.
        auto account = *right ? store::find_account(tx, found.account->id) : std::nullopt;
        if (!account || account->closed_at ||
            account->password_hash != found.account->password_hash) {
          gates.failed(tx, call.now);
          // One line either way: a name that exists must not cost more.
          auto line =
              account_line(call, found.account ? found.account->id : AccountId{}, "sign_in_failed");
          if (!found.account) line.record = std::nullopt;
          store::append(tx, line);
          return {refuse(Reason::not_signed_in, wrong_sign_in)};
        }
        gates.succeeded(tx, call.now);
        auto line = account_line(call, account->id, "sign_in");
        line.actor = account->id;
        if (account->roles.empty() || store::has_left(tx, account->id, call.today)) {
          line.action = "sign_in_refused";
          store::append(tx, line);
          return {
              refuse(Reason::not_allowed, account->roles.empty() ? "no_role" : "employment_ended")};
        }
        if (newer_hash) {
          account->password_hash = newer_hash;
          store::save_account(tx, *account);
        }
        store::append(tx, line);
        return {admit(tx, call, *account, false)};
      })
      .result;
}

Result<Admission> give_second_factor(const Call& call, const view::SecondFactorCode& input) {
  if (call.session.stage != Session::Stage::second_factor) {
    return refuse(Reason::not_now, "no_second_factor_asked");
  }
  const Gate gate = account_gate(call.house.vault, "second factor", call.session.account.to_text());
  return call.house.store
      .write([&](sql::Writing& tx) -> Kept<Admission> {
        if (const auto passed = pass(tx, {gate}, call.now); !passed) {
          return {tl::make_unexpected(passed.error())};
        }
        auto account = store::find_account(tx, call.session.account);
        if (!account || !account->second_factor_secret)
          return {refuse(Reason::not_signed_in, "not_signed_in")};
        std::string_view action = "second_factor";
        bool right = false;
        const auto secret =
            call.house.vault.open(*account->second_factor_secret, account->id.to_text());
        if (!secret)
          throw std::runtime_error{"a second factor does not open with this house's key"};
        if (const auto step =
                totp_step(*secret, input.code, call.now, account->second_factor_step)) {
          account->second_factor_step = step;
          store::save_account(tx, *account);
          right = true;
        } else if (const auto code = as_recovery_code(input.code)) {
          action = "recovery_code";
          right = store::use_recovery_code(
              tx, account->id,
              call.house.vault.mark("recovery code", account->id.to_text() + *code), call.now);
        }
        if (!right) {
          count_failure(tx, {gate}, call.now);
          store::append(tx, account_line(call, account->id, "second_factor_failed"));
          return {refuse(Reason::invalid, "wrong_code", "/code")};
        }
        forget_failures(tx, gate);
        store::append(tx, account_line(call, account->id, action));
        return {admit(tx, call, *account, true)};
      })
      .result;
}

Result<Admission> choose_role(const Call& call, const view::RoleChoice& input) {
  return call.house.store.write([&](sql::Writing& tx) -> Result<Admission> {
    const auto account = store::find_account(tx, call.session.account);
    if (!account || std::count(account->roles.begin(), account->roles.end(), input.role) == 0) {
      return refuse(Reason::not_allowed, "not_your_role", "/role");
    }
    auto line = account_line(call, account->id, "role_chosen");
    line.role = domain::to_text(input.role);
    store::append(tx, line);
    return begin(tx, call, account->id, store::Stage::full, input.role, call.session.created_at);
  });
}

view::SessionView sign_out(const Call& call) {
  return call.house.store.write([&](sql::Writing& tx) {
    if (call.session.stage != Session::Stage::none) {
      store::end_session(tx, call.session.token_hash, call.now);
      store::append(tx, account_line(call, call.session.account, "sign_out"));
    }
    Session nobody;
    nobody.language = call.session.language;
    return session_view(tx, call, nobody);
  });
}

Result<Admission> end_other_sessions(const Call& call) {
  return call.house.store.write([&](sql::Writing& tx) -> Result<Admission> {
    store::end_sessions(tx, call.session.account, call.session.token_hash, call.now);
    store::append(tx, account_line(call, call.session.account, "other_sessions_ended"));
    return Admission{session_view(tx, call, call.session)};
  });
}

void tidy_sessions(House& house, Instant now) {
  house.store.write([&](sql::Writing& tx) {
    store::drop_old_sessions(tx, now + -hours(24 * 30));
    store::drop_old_throttles(tx, now + -hours(24 * 31));
    store::drop_old_invitations(tx, now + -hours(24 * 30));
  });
}

}  // namespace stafett::service
