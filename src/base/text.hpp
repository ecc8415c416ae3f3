// Text: UTF-8 in and out, counted in characters as people count them, folded for search (ICU).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stafett::text {

/// True where it is well-formed UTF-8 (no overlong forms, no surrogates, nothing past U+10FFFF).
bool is_utf8(std::string_view bytes);
/// Windows-1252 read as UTF-8; bytes without meaning become U+FFFD.
std::string from_windows_1252(std::string_view bytes);
/// How many characters a person sees it as (grapheme clusters; the field limits count these).
std::size_t length(std::string_view utf8);
/// Without white space at both ends (Unicode's).
std::string trim(std::string_view utf8);
/// For search: lower case, compatibility forms made plain, marks taken off, but æ ø å kept apart;
/// white space to single blanks, none at the ends. Folding twice changes nothing.
std::string fold(std::string_view utf8);
/// The key that sorts in Norwegian order (… z æ ø å, aa as å); compare byte by byte. Made of the
/// digits 0-9a-f, so that it can be kept in any text column.
std::string sort_key(std::string_view utf8);
/// Parts between `separator`s, empty ones kept.
std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace stafett::text
