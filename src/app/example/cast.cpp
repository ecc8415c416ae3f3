#include "app/example/cast.hpp"
#include "app/example/dice.hpp"

#include <algorithm>

#include "app/example/numbers.hpp"
#include "base/text.hpp"
#include "domain/calendar.hpp"

namespace stafett::example {

namespace {

using domain::EducationLevel;
using domain::EmploymentType;

// The consultants, in the order they came; then leaders and administrator.
constexpr EmployeePlace ingunn{0}, yusuf{1}, oddny{2}, torbjorn{3}, katarzyna{4}, havard{5},
    camilla{6}, elisabeth{7}, magnhild{8}, mehdi{9}, stian{10}, sunniva{11}, marit{12}, farhad{13},
    bente{14};
constexpr TeamPlace ostfold{0}, innlandet{1}, oslo{2};

struct Known {
  std::string_view name;
  EducationLevel level;
  std::string_view field;
  bool relevant;
  Position position;
  Tongue writes;
};

constexpr auto consultant = Position::consultant;
constexpr auto bachelor = EducationLevel::bachelor;
constexpr auto nb = Tongue::bokmal;

constexpr std::array<Known, 15> known = {{
    {"Ingunn Bråthen", bachelor, "sosialt arbeid", true, consultant, nb},
    {"Yusuf Warsame", bachelor, "vernepleie", true, consultant, nb},
    {"Oddny Hovland", bachelor, "pedagogikk", true, consultant, Tongue::nynorsk},
    {"Torbjørn Lia", EducationLevel::upper_secondary, "salg og service", false, consultant, nb},
    {"Katarzyna Zielińska", EducationLevel::master, "arbeids- og organisasjonspsykologi", true,
     consultant, nb},
    {"Håvard Nesset", EducationLevel::vocational, "fagbrev som tømrer", false, consultant, nb},
    {"Camilla Ness", bachelor, "barnevern", true, consultant, nb},
    {"Elisabeth Moen", bachelor, "ergoterapi", true, consultant, nb},
    {"Magnhild Brekke", EducationLevel::master, "rådgivningsvitenskap", true, consultant,
     Tongue::nynorsk},
    {"Mehdi Rezai", bachelor, "økonomi og administrasjon", false, consultant, nb},
    {"Stian Lunde", EducationLevel::upper_secondary, "idrettsfag", false, consultant, nb},
    {"Sunniva Eira", bachelor, "sosialt arbeid", true, consultant, nb},
    {"Marit Solheim Aune", EducationLevel::master, "ledelse", true, Position::leader, nb},
    {"Farhad Karimi", bachelor, "sosialt arbeid", true, Position::leader, nb},
    {"Bente Rustad", EducationLevel::vocational, "kontor", false, Position::administrator, nb},
}};

/// "Håvard Nesset" → "havard.nesset"
std::string mail_name(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto c = static_cast<unsigned char>(name[i]);
    if (c == ' ') {
      out += '.';
    } else if (c < 0x80) {
      out += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    } else if (i + 1 < name.size()) {
      const std::string_view letter = name.substr(i, 2);
      out += letter == "ø" || letter == "Ø"   ? 'o'
             : letter == "ń"                  ? 'n'
             : letter == "é" || letter == "æ" ? 'e'
                                              : 'a';
      ++i;
    }
  }
  return out;
}

void add_staff(Cast& cast, Day today, Dice& dice) {
  for (const auto& k : known) {
    EmployeeRow row;
    row.employee.name = k.name;
    row.employee.education_level = k.level;
    row.employee.education_field = k.field;
    row.employee.relevant_degree = k.relevant;
    row.email = mail_name(k.name) + "@paafunn.example";
    row.phone = unreachable_phone(dice);
    row.position = k.position;
    row.writes = k.writes;
    cast.script.employees.push_back(std::move(row));
  }
  cast.administrator = bente;
  cast.posts.resize(known.size());
  cast.belongings.resize(known.size());

  const Day one = cast.script.contracts[follow_up_contract.at].first_day;
  const Day two = cast.script.contracts[clarification_contract.at].first_day;
  const Day three = cast.script.contracts[course_contract.at].first_day;
  const auto hire = [&](EmployeePlace who, Day first, std::optional<ContractPlace> depends,
                        std::string title, std::optional<TeamPlace> team, bool leads = false) {
    auto& post = cast.posts[who.at];
    post.first_day = working_day_from(first);
    post.contract = depends;
    post.role_title = std::move(title);
    const Day signed_off = working_day_until(post.first_day + 75);
    if (signed_off < today - 1) post.onboarding_signed_day = signed_off;
    if (team) cast.belongings[who.at].push_back({*team, post.first_day, {}, leads});
  };
  const std::string title = "Jobbkonsulent";
  // The leaders come some weeks before their contracts begin; the start is never quite ready (A3).
  hire(marit, one.plus_months(-1), {}, "Teamleder", ostfold, true);
  hire(farhad, two.plus_months(-1), {}, "Teamleder", innlandet, true);
  hire(bente, one.plus_months(-2), {}, "Administrator", {});
  hire(ingunn, one - 14, follow_up_contract, title, ostfold);
  hire(yusuf, one - 14, follow_up_contract, title, ostfold);
  hire(oddny, one - 7, follow_up_contract, title, ostfold);
  hire(torbjorn, one - 7, follow_up_contract, title, ostfold);
  hire(camilla, one + 45, follow_up_contract, title, ostfold);
  hire(havard, one + 120, follow_up_contract, title, ostfold);
  hire(katarzyna, today - 215, follow_up_contract, title, ostfold);
  hire(elisabeth, two - 10, clarification_contract, "Avklaringsveileder", innlandet);
  hire(magnhild, two - 10, clarification_contract, "Avklaringsveileder", innlandet);
  hire(mehdi, two + 95, clarification_contract, "Avklaringsveileder", innlandet);
  hire(stian, two + 20, clarification_contract, "Avklaringsveileder", innlandet);
  hire(sunniva, today - 9, course_contract, "Kursholder og jobbkonsulent", oslo);

  auto leave = [&](EmployeePlace who, Day notice, Day last, std::string reason) {
    auto& post = cast.posts[who.at];
    post.notice_day = working_day_until(notice);
    post.last_day = working_day_until(last);
    post.end_reason = std::move(reason);
    auto& belonging = cast.belongings[who.at].back();
    if (*post.last_day < today) belonging.last_day = post.last_day;
  };
  const auto reasons = library().office_texts("notice", "reason");
  leave(torbjorn, today - 300, today - 242, std::string{reasons[0]});
  leave(camilla, today - 76, today - 24,
        std::string{reasons[1]});  // had looked before the news came
  leave(havard, today - 10, today + 38, std::string{reasons[1]});
  cast.posts[oddny.at].type = EmploymentType::fixed_term;
  cast.posts[oddny.at].last_day = today + 60;
  cast.posts[mehdi.at].type = EmploymentType::hired_in;
  // Who is left with the most is the one in a full post.
  for (const auto part_time : {yusuf, oddny, katarzyna, havard}) {
    cast.posts[part_time.at].extent_percent = 40;
  }
  // Stian goes from the second team to the third when its contract is won.
  const Day moves = working_day_from(three - 7);
  cast.belongings[stian.at].back().last_day = moves - 1;
  cast.belongings[stian.at].push_back({oslo, moves});
  cast.posts[stian.at].role_title = "Jobbkonsulent";
  cast.belongings[marit.at].push_back({oslo, working_day_from(three - 10), {}, true});
  cast.posts[sunniva.at].buddy = stian;
  cast.posts[katarzyna.at].buddy = ingunn;
  cast.posts[mehdi.at].buddy = elisabeth;
}

/// Summer, Christmas and a week at Easter, in each year the post touches.
void add_holidays(Cast& cast, Day today, Dice& dice) {
  cast.away.resize(cast.posts.size());
  for (std::size_t i = 0; i < cast.posts.size(); ++i) {
    auto& away = cast.away[i];
    const int first_year = cast.posts[i].first_day.year();
    for (int year = first_year; year <= today.year() + 1; ++year) {
      const bool early = (i + static_cast<std::size_t>(year)) % 2 == 0;
      const Day summer = *Day::of(year, early ? 6 : 7, early ? 24 : 15) + dice.between(0, 4);
      const Day monday = summer - (summer.weekday() - 1);
      away.push_back({monday, monday + 26});
      away.push_back({*Day::of(year, 12, 23), *Day::of(year + 1, 1, 2)});
      const Day easter = domain::easter_sunday(year);
      if (dice.chance(55)) away.push_back({easter - 6, easter + 1});
      const Day autumn = *Day::of(year, 10, 1) + dice.between(0, 10);
      if (dice.chance(35)) {
        const Day begins = autumn - (autumn.weekday() - 1);
        away.push_back({begins, begins + 5});
      }
    }
  }
}

void add_counsellors(Script& script, Dice& dice) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 12> rows = {{
      {"Anne-Lise Torgersen", "Nav Sarpsborg"},
      {"Kamran Malik", "Nav Sarpsborg"},
      {"Grethe Fossum", "Nav Fredrikstad"},
      {"Jens Petter Aasgård", "Nav Fredrikstad"},
      {"Wenche Sletten", "Nav Moss"},
      {"Tor Erik Brynildsen", "Nav Halden"},
      {"Siri Østbye", "Nav Hamar"},
      {"Ole Kristian Nysæter", "Nav Elverum"},
      {"Turid Bækkevold", "Nav Kongsvinger"},
      {"Nasra Abdullahi", "Nav Grünerløkka"},
      {"Espen Kjølstad", "Nav Bjerke"},
      {"Ragnhild Sollie", "Nav Nordstrand"},
  }};
  for (const auto& [name, office] : rows) {
    script.counsellors.push_back({std::string{name}, std::string{office},
                                  mail_name(name) + "@nav.example", unreachable_phone(dice)});
  }
}

void add_employers(Script& script, Dice& dice) {
  const auto& lib = library();
  for (std::size_t i = 0; i < lib.firms.size(); ++i) {
    const auto& firm = lib.firms[i];
    std::optional<std::string> number = synthetic_organisation_number(dice);
    if (i == 17) number.reset();
    script.employers.push_back({std::string{firm.name}, std::move(number), std::string{firm.place},
                                std::string{lib.work[firm.work].industry}, firm.work});
  }
}

}  // namespace

Day working_day_until(Day day) {
  while (!domain::is_working_day(day)) day = day - 1;
  return day;
}

Day working_day_from(Day day) {
  while (!domain::is_working_day(day)) day = day + 1;
  return day;
}

std::string_view town_of(DeliveryPlace delivery, std::size_t draw) {
  switch (delivery.at) {
    case follow_up_sarpsborg.at:
      return draw % 2 == 0 ? "Sarpsborg" : "Fredrikstad";
    case follow_up_moss.at:
      return "Moss";
    case follow_up_halden.at:
      return "Halden";
    case clarification_hamar.at:
      return draw % 3 != 2 ? "Hamar" : "Elverum";
    case clarification_kongsvinger.at:
      return "Kongsvinger";
    default:
      return "Oslo";
  }
}

std::string_view postcode_of(std::string_view town) {
  if (town == "Sarpsborg") return "1706";
  if (town == "Fredrikstad") return "1606";
  if (town == "Moss") return "1530";
  if (town == "Halden") return "1767";
  if (town == "Hamar") return "2317";
  if (town == "Elverum") return "2408";
  if (town == "Kongsvinger") return "2212";
  return "0570";
}

std::vector<EmployerPlace> employers_near(const Script& script, std::string_view town,
                                          std::size_t work) {
  const auto region = [](std::string_view place) {
    if (place == "Hamar" || place == "Elverum" || place == "Kongsvinger") return 1;
    return place == "Oslo" ? 2 : 0;
  };
  std::vector<EmployerPlace> near;
  for (std::size_t i = 0; i < script.employers.size(); ++i) {
    const auto& employer = script.employers[i];
    if (employer.work == work && region(employer.place) == region(town)) near.push_back({i});
  }
  return near;
}

bool Cast::employed(EmployeePlace who, Day day) const {
  const auto& post = posts[who.at];
  return post.first_day <= day && (!post.last_day || day <= *post.last_day);
}

bool Cast::at_work(EmployeePlace who, Day day) const {
  return domain::is_working_day(day) && employed(who, day) &&
         std::ranges::none_of(away[who.at], [&](const Period& p) { return p.contains(day); });
}

std::vector<EmployeePlace> Cast::consultants_of(ContractPlace contract, Day day) const {
  std::vector<EmployeePlace> found;
  for (std::size_t i = 0; i < posts.size(); ++i) {
    if (script.employees[i].position != Position::consultant || !employed({i}, day)) continue;
    for (const auto& b : belongings[i]) {
      const auto& contracts = script.teams[b.team.at].contracts;
      const bool then = b.first_day <= day && (!b.last_day || day <= *b.last_day);
      if (then && std::ranges::count(contracts, contract) > 0) found.push_back({i});
    }
  }
  return found;
}

EmployeePlace Cast::leader_of(ContractPlace contract) const {
  return contract == clarification_contract ? farhad : marit;
}

std::optional<Day> Cast::next_at_work(EmployeePlace who, Day day) const {
  for (int i = 0; i < 120; ++i) {
    if (at_work(who, day + i)) return day + i;
  }
  return std::nullopt;
}

Cast make_cast(std::uint64_t seed, Day today) {
  Cast cast;
  Dice dice{seed, "cast"};
  cast.script.seed = seed;
  cast.script.today = today;
  cast.script.provider = {"Påfunn Arbeid og Inkludering AS", synthetic_organisation_number(dice)};
  cast.option_notice_day = working_day_until(today - 33);
  cast.halden_stop_day = working_day_until(today - 380);
  add_contracts(cast.script, today);
  add_deliveries(cast.script, today, cast.halden_stop_day);
  cast.script.teams = {{"Team Østfold", {follow_up_contract}},
                       {"Team Innlandet", {clarification_contract}},
                       {"Team Oslo", {course_contract}}};
  add_staff(cast, today, dice);
  add_holidays(cast, today, dice);
  add_counsellors(cast.script, dice);
  add_employers(cast.script, dice);
  return cast;
}

}  // namespace stafett::example
