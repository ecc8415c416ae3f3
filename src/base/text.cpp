#include "base/text.hpp"

#include <unicode/brkiter.h>
#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <array>
#include <memory>
#include <stdexcept>

namespace stafett::text {

namespace {

/// ICU without its data is a broken machine, not a case to handle.
void demand(UErrorCode status, const char* what) {
  if (U_FAILURE(status)) throw std::runtime_error(std::string{"ICU: "} + what);
}

bool is_ascii(std::string_view bytes) {
  for (const char c : bytes) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

icu::UnicodeString to_icu(std::string_view utf8) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece{utf8.data(), static_cast<std::int32_t>(utf8.size())});
}

std::string to_utf8(const icu::UnicodeString& text) {
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // inside ICU's own macros
/// The character at `i`, which moves past it; negative where the bytes are not UTF-8.
UChar32 next_character(std::string_view utf8, std::int32_t& i) {
  UChar32 c = 0;
  U8_NEXT(utf8.data(), i, static_cast<std::int32_t>(utf8.size()), c);
  return c;
}

/// The character before `i`, which moves back to it, not before `start`; negative where it is not
/// UTF-8.
UChar32 previous_character(std::string_view utf8, std::int32_t start, std::int32_t& i) {
  UChar32 c = 0;
  U8_PREV(utf8.data(), start, i, c);
  return c;
}
#pragma GCC diagnostic pop

void append(std::string& utf8, UChar32 character) {
  icu::UnicodeString{character}.toUTF8String(utf8);
}

/// Case folded (ß as ss, capital letters small), compatibility forms made plain, ignorable
/// characters gone.
const icu::Normalizer2& nfkc_casefold() {
  UErrorCode status = U_ZERO_ERROR;
  const auto* form = icu::Normalizer2::getNFKCCasefoldInstance(status);
  demand(status, "NFKC_Casefold");
  return *form;
}

const icu::Normalizer2& nfkd() {
  UErrorCode status = U_ZERO_ERROR;
  const auto* form = icu::Normalizer2::getNFKDInstance(status);
  demand(status, "NFKD");
  return *form;
}

/// `text` with every run of white space as one blank, and none at the ends.
icu::UnicodeString single_blanks(const icu::UnicodeString& text) {
  icu::UnicodeString out;
  bool blank_waits = false;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (u_isUWhiteSpace(c)) {
      blank_waits = !out.isEmpty();
      continue;
    }
    if (blank_waits) out.append(static_cast<UChar32>(' '));
    blank_waits = false;
    out.append(c);
  }
  return out;
}

std::unique_ptr<icu::BreakIterator> character_breaks() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> breaks{
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status)};
  demand(status, "character breaks");
  return breaks;
}

std::unique_ptr<icu::Collator> norwegian_collator() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Collator> collator{
      icu::Collator::createInstance(icu::Locale{"nb", "NO"}, status)};
  demand(status, "Norwegian collation");
  return collator;
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  if (is_ascii(bytes)) return true;  // most of what a database keeps
  const auto length = static_cast<std::int32_t>(bytes.size());
  for (std::int32_t i = 0; i < length;) {
    if (next_character(bytes, i) < 0) return false;
  }
  return true;
}

std::string from_windows_1252(std::string_view bytes) {
  // 0x80 to 0x9f; the five bytes without a meaning are U+FFFD. The rest is as in Unicode.
  static constexpr std::array<char16_t, 32> high = {
      0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};
  std::string utf8;
  utf8.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      utf8 += c;
    } else {
      append(utf8, byte < 0xa0 ? static_cast<UChar32>(high[byte - 0x80U]) : UChar32{byte});
    }
  }
  return utf8;
}

std::size_t length(std::string_view utf8) {
  if (is_ascii(utf8)) {
    std::size_t characters = utf8.size();
    for (std::size_t i = 1; i < utf8.size(); ++i) {
      if (utf8[i - 1] == '\r' && utf8[i] == '\n') --characters;  // a line end is seen as one
    }
    return characters;
  }
  // Costly to make, not to be shared between threads.
  thread_local const auto breaks = character_breaks();
  const icu::UnicodeString text = to_icu(utf8);
  breaks->setText(text);
  std::size_t characters = 0;
  while (breaks->next() != icu::BreakIterator::DONE) ++characters;
  return characters;
}

std::string trim(std::string_view utf8) {
  const auto size = static_cast<std::int32_t>(utf8.size());
  std::int32_t first = 0;
  for (std::int32_t i = 0; i < size; first = i) {
    const UChar32 c = next_character(utf8, i);
    if (c < 0 || !u_isUWhiteSpace(c)) break;
  }
  std::int32_t last = size;
  for (std::int32_t i = size; i > first; last = i) {
    const UChar32 c = previous_character(utf8, first, i);
    if (c < 0 || !u_isUWhiteSpace(c)) break;
  }
  return std::string{
      utf8.substr(static_cast<std::size_t>(first), static_cast<std::size_t>(last - first))};
}

std::string fold(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString whole = nfkc_casefold().normalize(to_icu(utf8), status);
  demand(status, "folding");
  icu::UnicodeString plain;
  for (std::int32_t i = 0; i < whole.length(); i = whole.moveIndex32(i, 1)) {
    const UChar32 c = whole.char32At(i);
    if (c < 0x80 || c == 0xe5) {  // å would come apart into a and a ring; æ and ø do not
      plain.append(c);
      continue;
    }
    icu::UnicodeString parts;
    if (!nfkd().getDecomposition(c, parts)) parts = icu::UnicodeString{c};
    for (std::int32_t k = 0; k < parts.length(); k = parts.moveIndex32(k, 1)) {
      const UChar32 part = parts.char32At(k);
      if ((U_GET_GC_MASK(part) & (U_GC_MN_MASK | U_GC_ME_MASK)) == 0) plain.append(part);
    }
  }
  return to_utf8(single_blanks(plain));
}

std::string sort_key(std::string_view utf8) {
  // Keys may be asked from any thread at once: the collator is never changed after this.
  static const auto norwegian = norwegian_collator();
  const icu::UnicodeString text = to_icu(utf8);
  std::vector<std::uint8_t> key(static_cast<std::size_t>(norwegian->getSortKey(text, nullptr, 0)));
  norwegian->getSortKey(text, key.data(), static_cast<std::int32_t>(key.size()));
  constexpr std::string_view hex_digits = "0123456789abcdef";
  std::string digits;
  digits.reserve(2 * key.size());
  for (std::size_t i = 0; i + 1 < key.size(); ++i) {  // the last byte is a terminating nought
    digits += hex_digits[key[i] >> 4];
    digits += hex_digits[key[i] & 15];
  }
  return digits;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

}  // namespace stafett::text
