#include "api/routes.hpp"

namespace stafett::api {

std::span<const std::span<const Route>> all_routes() {
  static const std::span<const Route> tables[] = {
      session_routes(),  account_routes(),       contract_routes(),  day_routes(),
      employer_routes(), follow_up_routes(),     foresight_routes(), import_routes(),
      insight_routes(),  participation_routes(), staff_routes(),
  };
  return tables;
}

}  // namespace stafett::api
