// What comes in and what goes out, between http/ and api/: plain values, no socket, no web library.
// A test makes a Request by hand and reads the Reply.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stafett::api {

/// Names and values in the order they came.
using Pairs = std::vector<std::pair<std::string, std::string>>;

/// One question, after the gate: everything in it is well-formed HTTP and percent-decoded once.
struct Request {
  std::string_view method = "GET";  ///< static text; HEAD arrives as GET, http/ drops the body
  std::string path;       ///< decoded UTF-8, begins with '/', no "." or ".." parts, no '\\', no NUL
  Pairs query = {};       ///< decoded UTF-8; a name may come more than once
  Pairs headers = {};     ///< white space round values removed; see header()
  std::string body = {};  ///< whole, never longer than BodyLimit said
  std::string peer = {};  ///< the user's address; a trusted proxy's word for it where configured
  bool over_tls = false;  ///< only ever true on a trusted proxy's word

  /// The value of a header, case-insensitive name; empty when there is none. The first, should it
  /// repeat.
  [[nodiscard]] std::string_view header(std::string_view name) const;
  /// The value of a cookie, exact name; empty when there is none or when it comes twice (then
  /// somebody else has set one of them, and nobody can say which).
  [[nodiscard]] std::string_view cookie(std::string_view name) const;
  /// The value of a query parameter; empty when there is none. The first, should it repeat.
  [[nodiscard]] std::string_view parameter(std::string_view name) const;
};

/// One answer. http/ adds length, date, security headers, and no-store on everything of /api unless
/// `headers` holds a Cache-Control of its own.
struct Reply {
  int status = 200;
  std::string content_type = "application/json";
  std::string body = {};
  Pairs headers = {};           ///< must hold neither CR, LF nor NUL: http/ answers 500 instead
  std::string_view route = {};  ///< static text for the access log: "/api/participations/{id}"
};

/// Called on a worker thread, many at once. What it throws becomes a 500 without content.
using Answer = std::function<Reply(Request&&)>;

/// How many bytes of body this method and path may bring, asked before the body is read (413 if
/// more); 0 where none is taken. Called on an I/O thread: must be quick and may not wait.
using BodyLimit = std::function<std::size_t(std::string_view method, std::string_view path)>;

inline constexpr std::size_t json_body_limit = 256 * 1024;
inline constexpr std::size_t import_body_limit = 64 * 1024 * 1024;

inline bool same_header_name(std::string_view a, std::string_view b) {
  auto const lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (lower(a[i]) != lower(b[i])) return false;
  return true;
}

inline std::string_view Request::header(std::string_view name) const {
  for (auto const& [key, value] : headers)
    if (same_header_name(key, name)) return value;
  return {};
}

inline std::string_view Request::cookie(std::string_view name) const {
  std::string_view found;
  bool seen = false;
  for (auto const& [key, value] : headers) {
    if (!same_header_name(key, "cookie")) continue;
    for (std::string_view rest = value; !rest.empty();) {
      auto const end = rest.find(';');
      auto part = rest.substr(0, end);
      rest = end == rest.npos ? std::string_view{} : rest.substr(end + 1);
      while (part.starts_with(' ')) part.remove_prefix(1);
      while (part.ends_with(' ')) part.remove_suffix(1);
      if (!part.starts_with(name) || part.substr(name.size(), 1) != "=") continue;
      if (seen) return {};
      seen = true;
      found = part.substr(name.size() + 1);
    }
  }
  return found;
}

inline std::string_view Request::parameter(std::string_view name) const {
  for (auto const& [key, value] : query)
    if (key == name) return value;
  return {};
}

}  // namespace stafett::api
