// What is to happen when: two designs with one face, which must give the same run to the last byte.
//
// - DayAgenda: a list for each day, put in order on the day itself by counting. What is planned for
// the
//   day that is open goes to a small heap beside it. This is the design that runs.
// - HeapAgenda: a plain binary heap of everything to come; the reference to compare with.
//
// A plan is a moment and a number that the model knows its entity by. Plans are not taken back: the
// model remembers when an entity is due, and one that comes at another moment is stale and passed
// over. Plans of one moment come in the order of their numbers.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "foresee/day_lists.hpp"
#include "foresee/moment.hpp"

namespace stafett::foresee {

/// A moment of the open day and whose it is, in one sortable word.
class Appointment {
 public:
  constexpr Appointment() = default;
  constexpr explicit Appointment(std::uint64_t word) : word_{word} {}
  constexpr Appointment(std::uint32_t fraction, std::uint32_t entity)
      : word_{(std::uint64_t{fraction} << 32) | entity} {}
  [[nodiscard]] constexpr std::uint32_t fraction() const {
    return static_cast<std::uint32_t>(word_ >> 32);
  }
  [[nodiscard]] constexpr std::uint32_t entity() const { return static_cast<std::uint32_t>(word_); }
  [[nodiscard]] constexpr std::uint64_t word() const { return word_; }
  friend constexpr auto operator<=>(Appointment, Appointment) = default;

 private:
  std::uint64_t word_ = ~std::uint64_t{0};
};

template <std::size_t chunk_bytes>
class DayAgendaOf {
 public:
  /// Events of one entity alone may stand in lists of their own, without order.
  static constexpr bool local_events_apart = true;

  explicit DayAgendaOf(std::uint32_t days) : lists_{days} {}

  /// Plans after the last day are dropped: nothing happens then.
  void plan(Moment at, std::uint32_t entity) {
    const std::uint32_t day = at.day();
    if (day >= lists_.days()) return;
    const Appointment appointment{at.fraction(), entity};
    if (day == open_day_) {
      today_.push_back(appointment.word());
      std::push_heap(today_.begin(), today_.end(), std::greater<>{});
    } else {
      lists_.add(day, appointment.word());
    }
  }

  /// Opens a day; days are opened one after the other. `look_ahead(entity)` is called some plans
  /// before `holds(moment, entity)` is asked whether the plan still stands.
  template <class LookAhead, class Holds>
  void open(std::uint32_t day, LookAhead look_ahead, Holds holds) {
    open_day_ = day;
    gathered_.clear();
    lists_.drain(
        day, [&](std::uint64_t word) { look_ahead(Appointment{word}.entity()); },
        [&](std::uint64_t word) {
          const Appointment one{word};
          if (holds(Moment{day, one.fraction()}, one.entity())) gathered_.push_back(word);
        });
    sort();
    at_ = 0;
  }

  /// The next plan of the open day; one with the largest fraction and no entity when there is none.
  [[nodiscard]] Appointment peek() const {
    const std::uint64_t listed = at_ < sorted_.size() ? sorted_[at_] : ~std::uint64_t{0};
    return Appointment{today_.empty() || listed < today_.front() ? listed : today_.front()};
  }

  /// Passes over the one that peek() shows.
  void pop() {
    const std::uint64_t listed = at_ < sorted_.size() ? sorted_[at_] : ~std::uint64_t{0};
    if (today_.empty() || listed < today_.front()) {
      ++at_;
    } else {
      std::pop_heap(today_.begin(), today_.end(), std::greater<>{});
      today_.pop_back();
    }
  }

  /// The entity of the plan some places on, to fetch; nothing's number near the day's end.
  [[nodiscard]] std::uint32_t some_places_on() const {
    const std::size_t there = at_ + 6;
    return there < sorted_.size() ? Appointment{sorted_[there]}.entity() : ~std::uint32_t{0};
  }

  [[nodiscard]] std::size_t bytes() const {
    return lists_.bytes() +
           (gathered_.capacity() + sorted_.capacity() + today_.capacity()) * sizeof(std::uint64_t);
  }

 private:
  /// Moments lie evenly over the day, so one pass by their highest bits brings each nearly to its
  /// place; insertion does the rest.
  void sort() {
    const std::size_t count = gathered_.size();
    sorted_.resize(count);
    if (count <= 24) {
      std::copy(gathered_.begin(), gathered_.end(), sorted_.begin());
    } else {
      const int bits = std::min(16, static_cast<int>(std::bit_width(count)));
      const int shift = 64 - bits;
      starts_.assign((std::size_t{1} << bits) + 1, 0);
      for (const std::uint64_t word : gathered_) ++starts_[(word >> shift) + 1];
      for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
      for (const std::uint64_t word : gathered_) sorted_[starts_[word >> shift]++] = word;
    }
    for (std::size_t i = 1; i < count; ++i) {
      const std::uint64_t word = sorted_[i];
      std::size_t place = i;
      for (; place > 0 && sorted_[place - 1] > word; --place) sorted_[place] = sorted_[place - 1];
      sorted_[place] = word;
    }
  }

  DayLists<std::uint64_t, chunk_bytes> lists_;
  std::vector<std::uint64_t> gathered_;
  std::vector<std::uint64_t> sorted_;
  std::vector<std::uint64_t> today_;
  std::vector<std::uint32_t> starts_;
  std::size_t at_ = 0;
  std::uint32_t open_day_ = ~std::uint32_t{0};
};

using DayAgenda = DayAgendaOf<512>;
/// For some dozens of plans a day or fewer: most days ahead have a handful of them.
using SparseDayAgenda = DayAgendaOf<64>;

class HeapAgenda {
 public:
  static constexpr bool local_events_apart = false;

  explicit HeapAgenda(std::uint32_t days) : days_{days} {}

  void plan(Moment at, std::uint32_t entity) {
    if (at.day() >= days_) return;
    heap_.push_back({at, entity});
    std::push_heap(heap_.begin(), heap_.end(), later);
  }

  template <class LookAhead, class Holds>
  void open(std::uint32_t day, LookAhead, Holds) {
    open_day_ = day;
  }

  [[nodiscard]] Appointment peek() const {
    if (heap_.empty() || heap_.front().at.day() != open_day_) return Appointment{};
    return Appointment{heap_.front().at.fraction(), heap_.front().entity};
  }

  void pop() {
    std::pop_heap(heap_.begin(), heap_.end(), later);
    heap_.pop_back();
  }

  [[nodiscard]] std::uint32_t some_places_on() const { return ~std::uint32_t{0}; }
  [[nodiscard]] std::size_t bytes() const { return heap_.capacity() * sizeof(Plan); }

 private:
  struct Plan {
    Moment at;
    std::uint32_t entity;
  };
  static bool later(const Plan& a, const Plan& b) {
    return a.at != b.at ? a.at > b.at : a.entity > b.entity;
  }

  std::vector<Plan> heap_;
  std::uint32_t days_;
  std::uint32_t open_day_ = 0;
};

}  // namespace stafett::foresee
