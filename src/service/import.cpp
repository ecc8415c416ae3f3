#include "service/import.hpp"

#include <sodium.h>

#include <algorithm>
#include <charconv>

#include "exchange/read_list.hpp"
#include "exchange/row_content.hpp"
#include "service/command.hpp"
#include "service/import_preview.hpp"
#include "service/import_steps.hpp"
#include "service/import_view.hpp"
#include "store/import.hpp"
#include "store/import_people.hpp"

namespace stafett::service {

namespace {

using domain::Action;
using exchange::ParticipantList;

constexpr std::int64_t rows_shown = 50;
constexpr std::int64_t most_rows_shown = 200;

std::string from_base64(std::string_view text) {
  std::string out(text.size() / 4 * 3 + 3, '\0');
  std::size_t size = 0;
  sodium_base642bin(reinterpret_cast<unsigned char*>(out.data()), out.size(), text.data(),
                    text.size(), nullptr, &size, nullptr, sodium_base64_VARIANT_ORIGINAL);
  out.resize(size);
  return out;
}

}  // namespace

Result<view::ImportView> start_import(const Call& call, const ImportFile& file) {
  const auto grant = key_to_imports(call, Action::write);
  if (!grant) return tl::make_unexpected(grant.error());
  const auto options = import_options(call, *grant, file);
  if (!options) return tl::make_unexpected(options.error());
  // Reading takes its time: it is done before the one writer is asked for.
  ParticipantList list = exchange::read_list(file.name, file.bytes, *options);
  const auto id = ImportId::make(call.now, call.random);
  return command<view::ImportView>(
      call,
      [&](sql::Writing& tx) -> Result<store::Outcome> {
        return begin_import(tx, call, *grant, id, file, list);
      },
      [&](sql::Writing& tx, const store::Outcome& done) {
        return import_view(tx, call, *grant, ImportId{*done.id});
      });
}

Result<view::ImportList> list_imports(const Call& call, const ImportQuery& query) {
  const auto grant = key_to_imports(call, Action::read);
  if (!grant) return tl::make_unexpected(grant.error());
  std::optional<ImportId> after;
  if (query.cursor) {
    after = ImportId::from_text(*query.cursor);
    if (!after) return refuse(Reason::invalid, "cursor_unknown", "?cursor");
  }
  const auto limit = std::clamp<std::int64_t>(query.limit.value_or(rows_shown), 1, most_rows_shown);
  return call.house.store.read([&](sql::Reading& tx) -> Result<view::ImportList> {
    if (after && !store::find_import(tx, *grant, *after)) {
      return refuse(Reason::invalid, "cursor_unknown", "?cursor");
    }
    auto lines = store::newest_imports(tx, *grant, after, limit + 1);
    view::ImportList list;
    list.total = store::count_imports(tx, *grant);
    if (std::ssize(lines) > limit) {
      lines.pop_back();
      list.next_cursor = lines.back().import.id.to_text();
    }
    for (const store::ImportLine& line : lines) {
      const store::KeptImport& i = line.import;
      list.rows.push_back({i.id.uuid, i.file_name, i.file_kind, import_state(i.state), i.rows.new_,
                           i.rows.changed, i.rows.unchanged, i.rows.refused, i.created_at,
                           line.created_by_name});
    }
    return list;
  });
}

Result<view::ImportView> read_import(const Call& call, ImportId id) {
  const auto grant = key_to_imports(call, Action::read);
  if (!grant) return tl::make_unexpected(grant.error());
  return call.house.store.audited_read(
      [&](sql::Reading& tx, store::Trail& trail) -> Result<view::ImportView> {
        auto view = import_view(tx, call, *grant, id);
        if (!view) return view;
        const bool tells =
            std::any_of(view->findings.begin(), view->findings.end(),
                        [](const view::ImportFinding& f) { return f.row && !f.found.empty(); });
        if (tells) {
          auto line = audit_line(call, *grant, id.uuid);
          line.subjects = store::people_in_findings(tx, *grant, id, findings_shown);
          trail.push_back(std::move(line));
        }
        return view;
      });
}

Result<view::ImportRowList> list_import_rows(const Call& call, ImportId id,
                                             const ImportRowQuery& query) {
  const auto grant = key_to_imports(call, Action::read);
  if (!grant) return tl::make_unexpected(grant.error());
  std::int64_t after = 0;
  if (query.cursor) {
    const std::string& text = *query.cursor;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), after);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size() || after < 0) {
      return refuse(Reason::invalid, "bad_cursor", "/cursor");
    }
  }
  const std::int64_t limit =
      std::clamp<std::int64_t>(query.limit.value_or(rows_shown), 1, most_rows_shown);
  std::optional<std::string_view> verdict;
  if (query.verdict) {
    constexpr std::string_view names[] = {"new", "changed", "unchanged", "refused"};
    verdict = names[static_cast<std::size_t>(*query.verdict)];
  }
  return call.house.store.audited_read(
      [&](sql::Reading& tx, store::Trail& trail) -> Result<view::ImportRowList> {
        if (!store::find_import(tx, *grant, id)) return refuse(Reason::not_found, "not_found");
        auto list = import_rows_view(tx, call, *grant, id, {verdict, after, limit});
        std::vector<ParticipationId> seen;
        for (const view::ImportRow& row : list.rows) {
          if (row.participation) seen.push_back(*row.participation);
        }
        if (!seen.empty()) {
          auto line = audit_line(call, *grant, id.uuid);
          line.subjects = store::people_of(tx, *grant, seen);
          trail.push_back(std::move(line));
        }
        return list;
      });
}

Result<view::ImportView> map_columns(const Call& call, ImportId id,
                                     const view::MappingInput& input) {
  const auto grant = key_to_imports(call, Action::write);
  if (!grant) return tl::make_unexpected(grant.error());
  std::vector<exchange::ColumnChoice> choice;
  for (const view::MappedColumn& column : input.columns) {
    exchange::ColumnChoice chosen{
        static_cast<std::uint32_t>(std::clamp<std::int64_t>(column.index, 0, 100'000)), {}};
    if (column.field) {
      chosen.field = exchange::field_from_text(*column.field);
      const auto& fields = exchange::mappable_fields();
      if (!chosen.field || std::find(fields.begin(), fields.end(), *chosen.field) == fields.end()) {
        return refuse(Reason::invalid, "no_such_field",
                      "/columns/" + std::to_string(choice.size()) + "/field");
      }
    }
    choice.push_back(chosen);
  }
  const auto before = call.house.store.read([&](sql::Reading& tx) {
    return std::pair{store::find_import(tx, *grant, id), store::source_of_import(tx, *grant, id)};
  });
  if (!before.first) return refuse(Reason::not_found, "not_found");
  if (!before.second) return refuse(Reason::not_now, "not_in_preview");
  exchange::ReadOptions options;
  options.choice = choice;
  options.sheet = before.first->import.sheet.value_or("");
  ParticipantList list =
      exchange::read_list(before.first->import.file_name, from_base64(*before.second), options);
  return command<view::ImportView>(
      call,
      [&](sql::Writing& tx) -> Result<store::Outcome> {
        store::KeptImport import = before.first->import;
        import.columns = exchange::columns_to_text(list.columns);
        store::clear_import_rows(tx, *grant, id);
        write_preview(tx, *grant, import, list, call.today);
        const auto touched = store::renew_import(tx, *grant, import, input.version);
        const auto version = store::next_version(tx, touched, "import", id.uuid, input.version);
        if (!version) return tl::make_unexpected(version.error());
        store::remember_mapping(tx, *grant, exchange::headings_fingerprint(list.columns),
                                exchange::choice_to_text(choice), call.now);
        store::append(tx, audit_line(call, *grant, id.uuid));
        return store::Outcome{"import", id.uuid, *version};
      },
      [&](sql::Writing& tx, const store::Outcome& done) {
        return import_view(tx, call, *grant, ImportId{*done.id});
      });
}

Result<view::ImportView> confirm_import(const Call& call, ImportId id,
                                        const view::VersionOnly& input) {
  const auto grant = key_to_imports(call, Action::write);
  if (!grant) return tl::make_unexpected(grant.error());
  return command<view::ImportView>(
      call,
      [&](sql::Writing& tx) -> Result<store::Outcome> {
        return finish_import(tx, call, *grant, id, input.version);
      },
      [&](sql::Writing& tx, const store::Outcome& done) {
        return import_view(tx, call, *grant, ImportId{*done.id});
      });
}

Result<view::Done> discard_import(const Call& call, ImportId id, const view::VersionOnly& input) {
  const auto grant = key_to_imports(call, Action::write);
  if (!grant) return tl::make_unexpected(grant.error());
  return command<view::Done>(
      call,
      [&](sql::Writing& tx) -> Result<store::Outcome> {
        const auto line = store::find_import(tx, *grant, id);
        if (!line) return refuse(Reason::not_found, "not_found");
        const std::string& state = line->import.state;
        if (line->import.version == input.version && state != "preview" && state != "refused") {
          return refuse(Reason::not_now, "not_in_preview");
        }
        const auto touched =
            store::close_import(tx, *grant, id, "discarded", std::nullopt, input.version);
        const auto version = store::next_version(tx, touched, "import", id.uuid, input.version);
        if (!version) return tl::make_unexpected(version.error());
        store::append(tx, audit_line(call, *grant, id.uuid));
        return store::Outcome{"import", id.uuid, *version};
      },
      [](sql::Writing&, const store::Outcome&) -> Result<view::Done> { return view::Done{true}; });
}

std::int64_t discard_old_previews(House& house, Instant now) {
  const auto grant = domain::decide_house({.account = {}, .role = domain::Role::administrator},
                                          domain::Relation::administers, domain::RecordKind::import,
                                          Action::write);
  if (!grant) return 0;
  return house.store.write([&](sql::Writing& tx) {
    std::int64_t discarded = 0;
    for (const auto& [id, version] : store::previews_before(tx, *grant, now + -preview_lasts)) {
      discarded += store::close_import(tx, *grant, id, "discarded", std::nullopt, version);
      store::append(tx, {.at = now,
                         .actor = std::nullopt,
                         .role = std::string{to_text(grant->actor().role)},
                         .relation = std::string{to_text(grant->relation())},
                         .action = std::string{to_text(grant->action())},
                         .kind = std::string{to_text(grant->kind())},
                         .record = id.uuid,
                         .subjects = {}});
    }
    return discarded;
  });
}

}  // namespace stafett::service
