// The agency's sample files, and ways to spoil them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sample {

/// The bytes of tests/data/nav/NAME.
std::string file(std::string_view name);

/// Names of all sample files that can be imported.
const std::vector<std::string>& names();

/// One leaf of a JSON document: where its text stands in the bytes, and its pointer.
struct Leaf {
  std::string pointer;
  std::size_t offset = 0;
  std::size_t length = 0;
  std::uint32_t line = 0;
  char kind = 0;  ///< 's'tring, 'n'umber, 'b'oolean, '0' null, 'e'mpty list or object
};
std::vector<Leaf> leaves(const std::string& json);

/// The document with one leaf's text replaced.
std::string with(const std::string& json, const Leaf& leaf, std::string_view text);

}  // namespace sample
