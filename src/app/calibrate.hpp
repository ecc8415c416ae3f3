// stafett calibrate: parameters from the office's own register.
#pragma once

#include "app/arguments.hpp"

namespace stafett::app {

/// Before the options that name the register, and after them.
inline constexpr char calibrate_summary[] =
    R"(  stafett calibrate BASE.toml --data FOLDER --out OWN.toml

Reads lives from the office's register, without names, and writes a scenario that is based on
BASE.toml with what the register tells in its place, each with its interval and what it rests on.
What it cannot tell stays, and is named. Beside OWN.toml comes a page, OWN.html. Then:

  stafett foresee OWN.toml --against scenarios/long-contract.toml

)";
inline constexpr char calibrate_usage[] =
    R"(  --out FILE           the scenario to write
  --from DAY           the first day that counts (the first contract's first day)
  --until DAY          the last day that counts (yesterday)
  --runs N             registers to simulate, to see whether the fitted model brings forth such a
                       one (100; 0: leave it out)
  --seed S             of the random numbers (1)
  --language L         of the page: nb, nn or en (nb)
  --threads T          (as many as the machine has)
)";

int calibrate(Arguments& arguments);

}  // namespace stafett::app
