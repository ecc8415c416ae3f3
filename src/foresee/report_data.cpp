// A report for programs: CSV and JSON.
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "foresee/report.hpp"
#include "foresee/report_figures.hpp"
#include "foresee/report_start.hpp"
#include "foresee/report_text.hpp"

namespace stafett::foresee {

namespace {

void json_estimate(std::string& json, const Estimate& one) {
  json += fmt::format("{{\"runs\":{},\"mean\":{},\"deviation\":{}", one.runs,
                      one.runs == 0 ? "null" : exact(one.mean), exact(one.deviation));
  if (one.interval)
    json +=
        fmt::format(",\"low\":{},\"high\":{}", exact(one.interval->low), exact(one.interval->high));
  json += "}";
}

void json_measure(std::string& json, const Experiment& experiment, std::size_t arm,
                  const Measure& measure) {
  const auto values = experiment.values(arm, measure);
  json +=
      fmt::format("{}:{{\"unit\":{},\"mean\":", json_text(measure.name), json_text(measure.unit));
  json_estimate(json, estimate(values));
  json += ",\"quantiles\":[";
  bool more = false;
  for (const double share : {0.1, 0.5, 0.9}) {
    json += fmt::format("{}{{\"share\":{},\"value\":{}", more ? "," : "", share,
                        exact(quantile(values, share)));
    if (const auto interval = quantile_interval(values, share))
      json += fmt::format(",\"low\":{},\"high\":{}", exact(interval->low), exact(interval->high));
    json += "}";
    more = true;
  }
  json += "]";
  if (arm > 0) {
    json += ",\"difference\":";
    json_estimate(json, difference(experiment, arm, measure));
    if (const Ranges& ranges = experiment.ranges; ranges.draws > 0) {
      const auto m = static_cast<std::size_t>(&measure - measures().data());
      std::vector<double> differences;
      differences.reserve(ranges.draws);
      for (std::size_t draw = 0; draw < ranges.draws; ++draw)
        differences.push_back(ranges.values[arm][m][draw] - ranges.values[0][m][draw]);
      json += fmt::format(",\"over_ranges\":{{\"draws\":{},\"low\":{},\"high\":{}}}", ranges.draws,
                          exact(quantile(differences, 0.1)), exact(quantile(differences, 0.9)));
    }
    if (const auto times = variance_reduction(experiment.values(0, measure), values))
      json += ",\"variance_reduction\":" + exact(*times);
  }
  json += "}";
}

}  // namespace

std::string runs_csv(const Experiment& experiment) {
  std::string csv = "scenario,replication,phase,measure,value\n";
  for (const Arm& arm : experiment.arms) {
    const std::string name = csv_text(arm.scenario.name);
    for (std::size_t run = 0; run < arm.runs.size(); ++run) {
      for (const Measure& measure : measures())
        csv += fmt::format("{},{},all,{},{}\n", name, run, measure.name,
                           exact(measure.of(arm.runs[run], arm.scenario)));
      for (const auto& [phase, phase_name] : report_phases) {
        const PhaseOutcomes& outcomes = arm.runs[run].phase[static_cast<std::size_t>(phase)];
        if (outcomes.days == 0) continue;
        for (const PhaseMeasure& measure : phase_measures())
          csv += fmt::format("{},{},{},{},{}\n", name, run, phase_name, measure.name,
                             exact(measure.of(outcomes)));
      }
    }
  }
  return csv;
}

std::string report_json(const Experiment& experiment, const Origin& origin) {
  std::string json = fmt::format(
      "{{\"program\":{},\"command\":{},\"seed\":{},\"runs\":{},\"complete\":{},\n{}\"scenarios\":[",
      json_text("Stafett " + origin.version), json_text(origin.command), experiment.plan.seed,
      runs_of(experiment), experiment.complete,
      experiment.start ? "\"start\":" + start_json(*experiment.start) + ",\n" : "");
  for (std::size_t arm = 0; arm < experiment.arms.size(); ++arm) {
    const Scenario& scenario = experiment.arms[arm].scenario;
    json += fmt::format(
        "{}\n{{\"name\":{},\"text\":{},\"file\":{},\"first_day\":{},\"days\":{},\"parameters\":[",
        arm > 0 ? "," : "", json_text(scenario.name), json_text(scenario.text),
        json_text(scenario.file), json_text(scenario.first_day.to_text()), scenario.days);
    for (std::size_t i = 0; i < scenario.given.size(); ++i) {
      const Given& one = scenario.given[i];
      json += fmt::format(
          "{}\n{{\"name\":{},\"value\":{},\"low\":{},\"high\":{},\"unit\":{},\"evidence\":{},"
          "\"source\":{}}}",
          i > 0 ? "," : "", json_text(one.parameter->name), exact(one.value), exact(one.low),
          exact(one.high), json_text(one.parameter->unit), json_text(to_text(one.evidence)),
          json_text(one.source));
    }
    json += "],\n\"measures\":{";
    for (std::size_t i = 0; i < measures().size(); ++i) {
      json += i > 0 ? ",\n" : "\n";
      json_measure(json, experiment, arm, measures()[i]);
    }
    json += "},\n\"phases\":{";
    bool more_phases = false;
    for (const auto& [phase, name] : report_phases) {
      json += fmt::format("{}{}:{{", more_phases ? ",\n" : "\n", json_text(name));
      more_phases = true;
      bool more = false;
      for (const PhaseMeasure& measure : phase_measures()) {
        json += fmt::format("{}{}:{{\"mean\":", more ? "," : "", json_text(measure.name));
        more = true;
        json_estimate(json, phase_mean(experiment, arm, measure, phase));
        if (arm > 0) {
          json += ",\"difference\":";
          json_estimate(json, phase_difference(experiment, arm, measure, phase));
        }
        json += "}";
      }
      json += "}";
    }
    json += "}}";
  }
  return json + "]}\n";
}

}  // namespace stafett::foresee
