#include "service/import_steps.hpp"

#include <sodium.h>

#include "exchange/row_content.hpp"
#include "service/access.hpp"
#include "service/command.hpp"
#include "service/import_confirm.hpp"
#include "service/import_preview.hpp"
#include "store/contract.hpp"
#include "store/hash.hpp"
#include "store/import.hpp"
#include "store/import_people.hpp"

namespace stafett::service {

namespace {

using exchange::FileKind;

std::string base64_of(std::string_view bytes) {
  constexpr int variant = sodium_base64_VARIANT_ORIGINAL;
  std::string out(sodium_base64_encoded_len(bytes.size(), variant), '\0');
  sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), variant);
  out.pop_back();  // the closing NUL
  return out;
}

bool is_table(FileKind kind) { return kind == FileKind::csv || kind == FileKind::xlsx; }

/// The agency's id of a participation that was named by our id or by theirs: who fetched a history
/// at the agency's portal has the one that stands in that address.
std::optional<Uuid> agency_id_of(sql::Reading& tx, const domain::Grant& grant,
                                 ParticipationId named) {
  if (const auto id = store::nav_id_of(tx, grant, named)) return id;
  const std::string theirs[] = {named.to_text()};
  if (store::known_participations(tx, grant, store::KnownBy::nav_id, theirs).empty()) return {};
  return named.uuid;
}

}  // namespace

Result<domain::Grant> key_to_imports(const Call& call, domain::Action action) {
  return house_key(call, domain::RecordKind::import, action);
}

Result<exchange::ReadOptions> import_options(const Call& call, const domain::Grant& grant,
                                             const ImportFile& file) {
  exchange::ReadOptions options;
  if (file.history_of) {
    options.history_of = call.house.store.read(
        [&](sql::Reading& tx) { return agency_id_of(tx, grant, *file.history_of); });
    if (!options.history_of) return refuse(Reason::invalid, "not_from_agency", "/participation");
  }
  options.sheet = file.sheet;
  options.remembered =
      [&call](
          const std::string& fingerprint) -> std::optional<std::vector<exchange::ColumnChoice>> {
    const auto text = call.house.store.read(
        [&](sql::Reading& tx) { return store::find_mapping(tx, fingerprint); });
    return text ? exchange::choice_from_text(*text) : std::nullopt;
  };
  return options;
}

Result<store::Outcome> begin_import(sql::Writing& tx, const Call& call, const domain::Grant& grant,
                                    ImportId id, const ImportFile& file,
                                    exchange::ParticipantList& list) {
  if (file.contract && !store::find_contract(tx, *file.contract)) {
    return refuse(Reason::invalid, "no_such_contract", "/contract");
  }
  store::KeptImport import;
  import.id = id;
  import.file_name = file.name;
  import.file_kind = to_text(list.kind);
  import.file_hash = store::hash_of(file.bytes);
  import.contract = file.contract;
  import.created_at = call.now;
  if (!call.session.account.uuid.is_nil()) import.created_by = call.session.account;
  if (is_table(list.kind) && !list.columns.empty()) {
    import.columns = exchange::columns_to_text(list.columns);
    import.source = base64_of(file.bytes);
    if (!file.sheet.empty()) import.sheet = file.sheet;
  }
  store::add_import(tx, grant, import);
  write_preview(tx, grant, import, list, call.today);
  store::renew_import(tx, grant, import, import.version);
  store::append(tx, audit_line(call, grant, id.uuid));
  return store::Outcome{"import", id.uuid, import.version + 1};
}

Result<store::Outcome> finish_import(sql::Writing& tx, const Call& call, const domain::Grant& grant,
                                     ImportId id, std::int64_t seen_version) {
  const auto line = store::find_import(tx, grant, id);
  if (!line) return refuse(Reason::not_found, "not_found");
  if (line->import.version != seen_version) {
    return tl::make_unexpected(store::next_version(tx, 0, "import", id.uuid, seen_version).error());
  }
  if (line->import.state != "preview") return refuse(Reason::not_now, "not_in_preview");
  const auto people = carry_out(tx, call, grant, line->import);
  if (!people) return tl::make_unexpected(people.error());
  const auto touched = store::close_import(tx, grant, id, "confirmed", call.now, seen_version);
  const auto version = store::next_version(tx, touched, "import", id.uuid, seen_version);
  if (!version) return tl::make_unexpected(version.error());
  auto audit = audit_line(call, grant, id.uuid);
  audit.subjects = *people;
  store::append(tx, audit);
  return store::Outcome{"import", id.uuid, *version};
}

}  // namespace stafett::service
