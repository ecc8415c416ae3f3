// The gate: reads the head of an HTTP request from its raw bytes, once, and refuses whatever two
// readers could read in two ways. Nobody behind it parses the head again, so there is no second
// opinion that a smuggler could use. Pure: no socket, no clock. Sources: RFC 9110, 9112 and 3986;
// where they leave a choice to the server, the stricter one is taken.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "api/message.hpp"

namespace stafett::http {

/// How much of a head is read before it is refused.
struct HeadLimits {
  std::size_t head_bytes = 16 * 1024;   ///< request line and all headers with the blank line (431)
  std::size_t target_bytes = 4 * 1024;  ///< path and query as sent (414)
  std::size_t headers = 64;             ///< number of header lines (431)
};

/// Why the gate stays shut: a status and a code for the problem body. Both are static; nothing of
/// what was sent is repeated. After any refusal it is unclear where the next request begins: close
/// the connection.
struct Shut {
  int status = 400;
  std::string_view code;
  friend bool operator==(const Shut&, const Shut&) = default;
};

template <class T>
using Passed = tl::expected<T, Shut>;

/// A head that passed.
struct Head {
  std::string_view method;    ///< static text; GET where HEAD was asked
  bool without_body = false;  ///< HEAD: the answer's body is not sent
  std::string path;           ///< decoded; see api::Request
  api::Pairs query;           ///< decoded
  api::Pairs headers;         ///< as sent, white space round values removed
  std::string host;           ///< the one Host value, port and all
  std::uint64_t content_length = 0;
  bool chunked = false;           ///< then content_length means nothing
  bool keep_alive = false;        ///< false for HTTP/1.0 and for Connection: close
  bool expects_continue = false;  ///< the client waits for "100 Continue" before it sends its body
  [[nodiscard]] bool has_body() const { return chunked || content_length > 0; }
};

/// The length of the head that `bytes` begin with, its blank line included; nothing while more must
/// come. `seen` bytes were looked at before and need not be again. Refuses a bare LF, a bare CR,
/// NUL, and a head past the limit as soon as it sees them, so that no one waits for the rest.
Passed<std::optional<std::size_t>> head_length(std::string_view bytes, std::size_t seen,
                                               const HeadLimits& limits);

/// Reads one whole head: exactly the bytes that head_length counted.
Passed<Head> read_head(std::string_view head, const HeadLimits& limits);

/// The path part of a target, percent-decoded once. Refuses bad escapes, control characters,
/// encoded '/' and '\', empty parts ("//"), "." and "..", and what is not UTF-8.
Passed<std::string> read_path(std::string_view raw);

/// The query of a target, '+' read as a blank. Refuses bad escapes, control characters, what is not
/// UTF-8.
Passed<api::Pairs> read_query(std::string_view raw);

}  // namespace stafett::http
