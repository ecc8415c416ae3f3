#include "exchange/row_content.hpp"

#include <charconv>
#include <concepts>
#include <memory_resource>
#include <type_traits>

#include "exchange/json_text.hpp"
#include "exchange/values.hpp"

namespace stafett::exchange {

namespace {

template <class T, class Plain>
concept Is = std::same_as<std::remove_const_t<T>, Plain>;

// The members of each value, once for writing and for reading; the names are those of the JSON.

template <class V>
void members(V& v, Is<ListedCode> auto& x) {
  v("code", x.code);
  v("known", x.known, true);
}

template <class V>
void members(V& v, Is<ListedAddress> auto& x) {
  v("type", x.type);
  v("line", x.line);
  v("extra", x.extra);
  v("postcode", x.postcode);
  v("place", x.place);
}

template <class V>
void members(V& v, Is<ListedPerson> auto& x) {
  v("given_name", x.given_name);
  v("middle_name", x.middle_name);
  v("family_name", x.family_name);
  v("number", x.number);
  v("verdict", x.verdict);
  v("phone", x.phone);
  v("email", x.email);
  v("address", x.address);
  v("protection", x.protection);
  v("shielded", x.shielded);
}

template <class V>
void members(V& v, Is<ListedExtent> auto& x) {
  v("percent", x.percent);
  v("days_per_week", x.days_per_week);
  v("valid_from", x.valid_from);
  v("recorded_at", x.recorded_at);
  v("part", x.part);
}

template <class V>
void members(V& v, Is<ListedContentItem> auto& x) {
  v("code", x.code);
  v("text", x.text);
  v("description", x.description);
  v("chosen", x.chosen, true);
}

template <class V>
void members(V& v, Is<ListedConsultant> auto& x) {
  v("nav_id", x.nav_id);
  v("for_id", x.for_id);
  v("given_name", x.given_name);
  v("middle_name", x.middle_name);
  v("family_name", x.family_name);
  v("part", x.part);
}

template <class V>
void members(V& v, Is<Detail> auto& x) {
  v("path", x.path);
  v("value", x.value);
}

template <class V>
void members(V& v, Is<ListedEntry> auto& x) {
  v("id", x.id);
  v("type", x.type);
  v("at", x.at);
  v("by", x.by);
  v("text", x.text);
  v("details", x.details);
}

template <class V>
void members(V& v, Is<Place> auto& x) {
  v("line", x.line);
  v("column", x.column);
  v("path", x.path);
}

template <class V>
void members(V& v, Is<ListedParticipation> auto& x) {
  v("ordinal", x.ordinal);
  v("where", x.where);
  v("given", x.given);
  v("refused", x.refused, false);
  v("nav_id", x.nav_id);
  v("delivery_nav_id", x.delivery_nav_id);
  v("delivery_name", x.delivery_name);
  v("measure", x.measure);
  v("person", x.person);
  v("status", x.status);
  v("status_text", x.status_text);
  v("status_reason", x.status_reason);
  v("status_reason_text", x.status_reason_text);
  v("status_changed_at", x.status_changed_at);
  v("start_day", x.start_day);
  v("last_day", x.last_day);
  v("referred_at", x.referred_at);
  v("referred_to", x.referred_to);
  v("registered_at", x.registered_at);
  v("changed_at", x.changed_at);
  v("removed_from_list_at", x.removed_from_list_at);
  v("extent_percent", x.extent_percent);
  v("days_per_week", x.days_per_week);
  v("extents", x.extents);
  v("referral_text", x.referral_text);
  v("content_lead", x.content_lead);
  v("content", x.content);
  v("nav_office", x.nav_office);
  v("nav_office_number", x.nav_office_number);
  v("counsellor", x.counsellor);
  v("counsellor_email", x.counsellor_email);
  v("counsellor_phone", x.counsellor_phone);
  v("consultants", x.consultants);
  v("own_part", x.own_part);
  v("assessments", x.assessments);
  v("proposals", x.proposals);
  v("history", x.history);
  v("updates", x.updates);
  v("source", x.source);
  v("shared_by_hand", x.shared_by_hand);
  v("under_follow_up", x.under_follow_up);
  v("is_consultant_for", x.is_consultant_for);
  v("answer_from_agency", x.answer_from_agency);
  v("update_from_agency", x.update_from_agency);
  v("new_participant", x.new_participant);
  v("active_change", x.active_change);
  v("kept_aside", x.kept_aside);
}

template <class V>
void members(V& v, Is<ListedDelivery> auto& x) {
  v("ordinal", x.ordinal);
  v("where", x.where);
  v("refused", x.refused, false);
  v("nav_id", x.nav_id);
  v("kind", x.kind);
  v("name", x.name);
  v("measure_name", x.measure_name);
  v("measure", x.measure);
  v("provider_name", x.provider_name);
  v("provider_parent", x.provider_parent);
  v("organisation_number", x.organisation_number);
  v("first_day", x.first_day);
  v("last_day", x.last_day);
  v("status", x.status);
  v("start_type", x.start_type);
  v("enrolment_type", x.enrolment_type);
  v("available_from", x.available_from);
  v("open_for_enrolment", x.open_for_enrolment);
  v("places", x.places);
  v("part_time_percent", x.part_time_percent);
  v("meeting_place", x.meeting_place);
  v("added", x.added);
  v("created_at", x.created_at);
  v("updated_at", x.updated_at);
  v("coordinators", x.coordinators);
  v("kept_aside", x.kept_aside);
}

template <class V>
void members(V& v, Is<NamedChange> auto& x) {
  v("field", x.field);
  v("before", x.before);
  v("after", x.after);
}

template <class V>
void members(V& v, Is<ListedColumn> auto& x) {
  v("number", x.number);
  v("heading", x.heading);
  v("field", x.field);
  v("confidence", x.confidence);
  v("shape", x.shape);
}

class Writer {
 public:
  std::string out;

  template <class T>
  void operator()(std::string_view name, const T& value) {
    if (is_empty(value)) return;
    this->name(name);
    write(value);
  }
  /// Left out where it is `usual`.
  void operator()(std::string_view name, bool value, bool usual) {
    if (value == usual) return;
    this->name(name);
    write(value);
  }

  template <class T>
  void write_object(const T& value) {
    out += '{';
    first_ = true;
    members(*this, value);
    out += '}';
    first_ = false;
  }

  template <class T>
  void write(const std::vector<T>& all) {
    out += '[';
    bool first = true;
    for (const T& one : all) {
      if (!first) out += ',';
      first = false;
      write(one);
    }
    out += ']';
  }

 private:
  bool first_ = true;

  void name(std::string_view name) {
    if (!first_) out += ',';
    first_ = false;
    append_json_string(out, name);
    out += ':';
  }

  template <class T>
  static bool is_empty(const T& value) {
    if constexpr (std::is_integral_v<T>) {
      return value == 0;
    } else if constexpr (requires { value.empty(); }) {
      return value.empty();
    } else if constexpr (requires { value.has_value(); }) {
      return !value.has_value();
    } else if constexpr (std::is_enum_v<T>) {
      return false;
    } else {
      return value == T{};
    }
  }

  void write(bool value) { out += value ? "true" : "false"; }
  void write(const std::string& value) { append_json_string(out, value); }
  void write(std::uint8_t value) { out += std::to_string(value); }
  void write(std::uint32_t value) { out += std::to_string(value); }
  void write(std::int64_t value) { out += std::to_string(value); }
  void write(const Uuid& value) { append_json_string(out, value.to_text()); }
  void write(Day value) { append_json_string(out, value.to_text()); }
  void write(const Stamp& value) { append_json_string(out, value.given); }
  void write(const Decimal& value) { out += value.to_text(); }
  void write(NumberVerdict value) { append_json_string(out, domain::to_text(value)); }
  void write(Field value) { append_json_string(out, to_text(value)); }
  void write(const FieldSet& value) { append_json_string(out, std::to_string(value.to_ullong())); }
  template <class T>
  void write(const std::optional<T>& value) {
    write(*value);
  }
  template <class T>
  requires requires(Writer& w, const T& t) { members(w, t); }
  void write(const T& value) { write_object(value); }
};

class Reader {
 public:
  bool good = true;

  explicit Reader(const JsonNode& object) : object_{&object} {
    if (object.kind != JsonKind::object) good = false;
  }

  template <class T>
  void operator()(std::string_view name, T& value) {
    const JsonNode* node = object_->member(name);
    if (node != nullptr) read(*node, value);
  }
  void operator()(std::string_view name, bool& value, bool usual) {
    value = usual;
    (*this)(name, value);
  }

  template <class T>
  void read(const JsonNode& node, std::vector<T>& all) {
    if (!is(node, JsonKind::array)) return;
    for (const JsonNode* child = node.first; child != nullptr; child = child->next) {
      read(*child, all.emplace_back());
    }
  }

 private:
  const JsonNode* object_;

  bool is(const JsonNode& node, JsonKind kind) {
    if (node.kind != kind) good = false;
    return node.kind == kind;
  }
  template <class T>
  void take(const std::optional<T>& read, T& value) {
    if (read) {
      value = *read;
    } else {
      good = false;
    }
  }

  void read(const JsonNode& node, bool& value) {
    if (is(node, JsonKind::boolean)) value = node.truth;
  }
  void read(const JsonNode& node, std::string& value) {
    if (is(node, JsonKind::string)) value = node.text;
  }
  template <std::integral Number>
  requires(!std::same_as<Number, bool>) void read(const JsonNode& node, Number& value) {
    if (!is(node, JsonKind::number)) return;
    const auto done = std::from_chars(node.text.data(), node.text.data() + node.text.size(), value);
    if (done.ec != std::errc{} || done.ptr != node.text.data() + node.text.size()) good = false;
  }
  void read(const JsonNode& node, Uuid& value) {
    if (is(node, JsonKind::string)) take(Uuid::from_text(node.text), value);
  }
  void read(const JsonNode& node, Day& value) {
    if (is(node, JsonKind::string)) take(Day::from_text(node.text), value);
  }
  void read(const JsonNode& node, Stamp& value) {
    if (is(node, JsonKind::string)) take(read_stamp(node.text), value);
  }
  void read(const JsonNode& node, Decimal& value) {
    if (is(node, JsonKind::number)) take(read_decimal(node.text), value);
  }
  void read(const JsonNode& node, NumberVerdict& value) {
    if (is(node, JsonKind::string)) take(domain::from_text<NumberVerdict>(node.text), value);
  }
  void read(const JsonNode& node, Field& value) {
    if (is(node, JsonKind::string)) take(field_from_text(node.text), value);
  }
  void read(const JsonNode& node, FieldSet& value) {
    unsigned long long bits = 0;
    if (!is(node, JsonKind::string)) return;
    const auto done = std::from_chars(node.text.data(), node.text.data() + node.text.size(), bits);
    if (done.ec != std::errc{}) good = false;
    value = FieldSet{bits};
  }
  template <class T>
  void read(const JsonNode& node, std::optional<T>& value) {
    if (node.kind == JsonKind::null) return;
    value.emplace();
    read(node, *value);
  }
  template <class T>
  requires requires(Reader& r, T& t) { members(r, t); }
  void read(const JsonNode& node, T& value) {
    Reader inner{node};
    members(inner, value);
    if (!inner.good) good = false;
  }
};

template <class T>
std::string written(const T& value) {
  Writer writer;
  writer.write_object(value);
  return std::move(writer.out);
}

template <class T>
std::optional<T> read_back(std::string_view text) {
  std::pmr::monotonic_buffer_resource memory;
  const auto root = read_json_whole(text, memory);
  if (!root) return std::nullopt;
  Reader reader{**root};
  T value;
  if (reader.good) members(reader, value);
  if (!reader.good) return std::nullopt;
  return value;
}

template <class T>
std::optional<std::vector<T>> list_back(std::string_view text) {
  std::pmr::monotonic_buffer_resource memory;
  const auto root = read_json_whole(text, memory);
  if (!root || (*root)->kind != JsonKind::array) return std::nullopt;
  std::vector<T> all;
  for (const JsonNode* node = (*root)->first; node != nullptr; node = node->next) {
    Reader reader{*node};
    T value;
    if (reader.good) members(reader, value);
    if (!reader.good) return std::nullopt;
    all.push_back(std::move(value));
  }
  return all;
}

}  // namespace

std::string content_of(const ListedParticipation& row) { return written(row); }
std::string content_of(const ListedDelivery& delivery) { return written(delivery); }
std::string content_of(const ListedConsultant& employee) { return written(employee); }
std::string content_of(const ListedEntry& entry) { return written(entry); }

std::optional<ListedParticipation> participation_from(std::string_view content) {
  return read_back<ListedParticipation>(content);
}
std::optional<ListedDelivery> delivery_from(std::string_view content) {
  return read_back<ListedDelivery>(content);
}
std::optional<ListedConsultant> employee_from(std::string_view content) {
  return read_back<ListedConsultant>(content);
}

std::vector<NamedChange> named(const std::vector<Change>& changes) {
  std::vector<NamedChange> all;
  all.reserve(changes.size());
  for (const Change& change : changes) {
    all.push_back({std::string{to_text(change.field)}, change.before, change.after});
  }
  return all;
}

std::string changes_to_text(const std::vector<NamedChange>& changes) {
  Writer writer;
  writer.write(changes);
  return std::move(writer.out);
}

std::optional<std::vector<NamedChange>> changes_from(std::string_view text) {
  return list_back<NamedChange>(text);
}

std::string columns_to_text(const std::vector<ListedColumn>& columns) {
  Writer writer;
  writer.write(columns);
  return std::move(writer.out);
}

std::optional<std::vector<ListedColumn>> columns_from(std::string_view text) {
  return list_back<ListedColumn>(text);
}

}  // namespace stafett::exchange
