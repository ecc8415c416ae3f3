#include "app/example/people.hpp"

#include <algorithm>
#include <set>

#include "app/example/numbers.hpp"
#include "base/text.hpp"

namespace stafett::example {

namespace {

/// How many of `count` people each group gives: its share, and at least one.
std::vector<std::size_t> groups_of(std::size_t count) {
  std::vector<std::size_t> groups;
  const auto& names = library().names;
  int shares = 0;
  for (const auto& group : names) shares += group.share;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto whole =
        static_cast<std::size_t>(names[i].share) * count / static_cast<std::size_t>(shares);
    groups.insert(groups.end(), std::max<std::size_t>(1, whole), i);
  }
  // What rounding left over goes to the largest group.
  const auto largest = static_cast<std::size_t>(
      std::ranges::max_element(names, {}, &NameGroup::share) - names.begin());
  groups.resize(std::max(groups.size(), count), largest);
  return groups;
}

/// Letters that mail addresses have.
std::string mail_part(std::string_view name) {
  std::string out;
  for (const char c : text::fold(name)) {
    if ((c >= 'a' && c <= 'z') || c == '-') out += c;
  }
  return out.empty() ? "deltaker" : out;
}

std::string capital(std::string_view language) {
  std::string text{language};
  if (!text.empty()) text[0] = static_cast<char>(text[0] - 32);
  return text;
}

}  // namespace

std::vector<PersonRow> make_people(std::uint64_t seed, Day today, std::size_t count) {
  Dice dice{seed, "people"};
  auto groups = groups_of(count);
  for (std::size_t i = groups.size(); i > 1; --i) std::swap(groups[i - 1], groups[dice.below(i)]);
  groups.resize(count);

  std::vector<PersonRow> people;
  std::set<std::string> taken;
  const auto streets = library().office_texts("street", "name");
  for (const std::size_t g : groups) {
    const auto& group = library().names[g];
    PersonRow p;
    do {
      p.woman = dice.chance(51);
      p.given_name = dice.pick(p.woman ? group.she : group.he);
      p.family_name = dice.pick(p.woman ? group.family_she : group.family_he);
    } while (!taken.insert(p.given_name + ' ' + p.family_name).second);
    const int age = dice.chance(25) ? dice.between(19, 27) : dice.between(24, 61);
    const Day born = today.plus_years(-age) - dice.between(0, 364);
    p.number = synthetic_person_number(born, p.woman, dice);
    p.phone = unreachable_phone(dice);
    p.email = mail_part(p.given_name) + '.' + mail_part(p.family_name) + "@deltaker.example";
    if (dice.chance(8)) p.email.clear();
    p.address = std::string{dice.pick(streets)} + ' ' + std::to_string(dice.between(1, 88));
    p.abroad = group.abroad;
    p.learner = dice.chance(group.learners);
    p.children = age > 24 && age < 50 && dice.chance(45);
    p.language = capital(group.language);
    if (p.learner && dice.chance(40)) p.language += ", ønsker tolk i viktige møter";
    people.push_back(std::move(p));
  }
  return people;
}

}  // namespace stafett::example
