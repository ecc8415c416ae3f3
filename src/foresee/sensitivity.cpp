#include "foresee/sensitivity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "foresee/chance.hpp"
#include "foresee/words.hpp"

namespace stafett::foresee {

namespace {

enum Purpose : std::uint32_t {
  beginning = 1,
  ordering,
  first_sample,
  second_sample,
  resampling,
  ranging
};

constexpr Entity design{EntityKind::machine, 0};

double square(double value) { return value * value; }

}  // namespace

std::vector<Effect> morris(std::size_t factors, std::size_t trajectories, std::uint64_t seed,
                           const Crew& crew, const Response& response, const Progress& progress) {
  constexpr double step = 2.0 / 3;  // of four levels 0, 1/3, 2/3, 1: half of them up
  std::vector<std::vector<double>> effects(factors, std::vector<double>(trajectories, 0));
  const bool done = share_out(
      0, trajectories, crew,
      [&](std::size_t walk) {
        std::vector<double> found(factors);
        const Chance chance{seed, walk};
        std::vector<double> point(factors);
        std::vector<std::pair<std::uint64_t, std::size_t>> order(factors);
        std::vector<double> steps(factors);
        for (std::uint32_t f = 0; f < factors; ++f) {
          const Draw draw = chance.draw(design, beginning, f);
          const double low = (draw.first & 1) != 0 ? 1.0 / 3 : 0;
          const bool up = (draw.second & 1) != 0;
          point[f] = up ? low : low + step;
          steps[f] = up ? step : -step;
          order[f] = {chance.draw(design, ordering, f).first, f};
        }
        std::sort(order.begin(), order.end());
        double before = response(point, walk);
        for (const auto& [key, f] : order) {
          point[f] += steps[f];
          const double after = response(point, walk);
          found[f] = (after - before) / steps[f];
          before = after;
        }
        return words_of(found);
      },
      [&](std::size_t walk, std::span<const std::uint64_t> words) {
        for (std::size_t f = 0; f < factors; ++f) effects[f][walk] = value_of(words[f]);
      },
      progress);
  if (!done) return {};
  std::vector<Effect> answer;
  answer.reserve(factors);
  for (const auto& all : effects) {
    std::vector<double> sizes;
    sizes.reserve(all.size());
    for (const double one : all) sizes.push_back(std::fabs(one));
    const Estimate signed_ones = estimate(all);
    const Estimate size = estimate(sizes);
    answer.push_back({signed_ones.mean, size.mean, signed_ones.deviation,
                      size.interval.value_or(Interval{size.mean, size.mean})});
  }
  return answer;
}

Shares sobol(std::size_t factors, std::size_t rows, std::uint64_t seed, const Crew& crew,
             const Response& response, const Progress& progress) {
  // values[row]: A, B, then A with each factor taken from B.
  std::vector<std::vector<double>> values(rows, std::vector<double>(factors + 2, 0));
  const bool done = share_out(
      0, rows, crew,
      [&](std::size_t row) {
        const Chance chance{seed, row};
        std::vector<double> found(factors + 2);
        std::vector<double> a(factors);
        std::vector<double> b(factors);
        for (std::uint32_t f = 0; f < factors; ++f) {
          a[f] = unit(chance.draw(design, first_sample, f).first);
          b[f] = unit(chance.draw(design, second_sample, f).first);
        }
        found[0] = response(a, row);
        found[1] = response(b, row);
        for (std::size_t f = 0; f < factors; ++f) {
          const double kept = std::exchange(a[f], b[f]);
          found[f + 2] = response(a, row);
          a[f] = kept;
        }
        return words_of(found);
      },
      [&](std::size_t row, std::span<const std::uint64_t> words) {
        std::transform(words.begin(), words.end(), values[row].begin(), value_of);
      },
      progress);
  if (!done) return {};

  const auto indices = [&](const std::vector<std::size_t>& chosen) {
    double sum = 0;
    double squares = 0;
    for (const std::size_t row : chosen) sum += values[row][0] + values[row][1];
    const double n = static_cast<double>(chosen.size());
    const double mean = sum / (2 * n);
    for (const std::size_t row : chosen)
      squares += square(values[row][0] - mean) + square(values[row][1] - mean);
    const double variance = squares / (2 * n);
    std::vector<Share> shares(factors);
    for (std::size_t f = 0; f < factors; ++f) {
      double from_b = 0;
      double from_a = 0;
      for (const std::size_t row : chosen) {
        from_b += square(values[row][1] - values[row][f + 2]);
        from_a += square(values[row][0] - values[row][f + 2]);
      }
      if (variance <= 0) continue;
      shares[f].alone = 1 - from_b / (2 * n) / variance;
      shares[f].total = from_a / (2 * n) / variance;
    }
    return std::tuple{mean, variance, shares};
  };

  std::vector<std::size_t> all(rows);
  std::iota(all.begin(), all.end(), std::size_t{0});
  Shares answer;
  std::tie(answer.mean, answer.variance, answer.factors) = indices(all);
  constexpr std::uint64_t resamples = 300;
  std::vector<std::vector<double>> alone(factors);
  std::vector<std::vector<double>> total(factors);
  for (std::uint64_t again = 0; again < resamples; ++again) {
    const Chance chance{seed, again};
    std::vector<std::size_t> chosen(rows);
    for (std::uint32_t i = 0; i < rows; ++i)
      chosen[i] = chance.draw(design, resampling, i).first % rows;
    const auto shares = std::get<2>(indices(chosen));
    for (std::size_t f = 0; f < factors; ++f) {
      alone[f].push_back(shares[f].alone);
      total[f].push_back(shares[f].total);
    }
  }
  for (std::size_t f = 0; f < factors; ++f) {
    answer.factors[f].alone_interval = {quantile(alone[f], 0.025), quantile(alone[f], 0.975)};
    answer.factors[f].total_interval = {quantile(total[f], 0.025), quantile(total[f], 0.975)};
  }
  return answer;
}

std::vector<const ParameterInfo*> uncertain(const std::vector<Scenario>& scenarios) {
  std::vector<const ParameterInfo*> factors;
  for (std::size_t i = 0; i < parameter_table().size(); ++i) {
    const bool known = std::all_of(scenarios.begin(), scenarios.end(), [&](const Scenario& one) {
      return one.given[i].has_range() && one.given[i].evidence != Evidence::lever;
    });
    if (known) factors.push_back(&parameter_table()[i]);
  }
  return factors;
}

std::vector<Scenario> placed(std::vector<Scenario> scenarios,
                             std::span<const ParameterInfo* const> factors,
                             std::span<const double> point) {
  for (std::size_t f = 0; f < factors.size(); ++f) {
    const auto row = static_cast<std::size_t>(factors[f] - parameter_table().data());
    const Given given = scenarios.front().given[row];
    const double value = given.low + point[f] * (given.high - given.low);
    for (Scenario& scenario : scenarios)
      scenario = with_value(std::move(scenario), *factors[f], value);
  }
  for (const Scenario& scenario : scenarios) {
    if (const auto faults = check_together(scenario); !faults.empty())
      throw std::invalid_argument{"ranges hold values that do not go together: " +
                                  faults.front().to_text()};
  }
  return scenarios;
}

bool extend_ranges(const Experiment& experiment, Ranges& ranges, std::size_t draws,
                   const Progress& progress) {
  const std::size_t have = ranges.draws;
  if (draws <= have) return true;
  std::vector<Scenario> scenarios;
  scenarios.reserve(experiment.arms.size());
  for (const Arm& arm : experiment.arms) scenarios.push_back(arm.scenario);
  const auto factors = uncertain(scenarios);
  const std::uint64_t seed = experiment.plan.seed;
  ranges.parameters = factors.size();
  ranges.values.resize(scenarios.size());
  const auto make_room = [&](std::size_t count) {
    for (auto& arm : ranges.values) {
      arm.resize(measures().size());
      for (auto& values : arm) values.resize(count, 0);
    }
  };
  make_room(draws);
  ranges.draws += share_out_whole(
      have, draws - have, {experiment.plan.threads, experiment.plan.spread},
      [&](std::size_t draw) {
        const Chance chance{seed, draw};
        std::vector<double> point(factors.size());
        for (std::uint32_t f = 0; f < point.size(); ++f)
          point[f] = unit(chance.draw(design, ranging, f).first);
        const auto here = placed(scenarios, factors, point);
        std::vector<double> found;
        for (std::size_t arm = 0; arm < here.size(); ++arm) {
          const Outcomes outcomes = run_circles(here[arm], seed, draw, experiment.start_of(arm));
          for (const Measure& measure : measures())
            found.push_back(measure.of(outcomes, here[arm]));
        }
        return words_of(found);
      },
      [&](std::size_t draw, std::span<const std::uint64_t> words) {
        std::size_t at = 0;
        for (auto& arm : ranges.values)
          for (auto& values : arm) values[draw] = value_of(words[at++]);
      },
      [&](std::size_t count) { return !progress || progress(have + count); });
  make_room(ranges.draws);
  return ranges.draws == draws;
}

Ranges run_ranges(const Experiment& experiment, std::size_t draws, const Progress& progress) {
  Ranges ranges;
  return extend_ranges(experiment, ranges, draws, progress) ? ranges : Ranges{};
}

Response response_of(const Question& question) {
  return [question](std::span<const double> point, std::size_t row) {
    const auto scenarios = placed(question.scenarios, question.factors, point);
    double sum = 0;
    for (std::size_t run = 0; run < question.runs; ++run) {
      const std::uint64_t replication = row * question.runs + run;
      const auto value = [&](const Scenario& scenario) {
        const Start* start = question.start ? &*question.start : nullptr;
        const double one = question.measure->of(
            run_circles(scenario, question.seed, replication, start), scenario);
        if (std::isnan(one))
          throw std::invalid_argument{
              fmt::format("not every run has {}: ask for another measure, or for longer runs",
                          question.measure->name)};
        return one;
      };
      sum += scenarios.size() > 1 ? value(scenarios[1]) - value(scenarios[0]) : value(scenarios[0]);
    }
    return sum / static_cast<double>(question.runs);
  };
}

}  // namespace stafett::foresee
