// Prints runs of everything that draws and reckons, to the last bit: the same on every compiler and
// machine (tests/same_bytes compares two).
#include <bit>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

#include "foresee/caseload.hpp"
#include "foresee/kept.hpp"
#include "foresee/links.hpp"
#include "foresee/report.hpp"
#include "foresee/sensitivity.hpp"
#include "foresee/trace.hpp"
#include "foresee/words.hpp"

using namespace stafett::foresee;

namespace {

std::optional<std::string> read_disk(const std::string& path) {
  std::ifstream in{path, std::ios::binary};
  if (!in) return std::nullopt;
  return std::string{std::istreambuf_iterator<char>{in}, {}};
}

void put(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

void put(const char* what, double value) {
  std::printf("%s %016llx\n", what,
              static_cast<unsigned long long>(std::bit_cast<std::uint64_t>(value)));
}

void put_caseload() {
  for (const auto level :
       {CaseloadLevel::a, CaseloadLevel::b, CaseloadLevel::c, CaseloadLevel::d}) {
    for (const auto law : {ServiceLaw::exponential, ServiceLaw::lognormal}) {
      CaseloadSpec spec = caseload(level, 50);
      spec.service_law = law;
      const auto result = run_caseload(spec, 3, 1);
      for (const auto count : result.counts)
        std::printf("%llu ", static_cast<unsigned long long>(count));
      put("queue", result.mean_queue);
      put("busy", result.mean_busy);
      put("filled", result.mean_filled);
    }
  }
}

}  // namespace

int main() {
  put_caseload();
  std::vector<Scenario> scenarios;
  std::vector<std::string> files;
  for (const char* stem : {"base", "overlap", "staff-move", "caseload-30"}) {
    files.push_back(std::string{"scenarios/"} + stem + ".toml");
    auto read = read_scenario(files.back(), read_disk);
    if (!read) {
      std::fprintf(stderr, "%s\n", read.error().front().to_text().c_str());
      return 1;
    }
    scenarios.push_back(*std::move(read));
  }
  Plan plan;
  plan.seed = 9;
  plan.runs = 6;
  plan.threads = 2;
  Experiment experiment = run_experiment(scenarios, plan);
  experiment.ranges = run_ranges(experiment, 4);
  experiment.unlinked = run_links(experiment, 3);
  const Origin origin{"stafett foresee", "0"};
  Order order;
  order.version = "0";
  order.files = files;
  order.draws = 4;
  put(kept_text(experiment, order));
  put(report_json(experiment, origin));
  put(report_html(experiment, origin, stafett::Language::nb));
  Question question;
  question.scenarios = {scenarios[0]};
  question.measure = find_measure("jobs_year");
  question.factors = {find_parameter("job.per_week"), find_parameter("job.relation")};
  question.runs = 1;
  const auto response = response_of(question);
  for (const Effect& one : morris(2, 4, 1, 2, response)) {
    put("size", one.size);
    put("spread", one.spread);
  }
  for (const Share& one : sobol(2, 16, 1, 2, response).factors) put("share", one.total);
  put(trace_text(scenarios[1], trace(scenarios[1], 9, 0)));
  return 0;
}
