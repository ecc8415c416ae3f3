#include "http/chunks.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace stafett::http;

namespace {

constexpr std::size_t roomy = 1000;

/// What the reader says of a whole body: the body, or "STATUS code", or "more".
std::string read_all(std::string_view bytes, std::size_t limit = roomy) {
  ChunkReader reader;
  std::string body;
  auto const taken = reader.read(bytes, body, limit);
  if (!taken) return std::to_string(taken.error().status) + " " + std::string{taken.error().code};
  return reader.ended() ? body : "more";
}

}  // namespace

TEST_CASE("a chunked body is its chunks in a row") {
  CHECK(read_all("0\r\n\r\n") == "");
  CHECK(read_all("3\r\nabc\r\n0\r\n\r\n") == "abc");
  CHECK(read_all("3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n") == "abcde");
  CHECK(read_all("a\r\n0123456789\r\n0\r\n\r\n") == "0123456789");
  CHECK(read_all("00A\r\n0123456789\r\n000\r\n\r\n") == "0123456789");
  CHECK(read_all("4\r\n\r\n\r\n\r\n0\r\n\r\n") == "\r\n\r\n");
}

TEST_CASE("a chunked body may come in pieces of any size") {
  std::string const whole = "3\r\nabc\r\n10\r\n0123456789abcdef\r\n0\r\n\r\nGET /next";
  for (std::size_t cut = 0; cut <= whole.size(); ++cut) {
    for (std::size_t second = cut; second <= whole.size(); ++second) {
      CAPTURE(cut);
      CAPTURE(second);
      ChunkReader reader;
      std::string body;
      std::size_t taken = 0;
      for (auto const end : {cut, second, whole.size()})
        taken +=
            reader.read(std::string_view{whole}.substr(taken, end - taken), body, roomy).value();
      CHECK(reader.ended());
      CHECK(body == "abc0123456789abcdef");
      CHECK(whole.substr(taken) == "GET /next");
    }
  }
}

TEST_CASE("there is one way to write a chunked body") {
  CHECK(read_all("3;a=b\r\nabc\r\n0\r\n\r\n") == "400 chunk_size");
  CHECK(read_all("3 \r\nabc\r\n0\r\n\r\n") == "400 chunk_size");
  CHECK(read_all(" 3\r\nabc\r\n0\r\n\r\n") == "400 chunk_size");
  CHECK(read_all("0x3\r\nabc\r\n0\r\n\r\n") == "400 chunk_size");
  CHECK(read_all("+3\r\nabc\r\n0\r\n\r\n") == "400 chunk_size");
  CHECK(read_all("-3\r\nabc\r\n0\r\n\r\n") == "400 chunk_size");
  CHECK(read_all("\r\nabc\r\n0\r\n\r\n") == "400 chunk_size");
  CHECK(read_all("3\nabc\r\n0\r\n\r\n") == "400 chunk_size");
  CHECK(read_all("3\r\rabc\r\n0\r\n\r\n") == "400 chunk_size");
  CHECK(read_all("3\r\nabcd\r\n0\r\n\r\n") == "400 chunk_end");
  CHECK(read_all("3\r\nabc\n0\r\n\r\n") == "400 chunk_end");
  CHECK(read_all("3\r\nabc\r0\r\n\r\n") == "400 chunk_end");
  CHECK(read_all("0\r\nTrailer: x\r\n\r\n") == "400 chunk_trailer");
  CHECK(read_all("0\r\n\n") == "400 chunk_trailer");
  CHECK(read_all("0\r\n\rx") == "400 chunk_trailer");
}

TEST_CASE("a chunked body that says it will be too large is refused before it comes") {
  CHECK(read_all("3\r\nabc\r\n0\r\n\r\n", 3) == "abc");
  CHECK(read_all("4\r\n", 3) == "413 body_too_large");
  CHECK(read_all("2\r\nab\r\n2\r\n", 3) == "413 body_too_large");
  CHECK(read_all("fffffff\r\n") == "413 body_too_large");
  CHECK(read_all("10000000") == "413 body_too_large");
  CHECK(read_all("ffffffffffffffff3\r\n") == "413 body_too_large");
  CHECK(read_all("0000000000003\r\n") == "413 body_too_large");
}
