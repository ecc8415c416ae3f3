// The middle circle: the people who follow up, their posts, and whether there are enough with the
// education that the contract demands (R13, R15, R31, R53, R63).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "domain/phase.hpp"
#include "domain/words.hpp"

namespace stafett::domain {

enum class EducationLevel : std::uint8_t {
  none,
  upper_secondary,
  vocational,
  bachelor,
  master,
  doctorate
};

template <>
inline constexpr auto words<EducationLevel> = word_list<EducationLevel>({
    {EducationLevel::none, "none"},
    {EducationLevel::upper_secondary, "upper_secondary"},
    {EducationLevel::vocational, "vocational"},
    {EducationLevel::bachelor, "bachelor"},
    {EducationLevel::master, "master"},
    {EducationLevel::doctorate, "doctorate"},
});

struct Employee {
  EmployeeId id;
  std::string name;
  EducationLevel education_level = EducationLevel::none;
  std::string education_field = {};
  bool relevant_degree =
      false;  ///< at least a bachelor's, in a field the tenders count as relevant (R15)
  friend bool operator==(const Employee&, const Employee&) = default;
};

/// The employee, where there is a name and a relevant degree is at least a bachelor's; else a
/// refusal "employee_…".
Result<Employee> make_employee(Employee parts);

enum class EmploymentType : std::uint8_t { permanent, fixed_term, hired_in };

template <>
inline constexpr auto words<EmploymentType> = word_list<EmploymentType>({
    {EmploymentType::permanent, "permanent"},
    {EmploymentType::fixed_term, "fixed_term"},
    {EmploymentType::hired_in, "hired_in"},
});

/// One post of one employee.
struct Employment {
  EmploymentId id;
  EmployeeId employee;
  std::optional<ContractId> contract = {};  ///< the contract that the post depends on
  std::string role_title;                   ///< the provider's own word (R13)
  EmploymentType type = EmploymentType::permanent;
  int extent_percent = 100;  ///< 1 to 100
  Period days;
  std::optional<Day> notice_day = {};  ///< when notice was given, by either side
  std::string end_reason = {};
  bool other_work_agreed = false;  ///< work agreed beyond the contract's end
  std::optional<Day> onboarding_signed_day = {};
  std::optional<EmployeeId> buddy = {};
  friend bool operator==(const Employment&, const Employment&) = default;
};

/// The post, where its extent is 1 to 100 %, it has a role title and at least one day, a fixed term
/// has an end, notice is not given after the end, the onboarding is signed off inside it, and
/// nobody is their own buddy. Else a refusal "employment_…".
Result<Employment> make_employment(Employment parts);

/// The post's phases (domain.md): start until the onboarding plan is signed off, at most 6 months;
/// end from notice given, through a fixed term's last 3 months, and while the contract it depends
/// on is in its end phase (or over) and no other work is agreed; under way between. `contract` is
/// that contract's circle, empty where it depends on none.
Circle phases(const Employment& employment, std::span<const PhaseSpan> contract);

/// The circle of somebody with several posts: on each day the post that began last counts.
Circle joined(std::span<const Circle> circles);

/// True from the day after the sixth month while the onboarding plan is not signed off (R53).
bool onboarding_is_overdue(const Employment& employment, Day today);

/// One consultant of a contract, as the demand for education counts them.
struct StaffMember {
  EmployeeId employee;
  bool relevant_degree = false;
  int extent_percent = 100;
  Period days;
  friend bool operator==(const StaffMember&, const StaffMember&) = default;
};

/// How a share is weighed. Tenders speak of "a share of the consultants": heads is the rule; extent
/// is there for contracts that say full-time equivalents.
enum class ShareBy : std::uint8_t { heads, extent };

struct DegreeShare {
  int heads = 0;
  int with_degree = 0;
  std::int64_t weight = 0;              ///< heads, or the sum of extents
  std::int64_t weight_with_degree = 0;  ///< of those with a relevant degree
  /// Whole percent, rounded down: rounding must never meet a demand. Nothing where there is nobody.
  [[nodiscard]] std::optional<int> percent() const;
  /// Whether at least `demanded_percent` have a relevant degree; nothing where there is nobody.
  [[nodiscard]] std::optional<bool> meets(int demanded_percent) const;
  friend bool operator==(const DegreeShare&, const DegreeShare&) = default;
};

/// The share on `day`, as it would be without one of them where `without` is given (R15: what one
/// departure does). Somebody with two posts counts once in heads, with both extents in extent.
DegreeShare degree_share(std::span<const StaffMember> staff, Day day, ShareBy by = ShareBy::heads,
                         std::optional<EmployeeId> without = std::nullopt);

struct DegreeShareFrom {
  Day first_day;
  DegreeShare share;
};

/// The share through a period: its first day, and each day on which it changes. `within` must have
/// an end.
std::vector<DegreeShareFrom> degree_shares(std::span<const StaffMember> staff, const Period& within,
                                           ShareBy by = ShareBy::heads);

}  // namespace stafett::domain
