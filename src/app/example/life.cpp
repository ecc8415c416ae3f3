#include "app/example/life.hpp"
#include "app/example/dice.hpp"

#include <algorithm>
#include <stdexcept>

#include "app/example/composer.hpp"
#include "app/example/people.hpp"
#include "domain/calendar.hpp"

namespace stafett::example {

namespace {

using domain::AddressProtection;
using domain::ContentKind;
using domain::EffortGroup;
using domain::Origin;
using domain::Status;
using domain::StatusReason;

constexpr std::size_t how_many_people = 140;

Situation closing_for(StatusReason reason) {
  switch (reason) {
    case StatusReason::fatt_jobb:
      return Situation::end_job;
    case StatusReason::utdanning:
      return Situation::end_education;
    case StatusReason::syk:
      return Situation::end_health;
    case StatusReason::trenger_annen_stotte:
      return Situation::end_support;
    case StatusReason::ikke_mott:
      return Situation::end_absence;
    case StatusReason::annet:
      return Situation::end_other;
    default:
      return Situation::end_time;
  }
}

class Outlines {
 public:
  explicit Outlines(Cast& cast)
      : cast_{cast},
        script_{cast.script},
        today_{cast.script.today},
        dice_{cast.script.seed, "lives"} {
    script_.people = make_people(script_.seed, today_, how_many_people);
  }

  std::vector<Life> made() && {
    follow_up();
    clarification();
    courses();
    if (next_person_ != how_many_people) throw std::logic_error{"not everybody takes part"};
    return std::move(lives_);
  }

 private:
  Life& add(DeliveryPlace delivery, Day referral, Day start,
            std::optional<PersonPlace> person = {}) {
    const ContractPlace contract = script_.deliveries[delivery.at].contract;
    Life life;
    life.participation = {script_.participations.size()};
    life.contract = contract;
    life.referral = working_day_until(referral);
    life.start = working_day_from(start);
    life.town = town_of(delivery, dice_.below(6));
    do {
      life.work = dice_.below(library().work.size());
    } while (employers_near(script_, life.town, life.work).empty());
    life.need = dice_.below(library().needs.size());
    life.horizon = today_;

    ParticipationRow row;
    row.person = person ? *person : PersonPlace{next_person_++};
    row.delivery = delivery;
    row.referral_day = life.referral;
    auto& p = script_.people[row.person.at];
    if (p.place.empty()) {
      p.place = life.town;
      p.postcode = postcode_of(life.town);
    }
    fit_need(life, p);
    row.counsellor = counsellor_in(life.town);
    row.effort_group = effort_group(contract);
    describe(row, life, p);
    script_.participations.push_back(std::move(row));
    lives_.push_back(std::move(life));
    return lives_.back();
  }

  /// Nobody needs the hours of a kindergarten without children, nor words in a language they grew
  /// up with.
  void fit_need(Life& life, const PersonRow& p) {
    for (;;) {
      const auto key = library().needs[life.need].key;
      if ((key == "children" && !p.children) || (key == "language" && !p.learner)) {
        life.need = dice_.below(library().needs.size());
      } else {
        return;
      }
    }
  }

  CounsellorPlace counsellor_in(const std::string& town) {
    std::vector<std::size_t> at;
    for (std::size_t i = 0; i < script_.counsellors.size(); ++i) {
      const auto& office = script_.counsellors[i].office;
      const bool in_oslo = town == "Oslo" && i >= 9;
      if (office == "Nav " + town || in_oslo) at.push_back(i);
    }
    return {dice_.pick(at)};
  }

  /// What is written of a protected person does not name them.
  static void without_name(std::string& text, const std::string& name) {
    for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at)) {
      const bool opens = at == 0 || (at > 1 && text[at - 2] == '.');
      text.replace(at, name.size(), opens ? "Deltakeren" : "deltakeren");
    }
  }

  EffortGroup effort_group(ContractPlace contract) {
    if (contract == course_contract) {
      return dice_.chance(60) ? EffortGroup::gode_muligheter : EffortGroup::trenger_veiledning;
    }
    const int draw = dice_.between(1, 100);
    if (draw <= 12) return EffortGroup::trenger_veiledning;
    if (draw <= 78) return EffortGroup::trenger_veiledning_nedsatt_arbeidsevne;
    return draw <= 94 ? EffortGroup::jobbe_delvis : EffortGroup::liten_mulighet_til_a_jobbe;
  }

  void describe(ParticipationRow& row, const Life& life, const PersonRow& p) {
    const std::string_view key = life.contract == follow_up_contract       ? "follow_up"
                                 : life.contract == clarification_contract ? "clarification"
                                                                           : "course";
    Scene scene;
    scene.name = p.given_name;
    scene.woman = p.woman;
    scene.work = &library().work[life.work];
    scene.need = &library().needs[life.need];
    const auto texts = library().referral_texts(key, "text");
    row.purpose = fill(texts[dice_.below(texts.size())], scene, dice_);
    row.content_lead = library().referral_texts("purpose_lead", key).front();
    if (life.contract == follow_up_contract) {
      row.contents = {ContentKind::jobbsoking, ContentKind::oppfolging_arbeidsplassen};
      if (dice_.chance(50)) row.contents.push_back(ContentKind::arbeidspraksis);
      if (dice_.chance(40)) row.contents.push_back(ContentKind::kartlegge_arbeidsplassen);
      if (dice_.chance(30)) row.contents.push_back(ContentKind::tilpasse_arbeidsoppgaver);
    } else if (life.contract == clarification_contract) {
      row.contents = {ContentKind::arbeidsutproving, ContentKind::kartlegge_forventninger};
      if (dice_.chance(60)) row.contents.push_back(ContentKind::kartlegge_helse);
      if (dice_.chance(50)) row.contents.push_back(ContentKind::karriereveiledning);
      if (p.learner) row.contents.push_back(ContentKind::kartlegge_grunnleggende_ferdigheter);
    }
  }

  /// Grants half a year, then half a year more as long as it goes on, never past `until`.
  void grant(Life& life, Day through, int months, Day until) {
    Day last = life.start.plus_months(months) - 1;
    life.granted.push_back(std::min(last, until));
    while (life.granted.back() < through && life.granted.back() < until) {
      last = (last + 1).plus_months(months) - 1;
      life.granted.push_back(std::min(last, until));
    }
  }

  void end(Life& life, Day last, StatusReason reason, Status status = Status::har_sluttet) {
    life.last = working_day_until(last);
    life.planned_last = *life.last;
    life.horizon = *life.last;
    life.status = status;
    life.reason = reason;
    if (reason == StatusReason::annet) {
      life.reason_text = library().office_texts("end_text", "annet").front();
    }
    life.closing = closing_for(reason);
    const auto stories = stories_for(reason);
    life.story = &stories[dice_.below(stories.size())];
  }

  void never_came(Life& life, Day day, StatusReason reason) {
    life.status = Status::ikke_aktuell;
    life.reason = reason;
    if (reason == StatusReason::annet) {
      life.reason_text = library().office_texts("end_text", "annet").back();
    }
    life.last = working_day_until(day);
    life.planned_last = *life.last;
  }

  void go_on(Life& life, int days_more) {
    const auto stories = stories_for(std::nullopt);
    life.story = &stories[dice_.below(stories.size())];
    life.horizon = today_ + days_more;
    life.planned_last = life.granted.empty() ? life.horizon : life.granted.back();
  }

  void follow_up();
  void clarification();
  void courses();

  Cast& cast_;
  Script& script_;
  Day today_;
  Dice dice_;
  std::vector<Life> lives_;
  std::size_t next_person_ = 0;
};

void Outlines::follow_up() {
  const auto& contract = script_.contracts[follow_up_contract.at];
  const Day first = contract.first_day;
  const Day contract_last = contract.base_end_day - 1;
  constexpr std::array reasons = {StatusReason::fatt_jobb,
                                  StatusReason::fatt_jobb,
                                  StatusReason::syk,
                                  StatusReason::fatt_jobb,
                                  StatusReason::trenger_annen_stotte,
                                  StatusReason::utdanning,
                                  StatusReason::fatt_jobb,
                                  StatusReason::ikke_mott,
                                  StatusReason::fatt_jobb,
                                  StatusReason::annet};
  std::size_t ended = 0;
  const auto end_next = [&](Life& life, int days) {
    const Day last = std::min(life.start + days, today_ - dice_.between(4, 30));
    grant(life, last, 6, contract_last);
    const auto reason = reasons[ended++ % reasons.size()];
    end(life, last, reason);
  };
  std::optional<PersonPlace> came_back;
  std::optional<ParticipationPlace> came_back_from;

  // The list of the first days: some come from the provider that had the contract before (R7).
  for (int i = 0; i < 26; ++i) {
    const auto delivery = i < 3 ? follow_up_halden : i < 9 ? follow_up_moss : follow_up_sarpsborg;
    auto& life = add(delivery, first - dice_.between(0, 2), first + dice_.between(3, 12));
    auto& row = script_.participations.back();
    if (i >= 3 && i < 8) {
      row.origin = Origin::transferred;
      row.previous_provider = "Veiskille Oppfølging AS";
    }
    if (i == 0) {
      end_next(life, 210);
    } else if (i < 3) {  // Halden was broken off
      const Day stop = cast_.halden_stop_day;
      grant(life, stop, 6, contract_last);
      end(life, stop, StatusReason::samarbeidet_med_arrangoren_er_avbrutt);
    } else if (i % 5 == 1 || i % 5 == 3) {
      end_next(life, dice_.between(150, 540));
      if (!came_back && life.reason == StatusReason::fatt_jobb && *life.last < today_ - 260) {
        came_back = row.person;
        came_back_from = life.participation;
      }
    } else {
      grant(life, today_, 6, contract_last);
      go_on(life, dice_.between(40, 160));
    }
  }

  // Those who came later, until no new ones were to begin.
  const int span = (today_ - 47) - (first + 25);
  constexpr int later = 36;
  for (int i = 0; i < later; ++i) {
    const Day referral = first + 25 + span * i / (later - 1);
    const auto delivery = i % 4 == 3 ? follow_up_moss : follow_up_sarpsborg;
    auto& life = add(delivery, referral, referral + dice_.between(5, 14));
    auto& row = script_.participations.back();
    if (i == 11 || i == 23 || i == 33) {
      never_came(life, life.referral + dice_.between(9, 20),
                 i == 11   ? StatusReason::fatt_jobb
                 : i == 23 ? StatusReason::syk
                           : StatusReason::annet);
    } else if (i < later / 2 ? i % 3 == 0 : i % 9 == 4) {
      end_next(life, dice_.between(110, 380));
    } else {
      grant(life, today_, 6, contract_last);
      go_on(life, dice_.between(60, 300));
    }
    if (i == 31) {
      row.origin = Origin::transferred;
      row.previous_provider = "Nybrottet Jobb og Helse AS";
    }
    if (i == 27) {
      auto& person = script_.people[row.person.at];
      person.protection = AddressProtection::fortrolig;
      person.children = person.abroad = person.learner = false;
      person.language.clear();
      person.address.clear();  // the agency does not send it
      person.postcode.clear();
      person.place.clear();
      without_name(row.purpose, person.given_name);
    }
  }
  // One year is the limit where the agency's decision is "trenger veiledning".
  for (const int days : {351, 338, 326}) {
    const auto near = std::ranges::min_element(lives_, {}, [&](const Life& l) {
      const bool fits = l.story != nullptr && !l.last &&
                        script_.participations[l.participation.at].effort_group !=
                            EffortGroup::trenger_veiledning;
      return fits ? std::abs(today_ - l.start - days) : 100'000;
    });
    near->start = working_day_from(today_ - days);
    near->referral = working_day_until(near->start - 8);
    near->granted.clear();
    grant(*near, today_, 6, contract_last);
    near->planned_last = near->granted.back();
    auto& row = script_.participations[near->participation.at];
    row.referral_day = near->referral;
    row.effort_group = EffortGroup::trenger_veiledning;
  }
  if (came_back) {
    auto& life = add(follow_up_sarpsborg, today_ - 205, today_ - 194, came_back);
    grant(life, today_, 6, contract_last);
    go_on(life, 90);
    auto& row = script_.participations.back();
    row.origin = Origin::returned;
    row.earlier = came_back_from;
    life.work = lives_[came_back_from->at].work;
    life.need = lives_[came_back_from->at].need;
    life.town = lives_[came_back_from->at].town;
  }
}

void Outlines::clarification() {
  const Day first = script_.contracts[clarification_contract.at].first_day;
  const Day contract_last = script_.contracts[clarification_contract.at].base_end_day - 1;
  constexpr std::array reasons = {StatusReason::annet, StatusReason::trenger_annen_stotte,
                                  StatusReason::annet, StatusReason::fatt_jobb,
                                  StatusReason::annet, StatusReason::syk,
                                  StatusReason::annet, StatusReason::utdanning,
                                  StatusReason::annet, StatusReason::ikke_mott};
  std::size_t ended = 0;
  const auto delivery = [&](int i) {
    return i % 3 == 2 ? clarification_kongsvinger : clarification_hamar;
  };
  const auto clarify = [&](Life& life, int weeks) {
    life.granted = {life.start + 27};
    const Day last = life.start + weeks * 7 - 3;
    while (life.granted.back() < last)
      life.granted.push_back(std::min(life.granted.back() + 28, last));
    life.story = &clarification_story(dice_.below(3));
    life.planned_last = life.granted.back();
    life.horizon = last;
    if (last < today_ - 2) {
      const auto reason = reasons[ended++ % reasons.size()];
      const auto* story = life.story;
      end(life, last, reason);
      life.story = story;
      if (reason == StatusReason::annet) {
        life.reason_text = library().office_texts("end_text", "annet")[1];
        life.closing = Situation::clarify_summary;
      }
    }
  };
  const int span = (today_ - 100) - (first + 4);
  constexpr int steady = 28;
  for (int i = 0; i < steady; ++i) {
    const Day referral = first + 4 + span * i / (steady - 1);
    auto& life = add(delivery(i), referral, referral + dice_.between(4, 10));
    if (i == 9 || i == 20) {
      never_came(life, life.referral + dice_.between(8, 14),
                 i == 9 ? StatusReason::ikke_mott : StatusReason::fatt_jobb);
    } else {
      clarify(life, dice_.between(5, 11));
    }
  }
  // Under way now; two near the ordinary twelve weeks, one beyond them.
  constexpr std::array<std::pair<int, int>, 8> now = {
      {{93, 15}, {79, 12}, {74, 12}, {52, 11}, {40, 9}, {30, 9}, {21, 8}, {12, 8}}};
  for (const auto& [days, weeks] : now) {
    auto& life = add(delivery(days), today_ - days - 7, today_ - days);
    clarify(life, weeks);
    life.planned_last = std::min(life.planned_last, contract_last);
  }
  for (int i = 0; i < 3; ++i) {
    auto& life = add(delivery(i), today_ - 11 + i, today_ + 4 + 3 * i);
    life.status = Status::venter_pa_oppstart;
    life.granted = {life.start + 27};
    life.planned_last = life.granted.back();
    life.story = &clarification_story(0);
    life.horizon = life.start + 56;
  }
  for (int i = 0; i < 4; ++i) {  // the queue
    auto& life = add(delivery(i), today_ - (i == 0 ? 10 : 6 - i), today_ + 3 + i);
    life.status = Status::venter_pa_oppstart;
    life.granted = {life.start + 27};
    life.planned_last = life.granted.back();
    life.uncontacted = true;
    life.without_lead = i >= 2;
  }
}

void Outlines::courses() {
  const auto group = [&](DeliveryPlace place, int i) -> Life& {
    const auto& d = script_.deliveries[place.at].delivery;
    auto& life = add(place, *d.first_day - dice_.between(12, 24) - i % 3, *d.first_day);
    script_.participations.back().shared_by_hand = true;
    life.granted = {*d.end_day - 1};
    life.planned_last = *d.end_day - 1;
    life.horizon = *d.end_day - 1;
    life.story = &course_story();
    return life;
  };
  const auto leaves_early = [&](Life& life, int days, StatusReason reason) {
    end(life, life.start + days, reason, Status::avbrutt);
    life.story = &course_story();
  };
  for (int i = 0; i < 14; ++i) {
    auto& life = group(course_one, i);
    life.last = life.planned_last;
    life.status = Status::fullfort;
    life.closing = Situation::group_end;
    if (i == 2) leaves_early(life, 24, StatusReason::fatt_jobb);
    if (i == 6) leaves_early(life, 13, StatusReason::syk);
    if (i == 9) leaves_early(life, 18, StatusReason::ikke_mott);
    if (i == 12) leaves_early(life, 30, StatusReason::utdanning);
  }
  for (int i = 0; i < 10; ++i) {
    auto& life = group(course_two, i);
    if (i == 4) leaves_early(life, 7, StatusReason::fatt_jobb);
  }
  for (int i = 0; i < 10; ++i) {
    auto& life = group(course_three, i);
    life.referral = working_day_until(today_ - 3 - i);
    script_.participations.back().referral_day = life.referral;
    life.story = nullptr;
    life.uncontacted = true;
    life.without_lead = i != 0 && i != 1;
    life.status = i < 3   ? Status::venter_pa_oppstart
                  : i < 5 ? Status::sokt_inn
                  : i < 7 ? Status::vurderes
                          : Status::ikke_aktuell;
    if (i >= 7) {
      never_came(life, today_ - 1,
                 i == 7   ? StatusReason::kurs_fullt
                 : i == 8 ? StatusReason::krav_ikke_oppfylt
                          : StatusReason::fikk_ikke_plass);
    }
  }
  auto& life = group(course_evening, 0);
  life.story = nullptr;
  life.uncontacted = true;
  life.without_lead = true;
  never_came(life, *script_.deliveries[course_evening.at].delivery.first_day - 4,
             StatusReason::avlyst_kontrakt);
}

}  // namespace

std::vector<Life> make_lives(Cast& cast) { return Outlines{cast}.made(); }

}  // namespace stafett::example
