// What `stafett foresee` reads beside the files that were named: the register that a run begins
// with, and the places where scenarios lie.
#pragma once

#include <optional>
#include <string>

#include "app/arguments.hpp"
#include "foresee/start.hpp"

namespace stafett::app {

/// --contract, --data, --database, --scenarios. Taken out of the arguments before the scenarios
/// are.
class StartAsked {
 public:
  explicit StartAsked(Arguments& arguments);

  /// The contract's number or name, as it was typed; nothing: empty contracts.
  [[nodiscard]] const std::optional<std::string>& contract() const { return contract_; }
  [[nodiscard]] bool has_shelf() const { return shelf_.has_value(); }
  [[nodiscard]] bool has_register() const { return data_.has_value(); }
  /// With the contract that runs which were kept began with.
  void begin_with(std::string contract);

  /// Opens the register and reads how the contract stands, as the machine's owner; leaves a line in
  /// the log. `day`: on the evening of an earlier day, as the register tells it now. Nothing where
  /// it cannot be: why is said on standard error.
  [[nodiscard]] std::optional<foresee::Start> read(std::optional<Day> day) const;

  /// A scenario's text: a file, on the shelf where one is named and the path has no folder; or
  /// "UUID.toml", which was written in the house and is in its register.
  [[nodiscard]] std::optional<std::string> scenario(const std::string& path) const;

 private:
  std::optional<std::string> contract_;
  std::optional<std::string> data_;
  std::optional<std::string> database_;
  std::optional<std::string> shelf_;
};

}  // namespace stafett::app
