#include "app/example/phone_lists.hpp"

#include <map>

#include "app/example/numbers.hpp"
#include "service/import.hpp"

namespace stafett::example {

namespace {

/// Who takes part or is to take part under each contract, as the agency told last, and may be named
/// in a list.
std::map<std::size_t, std::vector<const PersonRow*>> people_by_contract(const Script& script) {
  std::map<std::size_t, domain::Status> statuses;
  for (const auto& event : script.events) {
    if (const auto* referred = std::get_if<Referred>(&event.act)) {
      statuses[referred->participation.at] = referred->state.status;
    } else if (const auto* changed = std::get_if<AgencyChanged>(&event.act)) {
      statuses[changed->participation.at] = changed->state.status;
    }
  }
  std::map<std::size_t, std::vector<const PersonRow*>> people;
  for (const auto& [participation, status] : statuses) {
    const auto& row = script.participations[participation];
    const auto& person = script.people[row.person.at];
    if (!domain::is_open(status) || person.protection || person.number.empty()) continue;
    people[script.deliveries[row.delivery.at].contract.at].push_back(&person);
  }
  return people;
}

constexpr std::size_t rows_in_list = 8;

/// A list as the office's own spreadsheet has it. Every third has got another number, and somebody
/// slipped at the last person's.
std::string list_of(const std::vector<const PersonRow*>& people, Dice& dice) {
  std::string list = "Fornavn;Etternavn;Fødselsnummer;Mobil\r\n";
  for (std::size_t i = 0; i < people.size() && i < rows_in_list; ++i) {
    const auto& person = *people[i];
    std::string number = person.number;
    if (i + 1 == rows_in_list) number.back() = number.back() == '0' ? '1' : '0';
    const std::string phone = i % 3 == 1 ? unreachable_phone(dice) : person.phone;
    for (const auto& cell : {person.given_name, person.family_name, number}) list += cell + ";";
    list += phone + "\r\n";
  }
  return list;
}

EmployeePlace administrator_of(const Script& script) {
  for (std::size_t i = 0; i < script.employees.size(); ++i) {
    if (script.employees[i].position == Position::administrator) return {i};
  }
  throw std::logic_error{"the invented office has no administrator"};
}

}  // namespace

void read_in_phone_lists(Player& player) {
  const auto& script = player.script;
  Dice dice{script.seed, "phone lists"};
  int minute = 0;
  for (const auto& [contract, people] : people_by_contract(script)) {
    if (people.size() < rows_in_list) continue;
    const Event event{.at = Instant::in_norway(script.today - 1, 14 * 60 + 5 * minute),
                      .by = administrator_of(script),
                      .act = {}};
    const std::string name = "Telefonliste " + script.contracts[contract].name + ".csv";
    const std::string bytes = list_of(people, dice);
    const service::ImportFile file{
        .name = name, .bytes = bytes, .contract = player.props.contracts[contract]};
    const auto preview = must(service::start_import(player.call(event), file), "start_import");
    if (minute++ > 0) break;
    must(service::confirm_import(player.call(event), ImportId{preview.id}, {preview.version}),
         "confirm_import");
  }
}

}  // namespace stafett::example
