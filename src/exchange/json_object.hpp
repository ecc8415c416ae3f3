// Reads an object's members into values, finding by finding: a wrong type, a missing name, a day
// that does not exist each become a finding with line, column and pointer, and reading goes on, so
// that a row's faults come all at once. What nobody asked for is kept aside.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/codes.hpp"
#include "exchange/findings.hpp"
#include "exchange/json_text.hpp"
#include "exchange/participant_list.hpp"

namespace stafett::exchange {

/// For members that are no field of a participation.
inline constexpr Field no_field = Field::kept_aside;

/// The row being read: where its findings and sources go.
struct RowContext {
  Findings& findings;
  std::vector<FieldSource>& sources;
  FieldSet& sources_known;
  std::string pointer = {};                      ///< of the row itself
  std::uint32_t ordinal = 0;                     ///< 0: about the whole file
  ListedParticipation* participation = nullptr;  ///< whose fields are marked as given; may be none
  bool refused = false;

  void add(Severity severity, std::string_view code, const JsonNode& at, std::string_view path,
           Field field, std::string expected, std::string found);
};

/// Whether a member may be missing, or null.
enum class Need : std::uint8_t {
  optional,  ///< may be missing or null
  present,   ///< must be there and have a value
};

class ObjectReader {
 public:
  /// `object` may be of any kind: one that is no object is a finding, and reads as one without
  /// members.
  ObjectReader(RowContext& context, JsonNode& object, std::string path);

  // Each marks the member as taken and, where it is there, the field as given.
  std::string text(std::string_view name, Field field, Need need = Need::optional);
  std::optional<Uuid> uuid(std::string_view name, Field field, Need need = Need::optional);
  std::optional<Day> day(std::string_view name, Field field);
  std::optional<Stamp> stamp(std::string_view name, Field field);
  std::optional<Decimal> decimal(std::string_view name, Field field, std::int64_t least,
                                 std::int64_t most);
  std::optional<std::int64_t> count(std::string_view name, Need need = Need::optional);
  std::optional<bool> truth(std::string_view name, Field field);
  ListedCode code(std::string_view name, Field field, CodeList list, Need need = Need::optional);

  /// The member as a group of members that have the field's values; nothing where it is missing or
  /// null.
  std::optional<ObjectReader> object(std::string_view name, Field field,
                                     Need need = Need::optional);
  /// The member as an object that is itself the field's value.
  std::optional<ObjectReader> value(std::string_view name, Field field);
  /// The elements of the member; empty where it is missing or null.
  std::vector<ObjectReader> objects(std::string_view name, Field field);

  /// Anything: an assessment, a proposal, a change. Every leaf lands in the entry.
  ListedEntry entry(CodeList types, std::string_view type_name);

  [[nodiscard]] bool has(std::string_view name) const { return object_->member(name) != nullptr; }
  [[nodiscard]] JsonNode* member(std::string_view name) const { return object_->member(name); }
  [[nodiscard]] const JsonNode& node() const { return *object_; }
  [[nodiscard]] const std::string& path() const { return path_; }
  /// The path of a member: "status/type".
  [[nodiscard]] std::string path_to(std::string_view name) const;

  void error(std::string_view code, const JsonNode& at, std::string_view name, Field field,
             std::string expected, std::string found);
  void warn(std::string_view code, const JsonNode& at, std::string_view name, Field field,
            std::string expected, std::string found);
  /// The node a member's finding stands at: the member itself, or the object where it is missing.
  [[nodiscard]] const JsonNode& node_of(std::string_view name) const;

 private:
  RowContext* context_;
  JsonNode* object_;
  std::string path_;

  void check_details(const JsonNode& node, const std::string& path);
  /// The member, marked; nothing where it is missing, null or of another kind (then there is a
  /// finding).
  JsonNode* take(std::string_view name, Field field, JsonKind kind, Need need, bool group = false);
};

/// Adds every leaf below `node` that nobody took: its path (with `prefix` before it) and its value
/// as text.
void keep_aside(const JsonNode& node, const std::string& prefix, std::vector<Detail>& out);

/// A leaf's value as text: "" for null, "[]" and "{}" for empty ones.
std::string leaf_text(const JsonNode& node);

}  // namespace stafett::exchange
