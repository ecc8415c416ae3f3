#include "base/codes.hpp"

#include <doctest/doctest.h>

namespace elsewhere {
enum class Part { lead, co };
constexpr auto codes_of(Part) {
  return stafett::codes<Part>({{Part::lead, "lead"}, {Part::co, "co"}});
}
}  // namespace elsewhere

using elsewhere::Part;

static_assert(stafett::CodedEnum<Part>);
static_assert(stafett::to_text(Part::co) == "co");
static_assert(stafett::from_text<Part>("lead") == Part::lead);

TEST_CASE("a code that is not in the table, or in another case, is no value") {
  CHECK(stafett::from_text<Part>("Lead") == std::nullopt);
  CHECK(stafett::from_text<Part>("") == std::nullopt);
  CHECK(stafett::to_text(static_cast<Part>(9)).empty());
}
