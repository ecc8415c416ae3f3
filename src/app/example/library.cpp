#include "app/example/library.hpp"

#include <charconv>
#include <stdexcept>

#include "base/text.hpp"

namespace stafett::example {

namespace {

[[noreturn]] void fault(std::string_view what, std::string_view where) {
  throw std::logic_error{std::string{what} + ": " + std::string{where}};
}

InBoth both(const Section& section, std::string_view name, bool needed = true) {
  InBoth texts;
  for (const Tongue tongue : tongues) {
    const std::string full = std::string{name} + (tongue == Tongue::bokmal ? ".nb" : ".nn");
    auto& list = texts[static_cast<std::size_t>(tongue)];
    list = section.all(full);
    if (list.empty() && needed) fault("nothing under " + full, section.key);
  }
  return texts;
}

/// "body/topic?trait" → its three parts.
Piece piece_of(const Line& line) {
  std::string_view name = line.name;
  Piece piece{line.text, {}, {}};
  if (const auto at = name.find('?'); at != std::string_view::npos) {
    const auto trait = name.substr(at + 1);
    if (trait == "abroad") {
      piece.only_for = Trait::abroad;
    } else if (trait == "learner") {
      piece.only_for = Trait::learner;
    } else if (trait == "children") {
      piece.only_for = Trait::children;
    } else if (trait == "successor") {
      piece.only_for = Trait::successor;
    } else {
      fault("unknown trait", line.name);
    }
    name = name.substr(0, at);
  }
  if (const auto at = name.find('/'); at != std::string_view::npos)
    piece.topic = name.substr(at + 1);
  return piece;
}

Pieces pieces_of(const Section& section) {
  Pieces pieces;
  for (const auto& line : section.lines) {
    const auto part = line.name.substr(0, line.name.find_first_of("/?"));
    auto* list = part == "open"    ? &pieces.open
                 : part == "body"  ? &pieces.body
                 : part == "good"  ? &pieces.good
                 : part == "hard"  ? &pieces.hard
                 : part == "close" ? &pieces.close
                                   : nullptr;
    if (list == nullptr) fault("unknown part of a note", line.name);
    list->push_back(piece_of(line));
  }
  return pieces;
}

void read_notes(Library& library, Tongue tongue, std::string_view file) {
  auto& notes = library.notes[static_cast<std::size_t>(tongue)];
  notes.resize(situation_count);
  for (const auto& section : read_sections(file, built_in_text(file))) {
    if (section.key == "next_date") {
      library.dates[static_cast<std::size_t>(tongue)] = pieces_of(section).close;
      continue;
    }
    const auto situation = from_text<Situation>(section.key);
    if (!situation) fault("no such situation", section.key);
    auto& pieces = notes[static_cast<std::size_t>(*situation)];
    if (!pieces.open.empty()) fault("a situation stands twice", section.key);
    pieces = pieces_of(section);
    if (pieces.open.empty() || pieces.body.empty()) fault("no opening or no body", section.key);
  }
}

WorkLine work_line(const Section& s) {
  return {s.key,
          s.one("industry"),
          both(s, "job"),
          both(s, "field"),
          both(s, "there"),
          both(s, "boss"),
          both(s, "course"),
          both(s, "task"),
          both(s, "interest"),
          both(s, "learn"),
          both(s, "praise"),
          both(s, "cv")};
}

Texts words_of(std::string_view list) {
  Texts words;
  if (list.empty()) return words;
  for (auto word : text::split(list, ',')) {
    while (word.starts_with(' ')) word.remove_prefix(1);
    words.push_back(word);
  }
  return words;
}

NameGroup name_group(const Section& s) {
  NameGroup group;
  group.key = s.key;
  const auto share = s.one("share");
  std::from_chars(share.data(), share.data() + share.size(), group.share);
  group.abroad = s.one("abroad") == "yes";
  const auto learner = s.one("learner");
  group.learners = learner == "all" ? 100 : learner == "some" ? 55 : 0;
  group.language = s.one("language");
  group.she = words_of(s.one("she"));
  group.he = words_of(s.one("he"));
  const auto family = words_of(s.one("family"));
  group.family_she = family.empty() ? words_of(s.one("family.she")) : family;
  group.family_he = family.empty() ? words_of(s.one("family.he")) : family;
  if (group.share == 0 || group.she.empty() || group.he.empty() || group.family_she.empty() ||
      group.family_he.empty()) {
    fault("names are missing", s.key);
  }
  return group;
}

Texts texts_of(const std::vector<Section>& sections, std::string_view key, std::string_view name) {
  for (const auto& section : sections) {
    if (section.key != key) continue;
    auto texts = section.all(name);
    if (!texts.empty()) return texts;
  }
  fault("no such texts", std::string{key} + "/" + std::string{name});
}

Library read_library() {
  Library library;
  read_notes(library, Tongue::bokmal, "notes.nb");
  read_notes(library, Tongue::nynorsk, "notes.nn");
  for (const auto& s : read_sections("work", built_in_text("work"))) {
    library.work.push_back(work_line(s));
  }
  for (const auto& s : read_sections("needs", built_in_text("needs"))) {
    library.needs.push_back(
        {s.key, both(s, "need"), both(s, "talk"), both(s, "arranged"), both(s, "better")});
  }
  for (const auto& s : read_sections("names", built_in_text("names"))) {
    library.names.push_back(name_group(s));
  }
  for (const auto& s : read_sections("firms", built_in_text("firms"))) {
    for (const auto& line : s.lines) {
      std::size_t work = 0;
      while (work < library.work.size() && library.work[work].key != line.name) ++work;
      if (work == library.work.size()) fault("no such line of work", line.name);
      library.firms.push_back({s.key, work, line.text});
    }
  }
  for (const auto& s : read_sections("tasks", built_in_text("tasks"))) {
    library.tasks.push_back(
        {s.key, both(s, "consultant"), both(s, "participant"), s.all("counsellor.nb")});
  }
  library.goals = read_sections("goals", built_in_text("goals"));
  library.referrals = read_sections("referrals", built_in_text("referrals"));
  library.office = read_sections("office", built_in_text("office"));
  return library;
}

}  // namespace

const Pieces& Library::pieces(Tongue tongue, Situation situation) const {
  return notes[static_cast<std::size_t>(tongue)][static_cast<std::size_t>(situation)];
}

const std::vector<Piece>& Library::next_date(Tongue tongue) const {
  return dates[static_cast<std::size_t>(tongue)];
}

const Tasks& Library::tasks_of(std::string_view key) const {
  for (const auto& task : tasks) {
    if (task.key == key) return task;
  }
  fault("no such tasks", key);
}

Texts Library::office_texts(std::string_view section, std::string_view name) const {
  return texts_of(office, section, name);
}

Texts Library::referral_texts(std::string_view section, std::string_view name) const {
  return texts_of(referrals, section, name);
}

const Library& library() {
  static const Library whole = read_library();
  return whole;
}

}  // namespace stafett::example
