#include "http/gate.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace stafett::http {
namespace {

using api::same_header_name;

constexpr tl::unexpected<Shut> shut(int status, std::string_view code) {
  return tl::unexpected<Shut>(Shut{status, code});
}

/// Set of bytes, made at compile time.
struct Bytes {
  std::array<bool, 256> in{};
  constexpr explicit Bytes(std::string_view more) {
    for (char c = '0'; c <= '9'; ++c) add(c);
    for (char c = 'a'; c <= 'z'; ++c) add(c);
    for (char c = 'A'; c <= 'Z'; ++c) add(c);
    for (char c : more) add(c);
  }
  constexpr void add(char c) { in[static_cast<unsigned char>(c)] = true; }
  [[nodiscard]] constexpr bool has(char c) const { return in[static_cast<unsigned char>(c)]; }
  [[nodiscard]] bool all(std::string_view text) const {
    return std::all_of(text.begin(), text.end(), [&](char c) { return has(c); });
  }
};

constexpr Bytes token_bytes{"!#$%&'*+-.^_`|~"};     // RFC 9110 5.6.2
constexpr Bytes path_bytes{"-._~!$&'()*+,;=:@/%"};  // RFC 3986 3.3
constexpr Bytes query_bytes{
    "-._~!$&'()*+,;=:@/?%[]{}|^`"};     // 3.4, and what browsers leave as it is
constexpr Bytes host_bytes{"-._~:[]"};  // names, IPv4, [IPv6], port; no user part, no escapes

constexpr std::array<std::string_view, 7> known_methods{"GET",   "HEAD",   "POST",   "PUT",
                                                        "PATCH", "DELETE", "OPTIONS"};

/// Headers that decide something here or in api/: a second one would let two readers choose
/// differently.
constexpr std::array<std::string_view, 13> single_headers{"host",
                                                          "content-length",
                                                          "transfer-encoding",
                                                          "content-type",
                                                          "content-encoding",
                                                          "expect",
                                                          "authorization",
                                                          "origin",
                                                          "sec-fetch-site",
                                                          "if-match",
                                                          "if-none-match",
                                                          "idempotency-key",
                                                          "x-forwarded-proto"};

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string_view without_blanks(std::string_view text) {
  auto const blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

/// Percent-decodes once; nothing where an escape is broken.
std::optional<std::string> decode(std::string_view raw, bool plus_is_blank) {
  std::string out;
  out.reserve(raw.size());
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] == '+' && plus_is_blank) {
      out += ' ';
    } else if (raw[i] != '%') {
      out += raw[i];
    } else {
      if (raw.size() - i < 3) return std::nullopt;
      int const high = hex_value(raw[i + 1]);
      int const low = hex_value(raw[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      out += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  return out;
}

/// Only digits, and a number that fits: "+5", "0x5", "5, 5", "" give nothing.
std::optional<std::uint64_t> read_digits(std::string_view text) {
  if (text.empty() || text.size() > 18) return std::nullopt;
  std::uint64_t number = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return number;
}

/// Does a comma-separated list name this option (Connection: keep-alive, close)?
bool lists(std::string_view value, std::string_view option) {
  while (!value.empty()) {
    auto const comma = value.find(',');
    if (same_header_name(without_blanks(value.substr(0, comma)), option)) return true;
    value = comma == value.npos ? std::string_view{} : value.substr(comma + 1);
  }
  return false;
}

struct RequestLine {
  std::string_view method;
  std::string_view target;
  bool version_1_0 = false;
};

Passed<RequestLine> read_request_line(std::string_view line, const HeadLimits& limits) {
  auto const first = line.find(' ');
  auto const last = line.rfind(' ');
  if (first == line.npos || last == first) return shut(400, "request_line");
  auto const method = line.substr(0, first);
  auto const target = line.substr(first + 1, last - first - 1);
  auto const version = line.substr(last + 1);

  if (method.empty() ||
      !std::all_of(method.begin(), method.end(), [](char c) { return c >= 'A' && c <= 'Z'; }))
    return shut(400, "method");
  auto const known = std::find(known_methods.begin(), known_methods.end(), method);
  if (known == known_methods.end()) return shut(501, "method_unknown");
  if (target.size() > limits.target_bytes) return shut(414, "target_too_long");
  if (target.empty() || target.front() != '/') return shut(400, "target_form");
  if (version != "HTTP/1.1" && version != "HTTP/1.0")
    return version.starts_with("HTTP/") && version.size() == 8 ? shut(505, "version")
                                                               : shut(400, "request_line");
  return RequestLine{*known, target, version == "HTTP/1.0"};
}

Passed<void> read_header_line(std::string_view line, api::Pairs& headers) {
  auto const colon = line.find(':');
  if (colon == line.npos || colon == 0) return shut(400, "header_line");
  auto const name = line.substr(0, colon);
  // Also catches a folded line and white space before the colon.
  if (!token_bytes.all(name)) return shut(400, "header_name");
  auto const value = without_blanks(line.substr(colon + 1));
  if (std::any_of(value.begin(), value.end(), [](char c) { return is_control(c) && c != '\t'; }))
    return shut(400, "header_value");
  for (auto const single : single_headers) {
    if (!same_header_name(single, name)) continue;
    if (std::any_of(headers.begin(), headers.end(),
                    [&](auto const& other) { return same_header_name(other.first, name); }))
      return shut(400, "header_twice");
  }
  headers.emplace_back(name, value);
  return {};
}

/// Where the body ends, and whether the connection lives on (RFC 9112 6 and 9.3).
Passed<void> read_framing(Head& head, bool version_1_0) {
  bool length = false;
  head.keep_alive = !version_1_0;
  for (auto const& [name, value] : head.headers) {
    if (same_header_name(name, "host")) {
      if (value.empty() || !host_bytes.all(value)) return shut(400, "host");
      head.host = value;
    } else if (same_header_name(name, "content-length")) {
      auto const number = read_digits(value);
      if (!number) return shut(400, "content_length");
      head.content_length = *number;
      length = true;
    } else if (same_header_name(name, "transfer-encoding")) {
      if (version_1_0) return shut(400, "transfer_encoding");
      if (value != "chunked") return shut(501, "transfer_encoding");
      head.chunked = true;
    } else if (same_header_name(name, "content-encoding")) {
      // A packed body could unpack to any size; "identity" says nothing.
      if (value != "identity") return shut(415, "content_encoding");
    } else if (same_header_name(name, "connection")) {
      if (lists(value, "close")) head.keep_alive = false;
    } else if (same_header_name(name, "expect")) {
      if (!same_header_name(value, "100-continue")) return shut(417, "expect");
      head.expects_continue = !version_1_0;
    }
  }
  if (head.host.empty()) return shut(400, "host");
  if (length && head.chunked) return shut(400, "length_and_chunked");
  return {};
}

}  // namespace

Passed<std::optional<std::size_t>> head_length(std::string_view bytes, std::size_t seen,
                                               const HeadLimits& limits) {
  auto const window = bytes.substr(0, limits.head_bytes);
  // One byte back: a CR that came last may now be followed by its LF.
  for (std::size_t i = seen > 0 ? seen - 1 : 0; i < window.size(); ++i) {
    char const c = window[i];
    if (c == '\n' && (i == 0 || window[i - 1] != '\r')) return shut(400, "bare_lf");
    if (c == '\r' && i + 1 < bytes.size() && bytes[i + 1] != '\n') return shut(400, "bare_cr");
    if (c == '\0') return shut(400, "nul");
    if (c != '\n') continue;
    if (i == 1) return shut(400, "request_line");  // an empty line where the request line belongs
    if (i >= 3 && window[i - 2] == '\n') return std::optional{i + 1};
  }
  if (bytes.size() >= limits.head_bytes) return shut(431, "head_too_large");
  return std::optional<std::size_t>{};
}

Passed<std::string> read_path(std::string_view raw) {
  if (raw.empty() || raw.front() != '/') return shut(400, "target_form");
  if (!path_bytes.all(raw)) return shut(400, "target_character");
  for (std::size_t i = 0; i + 2 < raw.size(); ++i)
    if (raw[i] == '%' && raw[i + 1] == '2' && (raw[i + 2] == 'F' || raw[i + 2] == 'f'))
      return shut(400, "target_slash");
  auto path = decode(raw, false);
  if (!path) return shut(400, "target_escape");
  if (std::any_of(path->begin(), path->end(), [](char c) { return is_control(c) || c == '\\'; }))
    return shut(400, "target_character");
  if (!text::is_utf8(*path)) return shut(400, "target_utf8");
  for (std::size_t begin = 1; begin <= path->size();) {
    auto const end = std::min(path->find('/', begin), path->size());
    auto const part = std::string_view{*path}.substr(begin, end - begin);
    bool const last = end == path->size();
    if ((part.empty() && !last) || part == "." || part == "..") return shut(400, "target_parts");
    begin = end + 1;
  }
  return *std::move(path);
}

Passed<api::Pairs> read_query(std::string_view raw) {
  if (!query_bytes.all(raw)) return shut(400, "target_character");
  api::Pairs query;
  while (!raw.empty()) {
    auto const end = std::min(raw.find('&'), raw.size());
    auto const part = raw.substr(0, end);
    raw.remove_prefix(std::min(end + 1, raw.size()));
    if (part.empty()) continue;
    auto const equals = std::min(part.find('='), part.size());
    auto name = decode(part.substr(0, equals), true);
    auto value = decode(part.substr(std::min(equals + 1, part.size())), true);
    if (!name || !value) return shut(400, "target_escape");
    for (auto const* side : {&*name, &*value}) {
      if (std::any_of(side->begin(), side->end(), is_control)) return shut(400, "target_character");
      if (!text::is_utf8(*side)) return shut(400, "target_utf8");
    }
    query.emplace_back(*std::move(name), *std::move(value));
  }
  return query;
}

Passed<Head> read_head(std::string_view bytes, const HeadLimits& limits) {
  if (!bytes.ends_with("\r\n\r\n")) return shut(400, "head_end");
  bytes.remove_suffix(2);  // every line that is left ends with CR LF
  Head head;
  bool version_1_0 = false;
  for (bool first = true; !bytes.empty(); first = false) {
    auto const end = bytes.find("\r\n");
    auto const line = bytes.substr(0, end);
    bytes.remove_prefix(end + 2);
    if (line.find_first_of(std::string_view{"\r\n\0", 3}) != line.npos) return shut(400, "bare_cr");
    if (!first) {
      if (head.headers.size() == limits.headers) return shut(431, "too_many_headers");
      if (auto read = read_header_line(line, head.headers); !read)
        return tl::unexpected(read.error());
      continue;
    }
    auto const request = read_request_line(line, limits);
    if (!request) return tl::unexpected(request.error());
    head.without_body = request->method == "HEAD";
    head.method = head.without_body ? "GET" : request->method;
    version_1_0 = request->version_1_0;
    auto const question = std::min(request->target.find('?'), request->target.size());
    auto path = read_path(request->target.substr(0, question));
    if (!path) return tl::unexpected(path.error());
    head.path = *std::move(path);
    auto query = read_query(request->target.substr(std::min(question + 1, request->target.size())));
    if (!query) return tl::unexpected(query.error());
    head.query = *std::move(query);
  }
  if (auto framing = read_framing(head, version_1_0); !framing)
    return tl::unexpected(framing.error());
  return head;
}

}  // namespace stafett::http
