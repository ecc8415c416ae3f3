// `stafett foresee --contract`: the register that a run begins with.
#pragma once

#include <optional>
#include <string>

#include "app/arguments.hpp"
#include "foresee/start.hpp"

namespace stafett::app {

/// What was asked of the register. Taken out of the arguments before the scenarios are.
class StartAsked {
 public:
  explicit StartAsked(Arguments& arguments);

  [[nodiscard]] bool asked() const { return contract_.has_value(); }
  /// Of a run that begins with the register.
  [[nodiscard]] int days() const { return days_; }
  /// The contract's number or name, as it was typed.
  [[nodiscard]] const std::string& contract() const { return *contract_; }
  /// Opens the register and reads how the contract stands, as the machine's owner; leaves a line in
  /// the log. Nothing where it cannot be: why is said on standard error.
  [[nodiscard]] std::optional<foresee::Start> read() const;

 private:
  std::optional<std::string> contract_;
  std::optional<std::string> data_;
  std::optional<std::string> database_;
  int days_ = foresee::usual_days_from_start;
};

}  // namespace stafett::app
