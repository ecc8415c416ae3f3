// Writes a note from pieces: an opening, some of what was said and done, something of the line of
// work and of what is needed, how the day was, and what was agreed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "app/example/dice.hpp"
#include "app/example/library.hpp"
#include "base/day.hpp"
#include "domain/note.hpp"

namespace stafett::example {

enum class Mood : std::uint8_t { plain, good, hard };

/// What the slots stand for. {She} is {she} with a capital, and so for all; a line begins with a
/// capital by itself.
struct Scene {
  Tongue tongue = Tongue::bokmal;
  std::string name;  ///< first name; "deltakeren" where the address is protected
  bool woman = true;
  bool abroad = false, learner = false, children = false;
  const WorkLine* work = nullptr;
  const Need* need = nullptr;
  std::string author, firm, counsellor, office, former, next, provider, town, place, end_date;
  std::string next_date;  ///< empty: none is written
  bool practice = true;   ///< practice, else a work trial
};

/// What has been written before: a piece comes again only when the others have been used as often.
class Memory {
 public:
  [[nodiscard]] int uses(std::string_view piece) const;
  void use(std::string_view piece);

 private:
  std::unordered_map<const char*, int> uses_;
};

/// One of those used least: first in this participation, then in the office. Not empty.
std::string_view least_used(const Texts& among, Memory& own, Memory& all, Dice& dice);

/// The text of a note. `own` is the memory of this participation, `all` of the whole office.
std::string compose(const Scene& scene, Situation situation, domain::NoteKind kind, Mood mood,
                    Memory& own, Memory& all, Dice& dice);

/// Fills slots and draws alternatives in a text of the library.
std::string fill(std::string_view text, const Scene& scene, Dice& dice);

/// "torsdag 3. april"; with a time "torsdag 3. april kl. 10.00" (minutes after midnight).
std::string written_date(Day day, Tongue tongue, std::optional<int> minute = {});

}  // namespace stafett::example
