#include "foresee/caseload.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <numeric>

#include "foresee/agenda.hpp"
#include "foresee/chance.hpp"

namespace stafett::foresee {

namespace {

using Index = std::uint32_t;
constexpr Index none = ~Index{0};

enum Purpose : std::uint32_t { arriving = 1, serving, waiting, staying, filling, contracting };

// A participant in the system. 32 bytes, so that an event fetches one half of a cache line.
struct Participant {
  Moment due;                      // end of patience, or of service
  std::uint32_t contact_fraction;  // contacts keep their time of day
  std::uint16_t contact_day;
  std::uint8_t place;   // in the post
  std::uint8_t queued;  // how often this one has come into a queue
  std::uint32_t arrival;
  Index post;  // `none` while waiting
  Index next;  // in the queue
  Index previous;
};
static_assert(sizeof(Participant) == 32);

constexpr std::uint16_t no_contact = 0xffff;

struct Post {
  Moment due;  // when it is left, or filled
  std::uint32_t generation = 0;
  std::uint32_t taken = 0;  // a bit for each place
  std::uint32_t tenures = 0;
  std::uint32_t vacancies = 0;
  bool filled = false;
};
static_assert(sizeof(Post) == 32);

struct Provider {
  Moment due;
};

struct Queue {
  Index first = none;
  Index last = none;
};

// Free places, in the order in which they came free.
class Tokens {
 public:
  struct Token {
    Index post;
    std::uint32_t generation;
  };
  [[nodiscard]] bool empty() const { return first_ == end_; }
  [[nodiscard]] const Token& front() const { return ring_[first_ & (ring_.size() - 1)]; }
  void pop() { ++first_; }
  void push(Token token) {
    if (end_ - first_ == ring_.size()) grow();
    ring_[end_++ & (ring_.size() - 1)] = token;
  }
  [[nodiscard]] std::size_t bytes() const { return ring_.size() * sizeof(Token); }

 private:
  void grow() {
    std::vector<Token> larger(std::max<std::size_t>(64, ring_.size() * 2));
    for (std::size_t i = first_; i != end_; ++i) larger[i - first_] = ring_[i & (ring_.size() - 1)];
    end_ -= first_;
    first_ = 0;
    ring_ = std::move(larger);
  }
  std::vector<Token> ring_;
  std::size_t first_ = 0;
  std::size_t end_ = 0;
};

template <class Agenda>
class Run {
 public:
  Run(const CaseloadSpec& spec, std::uint64_t seed, std::uint64_t replication,
      std::vector<CaseloadStep>* steps)
      : spec_{spec},
        chance_{seed, replication},
        steps_{steps},
        agenda_{spec.days},
        contacts_{Agenda::local_events_apart && spec.contact_days > 0 ? spec.days : 0,
                  spec.contact_days},
        posts_(spec.posts),
        places_(std::size_t{spec.posts} * spec.places, none),
        providers_(spec.provider_posts > 0 ? spec.posts / spec.provider_posts : 0),
        first_person_{static_cast<Index>(posts_.size() + providers_.size())} {
    // About as many as there will be, where all find a place.
    const double load =
        std::min(spec.arrivals_per_day * spec.service_days, static_cast<double>(places_.size()));
    people_.reserve(static_cast<std::size_t>(load + 4 * std::sqrt(load)));
    if (spec.service_law == ServiceLaw::lognormal) {
      const double variance = natural_log(1 + spec.service_spread * spec.service_spread);
      log_spread_ = std::sqrt(variance);
      log_mean_ = natural_log(spec.service_days) - variance / 2;
    }
  }

  CaseloadResult go() {
    for (Index p = 0; p < posts_.size(); ++p) fill(p);
    for (Index p = 0; p < providers_.size(); ++p) {
      const Draw draw = chance_.draw({EntityKind::contract, p}, contracting, 0);
      plan_contract_end(p, ticks_of(unit(draw.first) * spec_.contract_days));
    }
    next_arrival_ = Moment{} + interarrival();
    for (day_ = 0; day_ < spec_.days; ++day_) {
      agenda_.open(
          day_, [this](Index entity) { fetch(entity); },
          [this](Moment at, Index entity) { return stands(at, entity); });
      run_day();
      close_day();
    }
    return result();
  }

 private:
  // --- what is to happen when

  void run_day() {
    for (;;) {
      const Appointment next = agenda_.peek();
      if (next_arrival_.day() == day_ && next_arrival_.fraction() <= next.fraction()) {
        now_ = next_arrival_;
        arrive();
        continue;
      }
      if (next == Appointment{}) return;
      agenda_.pop();
      if (const Index soon = agenda_.some_places_on(); soon != none) fetch(soon);
      now_ = Moment{day_, next.fraction()};
      happen(next.entity());
    }
  }

  void happen(Index entity) {
    if (entity >= first_person_) {
      const Index person = entity - first_person_;
      Participant& one = people_[person];
      // Only the heap brings contacts here. A contact and an end at one moment: the contact first.
      if (one.contact_day == day_ && one.contact_fraction == now_.fraction() && one.post != none &&
          !Agenda::local_events_apart)
        hold_contact(person, one);
      if (one.due != now_) return;
      if (one.post == none)
        drop_out(person);
      else
        get_job(person);
    } else if (entity >= posts_.size()) {
      const Index provider = entity - static_cast<Index>(posts_.size());
      if (providers_[provider].due == now_) end_contract(provider);
    } else if (posts_[entity].due == now_) {
      if (posts_[entity].filled)
        leave(entity);
      else
        hire(entity);
    }
  }

  [[nodiscard]] bool stands(Moment at, Index entity) const {
    if (entity >= first_person_) return people_[entity - first_person_].due == at;
    if (entity >= posts_.size()) return providers_[entity - posts_.size()].due == at;
    return posts_[entity].due == at;
  }

  void fetch(Index entity) const {
    if (entity >= first_person_) __builtin_prefetch(&people_[entity - first_person_], 1);
  }

  void close_day() {
    if constexpr (Agenda::local_events_apart) {
      if (spec_.contact_days > 0) {
        contacts_.drain(
            day_, [this](Index person) { __builtin_prefetch(&people_[person], 1); },
            [this](Index person) {
              Participant& one = people_[person];
              if (one.contact_day == day_) hold_contact(person, one);
            });
      }
    }
    if (day_ >= spec_.measure_from) {
      pass_time(Moment::midnight(day_ + 1));
      queue_sum_ += today_queue_;
      busy_sum_ += today_busy_;
      filled_sum_ += today_filled_;
    }
    today_queue_ = today_busy_ = today_filled_ = 0;
    since_ = Moment::midnight(day_ + 1);
  }

  // Sums up how many were where since the last change; called before every change.
  void pass_time(Moment to) {
    const Ticks span = to - since_;
    today_queue_ += span * queued_;
    today_busy_ += span * busy_;
    today_filled_ += span * filled_;
    since_ = to;
  }

  // --- participants

  Ticks interarrival() {
    if (gap_ == gaps_.size()) {
      for (std::uint32_t i = 0; i < gaps_.size(); i += 2) {
        const Draw draw = chance_.draw({EntityKind::agency, 0}, arriving, gap_batch_ + i / 2);
        gaps_[i] = ticks_of(exponential(draw.first) / spec_.arrivals_per_day);
        gaps_[i + 1] = ticks_of(exponential(draw.second) / spec_.arrivals_per_day);
      }
      gap_batch_ += static_cast<std::uint32_t>(gaps_.size() / 2);
      gap_ = 0;
    }
    return gaps_[gap_++];
  }

  void arrive() {
    pass_time(now_);
    next_arrival_ = now_ + interarrival();
    Index person = free_;
    if (person == none) {
      person = static_cast<Index>(people_.size());
      // By an eighth at a time: doubling would leave up to half of it unused.
      if (people_.size() == people_.capacity()) people_.reserve(people_.size() * 9 / 8 + 64);
      people_.emplace_back();
    } else {
      free_ = people_[person].next;
    }
    Participant& one = people_[person];
    one = {Moment::never(), 0, no_contact, 0, 0, arrivals_++, none, none, none};
    tell(CaseloadEvent::arrival, one.arrival, 0);
    most_ = std::max(most_, queued_ + busy_ + 1);
    enqueue(person, one, later_);
    match();
    if (one.post == none) lose_patience_later(person, one);
  }

  void enqueue(Index person, Participant& one, Queue& queue) {
    ++one.queued;
    one.post = none;
    one.place = &queue == &front_ ? 1 : 0;
    one.next = none;
    one.previous = queue.last;
    (queue.last == none ? queue.first : people_[queue.last].next) = person;
    queue.last = person;
    ++queued_;
  }

  void dequeue(Participant& one) {
    Queue& queue = one.place == 1 ? front_ : later_;
    (one.previous == none ? queue.first : people_[one.previous].next) = one.next;
    (one.next == none ? queue.last : people_[one.next].previous) = one.previous;
    --queued_;
  }

  void lose_patience_later(Index person, Participant& one) {
    const Draw draw = chance_.draw({EntityKind::participant, one.arrival}, waiting, one.queued);
    one.due = now_ + ticks_of(exponential(draw.first) * spec_.patience_days);
    agenda_.plan(one.due, first_person_ + person);
  }

  // Gives free places to those who wait, while there are both.
  void match() {
    while (queued_ > 0) {
      while (!tokens_.empty() &&
             posts_[tokens_.front().post].generation != tokens_.front().generation)
        tokens_.pop();
      if (tokens_.empty()) return;
      const Index post = tokens_.front().post;
      tokens_.pop();
      begin(front_.first != none ? front_.first : later_.first, post);
    }
  }

  void begin(Index person, Index post_index) {
    Participant& one = people_[person];
    Post& post = posts_[post_index];
    dequeue(one);
    const auto place = static_cast<std::uint32_t>(std::countr_one(post.taken));
    post.taken |= 1U << place;
    places_[std::size_t{post_index} * spec_.places + place] = person;
    one.post = post_index;
    one.place = static_cast<std::uint8_t>(place);
    ++busy_;
    const Draw draw = chance_.draw({EntityKind::participant, one.arrival}, serving, one.queued);
    one.due = now_ + ticks_of(service_days(draw.first));
    agenda_.plan(one.due, first_person_ + person);
    tell(CaseloadEvent::start, one.arrival, post_index);
    if (spec_.contact_days > 0)
      plan_contact(person, one, now_ + ticks_of(unit(draw.second) * spec_.contact_days));
  }

  [[nodiscard]] double service_days(std::uint64_t word) const {
    if (spec_.service_law == ServiceLaw::exponential) return exponential(word) * spec_.service_days;
    return natural_exp(log_mean_ + log_spread_ * normal(word));
  }

  void plan_contact(Index person, Participant& one, Moment at) {
    one.contact_day = no_contact;
    if (at.day() >= spec_.days) return;
    one.contact_day = static_cast<std::uint16_t>(at.day());
    one.contact_fraction = at.fraction();
    if constexpr (Agenda::local_events_apart)
      contacts_.add(at.day(), person);
    else
      agenda_.plan(at, first_person_ + person);
  }

  void hold_contact(Index person, Participant& one) {
    const Moment at{day_, one.contact_fraction};
    ++counts_[static_cast<std::size_t>(CaseloadEvent::contact)];
    if (steps_ != nullptr) steps_->push_back({at, CaseloadEvent::contact, one.arrival, one.post});
    plan_contact(person, one, Moment{day_ + spec_.contact_days, one.contact_fraction});
  }

  // Before a participant leaves a post: a contact of today that lay before this moment, or at it,
  // was held.
  void catch_up(Index person, Participant& one) {
    if (one.contact_day == day_ && one.contact_fraction <= now_.fraction())
      hold_contact(person, one);
    one.contact_day = no_contact;
  }

  void forget(Index person, Participant& one) {
    one.due = Moment::never();
    one.contact_day = no_contact;
    one.next = free_;
    free_ = person;
  }

  void drop_out(Index person) {
    pass_time(now_);
    Participant& one = people_[person];
    dequeue(one);
    tell(CaseloadEvent::drop_out, one.arrival, 0);
    forget(person, one);
  }

  void get_job(Index person) {
    pass_time(now_);
    Participant& one = people_[person];
    catch_up(person, one);
    Post& post = posts_[one.post];
    post.taken &= ~(1U << one.place);
    tokens_.push({one.post, post.generation});
    --busy_;
    tell(CaseloadEvent::job, one.arrival, one.post);
    forget(person, one);
    match();
  }

  // --- posts and contracts

  void fill(Index post_index) {
    Post& post = posts_[post_index];
    post.filled = true;
    ++filled_;
    const Draw draw = chance_.draw({EntityKind::post, post_index}, staying, post.tenures++);
    post.due = now_ + ticks_of(exponential(draw.first) * spec_.tenure_days);
    agenda_.plan(post.due, post_index);
    for (std::uint32_t i = 0; i < spec_.places; ++i) tokens_.push({post_index, post.generation});
  }

  void hire(Index post_index) {
    pass_time(now_);
    tell(CaseloadEvent::hire, 0, post_index);
    fill(post_index);
    match();
  }

  void leave(Index post_index) {
    pass_time(now_);
    tell(CaseloadEvent::leave, 0, post_index);
    vacate(post_index);
    match();
  }

  // The participants of a post that closes go to the front queue in the order of its places.
  void vacate(Index post_index) {
    Post& post = posts_[post_index];
    if (post.filled) {
      post.filled = false;
      --filled_;
      ++post.generation;
      for (std::uint32_t left = post.taken; left != 0; left &= left - 1) {
        const auto place = static_cast<std::size_t>(std::countr_zero(left));
        const Index person = places_[std::size_t{post_index} * spec_.places + place];
        Participant& one = people_[person];
        catch_up(person, one);
        --busy_;
        tell(CaseloadEvent::displacement, one.arrival, post_index);
        enqueue(person, one, front_);
        lose_patience_later(person, one);
      }
      post.taken = 0;
    }
    const Draw draw = chance_.draw({EntityKind::post, post_index}, filling, post.vacancies++);
    post.due = now_ + ticks_of(exponential(draw.first) * spec_.vacancy_days);
    agenda_.plan(post.due, post_index);
  }

  void plan_contract_end(Index provider, Ticks after) {
    providers_[provider].due = now_ + after;
    agenda_.plan(providers_[provider].due, static_cast<Index>(posts_.size()) + provider);
  }

  void end_contract(Index provider) {
    pass_time(now_);
    tell(CaseloadEvent::contract_end, 0, provider);
    const Index first = provider * spec_.provider_posts;
    for (Index p = first; p < first + spec_.provider_posts; ++p) vacate(p);
    plan_contract_end(provider, ticks_of(spec_.contract_days));
    match();
  }

  // --- what is told

  void tell(CaseloadEvent event, std::uint64_t participant, Index post) {
    ++counts_[static_cast<std::size_t>(event)];
    if (steps_ != nullptr) steps_->push_back({now_, event, participant, post});
  }

  CaseloadResult result() const {
    CaseloadResult result;
    result.counts = counts_;
    const double measured =
        spec_.days > spec_.measure_from ? (spec_.days - spec_.measure_from) * ticks_per_day : 1;
    result.mean_queue = static_cast<double>(queue_sum_) / measured;
    result.mean_busy = static_cast<double>(busy_sum_) / measured;
    result.mean_filled = static_cast<double>(filled_sum_) / measured;
    result.waiting_at_end = queued_;
    result.in_service_at_end = busy_;
    result.filled_at_end = filled_;
    result.most_in_system = most_;
    result.bytes = agenda_.bytes() + contacts_.bytes() + tokens_.bytes() +
                   people_.capacity() * sizeof(Participant) + posts_.capacity() * sizeof(Post) +
                   places_.capacity() * sizeof(Index);
    return result;
  }

  const CaseloadSpec spec_;
  const Chance chance_;
  std::vector<CaseloadStep>* const steps_;
  Agenda agenda_;
  DayLists<Index, 512> contacts_;
  std::vector<Participant> people_;
  std::vector<Post> posts_;
  std::vector<Index> places_;  // who has it, by post and place
  std::vector<Provider> providers_;
  const Index first_person_;  // agenda numbers: posts, providers, people
  Tokens tokens_;
  Queue front_;
  Queue later_;
  Index free_ = none;  // head of the list of unused records

  Moment now_;
  std::uint32_t day_ = 0;
  Moment next_arrival_;
  std::uint32_t arrivals_ = 0;
  std::array<Ticks, 32> gaps_{};
  std::size_t gap_ = gaps_.size();
  std::uint32_t gap_batch_ = 0;
  double log_mean_ = 0;
  double log_spread_ = 0;

  std::uint64_t queued_ = 0;
  std::uint64_t busy_ = 0;
  std::uint64_t filled_ = 0;
  std::uint64_t most_ = 0;
  Moment since_;
  // People times ticks. One day's sum stays below 2^64; the sum of days may not.
  std::uint64_t today_queue_ = 0;
  std::uint64_t today_busy_ = 0;
  std::uint64_t today_filled_ = 0;
  unsigned __int128 queue_sum_ = 0;
  unsigned __int128 busy_sum_ = 0;
  unsigned __int128 filled_sum_ = 0;
  std::array<std::uint64_t, 9> counts_{};
};

}  // namespace

CaseloadSpec caseload(CaseloadLevel level, std::uint32_t posts) {
  CaseloadSpec spec;
  spec.posts = posts;
  spec.arrivals_per_day = static_cast<double>(posts) * spec.places / spec.service_days;
  if (level >= CaseloadLevel::b) spec.tenure_days = 365 / 0.45;
  if (level >= CaseloadLevel::c) spec.contact_days = 14;
  if (level >= CaseloadLevel::d) spec.provider_posts = 10;
  return spec;
}

std::uint64_t CaseloadResult::events() const {
  return std::accumulate(counts.begin(), counts.begin() + caseload_counted, std::uint64_t{0});
}

bool CaseloadResult::same_run(const CaseloadResult& other) const {
  CaseloadResult mine = *this;
  mine.bytes = other.bytes;
  return mine.counts == other.counts && mine.mean_queue == other.mean_queue &&
         mine.mean_busy == other.mean_busy && mine.mean_filled == other.mean_filled &&
         mine.waiting_at_end == other.waiting_at_end &&
         mine.in_service_at_end == other.in_service_at_end &&
         mine.filled_at_end == other.filled_at_end && mine.most_in_system == other.most_in_system;
}

CaseloadResult run_caseload(const CaseloadSpec& spec, std::uint64_t seed, std::uint64_t replication,
                            AgendaDesign design, std::vector<CaseloadStep>* steps) {
  if (design == AgendaDesign::heap) return Run<HeapAgenda>{spec, seed, replication, steps}.go();
  if (spec.arrivals_per_day < 10) return Run<SparseDayAgenda>{spec, seed, replication, steps}.go();
  return Run<DayAgenda>{spec, seed, replication, steps}.go();
}

}  // namespace stafett::foresee
