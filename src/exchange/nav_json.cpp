#include "exchange/nav_json.hpp"

#include <algorithm>
#include <memory_resource>
#include <set>

#include "exchange/duplicates.hpp"
#include "exchange/nav_lists.hpp"
#include "exchange/nav_participation.hpp"

namespace stafett::exchange {

namespace {

bool has(const JsonNode& object, std::string_view name) { return object.member(name) != nullptr; }

/// What one element of a list is, by the names of its fields.
FileKind kind_of_element(const JsonNode& object) {
  if (object.kind != JsonKind::object) return FileKind::unknown;
  if (has(object, "personIdent") && has(object, "gjennomforingId")) {
    const JsonNode* status = object.member("status");
    const bool external = has(object, "registrertTidspunkt") || has(object, "endretTidspunkt") ||
                          (status != nullptr && has(*status, "opprettetTidspunkt"));
    return external ? FileKind::participant_external_v1 : FileKind::participant_v1;
  }
  if (has(object, "deltakerId") && has(object, "personident")) return FileKind::personalia;
  if (has(object, "deltakere") && has(object, "id")) return FileKind::bff_list;
  if (has(object, "deltakerliste") && has(object, "navInformasjon"))
    return FileKind::bff_participant;
  if (has(object, "deltakerliste") && has(object, "fodselsnummer"))
    return FileKind::bff_my_participants;
  if (has(object, "arrangorOrgnummer") || has(object, "lagtTil")) return FileKind::bff_admin_lists;
  if (has(object, "type") && has(object, "arrangor") && has(object, "tiltakskode"))
    return FileKind::deliveries_v2;
  if (has(object, "ansattId") && has(object, "etternavn")) return FileKind::bff_list_consultants;
  constexpr std::string_view history_names[] = {"endring",       "forslag",        "fattet",
                                                "importertDato", "vurderingstype", "innsokt"};
  const bool history =
      has(object, "type") && std::any_of(std::begin(history_names), std::end(history_names),
                                         [&](std::string_view name) { return has(object, name); });
  return history ? FileKind::bff_participant_history : FileKind::unknown;
}

bool is_participation(FileKind kind) {
  return kind == FileKind::bff_list || kind == FileKind::bff_my_participants ||
         kind == FileKind::bff_participant || kind == FileKind::participant_v1 ||
         kind == FileKind::participant_external_v1 || kind == FileKind::personalia;
}

class NavReader {
 public:
  NavReader(std::string_view bytes, const NavJsonOptions& options)
      : bytes_{bytes}, options_{options} {}

  ParticipantList run() {
    auto root = read_json(bytes_, file_memory_);
    if (!root) {
      findings_.add(std::move(root.error()));
    } else {
      read_root(**root);
    }
    refuse_duplicates(list_, findings_);
    list_.findings = findings_.take();
    list_.findings_left_out = findings_.left_out();
    return std::move(list_);
  }

 private:
  std::string_view bytes_;
  const NavJsonOptions& options_;
  ParticipantList list_;
  Findings findings_;
  FieldSet sources_known_;
  DeliveryBook book_{list_.deliveries};
  std::pmr::monotonic_buffer_resource file_memory_;
  std::pmr::monotonic_buffer_resource row_memory_{64 * 1024};
  std::set<std::string> noted_;        // paths that were said to be kept aside
  std::optional<Uuid> rows_delivery_;  // of all rows, where the file's head names it

  RowContext context_of(std::string pointer, std::uint32_t ordinal) {
    return {findings_, list_.sources, sources_known_, std::move(pointer), ordinal};
  }

  void refuse_file(std::string_view code, const JsonNode& at, std::string expected,
                   std::string found) {
    context_of("", 0).add(Severity::error, code, at, "", no_field, std::move(expected),
                          std::move(found));
  }

  /// Builds an array that was only checked.
  void build(JsonNode& array) {
    JsonRows rows{bytes_, array};
    JsonNode** next = &array.first;
    while (JsonNode* element = rows.next(file_memory_)) {
      *next = element;
      next = &element->next;
    }
    array.deferred = false;
  }

  /// Builds all members of the root but the one with the rows.
  void build_members(JsonNode& root, const JsonNode* rows) {
    for (JsonNode* member = root.first; member != nullptr; member = member->next) {
      if (member->deferred && member != rows) build(*member);
    }
  }

  void read_root(JsonNode& root) {
    if (root.kind == JsonKind::array) {
      JsonRows peek{bytes_, root};
      const JsonNode* first = peek.next(row_memory_);
      if (first == nullptr) return refuse_file("no_rows", root, "row", "empty list");
      list_.kind = kind_of_element(*first);
      row_memory_.release();
      if (list_.kind == FileKind::unknown || list_.kind == FileKind::bff_list)
        return refuse_kind(root);
      read_rows(root, "");
      return;
    }
    if (root.kind != JsonKind::object) return refuse_kind(root);
    if (has(root, "veilederFor") || has(root, "koordinatorFor")) {
      list_.kind = FileKind::bff_my_lists;
      return read_single(root);
    }
    if (JsonNode* response = root.member("response"); response != nullptr && response->deferred) {
      JsonRows peek{bytes_, *response};
      const JsonNode* first = peek.next(row_memory_);
      const bool personalia = first == nullptr || kind_of_element(*first) == FileKind::personalia;
      row_memory_.release();
      if (!personalia) return refuse_kind(root);
      list_.kind = FileKind::personalia;
      return read_head_and_rows(root, *response, "/response");
    }
    list_.kind = kind_of_element(root);
    if (list_.kind == FileKind::unknown) return refuse_kind(root);
    JsonNode* rows = list_.kind == FileKind::bff_list ? root.member("deltakere") : nullptr;
    if (rows != nullptr && rows->deferred) return read_head_and_rows(root, *rows, "/deltakere");
    read_single(root);
  }

  void refuse_kind(const JsonNode& root) {
    list_.kind = FileKind::unknown;
    refuse_file("unknown_kind", root, "list from the agency", std::string{to_text(root.kind)});
  }

  /// A file that is one object.
  void read_single(JsonNode& root) {
    build_members(root, nullptr);
    if (list_.kind == FileKind::bff_my_lists) {
      RowContext context = context_of("", 0);
      ObjectReader object{context, root, ""};
      read_my_lists(object, list_);
      keep_file_aside(root);
    } else if (list_.kind == FileKind::bff_list) {
      read_head(root);  // "deltakere" is no list: that is a finding
    } else {
      read_row(root, "", 1);
    }
  }

  void read_head_and_rows(JsonNode& root, JsonNode& rows, const std::string& pointer) {
    build_members(root, &rows);
    if (list_.kind == FileKind::bff_list) {
      read_head(root);
    } else {
      rows.taken = true;
      keep_file_aside(root);
    }
    read_rows(rows, pointer);
  }

  void read_head(JsonNode& root) {
    RowContext context = context_of("", 0);
    ObjectReader object{context, root, ""};
    ListedDelivery delivery;
    delivery.where = {root.line, root.column, ""};
    read_list_head(object, delivery);
    object.objects("deltakere", no_field);
    rows_delivery_ = delivery.nav_id;
    list_.deliveries.push_back(std::move(delivery));
    keep_file_aside(root);
  }

  void keep_file_aside(const JsonNode& root) {
    const std::size_t before = list_.kept_aside.size();
    keep_aside(root, "", list_.kept_aside);
    for (std::size_t i = before; i < list_.kept_aside.size(); ++i) {
      Detail& detail = list_.kept_aside[i];
      detail.path.insert(0, "/");
      context_of("", 0).add(Severity::note, "kept_aside", root,
                            std::string_view{detail.path}.substr(1), no_field, "known field",
                            "other field");
    }
  }

  void read_rows(const JsonNode& rows, const std::string& pointer) {
    if (rows.size > options_.most_rows) {
      return refuse_file("too_many_rows", rows, std::to_string(options_.most_rows),
                         std::to_string(rows.size));
    }
    if (is_participation(list_.kind)) list_.participations.reserve(rows.size);
    JsonRows reader{bytes_, rows};
    std::uint32_t index = 0;
    while (JsonNode* row = reader.next(row_memory_)) {
      read_row(*row, pointer + '/' + std::to_string(index), index + 1);
      ++index;
      row_memory_.release();
    }
    if (list_.kind == FileKind::bff_participant_history) place_history();
  }

  void read_row(JsonNode& row, std::string pointer, std::uint32_t ordinal) {
    RowContext context = context_of(pointer, ordinal);
    const Place where{row.line, row.column, std::move(pointer)};
    if (is_participation(list_.kind)) {
      read_participation_row(row, context, where);
    } else if (list_.kind == FileKind::bff_participant_history) {
      ObjectReader object{context, row, ""};
      list_.history.push_back(object.entry(CodeList::history, "type"));
      if (ordinal == 1 && row_is_root(where)) place_history();
    } else if (list_.kind == FileKind::bff_list_consultants) {
      ObjectReader object{context, row, ""};
      list_.employees.push_back(read_employee(object));
      std::vector<Detail> aside;
      keep_aside(row, where.path, aside);
      note_kept_aside(context, row, aside);
      std::move(aside.begin(), aside.end(), std::back_inserter(list_.kept_aside));
    } else {
      ListedDelivery delivery;
      delivery.ordinal = ordinal;
      delivery.where = where;
      ObjectReader object{context, row, ""};
      if (list_.kind == FileKind::bff_admin_lists) {
        read_admin_list(object, delivery);
      } else {
        read_delivery_message(object, delivery);
      }
      keep_aside(row, "", delivery.kept_aside);
      note_kept_aside(context, row, delivery.kept_aside);
      delivery.refused = context.refused;
      list_.deliveries.push_back(std::move(delivery));
    }
  }

  static bool row_is_root(const Place& where) { return where.path.empty(); }

  void read_participation_row(JsonNode& row, RowContext& context, const Place& where) {
    list_.participations.emplace_back();
    ListedParticipation& into = list_.participations.back();
    into.ordinal = context.ordinal;
    into.where = where;
    context.participation = &into;
    ListedDelivery delivery;
    delivery.ordinal = context.ordinal;
    delivery.where = where;
    ObjectReader object{context, row, ""};
    read_participation(list_.kind, object, into, delivery);
    if (rows_delivery_) {
      into.delivery_nav_id = rows_delivery_;
      into.set(Field::delivery_id);
    } else if (delivery.nav_id) {
      into.delivery_nav_id = delivery.nav_id;
      book_.enter(std::move(delivery), into.kept_aside);
    }
    keep_aside(row, "", into.kept_aside);
    note_kept_aside(context, row, into.kept_aside);
    into.refused = context.refused;
  }

  /// Says once, not for every row, that a field has no home here.
  void note_kept_aside(RowContext& context, const JsonNode& row, const std::vector<Detail>& aside) {
    for (const Detail& detail : aside) {
      if (!noted_.insert(detail.path).second) continue;
      context.add(Severity::note, "kept_aside", row, detail.path, no_field, "known field",
                  "other field");
    }
  }

  /// A history names nobody. The user may have said whose it is; else it is shown and belongs to
  /// nobody.
  void place_history() {
    if (!options_.history_of) {
      Finding finding;
      finding.severity = Severity::warning;
      finding.code = "whose_history";
      finding.expected = "participation chosen by the user";
      finding.found = std::to_string(list_.history.size());
      findings_.add(std::move(finding));
      return;
    }
    ListedParticipation row;
    row.ordinal = 1;
    row.where.line = 1;
    row.nav_id = options_.history_of;
    row.set(Field::participation_id);
    row.set(Field::history);
    row.history = std::move(list_.history);
    list_.history.clear();
    list_.participations.push_back(std::move(row));
  }
};

}  // namespace

ParticipantList read_nav_json(std::string_view bytes, const NavJsonOptions& options) {
  return NavReader{bytes, options}.run();
}

}  // namespace stafett::exchange
