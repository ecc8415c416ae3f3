// All routes of the program, as each concept's file contributes them.
#pragma once

#include <span>

#include "api/route.hpp"

namespace stafett::api {

std::span<const Route> session_routes();
std::span<const Route> account_routes();
std::span<const Route> contract_routes();
std::span<const Route> day_routes();
std::span<const Route> employer_routes();
std::span<const Route> follow_up_routes();
std::span<const Route> foresight_routes();
std::span<const Route> import_routes();
std::span<const Route> insight_routes();
std::span<const Route> participation_routes();
std::span<const Route> staff_routes();

/// One table after the other; tests walk it.
std::span<const std::span<const Route>> all_routes();

}  // namespace stafett::api
