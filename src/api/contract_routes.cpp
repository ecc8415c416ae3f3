// Contracts, their terms and options, the three rings, and the code lists that forms choose from.
#include "api/context.hpp"
#include "api/routes.hpp"
#include "api/shape/contract.hpp"
#include "service/code_lists.hpp"
#include "service/contract.hpp"
#include "service/rings.hpp"

namespace stafett::api {

namespace {

using domain::Role;

constexpr Roles staff{Role::consultant, Role::leader, Role::administrator};
constexpr Roles keepers{Role::administrator};

constexpr Route rows[] = {
    {.method = "GET",
     .path = "/api/contracts",
     .handle = answers<&service::list_contracts>,
     .roles = staff},
    {.method = "POST",
     .path = "/api/contracts",
     .handle = makes<&service::register_contract>,
     .roles = keepers},
    {.method = "GET",
     .path = "/api/contracts/{contract}",
     .handle = answers<&service::read_contract>,
     .roles = staff},
    {.method = "PUT",
     .path = "/api/contracts/{contract}",
     .handle = answers<&service::change_contract>,
     .roles = keepers,
     .current = answers<&service::read_contract>},
    {.method = "POST",
     .path = "/api/contracts/{contract}/terms",
     .handle = makes<&service::add_term>,
     .roles = keepers},
    {.method = "POST",
     .path = "/api/contracts/{contract}/options/{ordinal}/decision",
     .handle = answers<&service::decide_option>,
     .roles = keepers,
     .current = answers<&service::read_contract>},
    {.method = "GET",
     .path = "/api/contracts/{contract}/rings",
     .handle = answers<&service::read_rings>,
     .roles = staff},
    {.method = "GET", .path = "/api/codes", .handle = answers<&service::list_codes>},
};

}  // namespace

std::span<const Route> contract_routes() { return rows; }

}  // namespace stafett::api
