#include "http/chunks.hpp"

#include <algorithm>

namespace stafett::http {
namespace {

// Seven hexadecimal digits are 256 MiB, more than any limit: the sum below cannot overflow.
constexpr std::size_t most_digits = 7;

tl::unexpected<Shut> shut(int status, std::string_view code) {
  return tl::unexpected<Shut>(Shut{status, code});
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

Passed<std::size_t> ChunkReader::read(std::string_view bytes, std::string& body,
                                      std::size_t limit) {
  std::size_t at = 0;
  while (at < bytes.size() && place_ != Place::end) {
    char const c = bytes[at];
    switch (place_) {
      case Place::size:
        if (int const value = hex_value(c); value >= 0) {
          if (++digits_ > most_digits) return shut(413, "body_too_large");
          left_ = left_ * 16 + static_cast<std::size_t>(value);
        } else if (c == '\r' && digits_ > 0) {
          place_ = Place::size_lf;
        } else {
          return shut(400, "chunk_size");
        }
        ++at;
        break;
      case Place::size_lf:
        if (c != '\n') return shut(400, "chunk_size");
        if (left_ > limit || body.size() > limit - left_) return shut(413, "body_too_large");
        place_ = left_ == 0 ? Place::last_cr : Place::data;
        digits_ = 0;
        ++at;
        break;
      case Place::data: {
        auto const part = std::min(left_, bytes.size() - at);
        body.append(bytes.substr(at, part));
        at += part;
        left_ -= part;
        if (left_ == 0) place_ = Place::data_cr;
        break;
      }
      case Place::data_cr:
        if (c != '\r') return shut(400, "chunk_end");
        place_ = Place::data_lf;
        ++at;
        break;
      case Place::data_lf:
        if (c != '\n') return shut(400, "chunk_end");
        place_ = Place::size;
        ++at;
        break;
      case Place::last_cr:
        if (c != '\r') return shut(400, "chunk_trailer");
        place_ = Place::last_lf;
        ++at;
        break;
      case Place::last_lf:
        if (c != '\n') return shut(400, "chunk_trailer");
        place_ = Place::end;
        ++at;
        break;
      case Place::end:
        break;
    }
  }
  return at;
}

}  // namespace stafett::http
