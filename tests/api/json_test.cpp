#include "api/json.hpp"

#include <doctest/doctest.h>

#include "law.hpp"

using namespace stafett;
using namespace stafett::api;

namespace shapes {

enum class Phase { start, under_way, end };
BOOST_DESCRIBE_ENUM(Phase, start, under_way, end)

// An enum of the domain: codes of its own, not described.
enum class Verdict { good, bad };
constexpr auto codes_of(Verdict) {
  return stafett::codes<Verdict>({{Verdict::good, "GOOD"}, {Verdict::bad, "BAD"}});
}

template <std::size_t Max>
struct Text : std::string {
  using std::string::string;
  static constexpr std::size_t max = Max;
};

struct Inner {
  std::string name;
  std::optional<Day> day;
  friend bool operator==(const Inner&, const Inner&) = default;
};
BOOST_DESCRIBE_STRUCT(Inner, (), (name, day))

struct All {
  bool flag = false;
  std::int64_t number = 0;
  std::int32_t small = 0;
  std::string text;
  Day day;
  Instant at;
  EmployeeId id;
  Money money;
  Phase phase = {};
  Verdict verdict = {};
  std::optional<std::string> maybe;
  std::vector<Inner> list;
  Inner inner;
  bool protected_ = false;
  friend bool operator==(const All&, const All&) = default;
};
BOOST_DESCRIBE_STRUCT(All, (),
                      (flag, number, small, text, day, at, id, money, phase, verdict, maybe, list,
                       inner, protected_))

struct Note {
  Text<5> text;
  std::int64_t minutes = 0;
  std::optional<Day> day;
};
BOOST_DESCRIBE_STRUCT(Note, (), (text, minutes, day))

struct NoteChange : Note {
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(NoteChange, (Note), (version))

struct Nothing {};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

}  // namespace shapes

using shapes::All;
using shapes::Inner;
using shapes::Note;

namespace {

All example() {
  All all;
  all.flag = true;
  all.number = 9'007'199'254'740'993;  // 2^53 + 1: no double could hold it
  all.small = -7;
  all.text = "Æ \"sitat\" \\ linje\nto\x01";
  all.day = *Day::of(2026, 2, 28);
  all.at = *Instant::from_text("2026-02-28T08:00:00.5Z");
  all.id = *EmployeeId::from_text("018f3c1e-7d1a-7abc-8def-0123456789ab");
  all.money = Money{123'456'00};
  all.phase = shapes::Phase::under_way;
  all.verdict = shapes::Verdict::bad;
  all.list = {Inner{"a", {}}, Inner{"b", *Day::of(2026, 1, 1)}};
  all.inner = Inner{"c", {}};
  return all;
}

/// The faults of reading `body` as a T, one a line.
template <class T>
std::string faults_of(std::string_view body, bool with_expected = false) {
  const auto result = json::read<T>(body);
  std::string list;
  if (result) return list;
  for (const Fault& fault : result.error()) {
    list += (list.empty() ? "" : "\n") + fault.pointer + " " + fault.problem;
    if (with_expected) list += ": " + fault.expected;
  }
  return list;
}

}  // namespace

TEST_CASE("a shape is written in the order of its description, without white space") {
  CHECK(json::written(example()) ==
        R"({"flag":true,"number":9007199254740993,"small":-7,)"
        R"("text":"Æ \"sitat\" \\ linje\nto\u0001","day":"2026-02-28",)"
        R"("at":"2026-02-28T08:00:00.500000Z","id":"018f3c1e-7d1a-7abc-8def-0123456789ab",)"
        R"("money":12345600,"phase":"under_way","verdict":"BAD","maybe":null,)"
        R"("list":[{"name":"a","day":null},{"name":"b","day":"2026-01-01"}],)"
        R"("inner":{"name":"c","day":null},"protected":false})");
  CHECK(json::written(shapes::Nothing{}) == "{}");
  CHECK(json::written(json::Raw{"[1]"}) == "[1]");
}

TEST_CASE("what was written is read back as it was") {
  All all = example();
  all.text = "linje\nto\tmed tabulator";
  const auto back = json::read<All>(json::written(all));
  REQUIRE(back.has_value());
  CHECK(*back == all);
}

TEST_CASE("members of a base come before those of the shape built on it") {
  shapes::NoteChange change;
  change.text = "hei";
  change.version = 3;
  CHECK(json::written(change) == R"({"text":"hei","minutes":0,"day":null,"version":3})");
  CHECK(json::read<shapes::NoteChange>(R"({"version":4,"text":"x","minutes":1})")->version == 4);
}

TEST_CASE("an optional member may be absent or null, every other must be there") {
  CHECK(json::read<Note>(R"({"text":"x","minutes":1})")->day == std::nullopt);
  CHECK(json::read<Note>(R"({"text":"x","minutes":1,"day":null})")->day == std::nullopt);
  CHECK(faults_of<Note>("{}") == "/text missing\n/minutes missing");
  CHECK(faults_of<Note>(R"({"text":null,"minutes":null})") ==
        "/text wrong_type\n/minutes wrong_type");
}

TEST_CASE("each fault is told with its place") {
  struct Row {
    std::string_view body;
    std::string_view faults;
  };
  const Row rows[] = {
      {"", " syntax"},
      {"{", "/ syntax"},
      {"null", " wrong_type"},
      {"[]", " wrong_type"},
      {R"({"text":"x","minutes":1} x)", " syntax"},
      {R"({"text":"x","minutes":1,})", "/minutes syntax"},
      {R"({'text':"x","minutes":1})", "/ syntax"},
      {R"({"text":"x","minutes":01})", "/minutes syntax"},
      {R"({"text":"x","minutes":NaN})", "/minutes syntax"},
      {"\xef\xbb\xbf{\"text\":\"x\",\"minutes\":1}", " syntax"},
      {R"({"text":"x","minutes":1,"extra":{"a":[1]}})", "/extra unknown"},
      {R"({"text":"x","minutes":1,"minutes":2})", "/minutes duplicate"},
      {R"({"text":"x","minutes":1,"minu\u0074es":2})", "/minutes duplicate"},
      {R"({"text":"x","minutes":"1"})", "/minutes wrong_type"},
      {R"({"text":"x","minutes":1.5})", "/minutes wrong_type"},
      {R"({"text":"x","minutes":true})", "/minutes wrong_type"},
      {R"({"text":"x","minutes":1e400})", "/minutes not_finite\n/minutes wrong_type"},
      {R"({"text":"x","minutes":-1e99999999999999})", "/minutes not_finite"},
      {R"({"text":"x","minutes":9223372036854775808})", "/minutes out_of_range"},
      {R"({"text":"x","minutes":-9223372036854775809})", "/minutes out_of_range"},
      {R"({"text":"x","minutes":99999999999999999999999})", "/minutes out_of_range"},
      {R"({"text":7,"minutes":1,"day":20260101})", "/text wrong_type\n/day wrong_type"},
      {R"({"text":"sekstegn","minutes":1})", "/text too_long"},
      {R"({"text":"x","minutes":1,"day":"2026-02-30"})", "/day bad_value"},
      {R"({"text":"x","minutes":1,"day":"1.2.2026"})", "/day bad_value"},
      {R"({"text":"x\u0000","minutes":1})", "/text bad_text"},
      {R"({"text":"x\u001b","minutes":1})", "/text bad_text"},
      {R"({"text":"\ud800","minutes":1})", "/text syntax"},
      {"{\"text\":\"\xff\",\"minutes\":1}", "/text bad_text"},
      {"{\"text\":\"\xc0\xaf\",\"minutes\":1}", "/text bad_text"},
      {R"({"a/b":1,"c~d":2,"text":"x","minutes":1})", "/a~1b unknown\n/c~0d unknown"},
      {R"({"minutes":"1","day":"x","more":1})",
       "/text missing\n/minutes wrong_type\n/day bad_value\n/more unknown"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.body);
    CHECK(faults_of<Note>(row.body) == row.faults);
  }
}

TEST_CASE(
    "faults inside lists and inner shapes have the whole pointer, and say what was expected") {
  const std::string faults = faults_of<All>(
      R"({"flag":1,"number":1,"small":3000000000,"text":"","day":"2026-01-01","at":"2026-01-01T00:00:00+01:00",)"
      R"("id":"x","money":1.0,"phase":"midt","verdict":"good","list":[{"name":"a"},{"nam":"b"},3],)"
      R"("inner":{"name":"c","day":"no"},"protected":false})",
      true);
  CHECK(faults ==
        "/flag wrong_type: true or false\n"
        "/small out_of_range: a whole number from -2147483648 to 2147483647\n"
        "/at bad_value: a point in time in UTC as YYYY-MM-DDThh:mm:ssZ\n"
        "/id bad_value: an id (UUID)\n"
        "/money wrong_type: an amount in whole øre\n"
        "/phase bad_value: one of start under_way end\n"
        "/verdict bad_value: one of GOOD BAD\n"
        "/list/1/name missing: text\n"
        "/list/1/nam unknown: no such field\n"
        "/list/2 wrong_type: an object\n"
        "/inner/day bad_value: a day as YYYY-MM-DD");
}

TEST_CASE("a length is counted as people count, not in bytes") {
  CHECK(json::read<Note>(R"({"text":"blåbær","minutes":1})").has_value() == false);
  CHECK(json::read<Note>(R"({"text":"åååøæ","minutes":1})")->text == "åååøæ");
}

TEST_CASE("a body of brackets or of many small values is refused early") {
  CHECK(faults_of<Note>(std::string(100'000, '[')) == "/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0 too_deep");
  std::string many = "[0";
  for (int i = 0; i < 60'000; ++i) many += ",0";
  CHECK(faults_of<Note>(many + "]") == "/49999 too_large");
  std::string names = "{";
  for (int i = 0; i < 5'000; ++i) names += "\"n" + std::to_string(i) + "\":0,";
  CHECK(json::read<Note>(names + "\"text\":\"\",\"minutes\":1}").error().size() == most_faults);
}

TEST_CASE("no text whatever brings the reader down, and what it takes is what it writes") {
  law("random bytes are read or refused",
      [](const std::string& body) { (void)json::read<All>(body); });
  law("what is taken of damaged JSON is what is written of it", [] {
    std::string body = json::written(example());
    const auto cuts = *rc::gen::inRange(1, 6);
    for (int i = 0; i < cuts; ++i) {
      const auto at = *rc::gen::inRange<std::size_t>(0, body.size());
      const auto length = *rc::gen::inRange<std::size_t>(0, 6);
      const auto piece =
          *rc::gen::element<std::string>("", "{", "}", "[", "]", ",", ":", "\"", "\\", "null",
                                         "1e400", "\\u0000", "\xff", "-", "\"flag\":true,");
      body.replace(at, length, piece);
    }
    if (const auto value = json::read<All>(body)) {
      RC_ASSERT(json::read<All>(json::written(*value)).value() == *value);
    }
  });
}

TEST_CASE("every value written is read back equal") {
  law("written, then read: the same", [] {
    All all;
    all.flag = *rc::gen::arbitrary<bool>();
    all.number = *rc::gen::arbitrary<std::int64_t>();
    all.small = *rc::gen::arbitrary<std::int32_t>();
    all.text = *rc::gen::container<std::string>(rc::gen::inRange<char>(0x20, 0x7f));
    all.day = Day{*rc::gen::inRange(-700'000, 2'900'000)};
    all.at = Instant{*rc::gen::inRange<std::int64_t>(0, 4'000'000'000'000'000)};
    for (auto& byte : all.id.uuid.bytes) byte = *rc::gen::arbitrary<std::uint8_t>();
    all.money = Money{*rc::gen::arbitrary<std::int64_t>()};
    all.phase =
        *rc::gen::element(shapes::Phase::start, shapes::Phase::under_way, shapes::Phase::end);
    all.verdict = *rc::gen::element(shapes::Verdict::good, shapes::Verdict::bad);
    all.maybe = *rc::gen::element<std::optional<std::string>>(std::nullopt, "", "æøå 🎈 \"\\/");
    const auto names = *rc::gen::arbitrary<std::vector<std::uint8_t>>();
    for (const auto n : names) all.list.push_back({std::to_string(n), Day{n}});
    RC_ASSERT(json::read<All>(json::written(all)).value() == all);
  });
}
