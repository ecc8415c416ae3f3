// Reads a chunked body (RFC 9112 7.1) as it comes in, strictly: no extensions, no trailers, CR LF
// only. The end of such a body is where smuggled requests begin, so there is one way to write it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "http/gate.hpp"

namespace stafett::http {

class ChunkReader {
 public:
  /// Takes what it can of `bytes`, appends the body's part of it to `body`, and says how many bytes
  /// it took: all of them unless the body ended within. Refuses what is not chunked (400) and a
  /// body that would grow past `limit` (413) before it is stored.
  Passed<std::size_t> read(std::string_view bytes, std::string& body, std::size_t limit);
  [[nodiscard]] bool ended() const { return place_ == Place::end; }

 private:
  enum class Place { size, size_lf, data, data_cr, data_lf, last_cr, last_lf, end };
  Place place_ = Place::size;
  std::size_t digits_ = 0;  // of the size line so far
  std::size_t left_ = 0;    // of the chunk
};

}  // namespace stafett::http
