#include "app/calibrate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <limits>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#include "app/premises.hpp"
#include "app/run_parts.hpp"
#include "foresee/calibration_report.hpp"
#include "foresee/report_text.hpp"
#include "service/history.hpp"

namespace stafett::app {

namespace {

std::optional<Day> day_option(Arguments& arguments, const char* name) {
  const auto text = arguments.option(name);
  if (!text) return std::nullopt;
  const auto day = Day::from_text(*text);
  if (!day) throw UsageError{fmt::format("--{} takes a day such as 2026-01-31: {}", name, *text)};
  return day;
}

domain::Histories read(const Premises& premises, std::optional<Day> from, std::optional<Day> last) {
  OpenHouse open{premises, sql::Mode::read_write, 1};
  const auto call = open.call();
  auto histories = service::read_histories(call, from);
  if (!histories)
    throw std::runtime_error{"the register cannot be read: " + histories.error().code};
  if (last && *last + 1 < histories->until) {
    const Day first = histories->from;
    return domain::known_by(*std::move(histories), first, *last + 1);
  }
  return *std::move(histories);
}

// As it is to stand in a file in `folder`.
std::string path_from(const std::filesystem::path& folder, const std::string& file) {
  std::error_code none;
  const auto relative = std::filesystem::relative(file, folder.empty() ? "." : folder, none);
  return relative.empty() ? std::filesystem::absolute(file).string() : relative.string();
}

}  // namespace

int calibrate(Arguments& arguments) {
  const auto premises = Premises::from(arguments);
  const std::filesystem::path out = arguments.required("out");
  const auto from = day_option(arguments, "from");
  const auto last = day_option(arguments, "until");
  const auto runs = static_cast<std::size_t>(arguments.number("runs", 0, 1'000'000).value_or(100));
  const auto seed = static_cast<std::uint64_t>(
      arguments.number("seed", 0, std::numeric_limits<std::int64_t>::max()).value_or(1));
  const auto threads =
      static_cast<unsigned>(arguments.number("threads", 1, 1024)
                                .value_or(std::max(1U, std::thread::hardware_concurrency())));
  const Language language = language_option(arguments).value_or(Language::nb);
  const auto words = arguments.words();
  if (words.size() != 1) throw UsageError{"one scenario is what the own one is based on"};
  if (out.extension() != ".toml") throw UsageError{"--out takes a file that ends in .toml"};
  const auto base = foresee::read_scenario(words.front(), read_file);
  if (!base) {
    for (const auto& fault : base.error())
      fmt::print(stderr, "stafett calibrate: {}\n", fault.to_text());
    return EXIT_FAILURE;
  }
  if (premises.database.engine == sql::Engine::sqlite &&
      !std::filesystem::exists(premises.database.target)) {
    fmt::print(stderr, "stafett calibrate: there is no register in {}\n", premises.database.target);
    return EXIT_FAILURE;
  }
  const auto histories = read(premises, from, last);
  if (const auto nothing = foresee::nothing_to_calibrate(histories); !nothing.empty()) {
    fmt::print(stderr, "stafett calibrate: {}\n", nothing);
    return EXIT_FAILURE;
  }

  foresee::CalibrationReport report;
  report.base_name = base->name;
  report.calibration = foresee::calibrate(histories, *base);
  const auto own = foresee::fitted_scenario(*base, report.calibration);
  if (const auto faults = foresee::check_together(own); !faults.empty()) {
    for (const auto& fault : faults)
      fmt::print(stderr, "stafett calibrate: what the register tells does not fit together: {}\n",
                 fault.to_text());
    return EXIT_FAILURE;
  }
  const auto of_measure = foresee::of_the_measure(histories);
  report.described = foresee::describe(of_measure, own.parameters);
  if (runs > 0) {
    report.predictive =
        foresee::check(of_measure, of_measure.from, *base, report.calibration, runs, seed, threads);
    if (const auto second = foresee::second_period(of_measure)) {
      const auto first =
          foresee::calibrate(domain::known_by(of_measure, of_measure.from, *second), *base);
      auto later = of_measure;
      later.from = *second;
      report.hold_out = foresee::check(later, of_measure.from, *base, first, runs, seed, threads);
    }
  }

  std::string command = "stafett calibrate " + foresee::shell_word(words.front()) +
                        " --data FOLDER --out " + foresee::shell_word(out.string());
  if (from) command += " --from " + from->to_text();
  if (last) command += " --until " + last->to_text();
  command += fmt::format(" --runs {} --seed {} --language {}", runs, seed, to_text(language));
  if (out.has_parent_path()) std::filesystem::create_directories(out.parent_path());
  write_file(out, foresee::scenario_toml(own, path_from(out.parent_path(), words.front())));
  const auto page = std::filesystem::path{out}.replace_extension(".html");
  write_file(page, foresee::calibration_html(report, {command, STAFETT_VERSION}, language));
  fmt::print("{}\nWritten: {} and {}\n", foresee::calibration_text(report), out.string(),
             page.string());
  return EXIT_SUCCESS;
}

}  // namespace stafett::app
