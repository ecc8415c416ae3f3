// Findings as sentences: what was found, what was expected, and what to do, in bokmål, nynorsk and
// English: for the command line, for reports, and in the answers of the API.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "exchange/finding.hpp"

namespace stafett::exchange {

/// One line without its place: "Dagen finnes ikke eller kan ikke leses (31.02.2026). Ventet: dato.
/// Rett …".
std::string sentence(const Finding& finding, Language language);

/// Where it stands: "linje 12, kolonne 5, /deltakere/3/startDato"; empty for the file as a whole.
std::string place_text(const Place& place, Language language);

/// The whole line: file, place, severity, sentence.
std::string line_of(std::string_view file, const Finding& finding, Language language);

/// All codes that findings can have.
std::vector<std::string_view> finding_codes();

}  // namespace stafett::exchange
