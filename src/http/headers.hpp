// What every answer carries so that a browser does no more with it than it should.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "api/message.hpp"

namespace stafett::http {

/// The page may load script, style, fonts and data from this server only, and be framed by nobody;
/// text never becomes script (Trusted Types without any policy). Images may be data: URLs, which is
/// how Vite puts small ones into the page.
inline constexpr std::string_view page_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src "
    "'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/// An answer of /api is data: opened by itself in a browser it may do nothing at all.
inline constexpr std::string_view data_policy =
    "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/// The headers of every answer, each line with its CR LF, the policy as given.
std::string security_headers(std::string_view policy);

/// Everything of /api, and nothing else, is data of people.
inline bool is_data_path(std::string_view path) {
  return path == "/api" || path.starts_with("/api/");
}

/// May this name and value stand in a header line? No CR, LF, NUL or other control character, the
/// name a token; and not one that http/ itself writes (length, framing, connection, date, the
/// policies above).
bool may_be_sent(std::string_view name, std::string_view value);

/// "OK", "Not Found", …; empty for a status without a name.
std::string_view status_name(int status);

/// What the first lines of an answer are made of.
struct AnswerHead {
  int status = 200;
  std::string_view content_type;  ///< left out when empty
  std::size_t length = 0;         ///< of the body, also where HEAD keeps it back
  bool data = false;  ///< of /api: the data policy, and no-store unless `headers` says otherwise
  bool keep_alive = false;
  std::string_view date = {};  ///< as http_date gives it
};

/// The answer's head with its blank line. Every one of `headers` must have passed may_be_sent.
std::string write_head(const AnswerHead& answer, const api::Pairs& headers);

/// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110 5.6.7) of seconds since 1970.
std::string http_date(std::int64_t unix_seconds);

/// The body of a refusal made here, in the shape that api/openapi.yaml calls Problem.
std::string problem_body(int status, std::string_view code);

}  // namespace stafett::http
