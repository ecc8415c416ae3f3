#include "service/import_files.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "exchange/columns.hpp"
#include "exchange/read_list.hpp"
#include "service/command.hpp"
#include "service/import.hpp"
#include "service/import_steps.hpp"
#include "service/import_view.hpp"
#include "store/contract.hpp"
#include "store/import.hpp"
#include "store/import_people.hpp"

namespace stafett::service {

namespace {

using exchange::ColumnChoice;
using exchange::ListedColumn;
using exchange::ParticipantList;

constexpr std::int64_t rows_at_once = 500;

/// The columns with what was said of them in the place of what was guessed.
Result<std::vector<ColumnChoice>> choice_of(const std::vector<ListedColumn>& columns,
                                            const std::vector<NamedColumn>& named) {
  std::vector<ColumnChoice> choice;
  choice.reserve(columns.size());
  for (const ListedColumn& column : columns) choice.push_back({column.number, column.field});
  for (const NamedColumn& said : named) {
    std::optional<exchange::Field> field;
    if (said.field) {
      field = exchange::field_from_text(*said.field);
      const auto& fields = exchange::mappable_fields();
      if (!field || std::find(fields.begin(), fields.end(), *field) == fields.end()) {
        return tl::make_unexpected(
            Refusal{Reason::invalid, "no_such_field", {}, {{"field", *said.field}}});
      }
    }
    const std::string heading = text::fold(said.heading);
    bool found = false;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (text::fold(columns[i].heading) == heading) {
        choice[i].field = field;
        found = true;
      } else if (field && choice[i].field == field) {
        choice[i].field.reset();  // the guess gives way
      }
    }
    if (!found) {
      return tl::make_unexpected(
          Refusal{Reason::invalid, "no_such_heading", {}, {{"heading", said.heading}}});
    }
  }
  return choice;
}

/// One call for several files, inside its transaction.
class Run {
 public:
  Run(sql::Writing& tx, const Call& call, const domain::Grant& grant, const FilesToImport& input)
      : tx_{tx}, call_{call}, grant_{grant}, input_{input} {}

  /// False where a file was refused; what it said is in `told` then too.
  Result<bool> all(ImportedFiles& told) {
    const auto contract = find_contract();
    if (!contract) return tl::make_unexpected(contract.error());
    for (const auto& file : input_.files) {
      auto fine = one({.name = file.name,
                       .bytes = file.bytes,
                       .contract = *contract,
                       .history_of = input_.history_of,
                       .sheet = input_.sheet},
                      told);
      if (!fine || !*fine) return fine;
    }
    return true;
  }

 private:
  sql::Writing& tx_;
  const Call& call_;
  const domain::Grant& grant_;
  const FilesToImport& input_;

  Result<std::optional<ContractId>> find_contract() {
    if (!input_.contract) return std::nullopt;
    for (const auto& kept : store::all_contracts(tx_)) {
      if (kept.contract.number == *input_.contract) return kept.contract.id;
    }
    return tl::make_unexpected(
        Refusal{Reason::invalid, "no_such_contract", {}, {{"number", *input_.contract}}});
  }

  Result<bool> one(const ImportFile& file, ImportedFiles& told) {
    auto options = import_options(call_, grant_, file);
    if (!options) return tl::make_unexpected(options.error());
    ParticipantList list = exchange::read_list(file.name, file.bytes, *options);
    if (!input_.columns.empty() && !list.columns.empty()) {
      const auto choice = choice_of(list.columns, input_.columns);
      if (!choice) return tl::make_unexpected(choice.error());
      options->choice = *choice;
      list = exchange::read_list(file.name, file.bytes, *options);
      store::remember_mapping(tx_, grant_, exchange::headings_fingerprint(list.columns),
                              exchange::choice_to_text(*choice), call_.now);
    }
    const auto id = ImportId::make(call_.now, call_.random);
    const auto begun = begin_import(tx_, call_, grant_, id, file, list);
    if (!begun) return tl::make_unexpected(begun.error());
    list = {};
    auto preview = import_view(tx_, call_, grant_, id);
    if (!preview) return tl::make_unexpected(preview.error());
    auto& shown = told.files.emplace_back(ImportedFile{*std::move(preview)});
    if (input_.with_rows) add_rows(id, shown);
    if (shown.import.state != view::ImportState::preview) return false;
    const auto done = finish_import(tx_, call_, grant_, id, shown.import.version);
    if (!done) return tl::make_unexpected(done.error());
    shown.import.state = view::ImportState::confirmed;
    return true;
  }

  /// The people shown are those that finishing writes down in the log.
  void add_rows(ImportId id, ImportedFile& shown) {
    for (const std::string_view verdict : {"new", "changed", "refused"}) {
      std::int64_t after = 0;
      for (bool more = true; more;) {
        auto page = import_rows_view(tx_, call_, grant_, id, {verdict, after, rows_at_once});
        if (!page.rows.empty()) after = page.rows.back().ordinal;
        more = page.next_cursor.has_value();
        std::move(page.rows.begin(), page.rows.end(), std::back_inserter(shown.rows));
      }
    }
    std::stable_sort(shown.rows.begin(), shown.rows.end(),
                     [](const auto& a, const auto& b) { return a.ordinal < b.ordinal; });
  }
};

/// What is undone has left no line in the log; that people's differences were shown must stay in
/// it.
void log_what_was_shown(const Call& call, const domain::Grant& grant, const ImportedFiles& told) {
  std::vector<ParticipationId> seen;
  for (const auto& file : told.files) {
    for (const auto& row : file.rows) {
      if (row.participation) seen.push_back(*row.participation);
    }
  }
  if (seen.empty()) return;
  call.house.store.write([&](sql::Writing& tx) {
    auto line = audit_line(call, grant);
    line.subjects = store::people_of(tx, grant, seen);
    if (!line.subjects.empty()) store::append(tx, line);
  });
}

}  // namespace

Result<ImportedFiles> import_files(const Call& call, const FilesToImport& input) {
  const auto grant = key_to_imports(call, domain::Action::write);
  if (!grant) return tl::make_unexpected(grant.error());
  ImportedFiles told;
  // What is not to stay is refused to the store, and answered all the same.
  std::optional<Refusal> refusal;
  const auto kept = call.house.store.write([&](sql::Writing& tx) -> Result<void> {
    const auto all = Run{tx, call, *grant, input}.all(told);
    if (!all) refusal = all.error();
    if (!all || !*all || input.only_try) return refuse(Reason::not_now, "not_in_preview");
    return {};
  });
  if (refusal) return tl::make_unexpected(*std::move(refusal));
  told.done = kept.has_value();
  if (!told.done) log_what_was_shown(call, *grant, told);
  return told;
}

}  // namespace stafett::service
