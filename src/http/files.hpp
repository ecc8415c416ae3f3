// The page's files: read into memory once at start, so that no request ever touches the disk and no
// path of a request is ever a path of the machine.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace stafett::http {

struct File {
  std::string content_type;
  std::string tag;       ///< of the plain bytes, without quotes
  bool lasting = false;  ///< name holds a hash of the content: a browser need never ask again
  std::string plain;
  std::string brotli;  ///< NAME.br beside it; empty when there is none, or it is no smaller
  std::string gzip;    ///< NAME.gz
};

/// What to send of a file.
struct Choice {
  const File* file = nullptr;
  std::string_view bytes;
  std::string_view encoding;  ///< "br", "gzip", or empty for plain
  std::string tag;            ///< quoted, differs between encodings
  bool unchanged = false;     ///< the browser has just this: 304 without a body
};

class Files {
 public:
  /// No files: everything outside /api answers 404.
  Files() = default;

  /// Reads every regular file of the folder and the folders in it; leaves out names that begin with
  /// a dot and does not follow links. Throws std::runtime_error when the folder cannot be read, has
  /// no index.html, or holds more than `most_bytes`.
  static Files read(const std::filesystem::path& folder,
                    std::size_t most_bytes = std::size_t{64} << 20);

  /// What `path` (decoded) shows: the file of that name; or index.html, where the page itself sorts
  /// out which view is meant, for a path whose last part has no dot; else nothing.
  [[nodiscard]] const File* find(std::string_view path) const;

 private:
  std::map<std::string, File, std::less<>> files_;
};

/// Picks the smallest form the browser takes, and sees whether it has it already (RFC
/// 9110 12.5.3, 13.1.2).
Choice choose(const File& file, std::string_view accept_encoding, std::string_view if_none_match);

}  // namespace stafett::http
