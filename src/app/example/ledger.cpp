#include "app/example/ledger.hpp"

namespace stafett::example {

Ledger::Ledger(Cast& with)
    : cast{with},
      script{with.script},
      today{with.script.today},
      yesterday{working_day_until(with.script.today - 1)} {}

void Ledger::add(Instant at, std::optional<EmployeePlace> by, Act act) {
  script.events.push_back({at, by, std::move(act)});
}

void Ledger::add(Day day, int minute, std::optional<EmployeePlace> by, Act act) {
  add(Instant::in_norway(day, minute), by, std::move(act));
}

void Ledger::met(EmployerPlace employer, Instant at, EmployeePlace by) {
  const auto [found, is_new] = first_met_.try_emplace(employer.at, Met{at, by});
  if (!is_new && at < found->second.at) found->second = {at, by};
}

void Ledger::register_firms() {
  for (const auto& [employer, first] : first_met_) {
    add(first.at, first.by, EmployerRegistered{{employer}});
  }
}

Scene Ledger::scene_of(const Life& life, const Beat& beat) const {
  const auto& row = script.participations[life.participation.at];
  const auto& person = script.people[row.person.at];
  const auto& counsellor = script.counsellors[row.counsellor.at];
  const auto who = life.leads[beat.tenure].who;
  Scene s;
  s.tongue = script.employees[who.at].writes;
  const bool nb = s.tongue == Tongue::bokmal;
  s.name = person.protection ? (nb ? "deltakeren" : "deltakaren") : person.given_name;
  s.woman = person.woman;
  s.abroad = person.abroad;
  s.learner = person.learner;
  s.children = person.children;
  s.work = &library().work[beat.work];
  s.need = &library().needs[life.need];
  s.author = script.employees[who.at].employee.name;
  if (beat.firm) s.firm = script.employers[beat.firm->at].name;
  s.counsellor = counsellor.name;
  s.office = counsellor.office;
  s.provider = row.previous_provider.empty() ? "en annen leverandør" : row.previous_provider;
  s.town = person.protection ? "området" : life.town;
  const auto& own = life.leads[beat.tenure];
  if (beat.tenure > 0) {
    s.former = script.employees[life.leads[beat.tenure - 1].who.at].employee.name;
  }
  const bool followed = beat.tenure + 1 < life.leads.size() && own.last &&
                        life.leads[beat.tenure + 1].first == *own.last + 1;
  if (followed) s.next = script.employees[life.leads[beat.tenure + 1].who.at].employee.name;
  const auto& contract = script.contracts[life.contract.at];
  s.end_date = written_date(contract.base_end_day - 1, s.tongue);
  return s;
}

}  // namespace stafett::example
