#include "domain/measure.hpp"

#include <array>

namespace stafett::domain {

namespace {

constexpr auto nav = MeasureSystem::measure_administration;
constexpr auto arena = MeasureSystem::arena;
constexpr auto employer = MeasureSystem::employer_measures;

using enum MeasureType;

constexpr auto all_facts = std::to_array<MeasureFacts>({
    {arbeidsrettet_rehabilitering, "ARBRRHDAG", nav, false, true},
    {avklaring, "AVKLARAG", nav, false, true},
    {digitalt_oppfolgingstiltak, "DIGIOPPARB", nav, false, true},
    {jobbklubb, "JOBBK", nav, false, true},
    {oppfolging, "INDOPPFAG", nav, false, true},
    {arbeidsforberedende_trening, "ARBFORB", nav, false, true},
    {varig_tilrettelagt_arbeid_skjermet, "VASV", nav, false, true},
    {tilrettelagt_arbeid_ordinaer, "", nav, false, true},
    {arbeidsmarkedsopplaering, "GRUPPEAMO", nav, true, true},
    {enkeltplass_arbeidsmarkedsopplaering, "ENKELAMO", nav, true, false},
    {enkeltplass_fag_og_yrkesopplaering, "ENKFAGYRKE", nav, true, false},
    {fag_og_yrkesopplaering, "GRUFAGYRKE", nav, true, true},
    {gruppe_arbeidsmarkedsopplaering, "GRUPPEAMO", nav, true, true},
    {gruppe_fag_og_yrkesopplaering, "GRUFAGYRKE", nav, true, true},
    {hoyere_utdanning, "HOYEREUTD", nav, true, false},
    {hoyere_yrkesfaglig_utdanning, "GRUFAGYRKE", nav, true, false},
    {norskopplaering_grunnleggende_ferdigheter_fov, "GRUPPEAMO", nav, true, true},
    {studiespesialisering, "GRUPPEAMO", nav, true, true},
    {individuell_jobbstotte, "INDJOBSTOT", arena, false, false},
    {individuell_jobbstotte_ung, "IPSUNG", arena, false, false},
    {arbeid_med_stotte, "UTVAOONAV", arena, false, false},
    {arbeidstrening, "ARBTREN", employer, false, false},
    {midlertidig_lonnstilskudd, "MIDLONTIL", employer, false, false},
    {varig_lonnstilskudd, "VARLONTIL", employer, false, false},
    {mentor, "MENTOR", employer, false, false},
    {inkluderingstilskudd, "INKLUTILS", employer, false, false},
    {sommerjobb, "TILSJOBB", employer, false, false},
    {vtao, "VATIAROR", employer, false, false},
    {firearig_lonnstilskudd, "", employer, false, false},
});

consteval bool one_entry_a_measure_in_order() {
  if (all_facts.size() != words<MeasureType>.size()) return false;
  for (std::size_t i = 0; i < all_facts.size(); ++i) {
    if (static_cast<std::size_t>(all_facts[i].type) != i) return false;
  }
  return true;
}
static_assert(one_entry_a_measure_in_order());

}  // namespace

const MeasureFacts& facts(MeasureType type) { return all_facts[static_cast<std::size_t>(type)]; }

std::optional<MeasureType> measure_from_arena(std::string_view arena_code) {
  if (arena_code.empty()) return std::nullopt;
  if (arena_code == "GRUPPEAMO") return gruppe_arbeidsmarkedsopplaering;
  if (arena_code == "GRUFAGYRKE") return gruppe_fag_og_yrkesopplaering;
  for (const auto& measure : all_facts) {
    if (measure.arena_code == arena_code) return measure.type;
  }
  return std::nullopt;
}

}  // namespace stafett::domain
