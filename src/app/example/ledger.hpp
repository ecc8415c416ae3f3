// What the parts of the telling have in common: the script they add to, and what has been said
// already.
#pragma once

#include <map>

#include "app/example/beats.hpp"
#include "app/example/composer.hpp"

namespace stafett::example {

struct Ledger {
  explicit Ledger(Cast& cast);

  void add(Instant at, std::optional<EmployeePlace> by, Act act);
  void add(Day day, int minute, std::optional<EmployeePlace> by, Act act);
  /// A firm is registered by whoever is there first.
  void met(EmployerPlace employer, Instant at, EmployeePlace by);
  void register_firms();
  /// What a note about this beat may speak of.
  [[nodiscard]] Scene scene_of(const Life& life, const Beat& beat) const;

  Cast& cast;
  Script& script;
  Day today, yesterday;  ///< yesterday: the last working day before today
  Memory memory;
  std::size_t withheld = 0;

 private:
  struct Met {
    Instant at;
    EmployeePlace by;
  };
  std::map<std::size_t, Met> first_met_;
};

}  // namespace stafett::example
