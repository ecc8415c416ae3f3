#include "exchange/columns.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace stafett::exchange;

TEST_CASE("headings are understood in bokmål, nynorsk and English, whatever their dress") {
  const struct {
    const char* heading;
    Field field;
  } cases[] = {{"Navn", Field::full_name},
               {"NAMN", Field::full_name},
               {"Fornavn:", Field::given_name},
               {"førenamn", Field::given_name},
               {"Etternavn", Field::family_name},
               {"Surname", Field::family_name},
               {"Fødselsnr.", Field::number},
               {"Fnr", Field::number},
               {"fødselsnummer (11 siffer)", Field::number},
               {"Tlf", Field::phone},
               {"E-post", Field::email},
               {"E-postadresse", Field::email},
               {"Status", Field::status},
               {"Oppstartsdato", Field::start_day},
               {"T.o.m.", Field::last_day},
               {"Søkt inn", Field::referred_at},
               {"Nav-kontor", Field::nav_office},
               {"NAV kontor", Field::nav_office},
               {"Nav-veileder", Field::counsellor},
               {"Nav-rettleiar", Field::counsellor},
               {"Veileder", Field::consultant},
               {"Jobbkonsulent", Field::consultant},
               {"Medveileder", Field::co_consultant},
               {"Dagar per veke", Field::days_per_week},
               {"Tiltak", Field::measure},
               {"Bakgrunnsinfo", Field::referral_text},
               {"Nav-veileder e-post", Field::counsellor_email},
               {"Start date", Field::start_day}};
  for (const auto& c : cases) {
    CAPTURE(c.heading);
    const auto guess = guess_heading(c.heading);
    REQUIRE(guess.has_value());
    CHECK(to_text(guess->field) == to_text(c.field));
  }
  CHECK_FALSE(guess_heading("Skonummer").has_value());
  CHECK_FALSE(guess_heading("").has_value());
}

TEST_CASE("what the values look like overrules a heading that cannot be right") {
  const auto columns =
      guess_columns({"Navn", "Deltaker", "Status"},
                    {{"12345678901", "Kari Nordmann", "Deltar"}, {"12345678902", "Ola Berg", ""}});
  CHECK(columns[0].field == Field::number);
  CHECK(columns[0].shape == "11 digits");
  CHECK(columns[1].field == Field::full_name);
  CHECK(columns[2].field == Field::status);
}

TEST_CASE("no field is taken twice, but for co-consultants") {
  const auto columns = guess_columns({"Telefon", "Mobil", "Medveileder", "Medveileder 2"},
                                     {{"90909090", "90909091", "Kari Berg", "Ola Berg"}});
  CHECK(columns[0].field == Field::phone);
  CHECK_FALSE(columns[1].field.has_value());
  CHECK(columns[2].field == Field::co_consultant);
  CHECK(columns[3].field == Field::co_consultant);
}

TEST_CASE("a choice is kept as text and read back; what is no choice is not") {
  const std::vector<ColumnChoice> choice = {
      {1, Field::full_name}, {2, std::nullopt}, {3, Field::number}};
  CHECK(
      choice_to_text(choice) ==
      R"([{"column":1,"field":"full_name"},{"column":2,"field":null},{"column":3,"field":"number"}])");
  CHECK(choice_from_text(choice_to_text(choice)) == choice);
  for (const char* text :
       {"", "{}", "[1]", R"([{"column":0,"field":null}])", R"([{"column":1,"field":"x"}])",
        R"([{"column":1.5,"field":null}])", R"([{"column":1}])"}) {
    CAPTURE(text);
    CHECK_FALSE(choice_from_text(text).has_value());
  }
}

TEST_CASE(
    "every field has a name of its own that reads back, and those to choose among are few of "
    "them") {
  for (std::size_t i = 0; i < field_count; ++i) {
    const auto field = static_cast<Field>(i);
    CHECK_FALSE(to_text(field).empty());
    CHECK(field_from_text(to_text(field)) == field);
  }
  const auto& fields = mappable_fields();
  CHECK(std::find(fields.begin(), fields.end(), Field::number) != fields.end());
  CHECK(std::find(fields.begin(), fields.end(), Field::kept_aside) == fields.end());
}
