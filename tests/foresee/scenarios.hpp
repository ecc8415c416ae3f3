// The shipped scenarios, and scenarios of a few lines, for the tests.
#pragma once

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "foresee/scenario.hpp"

namespace stafett::foresee {

inline std::optional<std::string> read_disk(const std::string& path) {
  std::ifstream in{path, std::ios::binary};
  if (!in) return std::nullopt;
  return std::string{std::istreambuf_iterator<char>{in}, {}};
}

/// A shipped scenario, by its file's stem.
inline Scenario shipped(const std::string& stem) {
  auto scenario = read_scenario("scenarios/" + stem + ".toml", read_disk);
  if (!scenario) FAIL(scenario.error().front().to_text());
  return *std::move(scenario);
}

/// `scenario` with other values.
inline Scenario with(Scenario scenario,
                     std::initializer_list<std::pair<const char*, double>> values) {
  for (const auto& [name, value] : values) {
    const ParameterInfo* parameter = find_parameter(name);
    REQUIRE(parameter != nullptr);
    scenario = with_value(std::move(scenario), *parameter, value);
  }
  return scenario;
}

/// `scenario` with a parameter that is a twentieth too large.
inline Scenario with_a_twentieth_more(const Scenario& scenario, const char* name) {
  const ParameterInfo* parameter = find_parameter(name);
  REQUIRE(parameter != nullptr);
  return with_value(scenario, *parameter, scenario.parameters.*parameter->place * 1.05);
}

}  // namespace stafett::foresee
