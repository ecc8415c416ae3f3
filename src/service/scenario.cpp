#include "service/scenario.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "service/access.hpp"
#include "service/command.hpp"
#include "service/run.hpp"
#include "store/scenario.hpp"

namespace stafett::service {

namespace {

using domain::Action;
using domain::RecordKind;

constexpr std::string_view suffix = ".toml";
// A text of one's own is read as a file of this name; nothing on the shelf is called so.
const std::string own_file = "scenario";

Result<domain::Grant> scenario_key(const Call& call, Action action) {
  auto key = house_key(call, RecordKind::scenario, action);
  if (key && call.house.foresight == nullptr) return foreign();
  return key;
}

std::string file_of(const std::string& id) { return id + std::string{suffix}; }

const foresee::Shelf& shelf_of(const Call& call) { return call.house.foresight->shelf; }

foresee::ScenarioResult read_own(const Call& call, const std::string& content,
                                 const std::string& file = own_file) {
  return shelf_of(call).read_text(file, content);
}

/// What a text calls itself, also where the rest of it cannot be read: the first line name = "…".
std::string name_in(std::string_view content) {
  for (const auto raw : text::split(content, '\n')) {
    const std::string line = text::trim(raw);
    if (!line.starts_with("name =") && !line.starts_with("name=")) continue;
    const auto from = line.find('"');
    const auto to = line.rfind('"');
    if (from != line.npos && to > from + 1) return line.substr(from + 1, to - from - 1);
  }
  return {};
}

std::vector<view::ScenarioFaultView> faults_of(const foresee::ScenarioResult& read,
                                               Language language) {
  std::vector<view::ScenarioFaultView> faults;
  if (read) return faults;
  for (const auto& fault : read.error()) {
    // A fault in what it is based on cannot be mended here; it stands at the top.
    const bool here = fault.file == own_file;
    const std::string problem = fault.problem.in(language);
    faults.push_back({here ? fault.line : 0, here ? problem : fault.file + ": " + problem,
                      fault.expected.in(language)});
  }
  std::stable_sort(faults.begin(), faults.end(),
                   [](const auto& a, const auto& b) { return a.line < b.line; });
  return faults;
}

std::vector<view::ParameterChange> changes_from_usual(const Call& call,
                                                      const foresee::ScenarioResult& read) {
  const auto usual = shelf_of(call).read(file_of(std::string{usual_scenario}));
  if (!read || !usual) return {};
  return changes_between(*usual, *read);
}

view::ScenarioView shipped_view(const Call& call, const std::string& id,
                                const std::string& content) {
  const auto read = shelf_of(call).read(file_of(id));
  view::ScenarioView shown;
  shown.id = id;
  shown.shipped = true;
  shown.name = read ? read->name_in(call.session.language) : name_in(content);
  shown.text = content;
  shown.faults = faults_of(read, call.session.language);
  shown.changes = changes_from_usual(call, read);
  shown.acts = {view::Act::read};
  return shown;
}

view::ScenarioView own_view(const Call& call, const store::KeptScenario& kept) {
  const auto read = read_own(call, kept.content);
  view::ScenarioView shown;
  shown.id = kept.id.to_text();
  shown.version = kept.version;
  shown.name = read ? read->name_in(call.session.language) : kept.name;
  shown.text = kept.content;
  shown.faults = faults_of(read, call.session.language);
  shown.changes = changes_from_usual(call, read);
  shown.acts = {view::Act::read};
  if (scenario_key(call, Action::write)) {
    shown.acts.push_back(view::Act::change);
    shown.acts.push_back(view::Act::discard);
  }
  return shown;
}

Result<view::ScenarioView> scenario_after(sql::Reading& tx, const Call& call, const Uuid& id) {
  const auto kept = store::find_scenario(tx, id);
  if (!kept) return foreign();
  return own_view(call, *kept);
}

/// The id of one that may be changed: those that came with the program may not.
Result<Uuid> own_id(const Call& call, const std::string& id) {
  if (is_shipped(call, id)) return refuse(Reason::not_now, "scenario_is_shipped");
  const auto uuid = Uuid::from_text(id);
  if (!uuid) return foreign();
  return *uuid;
}

}  // namespace

bool is_shipped(const Call& call, const std::string& id) {
  return shelf_of(call).find(file_of(id)) != nullptr;
}

std::vector<view::ParameterChange> changes_between(const foresee::Scenario& from,
                                                   const foresee::Scenario& to) {
  std::vector<view::ParameterChange> changes;
  for (const auto& row : foresee::parameter_table()) {
    const double before = from.parameters.*row.place;
    const double after = to.parameters.*row.place;
    if (before != after) changes.push_back({std::string{row.name}, before, after});
  }
  return changes;
}

namespace {

/// `name`: what a text that cannot be read calls itself.
view::ScenarioRow scenario_row(const Call& call, const std::string& id, bool shipped,
                               const std::string& name, const foresee::ScenarioResult& read) {
  const Language language = call.session.language;
  if (!read) return {id, shipped, name, {}, 0, false};
  return {id, shipped, read->name_in(language), read->text_in(language), read->days, true};
}

}  // namespace

std::vector<view::ScenarioRow> scenario_rows(sql::Reading& tx, const Call& call) {
  std::vector<view::ScenarioRow> rows;
  for (const auto& kept : store::all_scenarios(tx)) {
    const auto read = read_own(call, kept.content);
    rows.push_back(scenario_row(call, kept.id.to_text(), false, kept.name, read));
  }
  for (const auto& [file, content] : shelf_of(call).files()) {
    const std::string id = file.substr(0, file.size() - suffix.size());
    const auto read = shelf_of(call).read(file);
    auto row = scenario_row(call, id, true, name_in(content), read);
    // What everything is compared with stands first of those that came with the program.
    const auto shipped =
        std::find_if(rows.begin(), rows.end(), [](auto& one) { return one.shipped; });
    rows.insert(id == usual_scenario ? shipped : rows.end(), std::move(row));
  }
  return rows;
}

Result<view::ScenarioList> list_scenarios(const Call& call) {
  const auto key = scenario_key(call, Action::list);
  if (!key) return tl::make_unexpected(key.error());
  return call.house.store.read(
      [&](sql::Reading& tx) { return view::ScenarioList{scenario_rows(tx, call)}; });
}

Result<view::ScenarioView> read_scenario(const Call& call, const std::string& id) {
  const auto key = scenario_key(call, Action::read);
  if (!key) return tl::make_unexpected(key.error());
  if (const auto* shipped = shelf_of(call).find(file_of(id)))
    return shipped_view(call, id, *shipped);
  const auto uuid = Uuid::from_text(id);
  if (!uuid) return foreign();
  return call.house.store.read([&](sql::Reading& tx) { return scenario_after(tx, call, *uuid); });
}

Result<view::ScenarioView> write_scenario(const Call& call, const view::ScenarioInput& input) {
  const Uuid id = new_uuid(call.now, call.random);
  return command<view::ScenarioView>(
      call,
      [&](sql::Writing& tx) -> Result<store::Outcome> {
        const auto key = scenario_key(call, Action::write);
        if (!key) return tl::make_unexpected(key.error());
        store::add_scenario(tx, {id, name_in(input.text), input.text, 1}, call.now,
                            call.session.account);
        store::append(tx, audit_line(call, *key, id));
        return store::Outcome{.kind = "scenario", .id = id, .version = 1};
      },
      [&](sql::Writing& tx, const store::Outcome& done) {
        return scenario_after(tx, call, done.id.value());
      });
}

Result<view::ScenarioView> change_scenario(const Call& call, const std::string& id,
                                           const view::ScenarioChange& input) {
  const auto key = scenario_key(call, Action::write);
  if (!key) return tl::make_unexpected(key.error());
  const auto own = own_id(call, id);
  if (!own) return tl::make_unexpected(own.error());
  return command<view::ScenarioView>(
      call,
      [&](sql::Writing& tx) -> Result<store::Outcome> {
        const auto touched =
            store::change_scenario(tx, {*own, name_in(input.text), input.text, input.version},
                                   input.version, call.now, call.session.account);
        const auto version = store::next_version(tx, touched, "scenario", *own, input.version);
        if (!version) return tl::make_unexpected(version.error());
        store::append(tx, audit_line(call, *key, *own));
        return store::Outcome{.kind = "scenario", .id = *own, .version = *version};
      },
      [&](sql::Writing& tx, const store::Outcome&) { return scenario_after(tx, call, *own); });
}

Result<view::Done> remove_scenario(const Call& call, const std::string& id,
                                   const view::VersionOnly& input) {
  const auto key = scenario_key(call, Action::write);
  if (!key) return tl::make_unexpected(key.error());
  const auto own = own_id(call, id);
  if (!own) return tl::make_unexpected(own.error());
  return command<view::Done>(
      call,
      [&](sql::Writing& tx) -> Result<store::Outcome> {
        const auto touched = store::remove_scenario(tx, *own, input.version);
        const auto version = store::next_version(tx, touched, "scenario", *own, input.version);
        if (!version) return tl::make_unexpected(version.error());
        store::append(tx, audit_line(call, *key, *own));
        return store::Outcome{.kind = "scenario", .id = *own, .version = *version};
      },
      [](sql::Writing&, const store::Outcome&) -> Result<view::Done> { return view::Done{true}; });
}

Result<view::ScenarioCheck> check_scenario(const Call& call, const view::ScenarioInput& input) {
  const auto key = scenario_key(call, Action::read);
  if (!key) return tl::make_unexpected(key.error());
  const auto read = read_own(call, input.text);
  const Language language = call.session.language;
  return view::ScenarioCheck{read ? read->name_in(language) : name_in(input.text),
                             faults_of(read, language), changes_from_usual(call, read)};
}

Result<foresee::Scenario> scenario_to_run(sql::Reading& tx, const Call& call, const std::string& id,
                                          const std::string& field) {
  foresee::ScenarioResult read;
  if (is_shipped(call, id)) {
    read = shelf_of(call).read(file_of(id));
  } else {
    const auto uuid = Uuid::from_text(id);
    const auto kept = uuid ? store::find_scenario(tx, *uuid) : std::nullopt;
    if (!kept) return refuse(Reason::invalid, "scenario_unknown", field);
    // So the command line finds it again in the register.
    read = read_own(call, kept->content, file_of(kept->id.to_text()));
  }
  if (!read) return refuse(Reason::invalid, "scenario_faulty", field);
  return *std::move(read);
}

}  // namespace stafett::service
