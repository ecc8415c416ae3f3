#include "exchange/json_text.hpp"

#include <doctest/doctest.h>

#include <memory_resource>
#include <string>
#include <vector>

using namespace stafett::exchange;

namespace {

Finding fault_of(std::string_view text) {
  std::pmr::monotonic_buffer_resource memory;
  const auto read = read_json(text, memory);
  REQUIRE_FALSE(read.has_value());
  // Built whole, the same text has the same fault at the same place.
  const auto whole = read_json_whole(text, memory);
  REQUIRE_FALSE(whole.has_value());
  CHECK(whole.error() == read.error());
  return read.error();
}

}  // namespace

TEST_CASE("a value knows its line and column, counted in characters") {
  std::pmr::monotonic_buffer_resource memory;
  const std::string text = "{\n  \"navn\": \"Ås\", \"år\": 2026,\r\n \"liste\": {\"a\": [1, 2]}\n}";
  const auto root = read_json(text, memory);
  REQUIRE(root.has_value());
  const JsonNode* name = (*root)->member("navn");
  CHECK(name->text == "Ås");
  CHECK(name->line == 2);
  CHECK(name->column == 11);
  const JsonNode* year = (*root)->member("år");
  CHECK(year->line == 2);
  CHECK(year->column == 23);
  const JsonNode* list = (*root)->member("liste")->member("a");
  CHECK(list->line == 3);
  CHECK(list->first->next->text == "2");
}

TEST_CASE("the rows of a list are read one at a time, with the places they have in the file") {
  std::pmr::monotonic_buffer_resource memory;
  const std::string text =
      "\xEF\xBB\xBF{\"ø\": \"æ\", \"rader\": [{\"a\": \"é\"},\n {\"a\": 2} , 3], \"siste\": true}";
  const auto root = read_json(text, memory);
  REQUIRE(root.has_value());
  const JsonNode* rows = (*root)->member("rader");
  CHECK(rows->deferred);
  CHECK(rows->size == 3);
  CHECK(rows->first == nullptr);
  CHECK((*root)->member("siste")->truth);

  std::pmr::monotonic_buffer_resource whole_memory;
  const auto whole = read_json_whole(text, whole_memory);
  REQUIRE(whole.has_value());
  const JsonNode* expected = (*whole)->member("rader")->first;
  JsonRows reader{text, *rows};
  std::size_t count = 0;
  std::pmr::monotonic_buffer_resource row_memory;
  while (const JsonNode* row = reader.next(row_memory)) {
    REQUIRE(expected != nullptr);
    CHECK(row->kind == expected->kind);
    CHECK(row->line == expected->line);
    CHECK(row->column == expected->column);
    if (row->kind == JsonKind::object) {
      CHECK(row->first->line == expected->first->line);
      CHECK(row->first->column == expected->first->column);
      CHECK(row->first->text == expected->first->text);
    }
    expected = expected->next;
    ++count;
    row_memory.release();
  }
  CHECK(count == 3);
}

TEST_CASE("a fault names line, column and pointer") {
  const Finding fault = fault_of("{\"deltakere\": [\n {\"a\": 1},\n {\"a\": tull}]}");
  CHECK(fault.code == "json_syntax");
  CHECK(fault.place == Place{3, 8, "/deltakere/1/a"});
  CHECK(fault.expected == "value");
}

TEST_CASE("what other readers let pass is refused") {
  const struct {
    const char* text;
    const char* code;
  } cases[] = {
      {"", "json_truncated"},
      {"{\"a\": 1", "json_truncated"},
      {"{\"a\": \"x", "json_truncated"},
      {"[1, 2", "json_truncated"},
      {"[tru", "json_truncated"},
      {"[1,]", "json_syntax"},
      {"{\"a\": 1,}", "json_syntax"},
      {"{'a': 1}", "json_syntax"},
      {"{\"a\": 1} {}", "json_syntax"},
      {"[NaN]", "json_syntax"},
      {"[Infinity]", "json_syntax"},
      {"[+1]", "json_syntax"},
      {"[01]", "json_number"},
      {"[1.]", "json_number"},
      {"[1e400]", "json_number"},
      {"{\"a\": 1, \"b\": 2, \"a\": 3}", "json_duplicate_name"},
      {"[{\"a\": 1, \"\\u0061\": 3}]", "json_duplicate_name"},
      {"[\"\\ud800\"]", "json_text"},
      {"[\"\\udc00\\ud800\"]", "json_text"},
      {"[\"\\u0000\"]", "json_text"},
      {"[\"a\nb\"]", "json_text"},
      {"[\"\\x\"]", "json_text"},
      {"[\"\xED\xA0\x80\"]", "json_text"},
      {"[\"\xC0\xAF\"]", "json_text"},
      {"[\"\xFF\"]", "json_text"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    CHECK(fault_of(c.text).code == c.code);
  }
  CHECK(fault_of(std::string{"[\"a\0b\"]", 7}).found == "NUL");
  CHECK(fault_of(std::string(40, '[') + std::string(40, ']')).code == "json_depth");
  std::string wide = "{";
  for (int i = 0; i < 300; ++i) wide += (i > 0 ? ",\"n" : "\"n") + std::to_string(i) + "\":1";
  CHECK(fault_of(wide + "}").code == "json_members");
}

TEST_CASE("escapes are decoded, pairs of surrogates to one character") {
  std::pmr::monotonic_buffer_resource memory;
  const auto root =
      read_json_whole(R"({"a\/b": "\u00e6\ud83d\ude00\n\"", "tall": -1.5e-3})", memory);
  REQUIRE(root.has_value());
  CHECK((*root)->member("a/b")->text == "æ😀\n\"");
  CHECK((*root)->member("tall")->text == "-1.5e-3");
  CHECK(pointer_part("a/b~c") == "a~1b~0c");
}

TEST_CASE("what is written as JSON is read back the same") {
  const std::string text = "linje 1\nlinje 2\t\"sitat\" \\ \x01 æøå";
  std::string json;
  append_json_string(json, text);
  std::pmr::monotonic_buffer_resource memory;
  const auto root = read_json_whole(json, memory);
  REQUIRE(root.has_value());
  CHECK((*root)->text == text);
}
