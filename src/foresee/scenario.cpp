#include "foresee/scenario.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include <toml++/toml.h>

#include "foresee/scenario_words.hpp"

namespace stafett::foresee {

namespace words = scenario_words;

namespace {

std::string folder_of(const std::string& path) {
  const auto slash = path.rfind('/');
  return slash == std::string::npos ? std::string{} : path.substr(0, slash + 1);
}

// Reads one file and those below it, and gathers what is wrong.
class Reader {
 public:
  explicit Reader(const FileReader& read) : read_{read}, found_(parameter_table().size()) {}

  void file(const std::string& path, const std::string& from, int line) {
    if (std::find(open_.begin(), open_.end(), path) != open_.end()) {
      std::string circle;
      for (const auto& one : open_) circle += one + " -> ";
      fault(from, line, {words::circle, {circle + path}}, {words::not_on_itself});
      return;
    }
    const auto text = read_(path);
    if (!text) {
      fault(from.empty() ? path : from, line, {words::unreadable, {path}}, {words::path});
      return;
    }
    toml::table parsed;
    try {
      parsed = toml::parse(*text, path);
    } catch (const toml::parse_error& error) {
      fault(path, static_cast<int>(error.source().begin.line),
            {words::not_toml, {std::string{error.description()}}}, {words::toml});
      return;
    }
    open_.push_back(path);
    if (const toml::node* base = parsed.get("based_on")) {
      if (const auto* name = base->as_string())
        file(name->get().starts_with('/') ? name->get() : folder_of(path) + name->get(), path,
             line_of(*base));
      else
        fault(path, line_of(*base), {words::no_text, {"based_on"}}, {words::quoted_path});
    }
    scenario_.file = path;
    // What another scenario is called, in any language, is not what this one is called.
    if (parsed.contains("name")) scenario_.name_nb = scenario_.name_nn = {};
    if (parsed.contains("text")) scenario_.text_nb = scenario_.text_nn = {};
    for (const auto& [key, node] : parsed) top(std::string{key.str()}, node);
    open_.pop_back();
  }

  ScenarioResult result() {
    if (faults_.empty()) complete();
    if (!faults_.empty()) return tl::make_unexpected(std::move(faults_));
    for (std::size_t i = 0; i < found_.size(); ++i) {
      scenario_.parameters.*found_[i]->parameter->place = found_[i]->value;
      scenario_.given.push_back(*std::move(found_[i]));
    }
    auto together = check_together(scenario_);
    if (!together.empty()) return tl::make_unexpected(std::move(together));
    return std::move(scenario_);
  }

 private:
  static int line_of(const toml::node& node) { return static_cast<int>(node.source().begin.line); }

  void fault(const std::string& file, int line, Sentence problem, Sentence expected) {
    faults_.push_back({file, line, std::move(problem), std::move(expected)});
  }

  std::string* place_of(std::string_view key) {
    if (key == "name") return &scenario_.name;
    if (key == "text") return &scenario_.text;
    if (key == "name_nb") return &scenario_.name_nb;
    if (key == "text_nb") return &scenario_.text_nb;
    if (key == "name_nn") return &scenario_.name_nn;
    if (key == "text_nn") return &scenario_.text_nn;
    return nullptr;
  }

  void top(const std::string& key, const toml::node& node) {
    const std::string& path = scenario_.file;
    const int line = line_of(node);
    if (key == "based_on") return;
    if (std::string* into = place_of(key)) {
      const auto* text = node.as_string();
      if (text == nullptr || text->get().empty())
        fault(path, line, {words::no_text, {key}}, {words::quoted_text});
      else
        *into = text->get();
    } else if (key == "first_day") {
      first_day(node);
    } else if (key == "days") {
      const auto* days = node.as_integer();
      if (days == nullptr || days->get() < 28 || days->get() > 20'000)
        fault(path, line, {words::days_out_of_bounds}, {words::days});
      else
        scenario_.days = static_cast<int>(days->get());
    } else if (const auto* group = node.as_table()) {
      for (const auto& [name, inner] : *group)
        parameter(key + "." + std::string{name.str()}, inner);
    } else {
      fault(path, line, {words::unknown_key, {key}}, {words::keys});
    }
  }

  void first_day(const toml::node& node) {
    const auto* date = node.as_date();
    const auto day = date == nullptr
                         ? std::nullopt
                         : Day::of(date->get().year, date->get().month, date->get().day);
    if (!day || day->year() < 2016 || day->year() > 2200)
      fault(scenario_.file, line_of(node), {words::no_day}, {words::day});
    else
      scenario_.first_day = *day;
  }

  void parameter(const std::string& name, const toml::node& node) {
    const std::string& path = scenario_.file;
    const ParameterInfo* info = find_parameter(name);
    if (info == nullptr) {
      fault(path, line_of(node), {words::unknown_parameter, {name}}, like(name));
      return;
    }
    const auto* table = node.as_table();
    if (table == nullptr) {
      fault(path, line_of(node), {words::no_table, {name}},
            {words::table, {name, std::string{info->unit}}});
      return;
    }
    Given given;
    given.parameter = info;
    given.file = path;
    given.line = line_of(node);
    bool has_value = false;
    bool has_unit = false;
    bool has_evidence = false;
    for (const auto& [key, inner] : *table) {
      const int line = line_of(inner);
      if (key == "value") {
        has_value = number(*info, inner, given.value);
      } else if (key == "range") {
        range(*info, inner, given);
      } else if (key == "unit") {
        has_unit = true;
        if (const auto* unit = inner.as_string(); unit == nullptr || unit->get() != info->unit)
          fault(path, line, {words::wrong_unit, {name}}, {words::unit, {std::string{info->unit}}});
      } else if (key == "evidence") {
        const auto* word = inner.as_string();
        const auto evidence = word == nullptr ? std::nullopt : from_text<Evidence>(word->get());
        if (evidence)
          given.evidence = *evidence;
        else
          fault(path, line, {words::unknown_evidence, {name}}, {words::evidence});
        has_evidence = true;
      } else if (key == "source") {
        if (const auto* source = inner.as_string())
          given.source = source->get();
        else
          fault(path, line, {words::source_no_text, {name}}, {words::quoted_text});
      } else {
        fault(path, line, {words::unknown_key_of, {std::string{key.str()}, name}},
              {words::keys_of});
      }
    }
    if (!has_value && table->get("value") == nullptr)
      fault(path, given.line, {words::no_value, {name}}, {words::value});
    if (!has_unit)
      fault(path, given.line, {words::no_unit, {name}}, {words::unit, {std::string{info->unit}}});
    if (!has_evidence) fault(path, given.line, {words::no_evidence, {name}}, {words::evidence});
    if (given.source.empty()) fault(path, given.line, {words::no_source, {name}}, {words::source});
    if (given.low == 0 && given.high == 0 && table->get("range") == nullptr) {
      given.low = given.high = given.value;
    } else if (given.value < given.low || given.value > given.high) {
      fault(path, given.line, {words::outside_range, {name}},
            {words::inside_range, {fmt::to_string(given.low), fmt::to_string(given.high)}});
    }
    found_[static_cast<std::size_t>(info - parameter_table().data())] = std::move(given);
  }

  bool number(const ParameterInfo& info, const toml::node& node, double& into) {
    const auto value = node.value<double>();
    const bool is_number = node.is_integer() || node.is_floating_point();
    if (is_number && value && takes(info, *value)) {
      into = *value;
      return true;
    }
    fault(scenario_.file, line_of(node), {words::not_this_value, {std::string{info.name}}},
          {info.whole ? words::whole_number : words::number,
           {fmt::to_string(info.least), fmt::to_string(info.most), std::string{info.unit}}});
    return false;
  }

  void range(const ParameterInfo& info, const toml::node& node, Given& given) {
    const auto* pair = node.as_array();
    if (pair == nullptr || pair->size() != 2) {
      fault(scenario_.file, line_of(node), {words::no_pair, {std::string{info.name}}},
            {words::range});
      return;
    }
    if (!number(info, *pair->get(0), given.low) || !number(info, *pair->get(1), given.high)) return;
    if (given.low >= given.high)
      fault(scenario_.file, line_of(node), {words::impossible_range, {std::string{info.name}}},
            {words::rising_range});
  }

  // Parameters of the same group, for whoever mistyped one.
  static Sentence like(const std::string& name) {
    const auto group = name.substr(0, name.find('.') + 1);
    std::string some;
    std::set<std::string> groups;
    for (const auto& row : parameter_table()) {
      groups.insert(std::string{row.name.substr(0, row.name.find('.'))});
      if (row.name.starts_with(group)) some += (some.empty() ? "" : ", ") + std::string{row.name};
    }
    if (!some.empty()) return {words::one_of, {some}};
    for (const auto& one : groups) some += (some.empty() ? "" : ", ") + one;
    return {words::one_of_groups, {some}};
  }

  void complete() {
    const std::string& path = scenario_.file;
    if (scenario_.name.empty()) fault(path, 0, {words::no_name}, {words::name});
    if (scenario_.days == 0) fault(path, 0, {words::no_length}, {words::length});
    if (scenario_.first_day == Day{}) fault(path, 0, {words::no_first_day}, {words::first_day});
    for (std::size_t i = 0; i < found_.size(); ++i) {
      if (found_[i]) continue;
      const ParameterInfo& info = parameter_table()[i];
      fault(path, 0, {words::not_given, {std::string{info.name}}},
            {words::given, {std::string{info.name}, std::string{info.unit}}});
    }
  }

  const FileReader& read_;
  Scenario scenario_;
  std::vector<std::optional<Given>> found_;
  std::vector<std::string> open_;
  std::vector<ScenarioFault> faults_;
};

}  // namespace

std::string ScenarioFault::to_text() const {
  const std::string where = line > 0 ? fmt::format("{}:{}", file, line) : file;
  return fmt::format("{}: {}; expected {}", where, problem.in(Language::en),
                     expected.in(Language::en));
}

std::string Sentence::in(Language language) const {
  std::string text{said.in(language)};
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::string hole = fmt::format("{{{}}}", i);
    if (const auto at = text.find(hole); at != std::string::npos)
      text.replace(at, hole.size(), values[i]);
  }
  return text;
}

const std::string& Scenario::name_in(Language language) const {
  const std::string& own = language == Language::nb ? name_nb : name_nn;
  return language == Language::en || own.empty() ? name : own;
}

const std::string& Scenario::text_in(Language language) const {
  const std::string& own = language == Language::nb ? text_nb : text_nn;
  return language == Language::en || own.empty() ? text : own;
}

void call(Scenario& scenario, Spoken name, Spoken text) {
  scenario.name = std::move(name.en);
  scenario.name_nb = std::move(name.nb);
  scenario.name_nn = std::move(name.nn);
  scenario.text = std::move(text.en);
  scenario.text_nb = std::move(text.nb);
  scenario.text_nn = std::move(text.nn);
}

ScenarioResult read_scenario(const std::string& path, const FileReader& read) {
  Reader reader{read};
  reader.file(path, {}, 0);
  return reader.result();
}

std::vector<ScenarioFault> check_together(const Scenario& scenario) {
  std::vector<ScenarioFault> faults;
  const Parameters& p = scenario.parameters;
  const auto fault = [&](std::string_view name, const Said& problem, const Said& expected) {
    for (const Given& given : scenario.given) {
      if (given.parameter->name == name)
        faults.push_back({given.file, given.line, {problem}, {expected}});
    }
  };
  const double base_days = p.base_years * 365;
  if (p.near_share + p.far_share > 1)
    fault("people.far_share", words::more_than_all, words::two_shares);
  if (p.award_days >= base_days)
    fault("contract.award_days", words::award_too_early, words::less_than_base);
  if (p.option_notice_days >= base_days)
    fault("contract.option_notice_days", words::notice_too_early, words::less_than_base);
  if (p.options > 0 && p.option_notice_days < p.award_days)
    fault("contract.option_notice_days", words::notice_too_late, words::at_least_award);
  if (p.intake_stop_days >= base_days)
    fault("contract.intake_stop_days", words::stop_too_early, words::less_than_base);
  const double free_hours =
      p.week_hours * (1 - p.documentation_share) - p.meeting_hours - p.own_search_hours;
  if (free_hours <= 0) fault("week.meeting_hours", words::no_hour, words::some_hours);
  return faults;
}

Scenario with_own_register(
    Scenario other, const Scenario& own,
    const std::function<bool(const std::string&, const std::string&)>& same_file) {
  std::set<std::string> below;  // the files that own is based on
  bool has_register = false;
  for (const Given& given : own.given) {
    if (given.evidence == Evidence::own_register)
      has_register = true;
    else
      below.insert(given.file);
  }
  if (!has_register) return other;
  other.first_day = own.first_day;
  other.days = own.days;
  for (std::size_t i = 0; i < own.given.size(); ++i) {
    if (own.given[i].evidence != Evidence::own_register) continue;
    const bool shared = std::any_of(below.begin(), below.end(), [&](const std::string& file) {
      return same_file(file, other.given[i].file);
    });
    if (!shared) continue;
    other.given[i] = own.given[i];
    other.parameters.*own.given[i].parameter->place = own.given[i].value;
  }
  return other;
}

Scenario with_value(Scenario scenario, const ParameterInfo& parameter, double value) {
  scenario.parameters.*parameter.place = parameter.whole ? std::floor(value + 0.5) : value;
  for (Given& given : scenario.given) {
    if (given.parameter == &parameter) given.value = scenario.parameters.*parameter.place;
  }
  return scenario;
}

}  // namespace stafett::foresee
