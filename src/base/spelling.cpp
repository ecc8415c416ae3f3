#include "base/spelling.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"

namespace stafett::text {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

/// Whole words whose forms have too little in common for a rule: nynorsk and dialect, and bokmål.
constexpr auto other_words = std::to_array<Pair>({
    {"berre", "bare"},      {"bere", "bare"},    {"dei", "de"},        {"dykk", "dere"},
    {"eg", "jeg"},          {"æ", "jeg"},        {"je", "jeg"},        {"frå", "fra"},
    {"gjer", "gjøre"},      {"gjere", "gjøre"},  {"gjera", "gjøre"},   {"gjør", "gjøre"},
    {"ho", "hun"},          {"ikkje", "ikke"},   {"ikkj", "ikke"},     {"itj", "ikke"},
    {"itte", "ikke"},       {"innan", "innen"},  {"ka", "hva"},        {"kva", "hva"},
    {"kem", "hvem"},        {"kven", "hvem"},    {"kor", "hvor"},      {"kvar", "hvor"},
    {"korleis", "hvordan"}, {"koss", "hvordan"}, {"korsn", "hvordan"}, {"kvifor", "hvorfor"},
    {"korfor", "hvorfor"},  {"me", "vi"},        {"mi", "vi"},         {"mykje", "mye"},
    {"no", "nå"},           {"noko", "noe"},     {"nokon", "noen"},    {"nokre", "noen"},
    {"nåkka", "noe"},       {"saman", "sammen"}, {"sidan", "siden"},   {"sjå", "se"},
    {"ser", "se"},          {"uken", "uke"},     {"uka", "uke"},       {"uker", "uke"},
    {"ukene", "uke"},       {"utan", "uten"},    {"veke", "uke"},      {"veka", "uke"},
    {"veker", "uke"},       {"vekene", "uke"},   {"vekens", "uke"},    {"vera", "være"},
    {"vere", "være"},       {"verta", "bli"},    {"verte", "bli"},     {"vert", "bli"},
});

/// Parts of words, in this order: the first ones are words of their own in a compound.
constexpr auto other_parts = std::to_array<Pair>({
    {"rettleiing", "veiledning"},
    {"rettleie", "veilede"},
    {"rettleia", "veilede"},
    {"tilsett", "ansatt"},
    {"tilsetj", "ansett"},
    {"byrj", "begynn"},
    {"fråvær", "fravær"},
    {"sjuk", "syk"},
    {"heim", "hjem"},
    {"skule", "skole"},
    {"namn", "navn"},
    {"jamn", "jevn"},
    {"sjølv", "selv"},
    {"sjøl", "selv"},
    {"kvar", "hver"},
    {"betre", "bedre"},
    {"frem", "fram"},
    {"lønn", "løn"},
    // Diphthongs: heil and hel, høyre and høre, laus and løs.
    {"ei", "e"},
    {"øy", "ø"},
    {"au", "ø"},
});

/// Endings of both languages, the longest that fits first.
constexpr auto endings = std::to_array<std::string_view>({
    "hetene", "heiter", "heten", "heita", "heter", "ingane", "ingene", "ande", "ende",
    "ingar",  "inger",  "heit",  "edes",  "anes",  "enes",   "ane",    "ene",  "ens",
    "ets",    "ede",    "het",   "ast",   "est",   "ing",    "ar",     "er",   "en",
    "et",     "te",     "de",    "as",    "es",    "a",      "e",
});

constexpr std::size_t least_stem = 3;
constexpr std::size_t anywhere_from = 4;

/// Characters of folded text: every byte but those that go on with one.
std::size_t count(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
  }));
}

/// Bytes of the letter or digit at `at`; 0 where something else stands there.
std::size_t letter_at(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) {
    const bool alphanumeric = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') ||
                              (byte >= 'A' && byte <= 'Z');
    return alphanumeric ? 1 : 0;
  }
  if (byte < 0xc0) return 0;  // the rest of a character that is none
  const std::size_t size = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
  // «, », § and the dashes, dots and quotation marks of U+2000 to U+206F are no letters.
  const bool punctuation =
      byte == 0xc2 || (byte == 0xe2 && at + 1 < text.size() &&
                       (text.substr(at + 1, 1) == "\x80" || text.substr(at + 1, 1) == "\x81"));
  return punctuation ? 0 : std::min(size, text.size() - at);
}

/// Calls `visit(begin, end)` for each word, until it answers false.
template <class Visit>
void for_each_word(std::string_view text, Visit&& visit) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    while (at < text.size()) {
      const std::size_t size = letter_at(text, at);
      if (size == 0) break;
      at += size;
    }
    if (at > begin && !visit(begin, at)) return;
    if (at == begin) ++at;
  }
}

void replace_all(std::string& word, const Pair& pair) {
  for (std::size_t at = word.find(pair.first); at != std::string::npos;
       at = word.find(pair.first, at + pair.second.size())) {
    word.replace(at, pair.first.size(), pair.second);
  }
}

/// søkje and søke, tenkje and tenke: a j after k or g inside a word, before a vowel.
void without_soft_j(std::string& word) {
  for (std::size_t at = 2; at + 1 < word.size(); ++at) {
    if (word[at] == 'j' && (word[at - 1] == 'k' || word[at - 1] == 'g')) word.erase(at, 1);
  }
}

/// komme and kome: two of the same letter count as one.
void without_doubles(std::string& word) {
  word.erase(std::unique(word.begin(), word.end(),
                         [](char a, char b) { return a == b && a >= 'a' && a <= 'z'; }),
             word.end());
}

void without_endings(std::string& word) {
  for (bool again = true; again;) {
    again = false;
    for (const auto ending : endings) {
      if (!word.ends_with(ending)) continue;
      const auto stem = std::string_view{word}.substr(0, word.size() - ending.size());
      if (count(stem) < least_stem) continue;
      word.resize(stem.size());
      again = true;
      break;
    }
  }
}

/// Of a word that is folded.
std::string key_of(std::string_view folded) {
  std::string word{folded};
  const auto* const other = std::find_if(other_words.begin(), other_words.end(),
                                         [&](const Pair& pair) { return pair.first == word; });
  if (other != other_words.end()) word = other->second;
  for (const Pair& pair : other_parts) replace_all(word, pair);
  without_soft_j(word);
  without_endings(word);
  without_doubles(word);
  return word;
}

bool has_word(std::string_view searchable, const std::string& key) {
  if (count(key) >= anywhere_from) return searchable.find(key) != std::string_view::npos;
  return searchable.find(' ' + key) != std::string_view::npos;
}

}  // namespace

std::vector<std::string> word_keys(std::string_view utf8) {
  const std::string folded = fold(utf8);
  std::vector<std::string> keys;
  for_each_word(folded, [&](std::size_t begin, std::size_t end) {
    keys.push_back(key_of(std::string_view{folded}.substr(begin, end - begin)));
    return true;
  });
  return keys;
}

std::string searchable(std::string_view utf8) {
  auto keys = word_keys(utf8);
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  std::string text = " ";
  for (const auto& key : keys) (text += key) += ' ';
  return text;
}

bool has_words(std::string_view searchable, const std::vector<std::string>& wanted) {
  return std::all_of(wanted.begin(), wanted.end(),
                     [&](const std::string& key) { return has_word(searchable, key); });
}

std::string excerpt(std::string_view utf8, const std::vector<std::string>& wanted,
                    std::size_t characters) {
  std::size_t found = 0;
  for_each_word(utf8, [&](std::size_t begin, std::size_t end) {
    const std::string here = searchable(utf8.substr(begin, end - begin));
    const bool is_it = std::any_of(wanted.begin(), wanted.end(),
                                   [&](const std::string& key) { return has_word(here, key); });
    if (is_it) found = begin;
    return !is_it;
  });
  // A third of it before the word, the rest after; both ends moved to blanks.
  std::size_t first = found > characters / 3 ? found - characters / 3 : 0;
  std::size_t last = std::min(utf8.size(), first + characters);
  if (first > 0) {
    const auto blank = utf8.find(' ', first);
    first = blank == std::string_view::npos || blank >= found ? found : blank + 1;
  }
  if (last < utf8.size()) {
    const auto blank = utf8.rfind(' ', last);
    if (blank != std::string_view::npos && blank > found) {
      last = blank;
    } else {
      while (last > found && (static_cast<unsigned char>(utf8[last]) & 0xc0) == 0x80) --last;
    }
  }
  std::string out = first > 0 ? "… " : "";
  out += trim(utf8.substr(first, last - first));
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  if (last < utf8.size()) out += " …";
  return out;
}

}  // namespace stafett::text
