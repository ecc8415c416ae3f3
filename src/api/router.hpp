// From a request to its answer: the route, who may come, the handler; and the one place where
// everything that goes wrong unexpectedly ends.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "api/message.hpp"
#include "api/route.hpp"
#include "service/house.hpp"
#include "service/session.hpp"

namespace stafett::api {

inline constexpr std::string_view session_cookie = "__Host-stafett";

/// What answering needs; made once by app/, or by a test with a clock of its own.
struct Desk {
  service::House& house;
  std::function<Instant()> now;
  Random& random;                  ///< may be asked from many threads
  std::string public_origin = {};  ///< "https://stafett.example.no"; empty: what Host says
  std::span<const std::span<const Route>> routes = {};  ///< all_routes()
};

/// Answers one request; throws nothing. May be called from many threads.
Reply answer(const Desk& desk, const Request& request);

/// How large a body this method and path may bring; for http/ before it reads one.
std::size_t body_limit(std::span<const std::span<const Route>> routes, std::string_view method,
                       std::string_view path);

/// The values of {names} where `path` is of this pattern; nothing where it is not.
std::optional<std::vector<std::string_view>> match(std::string_view pattern, std::string_view path);

/// True where a browser says that the page which sent this was ours: Sec-Fetch-Site, and Origin
/// against `public_origin` or, where that is empty, Host. A request with neither header is not
/// ours.
bool is_from_own_page(const Request& request, std::string_view public_origin);

/// Sets (or with no token clears) the session cookie.
void set_session_cookie(Reply& reply, std::string_view token);

}  // namespace stafett::api
