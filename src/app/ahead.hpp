// What a server needs to look ahead: the scenarios that come with the program, and a desk whose
// runs leave the machine to whoever waits for an answer.
#pragma once

#include <string>

#include "foresee/desk.hpp"
#include "foresee/shelf.hpp"
#include "service/run.hpp"

namespace stafett::app {

class Ahead {
 public:
  /// Reads all *.toml of the folder. Throws UsageError where the usual scenario is not there or
  /// cannot be read.
  explicit Ahead(const std::string& scenarios);

  [[nodiscard]] const service::Foresight& foresight() const { return foresight_; }

 private:
  foresee::Shelf shelf_;
  foresee::RunDesk runs_;
  service::Foresight foresight_;
};

}  // namespace stafett::app
