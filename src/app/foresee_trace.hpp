// `stafett foresee --trace`: one life in one run, on the screen.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/arguments.hpp"
#include "foresee/trace.hpp"

namespace stafett::app {

/// What was asked for. Taken out of the arguments before the scenarios are. Throws UsageError.
class TraceAsked {
 public:
  explicit TraceAsked(Arguments& arguments);

  [[nodiscard]] bool asked() const { return replication_.has_value(); }
  /// In each scenario, one after the other.
  void print(const std::vector<foresee::Scenario>& scenarios, std::uint64_t seed) const;

 private:
  std::optional<std::int64_t> replication_;
  std::optional<foresee::Who> who_;
  std::string as_ = "text";
};

}  // namespace stafett::app
