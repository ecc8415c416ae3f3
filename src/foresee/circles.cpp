#include "foresee/circles.hpp"

#include <algorithm>
#include <cmath>
#include <queue>
#include <stdexcept>
#include <utility>

#include "domain/duration_rule.hpp"
#include "foresee/chance.hpp"

namespace stafett::foresee {

namespace {

using domain::Phase;
using domain::SeStage;

enum Purpose : std::uint32_t {
  option = 1,
  tender,
  arriving,
  person,
  living,
  following,
  hiring,
  onboarding,
  staying,
  moving,
};

constexpr std::size_t week = 7;
constexpr int month = 30;
constexpr int end_phase = 42;  // of a participation, in days (domain/participation.cpp)
constexpr std::int16_t nobody = -1;
constexpr std::uint16_t no_day = 0xffff;

// A word of chance as two values in (0, 1).
double high_unit(std::uint64_t word) { return (static_cast<double>(word >> 32) + 0.5) * 0x1p-32; }
double low_unit(std::uint64_t word) {
  return (static_cast<double>(word & 0xffffffffU) + 0.5) * 0x1p-32;
}

// Days are counted from the scenario's first.
struct Participant {
  std::uint64_t number;  // contract and referral: no policy changes it
  float retelling;       // weeks still to go
  std::int16_t post;
  std::uint16_t referred;
  std::uint16_t began;
  std::uint16_t under_way;    // when the plan was agreed and the mapping confirmed
  std::uint16_t granted_end;  // the day after the last
  std::uint16_t limit_end;
  std::uint16_t job;
  std::uint16_t lead_lost;
  std::uint16_t reviews;
  std::uint16_t with_lead;  // weeks with the same consultant
  std::uint16_t contact_part;
  SeStage stage;
  std::uint8_t distance;  // 0 near, 1 middle, 2 far
  std::uint8_t changes;
  bool reduced;
};
static_assert(sizeof(Participant) <= 48);

struct Post {
  bool filled = false;
  bool leaving = false;
  int arrives = -1;  // when the next one begins; -1: nobody is coming
  int ready = 0;     // when that one could begin
  int since = 0;
  int takes_from = 0;
  int signs_off = 0;
  int leaves = -1;
  std::uint32_t hired = 0;    // how many have been, and so who it is
  std::uint32_t reviews = 0;  // of all of them
  double missing = 1;         // competence
  bool degree = false;
  int caseload = 0;
  std::uint32_t contacts = 0;  // a week and participant, in 2^-16
  double moves = 0;            // contacts held over wanted
  double job_factor = 1;
  domain::Employment record;
  domain::Circle circle;
  Phase phase = Phase::start;
  int phase_until = 0;
};

// The end of somebody's granted time.
struct GrantedEnd {
  int day;
  std::uint64_t number;
  std::size_t weekday;
  friend auto operator<=>(const GrantedEnd&, const GrantedEnd&) = default;
};

struct Waiting {
  std::uint64_t number;
  int referred;
};

struct Lot {
  std::uint32_t index = 0;
  std::uint32_t contracts = 0;  // how many there have been
  domain::Contract contract;
  domain::Circle circle;
  std::optional<Phase> phase;
  int phase_until = 0;
  int first = 0;
  int end = 0;  // as decided
  std::size_t next_option = 0;
  int news = 0;  // the day of the next news; -1: none
  bool end_known = false;
  bool awarded = false;  // the next contract
  bool incumbent = false;
  std::vector<Post> posts;
  std::array<std::vector<Participant>, week> people;  // by the weekday of their review
  std::priority_queue<GrantedEnd, std::vector<GrantedEnd>, std::greater<>> ends;
  std::vector<Waiting> waiting;  // oldest first
  int in_place = 0;
  int without_lead = 0;
  double next_referral = 0;  // in days
  std::uint32_t referrals = 0;
};

class Run {
 public:
  Run(const Scenario& scenario, std::uint64_t seed, std::uint64_t replication, const Watch* watch,
      const Recorder* recorder)
      : scenario_{scenario},
        p_{scenario.parameters},
        chance_{seed, replication},
        watch_{watch},
        recorder_{recorder} {
    out_.months.resize(static_cast<std::size_t>((scenario.days + month - 1) / month));
    for (std::size_t i = 0; i < relation_.size(); ++i)
      relation_[i] =
          1 + p_.job_relation * (1 - natural_exp(-static_cast<double>(i) / p_.job_relation_weeks));
    limits();
    for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(p_.lots); ++i) {
      lots_.emplace_back();
      lots_.back().index = i;
      lots_.back().posts.resize(
          static_cast<std::size_t>(std::ceil(p_.places / p_.caseload_ceiling)));
      lots_.back().next_referral = gap(lots_.back());
      open_first(lots_.back());
    }
  }

  Outcomes go() {
    std::size_t shown = 0;
    for (day_ = 0; day_ < scenario_.days; ++day_) {
      for (Lot& lot : lots_) turn(lot);
      if (watch_ != nullptr && shown < watch_->days.size() && watch_->days[shown] == day_) {
        ++shown;
        watch_->show(snapshot());
      }
    }
    for (const Lot& lot : lots_) {
      out_.in_place_at_end += lot.in_place;
      out_.waiting_at_end += static_cast<std::int64_t>(lot.waiting.size());
      for (const auto& people : lot.people)
        out_.bytes += static_cast<std::int64_t>(people.capacity() * sizeof(Participant));
      out_.bytes += static_cast<std::int64_t>(lot.posts.size() * sizeof(Post) +
                                              lot.ends.size() * sizeof(GrantedEnd));
    }
    return std::move(out_);
  }

 private:
  // --- days and draws

  [[nodiscard]] Day date(int day) const { return scenario_.first_day + day; }
  [[nodiscard]] int number(Day day) const { return day - scenario_.first_day; }
  [[nodiscard]] Entity contract_entity(const Lot& lot) const {
    return {EntityKind::contract, (std::uint64_t{lot.index} << 16) | lot.contracts};
  }
  [[nodiscard]] Entity post_entity(const Lot& lot, const Post& post) const {
    const auto place = static_cast<std::uint64_t>(&post - lot.posts.data());
    return {EntityKind::post, (std::uint64_t{lot.index} << 24) | place};
  }
  [[nodiscard]] bool happens(double chance, Entity who, std::uint32_t purpose,
                             std::uint32_t n) const {
    return unit(chance_.draw(who, purpose, n).first) <= chance;
  }
  PhaseOutcomes& counted(const Lot& lot) {
    return out_.phase[static_cast<std::size_t>(lot.phase.value_or(Phase::under_way))];
  }
  MonthOutcomes& this_month() { return out_.months[static_cast<std::size_t>(day_ / month)]; }

  // --- what is told to the recorder, where there is one

  void tell(Happening what, const Lot& lot, int value = 0) const {
    if (recorder_ != nullptr) tell(what, lot, nullptr, nullptr, value, 0);
  }
  void tell(Happening what, const Lot& lot, const Post& post, int value = 0,
            double amount = 0) const {
    if (recorder_ != nullptr) tell(what, lot, &post, nullptr, value, amount);
  }
  void tell(Happening what, const Lot& lot, const Participant& one, int value = 0,
            double amount = 0) const {
    if (recorder_ == nullptr) return;
    const Post* post =
        one.post == nobody ? nullptr : &lot.posts[static_cast<std::size_t>(one.post)];
    tell(what, lot, post, &one, value, amount);
  }
  void tell(Happening what, const Lot& lot, const Post* post, const Participant* one, int value,
            double amount) const {
    Happened told{day_, what, lot.index, lot.contracts};
    told.contract_phase = lot.phase;
    told.value = value;
    told.amount = amount;
    if (post != nullptr) {
      told.post = post - lot.posts.data();
      told.holder = post->hired - 1;
      told.consultant_phase = post->phase;
    }
    if (one != nullptr) {
      told.referral = static_cast<std::int64_t>(one->number & 0xffffffffU);
      told.participant_phase = phase_of(*one);
    }
    (*recorder_)(told);
  }
  void tell_referral(Happening what, const Lot& lot, std::uint64_t number, int value = 0) const {
    if (recorder_ == nullptr) return;
    Happened told{day_, what, lot.index, lot.contracts};
    told.referral = static_cast<std::int64_t>(number & 0xffffffffU);
    told.contract_phase = lot.phase;
    told.value = value;
    (*recorder_)(told);
  }
  void agree_work(const Lot& lot, Post& post, bool agreed) const {
    if (post.filled && post.record.other_work_agreed != agreed)
      tell(agreed ? Happening::work_agreed : Happening::work_open, lot, post);
    post.record.other_work_agreed = agreed;
  }
  // A participant's end phase comes by the day alone.
  void tell_turns(const Lot& lot) const {
    if (recorder_ == nullptr) return;
    for (const auto& people : lot.people)
      for (const Participant& one : people)
        if (day_ > one.began && phase_of(one) == Phase::end && day_ == one.granted_end - end_phase)
          tell(Happening::participant_turned, lot, one);
  }

  // The longest stay that the rules in force allow without special grounds, for those with and
  // without reduced work capacity.
  void limits() {
    for (const auto& rule :
         domain::rules_in_force(domain::MeasureType::oppfolging, scenario_.first_day)) {
      const auto span = rule.ordinary ? rule.ordinary : rule.absolute;
      if (!span) continue;
      const bool reduced =
          rule.groups.has(domain::EffortGroup::trenger_veiledning_nedsatt_arbeidsevne);
      (reduced ? limit_reduced_ : limit_other_) = *span;
    }
  }

  // --- one contract's day

  void turn(Lot& lot) {
    if (day_ == lot.end) hand_over_to_next(lot);
    if (day_ == lot.news) hear_news(lot);
    if (!lot.awarded && lot.end_known && day_ >= lot.end - static_cast<int>(p_.award_days))
      award(lot);
    if (day_ == lot.first && lot.contracts == 0)
      tell(Happening::contract_began, lot, lot.end_known ? lot.end : 0);
    if (day_ >= lot.phase_until) turn_phase(lot);
    for (Post& post : lot.posts) turn(lot, post);
    if (day_ < lot.first) return;
    refer(lot);
    while (!lot.ends.empty() && lot.ends.top().day <= day_) end_granted_time(lot);
    auto& today = lot.people[static_cast<std::size_t>(day_) % week];
    for (std::size_t i = 0; i < today.size();) {
      if (review(lot, today[i])) {
        ++i;
      } else {
        today[i] = today.back();
        today.pop_back();
      }
    }
    if (lot.without_lead > 0 || !lot.waiting.empty()) match(lot);
    account(lot);
    tell_turns(lot);
  }

  void turn_phase(Lot& lot) {
    const auto before = lot.phase;
    lot.phase = domain::as_phase(domain::phase_on(lot.circle, date(day_)));
    lot.phase_until = scenario_.days;
    for (const auto& span : lot.circle) {
      for (const Day edge : {span.days.first, span.days.end.value_or(date(scenario_.days))})
        if (number(edge) > day_) lot.phase_until = std::min(lot.phase_until, number(edge));
    }
    if (lot.phase != before) tell(Happening::contract_turned, lot);
  }

  // Something is known of the contract that was not known before: everybody's phases follow.
  void heard(Lot& lot) {
    lot.circle = domain::phases(lot.contract, date(day_));
    turn_phase(lot);
    lot.end = number(domain::end_day(lot.contract, date(day_)));
    for (Post& post : lot.posts) {
      if (!post.filled) continue;
      if (post.record.type == domain::EmploymentType::fixed_term && !post.leaving)
        post.record.days.end = date(lot.end);
      turn_circle(lot, post);
    }
  }

  domain::Contract new_contract(const Lot& lot, int first) const {
    domain::Contract parts;
    parts.number = std::to_string(lot.index + 1) + "/" + std::to_string(lot.contracts);
    parts.name = parts.number;
    parts.measure = domain::MeasureType::oppfolging;
    parts.first_day = date(first);
    parts.award_day = date(first - static_cast<int>(p_.award_days));
    parts.base_end_day = parts.first_day.plus_years(static_cast<int>(p_.base_years));
    parts.option_model = domain::OptionModel::annet;
    parts.start_months = static_cast<int>(p_.start_months);
    parts.places = static_cast<int>(p_.places);
    Day follows = parts.base_end_day;
    for (int i = 0; i < static_cast<int>(p_.options); ++i) {
      domain::OptionYear year;
      year.ordinal = i + 1;
      year.first_day = follows;
      year.end_day = follows.plus_years(static_cast<int>(p_.option_years));
      year.decide_by_day = follows - static_cast<int>(p_.option_notice_days);
      follows = year.end_day;
      parts.options.push_back(year);
    }
    auto made = domain::make_contract(std::move(parts));
    if (!made) throw std::logic_error{"a scenario's contract is none: " + made.error().code};
    return *std::move(made);
  }

  void begin_contract(Lot& lot, int first) {
    lot.contract = new_contract(lot, first);
    lot.first = first;
    lot.next_option = 0;
    lot.awarded = false;
    lot.end_known = lot.contract.options.empty();
    if (lot.end_known) stop_intake(lot, number(lot.contract.base_end_day));
    lot.news = lot.end_known ? -1 : number(lot.contract.options[0].decide_by_day);
  }

  // No new starts near a known end (R6).
  void stop_intake(Lot& lot, int end) {
    lot.contract.intake_stop_day = date(end - static_cast<int>(p_.intake_stop_days) - 1);
  }

  void open_first(Lot& lot) {
    begin_contract(lot, static_cast<int>(lot.index) * static_cast<int>(p_.stagger_days));
    heard(lot);
    for (Post& post : lot.posts) recruit(lot, post, lot.first - static_cast<int>(p_.award_days));
  }

  // The buyer's decision over the next option reaches the provider.
  void hear_news(Lot& lot) {
    ++out_.events;
    auto& year = lot.contract.options[lot.next_option];
    const bool taken = happens(p_.option_taken, contract_entity(lot), option,
                               static_cast<std::uint32_t>(year.ordinal));
    year.decision = taken ? domain::OptionDecision::taken : domain::OptionDecision::declined;
    year.decision_day = year.notice_day = date(day_);
    ++lot.next_option;
    lot.end_known = !taken || lot.next_option == lot.contract.options.size();
    tell(taken ? Happening::option_taken : Happening::option_declined, lot, year.ordinal);
    lot.news = lot.end_known ? -1 : number(lot.contract.options[lot.next_option].decide_by_day);
    if (lot.end_known) stop_intake(lot, number(domain::end_day(lot.contract, date(day_))));
    heard(lot);
  }

  // A tender is decided; who goes on knows it from today.
  void award(Lot& lot) {
    ++out_.events;
    ++out_.tenders;
    lot.awarded = true;
    lot.incumbent = happens(p_.incumbent_wins, contract_entity(lot), tender, 0);
    tell(Happening::tender_awarded, lot, lot.incumbent ? 1 : 0);
    for (Post& post : lot.posts) {
      if (!post.filled || post.leaving) continue;
      agree_work(lot, post, lot.incumbent || moves_along(lot, post));
      turn_circle(lot, post);
    }
  }

  [[nodiscard]] bool moves_along(const Lot& lot, const Post& post) const {
    return happens(p_.staff_moves, post_entity(lot, post), moving, post.hired);
  }

  void hand_over_to_next(Lot& lot) {
    ++out_.events;
    ++out_.contracts_ended;
    out_.contract_days += lot.end - lot.first;
    const bool changes = !lot.incumbent;
    const int end = lot.end;
    tell(Happening::contract_ended, lot, lot.end - lot.first);
    ++lot.contracts;
    begin_contract(lot, end);
    tell(Happening::contract_began, lot, lot.end_known ? number(lot.contract.base_end_day) : 0);
    if (changes) {
      ++out_.provider_changes;
      tell(Happening::provider_changed, lot);
      sort_out_participants(lot);
    }
    for (Post& post : lot.posts) {
      if (post.filled && changes && (post.leaving || !moves_along(lot, post))) {
        ++out_.left_with_contract;
        tell(Happening::kept_back, lot, post);
        if (p_.overlap_days > 0)
          stay_for_overlap(lot, post);
        else
          leave(lot, post);
      } else if (post.filled && changes) {
        tell(Happening::moved_along, lot, post);
      }
      agree_work(lot, post, false);
      if (changes && (!post.filled || post.leaving))
        recruit(lot, post, end - static_cast<int>(p_.award_days));
    }
    heard(lot);
  }

  // The old provider's people stay for some days beside the new one's.
  void stay_for_overlap(Lot& lot, Post& post) {
    const int last = day_ + static_cast<int>(p_.overlap_days);
    post.leaves = post.leaving ? std::min(post.leaves, last) : last;
    post.leaving = true;
    post.record.notice_day = post.record.notice_day.value_or(date(day_));
    post.record.days.end = date(post.leaves);
    turn_circle(lot, post);
  }

  // Each goes along to the new provider, has finished, or is sent back.
  void sort_out_participants(Lot& lot) {
    for (auto& people : lot.people) {
      for (std::size_t i = 0; i < people.size();) {
        Participant& one = people[i];
        const Draw draw =
            chance_.draw({EntityKind::participant, one.number}, following, lot.contracts);
        if (unit(draw.first) <= p_.participants_follow) {
          ++out_.moved;
          tell(Happening::followed, lot, one);
          ++i;
          continue;
        }
        const bool finished = unit(draw.second) <= p_.participants_finish;
        ++(finished ? out_.finished_at_change : out_.returned_at_change);
        tell(finished ? Happening::finished_at_change : Happening::returned_at_change, lot, one);
        leave_place(lot, one);
        one = people.back();
        people.pop_back();
      }
    }
  }

  // --- posts

  void recruit(const Lot& lot, Post& post, int from) {
    const Draw draw = chance_.draw(post_entity(lot, post), hiring, post.hired);
    const double days = exponential(draw.first) * p_.hire_days + p_.hired_notice_days;
    // Nobody takes a post before the contract, or before the one who has it is gone; who is ready
    // earlier is trained meanwhile.
    post.ready = from + static_cast<int>(days);
    post.arrives = std::max({post.ready, lot.first, day_, post.filled ? post.leaves : 0});
  }

  void turn(Lot& lot, Post& post) {
    if (post.filled) {
      if (day_ == post.leaves)
        leave(lot, post);
      else if (day_ == post.signs_off) {
        post.record.onboarding_signed_day = date(day_);
        tell(Happening::onboarding_signed, lot, post);
        turn_circle(lot, post);
      }
    }
    if (!post.filled && post.arrives >= 0 && day_ >= post.arrives) hire(lot, post);
    if (!post.filled) return;
    if (day_ >= post.phase_until) turn_phase(lot, post);
    if ((day_ - post.since) % static_cast<int>(week) == 0) review(lot, post);
  }

  void hire(Lot& lot, Post& post) {
    ++out_.events;
    ++out_.hires;
    const Draw draw = chance_.draw(post_entity(lot, post), onboarding, post.hired++);
    post.filled = true;
    post.leaving = false;
    post.arrives = post.leaves = -1;
    post.since = day_;
    post.degree = high_unit(draw.first) < p_.degree_share;
    const bool fixed = low_unit(draw.first) < p_.fixed_term_share;
    post.signs_off =
        day_ + 1 + static_cast<int>(7 * p_.onboarding_weeks * (0.5 + high_unit(draw.second)));
    post.takes_from =
        std::max(day_, post.ready + static_cast<int>(std::ceil(p_.training_days * 7 / 5)));
    const double start =
        std::min(1.0, p_.competence_start + (post.degree ? p_.competence_degree : 0));
    post.missing = (1 - start) * std::max(0.0, 1 - p_.training_gain * p_.training_days);
    post.record = {};
    post.record.contract = ContractId{};
    post.record.role_title = "jobbspesialist";
    post.record.type =
        fixed ? domain::EmploymentType::fixed_term : domain::EmploymentType::permanent;
    post.record.days.first = date(day_);
    if (fixed) post.record.days.end = date(std::max(lot.end, day_ + 1));
    if (lot.awarded) post.record.other_work_agreed = lot.incumbent;
    turn_circle(lot, post);
    tell(Happening::consultant_began, lot, post, post.takes_from,
         (post.degree ? 1 : 0) + (fixed ? 2 : 0));
    if (post.record.other_work_agreed) tell(Happening::work_agreed, lot, post);
  }

  void turn_circle(const Lot& lot, Post& post) {
    post.circle = domain::phases(post.record, lot.circle);
    turn_phase(lot, post);
  }

  void turn_phase(const Lot& lot, Post& post) {
    const Phase before = post.phase;
    post.phase = domain::as_phase(domain::phase_on(post.circle, date(day_))).value_or(Phase::end);
    post.phase_until = scenario_.days;
    for (const auto& span : post.circle)
      if (number(span.days.first) > day_)
        post.phase_until = std::min(post.phase_until, number(span.days.first));
    if (post.phase != before && post.since < day_) tell(Happening::consultant_turned, lot, post);
  }

  // Once a week: how much time there is for each participant, what has been learnt, and whether to
  // stay.
  void review(Lot& lot, Post& post) {
    ++out_.events;
    const bool ending = lot.phase == Phase::end && !post.record.other_work_agreed;
    const double hours = day_ < post.takes_from
                             ? 0
                             : p_.week_hours * (1 - p_.documentation_share) - p_.meeting_hours -
                                   (ending ? p_.own_search_hours : 0);
    const double needed = post.caseload * p_.contacts_wanted * p_.contact_hours;
    post.moves = needed <= hours ? 1 : hours / needed;
    post.contacts = static_cast<std::uint32_t>(post.moves * p_.contacts_wanted * 65536);
    post.missing *= learning_;
    const double contact = post.moves >= 1  ? 1
                           : post.moves > 0 ? power(post.moves, p_.job_contact)
                                            : 0;
    post.job_factor = contact * (1 + p_.job_competence * (1 - post.missing));
    if (post.leaving) return;
    const double strain = hours > 0 ? std::clamp(needed / hours - 1, 0.0, 1.0) : 0;
    double rate = p_.leave_per_year / 52.18 * (1 + (p_.leave_strain - 1) * strain);
    if (ending) rate *= p_.leave_contract_end;
    if (day_ - post.since < 365) rate *= p_.leave_first_year;
    if (post.record.type == domain::EmploymentType::fixed_term) rate *= p_.leave_fixed_term;
    if (happens(std::min(1.0, rate), post_entity(lot, post), staying, post.reviews++))
      give_notice(lot, post, rate);
  }

  void give_notice(Lot& lot, Post& post, double rate) {
    ++out_.events;
    ++out_.notices;
    post.leaving = true;
    post.leaves = day_ + std::max(1, static_cast<int>(p_.leaver_notice_days));
    post.record.notice_day = date(day_);
    post.record.days.end = date(post.leaves);
    tell(Happening::notice_given, lot, post, post.leaves, rate);
    turn_circle(lot, post);
    recruit(lot, post, day_);
  }

  void leave(Lot& lot, Post& post) {
    ++out_.events;
    out_.tenure_days += day_ - post.since;
    tell(Happening::consultant_left, lot, post, day_ - post.since);
    post.filled = false;
    post.leaves = -1;
    if (post.caseload == 0) return;
    const auto place = static_cast<std::int16_t>(&post - lot.posts.data());
    for (auto& people : lot.people) {
      for (Participant& one : people) {
        if (one.post != place) continue;
        tell(Happening::lead_lost, lot, one);
        one.post = nobody;
        one.lead_lost = static_cast<std::uint16_t>(day_);
        ++lot.without_lead;
      }
    }
    post.caseload = 0;
  }

  // --- participants

  double gap(Lot& lot) {
    const Draw draw = chance_.draw({EntityKind::agency, lot.index}, arriving, lot.referrals);
    return exponential(draw.first) * 365 / (p_.referrals * p_.places);
  }

  void refer(Lot& lot) {
    while (lot.next_referral < day_ + 1) {
      ++out_.events;
      ++out_.referrals;
      const std::uint64_t number = (std::uint64_t{lot.index} << 32) | lot.referrals++;
      if (lot.next_referral < lot.first ||
          !domain::takes_new_participants(lot.contract, date(day_)) ||
          static_cast<double>(lot.waiting.size()) >= std::max(1.0, p_.places / 10)) {
        ++out_.refused;
        tell_referral(Happening::refused, lot, number,
                      lot.next_referral >= lot.first &&
                              domain::takes_new_participants(lot.contract, date(day_))
                          ? 1
                          : 0);
      } else {
        lot.waiting.push_back({number, day_});
        tell_referral(Happening::referred, lot, number);
      }
      lot.next_referral += gap(lot);
    }
  }

  // Those who lost their consultant first, by how long ago; then who waits, while there are places.
  // Each to the consultant with the fewest participants.
  void match(Lot& lot) {
    if (lot.without_lead > 0 && with_room(lot) != nullptr) {
      displaced_.clear();
      for (auto& people : lot.people)
        for (Participant& one : people)
          if (one.post == nobody) displaced_.push_back(&one);
      std::sort(displaced_.begin(), displaced_.end(), [](const auto* a, const auto* b) {
        return std::pair{a->lead_lost, a->number} < std::pair{b->lead_lost, b->number};
      });
      for (Participant* one : displaced_) {
        Post* post = with_room(lot);
        if (post == nullptr) return;
        take_over(lot, *one, *post);
      }
    }
    std::size_t begun = 0;
    const bool intake = domain::takes_new_participants(lot.contract, date(day_));
    while (begun < lot.waiting.size()) {
      // Who still waits when intake stops is referred elsewhere.
      if (!intake) {
        ++out_.refused;
        tell_referral(Happening::refused, lot, lot.waiting[begun].number, 2);
        ++begun;
        continue;
      }
      Post* post = lot.in_place < static_cast<int>(p_.places) ? with_room(lot) : nullptr;
      if (post == nullptr) break;
      begin(lot, lot.waiting[begun++], *post);
    }
    lot.waiting.erase(lot.waiting.begin(),
                      lot.waiting.begin() + static_cast<std::ptrdiff_t>(begun));
  }

  Post* with_room(Lot& lot) const {
    Post* best = nullptr;
    for (Post& post : lot.posts) {
      if (post.filled && !post.leaving && day_ >= post.takes_from &&
          post.caseload < static_cast<int>(p_.caseload_ceiling) &&
          (best == nullptr || post.caseload < best->caseload))
        best = &post;
    }
    return best;
  }

  void take_over(Lot& lot, Participant& one, Post& post) {
    ++out_.events;
    ++counted(lot).handovers;
    one.post = static_cast<std::int16_t>(&post - lot.posts.data());
    one.with_lead = 0;
    one.changes = static_cast<std::uint8_t>(std::min(255, one.changes + 1));
    // With overlap at a change of provider, both consultants meet the participant, if the new one
    // is there.
    const bool met = p_.overlap_days > 0 && lot.contracts > 0 && day_ == one.lead_lost &&
                     day_ == lot.first + static_cast<int>(p_.overlap_days);
    const double left = (1 - p_.handover_carries) *
                        (met ? 1 - p_.overlap_carries * std::min(1.0, p_.overlap_days / 14) : 1);
    one.retelling = static_cast<float>(p_.retelling_weeks * left);
    ++post.caseload;
    --lot.without_lead;
    tell(Happening::lead_gained, lot, one, 0, static_cast<double>(one.retelling));
  }

  void begin(Lot& lot, const Waiting& waiting, Post& post) {
    ++out_.events;
    ++out_.starts;
    out_.waiting_days += day_ - waiting.referred;
    const Draw draw = chance_.draw({EntityKind::participant, waiting.number}, person, 0);
    Participant one{};
    one.number = waiting.number;
    one.post = static_cast<std::int16_t>(&post - lot.posts.data());
    one.referred = static_cast<std::uint16_t>(waiting.referred);
    one.began = static_cast<std::uint16_t>(day_);
    one.under_way = one.job = no_day;
    const double where = unit(draw.first);
    one.distance = where <= p_.near_share ? 0 : where > 1 - p_.far_share ? 2 : 1;
    one.reduced = high_unit(draw.second) < p_.reduced_capacity;
    one.limit_end =
        day_number(domain::end_of(date(day_), one.reduced ? limit_reduced_ : limit_other_));
    one.granted_end = std::min(
        one.limit_end, day_number(date(day_).plus_months(static_cast<int>(p_.granted_months))));
    one.stage = SeStage::engagement;
    ++post.caseload;
    ++lot.in_place;
    const auto weekday = static_cast<std::size_t>(day_) % week;
    lot.people[weekday].push_back(one);
    tell(Happening::began, lot, one, one.granted_end, one.reduced ? 1 : 0);
    lot.ends.push({one.granted_end, one.number, weekday});
    out_.most_in_place = std::max<std::int64_t>(out_.most_in_place, lot.in_place);
  }

  [[nodiscard]] std::uint16_t day_number(Day day) const {
    return static_cast<std::uint16_t>(std::min(number(day), int{no_day} - 1));
  }

  void leave_place(Lot& lot, const Participant& one) {
    ++out_.events;
    --lot.in_place;
    if (one.post == nobody)
      --lot.without_lead;
    else
      --lot.posts[static_cast<std::size_t>(one.post)].caseload;
  }

  void end_granted_time(Lot& lot) {
    const GrantedEnd end = lot.ends.top();
    lot.ends.pop();
    auto& people = lot.people[end.weekday];
    for (Participant& one : people) {
      if (one.number != end.number || one.granted_end != end.day) continue;
      ++out_.ended_by_limit;
      tell(Happening::time_over, lot, one);
      leave_place(lot, one);
      one = people.back();
      people.pop_back();
      return;
    }
  }

  // A participant's week. False where the participation is over.
  bool review(Lot& lot, Participant& one) {
    if (one.began == day_) return true;
    ++out_.events;
    PhaseOutcomes& counts = counted(lot);
    const Draw draw = chance_.draw({EntityKind::participant, one.number}, living, one.reviews++);
    const bool has_lead = one.post != nobody;
    double drop = p_.drop_per_week * (1 + p_.drop_change * one.changes);
    if (!has_lead) drop *= p_.drop_without_lead;
    const bool at_work = one.stage == SeStage::on_and_off_job_support;
    if (!at_work && high_unit(draw.first) < drop) {
      ++counts.drop_outs;
      tell(Happening::dropped_out, lot, one, 0, drop);
      leave_place(lot, one);
      return false;
    }
    // Four weeks before the granted time is over it is granted again, or not.
    const int left = one.granted_end - day_;
    if (left > 21 && left <= 28 && one.granted_end < one.limit_end &&
        (at_work || low_unit(draw.second) < p_.extended)) {
      one.granted_end = std::min(
          one.limit_end,
          day_number(date(one.granted_end).plus_months(static_cast<int>(p_.granted_months))));
      lot.ends.push({one.granted_end, one.number, static_cast<std::size_t>(one.began) % week});
      tell(Happening::time_granted, lot, one, one.granted_end);
    }
    if (at_work) return work(lot, one, low_unit(draw.first), has_lead);
    if (has_lead) progress(lot, one, low_unit(draw.first), high_unit(draw.second));
    return true;
  }

  void meet(Lot& lot, Participant& one, const Post& post) {
    const std::uint32_t sum = one.contact_part + post.contacts;
    one.contact_part = static_cast<std::uint16_t>(sum);
    counted(lot).contacts += sum >> 16;
    this_month().contacts += static_cast<std::int32_t>(sum >> 16);
    ++one.with_lead;
    tell(Happening::met, lot, one, static_cast<int>(sum >> 16));
  }

  void progress(Lot& lot, Participant& one, double job_chance, double stage_chance) {
    const Post& post = lot.posts[static_cast<std::size_t>(one.post)];
    meet(lot, one, post);
    double moves = post.moves;
    double told = 1;
    if (one.retelling > 0) {
      const float now = std::min(one.retelling, 1.0F);
      one.retelling -= now;
      counted(lot).standstill_days += std::lround(7 * now);
      told = 1 - static_cast<double>(now);
    }
    moves *= told;
    if (one.stage == SeStage::job_finding || one.stage == SeStage::employer_engagement) {
      static constexpr std::size_t last = relation_size - 1;
      const double distance = one.distance == 0 ? p_.job_near : one.distance == 2 ? p_.job_far : 1;
      const double job =
          p_.job_per_week * distance * (one.stage == SeStage::job_finding ? p_.job_finding : 1) *
          post.job_factor * relation_[std::min<std::size_t>(one.with_lead, last)] * told;
      if (job_chance < job) {
        get_job(lot, one, job);
        return;
      }
    }
    switch (one.stage) {
      case SeStage::engagement:
        if (stage_chance * p_.engagement_weeks < moves) {
          one.stage = SeStage::vocational_profile;
          if (one.under_way == no_day) one.under_way = static_cast<std::uint16_t>(day_);
          tell(Happening::plan_agreed, lot, one);
          tell(Happening::stage_reached, lot, one, number_of(one.stage));
        }
        break;
      case SeStage::vocational_profile:
        if (stage_chance * p_.profile_weeks < moves) move_on(lot, one, SeStage::job_finding);
        break;
      case SeStage::job_finding:
        if (stage_chance * p_.finding_weeks < moves)
          move_on(lot, one, SeStage::employer_engagement);
        break;
      case SeStage::employer_engagement:
      case SeStage::on_and_off_job_support:
        break;
    }
  }

  void move_on(const Lot& lot, Participant& one, SeStage stage) const {
    one.stage = stage;
    tell(Happening::stage_reached, lot, one, number_of(stage));
  }

  void get_job(Lot& lot, Participant& one, double chance) {
    ++out_.events;
    tell(Happening::job_found, lot, one, 0, chance);
    ++counted(lot).jobs;
    ++this_month().jobs;
    out_.days_to_job += day_ - one.began;
    one.stage = SeStage::on_and_off_job_support;
    one.job = static_cast<std::uint16_t>(day_);
  }

  // A week at work with support. False where the job counts as kept.
  bool work(Lot& lot, Participant& one, double lost_chance, bool has_lead) {
    if (has_lead) meet(lot, one, lot.posts[static_cast<std::size_t>(one.post)]);
    const double chance = p_.job_lost_per_week * (has_lead ? 1 : p_.job_lost_unsupported);
    if (lost_chance < chance) {
      ++out_.events;
      tell(Happening::job_lost, lot, one, 0, chance);
      ++out_.jobs_lost;
      one.stage = SeStage::job_finding;
      one.job = no_day;
      return true;
    }
    if (day_ - one.job < 7 * static_cast<int>(p_.job_kept_weeks)) return true;
    ++counted(lot).jobs_kept;
    tell(Happening::job_kept, lot, one);
    leave_place(lot, one);
    return false;
  }

  // --- what the day adds up to

  void account(const Lot& lot) {
    PhaseOutcomes& counts = counted(lot);
    MonthOutcomes& months = this_month();
    int calm = 0;
    int vacant = 0;
    for (const Post& post : lot.posts) {
      if (!post.filled)
        ++vacant;
      else if (post.phase == Phase::under_way)
        calm += post.caseload;
    }
    const bool calm_contract = lot.phase == Phase::under_way;
    counts.days += lot.in_place;
    counts.gap_days += lot.without_lead;
    counts.standstill_days += lot.without_lead;
    counts.calm_days += calm_contract ? calm : 0;
    out_.post_days += static_cast<std::int64_t>(lot.posts.size());
    out_.consultant_days += static_cast<std::int64_t>(lot.posts.size()) - vacant;
    months.days += lot.in_place;
    months.gap_days += lot.without_lead;
    months.calm_days += calm_contract ? calm : 0;
    months.vacant_post_days += vacant;
  }

  // --- the state as the domain's records

  [[nodiscard]] Phase phase_of(const Participant& one) const {
    if (day_ >= one.granted_end - end_phase) return Phase::end;
    return one.under_way == no_day ? Phase::start : Phase::under_way;
  }

  [[nodiscard]] Snapshot snapshot() const {
    Snapshot all;
    all.today = date(day_);
    for (std::size_t i = 0; i < lots_.size(); ++i) {
      const Lot& lot = lots_[i];
      all.contracts.push_back({lot.contract, lot.phase});
      for (const Post& post : lot.posts)
        if (post.filled) all.consultants.push_back({post.record, i, post.phase, post.caseload});
      for (const auto& people : lot.people) {
        for (const Participant& one : people) {
          domain::Participation record;
          record.referral_day = date(one.referred);
          record.status = domain::Status::deltar;
          record.start_day = date(one.began);
          record.end_day = date(one.granted_end);
          if (one.under_way != no_day)
            record.plan_agreed_day = record.mapping_confirmed_day = date(one.under_way);
          all.participants.push_back({record, phase_of(one), one.stage, one.reduced,
                                      date(one.limit_end) - 1, one.post != nobody});
        }
      }
    }
    return all;
  }

  static constexpr std::size_t relation_size = 256;

  const Scenario& scenario_;
  const Parameters& p_;
  const Chance chance_;
  const Watch* const watch_;
  const Recorder* const recorder_;
  std::vector<Lot> lots_;
  std::array<double, relation_size> relation_{};
  const double learning_ = natural_exp(-7 / (p_.competence_months * 30.44));
  domain::Span limit_reduced_{36, domain::SpanUnit::months};
  domain::Span limit_other_{12, domain::SpanUnit::months};
  std::vector<Participant*> displaced_;
  int day_ = 0;
  Outcomes out_;
};

}  // namespace

PhaseOutcomes Outcomes::all() const {
  PhaseOutcomes sum;
  for (const PhaseOutcomes& one : phase) {
    sum.days += one.days;
    sum.calm_days += one.calm_days;
    sum.gap_days += one.gap_days;
    sum.standstill_days += one.standstill_days;
    sum.contacts += one.contacts;
    sum.handovers += one.handovers;
    sum.jobs += one.jobs;
    sum.jobs_kept += one.jobs_kept;
    sum.drop_outs += one.drop_outs;
  }
  return sum;
}

Outcomes run_circles(const Scenario& scenario, std::uint64_t seed, std::uint64_t replication,
                     const Watch* watch, const Recorder* recorder) {
  return Run{scenario, seed, replication, watch, recorder}.go();
}

std::size_t bytes_needed(const Scenario& scenario) {
  const Parameters& p = scenario.parameters;
  const double posts = std::ceil(p.places / p.caseload_ceiling);
  // Vectors grow by doubling; a post's phases and record are on the heap beside it.
  const double each_lot = sizeof(Lot) + posts * (sizeof(Post) + 256) +
                          p.places * 2 * (sizeof(Participant) + sizeof(GrantedEnd));
  const double months = scenario.days / double{month} + 1;
  return static_cast<std::size_t>(p.lots * each_lot + months * sizeof(MonthOutcomes)) + 65536;
}

}  // namespace stafett::foresee
