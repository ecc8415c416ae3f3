#include "foresee/links.hpp"

#include <algorithm>
#include <array>

#include "foresee/said.hpp"
#include "foresee/words.hpp"

namespace stafett::foresee {

namespace {

using Value = std::pair<std::string_view, double>;

constexpr std::array relation = {Value{"job.relation", 0}};
constexpr std::array contact = {Value{"job.contact", 0}};
constexpr std::array competence = {Value{"job.competence", 0}};
constexpr std::array ending = {Value{"staff.leave_contract_end", 1},
                               Value{"week.own_search_hours", 0}};
constexpr std::array strain = {Value{"staff.leave_strain", 1}};
constexpr std::array falling_away = {Value{"drop.without_lead", 1}, Value{"drop.change", 0}};
constexpr std::array retelling = {Value{"handover.retelling_weeks", 0}};

constexpr auto table = std::to_array<Link>({
    {"relation",
     said("En lang relasjon til samme konsulent gir ikke flere jobber",
          "Ein lang relasjon til same konsulenten gir ikkje fleire jobbar",
          "A long relation to one consultant brings no more jobs"),
     relation},
    {"contact",
     said("Flere kontakter gir ikke større sjanse for jobb",
          "Fleire kontaktar gir ikkje større sjanse for jobb",
          "More contacts bring no greater chance of a job"),
     contact},
    {"competence",
     said("Konsulentens kompetanse gir ikke flere jobber",
          "Kompetansen til konsulenten gir ikkje fleire jobbar",
          "A consultant's competence brings no more jobs"),
     competence},
    {"contract_end",
     said("Ingen konsulent slutter eller søker annet arbeid fordi en kontrakt går ut",
          "Ingen konsulent sluttar eller søkjer anna arbeid fordi ein kontrakt går ut",
          "No consultant leaves or looks for other work because a contract ends"),
     ending},
    {"strain",
     said("Ingen konsulent slutter på grunn av belastning",
          "Ingen konsulent sluttar på grunn av belastning",
          "No consultant leaves because of strain"),
     strain},
    {"falling_away",
     said("Ingen deltaker slutter fordi det mangler en konsulent eller har vært bytter",
          "Ingen deltakar sluttar fordi det manglar ein konsulent eller har vore byte",
          "No participant leaves for want of a consultant or after changes"),
     falling_away},
    {"retelling",
     said("Ingenting må fortelles på nytt etter et bytte",
          "Ingenting må forteljast på nytt etter eit byte",
          "Nothing has to be told again after a change"),
     retelling},
});

Scenario without(Scenario scenario, const Link& link) {
  for (const auto& [name, value] : link.values)
    scenario = with_value(std::move(scenario), *find_parameter(name), value);
  return scenario;
}

}  // namespace

std::span<const Link> links() { return table; }

std::size_t unlinked_runs(std::size_t asked, std::size_t scenarios, std::size_t runs) {
  return scenarios > 1 ? std::min(asked, runs) : 0;
}

bool extend_links(const Experiment& experiment, Unlinked& unlinked, std::size_t runs,
                  const Progress& progress) {
  const std::size_t have = unlinked.runs;
  if (runs <= have) return true;
  const std::size_t arms = experiment.arms.size();
  unlinked.values.resize(table.size());
  const auto make_room = [&](std::size_t count) {
    for (auto& link : unlinked.values) {
      link.resize(arms);
      for (auto& arm : link) {
        arm.resize(measures().size());
        for (auto& values : arm) values.resize(count, 0);
      }
    }
  };
  make_room(runs);
  unlinked.runs += share_out_whole(
      have, runs - have, {experiment.plan.threads, experiment.plan.spread},
      [&](std::size_t run) {
        std::vector<double> found;
        for (const Link& link : table) {
          for (std::size_t arm = 0; arm < arms; ++arm) {
            const Scenario here = without(experiment.arms[arm].scenario, link);
            const Outcomes outcomes =
                run_circles(here, experiment.plan.seed, run, experiment.start_of(arm));
            for (const Measure& measure : measures()) found.push_back(measure.of(outcomes, here));
          }
        }
        return words_of(found);
      },
      [&](std::size_t run, std::span<const std::uint64_t> words) {
        std::size_t at = 0;
        for (auto& link : unlinked.values)
          for (auto& arm : link)
            for (auto& values : arm) values[run] = value_of(words[at++]);
      },
      [&](std::size_t count) { return !progress || progress(have + count); });
  make_room(unlinked.runs);
  return unlinked.runs == runs;
}

Unlinked run_links(const Experiment& experiment, std::size_t runs, const Progress& progress) {
  Unlinked unlinked;
  return extend_links(experiment, unlinked, runs, progress) ? unlinked : Unlinked{};
}

std::vector<Estimate> differences_without(const Experiment& experiment, std::size_t arm,
                                          const Measure& measure) {
  const auto m = static_cast<std::size_t>(&measure - measures().data());
  std::vector<Estimate> all;
  for (const auto& link : experiment.unlinked.values)
    all.push_back(paired_difference(link[0][m], link[arm][m]));
  return all;
}

Estimate difference_of_the_same_runs(const Experiment& experiment, std::size_t arm,
                                     const Measure& measure) {
  const auto first = experiment.values(0, measure);
  const auto other = experiment.values(arm, measure);
  const std::size_t runs = std::min(experiment.unlinked.runs, first.size());
  return paired_difference(std::span{first}.first(runs), std::span{other}.first(runs));
}

Interval span_without(const Experiment& experiment, std::size_t arm, const Measure& measure) {
  const double here = difference_of_the_same_runs(experiment, arm, measure).mean;
  const double all =
      paired_difference(experiment.values(0, measure), experiment.values(arm, measure)).mean;
  Interval span{all, all};
  for (const Estimate& one : differences_without(experiment, arm, measure)) {
    if (one.runs == 0) continue;
    span.low = std::min(span.low, all + one.mean - here);
    span.high = std::max(span.high, all + one.mean - here);
  }
  return span;
}

}  // namespace stafett::foresee
