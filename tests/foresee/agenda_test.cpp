#include "foresee/agenda.hpp"

#include <doctest/doctest.h>

#include <map>

#include "foresee/chance.hpp"

using namespace stafett::foresee;

namespace {

// Every event plans one more, some of the same day; a third of the plans are called off.
template <class Agenda>
std::vector<std::pair<std::uint64_t, std::uint32_t>> life(std::uint32_t entities,
                                                          std::uint32_t days) {
  const Chance chance{7, 0};
  Agenda agenda{days};
  std::vector<Moment> due(entities);
  std::vector<std::uint32_t> uses(entities, 0);
  std::vector<std::pair<std::uint64_t, std::uint32_t>> happened;
  const auto plan = [&](std::uint32_t entity, Moment now) {
    const Draw draw = chance.draw({EntityKind::participant, entity}, 1, uses[entity]++);
    due[entity] = now + ticks_of(exponential(draw.first) * 2);
    agenda.plan(due[entity], entity);
  };
  for (std::uint32_t e = 0; e < entities; ++e) plan(e, Moment{});
  for (std::uint32_t day = 0; day < days; ++day) {
    agenda.open(
        day, [](std::uint32_t) {},
        [&](Moment at, std::uint32_t entity) { return due[entity] == at; });
    for (auto next = agenda.peek(); next != Appointment{}; next = agenda.peek()) {
      agenda.pop();
      const Moment now{day, next.fraction()};
      if (due[next.entity()] != now) continue;
      happened.emplace_back(now.ticks(), next.entity());
      plan(next.entity(), now);
      const std::uint32_t other = (next.entity() * 7 + 1) % entities;
      if (other % 3 == 0 && due[other] > now) plan(other, now);
    }
  }
  return happened;
}

}  // namespace

TEST_CASE("all lists of events tell the same life in the order of time") {
  for (std::uint32_t entities : {1U, 3U, 20U, 25U, 1000U}) {
    const auto days = life<DayAgenda>(entities, 60);
    CHECK(days == life<SparseDayAgenda>(entities, 60));
    CHECK(days == life<HeapAgenda>(entities, 60));
    CHECK(std::is_sorted(days.begin(), days.end()));
    CHECK(days.size() > entities);
  }
}

TEST_CASE("plans of one moment come in the order of their numbers, in all lists") {
  const auto order = [](auto agenda) {
    for (std::uint32_t entity : {5U, 2U, 9U, 1U}) agenda.plan(Moment{3, 77}, entity);
    agenda.plan(Moment{3, 76}, 8);
    for (std::uint32_t day = 0; day < 4; ++day)
      agenda.open(
          day, [](std::uint32_t) {}, [](Moment, std::uint32_t) { return true; });
    agenda.plan(Moment{3, 77}, 4);  // on the day itself
    std::vector<std::uint32_t> all;
    for (; agenda.peek() != Appointment{}; agenda.pop()) all.push_back(agenda.peek().entity());
    return all;
  };
  const std::vector<std::uint32_t> expected = {8, 1, 2, 4, 5, 9};
  CHECK(order(DayAgenda{10}) == expected);
  CHECK(order(SparseDayAgenda{10}) == expected);
  CHECK(order(HeapAgenda{10}) == expected);
}

TEST_CASE("what is planned for after the horizon never comes") {
  const auto quiet = [](auto agenda) {
    agenda.plan(Moment{5, 0}, 1);
    agenda.plan(Moment::never(), 2);
    for (std::uint32_t day = 0; day < 5; ++day) {
      agenda.open(
          day, [](std::uint32_t) {}, [](Moment, std::uint32_t) { return true; });
      if (agenda.peek() != Appointment{}) return false;
    }
    return true;
  };
  CHECK(quiet(DayAgenda{5}));
  CHECK(quiet(HeapAgenda{5}));
}

TEST_CASE("a day's list gives back every word once and forgets it") {
  DayLists<std::uint32_t, 512> lists{3};
  std::map<std::uint32_t, int> seen;
  for (std::uint32_t round = 0; round < 3; ++round) {
    for (std::uint32_t word = 0; word < 1000; ++word) lists.add(1, word);
    seen.clear();
    lists.drain(
        1, [](std::uint32_t) {}, [&](std::uint32_t word) { ++seen[word]; });
    CHECK(seen.size() == 1000);
    CHECK(std::all_of(seen.begin(), seen.end(), [](const auto& s) { return s.second == 1; }));
  }
  int left = 0;
  lists.drain(
      1, [](std::uint32_t) {}, [&](std::uint32_t) { ++left; });
  CHECK(left == 0);
  const std::size_t bytes = lists.bytes();
  for (std::uint32_t word = 0; word < 1000; ++word) lists.add(2, word);
  CHECK(lists.bytes() == bytes);  // the chunks were used again
}

TEST_CASE("lists that are filled a fortnight ahead at most go round in sixteen") {
  DayLists<std::uint32_t, 64> whole{100};
  DayLists<std::uint32_t, 64> round{100, 14};
  CHECK(round.days() == 100);
  std::vector<std::uint32_t> seen;
  for (std::uint32_t day = 0; day < 100; ++day) {
    const auto fill = [&](auto& lists) {
      for (std::uint32_t ahead = 0; ahead <= 14 && day + ahead < 100; ++ahead)
        for (std::uint32_t word = 0; word <= ahead; ++word)
          lists.add(day + ahead, 100 * day + word);
    };
    const auto words = [&](auto& lists) {
      seen.clear();
      lists.drain(
          day, [](std::uint32_t) {}, [&](std::uint32_t word) { seen.push_back(word); });
      return seen;
    };
    fill(whole);
    fill(round);
    const auto expected = words(whole);
    CHECK_FALSE(expected.empty());
    CHECK(words(round) == expected);
  }
  CHECK(round.bytes() < whole.bytes());
}

TEST_CASE("a moment is a day and a part of it, and adds up without rounding") {
  const Moment noon{10, 0x80000000U};
  CHECK(noon.days() == 10.5);
  CHECK((noon + ticks_of(0.5)) == Moment::midnight(11));
  CHECK((Moment::midnight(11) - noon) == ticks_of(0.5));
  CHECK(ticks_of(1e300) == Moment::never().ticks());
  CHECK(ticks_of(-1) == 0);
  CHECK((noon + Moment::never().ticks()) == Moment::never());
}
