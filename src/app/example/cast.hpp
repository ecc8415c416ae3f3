// Who is there: provider, contracts, staff, counsellors, employers; and when each consultant is at
// work.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "app/example/script.hpp"

namespace stafett::example {

/// The three contracts, as they stand in Script::contracts.
inline constexpr ContractPlace follow_up_contract{0};      ///< in its end
inline constexpr ContractPlace clarification_contract{1};  ///< under way
inline constexpr ContractPlace course_contract{2};         ///< in its start

/// The deliveries, as they stand in Script::deliveries.
inline constexpr DeliveryPlace follow_up_sarpsborg{0};
inline constexpr DeliveryPlace follow_up_moss{1};
inline constexpr DeliveryPlace follow_up_halden{2};  ///< broken off
inline constexpr DeliveryPlace clarification_hamar{3};
inline constexpr DeliveryPlace clarification_kongsvinger{4};
inline constexpr DeliveryPlace course_one{5};      ///< finished
inline constexpr DeliveryPlace course_two{6};      ///< going on
inline constexpr DeliveryPlace course_three{7};    ///< to come
inline constexpr DeliveryPlace course_evening{8};  ///< called off

/// One post with what the script needs to know of it.
struct Post {
  Day first_day;
  std::optional<Day> last_day = {};
  std::optional<Day> notice_day = {};
  std::string end_reason = {};
  domain::EmploymentType type = domain::EmploymentType::permanent;
  int extent_percent = 100;
  std::optional<ContractPlace> contract = {};
  std::string role_title;
  std::optional<Day> onboarding_signed_day = {};
  std::optional<EmployeePlace> buddy = {};
};

/// Where a consultant belongs from a day on.
struct Belonging {
  TeamPlace team;
  Day first_day;
  std::optional<Day> last_day = {};
  bool leads = false;
};

struct Cast {
  Script script;            ///< everything but people, participations and events
  std::vector<Post> posts;  ///< one an employee
  std::vector<std::vector<Belonging>> belongings;  ///< of each employee, in order
  std::vector<std::vector<Period>> away;           ///< holidays of each employee
  Day option_notice_day;  ///< when the provider heard that the option is not taken
  Day halden_stop_day;    ///< when that delivery was broken off
  EmployeePlace administrator;

  /// At work on this day: a working day within the post, not on holiday.
  [[nodiscard]] bool at_work(EmployeePlace who, Day day) const;
  [[nodiscard]] bool employed(EmployeePlace who, Day day) const;
  /// The consultants of the contract's team on this day, at work or not.
  [[nodiscard]] std::vector<EmployeePlace> consultants_of(ContractPlace contract, Day day) const;
  /// Who leads that team.
  [[nodiscard]] EmployeePlace leader_of(ContractPlace contract) const;
  /// The first day from `day` on when they are at work; nothing within four months.
  [[nodiscard]] std::optional<Day> next_at_work(EmployeePlace who, Day day) const;
};

Cast make_cast(std::uint64_t seed, Day today);
/// Parts of it: contracts, and the lists under them.
void add_contracts(Script& script, Day today);
void add_deliveries(Script& script, Day today, Day halden_stop);

/// The latest working day not after `day`, and the earliest not before it.
Day working_day_until(Day day);
Day working_day_from(Day day);

/// Where the office's people live and meet: of the delivery's towns, one.
std::string_view town_of(DeliveryPlace delivery, std::size_t draw);
std::string_view postcode_of(std::string_view town);

/// Employers in this line of work that can be reached from the town.
std::vector<EmployerPlace> employers_near(const Script& script, std::string_view town,
                                          std::size_t work);

}  // namespace stafett::example
