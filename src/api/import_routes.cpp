// Files from the agency: sent as they are, shown as a preview, confirmed once.
#include <algorithm>

#include "api/context.hpp"
#include "api/routes.hpp"
#include "api/shape/import.hpp"
#include "base/text.hpp"
#include "service/import.hpp"

namespace stafett::service {
BOOST_DESCRIBE_STRUCT(ImportQuery, (), (cursor, limit))
BOOST_DESCRIBE_STRUCT(ImportRowQuery, (), (verdict, cursor, limit))
}  // namespace stafett::service

namespace stafett::api {

namespace {

using domain::Role;

constexpr Roles administrators{Role::administrator};
constexpr std::size_t longest_file_name = 300;

/// What goes with a file.
struct StartImport {
  std::optional<ContractId> contract;
  std::optional<ParticipationId> participation;
  std::optional<service::view::Text<100>> sheet;
};
BOOST_DESCRIBE_STRUCT(StartImport, (), (contract, participation, sheet))

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// The last part of a percent-encoded name; empty where it is none that can be shown.
std::string file_name(std::string_view encoded) {
  std::string name;
  for (std::size_t i = 0; i < encoded.size(); ++i) {
    if (encoded[i] != '%') {
      name += encoded[i];
      continue;
    }
    if (i + 2 >= encoded.size()) return {};
    const int high = hex_digit(encoded[i + 1]);
    const int low = hex_digit(encoded[i + 2]);
    if (high < 0 || low < 0) return {};
    name += static_cast<char>(high * 16 + low);
    i += 2;
  }
  name.erase(0, name.find_last_of("/\\") + 1);
  const bool shown = std::none_of(name.begin(), name.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
  });
  if (!shown || !text::is_utf8(name) || name.size() > longest_file_name) return {};
  return name;
}

Reply start_import(Context& context) {
  const auto with = context.query<StartImport>();
  const std::string& bytes = context.raw_body();
  if (!context.readable()) return context.unreadable();
  const std::string name = file_name(context.request().header("X-File-Name"));
  if (name.empty()) return context.refused({Reason::invalid, "file_name_missing", "/X-File-Name"});
  return context.replied(
      service::start_import(context.call(), {.name = name,
                                             .bytes = bytes,
                                             .contract = with.contract,
                                             .history_of = with.participation,
                                             .sheet = with.sheet ? std::string_view{*with.sheet}
                                                                 : std::string_view{}}),
      201);
}

/// A list of objects can only be a body; answers<> would read it as a query as well.
Reply map_columns(Context& context) {
  const auto id = context.value<ImportId>();
  const auto input = context.body<service::view::MappingInput>();
  if (!context.readable()) return context.unreadable();
  return context.replied(service::map_columns(context.call(), id, input));
}

constexpr Route rows[] = {
    {.method = "POST",
     .path = "/api/imports",
     .handle = start_import,
     .roles = administrators,
     .body_limit = import_body_limit},
    {.method = "GET",
     .path = "/api/imports",
     .handle = answers<&service::list_imports>,
     .roles = administrators},
    {.method = "GET",
     .path = "/api/imports/{import}",
     .handle = answers<&service::read_import>,
     .roles = administrators},
    {.method = "DELETE",
     .path = "/api/imports/{import}",
     .handle = answers<&service::discard_import>,
     .roles = administrators,
     .current = answers<&service::read_import>},
    {.method = "GET",
     .path = "/api/imports/{import}/rows",
     .handle = answers<&service::list_import_rows>,
     .roles = administrators},
    {.method = "PUT",
     .path = "/api/imports/{import}/mapping",
     .handle = map_columns,
     .roles = administrators,
     .current = answers<&service::read_import>},
    {.method = "POST",
     .path = "/api/imports/{import}/confirmation",
     .handle = answers<&service::confirm_import>,
     .roles = administrators,
     .current = answers<&service::read_import>},
};

}  // namespace

std::span<const Route> import_routes() { return rows; }

}  // namespace stafett::api
