#include "foresee/start.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "foresee/report_words.hpp"

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

constexpr Said days_text = said("{0} dager", "{0} dagar", "{0} days");
constexpr Said not_begun = said("ikke begynt", "ikkje byrja", "not begun");

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

void lift_intake_stop(domain::Contract& contract) {
  contract.intake_stop_day.reset();
  std::erase_if(contract.terms, [](const domain::Term& term) {
    return term.kind == domain::TermKind::intake_stop;
  });
}

std::vector<StartLine> start_lines(const Start& start, Language language) {
  using Consultant = Start::Consultant;
  using Participant = Start::Participant;
  const auto& contract = start.contract;
  std::vector<StartLine> lines;
  const auto line = [&](const Said& what, std::string value) {
    lines.push_back({std::string{what.in(language)}, std::move(value)});
  };
  const auto number = [&](const Said& what, auto value) { line(what, std::to_string(value)); };
  const auto in_days = [&](int days) { return say(language, days_text, days); };
  const int left = domain::end_day(contract, start.day) - start.day;
  const int longest = domain::longest_end_day(contract, start.day) - start.day;
  line(said("Kontrakt", "Kontrakt", "Contract"), contract.number + ", " + contract.name);
  line(said("Slik den sto om kvelden", "Slik han stod om kvelden", "As it stood on the evening of"),
       start.day.to_text());
  const auto phase =
      domain::as_phase(domain::phase_on(domain::phases(contract, start.day), start.day));
  line(said("Fasen til kontrakten", "Fasen til kontrakten", "Phase of the contract"),
       std::string{
           (phase ? words::phases[static_cast<std::size_t>(*phase)] : not_begun).in(language)});
  line(said("Igjen, slik det er avgjort", "Att, slik det er avgjort", "Left as decided"),
       in_days(left));
  if (longest > left)
    line(said("Igjen om hver åpen opsjon løses ut", "Att om kvar open opsjon blir løyst ut",
              "Left if every open option is taken"),
         in_days(longest));
  if (const auto* open = domain::next_open_option(contract, start.day))
    line(said("Neste avgjørelse om en opsjon", "Neste avgjerd om ein opsjon",
              "Next decision over an option"),
         open->decide_by_day > start.day
             ? say(language, said("om {0} dager", "om {0} dagar", "in {0} days"),
                   open->decide_by_day - start.day)
             : std::string{said("over fristen", "over fristen", "overdue").in(language)});
  line(said("Plasser", "Plassar", "Places"),
       contract.places
           ? std::to_string(*contract.places)
           : std::string{
                 said("ikke registrert", "ikkje registrert", "not registered").in(language)});
  const auto& staff = start.consultants;
  const auto to_come = std::count_if(staff.begin(), staff.end(), [&](const Consultant& one) {
    return one.post.days.first > start.day;
  });
  number(said("Konsulenter i stilling", "Konsulentar i stilling", "Consultants in a post"),
         std::ssize(staff) - to_come);
  number(
      said("Konsulenter som er ansatt og ikke har begynt",
           "Konsulentar som er tilsette og ikkje har byrja", "Consultants hired and not there yet"),
      to_come);
  number(said("Konsulenter som har sagt opp", "Konsulentar som har sagt opp",
              "Consultants who have given notice"),
         count_in<Consultant>(
             staff, [](const Consultant& one) { return one.post.notice_day.has_value(); }));
  number(
      said("Konsulenter i engasjement", "Konsulentar i engasjement", "Consultants on a fixed term"),
      count_in<Consultant>(staff, [](const Consultant& one) {
        return one.post.type == domain::EmploymentType::fixed_term;
      }));
  number(said("Konsulenter med relevant utdanning", "Konsulentar med relevant utdanning",
              "Consultants with a relevant degree"),
         count_in<Consultant>(staff, [](const Consultant& one) { return one.relevant_degree; }));
  const auto& people = start.participants;
  number(said("Deltakere i tiltaket", "Deltakarar i tiltaket", "Participants in place"),
         people.size());
  number(said("Deltakere uten konsulent", "Deltakarar utan konsulent",
              "Participants without a consultant"),
         count_in<Participant>(people, [](const auto& one) { return !one.lead.has_value(); }));
  for (const auto& word : domain::words<domain::SeStage>) {
    const auto here = std::count_if(people.begin(), people.end(), [&](const Participant& one) {
      return one.stage == word.value;
    });
    lines.push_back(
        {say(language,
             said("Deltakere i fase {0}", "Deltakarar i fase {0}", "Participants in stage {0}"),
             domain::number_of(word.value)),
         std::to_string(here)});
  }
  number(said("Venter på plass", "Ventar på plass", "Waiting"), start.waiting.size());
  return lines;
}

std::vector<StartGap> start_gaps(const Start& start, Language language) {
  using Participant = Start::Participant;
  const auto& people = start.participants;
  const auto& staff = start.consultants;
  const int all = static_cast<int>(people.size());
  std::vector<StartGap> gaps;
  const auto gap = [&](const Said& what, int of, const Said& instead) {
    if (of > 0)
      gaps.push_back({std::string{what.in(language)}, of, std::string{instead.in(language)}});
  };
  if (!(start.contract.measure == domain::MeasureType::oppfolging))
    gaps.push_back(
        {say(language,
             said("hvordan kontraktens eget tiltak går: {0}",
                  "korleis det eigne tiltaket til kontrakten går: {0}",
                  "how the contract's own measure goes: {0}"),
             start.contract.measure.said(language)),
         1,
         std::string{
             said("som Oppfølging, som modellen er laget for, innenfor tiltakets egne frister",
                  "som Oppfølging, som modellen er laga for, innanfor fristane til tiltaket",
                  "as follow-up (Oppfølging) goes, for which the model is made, within the "
                  "measure's own limits of time")
                 .in(language)}});
  gap(said("deltakernes avstand til arbeid", "avstanden deltakarane har til arbeid",
           "distance from work of participants"),
      all,
      said("trukket på nytt i hvert forløp: people.near_share og people.far_share, vektet etter "
           "hvor lenge de har søkt arbeid",
           "trekt på nytt i kvart forløp: people.near_share og people.far_share, vekta etter kor "
           "lenge dei har søkt arbeid",
           "drawn anew in each run: people.near_share and people.far_share, weighed by how long "
           "they have looked for work"));
  gap(said("deltakernes gruppe, som avgjør hvor lenge de kan være med",
           "gruppa til deltakarane, som avgjer kor lenge dei kan vere med",
           "the group of participants, which decides their limit"),
      count_in<Participant>(people, [](const auto& one) { return !one.group; }),
      said("trukket: people.reduced_capacity; er mer innvilget enn den korteste grensen, gjelder "
           "den lengste",
           "trekt: people.reduced_capacity; er meir innvilga enn den kortaste grensa, gjeld den "
           "lengste",
           "drawn: people.reduced_capacity; with more than the shorter limit granted, the longer "
           "holds"));
  gap(said("når den innvilgede tiden er over", "når den innvilga tida er over",
           "the end of granted time"),
      count_in<Participant>(people, [](const auto& one) { return !one.record.end_day; }),
      said("regnet ut: people.granted_months om gangen fra den første dagen",
           "rekna ut: people.granted_months om gongen frå den første dagen",
           "reckoned: pieces of people.granted_months from the first day on"));
  gap(said("deltakernes fase", "fasen til deltakarane", "the stage of participants"),
      count_in<Participant>(people,
                            [](const auto& one) {
                              return one.stage == domain::SeStage::engagement && !one.stage_since;
                            }),
      said("fase 1", "fase 1", "stage 1"));
  gap(said("når noen begynte i arbeid", "når nokon byrja i arbeid", "since when somebody works"),
      count_in<Participant>(people,
                            [](const auto& one) {
                              return one.stage == domain::SeStage::on_and_off_job_support &&
                                     !one.job_since;
                            }),
      said("dagen fasen begynte, ellers den første dagen i forløpet",
           "dagen fasen byrja, elles den første dagen i forløpet",
           "the day the stage began, else the first day of the run"));
  gap(said("hvor mye som må fortelles på nytt etter et nylig bytte av konsulent",
           "kor mykje som må forteljast på nytt etter eit nyleg byte av konsulent",
           "how much has to be told again after a recent change of consultant"),
      count_in<Participant>(people, [](const auto& one) { return one.lead && one.leads > 1; }),
      said("regnet ut: handover.retelling_weeks minus ukene siden",
           "rekna ut: handover.retelling_weeks minus vekene sidan",
           "reckoned: handover.retelling_weeks less the weeks since"));
  gap(said("konsulentenes kompetanse", "kompetansen til konsulentane", "competence of consultants"),
      static_cast<int>(staff.size()),
      said("regnet ut av tid i stillingen og utdanning: staff.competence_*",
           "rekna ut av tid i stillinga og utdanning: staff.competence_*",
           "reckoned from tenure and degree: staff.competence_*"));
  gap(said("når en opplæring blir kvittert ut", "når ei opplæring blir kvittert ut",
           "when an onboarding will be signed off"),
      static_cast<int>(std::count_if(
          staff.begin(), staff.end(),
          [](const auto& one) { return !one.post.onboarding_signed_day.has_value(); })),
      said("trukket: staff.onboarding_weeks", "trekt: staff.onboarding_weeks",
           "drawn: staff.onboarding_weeks"));
  gap(said("siste dag for den som har sagt opp", "siste dag for den som har sagt opp",
           "the last day of who has given notice"),
      static_cast<int>(
          std::count_if(staff.begin(), staff.end(),
                        [](const auto& one) { return one.post.notice_day && !one.post.days.end; })),
      said("staff.leaver_notice_days etter oppsigelsen",
           "staff.leaver_notice_days etter oppseiinga",
           "staff.leaver_notice_days after the notice"));
  gap(said("om stillinger som står tomme, er lyst ut", "om stillingar som står tomme, er lyste ut",
           "whether posts that stand empty are being filled"),
      start.contract.places.value_or(0) > 0 ? 1 : 0,
      said("det regnes med stillinger nok til hver plass; hver tom stilling er lyst ut",
           "det blir rekna med stillingar nok til kvar plass; kvar tom stilling er lyst ut",
           "posts are reckoned so that there is room for every place; each empty one is "
           "advertised"));
  return gaps;
}

}  // namespace stafett::foresee
