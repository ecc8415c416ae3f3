// What a play needs at hand: the house it is played in, whose turn it is, and which record each
// place of the script has become.
#pragma once

#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "app/example/dice.hpp"
#include "app/example/script.hpp"
#include "base/result.hpp"
#include "service/call.hpp"
#include "service/house.hpp"
#include "service/session.hpp"
#include "service/view/follow_up.hpp"
#include "service/view/staff.hpp"
#include "store/account.hpp"

namespace stafett::example {

/// The records that the script's places have become so far.
struct Props {
  std::vector<ContractId> contracts;
  std::vector<std::int64_t> contract_versions;
  std::vector<Uuid> delivery_nav_ids;
  std::vector<TeamId> teams;
  std::vector<EmployeeId> employees;
  std::vector<service::view::EmploymentView> posts;  ///< of each employee
  std::vector<std::optional<CounsellorId>> counsellors;
  std::vector<EmployerId> employers;
  std::vector<Uuid> nav_ids;  ///< of each participation, in the agency's lists
  std::vector<ParticipationId> participations;
  std::vector<PersonId> people;  ///< of each participation
  std::vector<service::view::NoteView> notes;
  std::vector<service::view::AppointmentView> appointments;
  std::vector<service::view::TaskView> tasks;
  std::vector<service::view::JobView> jobs;
};

/// The script's people at work, each by an account of their own. Nothing here decides anything:
/// what the house refuses is a fault of the script, and ends the play.
class Player {
 public:
  Player(service::House& house, const Script& script, std::string password_hash);

  /// The call of whoever does this.
  [[nodiscard]] service::Call call(const Event& event);
  [[nodiscard]] service::Call call(CounsellorPlace counsellor, Instant at);
  /// A call of nobody: of the program itself.
  [[nodiscard]] service::Call call(Instant at);

  /// Lets in whom the house has just got to know.
  void let_in(EmployeePlace employee, Instant at);
  void let_in(CounsellorPlace counsellor, Instant at);
  /// The participant's own page; gives the sign-in name.
  std::string let_in(ParticipationPlace participation, Instant at);
  /// Somebody from outside who looks into scenarios and has nobody's record; gives the sign-in
  /// name.
  std::string let_in_researcher(const std::string& name, std::string_view email, Instant at);
  [[nodiscard]] const std::string& username(EmployeePlace employee) const;
  [[nodiscard]] const std::string& username(CounsellorPlace counsellor) const;

  service::House& house;
  const Script& script;
  Dice random;
  Props props;

 private:
  struct Actor {
    AccountId account;
    std::string username, name;
  };

  service::Call call(const service::Session& session, Instant at);
  std::string free_username(std::string_view email);
  void add_account(const store::Account& account);

  std::string password_hash_;
  std::map<std::string, int> usernames_;
  std::vector<Actor> employees_;
  std::vector<Actor> counsellors_;
};

/// The value, or an exception that names the act and what the house said.
template <class T>
T must(Result<T> result, std::string_view act) {
  if (result) return *std::move(result);
  const auto& no = result.error();
  throw std::logic_error{"the invented office: " + std::string{act} + " was refused: " + no.code +
                         " " + no.field};
}

}  // namespace stafett::example
