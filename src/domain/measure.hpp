// Labour-market measures as the agency codes them (tiltakskoder), with what the code list says of
// each. Source: navikt/mulighetsrommet, common/domain/…/Tiltakskoder.kt, August 2026.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "domain/coded.hpp"
#include "domain/words.hpp"

namespace stafett::domain {

enum class MeasureType : std::uint8_t {
  arbeidsrettet_rehabilitering,
  avklaring,
  digitalt_oppfolgingstiltak,
  jobbklubb,
  oppfolging,
  arbeidsforberedende_trening,
  varig_tilrettelagt_arbeid_skjermet,
  tilrettelagt_arbeid_ordinaer,
  arbeidsmarkedsopplaering,
  enkeltplass_arbeidsmarkedsopplaering,
  enkeltplass_fag_og_yrkesopplaering,
  fag_og_yrkesopplaering,
  gruppe_arbeidsmarkedsopplaering,
  gruppe_fag_og_yrkesopplaering,
  hoyere_utdanning,
  hoyere_yrkesfaglig_utdanning,
  norskopplaering_grunnleggende_ferdigheter_fov,
  studiespesialisering,
  individuell_jobbstotte,
  individuell_jobbstotte_ung,
  arbeid_med_stotte,
  arbeidstrening,
  midlertidig_lonnstilskudd,
  varig_lonnstilskudd,
  mentor,
  inkluderingstilskudd,
  sommerjobb,
  vtao,
  firearig_lonnstilskudd,
};

// The codes are spelt as the agency spells them, slips included.
template <>
inline constexpr auto words<MeasureType> = word_list<MeasureType>({
    {MeasureType::arbeidsrettet_rehabilitering,
     "ARBEIDSRETTET_REHABILITERING",
     {"Arbeidsrettet rehabilitering (ARR)", "Arbeidsretta rehabilitering (ARR)",
      "Vocational rehabilitation (ARR)"}},
    {MeasureType::avklaring, "AVKLARING", {"Avklaring", "Avklaring", "Assessment"}},
    {MeasureType::digitalt_oppfolgingstiltak,
     "DIGITALT_OPPFOLGINGSTILTAK",
     {"Digitalt jobbsøkerkurs", "Digitalt jobbsøkjarkurs", "Digital job search course"}},
    {MeasureType::jobbklubb, "JOBBKLUBB", {"Jobbsøkerkurs", "Jobbsøkjarkurs", "Job search course"}},
    {MeasureType::oppfolging, "OPPFOLGING", {"Oppfølging", "Oppfølging", "Follow-up"}},
    {MeasureType::arbeidsforberedende_trening,
     "ARBEIDSFORBEREDENDE_TRENING",
     {"Arbeidsforberedende trening (AFT)", "Arbeidsførebuande trening (AFT)",
      "Work preparation training (AFT)"}},
    {MeasureType::varig_tilrettelagt_arbeid_skjermet,
     "VARIG_TILRETTELAGT_ARBEID_SKJERMET",
     {"Varig tilrettelagt arbeid i skjermet virksomhet (VTA-S)",
      "Varig tilrettelagt arbeid i skjerma verksemd (VTA-S)",
      "Permanent adapted work in a sheltered enterprise (VTA-S)"}},
    {MeasureType::tilrettelagt_arbeid_ordinaer,
     "TILRETTELAGT_ARBEID_ORDINAER",
     {"Tilrettelagt arbeid i ordinær virksomhet", "Tilrettelagt arbeid i ordinær verksemd",
      "Adapted work in an ordinary enterprise"}},
    {MeasureType::arbeidsmarkedsopplaering,
     "ARBEIDSMARKEDSOPPLAERING",
     {"Arbeidsmarkedsopplæring (AMO)", "Arbeidsmarknadsopplæring (AMO)",
      "Labour-market training (AMO)"}},
    {MeasureType::enkeltplass_arbeidsmarkedsopplaering,
     "ENKELTPLASS_ARBEIDSMARKEDSOPPLAERING",
     {"Arbeidsmarkedsopplæring (AMO), enkeltplass", "Arbeidsmarknadsopplæring (AMO), enkeltplass",
      "Labour-market training (AMO), single place"}},
    {MeasureType::enkeltplass_fag_og_yrkesopplaering,
     "ENKELTPLASS_FAG_OG_YRKESOPPLAERING",
     {"Fag- og yrkesopplæring, enkeltplass", "Fag- og yrkesopplæring, enkeltplass",
      "Vocational education, single place"}},
    {MeasureType::fag_og_yrkesopplaering,
     "FAG_OG_YRKESOPPLAERING",
     {"Fag- og yrkesopplæring", "Fag- og yrkesopplæring", "Vocational education"}},
    {MeasureType::gruppe_arbeidsmarkedsopplaering,
     "GRUPPE_ARBEIDSMARKEDSOPPLAERING",
     {"Arbeidsmarkedsopplæring (AMO), gruppe", "Arbeidsmarknadsopplæring (AMO), gruppe",
      "Labour-market training (AMO), group"}},
    {MeasureType::gruppe_fag_og_yrkesopplaering,
     "GRUPPE_FAG_OG_YRKESOPPLAERING",
     {"Fag- og yrkesopplæring, gruppe", "Fag- og yrkesopplæring, gruppe",
      "Vocational education, group"}},
    {MeasureType::hoyere_utdanning,
     "HOYERE_UTDANNING",
     {"Høyere utdanning", "Høgare utdanning", "Higher education"}},
    {MeasureType::hoyere_yrkesfaglig_utdanning,
     "HOYERE_YRKESFAGLIG_UTDANNING",
     {"Høyere yrkesfaglig utdanning", "Høgare yrkesfagleg utdanning",
      "Higher vocational education"}},
    {MeasureType::norskopplaering_grunnleggende_ferdigheter_fov,
     "NORSKOPPLAERING_GRUNNLEGGENDE_FERDIGHETER_FOV",
     {"Norskopplæring, grunnleggende ferdigheter og FOV",
      "Norskopplæring, grunnleggjande ferdigheiter og FOV",
      "Norwegian lessons, basic skills and FOV"}},
    {MeasureType::studiespesialisering,
     "STUDIESPESIALISERING",
     {"Studiespesialisering", "Studiespesialisering", "General studies"}},
    {MeasureType::individuell_jobbstotte,
     "INDIVIDUELL_JOBBSTOTTE",
     {"Individuell jobbstøtte (IPS)", "Individuell jobbstøtte (IPS)",
      "Individual placement and support (IPS)"}},
    {MeasureType::individuell_jobbstotte_ung,
     "INDIVIDUELL_JOBBSTOTTE_UNG",
     {"Individuell jobbstøtte for unge (IPS ung)", "Individuell jobbstøtte for unge (IPS ung)",
      "Individual placement and support for young people (IPS ung)"}},
    {MeasureType::arbeid_med_stotte,
     "ARBEID_MED_STOTTE",
     {"Arbeid med støtte", "Arbeid med støtte", "Supported employment"}},
    {MeasureType::arbeidstrening,
     "ARBEIDSTRENING",
     {"Arbeidstrening", "Arbeidstrening", "Work training"}},
    {MeasureType::midlertidig_lonnstilskudd,
     "MIDLERTIDIG_LONNSTLSKUDD",
     {"Midlertidig lønnstilskudd", "Mellombels lønstilskot", "Temporary wage subsidy"}},
    {MeasureType::varig_lonnstilskudd,
     "VARIG_LONNSTILSKUD",
     {"Varig lønnstilskudd", "Varig lønstilskot", "Permanent wage subsidy"}},
    {MeasureType::mentor, "MENTOR", {"Mentor", "Mentor", "Mentor"}},
    {MeasureType::inkluderingstilskudd,
     "INKLUDERINGSTILSKUD",
     {"Inkluderingstilskudd", "Inkluderingstilskot", "Inclusion grant"}},
    {MeasureType::sommerjobb, "SOMMERJOBB", {"Sommerjobb", "Sommarjobb", "Summer job"}},
    {MeasureType::vtao,
     "VTAO",
     {"Varig tilrettelagt arbeid i ordinær virksomhet (VTA-O)",
      "Varig tilrettelagt arbeid i ordinær verksemd (VTA-O)",
      "Permanent adapted work in an ordinary enterprise (VTA-O)"}},
    {MeasureType::firearig_lonnstilskudd,
     "FIREARIG_LONNSTILSUDD",
     {"Fireårig lønnstilskudd", "Fireårig lønstilskot", "Four-year wage subsidy"}},
});

// The same measure had three names within 2026 (mulighetsrommet V499, V503).
template <>
inline constexpr auto older_codes<MeasureType> = std::to_array<OlderCode<MeasureType>>({
    {"TILPASSET_JOBBSTOTTE", MeasureType::tilrettelagt_arbeid_ordinaer},
    {"VARIG_TILRETTELAGT_ARBEID_ORDINAER", MeasureType::tilrettelagt_arbeid_ordinaer},
});

/// Which of the agency's systems holds the participations of a measure.
enum class MeasureSystem : std::uint8_t { measure_administration, arena, employer_measures };

struct MeasureFacts {
  MeasureType type;
  std::string_view arena_code;  ///< the code of the agency's old system; empty where it has none
  MeasureSystem system;
  bool training;   ///< opplæring: a participation is completed or broken off, not "left"
  bool contracts;  ///< delivered under a contract (STOTTER_AVTALER): what a provider can have
};

/// What the code list says of a measure.
const MeasureFacts& facts(MeasureType type);

/// The measure behind a code of the old system. Several training measures share one: it is then the
/// group measure, which the old system knew. Nothing where the code is unknown.
std::optional<MeasureType> measure_from_arena(std::string_view arena_code);

}  // namespace stafett::domain
