// Kinds of personal data, as the agency lists them: a contract says which of them a provider may
// process. Source: navikt/mulighetsrommet, migration V461 (25 kinds), August 2026.
#pragma once

#include <cstdint>

#include "domain/words.hpp"

namespace stafett::domain {

/// personopplysning
enum class DataKind : std::uint8_t {
  navn,
  kjonn,
  adresse,
  telefonnummer,
  folkeregister_identifikator,
  fodselsdato,
  behov_for_bistand_fra_nav,
  ytelser_fra_nav,
  bilde,
  epost,
  brukernavn,
  arbeidserfaring_og_verv,
  sertifikater_og_kurs,
  utdanning_og_fagbrev,
  ip_adresse,
  personlige_egenskaper_og_interesser,
  sprakkunnskap,
  adferd,
  sosiale_forhold,
  helseopplysninger,
  religion,
  nasjonalitet,
  adressesperre,
  vergemal,
  stemme,
};

template <>
inline constexpr auto words<DataKind> = word_list<DataKind>({
    {DataKind::navn, "NAVN", {"Navn", "Namn", "Name"}},
    {DataKind::kjonn, "KJONN", {"Kjønn", "Kjønn", "Gender"}},
    {DataKind::adresse, "ADRESSE", {"Adresse", "Adresse", "Address"}},
    {DataKind::telefonnummer, "TELEFONNUMMER", {"Telefonnummer", "Telefonnummer", "Phone number"}},
    {DataKind::folkeregister_identifikator,
     "FOLKEREGISTER_IDENTIFIKATOR",
     {"Folkeregisteridentifikator (personnummer/D-nummer)",
      "Folkeregisteridentifikator (personnummer/D-nummer)",
      "Identifier in the population register (national identity number/D number)"}},
    {DataKind::fodselsdato, "FODSELSDATO", {"Fødselsdato", "Fødselsdato", "Date of birth"}},
    {DataKind::behov_for_bistand_fra_nav,
     "BEHOV_FOR_BISTAND_FRA_NAV",
     {"Behov for bistand fra Nav", "Behov for bistand frå Nav", "Need for assistance from Nav"}},
    {DataKind::ytelser_fra_nav,
     "YTELSER_FRA_NAV",
     {"Ytelser fra Nav", "Ytingar frå Nav", "Benefits from Nav"}},
    {DataKind::bilde, "BILDE", {"Bilde", "Bilete", "Picture"}},
    {DataKind::epost, "EPOST", {"E-postadresse", "E-postadresse", "E-mail address"}},
    {DataKind::brukernavn, "BRUKERNAVN", {"Brukernavn", "Brukarnamn", "Username"}},
    {DataKind::arbeidserfaring_og_verv,
     "ARBEIDSERFARING_OG_VERV",
     {"Opplysninger knyttet til arbeidserfaring og verv som normalt fremkommer av en CV, herunder "
      "arbeidsgiver og hvor lenge man har jobbet",
      "Opplysningar om arbeidserfaring og verv som normalt går fram av ein CV, medrekna "
      "arbeidsgivar og kor lenge ein har jobba",
      "Work experience and offices held, as a CV normally shows them, including employer and how "
      "long one has worked"}},
    {DataKind::sertifikater_og_kurs,
     "SERTIFIKATER_OG_KURS",
     {"Sertifikater og kurs, eks. førerkort, vekterkurs",
      "Sertifikat og kurs, t.d. førarkort, vektarkurs",
      "Certificates and courses, such as driving licence or security guard course"}},
    {DataKind::utdanning_og_fagbrev,
     "UTDANNING_OG_FAGBREV",
     {"Utdanning, herunder fagbrev, høyere utdanning, grunnskoleopplæring osv.",
      "Utdanning, medrekna fagbrev, høgare utdanning, grunnskuleopplæring osv.",
      "Education, including trade certificate, higher education, primary and lower secondary "
      "school, etc."}},
    {DataKind::ip_adresse, "IP_ADRESSE", {"IP-adresse", "IP-adresse", "IP address"}},
    {DataKind::personlige_egenskaper_og_interesser,
     "PERSONLIGE_EGENSKAPER_OG_INTERESSER",
     {"Opplysninger om personlige egenskaper og interesser",
      "Opplysningar om personlege eigenskapar og interesser", "Personal qualities and interests"}},
    {DataKind::sprakkunnskap,
     "SPRAKKUNNSKAP",
     {"Opplysninger om språkkunnskap", "Opplysningar om språkkunnskap", "Language skills"}},
    {DataKind::adferd,
     "ADFERD",
     {"Opplysninger om atferd som kan ha betydning for tiltaket og jobbmuligheter",
      "Opplysningar om åtferd som kan ha noko å seie for tiltaket og jobbmoglegheitene",
      "Behaviour that may matter to the measure and the chances of a job"}},
    {DataKind::sosiale_forhold,
     "SOSIALE_FORHOLD",
     {"Sosiale eller personlige forhold som kan ha betydning for tiltaket og jobbmuligheter",
      "Sosiale eller personlege forhold som kan ha noko å seie for tiltaket og jobbmoglegheitene",
      "Social or personal circumstances that may matter to the measure and the chances of a job"}},
    {DataKind::helseopplysninger,
     "HELSEOPPLYSNINGER",
     {"Helseopplysninger (særlige kategorier av personopplysninger)",
      "Helseopplysningar (særlege kategoriar av personopplysningar)",
      "Health (special category of personal data)"}},
    {DataKind::religion,
     "RELIGION",
     {"Religion (særlige kategorier av personopplysninger)",
      "Religion (særlege kategoriar av personopplysningar)",
      "Religion (special category of personal data)"}},
    {DataKind::nasjonalitet,
     "NASJONALITET",
     {"Nasjonalitet/landbakgrunn", "Nasjonalitet/landbakgrunn", "Nationality/country background"}},
    {DataKind::adressesperre,
     "ADRESSESPERRE",
     {"Adressesperre (kode 6/7)", "Adressesperre (kode 6/7)", "Protected address (code 6/7)"}},
    {DataKind::vergemal,
     "VERGEMAL",
     {"Opplysninger om vergemål", "Opplysningar om verjemål", "Guardianship"}},
    {DataKind::stemme, "STEMME", {"Stemme", "Stemme", "Voice"}},
});
static_assert(words<DataKind>.size() == 25);

}  // namespace stafett::domain
