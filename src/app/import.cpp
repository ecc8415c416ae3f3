#include "app/import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "app/premises.hpp"
#include "base/text.hpp"
#include "service/import_files.hpp"
#include "store/account.hpp"

namespace stafett::app {

const char* const import_usage =
    "  FILE…                the agency's lists: the portal's JSON, CSV or XLSX. All of them are\n"
    "                       taken in, or none; each is read against what those before it leave\n"
    "  --contract NUMBER    whose participants they are, where a file does not say\n"
    "  --dry-run            tells what would come of it, and changes nothing\n"
    "  --rows               tells it row by row: names and what differs for each\n"
    "  --sheet NAME         of a workbook; the first visible one, where it is not given\n"
    "  --column HEADING=FIELD   what a column is, where the guess is wrong; HEADING= keeps it "
    "aside.\n"
    "                       May be repeated, and is remembered for the next file like it\n"
    "  --history-of ID      whose history it is, in a file that does not say: the id in the "
    "address\n"
    "                       of the participant's page, here or in the agency's portal\n"
    "  --as NAME            in whose name, as the log has it: an administrator's sign-in name; "
    "the\n"
    "                       program itself, where it is not given\n"
    "  --language L         nb, nn or en: of what is said about the files; en\n"
    "Status: 0 everything is in (or would be); 2 as 0, but for rows that were refused; 1 nothing "
    "is\n";

namespace {

constexpr int some_rows_refused = 2;

using service::view::ImportFinding;
using service::view::ImportView;

service::FilesToImport::File file_at(const std::string& path) {
  std::ifstream in{path, std::ios::binary};
  if (!in || std::filesystem::is_directory(path))
    throw std::runtime_error{path + " cannot be read"};
  service::FilesToImport::File file{std::filesystem::path{path}.filename().string(), {}};
  file.bytes.resize(std::filesystem::file_size(path));
  in.read(file.bytes.data(), static_cast<std::streamsize>(file.bytes.size()));
  if (in.gcount() != static_cast<std::streamsize>(file.bytes.size()))
    throw std::runtime_error{path + " cannot be read to its end"};
  return file;
}

service::NamedColumn named_column(const std::string& text) {
  const auto is = text.rfind('=');
  if (is == std::string::npos || is == 0) throw UsageError{"--column takes HEADING=FIELD: " + text};
  service::NamedColumn column{text.substr(0, is), text.substr(is + 1)};
  if (column.field->empty()) column.field.reset();
  return column;
}

Language language_from(const std::string& code) {
  const auto language = from_text<Language>(code);
  if (!language) throw UsageError{"--language takes nb, nn or en"};
  return *language;
}

/// Acts as the administrator who signs in as `name`, instead of as the program itself.
void act_as(service::Session& session, store::Store& store, const std::string& name) {
  const auto account =
      store.read([&](sql::Reading& tx) { return store::find_account(tx, text::fold(name)); });
  if (!account || account->closed_at ||
      std::find(account->roles.begin(), account->roles.end(), domain::Role::administrator) ==
          account->roles.end()) {
    throw UsageError{"--as: no administrator signs in as " + name};
  }
  session.account = account->id;
  session.name = account->display_name;
  session.username = account->username;
}

/// "liste.csv:12:7 Startdato: warning: …", as compilers say where something stands.
void tell_finding(const std::string& file, const ImportFinding& told) {
  constexpr std::string_view severities[] = {"error", "warning", "note"};
  fmt::print("{}{}{}: {}: {}\n", file, told.place.empty() ? "" : ":", told.place,
             severities[static_cast<std::size_t>(told.severity)], told.text);
}

std::string_view word_for(service::view::Verdict verdict) {
  switch (verdict) {
    case service::view::Verdict::new_:
      return "new";
    case service::view::Verdict::changed:
      return "changed";
    case service::view::Verdict::unchanged:
      return "unchanged";
    case service::view::Verdict::refused:
      break;
  }
  return "refused";
}

void tell_row(const service::view::ImportRow& row) {
  fmt::print("  {:<8} {} {}\n", word_for(row.verdict), row.place,
             row.label.empty() ? "(protected)" : row.label);
  if (row.verdict != service::view::Verdict::changed) return;
  for (const auto& change : row.changes) {
    fmt::print("           {}: {} -> {}\n", change.field, change.old.value_or("(nothing)"),
               change.new_.value_or("(nothing)"));
  }
}

void tell(const service::ImportedFile& file) {
  const ImportView& import = file.import;
  for (const auto& column : import.columns) {
    fmt::print("  column {:>2} {} = {}\n", column.index, column.heading,
               column.field ? *column.field : std::string{"(kept aside)"});
  }
  for (const auto& row : file.rows) tell_row(row);
  for (const auto& finding : import.findings) tell_finding(import.file_name, finding);
  const auto told = std::ssize(import.findings);
  if (import.findings_total > told)
    fmt::print("{}: and {} more\n", import.file_name, import.findings_total - told);
  if (import.state == service::view::ImportState::refused) {
    fmt::print("{} ({}): refused as a whole\n", import.file_name, import.file_kind);
  } else {
    fmt::print("{} ({}): {} new, {} changed, {} unchanged, {} refused\n", import.file_name,
               import.file_kind, import.rows_new, import.rows_changed, import.rows_unchanged,
               import.rows_refused);
  }
}

/// A refusal's values, in words for the one who typed the command.
std::string words_for(const Refusal& refusal) {
  const std::string value = refusal.values.empty() ? std::string{} : refusal.values.front().second;
  if (refusal.code == "no_such_contract") return "no contract has the number " + value;
  if (refusal.code == "no_such_heading") return "no column is headed " + value;
  if (refusal.code == "no_such_field") return value + ": no such field";
  if (refusal.code == "not_from_agency")
    return "--history-of: no participation with that id came from the agency";
  return refusal.code;
}

}  // namespace

int import(Arguments& arguments) {
  const auto premises = Premises::from(arguments);
  service::FilesToImport input;
  input.contract = arguments.option("contract");
  input.sheet = arguments.option("sheet").value_or("");
  for (const auto& text : arguments.options("column")) input.columns.push_back(named_column(text));
  if (const auto id = arguments.option("history-of")) {
    input.history_of = ParticipationId::from_text(*id);
    if (!input.history_of) throw UsageError{"--history-of takes an id: " + *id};
  }
  input.only_try = arguments.flag("dry-run");
  input.with_rows = arguments.flag("rows");
  const auto name = arguments.option("as");
  const auto language = language_from(arguments.option("language").value_or("en"));
  const auto paths = arguments.words();
  if (paths.empty()) throw UsageError{"FILE is missing"};
  for (const auto& path : paths) input.files.push_back(file_at(path));

  OpenHouse open{premises, sql::Mode::read_write};
  auto call = open.call();
  if (name) act_as(call.session, open.store(), *name);
  call.session.language = language;
  const auto told = service::import_files(call, input);
  if (!told) {
    fmt::print(stderr, "stafett import: {}\n", words_for(told.error()));
    return EXIT_FAILURE;
  }
  bool whole = told->files.size() == input.files.size();
  bool every_row = true;
  for (const auto& file : told->files) {
    tell(file);
    whole = whole && file.import.state != service::view::ImportState::refused;
    every_row = every_row && file.import.rows_refused == 0;
  }
  std::fflush(stdout);
  if (!whole) {
    fmt::print(stderr, "Nothing was changed.\n");
    return EXIT_FAILURE;
  }
  if (input.only_try) fmt::print(stderr, "Tried only: nothing was changed.\n");
  return every_row ? EXIT_SUCCESS : some_rows_refused;
}

}  // namespace stafett::app
