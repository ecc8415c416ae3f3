// The page of the manual that shows life cycles is made from the tables that decide: it cannot be
// wrong. STAFETT_WRITE_DOCS=1 writes it anew.
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "domain/status_moves.hpp"
#include "law.hpp"

using namespace stafett::domain;

namespace {

const char* const page = "docs/life-cycles.md";

std::string manual() {
  std::ostringstream text;
  text << "# Life cycles\n\n"
          "Made from the tables in `src/domain` by `tests/domain/life_cycles_test.cpp`; do not "
          "edit.\n\n"
          "## Participation\n\n"
          "Codes are Nav's. Acts of the dates happen by themselves, once a day and whenever dates "
          "change; the\n"
          "others are decided by Nav and come to us in lists.\n\n"
          "```mermaid\nstateDiagram-v2\n";
  for (const StatusMove& move : status_moves()) {
    text << "  " << to_text(move.from) << " --> " << to_text(move.to) << " : " << to_text(move.act)
         << "\n";
  }
  text << "```\n\n| from | act | to | only if | decided by |\n|---|---|---|---|---|\n";
  for (const StatusMove& move : status_moves()) {
    text << "| " << to_text(move.from) << " | " << to_text(move.act) << " | " << to_text(move.to)
         << " | " << to_text(move.guard) << " | "
         << (decided_by(move.act) == DecidedBy::dates ? "dates" : "Nav") << " |\n";
  }
  return text.str();
}

}  // namespace

TEST_CASE("the manual's page of life cycles is what the tables say") {
  if (std::getenv("STAFETT_WRITE_DOCS") != nullptr) std::ofstream{page} << manual();
  std::ifstream file{page};
  std::stringstream written;
  written << file.rdbuf();
  CHECK(written.str() == manual());
}
