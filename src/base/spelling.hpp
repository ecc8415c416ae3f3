// One word, many spellings: for search in what people write in bokmål, nynorsk and dialect (R67).
// A word's key is what its spellings and endings have in common; keys are only ever compared with
// keys, never shown. It errs on the side of finding too much.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stafett::text {

/// The key of each word, in the order of the text: "Me søkjer på fleire jobbar" and "Vi søker på
/// flere jobber" have the same keys.
std::vector<std::string> word_keys(std::string_view utf8);

/// The keys of a text as they are kept for search: each once, sorted, a blank before and after
/// each. " flere job på søk vi ".
std::string searchable(std::string_view utf8);

/// Whether all of `wanted` (keys) are in a searchable text: a key of four characters or more
/// anywhere in a word, for Norwegian puts words together ("søking" in "jobbsøking"); a shorter one
/// at its beginning.
bool has_words(std::string_view searchable, const std::vector<std::string>& wanted);

/// At most about `characters` of the text around the first word that one of `wanted` finds, whole
/// words, "…" where something is left out; its beginning where none does.
std::string excerpt(std::string_view utf8, const std::vector<std::string>& wanted,
                    std::size_t characters);

}  // namespace stafett::text
