#include "exchange/json_object.hpp"

#include <algorithm>

#include "exchange/values.hpp"

namespace stafett::exchange {

namespace {

std::string joined(std::string_view path, std::string_view name) {
  std::string out{path};
  if (!out.empty() && !name.empty()) out += '/';
  out += pointer_part(name);
  return out;
}

/// Where a child of the node at `path` stands: by its key in an object, by its number in an array.
std::string place_in(const JsonNode& node, std::string_view path, const JsonNode& child,
                     std::size_t index) {
  std::string out{path};
  if (!out.empty()) out += '/';
  out += node.kind == JsonKind::object ? pointer_part(child.key) : std::to_string(index);
  return out;
}

/// A value in a finding: in short, and only where it is made of what days and numbers are made of;
/// a name that strayed into a day's place is told by its kind.
std::string shown(const JsonNode& node) {
  constexpr std::size_t longest = 30;
  const bool plain = (node.kind == JsonKind::string || node.kind == JsonKind::number) &&
                     node.text.size() <= longest &&
                     node.text.find_first_not_of("0123456789-+.,:/TZeE ") == std::string_view::npos;
  return std::string{plain ? node.text : to_text(node.kind)};
}

/// An unknown code is shown to people anyway, as it came.
std::string shown_code(const JsonNode& node) {
  constexpr std::size_t longest = 60;
  return std::string{node.text.size() <= longest ? node.text : to_text(node.kind)};
}

void mark_all(JsonNode& node) {
  node.taken = true;
  for (JsonNode* child = node.first; child != nullptr; child = child->next) mark_all(*child);
}

void leaves_of(const JsonNode& node, const std::string& path, bool untaken_only,
               std::vector<Detail>& out) {
  const bool container = node.kind == JsonKind::object || node.kind == JsonKind::array;
  if (!container || node.size == 0) {
    if (!untaken_only || !node.taken) out.push_back({path, leaf_text(node)});
    return;
  }
  std::size_t index = 0;
  for (JsonNode* child = node.first; child != nullptr; child = child->next, ++index) {
    leaves_of(*child, place_in(node, path, *child, index), untaken_only, out);
  }
}

}  // namespace

std::string leaf_text(const JsonNode& node) {
  switch (node.kind) {
    case JsonKind::null:
      return {};
    case JsonKind::boolean:
      return node.truth ? "true" : "false";
    case JsonKind::array:
      return "[]";
    case JsonKind::object:
      return "{}";
    default:
      return std::string{node.text};
  }
}

void keep_aside(const JsonNode& node, const std::string& prefix, std::vector<Detail>& out) {
  leaves_of(node, prefix, true, out);
}

void RowContext::add(Severity severity, std::string_view code, const JsonNode& at,
                     std::string_view path, Field field, std::string expected, std::string found) {
  if (severity == Severity::error) refused = true;
  Finding finding;
  finding.severity = severity;
  finding.code = code;
  finding.place = {at.line, at.column, pointer};
  if (!path.empty()) (finding.place.path += '/') += path;
  finding.row = ordinal;
  if (field != no_field) finding.field = to_text(field);
  finding.expected = std::move(expected);
  finding.found = std::move(found);
  findings.add(std::move(finding));
}

ObjectReader::ObjectReader(RowContext& context, JsonNode& object, std::string path)
    : context_{&context}, object_{&object}, path_{std::move(path)} {
  if (object.kind != JsonKind::object) {
    object.taken = true;
    context.add(Severity::error, "wrong_type", object, path_, no_field, "object",
                std::string{to_text(object.kind)});
  } else if (object.size == 0) {
    object.taken = true;
  }
}

std::string ObjectReader::path_to(std::string_view name) const { return joined(path_, name); }

const JsonNode& ObjectReader::node_of(std::string_view name) const {
  const JsonNode* member = object_->member(name);
  return member != nullptr ? *member : *object_;
}

void ObjectReader::error(std::string_view code, const JsonNode& at, std::string_view name,
                         Field field, std::string expected, std::string found) {
  context_->add(Severity::error, code, at, path_to(name), field, std::move(expected),
                std::move(found));
}

void ObjectReader::warn(std::string_view code, const JsonNode& at, std::string_view name,
                        Field field, std::string expected, std::string found) {
  context_->add(Severity::warning, code, at, path_to(name), field, std::move(expected),
                std::move(found));
}

JsonNode* ObjectReader::take(std::string_view name, Field field, JsonKind kind, Need need,
                             bool group) {
  JsonNode* node = object_->member(name);
  if (node == nullptr) {
    if (need == Need::present && object_->kind == JsonKind::object) {
      error("missing", *object_, name, field, std::string{to_text(kind)}, "nothing");
    }
    return nullptr;
  }
  node->taken = true;
  if (field != no_field) {
    if (context_->participation != nullptr) context_->participation->set(field);
  }
  if (field != no_field && !group) {
    auto& known = context_->sources_known;
    if (!known[static_cast<std::size_t>(field)]) {
      known.set(static_cast<std::size_t>(field));
      context_->sources.push_back({field, path_to(name), 0});
    }
  }
  if (node->kind == JsonKind::null && need == Need::optional) return nullptr;
  if (node->kind != kind) {
    error("wrong_type", *node, name, field, std::string{to_text(kind)},
          std::string{to_text(node->kind)});
    mark_all(*node);
    return nullptr;
  }
  return node;
}

std::string ObjectReader::text(std::string_view name, Field field, Need need) {
  const JsonNode* node = take(name, field, JsonKind::string, need);
  return node != nullptr ? std::string{node->text} : std::string{};
}

std::optional<Uuid> ObjectReader::uuid(std::string_view name, Field field, Need need) {
  const JsonNode* node = take(name, field, JsonKind::string, need);
  if (node == nullptr) return std::nullopt;
  const auto id = Uuid::from_text(node->text);
  if (!id) error("bad_id", *node, name, field, "uuid", "text");
  return id;
}

std::optional<Day> ObjectReader::day(std::string_view name, Field field) {
  const JsonNode* node = take(name, field, JsonKind::string, Need::optional);
  if (node == nullptr) return std::nullopt;
  const auto day = read_day(node->text);
  if (!day) error("bad_day", *node, name, field, "date", shown(*node));
  return day;
}

std::optional<Stamp> ObjectReader::stamp(std::string_view name, Field field) {
  const JsonNode* node = take(name, field, JsonKind::string, Need::optional);
  if (node == nullptr) return std::nullopt;
  auto stamp = read_stamp(node->text);
  if (!stamp) error("bad_time", *node, name, field, "date and time", shown(*node));
  return stamp;
}

std::optional<Decimal> ObjectReader::decimal(std::string_view name, Field field, std::int64_t least,
                                             std::int64_t most) {
  const JsonNode* node = take(name, field, JsonKind::number, Need::optional);
  if (node == nullptr) return std::nullopt;
  const auto number = read_decimal(node->text);
  if (!number) {
    error("bad_number", *node, name, field, "number with at most 15 digits", shown(*node));
    return std::nullopt;
  }
  if (!within(*number, least, most)) {
    error("out_of_range", *node, name, field, std::to_string(least) + "–" + std::to_string(most),
          shown(*node));
    return std::nullopt;
  }
  return number;
}

std::optional<std::int64_t> ObjectReader::count(std::string_view name, Need need) {
  const JsonNode* node = take(name, no_field, JsonKind::number, need);
  if (node == nullptr) return std::nullopt;
  const auto number = read_decimal(node->text);
  if (!number || number->decimals != 0 || number->digits < 0) {
    error("bad_number", *node, name, no_field, "whole number", shown(*node));
    return std::nullopt;
  }
  return number->digits;
}

std::optional<bool> ObjectReader::truth(std::string_view name, Field field) {
  const JsonNode* node = take(name, field, JsonKind::boolean, Need::optional);
  if (node == nullptr) return std::nullopt;
  return node->truth;
}

ListedCode ObjectReader::code(std::string_view name, Field field, CodeList list, Need need) {
  const JsonNode* node = take(name, field, JsonKind::string, need);
  if (node == nullptr) return {};
  ListedCode code = read_code(list, node->text);
  if (code.code.empty() && need == Need::present)
    error("missing", *node, name, field, "code", "nothing");
  if (!code.known) warn("unknown_code", *node, name, field, "known code", shown_code(*node));
  return code;
}

std::optional<ObjectReader> ObjectReader::object(std::string_view name, Field field, Need need) {
  JsonNode* node = take(name, field, JsonKind::object, need, true);
  if (node == nullptr) return std::nullopt;
  return ObjectReader{*context_, *node, path_to(name)};
}

std::optional<ObjectReader> ObjectReader::value(std::string_view name, Field field) {
  JsonNode* node = take(name, field, JsonKind::object, Need::optional);
  if (node == nullptr) return std::nullopt;
  return ObjectReader{*context_, *node, path_to(name)};
}

std::vector<ObjectReader> ObjectReader::objects(std::string_view name, Field field) {
  std::vector<ObjectReader> all;
  JsonNode* node = take(name, field, JsonKind::array, Need::optional);
  if (node == nullptr) return all;
  std::size_t index = 0;
  for (JsonNode* child = node->first; child != nullptr; child = child->next, ++index) {
    all.emplace_back(*context_, *child, path_to(name) + '/' + std::to_string(index));
  }
  return all;
}

/// What an entry holds differs by its type and is kept as it is; but a member named as a day is
/// one, and a type is a word, whatever the entry.
void ObjectReader::check_details(const JsonNode& node, const std::string& path) {
  std::size_t index = 0;
  for (const JsonNode* child = node.first; child != nullptr; child = child->next, ++index) {
    const std::string child_path = place_in(node, path, *child, index);
    if (!child->taken && child->kind != JsonKind::null) {
      const bool day = child->key.ends_with("dato") || child->key.ends_with("Dato") ||
                       child->key.starts_with("gyldig");
      const bool word = child->key == "type";
      if ((day || word) && child->kind != JsonKind::string) {
        context_->add(Severity::error, "wrong_type", *child, child_path, no_field, "text",
                      std::string{to_text(child->kind)});
      } else if (day && !read_stamp(child->text)) {
        context_->add(Severity::error, "bad_day", *child, child_path, no_field, "date",
                      shown(*child));
      }
    }
    check_details(*child, child_path);
  }
}

ListedEntry ObjectReader::entry(CodeList types, std::string_view type_name) {
  ListedEntry entry;
  if (object_->kind != JsonKind::object) return entry;
  entry.id = uuid("id", no_field);
  entry.type = code(type_name, no_field, types);
  // One of these names says when, one says who; where there are more, the rest are details.
  for (const char* name :
       {"opprettet", "endret", "importertDato", "gyldigFra", "fattet", "sendt", "oppdatert"}) {
    const JsonNode* node = object_->member(name);
    if (node == nullptr || node->kind == JsonKind::null) continue;
    entry.at = stamp(name, no_field);
    break;
  }
  for (const char* name : {"arrangorNavn", "endretAv", "opprettetAv"}) {
    const JsonNode* node = object_->member(name);
    if (node == nullptr || node->kind == JsonKind::null) continue;
    entry.by = text(name, no_field);
    break;
  }
  entry.text = text("begrunnelse", no_field);
  check_details(*object_, path_);
  leaves_of(*object_, {}, true, entry.details);
  mark_all(*object_);
  return entry;
}

}  // namespace stafett::exchange
