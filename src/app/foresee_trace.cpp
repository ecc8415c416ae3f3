#include "app/foresee_trace.hpp"

#include <fmt/format.h>

#include <limits>

namespace stafett::app {

TraceAsked::TraceAsked(Arguments& arguments)
    : replication_{arguments.number("trace", 0, std::numeric_limits<std::int64_t>::max())} {
  const auto participant = arguments.option("participant");
  const auto consultant = arguments.option("consultant");
  const auto as = arguments.option("as");
  if (!replication_ && (participant || consultant || as))
    throw UsageError{"--participant, --consultant and --as go with --trace"};
  if (participant && consultant) throw UsageError{"one life at a time"};
  if (participant) {
    who_ = foresee::participant_of(*participant);
    if (!who_) throw UsageError{"--participant takes CONTRACT-REFERRAL, such as 1-17"};
  }
  if (consultant) {
    who_ = foresee::consultant_of(*consultant);
    if (!who_) throw UsageError{"--consultant takes CONTRACT-POST-HOLDER, such as 1-3-2"};
  }
  if (as && *as != "text" && *as != "csv" && *as != "json")
    throw UsageError{"--as takes text, csv or json"};
  if (as) as_ = *as;
}

void TraceAsked::print(const std::vector<foresee::Scenario>& scenarios, std::uint64_t seed) const {
  const auto replication = static_cast<std::uint64_t>(*replication_);
  bool more = false;
  for (const auto& scenario : scenarios) {
    const auto traced = foresee::trace(scenario, seed, replication, who_);
    if (as_ == "csv") {
      const std::string csv = foresee::trace_csv(scenario, traced);
      fmt::print("{}", more ? csv.substr(csv.find('\n') + 1) : csv);  // one heading for all
    } else if (as_ == "json") {
      fmt::print("{}{}", more ? "," : "[", foresee::trace_json(scenario, traced));
    } else {
      fmt::print("{}{}: replication {}, seed {}{}\n\n", more ? "\n" : "", scenario.name,
                 replication, seed,
                 who_ ? fmt::format(", {} {}", who_->consultant ? "consultant" : "participant",
                                    foresee::name_of(*who_))
                      : "");
      fmt::print("{}", traced.empty() ? "Nothing happened to that one in this run.\n"
                                      : foresee::trace_text(scenario, traced));
    }
    more = true;
  }
  if (as_ == "json") fmt::print("]\n");
}

}  // namespace stafett::app
