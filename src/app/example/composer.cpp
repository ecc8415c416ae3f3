#include "app/example/composer.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "base/text.hpp"

namespace stafett::example {

namespace {

using enum Situation;
using domain::NoteKind;

constexpr std::array<std::string_view, 12> months = {
    "januar", "februar", "mars",      "april",   "mai",      "juni",
    "juli",   "august",  "september", "oktober", "november", "desember"};
constexpr std::array<std::array<std::string_view, 7>, 2> weekdays = {
    {{"mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"},
     {"måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "sundag"}}};

constexpr std::array<std::string_view, 4> few = {"to", "tre", "fire", "fem"};
constexpr std::array<std::string_view, 4> weeks = {"fire", "seks", "åtte", "tolv"};
constexpr std::array<std::string_view, 6> years = {"to", "tre", "fire", "seks", "åtte", "tolv"};
constexpr std::array<std::string_view, 5> percents = {"40", "50", "60", "80", "100"};
constexpr std::array<std::string_view, 4> hours_a_day = {"tre timer", "fire timer", "fem timer",
                                                         "seks timer"};
constexpr std::array<std::string_view, 4> hours_a_day_nn = {"tre timar", "fire timar", "fem timar",
                                                            "seks timar"};
constexpr std::array<std::string_view, 3> days_a_week = {"to dager i uka", "tre dager i uka",
                                                         "fire dager i uka"};
constexpr std::array<std::string_view, 3> days_a_week_nn = {"to dagar i veka", "tre dagar i veka",
                                                            "fire dagar i veka"};

template <class List>
std::string draw(const List& list, Dice& dice) {
  return std::string{list[dice.below(list.size())]};
}

std::string first_of(const InBoth& texts, Tongue tongue) {
  return std::string{in(texts, tongue).front()};
}

/// The letter in upper case where it is one that Norwegian words begin with.
std::string capital(std::string text) {
  if (text.empty()) return text;
  const auto c = static_cast<unsigned char>(text[0]);
  if (c >= 'a' && c <= 'z') {
    text[0] = static_cast<char>(c - 32);
  } else if (c == 0xc3 && text.size() > 1 && static_cast<unsigned char>(text[1]) >= 0xa0) {
    text[1] = static_cast<char>(text[1] - 0x20);  // æ ø å é: 32 apart in Latin-1, and so in UTF-8
  }
  return text;
}

/// One filling of a text: what is drawn twice ("task", "task2") differs.
class Filling {
 public:
  Filling(const Scene& scene, Dice& dice) : scene_{scene}, dice_{dice} {
    const auto& lib = library();
    const bool nb = scene.tongue == Tongue::bokmal;
    if (scene.work != nullptr) {
      const auto& tasks = in(scene.work->task, scene.tongue);
      const std::size_t one = dice.below(tasks.size());
      const std::size_t other = (one + 1 + dice.below(tasks.size() - 1)) % tasks.size();
      task_ = tasks[one];
      task2_ = tasks[other];
    }
    const auto strengths = lib.office_texts("strength", nb ? "nb" : "nn");
    const std::size_t one = dice.below(strengths.size());
    strength_ = strengths[one];
    strength2_ = strengths[(one + 1 + dice.below(strengths.size() - 1)) % strengths.size()];
  }

  [[nodiscard]] std::string slot(std::string_view name) const {
    if (!name.empty() && name[0] >= 'A' && name[0] <= 'Z') {
      std::string lower{name};
      lower[0] = static_cast<char>(lower[0] + 32);
      return capital(slot(lower));
    }
    const Scene& s = scene_;
    const Tongue t = s.tongue;
    const bool nb = t == Tongue::bokmal;
    if (name == "name") return s.name;
    if (name == "she") return s.woman ? (nb ? "hun" : "ho") : "han";
    if (name == "her") return s.woman ? "henne" : (nb ? "ham" : "han");
    if (name == "hers") return s.woman ? (nb ? "hennes" : "hennar") : "hans";
    if (name == "job") return first_of(s.work->job, t);
    if (name == "field") return first_of(s.work->field, t);
    if (name == "there") return first_of(s.work->there, t);
    if (name == "boss") return first_of(s.work->boss, t);
    if (name == "course") return first_of(s.work->course, t);
    if (name == "task") return std::string{task_};
    if (name == "task2") return std::string{task2_};
    if (name == "need") return first_of(s.need->need, t);
    if (name == "strength") return std::string{strength_};
    if (name == "strength2") return std::string{strength2_};
    if (name == "author") return s.author;
    if (name == "firm") return s.firm;
    if (name == "counsellor") return s.counsellor;
    if (name == "office") return s.office;
    if (name == "former") return s.former;
    if (name == "next") return s.next;
    if (name == "provider") return s.provider;
    if (name == "town") return s.town;
    if (name == "place") return s.place;
    if (name == "end") return s.end_date;
    if (name == "date") return s.next_date;
    if (name == "trial") return s.practice ? "arbeidspraksis" : "arbeidsutprøving";
    if (name == "trialdef") {
      return s.practice ? "arbeidspraksisen" : (nb ? "arbeidsutprøvingen" : "arbeidsutprøvinga");
    }
    if (name == "few") return draw(few, dice_);
    if (name == "weeks") return draw(weeks, dice_);
    if (name == "years") return draw(years, dice_);
    if (name == "percent") return draw(percents, dice_);
    if (name == "hours") return nb ? draw(hours_a_day, dice_) : draw(hours_a_day_nn, dice_);
    if (name == "days") return nb ? draw(days_a_week, dice_) : draw(days_a_week_nn, dice_);
    if (name == "month") return draw(months, dice_);
    if (name == "theme") {
      const auto themes = library().office_texts("theme", "nb");
      return std::string{themes[dice_.below(themes.size())]};
    }
    throw std::logic_error{"no such slot: " + std::string{name}};
  }

  [[nodiscard]] std::string text(std::string_view text) const {
    std::string out;
    while (!text.empty()) {
      const auto at = text.find_first_of("[{");
      out += text.substr(0, at);
      if (at == std::string_view::npos) break;
      const bool draws = text[at] == '[';
      const auto end = text.find(draws ? ']' : '}', at);
      if (end == std::string_view::npos) throw std::logic_error{"not closed: " + std::string{text}};
      const auto inner = text.substr(at + 1, end - at - 1);
      if (draws) {
        const auto among = text::split(inner, '|');
        out += this->text(among[dice_.below(among.size())]);
      } else {
        out += slot(inner);
      }
      text.remove_prefix(end + 1);
    }
    return out;
  }

 private:
  const Scene& scene_;
  Dice& dice_;
  std::string_view task_, task2_, strength_, strength2_;
};

/// Every sentence begins with a capital, also where a slot filled its beginning.
std::string with_capitals(std::string text) {
  std::string out;
  std::size_t from = 0;
  while (from < text.size()) {
    auto at = text.find_first_of(".!?", from);
    // "kl. 10", "3. april": a full stop that ends no sentence stands between digits or after "kl".
    while (at != std::string::npos && at + 2 < text.size() &&
           (text[at + 1] != ' ' || (at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9') ||
            (at >= 2 && text.compare(at - 2, 2, "kl") == 0))) {
      at = text.find_first_of(".!?", at + 1);
    }
    const auto end = at == std::string::npos || at + 2 >= text.size() ? text.size() : at + 2;
    out += capital(text.substr(from, end - from));
    from = end;
  }
  return out;
}

bool holds(const Scene& scene, const Piece& piece) {
  if (!piece.only_for) return true;
  switch (*piece.only_for) {
    case Trait::abroad:
      return scene.abroad;
    case Trait::learner:
      return scene.learner;
    case Trait::children:
      return scene.children;
    case Trait::successor:
      return !scene.next.empty();
  }
  return false;
}

}  // namespace

std::string_view least_used(const Texts& among, Memory& own, Memory& all, Dice& dice) {
  std::string_view best;
  int best_score = 0;
  for (const auto text : among) {
    const int score = own.uses(text) * 100'000 + all.uses(text) * 8 + dice.between(0, 40);
    if (best.empty() || score < best_score) {
      best = text;
      best_score = score;
    }
  }
  own.use(best);
  all.use(best);
  return best;
}

namespace {

/// Collects what a note says, in order.
class Draft {
 public:
  Draft(const Scene& scene, Memory& own, Memory& all, Dice& dice)
      : scene_{scene}, own_{own}, all_{all}, dice_{dice}, filling_{scene, dice} {}

  void add(const std::vector<Piece>& among) {
    if (const auto* piece = choose(among)) say(piece->text);
  }

  /// So many of them, in the order of the file: a later line may refer to an earlier one.
  void add_in_order(const std::vector<Piece>& among, int count) {
    std::vector<const Piece*> chosen;
    for (int i = 0; i < count; ++i) {
      if (const auto* piece = choose(among)) chosen.push_back(piece);
    }
    std::ranges::sort(chosen);
    for (const auto* piece : chosen) say(piece->text);
  }

  void add(const InBoth& texts, int percent) {
    if (!dice_.chance(percent)) return;
    const auto& among = in(texts, scene_.tongue);
    if (!among.empty()) say(least_used(among, own_, all_, dice_));
  }

  [[nodiscard]] std::string finished() && { return with_capitals(std::move(text_)); }

 private:
  const Piece* choose(const std::vector<Piece>& among) {
    Texts texts;
    for (const auto& piece : among) {
      const bool told = !piece.topic.empty() && std::ranges::count(topics_, piece.topic) > 0;
      const bool said = std::ranges::count(said_, piece.text) > 0;
      if (holds(scene_, piece) && !told && !said) texts.push_back(piece.text);
    }
    if (texts.empty()) return nullptr;
    const auto text = least_used(texts, own_, all_, dice_);
    const auto found = std::ranges::find(among, text, &Piece::text);
    if (!found->topic.empty()) topics_.push_back(found->topic);
    said_.push_back(text);
    return &*found;
  }

  void say(std::string_view piece) {
    if (!text_.empty()) text_ += ' ';
    text_ += filling_.text(piece);
  }

  const Scene& scene_;
  Memory& own_;
  Memory& all_;
  Dice& dice_;
  Filling filling_;
  Texts topics_, said_;
  std::string text_;
};

int sentences(NoteKind kind, Situation situation, Dice& dice) {
  if (situation == missed || situation == rescheduled || situation == first_call_no_answer)
    return 1;
  switch (kind) {
    case NoteKind::meeting:
      return dice.between(2, 4);
    case NoteKind::video:
    case NoteKind::employer_visit:
      return dice.between(2, 3);
    case NoteKind::phone:
      return dice.between(1, 2);
    case NoteKind::message:
    case NoteKind::attendance:
    case NoteKind::other:
      return 1;
  }
  return 1;
}

void add_particulars(Draft& draft, const Scene& scene, Situation situation, Mood mood) {
  const auto* work = scene.work;
  const auto* need = scene.need;
  switch (situation) {
    case interests:
      draft.add(work->interest, 85);
      break;
    case cv:
    case application:
      draft.add(work->cv, situation == cv ? 80 : 35);
      break;
    case needs:
      draft.add(need->talk, 90);
      break;
    case trial_start:
      draft.add(need->arranged, 55);
      break;
    case trial_follow:
    case work_test:
      draft.add(work->learn, 75);
      draft.add(need->arranged, 30);
      draft.add(need->better, 25);
      if (mood == Mood::good) draft.add(work->praise, 75);
      break;
    case trial_call:
      draft.add(need->better, 35);
      break;
    case trial_good_end:
      draft.add(work->praise, 80);
      break;
    case job_support:
      draft.add(work->learn, 60);
      draft.add(need->better, 35);
      if (mood == Mood::good) draft.add(work->praise, 50);
      break;
    default:
      break;
  }
}

}  // namespace

int Memory::uses(std::string_view piece) const {
  const auto found = uses_.find(piece.data());
  return found == uses_.end() ? 0 : found->second;
}

void Memory::use(std::string_view piece) { ++uses_[piece.data()]; }

std::string compose(const Scene& scene, Situation situation, NoteKind kind, Mood mood, Memory& own,
                    Memory& all, Dice& dice) {
  const auto& pieces = library().pieces(scene.tongue, situation);
  Draft draft{scene, own, all, dice};
  draft.add(pieces.open);
  const int count = sentences(kind, situation, dice);
  draft.add_in_order(pieces.body, count);
  add_particulars(draft, scene, situation, mood);
  if (mood == Mood::good) draft.add(pieces.good);
  if (mood == Mood::hard) draft.add(pieces.hard);
  if (!scene.next_date.empty()) {
    draft.add(library().next_date(scene.tongue));
  } else if (kind != NoteKind::message && dice.chance(75)) {
    draft.add(pieces.close);
  }
  return std::move(draft).finished();
}

std::string fill(std::string_view text, const Scene& scene, Dice& dice) {
  return with_capitals(Filling{scene, dice}.text(text));
}

std::string written_date(Day day, Tongue tongue, std::optional<int> minute) {
  const auto& names = weekdays[static_cast<std::size_t>(tongue)];
  std::string text{names[static_cast<std::size_t>(day.weekday() - 1)]};
  text += ' ' + std::to_string(day.day_of_month()) + ". " +
          std::string{months[static_cast<std::size_t>(day.month() - 1)]};
  if (minute) {
    const int m = *minute % 60;
    text += " kl. " + std::to_string(*minute / 60) + (m < 10 ? ".0" : ".") + std::to_string(m);
  }
  return text;
}

}  // namespace stafett::example
