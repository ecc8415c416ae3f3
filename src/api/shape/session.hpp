// How service/view/session.hpp is written and read as JSON (api/json.hpp).
#pragma once

#include <boost/describe.hpp>

#include "api/shape/common.hpp"
#include "service/view/session.hpp"

namespace stafett::service::view {

BOOST_DESCRIBE_STRUCT(SessionView, (),
                      (state, name, username, role, roles, language, employee, participation,
                       second_factor, organisation, invented, setup_needed, idle_seconds, ends_at,
                       today))
BOOST_DESCRIBE_STRUCT(SignIn, (), (username, password))
BOOST_DESCRIBE_STRUCT(SecondFactorCode, (), (code))
BOOST_DESCRIBE_STRUCT(RoleChoice, (), (role))
BOOST_DESCRIBE_STRUCT(SetupView, (), (needed))
BOOST_DESCRIBE_STRUCT(SetUp, (),
                      (token, organisation, organisation_number, name, username, password,
                       language))
BOOST_DESCRIBE_STRUCT(InvitationView, (), (name, username, role, expires_at, second_factor_needed))
BOOST_DESCRIBE_STRUCT(AcceptInvitation, (), (password, language))
BOOST_DESCRIBE_STRUCT(PasswordChange, (), (current, new_password))
BOOST_DESCRIBE_STRUCT(PasswordCheck, (), (password))
BOOST_DESCRIBE_STRUCT(SecondFactorSecret, (), (secret, uri))
BOOST_DESCRIBE_STRUCT(RecoveryCodes, (), (codes, session))
BOOST_DESCRIBE_STRUCT(LanguageChoice, (), (language))

}  // namespace stafett::service::view
