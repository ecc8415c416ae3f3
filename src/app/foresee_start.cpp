#include "app/foresee_start.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <utility>
#include <vector>

#include "app/premises.hpp"
#include "app/run_parts.hpp"
#include "base/text.hpp"
#include "service/contract.hpp"
#include "service/standing.hpp"
#include "store/scenario.hpp"

namespace stafett::app {

namespace {

/// The contract of that number, or else the only one of that name. Says what there is otherwise.
std::optional<ContractId> find(const std::vector<service::view::ContractRow>& rows,
                               const std::string& wanted) {
  std::vector<ContractId> named;
  std::string all;
  for (const auto& row : rows) {
    if (row.number == wanted) return ContractId{row.id};
    if (text::fold(row.name) == text::fold(wanted)) named.push_back(ContractId{row.id});
    all += fmt::format("\n  {}  {}", row.number, row.name);
  }
  if (named.size() == 1) return named.front();
  if (rows.empty())
    fmt::print(stderr, "stafett foresee: no contract is registered here\n");
  else
    fmt::print(
        stderr, "stafett foresee: {} {}; there are:{}\n", wanted,
        named.empty() ? "is no contract's number or name" : "is the name of several contracts",
        all);
  return std::nullopt;
}

std::optional<Premises> premises_of(const std::string& data,
                                    const std::optional<std::string>& database) {
  std::vector<std::string> words{"--data", data};
  if (database) words.insert(words.end(), {"--database", *database});
  Arguments arguments{std::move(words)};
  auto premises = Premises::from(arguments);
  if (premises.database.engine == sql::Engine::sqlite &&
      !std::filesystem::exists(premises.database.target)) {
    fmt::print(stderr, "stafett foresee: there is no register in {}\n", premises.database.target);
    return std::nullopt;
  }
  return premises;
}

}  // namespace

StartAsked::StartAsked(Arguments& arguments)
    : contract_{arguments.option("contract")},
      data_{arguments.option("data")},
      database_{arguments.option("database")},
      shelf_{arguments.option("scenarios")} {
  if (database_ && !data_) throw UsageError{"--database goes with --data"};
  if (contract_ && !data_) throw UsageError{"--contract needs --data: where the register is"};
}

void StartAsked::begin_with(std::string contract) { contract_ = std::move(contract); }

std::optional<foresee::Start> StartAsked::read(std::optional<Day> day) const {
  const auto premises = premises_of(*data_, database_);
  if (!premises) return std::nullopt;
  OpenHouse open{*premises, sql::Mode::read_write, 1};
  auto call = open.call();
  if (day && *day > call.today) {
    fmt::print(stderr, "stafett foresee: {} has not come\n", day->to_text());
    return std::nullopt;
  }
  if (day) call.today = *day;
  const auto contracts = service::list_contracts(call);
  if (!contracts) throw std::runtime_error{"contracts cannot be read: " + contracts.error().code};
  const auto id = find(contracts->rows, *contract_);
  if (!id) return std::nullopt;
  auto start = service::read_standing(call, *id);
  if (!start) throw std::runtime_error{"the contract cannot be read: " + start.error().code};
  if (!foresee::check_start(*start)) {
    fmt::print(stderr, "stafett foresee: {} {} is over: its last day was {}\n",
               start->contract.number, start->contract.name,
               (domain::end_day(start->contract, start->day) - 1).to_text());
    return std::nullopt;
  }
  return *std::move(start);
}

std::optional<std::string> StartAsked::scenario(const std::string& path) const {
  const bool in_folder = path.find('/') != std::string::npos;
  if (auto text = read_file(shelf_ && !in_folder ? *shelf_ + "/" + path : path)) return text;
  const std::filesystem::path file{path};
  const auto id =
      file.extension() == ".toml" ? Uuid::from_text(file.stem().string()) : std::nullopt;
  if (!data_ || in_folder || !id) return std::nullopt;
  const auto premises = premises_of(*data_, database_);
  if (!premises) return std::nullopt;
  OpenHouse open{*premises, sql::Mode::read_write, 1};
  const auto kept =
      open.store().read([&](sql::Reading& tx) { return store::find_scenario(tx, *id); });
  return kept ? std::optional{kept->content} : std::nullopt;
}

}  // namespace stafett::app
