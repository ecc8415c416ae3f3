#include "app/arguments.hpp"

#include <doctest/doctest.h>

using stafett::app::Arguments;
using stafett::app::UsageError;

TEST_CASE("an option is read in either of its two forms") {
  Arguments arguments{{"--data", "here", "--port=80"}};
  CHECK(arguments.option("data") == "here");
  CHECK(arguments.number("port", 0, 65535) == 80);
  CHECK_FALSE(arguments.option("web"));
  CHECK_NOTHROW(arguments.none_left());
}

TEST_CASE("a slip of the pen is told and not passed over") {
  CHECK_THROWS_AS((Arguments{{"--prot", "80"}}).none_left(), UsageError);
  CHECK_THROWS_AS((Arguments{{"--port"}}).option("port"), UsageError);
  CHECK_THROWS_AS((Arguments{{"--port", "--web"}}).option("port"), UsageError);
  CHECK_THROWS_AS((Arguments{{"--web="}}).option("web"), UsageError);
  CHECK_THROWS_AS((Arguments{{"--port", "1", "--port", "2"}}).option("port"), UsageError);
  CHECK_THROWS_AS((Arguments{{"more"}}).none_left(), UsageError);
  CHECK_THROWS_AS((Arguments{{}}).required("data"), UsageError);
}

TEST_CASE("a number is whole, and within its limits") {
  for (const char* wrong : {"80x", "", "-1", "65536", "8 0", "0x50", "99999999999999999999"})
    CHECK_THROWS_AS((Arguments{{"--port", wrong}}).number("port", 0, 65535), UsageError);
}

TEST_CASE("what may be given more than once keeps its order") {
  Arguments arguments{{"--host", "b", "file", "--host=a", "--quiet"}};
  CHECK(arguments.options("host") == std::vector<std::string>{"b", "a"});
  CHECK(arguments.flag("quiet"));
  CHECK_FALSE(arguments.flag("quiet"));
  CHECK(arguments.words() == std::vector<std::string>{"file"});
}
