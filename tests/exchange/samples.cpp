#include "exchange/samples.hpp"

#include <fstream>
#include <memory_resource>
#include <sstream>
#include <stdexcept>

#include "exchange/json_text.hpp"

namespace sample {

namespace {

using stafett::exchange::JsonKind;
using stafett::exchange::JsonNode;

std::size_t length_of(const std::string& json, const JsonNode& node) {
  std::size_t end = node.offset;
  if (node.kind == JsonKind::string) {
    for (++end; json[end] != '"'; ++end) {
      if (json[end] == '\\') ++end;
    }
    return end + 1 - node.offset;
  }
  if (node.kind == JsonKind::array || node.kind == JsonKind::object) {
    return json.find_first_of("]}", end) + 1 - node.offset;
  }
  return json.find_first_of(",]} \r\n", end) - node.offset;
}

void collect(const std::string& json, const JsonNode& node, const std::string& pointer,
             std::vector<Leaf>& out) {
  if (node.size > 0) {
    std::size_t index = 0;
    for (const JsonNode* child = node.first; child != nullptr; child = child->next, ++index) {
      const std::string name =
          node.kind == JsonKind::object ? std::string{child->key} : std::to_string(index);
      collect(json, *child, pointer + "/" + name, out);
    }
    return;
  }
  char kind = 'e';
  if (node.kind == JsonKind::string) kind = 's';
  if (node.kind == JsonKind::number) kind = 'n';
  if (node.kind == JsonKind::boolean) kind = 'b';
  if (node.kind == JsonKind::null) kind = '0';
  out.push_back({pointer, node.offset, length_of(json, node), node.line, kind});
}

}  // namespace

std::string file(std::string_view name) {
  std::ifstream in{"tests/data/nav/" + std::string{name}, std::ios::binary};
  if (!in) throw std::runtime_error{"no such sample: " + std::string{name}};
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

const std::vector<std::string>& names() {
  static const std::vector<std::string> all = {"bff-admin-deltakerlister.json",
                                               "bff-deltaker-historikk.json",
                                               "bff-deltaker.json",
                                               "bff-deltakerliste-veiledere.json",
                                               "bff-deltakerliste.json",
                                               "bff-mine-deltakerlister.json",
                                               "bff-veileder-mine-deltakere.json",
                                               "deltaker-ekstern-v1.json",
                                               "deltaker-v1-arena.json",
                                               "deltaker-v1.json",
                                               "external-deltakere-personalia.json",
                                               "siste-tiltaksgjennomforinger-v2.json"};
  return all;
}

std::vector<Leaf> leaves(const std::string& json) {
  std::pmr::monotonic_buffer_resource memory;
  const auto root = stafett::exchange::read_json_whole(json, memory);
  if (!root) throw std::runtime_error{"a sample must be good JSON"};
  std::vector<Leaf> out;
  collect(json, **root, "", out);
  return out;
}

std::string with(const std::string& json, const Leaf& leaf, std::string_view text) {
  return json.substr(0, leaf.offset) + std::string{text} + json.substr(leaf.offset + leaf.length);
}

}  // namespace sample
