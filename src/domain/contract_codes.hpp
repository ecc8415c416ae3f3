// The agency's code lists about contracts and deliveries: kind of agreement, options, prices,
// statuses. Source: navikt/mulighetsrommet, domain packages, August 2026 (Avtaletype,
// Opsjonsmodell, PrismodellType …).
#pragma once

#include <cstdint>

#include "domain/words.hpp"

namespace stafett::domain {

/// avtaletype
enum class AgreementType : std::uint8_t {
  avtale,
  rammeavtale,
  forhandsgodkjent,
  offentlig_offentlig
};

template <>
inline constexpr auto words<AgreementType> = word_list<AgreementType>({
    {AgreementType::avtale, "AVTALE", {"Avtale", "Avtale", "Contract"}},
    {AgreementType::rammeavtale,
     "RAMMEAVTALE",
     {"Rammeavtale", "Rammeavtale", "Framework agreement"}},
    {AgreementType::forhandsgodkjent,
     "FORHANDSGODKJENT",
     {"Forhåndsgodkjent", "Førehandsgodkjend", "Pre-approved"}},
    {AgreementType::offentlig_offentlig,
     "OFFENTLIG_OFFENTLIG",
     {"Offentlig-offentlig samarbeid", "Offentleg-offentleg samarbeid",
      "Public-public cooperation"}},
});

/// avtale status
enum class AgreementStatus : std::uint8_t { utkast, aktiv, avsluttet, avbrutt };

template <>
inline constexpr auto words<AgreementStatus> = word_list<AgreementStatus>({
    {AgreementStatus::utkast, "UTKAST", {"Utkast", "Utkast", "Draft"}},
    {AgreementStatus::aktiv, "AKTIV", {"Aktiv", "Aktiv", "Active"}},
    {AgreementStatus::avsluttet, "AVSLUTTET", {"Avsluttet", "Avslutta", "Ended"}},
    {AgreementStatus::avbrutt, "AVBRUTT", {"Avbrutt", "Avbroten", "Aborted"}},
});

/// opsjonsmodell. 3+1, which the study's informants worked under, is "other" in the agency's list.
enum class OptionModel : std::uint8_t {
  to_pluss_en,
  to_pluss_en_pluss_en,
  to_pluss_en_pluss_en_pluss_en,
  ingen_opsjonsmulighet,
  valgfri_sluttdato,
  annet,
};

template <>
inline constexpr auto words<OptionModel> = word_list<OptionModel>({
    {OptionModel::to_pluss_en, "TO_PLUSS_EN", {"2 + 1 år", "2 + 1 år", "2 + 1 years"}},
    {OptionModel::to_pluss_en_pluss_en,
     "TO_PLUSS_EN_PLUSS_EN",
     {"2 + 1 + 1 år", "2 + 1 + 1 år", "2 + 1 + 1 years"}},
    {OptionModel::to_pluss_en_pluss_en_pluss_en,
     "TO_PLUSS_EN_PLUSS_EN_PLUSS_EN",
     {"2 + 1 + 1 + 1 år", "2 + 1 + 1 + 1 år", "2 + 1 + 1 + 1 years"}},
    {OptionModel::ingen_opsjonsmulighet,
     "INGEN_OPSJONSMULIGHET",
     {"Ingen opsjonsmulighet", "Inga opsjonsmoglegheit", "No option"}},
    {OptionModel::valgfri_sluttdato,
     "VALGFRI_SLUTTDATO",
     {"Valgfri sluttdato", "Valfri sluttdato", "Free choice of end date"}},
    {OptionModel::annet,
     "ANNET",
     {"Annen opsjonsmodell", "Annan opsjonsmodell", "Another option model"}},
});

/// prismodell: what the provider must be able to prove in order to be paid
enum class PriceModel : std::uint8_t {
  annen_avtalt_pris,
  fast_sats_per_benyttet_plass_per_maned,
  fast_sats_per_avtalt_plass_per_maned,
  avtalt_pris_per_benyttet_plass_per_maned,
  avtalt_pris_per_benyttet_plass_per_uke,
  avtalt_pris_per_benyttet_plass_per_hele_uke,
  avtalt_pris_per_time_oppfolging_per_deltaker,
  tilskudd_til_opplaering,
  ingen_kostnader,
};

template <>
inline constexpr auto words<PriceModel> = word_list<PriceModel>({
    {PriceModel::annen_avtalt_pris,
     "ANNEN_AVTALT_PRIS",
     {"Annen avtalt pris", "Annan avtalt pris", "Another agreed price"}},
    {PriceModel::fast_sats_per_benyttet_plass_per_maned,
     "FAST_SATS_PER_BENYTTET_PLASS_PER_MANED",
     {"Fast sats per benyttet plass per måned", "Fast sats per nytta plass per månad",
      "Fixed rate per used place per month"}},
    {PriceModel::fast_sats_per_avtalt_plass_per_maned,
     "FAST_SATS_PER_AVTALT_PLASS_PER_MANED",
     {"Fast sats per avtalt plass per måned", "Fast sats per avtalt plass per månad",
      "Fixed rate per agreed place per month"}},
    {PriceModel::avtalt_pris_per_benyttet_plass_per_maned,
     "AVTALT_PRIS_PER_BENYTTET_PLASS_PER_MANED",
     {"Avtalt pris per benyttet plass per måned", "Avtalt pris per nytta plass per månad",
      "Agreed price per used place per month"}},
    {PriceModel::avtalt_pris_per_benyttet_plass_per_uke,
     "AVTALT_PRIS_PER_BENYTTET_PLASS_PER_UKE",
     {"Avtalt pris per benyttet plass per uke", "Avtalt pris per nytta plass per veke",
      "Agreed price per used place per week"}},
    {PriceModel::avtalt_pris_per_benyttet_plass_per_hele_uke,
     "AVTALT_PRIS_PER_BENYTTET_PLASS_PER_HELE_UKE",
     {"Avtalt pris per benyttet plass per påbegynte uke",
      "Avtalt pris per nytta plass per påbyrja veke",
      "Agreed price per used place per week begun"}},
    {PriceModel::avtalt_pris_per_time_oppfolging_per_deltaker,
     "AVTALT_PRIS_PER_TIME_OPPFOLGING_PER_DELTAKER",
     {"Avtalt pris per time oppfølging per deltaker",
      "Avtalt pris per time oppfølging per deltakar",
      "Agreed price per hour of follow-up per participant"}},
    {PriceModel::tilskudd_til_opplaering,
     "TILSKUDD_TIL_OPPLAERING",
     {"Tilskudd til opplæring", "Tilskot til opplæring", "Grant for training"}},
    {PriceModel::ingen_kostnader,
     "INGEN_KOSTNADER",
     {"Ingen kostnader", "Ingen kostnader", "No costs"}},
});

/// gjennomføring status: avlyst is stopped before its start, avbrutt after it
enum class DeliveryStatus : std::uint8_t { gjennomfores, avsluttet, avbrutt, avlyst };

template <>
inline constexpr auto words<DeliveryStatus> = word_list<DeliveryStatus>({
    {DeliveryStatus::gjennomfores,
     "GJENNOMFORES",
     {"Gjennomføres", "Blir gjennomført", "Being delivered"}},
    {DeliveryStatus::avsluttet, "AVSLUTTET", {"Avsluttet", "Avslutta", "Ended"}},
    {DeliveryStatus::avbrutt, "AVBRUTT", {"Avbrutt", "Avbroten", "Aborted"}},
    {DeliveryStatus::avlyst, "AVLYST", {"Avlyst", "Avlyst", "Cancelled"}},
});

/// oppstartstype: people begin one by one, together, or there is one place only
enum class StartType : std::uint8_t { lopende, felles, enkeltplass };

template <>
inline constexpr auto words<StartType> = word_list<StartType>({
    {StartType::lopende, "LOPENDE", {"Løpende oppstart", "Løpande oppstart", "Continuous start"}},
    {StartType::felles, "FELLES", {"Felles oppstart", "Felles oppstart", "Common start"}},
    {StartType::enkeltplass, "ENKELTPLASS", {"Enkeltplass", "Enkeltplass", "Single place"}},
});

/// påmeldingstype: the counsellor's decision gives the place, or a coordinator picks among
/// applicants
enum class EnrolmentType : std::uint8_t { direkte_vedtak, trenger_godkjenning };

template <>
inline constexpr auto words<EnrolmentType> = word_list<EnrolmentType>({
    {EnrolmentType::direkte_vedtak,
     "DIREKTE_VEDTAK",
     {"Direkte vedtak", "Direkte vedtak", "Direct decision"}},
    {EnrolmentType::trenger_godkjenning,
     "TRENGER_GODKJENNING",
     {"Trenger godkjenning", "Treng godkjenning", "Needs approval"}},
});

/// avbryt-årsak: why an agreement or a delivery was broken off
enum class BreakOffReason : std::uint8_t {
  endring_hos_arrangor,
  budsjett_hensyn,
  feilregistrering,
  avbrutt_i_arena,
  for_faa_deltakere,
  annet,
};

template <>
inline constexpr auto words<BreakOffReason> = word_list<BreakOffReason>({
    {BreakOffReason::endring_hos_arrangor,
     "ENDRING_HOS_ARRANGOR",
     {"Endring hos arrangør", "Endring hos arrangøren", "Change at the provider"}},
    {BreakOffReason::budsjett_hensyn,
     "BUDSJETT_HENSYN",
     {"Budsjetthensyn", "Budsjettomsyn", "Budget reasons"}},
    {BreakOffReason::feilregistrering,
     "FEILREGISTRERING",
     {"Feilregistrering", "Feilregistrering", "Registered by mistake"}},
    {BreakOffReason::avbrutt_i_arena,
     "AVBRUTT_I_ARENA",
     {"Avbrutt i Arena", "Avbroten i Arena", "Aborted in Arena"}},
    {BreakOffReason::for_faa_deltakere,
     "FOR_FAA_DELTAKERE",
     {"For få deltakere", "For få deltakarar", "Too few participants"}},
    {BreakOffReason::annet, "ANNET", {"Annet", "Anna", "Other"}},
});

}  // namespace stafett::domain
