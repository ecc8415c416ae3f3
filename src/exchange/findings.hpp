// Gathers findings while a file is read; after the limit they are counted and not kept.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exchange/finding.hpp"

namespace stafett::exchange {

class Findings {
 public:
  static constexpr std::size_t most = 2'000;

  /// Keeps the finding, errors before warnings before notes where there is no room for all.
  void add(Finding finding);
  [[nodiscard]] std::uint64_t left_out() const { return left_out_; }
  /// In the order of the file, those about the whole file first.
  std::vector<Finding> take();

 private:
  std::vector<Finding> kept_;
  std::array<std::size_t, 3> kept_of_{};  // by severity
  std::uint64_t left_out_ = 0;
};

}  // namespace stafett::exchange
