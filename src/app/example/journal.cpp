// The notes and appointments of one participation.
#include <algorithm>

#include "app/example/outcome.hpp"
#include "app/example/telling.hpp"
#include "domain/calendar.hpp"

namespace stafett::example {

namespace {

using enum Situation;
using domain::AppointmentState;
using domain::NoteKind;

constexpr int eight = 8 * 60;

std::string_view purpose_of(const Step& step) {
  if (step.kind == NoteKind::employer_visit) return "employer";
  switch (step.situation) {
    case first_meeting:
    case transferred_meeting:
    case returned_meeting:
    case clarify_order:
      return "first_meeting";
    case strengths:
    case needs:
    case interests:
      return "profile";
    case cv:
    case application:
    case search_status:
    case interview_before:
      return "search";
    case nav_meeting:
      return "nav";
    case new_consultant:
      return "new";
    case closing_with:
    case clarify_summary:
    case group_end:
    case end_job:
    case end_education:
    case end_health:
    case end_support:
    case end_time:
      return "closing";
    default:
      return "talk";
  }
}
struct Odds {
  int good, hard;
};

Odds odds_of(const Beat& beat) {
  switch (beat.chapter) {
    case Chapter::trial:
    case Chapter::testing:
      return {42, 14};
    case Chapter::job:
      return {45, 14};
    case Chapter::pause:
      return {10, 55};
    case Chapter::search:
    case Chapter::interviews:
      return {26, 24};
    default:
      return {30, 13};
  }
}

class Journal {
 public:
  Journal(Ledger& ledger, const Life& life, const std::vector<Beat>& beats)
      : ledger_{ledger},
        script_{ledger.script},
        life_{life},
        beats_{beats},
        row_{script_.participations[life.participation.at]},
        person_{script_.people[row_.person.at]},
        outcome_{ledger, life, beats},
        dice_{script_.seed, "words", life.participation.at} {}

  void tell() {
    std::size_t i = 0;
    for (; i < beats_.size() && beats_[i].day < ledger_.today; ++i) beat(i);
    if (i > 0 && i < beats_.size() && !booked_for_this_) book_when_taking_over(i);
    outcome_.finish_tasks();
  }

 private:
  void add(Day day, int minute, std::optional<EmployeePlace> by, Act act) {
    ledger_.add(day, minute, by, std::move(act));
  }
  void add(Instant at, EmployeePlace by, Act act) { ledger_.add(at, by, std::move(act)); }

  [[nodiscard]] EmployeePlace author(const Beat& b) const { return life_.leads[b.tenure].who; }

  [[nodiscard]] Scene scene_of(const Beat& b) const {
    auto scene = ledger_.scene_of(life_, b);
    scene.practice = outcome_.practice();
    return scene;
  }

  /// When the note was signed: soon after, or the next morning.
  Instant written(const Beat& b) {
    const int end = std::min(b.minute + b.minutes + dice_.between(5, 50), 16 * 60 + 25);
    const Day next = working_day_from(b.day + 1);
    const auto& tenure = life_.leads[b.tenure];
    const bool may_wait = next < ledger_.today && (!tenure.last || *tenure.last >= next) &&
                          (!life_.last || *life_.last >= next) &&
                          ledger_.cast.at_work(tenure.who, next);
    if (may_wait && dice_.chance(12)) return Instant::in_norway(next, eight + dice_.between(2, 24));
    return Instant::in_norway(b.day, end);
  }

  /// Agrees on the next date; nothing where it was not agreed on.
  std::optional<Instant> agree_next(std::size_t i, Instant now) {
    if (i + 1 >= beats_.size()) return std::nullopt;
    const auto& next = beats_[i + 1];
    if (!next.booked || author(next) != author(beats_[i]) || next.tenure != beats_[i].tenure) {
      return std::nullopt;
    }
    const Instant starts = Instant::in_norway(next.day, next.minute);
    if (starts <= now + minutes(5)) return std::nullopt;
    if (next.day > ledger_.today && !person_.protection && dice_.chance(9)) return std::nullopt;
    book(next, now + seconds(40));
    return starts;
  }

  /// A new consultant books the first meeting on the first day.
  void book_when_taking_over(std::size_t i) {
    const auto& b = beats_[i];
    const Day from = working_day_from(life_.leads[b.tenure].first);
    if (beats_[i - 1].tenure == b.tenure || from >= b.day || from >= ledger_.today) return;
    book(b, Instant::in_norway(from, 9 * 60 + dice_.between(0, 50)));
  }

  void book(const Beat& next, Instant at) {
    const auto scene = scene_of(next);
    AppointmentMade made;
    made.appointment = {script_.appointments++};
    booked_ = made.appointment;
    made.participation = life_.participation;
    made.with = author(next);
    made.starts_at = Instant::in_norway(next.day, next.minute);
    made.minutes = next.step.situation == missed      ? 45
                   : next.step.situation == group_day ? 300
                                                      : next.minutes;
    made.kind = next.step.situation == missed ? NoteKind::meeting : next.step.kind;
    made.place = venue(made.kind, scene);
    const auto step = Step{next.step.situation, made.kind};
    const auto texts =
        library().office_texts("purpose", std::string{purpose_of(step)} +
                                              (scene.tongue == Tongue::bokmal ? ".nb" : ".nn"));
    made.purpose = fill(texts[dice_.below(texts.size())], scene, dice_);
    const auto with = made.with;
    add(at, with, std::move(made));
  }

  std::string venue(NoteKind kind, const Scene& scene) {
    if (kind == NoteKind::employer_visit) return scene.firm;
    if (kind == NoteKind::attendance) return "Kurslokalet";
    if (person_.protection) return kind == NoteKind::phone ? "Jeg ringer deg" : "Kontoret";
    const auto name = kind == NoteKind::video   ? "video"
                      : kind == NoteKind::phone ? "phone"
                                                : "meeting";
    const auto texts = library().office_texts("venue", name);
    return fill(texts[dice_.below(texts.size())], scene, dice_);
  }

  std::string place_text(const Beat& b, const Scene& scene) {
    if (person_.protection) return "på kontoret";
    const std::string name = std::string{b.step.kind == NoteKind::video ? "video" : "meeting"} +
                             (scene.tongue == Tongue::bokmal ? ".nb" : ".nn");
    const auto texts = library().office_texts("place", name);
    std::string text{texts[dice_.below(texts.size())]};
    // The place stands inside a sentence: no capital.
    if (const auto at = text.find("{town}"); at != std::string::npos) {
      text.replace(at, 6, scene.town);
    }
    return text;
  }

  std::string present(const Beat& b, const Scene& scene) {
    std::string name;
    if (b.step.situation == nav_meeting || b.step.situation == end_support) {
      name = "nav";
    } else if (b.step.situation == outreach) {
      name = "alone";
    } else if (b.step.kind == NoteKind::employer_visit) {
      name = "employer";
    } else if (b.step.kind == NoteKind::meeting || b.step.kind == NoteKind::video) {
      name = person_.language.ends_with("møter") && dice_.chance(50) ? "interpreter" : "meeting";
    } else {
      return {};
    }
    const auto texts =
        library().office_texts("present", name + (scene.tongue == Tongue::bokmal ? ".nb" : ".nn"));
    return fill(texts.front(), scene, dice_);
  }

  void beat(std::size_t i) {
    const auto& b = beats_[i];
    const auto who = author(b);
    const Instant now = written(b);
    // A new consultant books the first meeting when taking over; the very first is booked by
    // phone.
    if (b.booked && !booked_for_this_ && i > 0) book_when_taking_over(i);
    if (b.step.situation == nav_meeting && dice_.chance(65)) {
      add(b.day, eight + dice_.between(5, 25), {},
          FileOpenedByCounsellor{life_.participation, row_.counsellor});
    }
    const auto held = booked_;
    booked_.reset();
    booked_for_this_ = false;
    if (held && b.step.situation == missed) {
      add(Instant::in_norway(b.day, b.minute + 30), who,
          AppointmentClosed{*held, AppointmentState::missed});
    }
    std::optional<AppointmentPlace> cancelled;
    if (b.cancels) {
      Beat moved = b;
      moved.day = working_day_from(b.day + 1);
      moved.minute = 10 * 60;
      moved.minutes = 45;
      moved.step = {check_in, NoteKind::meeting};
      const Day made = working_day_until(b.day - 3);
      const auto& tenure = life_.leads[b.tenure];
      if (made > tenure.first && i > 0 && beats_[i - 1].day < made) {
        book(moved, Instant::in_norway(made, 11 * 60 + dice_.between(0, 59)));
        cancelled = booked_;
        booked_.reset();
      }
    }
    outcome_.decide_practice(b);
    note(i, now, held && b.step.situation != missed ? held : std::nullopt);
    if (cancelled) {
      add(now + seconds(20), who, AppointmentClosed{*cancelled, AppointmentState::cancelled});
    }
    outcome_.follows(i, now, scene_of(b), memory_);
  }

  void note(std::size_t i, Instant now, std::optional<AppointmentPlace> held) {
    const auto& b = beats_[i];
    const auto who = author(b);
    auto scene = scene_of(b);
    scene.place = place_text(b, scene);
    if (const auto starts = agree_next(i, now)) {
      booked_for_this_ = true;
      scene.next_date = written_date(beats_[i + 1].day, scene.tongue, beats_[i + 1].minute);
      if (b.step.kind == NoteKind::message || b.step.kind == NoteKind::attendance) {
        scene.next_date.clear();
      }
    }
    const auto odds = odds_of(b);
    const int draw = dice_.between(1, 100);
    const Mood mood = draw <= odds.good               ? Mood::good
                      : draw <= odds.good + odds.hard ? Mood::hard
                                                      : Mood::plain;
    domain::NoteContent content;
    content.kind = b.step.kind;
    content.day = b.day;
    content.minutes = b.minutes;
    content.present = present(b, scene);
    content.text =
        compose(scene, b.step.situation, b.step.kind, mood, memory_, ledger_.memory, dice_);
    withhold(b, scene, content);
    NoteWritten written{{script_.notes++}, life_.participation, content, true, held,
                        b.step.situation};
    const auto place = written.note;
    add(now, who, std::move(written));
    correct(b, place, content, scene, now);
  }

  /// A rare exception: the note is about somebody else.
  void withhold(const Beat& b, const Scene& scene, domain::NoteContent& content) {
    const bool fits = b.step.situation == nav_message && life_.contract == follow_up_contract &&
                      !person_.protection && scene.tongue == Tongue::bokmal;
    if (!fits || ledger_.withheld >= 2 || !dice_.chance(25)) return;
    const auto texts = library().office_texts("withheld", "text");
    const auto reasons = library().office_texts("withheld", "reason");
    content.kind = NoteKind::other;
    content.text = fill(texts[ledger_.withheld % texts.size()], scene, dice_);
    content.withheld_reason = reasons[ledger_.withheld % reasons.size()];
    ++ledger_.withheld;
  }

  void correct(const Beat& b, NotePlace place, domain::NoteContent content, const Scene& scene,
               Instant now) {
    if (b.step.kind != NoteKind::meeting || !dice_.chance(2) || content.withheld_reason ||
        scene.tongue != Tongue::bokmal) {
      return;
    }
    const Day day = working_day_from(b.day + dice_.between(1, 6));
    const auto& tenure = life_.leads[b.tenure];
    const bool there = day < ledger_.today && (!tenure.last || day <= *tenure.last) &&
                       (!life_.last || day <= *life_.last) && ledger_.cast.at_work(tenure.who, day);
    const Instant at = Instant::in_norway(day, 9 * 60 + dice_.between(0, 300));
    if (!there || at <= now) return;
    const auto texts = library().office_texts("correction", "wrong");
    const auto text = texts[dice_.below(texts.size())];
    const auto bar = text.find('|');
    content.text += ' ' + fill(text.substr(bar + 1), scene, dice_);
    add(at, tenure.who, NoteCorrected{place, content, fill(text.substr(0, bar), scene, dice_)});
  }

  Ledger& ledger_;
  Script& script_;
  const Life& life_;
  const std::vector<Beat>& beats_;
  const ParticipationRow& row_;
  const PersonRow& person_;
  Outcome outcome_;
  Dice dice_;
  Memory memory_;
  std::optional<AppointmentPlace> booked_;
  bool booked_for_this_ = false;
};

}  // namespace

void tell_journal(Ledger& ledger, const Life& life, const std::vector<Beat>& beats) {
  Journal{ledger, life, beats}.tell();
}

}  // namespace stafett::example
