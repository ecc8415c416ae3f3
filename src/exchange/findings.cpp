#include "exchange/findings.hpp"

#include <algorithm>

namespace stafett::exchange {

void Findings::add(Finding finding) {
  const auto level = static_cast<std::size_t>(finding.severity);
  if (kept_.size() < most) {
    ++kept_of_[level];
    kept_.push_back(std::move(finding));
    return;
  }
  ++left_out_;
  // A file with thousands of notes must not hide its one error: it takes a lesser one's place.
  for (std::size_t lesser = kept_of_.size() - 1; lesser > level; --lesser) {
    if (kept_of_[lesser] == 0) continue;
    const auto place = std::find_if(kept_.rbegin(), kept_.rend(), [lesser](const Finding& kept) {
      return static_cast<std::size_t>(kept.severity) == lesser;
    });
    --kept_of_[lesser];
    ++kept_of_[level];
    *place = std::move(finding);
    return;
  }
}

std::vector<Finding> Findings::take() {
  std::stable_sort(kept_.begin(), kept_.end(),
                   [](const Finding& a, const Finding& b) { return a.row < b.row; });
  return std::move(kept_);
}

}  // namespace stafett::exchange
