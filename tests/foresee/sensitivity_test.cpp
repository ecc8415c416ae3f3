#include "foresee/sensitivity.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "foresee/scenarios.hpp"

using namespace stafett::foresee;

namespace {

constexpr double pi = 3.14159265358979323846;

// Ishigami's function, on which everybody tries such methods: exact shares are known.
double ishigami(std::span<const double> point, std::size_t) {
  const auto x = [&](std::size_t i) { return -pi + 2 * pi * point[i]; };
  return std::sin(x(0)) + 7 * std::sin(x(1)) * std::sin(x(1)) +
         0.1 * std::pow(x(2), 4) * std::sin(x(0));
}

Question small_question(const char* measure, const char* other = nullptr) {
  Question question;
  question.measure = find_measure(measure);
  for (const char* stem : {"base", other}) {
    if (stem == nullptr) continue;
    Scenario one = with(shipped(stem), {{"contract.lots", 1}, {"contract.places", 30}});
    one.days = 1095;
    question.scenarios.push_back(one);
  }
  question.factors = uncertain(question.scenarios);
  return question;
}

}  // namespace

TEST_CASE("variance shares of Ishigami's function are the exact ones, inside their intervals") {
  const Shares shares = sobol(3, 4000, 1, 2, ishigami);
  const double exact_alone[] = {0.3139, 0.4424, 0.0};
  const double exact_total[] = {0.5576, 0.4424, 0.2437};
  CHECK(shares.variance == doctest::Approx(13.845).epsilon(0.05));
  CHECK(shares.mean == doctest::Approx(3.5).epsilon(0.05));
  for (std::size_t f = 0; f < 3; ++f) {
    const Share& one = shares.factors[f];
    CHECK(std::fabs(one.alone - exact_alone[f]) < 0.06);
    CHECK(std::fabs(one.total - exact_total[f]) < 0.03);
    CHECK(one.total_interval.low < one.total);
    CHECK(one.total < one.total_interval.high);
    CHECK(one.total_interval.high - one.total_interval.low < 0.1);
  }
}

TEST_CASE("screening finds what is inert, what is linear, and what acts together") {
  const auto response = [](std::span<const double> p, std::size_t) {
    return 3 * p[0] - 2 * p[1] + 0 * p[2] + 4 * p[3] * p[4];
  };
  const auto effects = morris(5, 40, 3, 2, response);
  CHECK(effects[0].mean == doctest::Approx(3));
  CHECK(effects[1].mean == doctest::Approx(-2));
  CHECK(effects[1].size == doctest::Approx(2));
  CHECK(effects[0].spread < 1e-9);
  CHECK(effects[2].size < 1e-9);
  CHECK(effects[3].spread > 0.5);
  CHECK(effects[3].size_interval.covers(2));  // the other stands at a half in the mean
}

TEST_CASE("the number of threads changes neither screening nor shares, and both can be stopped") {
  const auto one = sobol(3, 50, 2, 1, ishigami);
  const auto many = sobol(3, 50, 2, 4, ishigami);
  for (std::size_t f = 0; f < 3; ++f) {
    CHECK(one.factors[f].total == many.factors[f].total);
    CHECK(one.factors[f].alone_interval == many.factors[f].alone_interval);
    CHECK(morris(3, 9, 2, 1, ishigami)[f].size == morris(3, 9, 2, 4, ishigami)[f].size);
  }
  CHECK(morris(3, 9, 2, 1, ishigami, [](std::size_t) { return false; }).empty());
  CHECK(sobol(3, 9, 2, 1, ishigami, [](std::size_t) { return false; }).factors.empty());
}

TEST_CASE("what is screened are the ranges of a scenario, and never a lever") {
  const auto question = small_question("jobs_year");
  CHECK(question.factors.size() > 30);
  for (const auto* factor : question.factors) {
    const auto& given =
        question.scenarios[0].given[static_cast<std::size_t>(factor - parameter_table().data())];
    CHECK(given.has_range());
    CHECK(given.evidence != Evidence::lever);
  }
  // handover.carries is the lever of the second scenario: it is not turned in either.
  const auto compared = small_question("jobs_year", "handover");
  CHECK(compared.factors.size() == question.factors.size() - 1);
}

TEST_CASE("a point in the middle of all ranges is a run of that scenario") {
  auto question = small_question("jobs_year", "handover");
  question.runs = 2;
  std::vector<double> point(question.factors.size(), 0.25);
  std::vector<Scenario> moved = question.scenarios;
  for (const auto* factor : question.factors) {
    const auto& given =
        question.scenarios[0].given[static_cast<std::size_t>(factor - parameter_table().data())];
    for (Scenario& one : moved)
      one = with_value(one, *factor, given.low + 0.25 * (given.high - given.low));
  }
  double expected = 0;
  for (std::uint64_t run : {6U, 7U})
    expected += question.measure->of(run_circles(moved[1], 1, run), moved[1]) -
                question.measure->of(run_circles(moved[0], 1, run), moved[0]);
  CHECK(response_of(question)(point, 3) == expected / 2);
}

TEST_CASE("screening the model finds the chance of a job among what matters most for jobs") {
  auto question = small_question("jobs_year");
  const auto effects = morris(question.factors.size(), 6, 5, 2, response_of(question));
  const auto size_of = [&](const char* name) {
    const auto at =
        std::find(question.factors.begin(), question.factors.end(), find_parameter(name));
    return effects[static_cast<std::size_t>(at - question.factors.begin())];
  };
  CHECK(size_of("job.per_week").mean > 0);
  CHECK(size_of("job.per_week").size > 10 * size_of("cost.tender").size);
  CHECK(size_of("cost.tender").size == 0);
  CHECK(screening_text(question, effects).find("job.per_week") != std::string::npos);
  const auto html =
      screening_html(question, effects, "stafett foresee a.toml", stafett::Language::en);
  CHECK(html.find("<svg") != std::string::npos);
  CHECK(html.find("stafett foresee a.toml") != std::string::npos);
}

TEST_CASE("ranges that hold what does not go together are refused with the line") {
  auto question = small_question("jobs_year");
  for (Given& given : question.scenarios[0].given)
    if (given.parameter->name == "people.near_share") given.high = 0.9;
  const std::vector<double> far(question.factors.size(), 1.0);
  CHECK_THROWS_WITH_AS(static_cast<void>(response_of(question)(far, 0)),
                       doctest::Contains("scenarios/base.toml:"), std::invalid_argument);
}
