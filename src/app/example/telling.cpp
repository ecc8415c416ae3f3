#include "app/example/telling.hpp"

#include <set>

#include "domain/calendar.hpp"

namespace stafett::example {

namespace {

using enum Situation;
using domain::NoteKind;

/// On a working day every consultant who is there has somebody to meet.
void meet_today(Ledger& ledger, Diary& diary, const std::vector<Life>& lives,
                std::vector<std::vector<Beat>>& beats) {
  if (!domain::is_working_day(ledger.today)) return;
  Dice dice{ledger.script.seed, "today"};
  std::vector<int> meetings(ledger.script.employees.size());
  // First those who had a meeting coming anyway; then, for who has none, whatever comes next.
  for (const bool anything : {false, true}) {
    for (std::size_t i = 0; i < lives.size(); ++i) {
      if (beats[i].size() < 2 || beats[i].back().day < ledger.today) continue;
      auto& beat = beats[i].back();
      const auto who = lives[i].leads[beat.tenure].who;
      auto& count = meetings[who.at];
      if (beat.day == ledger.today && !anything) ++count;
      const Day before = beats[i][beats[i].size() - 2].day;
      const bool fits = anything ? count == 0
                                 : can_be_booked(beat.step) && before < ledger.yesterday &&
                                       (count == 0 || (count < 3 && dice.chance(25)));
      if (beat.day == ledger.today || !fits || !ledger.cast.at_work(who, ledger.today) ||
          lives[i].leads[beat.tenure].first >= ledger.yesterday) {
        continue;
      }
      if (const auto minute = diary.reserve(who, ledger.today, beat.minutes, dice)) {
        beat.day = ledger.today;
        beat.minute = *minute;
        beat.booked = true;
        ++count;
      }
    }
  }
}

/// What somebody was in the middle of writing yesterday.
void leave_unfinished(Ledger& ledger, const std::vector<Life>& lives,
                      const std::vector<std::vector<Beat>>& beats) {
  Dice dice{ledger.script.seed, "drafts"};
  std::set<std::size_t> writers;
  int notes = 0;
  int typed = 0;
  for (std::size_t i = 0; i < lives.size(); ++i) {
    if (beats[i].size() < 2 || beats[i].back().day < ledger.today) continue;
    const auto& done = beats[i][beats[i].size() - 2];
    const auto who = lives[i].leads[done.tenure].who;
    const auto& row = ledger.script.participations[lives[i].participation.at];
    const bool secret = ledger.script.people[row.person.at].protection.has_value();
    if (secret || !ledger.cast.at_work(who, ledger.yesterday) || done.day < ledger.today - 20)
      continue;
    if (lives[i].leads[done.tenure].last || notes + typed >= 9) continue;
    if (!writers.insert(who.at).second && !dice.chance(30)) continue;
    const Tongue tongue = ledger.script.employees[who.at].writes;
    Scene scene = ledger.scene_of(lives[i], done);
    const auto texts = library().office_texts("draft", tongue == Tongue::bokmal ? "nb" : "nn");
    domain::NoteContent content{NoteKind::meeting,
                                ledger.yesterday,
                                30,
                                {},
                                fill(texts[dice.below(texts.size())], scene, dice),
                                {}};
    const Instant at =
        Instant::in_norway(ledger.yesterday, 15 * 60 + 35) + minutes(dice.between(0, 30));
    if (notes < 6) {
      NoteWritten note{
          {ledger.script.notes++}, lives[i].participation, content, false, {}, check_in};
      ledger.script.events.push_back({at, who, std::move(note)});
      ++notes;
    } else {
      ledger.script.events.push_back({at, who, Typed{lives[i].participation, content}});
      ++typed;
    }
  }
}

}  // namespace

void tell(Cast& cast, const std::vector<Life>& lives) {
  Ledger ledger{cast};
  Diary diary;
  std::vector<std::vector<Beat>> beats;
  for (const auto& life : lives) {
    Dice dice{ledger.script.seed, "beats", life.participation.at};
    beats.push_back(make_beats(cast, life, diary, dice));
  }
  meet_today(ledger, diary, lives, beats);
  for (std::size_t i = 0; i < lives.size(); ++i) {
    tell_frame(ledger, lives[i]);
    tell_journal(ledger, lives[i], beats[i]);
  }
  leave_unfinished(ledger, lives, beats);
  ledger.register_firms();
}

}  // namespace stafett::example
