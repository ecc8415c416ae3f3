// What can be wrong in a scenario file, and what was expected instead, as people read it.
#pragma once

#include "base/language.hpp"

namespace stafett::foresee::scenario_words {

// The same in every language: what has to be typed so.
constexpr Said typed(std::string_view text) { return {text, text, text}; }

inline constexpr Said circle{"based_on går i ring: {0}", "based_on går i ring: {0}",
                             "based_on goes in a circle: {0}"};
inline constexpr Said not_on_itself{"et scenario som ikke bygger på seg selv",
                                    "eit scenario som ikkje byggjer på seg sjølv",
                                    "a scenario that is not based on itself"};
inline constexpr Said unreadable{"{0} kan ikke leses", "{0} kan ikkje lesast",
                                 "{0} cannot be read"};
inline constexpr Said path{"stien til en scenariofil", "stien til ei scenariofil",
                           "the path of a scenario file"};
inline constexpr Said quoted_path{"stien til en scenariofil, i anførselstegn",
                                  "stien til ei scenariofil, i hermeteikn",
                                  "the path of a scenario file, in quotes"};
// {0} is what the reader of TOML says, in English.
inline constexpr Said not_toml{"dette er ikke TOML ({0})", "dette er ikkje TOML ({0})", "{0}"};
inline constexpr Said toml{"en TOML-fil", "ei TOML-fil", "a TOML file"};
inline constexpr Said no_text{"{0} er ikke en tekst", "{0} er ikkje ein tekst", "{0} is no text"};
inline constexpr Said quoted_text{"en tekst i anførselstegn", "ein tekst i hermeteikn",
                                  "a text in quotes"};
inline constexpr Said days_out_of_bounds{"days er utenfor grensene", "days er utanfor grensene",
                                         "days is out of bounds"};
inline constexpr Said days{"et helt tall fra 28 til 20000", "eit heilt tal frå 28 til 20000",
                           "a whole number from 28 to 20000"};
inline constexpr Said unknown_key{"ukjent nøkkel {0}", "ukjend nøkkel {0}", "unknown key {0}"};
inline constexpr Said keys{
    "name, text, based_on, first_day, days, name_nb, text_nb, name_nn, text_nn, eller en tabell "
    "[gruppe.parameter]",
    "name, text, based_on, first_day, days, name_nb, text_nb, name_nn, text_nn, eller ein tabell "
    "[gruppe.parameter]",
    "name, text, based_on, first_day, days, name_nb, text_nb, name_nn, text_nn, or a table "
    "[group.parameter]"};
inline constexpr Said no_day{"first_day er ingen dag", "first_day er ingen dag",
                             "first_day is no day"};
inline constexpr Said day{"en dato som 2027-01-01, fra 2016 til 2200",
                          "ein dato som 2027-01-01, frå 2016 til 2200",
                          "a date such as 2027-01-01, from 2016 to 2200"};
inline constexpr Said unknown_parameter{"ukjent parameter {0}", "ukjend parameter {0}",
                                        "unknown parameter {0}"};
inline constexpr Said one_of{"en av {0}", "ein av {0}", "one of {0}"};
inline constexpr Said one_of_groups{"en av gruppene {0}", "ei av gruppene {0}",
                                    "one of the groups {0}"};
inline constexpr Said no_table{"{0} er ingen tabell", "{0} er ingen tabell", "{0} is no table"};
inline constexpr Said table{"[{0}] med value, unit = \"{1}\", evidence og source",
                            "[{0}] med value, unit = \"{1}\", evidence og source",
                            "[{0}] with value, unit = \"{1}\", evidence and source"};
inline constexpr Said wrong_unit{"feil enhet for {0}", "feil eining for {0}", "wrong unit of {0}"};
inline constexpr Said unit = typed("unit = \"{0}\"");
inline constexpr Said unknown_evidence{"ukjent grunnlag (evidence) for {0}",
                                       "ukjent grunnlag (evidence) for {0}",
                                       "unknown evidence of {0}"};
inline constexpr Said evidence{
    "\"own register\", \"public source\", \"assumption\" eller \"lever\"",
    "\"own register\", \"public source\", \"assumption\" eller \"lever\"",
    "\"own register\", \"public source\", \"assumption\" or \"lever\""};
inline constexpr Said source_no_text{"kilden (source) til {0} er ikke en tekst",
                                     "kjelda (source) til {0} er ikkje ein tekst",
                                     "source of {0} is no text"};
inline constexpr Said unknown_key_of{"ukjent nøkkel {0} i {1}", "ukjend nøkkel {0} i {1}",
                                     "unknown key {0} of {1}"};
inline constexpr Said keys_of = typed("value, range, unit, evidence, source");
inline constexpr Said no_value{"{0} har ingen verdi (value)", "{0} har ingen verdi (value)",
                               "{0} has no value"};
inline constexpr Said value{"value = et tall", "value = eit tal", "value = a number"};
inline constexpr Said no_unit{"{0} har ingen enhet (unit)", "{0} har inga eining (unit)",
                              "{0} has no unit"};
inline constexpr Said no_evidence{"{0} har ikke noe grunnlag (evidence)",
                                  "{0} har ikkje noko grunnlag (evidence)", "{0} has no evidence"};
inline constexpr Said no_source{"{0} har ingen kilde (source)", "{0} har inga kjelde (source)",
                                "{0} has no source"};
inline constexpr Said source{"hvor verdien er fra, eller hvorfor den er antatt",
                             "kvar verdien er frå, eller kvifor han er anteken",
                             "where the value is from, or why it is assumed"};
inline constexpr Said outside_range{"verdien av {0} er utenfor spennet (range)",
                                    "verdien av {0} er utanfor spennet (range)",
                                    "the value of {0} is outside its range"};
inline constexpr Said inside_range{"en verdi fra {0} til {1}", "ein verdi frå {0} til {1}",
                                   "a value from {0} to {1}"};
inline constexpr Said not_this_value{"{0} kan ikke ha denne verdien",
                                     "{0} kan ikkje ha denne verdien",
                                     "{0} cannot have this value"};
inline constexpr Said whole_number{"et helt tall fra {0} til {1} ({2})",
                                   "eit heilt tal frå {0} til {1} ({2})",
                                   "a whole number from {0} to {1} ({2})"};
inline constexpr Said number{"et tall fra {0} til {1} ({2})", "eit tal frå {0} til {1} ({2})",
                             "a number from {0} to {1} ({2})"};
inline constexpr Said no_pair{"spennet (range) til {0} er ikke et par",
                              "spennet (range) til {0} er ikkje eit par",
                              "the range of {0} is no pair"};
inline constexpr Said range = typed("range = [low, high]");
inline constexpr Said impossible_range{"spennet (range) til {0} er umulig",
                                       "spennet (range) til {0} er umogleg",
                                       "the range of {0} is impossible"};
inline constexpr Said rising_range{"range = [low, high] med low under high",
                                   "range = [low, high] med low under high",
                                   "range = [low, high] with low below high"};
inline constexpr Said no_name{"ikke noe navn", "ikkje noko namn", "no name"};
inline constexpr Said name = typed("name = \"…\"");
inline constexpr Said no_length{"ingen lengde", "inga lengd", "no length"};
inline constexpr Said length = typed("days = 3650");
inline constexpr Said no_first_day{"ingen første dag", "ingen første dag", "no first day"};
inline constexpr Said first_day = typed("first_day = 2027-01-01");
inline constexpr Said not_given{"{0} er ikke oppgitt", "{0} er ikkje oppgjeven",
                                "{0} is not given"};
inline constexpr Said given{"[{0}] med unit = \"{1}\"", "[{0}] med unit = \"{1}\"",
                            "[{0}] with unit = \"{1}\""};

// What does not go together.
inline constexpr Said more_than_all{
    "people.near_share og people.far_share er til sammen mer enn alle",
    "people.near_share og people.far_share er til saman meir enn alle",
    "people.near_share and people.far_share are more than everybody"};
inline constexpr Said two_shares{"to andeler som til sammen er høyst 1",
                                 "to delar som til saman er høgst 1",
                                 "two shares that add up to at most 1"};
inline constexpr Said award_too_early{"den neste kontrakten ville bli tildelt før denne begynner",
                                      "den neste kontrakten ville bli tildelt før denne byrjar",
                                      "the next contract would be awarded before this one begins"};
inline constexpr Said less_than_base{"mindre enn grunnperioden", "mindre enn grunnperioden",
                                     "less than the base period"};
inline constexpr Said notice_too_early{"svaret om opsjonen ville komme før kontrakten",
                                       "svaret om opsjonen ville kome før kontrakten",
                                       "news about the option would come before the contract"};
inline constexpr Said notice_too_late{
    "en opsjon blir avslått for sent til at anbudet kan tildeles i tide",
    "ein opsjon blir avslått for seint til at anbodet kan tildelast i tide",
    "an option is refused too late for the tender to be awarded in time"};
inline constexpr Said at_least_award{"minst contract.award_days", "minst contract.award_days",
                                     "at least contract.award_days"};
inline constexpr Said stop_too_early{"inntaket ville stoppe før kontrakten begynner",
                                     "inntaket ville stoppe før kontrakten byrjar",
                                     "intake would stop before the contract begins"};
inline constexpr Said no_hour{"ingen time i uken er igjen til deltakerne",
                              "ingen time i veka er att til deltakarane",
                              "no hour of the week is left for participants"};
inline constexpr Said some_hours{
    "at dokumentasjon, møter og egen jobbsøking lar noe av week.hours være igjen",
    "at dokumentasjon, møte og eiga jobbsøking lèt noko av week.hours vere att",
    "documentation, meetings and own search to leave something of week.hours"};

}  // namespace stafett::foresee::scenario_words
