// Signing in and one’s own account: the shapes that service answers and takes, as api/openapi.yaml
// has them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "base/id.hpp"
#include "base/instant.hpp"
#include "domain/access.hpp"
#include "service/view/common.hpp"

namespace stafett::service::view {

/// Who I am.
struct SessionView {
  SessionState state = {};
  std::optional<std::string> name;
  std::optional<std::string> username;
  std::optional<domain::Role> role;
  std::vector<domain::Role> roles;
  Language language = {};
  std::optional<EmployeeId> employee;
  std::optional<ParticipationId> participation;
  bool second_factor = false;
  std::string organisation;
  bool invented = false;
  bool setup_needed = false;
  std::int64_t idle_seconds = 0;
  std::optional<Instant> ends_at;
  Day today;
};

/// First step.
struct SignIn {
  Text<200> username;
  Text<200> password;
};

/// Six digits, or a recovery code.
struct SecondFactorCode {
  Text<40> code;
};

/// One of my roles.
struct RoleChoice {
  domain::Role role = {};
};

/// Whether a first administrator is needed.
struct SetupView {
  bool needed = false;
};

/// The first administrator.
struct SetUp {
  Text<100> token;
  Text<200> organisation;
  std::optional<Text<20>> organisation_number;
  Text<200> name;
  Text<200> username;
  Text<200> password;
  Language language = {};
};

/// Whom it is for.
struct InvitationView {
  std::string name;
  std::string username;
  domain::Role role = {};
  Instant expires_at;
  bool second_factor_needed = false;
};

/// A password of at least 12 characters.
struct AcceptInvitation {
  Text<200> password;
  Language language = {};
};

/// Old and new.
struct PasswordChange {
  Text<200> current;
  Text<200> new_password;
};

/// My password once more.
struct PasswordCheck {
  Text<200> password;
};

/// To scan or to type.
struct SecondFactorSecret {
  std::string secret;
  std::string uri;
};

/// Shown once.
struct RecoveryCodes {
  std::vector<std::string> codes;
  SessionView session;
};

/// One of three.
struct LanguageChoice {
  Language language = {};
};

}  // namespace stafett::service::view
