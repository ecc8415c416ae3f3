#include "api/routes.hpp"

namespace stafett::api {

std::span<const std::span<const Route>> all_routes() {
  static const std::span<const Route> tables[] = {
      session_routes(),
      account_routes(),
      follow_up_routes(),
      participation_routes(),
  };
  return tables;
}

}  // namespace stafett::api
