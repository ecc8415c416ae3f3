#include "service/search.hpp"

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "base/spelling.hpp"
#include "base/text.hpp"
#include "service/access.hpp"
#include "service/command.hpp"
#include "service/people.hpp"
#include "store/employer.hpp"
#include "store/note.hpp"

namespace stafett::service {

namespace {

using domain::Action;
using domain::RecordKind;
using domain::Role;

constexpr std::size_t most_people = 20;
constexpr std::int64_t most_firms = 10;
constexpr std::size_t most_notes = 20;
constexpr std::size_t least_letters = 2;  ///< below, nearly every note would be found
constexpr std::size_t excerpt_length = 120;

std::string full_name(const view::PersonName& name) {
  return name.family_name ? *name.given_name + " " + *name.family_name : std::string{};
}

void add_people(const Call& call, People& people, std::string_view words,
                view::SearchResult& result, store::Trail& trail) {
  std::vector<const Seen*> shown;
  for (const auto& one : people.all()) {
    if (!people.is_found_by(one, words)) continue;
    const auto name = people.name(one);
    const auto row = people.row(one);
    result.hits.push_back({view::HitKind::participation, row.id, full_name(name),
                           row.contract ? row.contract->name : std::string{},
                           one.listed.participation.id});
    shown.push_back(&one);
    if (shown.size() == most_people) break;
  }
  if (!shown.empty()) trail.push_back(people.line(call, shown));
}

void add_firms(sql::Reading& tx, const Call& call, std::string_view words,
               view::SearchResult& result) {
  if (!house_key(call, RecordKind::employer, Action::list)) return;
  for (auto& kept : store::employers_matching(tx, words, call.today, std::nullopt, most_firms)) {
    auto& firm = kept.employer;
    result.hits.push_back({view::HitKind::employer, firm.id.uuid, std::move(firm.name),
                           std::move(firm.place), std::nullopt});
  }
}

/// A note, whose it is, and the key it was read with.
struct Hit {
  store::FoundNote note;
  const Seen* person = nullptr;
  domain::Grant key;
};

void add_notes(sql::Reading& tx, const Call& call, const People& people, std::string_view query,
               view::SearchResult& result, store::Trail& trail) {
  if (text::length(text::trim(query)) < least_letters) return;
  const auto words = text::word_keys(query);
  std::vector<Hit> hits;
  for (const auto& one : people.all()) {
    const auto& p = one.listed.participation;
    const auto key = domain::decide(actor_of(call.session),
                                    {.person = p.person,
                                     .participation = p.id,
                                     .relation = one.relation,
                                     .protected_address = one.listed.protected_address,
                                     .confirmed = false},
                                    RecordKind::note, Action::read, call.house.access);
    if (!key) continue;
    for (auto& note : store::notes_with(tx, *key, words, most_notes)) {
      // What is withheld from the participant is not found by its words either.
      if (note.withheld && one.relation == domain::Relation::own) continue;
      hits.push_back({std::move(note), &one, *key});
    }
  }
  std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
    return std::tie(a.note.day, a.note.id) > std::tie(b.note.day, b.note.id);
  });
  if (hits.size() > most_notes) hits.erase(hits.begin() + most_notes, hits.end());
  for (const auto& hit : hits) {
    const auto name = full_name(people.name(*hit.person));
    std::string detail = hit.note.day.to_text();
    // The text of a note may name whom it is about.
    if (!hit.person->listed.protected_address) {
      detail += " " + text::excerpt(hit.note.text, words, excerpt_length);
    }
    result.hits.push_back({view::HitKind::note, hit.note.id.uuid, name, std::move(detail),
                           hit.person->listed.participation.id});
    trail.push_back(audit_line(call, hit.key, hit.note.id.uuid));
  }
}

}  // namespace

Result<view::SearchResult> search(const Call& call, const SearchQuery& query) {
  const std::string words = text::fold(query.q);
  if (words.empty()) return view::SearchResult{};
  return call.house.store.audited_read(
      [&](sql::Reading& tx, store::Trail& trail) -> Result<view::SearchResult> {
        const auto scope = call.session.is(Role::counsellor)    ? store::Scope::referred
                           : call.session.is(Role::participant) ? store::Scope::own
                                                                : store::Scope::all;
        auto people = People::load(tx, call, scope, true);
        if (!people) return tl::make_unexpected(people.error());
        view::SearchResult result;
        add_people(call, *people, words, result, trail);
        add_firms(tx, call, words, result);
        add_notes(tx, call, *people, query.q, result, trail);
        return result;
      });
}

}  // namespace stafett::service
