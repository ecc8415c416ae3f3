#include "app/serve.hpp"

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <utility>

#include "api/router.hpp"
#include "api/routes.hpp"
#include "app/ahead.hpp"
#include "app/premises.hpp"
#include "app/upkeep.hpp"
#include "base/log.hpp"
#include "http/files.hpp"
#include "http/options.hpp"
#include "http/peer.hpp"
#include "http/server.hpp"
#include "store/account.hpp"

namespace stafett::app {

const char* const serve_usage =
    "  --web FOLDER         the page's files; without it only /api is answered\n"
    "  --scenarios FOLDER   those that come with the program; without them nobody can look ahead\n"
    "  --port N             8080; 0 takes any free one\n"
    "  --address A          127.0.0.1; another one only behind a proxy with TLS\n"
    "  --trust-proxy NET    whose X-Forwarded-For and -Proto are believed; may be repeated\n"
    "  --host NAME          a name it answers to; may be repeated; any, where none is given\n"
    "  --origin URL         https://stafett.example.org, where the Host header is not to be relied "
    "on\n"
    "  --workers N          16; how many requests are answered at once\n"
    "  --connections N      1024; the one that has waited longest gives way to a new one\n"
    "  --connections-per-address N   128; trusted proxies are not counted\n"
    "  --quiet              no line in the log for each answer\n";

namespace {

http::Options options_from(Arguments& arguments) {
  http::Options options;
  options.stop_on_signals = true;
  if (const auto port = arguments.number("port", 0, 65535))
    options.port = static_cast<std::uint16_t>(*port);
  if (auto address = arguments.option("address")) options.address = *std::move(address);
  if (const auto workers = arguments.number("workers", 1, 256))
    options.workers = static_cast<unsigned>(*workers);
  if (const auto all = arguments.number("connections", 1, 100'000))
    options.connections = static_cast<std::size_t>(*all);
  if (const auto each = arguments.number("connections-per-address", 1, 100'000))
    options.connections_per_address = static_cast<std::size_t>(*each);
  for (const auto& text : arguments.options("trust-proxy")) {
    const auto network = http::Network::from_text(text);
    if (!network) throw UsageError{"--trust-proxy takes an address or a network: " + text};
    options.trusted_proxies.push_back(*network);
  }
  options.hosts = arguments.options("host");
  options.access_log = !arguments.flag("quiet");
  return options;
}

// As many files as the connections need, where the machine allows it: shells begin with 1024.
void allow_connections(std::size_t connections) {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  const rlim_t wanted = connections + 256;
  if (limit.rlim_cur >= wanted) return;
  limit.rlim_cur = std::min(wanted, limit.rlim_max);
  if (limit.rlim_cur < wanted || setrlimit(RLIMIT_NOFILE, &limit) != 0)
    log::write(log::Level::warning, "few_files_may_be_open",
               {{"files", std::to_string(limit.rlim_cur)}});
}

bool has_organisation(store::Store& store) {
  return store.read([](sql::Reading& tx) { return store::find_organisation(tx).has_value(); });
}

}  // namespace

int serve(Arguments& arguments) {
  const auto premises = Premises::from(arguments);
  const auto options = options_from(arguments);
  const auto web = arguments.option("web");
  const auto origin = arguments.option("origin");
  const auto scenarios = arguments.option("scenarios");
  arguments.none_left();

  allow_connections(options.connections);
  http::Files files;
  if (web) files = http::Files::read(*web);
  OpenHouse open{premises, sql::Mode::create, options.workers};
  if (open.migrated() > 0)
    log::write(log::Level::info, "schema_carried_forward",
               {{"files", std::to_string(open.migrated())}});
  store::AuditKey audit_key{premises.folder};
  std::optional<Ahead> ahead;
  if (scenarios) open.house().foresight = &ahead.emplace(*scenarios).foresight();
  const Upkeep upkeep{open.house(), audit_key};

  const api::Desk desk{.house = open.house(),
                       .now = now,
                       .random = open.random(),
                       .public_origin = origin.value_or(""),
                       .routes = api::all_routes()};
  http::Server server{
      options, std::move(files),
      [&desk](api::Request&& request) { return api::answer(desk, request); },
      [&desk](auto method, auto path) { return api::body_limit(desk.routes, method, path); }};

  fmt::print("Stafett answers on http://{}:{}\n",
             options.address == "127.0.0.1" ? "localhost" : options.address, server.port());
  if (!has_organisation(open.store()))
    fmt::print(
        "Nobody can sign in yet. `stafett setup-token` with the same --data and --database prints\n"
        "the token that the page asks the first administrator for.\n");
  std::fflush(stdout);

  if (!server.run()) {
    log::write(log::Level::error, "worker_did_not_come_back");
    std::_Exit(EXIT_FAILURE);
  }
  return EXIT_SUCCESS;
}

}  // namespace stafett::app
