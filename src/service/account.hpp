// One's own account, the first administrator, and how others are let in: by one-time invitations
// that whoever invites hands over. There is no default account.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "service/session.hpp"
#include "service/view/session.hpp"
#include "service/view/staff.hpp"

namespace stafett::service {

/// A new one-time token for the first administrator, to be printed where only the machine's owner
/// sees it; nothing where there is an account already. Tokens made before no longer work.
std::optional<std::string> new_setup_token(House& house, Instant now, Random& random);

view::SetupView read_setup(const Call& call);
/// The organisation and its first administrator, who goes on to set up a second factor.
Result<Admission> set_up(const Call& call, const view::SetUp& input);

/// Whom an open invitation is for; not_found where it is used, expired or none.
Result<view::InvitationView> read_invitation(const Call& call, std::string_view token);
/// The invited person chooses a password. Where the account was in use before, this is a reset: its
/// sessions end, and its second factor stays and is asked for next. Only a link that the machine's
/// owner made (service/rescue) takes that away as well.
Result<Admission> accept_invitation(const Call& call, std::string_view token,
                                    const view::AcceptInvitation& input);

/// All other sessions of the account end, this one gets a new token.
Result<Admission> change_password(const Call& call, const view::PasswordChange& input);
/// A new secret, shown until it is confirmed; the one in force stays until then.
Result<view::SecondFactorSecret> start_second_factor(const Call& call,
                                                     const view::PasswordCheck& input);

struct Enrolled {
  view::RecoveryCodes codes;
  std::optional<std::string> token;
};
/// Puts the new secret in force with recovery codes of its own, shown this once; other sessions
/// end.
Result<Enrolled> confirm_second_factor(const Call& call, const view::SecondFactorCode& input);

Result<view::SessionView> choose_language(const Call& call, const view::LanguageChoice& input);

/// A one-time link, seven days, for staff with these roles. Where the employee has an account, the
/// roles are its roles from now on, and the link is how a lost password is mended.
Result<view::InvitationMade> invite_employee(const Call& call, EmployeeId employee,
                                             const view::InviteEmployee& input);
Result<view::InvitationMade> invite_counsellor(const Call& call, CounsellorId counsellor,
                                               const view::InvitePerson& input);

/// For the participant's own page, by those who may invite (domain/access). Once the account is in
/// use, by a leader only (not_allowed "reset_by_leader"): the link lets in whoever has it.
Result<view::InvitationMade> invite_participant(const Call& call, ParticipationId participation,
                                                const view::InvitePerson& input);

}  // namespace stafett::service
