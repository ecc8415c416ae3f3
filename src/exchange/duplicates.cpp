#include "exchange/duplicates.hpp"

#include <string>
#include <unordered_map>

#include "base/text.hpp"

namespace stafett::exchange {

namespace {

std::string place_text(const Place& place) {
  std::string text = std::to_string(place.line);
  if (!place.path.empty()) text += ' ' + place.path;
  return text;
}

class Finder {
 public:
  Finder(ParticipantList& list, Findings& findings) : list_{list}, findings_{findings} {}

  void look_at(std::size_t index) {
    const ListedParticipation& row = list_.participations[index];
    if (row.nav_id)
      meet(ids_, row.nav_id->to_text(), index, "duplicate_id", Field::participation_id);
    const std::string list_key =
        row.delivery_nav_id ? row.delivery_nav_id->to_text()
                            : text::fold(row.delivery_name) + '\n' + text::fold(row.measure);
    if (!row.person.number.empty()) {
      const auto [first, is_new] = numbers_.try_emplace(row.person.number + '\n' + list_key, index);
      // The agency may have two participations of one person in one list; each then has its own id.
      const bool both_have_ids = row.nav_id && list_.participations[first->second].nav_id;
      if (!is_new && !both_have_ids)
        refuse_both(first->second, index, "duplicate_person", Field::number);
    } else if (!row.nav_id && !row.person.family_name.empty()) {
      const ListedPerson& person = row.person;
      std::string key =
          text::fold(person.given_name + '\n' + person.middle_name + '\n' + person.family_name);
      key += '\n' + person.phone + '\n' + person.email + '\n' + list_key;
      if (row.start_day) key += '\n' + row.start_day->to_text();
      meet(names_, std::move(key), index, "duplicate_person", Field::full_name);
    }
  }

 private:
  using Places = std::unordered_map<std::string, std::size_t>;
  ParticipantList& list_;
  Findings& findings_;
  Places ids_;
  Places numbers_;
  Places names_;

  void meet(Places& places, std::string key, std::size_t index, std::string_view code,
            Field field) {
    const auto [first, is_new] = places.try_emplace(std::move(key), index);
    if (!is_new) refuse_both(first->second, index, code, field);
  }

  void refuse_both(std::size_t first, std::size_t second, std::string_view code, Field field) {
    refuse(first, second, code, field);
    refuse(second, first, code, field);
  }

  void refuse(std::size_t which, std::size_t because_of, std::string_view code, Field field) {
    ListedParticipation& row = list_.participations[which];
    row.refused = true;
    Finding finding;
    finding.code = code;
    finding.place = list_.place_of(row, field);
    finding.row = row.ordinal;
    finding.field = to_text(field);
    finding.expected = "once";
    finding.found = place_text(list_.participations[because_of].where);
    findings_.add(std::move(finding));
  }
};

}  // namespace

void refuse_duplicates(ParticipantList& list, Findings& findings) {
  Finder finder{list, findings};
  for (std::size_t i = 0; i < list.participations.size(); ++i) finder.look_at(i);
}

}  // namespace stafett::exchange
