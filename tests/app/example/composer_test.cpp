#include "app/example/composer.hpp"

#include <doctest/doctest.h>

#include <set>
#include <stdexcept>

#include "base/codes.hpp"
#include "base/text.hpp"

namespace stafett::example {
namespace {

Scene scene(Tongue tongue, bool woman) {
  Scene s;
  s.tongue = tongue;
  s.name = "Kari";
  s.woman = woman;
  s.abroad = s.learner = s.children = true;
  s.work = &library().work.front();
  s.need = &library().needs.front();
  s.author = "Ola Nordmann";
  s.firm = "Firmaet AS";
  s.counsellor = "Per Olsen";
  s.office = "Nav Moss";
  s.former = "Anne Berg";
  s.next = "Nina Lie";
  s.provider = "Et annet firma";
  s.town = "Moss";
  s.place = "på kontoret";
  s.end_date = "30. juni";
  return s;
}

bool only_courses_are_in_bokmal(Situation s) {
  return s == Situation::group_day || s == Situation::group_talk || s == Situation::group_end;
}

TEST_CASE(
    "every line of every situation can be written: no slot is unknown, nothing is left unfilled") {
  for (const Tongue tongue : tongues) {
    for (const auto& [situation, code] : codes_of(Situation{})) {
      if (tongue == Tongue::nynorsk && only_courses_are_in_bokmal(situation)) continue;
      const auto& p = library().pieces(tongue, situation);
      CAPTURE(code);
      CHECK_FALSE(p.open.empty());
      for (const auto* list : {&p.open, &p.body, &p.good, &p.hard, &p.close}) {
        for (const auto& piece : *list) {
          Dice dice{3, piece.text};
          const auto text = fill(piece.text, scene(tongue, true), dice);
          CAPTURE(text);
          CHECK(text.find_first_of("{}[]|") == std::string::npos);
          CHECK(text.find("  ") == std::string::npos);
          CHECK(std::string_view{".!?"}.find(text.back()) != std::string_view::npos);
        }
      }
    }
  }
}

TEST_CASE("there is enough to draw from: 120 pieces and 25 goals at the least") {
  std::size_t pieces = 0;
  for (const auto& p : library().notes[0]) {
    pieces += p.open.size() + p.body.size() + p.good.size() + p.hard.size() + p.close.size();
  }
  CHECK(pieces >= 120);
  std::size_t goals = 0;
  for (const auto& section : library().goals) goals += section.lines.size();
  CHECK(goals >= 25);
}

TEST_CASE("a slot takes its capital from its name, and a sentence from its place") {
  Dice dice{1, "test"};
  auto s = scene(Tongue::bokmal, true);
  CHECK(fill("{She} kom. {need} hjalp. Så gikk {she}.", s, dice) ==
        "Hun kom. Mulighet til å veksle mellom å sitte, stå og gå hjalp. Så gikk hun.");
  CHECK(fill("{name} møtte {her} kl. 10.00 mandag 3. mai. {she} var ferdig.", s, dice) ==
        "Kari møtte henne kl. 10.00 mandag 3. mai. Hun var ferdig.");
}

TEST_CASE("men and women, bokmål and nynorsk have their own words") {
  Dice dice{1, "test"};
  const auto words = [&](Tongue tongue, bool woman) {
    return fill("{she} {her} {hers}", scene(tongue, woman), dice);
  };
  CHECK(words(Tongue::bokmal, true) == "Hun henne hennes");
  CHECK(words(Tongue::bokmal, false) == "Han ham hans");
  CHECK(words(Tongue::nynorsk, true) == "Ho henne hennar");
  CHECK(words(Tongue::nynorsk, false) == "Han han hans");
}

TEST_CASE("a date is written as people write it") {
  CHECK(written_date(*Day::of(2025, 4, 3), Tongue::bokmal, 600) == "torsdag 3. april kl. 10.00");
  CHECK(written_date(*Day::of(2025, 4, 1), Tongue::nynorsk) == "tysdag 1. april");
}

TEST_CASE("what is said of some is not said of others") {
  auto s = scene(Tongue::bokmal, true);
  s.abroad = s.learner = s.children = false;
  s.next.clear();
  Memory own, all;
  Dice dice{5, "test"};
  for (int i = 0; i < 200; ++i) {
    for (const auto situation : {Situation::background, Situation::goal, Situation::told_leaving}) {
      const auto text =
          compose(s, situation, domain::NoteKind::meeting, Mood::plain, own, all, dice);
      CHECK(text.find("et annet land") == std::string::npos);
      CHECK(text.find("ungene") == std::string::npos);
      CHECK(text.find(" tar over. Jeg spurte") == std::string::npos);
    }
  }
}

TEST_CASE("a slot that nobody knows is a fault of the material, not an empty word") {
  Dice dice{1, "test"};
  CHECK_THROWS_AS(fill("{nobody}", scene(Tongue::bokmal, true), dice), std::logic_error);
  CHECK_THROWS_AS(read_sections("test", "[a]\nno colon here\n"), std::logic_error);
}

}  // namespace
}  // namespace stafett::example
