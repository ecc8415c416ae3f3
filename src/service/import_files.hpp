// Files taken in from the command line: all of them in one transaction, each read against what the
// ones before it leave. Where one of them cannot be used as a whole, nothing has happened.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "base/result.hpp"
#include "service/call.hpp"
#include "service/view/import.hpp"

namespace stafett::service {

/// What somebody says a column of a table is, instead of the guess.
struct NamedColumn {
  std::string heading;               ///< as in the file, capitals and blanks around it aside
  std::optional<std::string> field;  ///< "start_day"; nothing: kept aside
};

struct FilesToImport {
  struct File {
    std::string name;
    std::string bytes;
  };
  std::vector<File> files;
  std::optional<std::string> contract = {};  ///< its number at the buyer's
  std::optional<ParticipationId> history_of = {};
  std::string sheet = {};
  std::vector<NamedColumn> columns = {};  ///< remembered for files with the same headings
  bool with_rows = false;                 ///< answers the rows that are new, changed or refused too
  bool only_try = false;                  ///< does everything, tells what came of it, and undoes it
};

struct ImportedFile {
  view::ImportView import;  ///< as previewed; `confirmed` where it was carried out
  std::vector<view::ImportRow> rows = {};
};

struct ImportedFiles {
  std::vector<ImportedFile> files;  ///< up to and with the one that was refused
  bool done = false;                ///< everything is in; false: nothing is
};

/// Refused itself: a contract, field or heading that there is not (invalid: "no_such_contract",
/// "no_such_field", "no_such_heading"), a history of nobody the agency knows ("not_from_agency").
Result<ImportedFiles> import_files(const Call& call, const FilesToImport& input);

}  // namespace stafett::service
