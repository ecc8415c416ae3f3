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
    {DataKind::navn, "NAVN", "Navn"},
    {DataKind::kjonn, "KJONN", "Kjønn"},
    {DataKind::adresse, "ADRESSE", "Adresse"},
    {DataKind::telefonnummer, "TELEFONNUMMER", "Telefonnummer"},
    {DataKind::folkeregister_identifikator, "FOLKEREGISTER_IDENTIFIKATOR",
     "Folkeregisteridentifikator (personnummer/D-nummer)"},
    {DataKind::fodselsdato, "FODSELSDATO", "Fødselsdato"},
    {DataKind::behov_for_bistand_fra_nav, "BEHOV_FOR_BISTAND_FRA_NAV", "Behov for bistand fra Nav"},
    {DataKind::ytelser_fra_nav, "YTELSER_FRA_NAV", "Ytelser fra Nav"},
    {DataKind::bilde, "BILDE", "Bilde"},
    {DataKind::epost, "EPOST", "E-postadresse"},
    {DataKind::brukernavn, "BRUKERNAVN", "Brukernavn"},
    {DataKind::arbeidserfaring_og_verv, "ARBEIDSERFARING_OG_VERV",
     "Opplysninger knyttet til arbeidserfaring og verv som normalt fremkommer av en CV, herunder "
     "arbeidsgiver og hvor lenge man har jobbet"},
    {DataKind::sertifikater_og_kurs, "SERTIFIKATER_OG_KURS",
     "Sertifikater og kurs, eks. førerkort, vekterkurs"},
    {DataKind::utdanning_og_fagbrev, "UTDANNING_OG_FAGBREV",
     "Utdanning, herunder fagbrev, høyere utdanning, grunnskoleopplæring osv."},
    {DataKind::ip_adresse, "IP_ADRESSE", "IP-adresse"},
    {DataKind::personlige_egenskaper_og_interesser, "PERSONLIGE_EGENSKAPER_OG_INTERESSER",
     "Opplysninger om personlige egenskaper og interesser"},
    {DataKind::sprakkunnskap, "SPRAKKUNNSKAP", "Opplysninger om språkkunnskap"},
    {DataKind::adferd, "ADFERD",
     "Opplysninger om atferd som kan ha betydning for tiltaket og jobbmuligheter"},
    {DataKind::sosiale_forhold, "SOSIALE_FORHOLD",
     "Sosiale eller personlige forhold som kan ha betydning for tiltaket og jobbmuligheter"},
    {DataKind::helseopplysninger, "HELSEOPPLYSNINGER",
     "Helseopplysninger (særlige kategorier av personopplysninger)"},
    {DataKind::religion, "RELIGION", "Religion (særlige kategorier av personopplysninger)"},
    {DataKind::nasjonalitet, "NASJONALITET", "Nasjonalitet/landbakgrunn"},
    {DataKind::adressesperre, "ADRESSESPERRE", "Adressesperre (kode 6/7)"},
    {DataKind::vergemal, "VERGEMAL", "Opplysninger om vergemål"},
    {DataKind::stemme, "STEMME", "Stemme"},
});
static_assert(words<DataKind>.size() == 25);

}  // namespace stafett::domain
