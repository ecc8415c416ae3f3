// The text material of the invented office, read once from text/ and checked: pieces of notes,
// lines of work, needs, goals, names, firms, tasks. Everything points into texts that are built in.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/example/sections.hpp"
#include "app/example/situation.hpp"

namespace stafett::example {

/// In which of the two written standards somebody writes.
enum class Tongue : std::uint8_t { bokmal, nynorsk };
inline constexpr std::array tongues{Tongue::bokmal, Tongue::nynorsk};

using Texts = std::vector<std::string_view>;
/// One list for each tongue.
using InBoth = std::array<Texts, tongues.size()>;
inline const Texts& in(const InBoth& texts, Tongue tongue) {
  return texts[static_cast<std::size_t>(tongue)];
}

/// What must hold for a sentence to be said: of the person (grew up abroad, is learning Norwegian,
/// has children), or that it is known who takes over.
enum class Trait : std::uint8_t { abroad, learner, children, successor };

/// A sentence or two of a note.
struct Piece {
  std::string_view text;
  std::string_view topic;  ///< no two of one topic in a note; empty: none
  std::optional<Trait> only_for = {};
};

/// What a note about one situation is made of (text/notes.nb.txt says what each is).
struct Pieces {
  std::vector<Piece> open, body, good, hard, close;
};

/// A line of work (text/work.txt).
struct WorkLine {
  std::string_view key;
  std::string_view industry;
  InBoth job, field, there, boss, course, task, interest, learn, praise, cv;
};

/// What must be in place at a workplace (text/needs.txt).
struct Need {
  std::string_view key;
  InBoth need, talk, arranged, better;
};

/// Names that go together (text/names.txt).
struct NameGroup {
  std::string_view key;
  int share = 0;  ///< of a hundred
  bool abroad = false;
  int learners = 0;  ///< of a hundred
  std::string_view language;
  Texts she, he, family_she, family_he;
};

struct Firm {
  std::string_view place;
  std::size_t work;  ///< position in `work`
  std::string_view name;
};

/// What to do next, by where in the follow-up (text/tasks.txt): consultant, participant,
/// counsellor.
struct Tasks {
  std::string_view key;
  InBoth consultant, participant;
  Texts counsellor;
};

struct Library {
  std::vector<WorkLine> work;
  std::vector<Need> needs;
  std::vector<NameGroup> names;
  std::vector<Firm> firms;
  std::vector<Tasks> tasks;
  std::vector<Section> goals;
  std::vector<Section> referrals;
  std::vector<Section> office;

  [[nodiscard]] const Pieces& pieces(Tongue tongue, Situation situation) const;
  /// Endings that name the next date.
  [[nodiscard]] const std::vector<Piece>& next_date(Tongue tongue) const;
  [[nodiscard]] const Tasks& tasks_of(std::string_view key) const;
  /// Lines of a section of office.txt or referrals.txt; std::logic_error where there are none.
  [[nodiscard]] Texts office_texts(std::string_view section, std::string_view name) const;
  [[nodiscard]] Texts referral_texts(std::string_view section, std::string_view name) const;

  std::array<std::vector<Pieces>, tongues.size()> notes;  ///< by situation
  std::array<std::vector<Piece>, tongues.size()> dates;
};

/// The library as built in. std::logic_error where the text material is not whole: this is the
/// program's own data, and the tests read all of it.
const Library& library();

}  // namespace stafett::example
