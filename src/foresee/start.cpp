#include "foresee/start.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

namespace stafett::foresee {

namespace {

template <class Of>
int count_in(const std::vector<Of>& all, bool (*holds)(const Of&)) {
  return static_cast<int>(std::count_if(all.begin(), all.end(), holds));
}

/// A number that the register knows, where this scenario turns nothing.
void know(Scenario& scenario, std::string_view name, double value, Evidence evidence,
          const std::string& source) {
  for (Given& given : scenario.given) {
    if (given.parameter->name != name) continue;
    scenario.parameters.*given.parameter->place = value;
    given.value = given.low = given.high = value;
    given.evidence = evidence;
    given.source = source;
  }
}

std::string days_text(int days) { return fmt::format("{} days", days); }

}  // namespace

Result<void> check_start(const Start& start) {
  if (domain::end_day(start.contract, start.day) <= start.day)
    return refuse(Reason::not_now, "contract_over", "/contract", "R3");
  return {};
}

std::vector<Scenario> begin_with(std::vector<Scenario> scenarios, const Start& start, int days) {
  if (scenarios.empty()) return scenarios;
  const Parameters first = scenarios.front().parameters;
  const auto& contract = start.contract;
  const auto ceiling =
      domain::number_in_force(contract.terms, domain::TermKind::caseload_ceiling, start.day);
  for (Scenario& scenario : scenarios) {
    scenario.first_day = start.day;
    scenario.days = days;
    know(scenario, "contract.lots", 1, Evidence::lever, "the contract that the run begins with");
    if (scenario.parameters.places == first.places) {
      const auto places = contract.places.value_or(0);
      if (places > 0)
        know(scenario, "contract.places", places, Evidence::own_register, "the contract");
      else
        know(scenario, "contract.places",
             std::max<double>(1, static_cast<double>(start.participants.size())),
             Evidence::own_register, "participants in place; the contract does not say");
    }
    if (ceiling && *ceiling > 0 && scenario.parameters.caseload_ceiling == first.caseload_ceiling)
      know(scenario, "staff.caseload_ceiling", *ceiling, Evidence::own_register,
           "the contract's term in force");
  }
  return scenarios;
}

std::vector<StartLine> start_lines(const Start& start) {
  using Consultant = Start::Consultant;
  using Participant = Start::Participant;
  const auto& contract = start.contract;
  std::vector<StartLine> lines;
  const auto line = [&](std::string what, std::string value) {
    lines.push_back({std::move(what), std::move(value)});
  };
  const auto number = [&](const std::string& what, auto value) {
    line(what, std::to_string(value));
  };
  const int left = domain::end_day(contract, start.day) - start.day;
  const int longest = domain::longest_end_day(contract, start.day) - start.day;
  line("Contract", contract.number + ", " + contract.name);
  line("As it stood on the evening of", start.day.to_text());
  const auto phase =
      domain::as_phase(domain::phase_on(domain::phases(contract, start.day), start.day));
  line("Phase of the contract", !phase                           ? "not begun"
                                : *phase == domain::Phase::start ? "start"
                                : *phase == domain::Phase::end   ? "end"
                                                                 : "under way");
  line("Left as decided", days_text(left));
  if (longest > left) line("Left if every open option is taken", days_text(longest));
  if (const auto* open = domain::next_open_option(contract, start.day))
    line("Next decision over an option",
         open->decide_by_day > start.day
             ? fmt::format("in {}", days_text(open->decide_by_day - start.day))
             : "overdue");
  line("Places", contract.places ? std::to_string(*contract.places) : "not registered");
  const auto& staff = start.consultants;
  const auto to_come = std::count_if(staff.begin(), staff.end(), [&](const Consultant& one) {
    return one.post.days.first > start.day;
  });
  number("Consultants in a post", std::ssize(staff) - to_come);
  number("Consultants hired and not there yet", to_come);
  number("Consultants who have given notice",
         count_in<Consultant>(
             staff, [](const Consultant& one) { return one.post.notice_day.has_value(); }));
  number("Consultants on a fixed term", count_in<Consultant>(staff, [](const Consultant& one) {
           return one.post.type == domain::EmploymentType::fixed_term;
         }));
  number("Consultants with a relevant degree",
         count_in<Consultant>(staff, [](const Consultant& one) { return one.relevant_degree; }));
  const auto& people = start.participants;
  number("Participants in place", people.size());
  number("Participants without a consultant",
         count_in<Participant>(people, [](const auto& one) { return !one.lead.has_value(); }));
  for (const auto& word : domain::words<domain::SeStage>) {
    const auto here = std::count_if(people.begin(), people.end(), [&](const Participant& one) {
      return one.stage == word.value;
    });
    number(fmt::format("Participants in stage {}", domain::number_of(word.value)), here);
  }
  number("Waiting", start.waiting.size());
  return lines;
}

std::vector<StartGap> start_gaps(const Start& start) {
  using Participant = Start::Participant;
  const auto& people = start.participants;
  const auto& staff = start.consultants;
  const int all = static_cast<int>(people.size());
  std::vector<StartGap> gaps;
  const auto gap = [&](std::string what, int of, std::string instead) {
    if (of > 0) gaps.push_back({std::move(what), of, std::move(instead)});
  };
  if (!(start.contract.measure == domain::MeasureType::oppfolging))
    gap("how the contract's own measure goes: " +
            std::string{start.contract.measure.said(Language::en)},
        1,
        "as follow-up (Oppfølging) goes, for which the model is made, within the measure's own "
        "limits of time");
  gap("distance from work of participants", all,
      "drawn anew in each run: people.near_share and people.far_share, weighed by how long they "
      "have "
      "looked for work");
  gap("the group of participants, which decides their limit",
      count_in<Participant>(people, [](const auto& one) { return !one.group; }),
      "drawn: people.reduced_capacity; with more than the shorter limit granted, the longer holds");
  gap("the end of granted time",
      count_in<Participant>(people, [](const auto& one) { return !one.record.end_day; }),
      "reckoned: pieces of people.granted_months from the first day on");
  gap("the stage of participants",
      count_in<Participant>(people,
                            [](const auto& one) {
                              return one.stage == domain::SeStage::engagement && !one.stage_since;
                            }),
      "stage 1");
  gap("since when somebody works",
      count_in<Participant>(people,
                            [](const auto& one) {
                              return one.stage == domain::SeStage::on_and_off_job_support &&
                                     !one.job_since;
                            }),
      "the day the stage began, else the first day of the run");
  gap("how much has to be told again after a recent change of consultant",
      count_in<Participant>(people, [](const auto& one) { return one.lead && one.leads > 1; }),
      "reckoned: handover.retelling_weeks less the weeks since");
  gap("competence of consultants", static_cast<int>(staff.size()),
      "reckoned from tenure and degree: staff.competence_*");
  gap("when an onboarding will be signed off",
      static_cast<int>(std::count_if(
          staff.begin(), staff.end(),
          [](const auto& one) { return !one.post.onboarding_signed_day.has_value(); })),
      "drawn: staff.onboarding_weeks");
  gap("the last day of who has given notice",
      static_cast<int>(
          std::count_if(staff.begin(), staff.end(),
                        [](const auto& one) { return one.post.notice_day && !one.post.days.end; })),
      "staff.leaver_notice_days after the notice");
  gap("whether posts that stand empty are being filled",
      start.contract.places.value_or(0) > 0 ? 1 : 0,
      "posts are reckoned so that there is room for every place; each empty one is advertised");
  return gaps;
}

}  // namespace stafett::foresee
