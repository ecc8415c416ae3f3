// stafett foresee: the three circles run forward, scenarios against each other.
#pragma once

#include <functional>

#include "app/arguments.hpp"
#include "foresee/replications.hpp"

namespace stafett::app {

inline constexpr char foresee_usage[] =
    R"(  stafett foresee SCENARIO.toml [--against OTHER.toml]…

Runs the scenario, and those it is held against, and prints means and differences with their
intervals.

  --against FILE     a scenario to compare with; may be given several times
  --scenarios FOLDER where scenarios that are named without a folder lie (here)
  --days N           how far to look (as the scenarios say; 730 from a contract)
  --runs N           runs of each scenario (100); with --precision the most
  --precision M=H    stop when the half-width of measure M's difference (or mean, of one scenario)
                     is at most H
  --needed M=H       say how many runs that would take, judged from --runs
  --draws N          of the uncertain parameters, anywhere in their ranges (50; 0: leave it out)
  --links N          runs of the comparison without each link of the model, one at a time (20; 0:
                     leave it out)
  --seed S           of the random numbers (1); the same seed gives the same bytes
  --threads T        (as many as the machine has)
  --out DIR          write report.html, runs.csv and report.json there, and the runs themselves
  --language L       of the page: nb, nn or en (nb); sources stand as scenario files have them

From a contract of the office as it stands today, instead of empty ones:

  --contract N       its number, or its name
  --data FOLDER      where the register is; --database LOCATION as for other commands
                     The log says that the contract was read. No name is in what is written.
  --option ANSWER    taken or declined: beside the contract's course, one where the next option is
  --leaving N        … where N consultants give notice today, those with a middling caseload
  --set P=VALUE      … where parameter P has this value; may be given several times

A report ends with the command that makes it again. Where it was made on the page Forutse, --data
is also where a scenario is that was written there (UUID.toml), and the command holds:

  --same MARK        refuse where the runs would be others than those of the report
  --day DAY          with the contract as on the evening of that day, as the register tells it now

Ctrl-C keeps what is done. To go on, or to add runs to a report, with the bytes as if all had been
run at once:

  stafett foresee --extend DIR [--runs N] [--out OTHER]

  --extend DIR       the folder that --out wrote; refused where program, scenarios or register have
                     changed. --data, --database and --scenarios are given anew
  --runs N           in all (as many as were asked for at first)

Which assumptions matter, over the ranges in the scenario; with one --against for the difference:

  --screen M         screening of all parameters with a range, for measure M (Morris)
  --walks N          through the ranges (20)
  --shares M         shares of the uncertainty of measure M (Sobol)
  --points N         in the ranges (256); asked N times (parameters + 2)
  --factors A,B,…    the parameters to look at, as screening found them (all with a range)
  --each N           runs averaged at each point (2)
                     --out writes screening.html or shares.html

One life in one run, day by day, in each scenario:

  --trace R          of replication R (from 0), with the phases of the three circles, what happened
                     and why
  --participant C-N  the Nth referral to contract C; a number is the same person in every scenario
  --consultant C-P-N the Nth to have post P of contract C (neither: everybody)
  --as text|csv|json (text)
                     Not with --contract: nobody's own future is told
)";

int foresee(Arguments& arguments);

/// One of several processes that go the same way and share out the replications (foresee_mpi.cpp).
struct ForeseeParty {
  foresee::Spread spread = {};
  /// Whether all of them have what they need; asked once, before the first replication.
  std::function<bool(bool ready)> all_ready = {};
  bool writes = true;  ///< the one that writes files
};
int foresee(Arguments& arguments, const ForeseeParty& party);

}  // namespace stafett::app
