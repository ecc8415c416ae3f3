// The agency's code lists about participations: status, why it ended, what was chosen, how much
// support. Source: navikt/amt-deltakelser, amt-lib/models, and navikt/mulighetsrommet, August 2026.
#pragma once

#include <cstdint>

#include "domain/coded.hpp"
#include "domain/words.hpp"

namespace stafett::domain {

/// deltaker status; the enumerators stand in the agency's own order
enum class Status : std::uint8_t {
  kladd,
  utkast_til_pamelding,
  avbrutt_utkast,
  venter_pa_oppstart,
  deltar,
  har_sluttet,
  ikke_aktuell,
  feilregistrert,
  sokt_inn,
  vurderes,
  venteliste,
  avbrutt,
  fullfort,
  pabegynt_registrering,
};

template <>
inline constexpr auto words<Status> = word_list<Status>({
    {Status::kladd, "KLADD", {"Kladd", "Kladd", "Draft"}},
    {Status::utkast_til_pamelding,
     "UTKAST_TIL_PAMELDING",
     {"Utkast til påmelding", "Utkast til påmelding", "Draft enrolment"}},
    {Status::avbrutt_utkast,
     "AVBRUTT_UTKAST",
     {"Avbrutt utkast", "Avbrote utkast", "Aborted draft"}},
    {Status::venter_pa_oppstart,
     "VENTER_PA_OPPSTART",
     {"Venter på oppstart", "Ventar på oppstart", "Awaiting start"}},
    {Status::deltar, "DELTAR", {"Deltar", "Deltek", "Participating"}},
    {Status::har_sluttet, "HAR_SLUTTET", {"Har sluttet", "Har slutta", "Has left"}},
    {Status::ikke_aktuell, "IKKE_AKTUELL", {"Ikke aktuell", "Ikkje aktuell", "Not relevant"}},
    {Status::feilregistrert,
     "FEILREGISTRERT",
     {"Feilregistrert", "Feilregistrert", "Registered by mistake"}},
    {Status::sokt_inn, "SOKT_INN", {"Søkt inn", "Søkt inn", "Referred"}},
    {Status::vurderes, "VURDERES", {"Vurderes", "Blir vurdert", "Being considered"}},
    {Status::venteliste, "VENTELISTE", {"Venteliste", "Venteliste", "Waiting list"}},
    {Status::avbrutt, "AVBRUTT", {"Avbrutt", "Avbroten", "Aborted"}},
    {Status::fullfort, "FULLFORT", {"Fullført", "Fullført", "Completed"}},
    {Status::pabegynt_registrering,
     "PABEGYNT_REGISTRERING",
     {"Påbegynt registrering", "Påbyrja registrering", "Registration begun"}},
});

/// True where a participation in this status can still come to take place or is taking place.
constexpr bool is_open(Status status) {
  switch (status) {
    case Status::kladd:
    case Status::utkast_til_pamelding:
    case Status::venter_pa_oppstart:
    case Status::deltar:
    case Status::sokt_inn:
    case Status::vurderes:
    case Status::venteliste:
    case Status::pabegynt_registrering:
      return true;
    case Status::avbrutt_utkast:
    case Status::har_sluttet:
    case Status::ikke_aktuell:
    case Status::feilregistrert:
    case Status::avbrutt:
    case Status::fullfort:
      return false;
  }
  return false;
}

/// True where it took place and has ended: HAR_SLUTTET, FULLFORT, AVBRUTT.
constexpr bool has_ended(Status status) {
  return status == Status::har_sluttet || status == Status::fullfort || status == Status::avbrutt;
}

/// deltaker status årsak: why a participation ended or came to nothing
enum class StatusReason : std::uint8_t {
  syk,
  fatt_jobb,
  trenger_annen_stotte,
  fikk_ikke_plass,
  ikke_mott,
  annet,
  avlyst_kontrakt,
  utdanning,
  samarbeidet_med_arrangoren_er_avbrutt,
  krav_ikke_oppfylt,
  kurs_fullt,
};

template <>
inline constexpr auto words<StatusReason> = word_list<StatusReason>({
    {StatusReason::syk, "SYK", {"Syk", "Sjuk", "Ill"}},
    {StatusReason::fatt_jobb, "FATT_JOBB", {"Fått jobb", "Fått jobb", "Got a job"}},
    {StatusReason::trenger_annen_stotte,
     "TRENGER_ANNEN_STOTTE",
     {"Trenger annen hjelp og støtte", "Treng annan hjelp og støtte",
      "Needs other help and support"}},
    {StatusReason::fikk_ikke_plass,
     "FIKK_IKKE_PLASS",
     {"Fikk ikke plass", "Fekk ikkje plass", "Did not get a place"}},
    {StatusReason::ikke_mott,
     "IKKE_MOTT",
     {"Møter ikke opp", "Møter ikkje opp", "Does not attend"}},
    {StatusReason::annet, "ANNET", {"Annet", "Anna", "Other"}},
    {StatusReason::avlyst_kontrakt,
     "AVLYST_KONTRAKT",
     {"Avlyst kontrakt", "Avlyst kontrakt", "Contract cancelled"}},
    {StatusReason::utdanning, "UTDANNING", {"Utdanning", "Utdanning", "Education"}},
    {StatusReason::samarbeidet_med_arrangoren_er_avbrutt,
     "SAMARBEIDET_MED_ARRANGOREN_ER_AVBRUTT",
     {"Samarbeidet med arrangøren er avbrutt", "Samarbeidet med arrangøren er avbrote",
      "Cooperation with the provider has been broken off"}},
    {StatusReason::krav_ikke_oppfylt,
     "KRAV_IKKE_OPPFYLT",
     {"Krav for deltakelse er ikke oppfylt", "Krav for å delta er ikkje oppfylte",
      "Requirements for taking part are not met"}},
    {StatusReason::kurs_fullt,
     "KURS_FULLT",
     {"Kurset er fullt", "Kurset er fullt", "The course is full"}},
});

/// True for the reasons that a provider may propose; the others are the agency's alone.
constexpr bool provider_may_propose(StatusReason reason) {
  return reason == StatusReason::syk || reason == StatusReason::fatt_jobb ||
         reason == StatusReason::trenger_annen_stotte || reason == StatusReason::utdanning ||
         reason == StatusReason::ikke_mott || reason == StatusReason::annet;
}

/// innholdskode: what a participation is to contain; `annet` comes with free text
enum class ContentKind : std::uint8_t {
  arbeidsutproving,
  jobbsoking,
  arbeidspraksis,
  karriereveiledning,
  kartlegge_helse,
  kartlegge_forventninger,
  kartlegge_arbeidsplassen,
  kartlegge_delta_tiltak,
  kartlegge_grunnleggende_ferdigheter,
  veiledning_livsstil,
  motivasjon,
  veiledning_sosialt,
  veiledning_trening,
  oppfolging_arbeidsplassen,
  veiledning_arbeidsgiver,
  tilpasse_arbeidsoppgaver,
  annet,
};

template <>
inline constexpr auto words<ContentKind> = word_list<ContentKind>({
    {ContentKind::arbeidsutproving,
     "arbeidsutproving",
     {"Arbeidsutprøving", "Arbeidsutprøving", "Work trial"}},
    {ContentKind::jobbsoking,
     "jobbsoking",
     {"Støtte til å søke jobber", "Støtte til å søkje jobbar", "Support in applying for jobs"}},
    {ContentKind::arbeidspraksis,
     "arbeidspraksis",
     {"Arbeidspraksis", "Arbeidspraksis", "Work practice"}},
    {ContentKind::karriereveiledning,
     "karriereveiledning",
     {"Karriereveiledning", "Karriererettleiing", "Career guidance"}},
    {ContentKind::kartlegge_helse,
     "kartlegge-helse",
     {"Kartlegge hvordan helsen din påvirker muligheten din til å jobbe",
      "Kartleggje korleis helsa di verkar inn på høvet ditt til å jobbe",
      "Find out how your health affects your chances of working"}},
    {ContentKind::kartlegge_forventninger,
     "kartlegge-forventninger",
     {"Kartlegge dine forventninger til å jobbe", "Kartleggje kva du ventar deg av å jobbe",
      "Find out what you expect of working"}},
    {ContentKind::kartlegge_arbeidsplassen,
     "kartlegge-arbeidsplassen",
     {"Kartlegge hvilken støtte og tilpasning du trenger på arbeidsplassen",
      "Kartleggje kva støtte og tilpassing du treng på arbeidsplassen",
      "Find out what support and adaptation you need at the workplace"}},
    {ContentKind::kartlegge_delta_tiltak,
     "kartlegge-delta-tiltak",
     {"Kartlegge hvilken støtte du trenger for å delta på et arbeidsmarkedstiltak",
      "Kartleggje kva støtte du treng for å delta på eit arbeidsmarknadstiltak",
      "Find out what support you need to take part in a labour-market measure"}},
    {ContentKind::kartlegge_grunnleggende_ferdigheter,
     "kartlegge-grunnleggende-ferdigheter",
     {"Kartlegge grunnleggende ferdigheter som språk og hvordan du leser, skriver, regner og "
      "bruker datamaskin",
      "Kartleggje grunnleggjande ferdigheiter som språk og korleis du les, skriv, reknar og bruker "
      "datamaskin",
      "Find out about basic skills such as language and how you read, write, do sums and use a "
      "computer"}},
    {ContentKind::veiledning_livsstil,
     "veiledning-livsstil",
     {"Veiledning om livsstil og kosthold", "Rettleiing om livsstil og kosthald",
      "Guidance on lifestyle and diet"}},
    {ContentKind::motivasjon,
     "motivasjon",
     {"Motivasjons- og mestringsaktiviteter", "Motivasjons- og meistringsaktivitetar",
      "Activities for motivation and mastery"}},
    {ContentKind::veiledning_sosialt,
     "veiledning-sosialt",
     {"Veiledning i sosial mestring", "Rettleiing i sosial meistring",
      "Guidance on coping socially"}},
    {ContentKind::veiledning_trening,
     "veiledning-trening",
     {"Individuelt treningsopplegg med veiledning", "Individuelt treningsopplegg med rettleiing",
      "Individual exercise programme with guidance"}},
    {ContentKind::oppfolging_arbeidsplassen,
     "oppfolging-arbeidsplassen",
     {"Oppfølging på arbeidsplassen", "Oppfølging på arbeidsplassen", "On-the-job support"}},
    {ContentKind::veiledning_arbeidsgiver,
     "veiledning-arbeidsgiver",
     {"Veiledning til arbeidsgiver", "Rettleiing til arbeidsgivar", "Guidance to the employer"}},
    {ContentKind::tilpasse_arbeidsoppgaver,
     "tilpasse-arbeidsoppgaver",
     {"Hjelp til å tilpasse arbeidsoppgaver og arbeidsplassen",
      "Hjelp til å tilpasse arbeidsoppgåver og arbeidsplassen",
      "Help in adapting tasks and workplace"}},
    {ContentKind::annet, "annet", {"Annet", "Anna", "Other"}},
});

/// innsatsgruppe: how much support the agency has found that a person needs
enum class EffortGroup : std::uint8_t {
  gode_muligheter,
  trenger_veiledning,
  trenger_veiledning_nedsatt_arbeidsevne,
  jobbe_delvis,
  liten_mulighet_til_a_jobbe,
};

template <>
inline constexpr auto words<EffortGroup> = word_list<EffortGroup>({
    {EffortGroup::gode_muligheter,
     "GODE_MULIGHETER",
     {"Gode muligheter", "Gode moglegheiter", "Good opportunities"}},
    {EffortGroup::trenger_veiledning,
     "TRENGER_VEILEDNING",
     {"Trenger veiledning", "Treng rettleiing", "Needs guidance"}},
    {EffortGroup::trenger_veiledning_nedsatt_arbeidsevne,
     "TRENGER_VEILEDNING_NEDSATT_ARBEIDSEVNE",
     {"Trenger veiledning, nedsatt arbeidsevne", "Treng rettleiing, nedsett arbeidsevne",
      "Needs guidance, reduced work ability"}},
    {EffortGroup::jobbe_delvis, "JOBBE_DELVIS", {"Jobbe delvis", "Jobbe delvis", "Work in part"}},
    {EffortGroup::liten_mulighet_til_a_jobbe,
     "LITEN_MULIGHET_TIL_A_JOBBE",
     {"Liten mulighet til å jobbe", "Lita moglegheit til å jobbe", "Little opportunity to work"}},
});

// The names until 2025.
template <>
inline constexpr auto older_codes<EffortGroup> = std::to_array<OlderCode<EffortGroup>>({
    {"STANDARD_INNSATS", EffortGroup::gode_muligheter},
    {"SITUASJONSBESTEMT_INNSATS", EffortGroup::trenger_veiledning},
    {"SPESIELT_TILPASSET_INNSATS", EffortGroup::trenger_veiledning_nedsatt_arbeidsevne},
    {"GRADERT_VARIG_TILPASSET_INNSATS", EffortGroup::jobbe_delvis},
    {"VARIG_TILPASSET_INNSATS", EffortGroup::liten_mulighet_til_a_jobbe},
});

/// adressebeskyttelse (codes 6, 7 and 19 of the population register)
enum class AddressProtection : std::uint8_t {
  strengt_fortrolig,
  fortrolig,
  strengt_fortrolig_utland
};

template <>
inline constexpr auto words<AddressProtection> = word_list<AddressProtection>({
    {AddressProtection::strengt_fortrolig,
     "STRENGT_FORTROLIG",
     {"Strengt fortrolig adresse", "Strengt fortruleg adresse", "Strictly confidential address"}},
    {AddressProtection::fortrolig,
     "FORTROLIG",
     {"Fortrolig adresse", "Fortruleg adresse", "Confidential address"}},
    {AddressProtection::strengt_fortrolig_utland,
     "STRENGT_FORTROLIG_UTLAND",
     {"Strengt fortrolig adresse, utland", "Strengt fortruleg adresse, utlandet",
      "Strictly confidential address, abroad"}},
});

}  // namespace stafett::domain
