#include "base/text.hpp"

#include <algorithm>
#include <string>

#include "law.hpp"

namespace text = stafett::text;

namespace {

/// Letters that people's names in Norway are made of, and some that try the rules.
std::string any_text() {
  const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
      "a", "B", "Å", "å", "a\u030a", "Æ", "ø", "Ä", "é", "e\u0301", "ß", "ﬁ", "Ł", "đ", "Š", " ",
      "\u00a0", "\t", "-", "İ", "Σ", "한", "中", "👩‍🔧", "\u00ad", "٣", "'"));
  std::string all;
  for (const auto& piece : pieces) all += piece;
  return all;
}

}  // namespace

TEST_CASE("only well-formed UTF-8 is taken for text") {
  for (const char* good : {"", "abc", "blåbærsyltetøy", "👩‍🔧", "\xf4\x8f\xbf\xbf"})
    CHECK(text::is_utf8(good));
  for (const char* bad :
       {"\xe6", "bl\xe5", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\x80", "\xe2\x82"}) {
    CHECK_FALSE(text::is_utf8(bad));
  }
}

TEST_CASE("a file from an older program is read as Windows-1252") {
  CHECK(text::from_windows_1252("bl\xe5"
                                "b\xe6r \x80 \x96") == "blåbær € –");
  CHECK(text::from_windows_1252("\x81") == "\ufffd");
}

TEST_CASE("text is counted as people count it") {
  CHECK(text::length("") == 0);
  CHECK(text::length("abc") == 3);
  CHECK(text::length("blåbær") == 6);
  CHECK(text::length("e\u0301") == 1);
  CHECK(text::length("👩‍🔧") == 1);
  CHECK(text::length("a\r\nb") == 3);
}

TEST_CASE("white space of every kind is taken off both ends, and kept within") {
  CHECK(text::trim(" \t a b\u00a0\u2003\n") == "a b");
  CHECK(text::trim(" å ") == "å");
  CHECK(text::trim("\u00a0") == "");
  CHECK(text::trim("") == "");
}

TEST_CASE("a search finds a name however it was written, but æ, ø and å are letters of their own") {
  CHECK(text::fold("  Ola\u00a0 NORDMANN ") == "ola nordmann");
  CHECK(text::fold("André") == text::fold("ANDRE\u0301"));
  CHECK(text::fold("André") == "andre");
  CHECK(text::fold("Åse Sæther Bjørnø") == "åse sæther bjørnø");
  CHECK(text::fold("A\u030ase") == "åse");
  CHECK(text::fold("Åse") != text::fold("Ase"));
  CHECK(text::fold("Ström") == "strom");
  CHECK(text::fold("Straße") == "strasse");
  CHECK(text::fold("ﬁnn") == "finn");
}

TEST_CASE("names are sorted as in a Norwegian telephone book") {
  std::vector<std::string> names = {"Åse",   "Zahl", "Aase", "Ødegård",
                                    "Ærlig", "Berg", "berg", "Ås"};
  std::sort(names.begin(), names.end(),
            [](const auto& a, const auto& b) { return text::sort_key(a) < text::sort_key(b); });
  CHECK(names ==
        std::vector<std::string>{"berg", "Berg", "Zahl", "Ærlig", "Ødegård", "Ås", "Åse", "Aase"});
}

TEST_CASE("a sort key can lie in any text column") {
  const auto key = text::sort_key("Ødegård");
  CHECK_FALSE(key.empty());
  CHECK(key.find_first_not_of("0123456789abcdef") == std::string::npos);
}

TEST_CASE("splitting keeps the empty parts") {
  using Parts = std::vector<std::string_view>;
  CHECK(text::split("a;;b;", ';') == Parts{"a", "", "b", ""});
  CHECK(text::split("", ';') == Parts{""});
}

TEST_CASE("laws of text") {
  law("folding twice changes nothing", [] {
    const auto folded = text::fold(any_text());
    RC_ASSERT(text::fold(folded) == folded);
  });
  law("trimming twice changes nothing, and takes nothing from within", [] {
    const auto whole = any_text();
    const auto trimmed = text::trim(whole);
    RC_ASSERT(text::trim(trimmed) == trimmed);
    RC_ASSERT(whole.find(trimmed) != std::string::npos);
  });
  law("whatever the bytes, their reading as Windows-1252 is UTF-8", [] {
    const auto bytes = *rc::gen::arbitrary<std::string>();
    RC_ASSERT(text::is_utf8(text::from_windows_1252(bytes)));
  });
  law("split parts joined again are the text", [] {
    const auto whole = *rc::gen::container<std::string>(rc::gen::element('a', ';'));
    std::string joined;
    for (const auto part : text::split(whole, ';')) joined += std::string{part} + ";";
    joined.pop_back();
    RC_ASSERT(joined == whole);
  });
}
