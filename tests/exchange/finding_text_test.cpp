#include "exchange/finding_text.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

using namespace stafett::exchange;
using stafett::Language;

TEST_CASE("every finding has a sentence in three languages") {
  for (const std::string_view code : finding_codes()) {
    Finding finding;
    finding.code = code;
    finding.expected = "EXPECTED";
    finding.found = "FOUND";
    std::set<std::string> different;
    for (const auto language : {Language::nb, Language::nn, Language::en}) {
      CAPTURE(code);
      const std::string text = sentence(finding, language);
      CHECK(text.size() > 15);
      CHECK(text.ends_with('.'));
      CHECK(text.find('{') == std::string::npos);
      different.insert(text);
    }
    CHECK(different.size() >= 2);
  }
}

TEST_CASE("every code that the readers use is among those with a sentence, and none is left over") {
  std::set<std::string> used;
  const std::regex code_word{"\"([a-z]+(?:_[a-z0-9]+)+|missing|nobody|utf16)\""};
  const auto codes = finding_codes();
  const std::set<std::string> known{codes.begin(), codes.end()};
  std::string all;
  for (const char* folder : {"src/exchange", "src/service"}) {
    if (!std::filesystem::exists(folder)) continue;
    for (const auto& entry : std::filesystem::directory_iterator{folder}) {
      if (!entry.is_regular_file() || entry.path().filename() == "finding_text.cpp") continue;
      std::ifstream in{entry.path()};
      all.append(std::istreambuf_iterator<char>{in}, {});
    }
  }
  for (std::sregex_iterator it{all.begin(), all.end(), code_word}, end; it != end; ++it)
    used.insert((*it)[1]);
  for (const std::string& code : known) {
    CAPTURE(code);
    CHECK(used.count(code) == 1);
  }
  // The other way round: what is handed to add(), error(), warn() or fail() first is a code.
  const std::regex call{
      R"re((?:add|error|warn|fail|bad|refused|refuse_file|cell_error|file_error)\((?:Severity::\w+, )?"([a-z_0-9]+)")re"};
  for (std::sregex_iterator it{all.begin(), all.end(), call}, end; it != end; ++it) {
    const std::string code = (*it)[1];
    CAPTURE(code);
    CHECK(known.count(code) == 1);
  }
}

TEST_CASE("a line for the terminal names file, place, what was wrong and what to do") {
  Finding finding;
  finding.code = "bad_day";
  finding.place = {12, 7, "Startdato"};
  finding.expected = "date";
  finding.found = "31.02.2026";
  CHECK(line_of("liste.csv", finding, Language::en) ==
        "liste.csv: line 12, column 7, Startdato: error: The day does not exist or cannot be read "
        "(31.02.2026). Write it "
        "as 01.02.2026.");
  CHECK(line_of("liste.csv", finding, Language::nb) ==
        "liste.csv: linje 12, kolonne 7, Startdato: feil: Dagen finnes ikke eller kan ikke leses "
        "(31.02.2026). Skriv den "
        "som 01.02.2026.");
  finding.code = "wrong_type";
  finding.expected = "text";
  finding.found = "list";
  CHECK(sentence(finding, Language::nn) == "Feil type: venta tekst, fann liste.");
  finding.code = "csv_short_row";
  finding.expected = "5 columns";
  finding.found = "3 columns";
  CHECK(sentence(finding, Language::nb) ==
        "Raden har 3 kolonner, ventet 5 kolonner. De siste leses som tomme.");
}
