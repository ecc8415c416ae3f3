// A report for programs: CSV and JSON.
#include <fmt/format.h>

#include <cmath>
#include <string_view>

#include "foresee/links.hpp"
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

// What the difference comes to without each link of the model.
void json_links(std::string& json, const Experiment& experiment, std::size_t arm,
                const Measure& measure) {
  json += ",\"without_links\":{";
  const auto without = differences_without(experiment, arm, measure);
  for (std::size_t i = 0; i < without.size(); ++i) {
    json += fmt::format("{}{}:", i > 0 ? "," : "", json_text(links()[i].name));
    json_estimate(json, without[i]);
  }
  json += "}";
}

void json_measure(std::string& json, const Experiment& experiment, std::size_t arm,
                  const Measure& measure) {
  const auto values = experiment.values(arm, measure);
  json += fmt::format("{}:{{\"title\":{},\"unit\":{},\"mean\":", json_text(measure.name),
                      json_text(measure.title.en), json_text(measure.unit.en));
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
    if (const auto drawn = over_ranges(experiment, arm, measure))
      json += fmt::format(
          ",\"over_ranges\":{{\"draws\":{},\"low\":{},\"high\":{},\"more\":{},\"less\":{}}}",
          drawn->draws, exact(drawn->span.low), exact(drawn->span.high), drawn->more, drawn->less);
    if (experiment.unlinked.runs > 0) json_links(json, experiment, arm, measure);
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
      const auto row = [&](std::string_view phase, std::string_view measure, double value) {
        if (!std::isnan(value))
          csv += fmt::format("{},{},{},{},{}\n", name, run, phase, measure, exact(value));
      };
      for (const Measure& measure : measures())
        row("all", measure.name, measure.of(arm.runs[run], arm.scenario));
      for (const auto& [phase, phase_name] : report_phases) {
        const PhaseOutcomes& outcomes = arm.runs[run].phase[static_cast<std::size_t>(phase)];
        if (outcomes.days == 0) continue;
        for (const PhaseMeasure& measure : phase_measures())
          row(phase_name, measure.name, measure.of(outcomes, arm.scenario));
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
        json += fmt::format("{}{}:{{\"title\":{},\"unit\":{},\"mean\":", more ? "," : "",
                            json_text(measure.name), json_text(measure.title.en),
                            json_text(measure.unit.en));
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
