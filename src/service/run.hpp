// Runs of the three circles: begun, watched, stopped, taken away as files. A run is its asker's
// own; another's answers as missing.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "foresee/desk.hpp"
#include "foresee/shelf.hpp"
#include "service/call.hpp"
#include "service/view/foresight.hpp"

namespace stafett::service {

/// What looking into the future needs; made once by app/ (or a test).
struct Foresight {
  foresee::RunDesk& runs;
  const foresee::Shelf& shelf;  ///< the scenarios that come with the program
  std::string_view version;     ///< of the program, for reports
};

/// What may be turned, and the contracts that the asker may run forward.
Result<view::ForesightView> read_foresight(const Call& call);
/// A contract from today, or scenarios beside each other. Reading how the contract stands leaves a
/// line in the log.
Result<view::RunView> begin_run(const Call& call, const view::RunInput& input);
Result<view::RunList> list_runs(const Call& call);
Result<view::RunView> read_run(const Call& call, RunId id);
Result<view::RunView> stop_run(const Call& call, RunId id);
/// Stops it and forgets it.
Result<view::Done> forget_run(const Call& call, RunId id);

/// Which file of a run.
enum class ReportForm { html, csv, json };
struct ReportFile {
  std::string bytes;
  std::string_view type;  ///< media type
  std::string name;
};
/// Of a finished run; refuses (not_now, "run_not_finished") before.
Result<ReportFile> write_report(const Call& call, RunId id, ReportForm form);

}  // namespace stafett::service
