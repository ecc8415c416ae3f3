// The agency's code lists: what is known reads back, what is not is kept.
#include <regex>
#include <string>

#include "domain/coded.hpp"
#include "domain/contract_codes.hpp"
#include "domain/data_kind.hpp"
#include "domain/measure.hpp"
#include "domain/participation_codes.hpp"
#include "domain/term.hpp"
#include "law.hpp"

using namespace stafett::domain;
using stafett::Language;

namespace {

template <class Enum>
void reads_back(std::size_t count) {
  CHECK(words<Enum>.size() == count);
  for (const auto& word : words<Enum>) {
    CAPTURE(word.code);
    CHECK(from_text<Enum>(to_text(word.value)) == word.value);
    CHECK(Coded<Enum>::read(word.code) == word.value);
    CHECK(Coded<Enum>{word.value}.code() == word.code);
  }
}

/// Words of bokmål that nynorsk has others for.
const std::regex of_bokmal{
    "(^|[^a-zæøå])(ikke|fra|annet|annen|trenger|venter|mulighet|personopplysninger|arbeidsgiver|"
    "veiledning|deltakere|måned|uke|virksomhet|lønnstilskudd|søker|jobbsøkerkurs|avbrutt)"
    "($|[^a-zæøå])",
    std::regex::icase};

template <class Enum>
void is_told() {
  for (const auto& word : words<Enum>) {
    CAPTURE(word.code);
    CHECK(word.said.whole());
    // "Mentor" is a mentor in every language.
    CHECK((word.said.en != word.said.nb || word.said.en == "Mentor"));
    CHECK_FALSE(std::regex_search(std::string{word.said.nn}, of_bokmal));
  }
}

}  // namespace

TEST_CASE("every code of the agency's lists is read and written as it is") {
  reads_back<MeasureType>(29);
  reads_back<Status>(14);
  reads_back<StatusReason>(11);
  reads_back<ContentKind>(17);
  reads_back<EffortGroup>(5);
  reads_back<AddressProtection>(3);
  reads_back<AgreementType>(4);
  reads_back<AgreementStatus>(4);
  reads_back<OptionModel>(6);
  reads_back<PriceModel>(9);
  reads_back<DeliveryStatus>(4);
  reads_back<StartType>(3);
  reads_back<EnrolmentType>(2);
  reads_back<BreakOffReason>(6);
  reads_back<DataKind>(25);
}

TEST_CASE("what comes with its text is told in each language, and is not copied from another") {
  is_told<MeasureType>();
  is_told<Status>();
  is_told<StatusReason>();
  is_told<ContentKind>();
  is_told<EffortGroup>();
  is_told<AddressProtection>();
  is_told<AgreementType>();
  is_told<AgreementStatus>();
  is_told<OptionModel>();
  is_told<PriceModel>();
  is_told<DeliveryStatus>();
  is_told<StartType>();
  is_told<EnrolmentType>();
  is_told<BreakOffReason>();
  is_told<DataKind>();
  is_told<TermKind>();
}

TEST_CASE("the codes are spelt as the agency spells them") {
  CHECK(to_text(MeasureType::oppfolging) == "OPPFOLGING");
  CHECK(to_text(MeasureType::midlertidig_lonnstilskudd) ==
        "MIDLERTIDIG_LONNSTLSKUDD");  // the agency's own slip
  CHECK(to_text(Status::venter_pa_oppstart) == "VENTER_PA_OPPSTART");
  CHECK(to_text(ContentKind::kartlegge_delta_tiltak) == "kartlegge-delta-tiltak");
  CHECK(said(Status::sokt_inn, Language::nb) == "Søkt inn");
  CHECK_FALSE(from_text<Status>("deltar").has_value());
  CHECK_FALSE(from_text<Status>("").has_value());
}

TEST_CASE("a code that we do not know is kept and shown as it came") {
  const auto code = Coded<Status>::read("PAA_VENT");
  CHECK_FALSE(code.is_known());
  CHECK(code.code() == "PAA_VENT");
  CHECK(code.said(Language::nb) == "PAA_VENT");
  CHECK(code.said(Language::en) == "PAA_VENT");
  CHECK_FALSE(code == Status::deltar);
  CHECK(code == Coded<Status>::read("PAA_VENT"));
  CHECK_FALSE(code == Coded<Status>::read("ANNET"));
}

TEST_CASE("a renamed measure or group is known by its former names") {
  for (const char* code : {"TILPASSET_JOBBSTOTTE", "VARIG_TILRETTELAGT_ARBEID_ORDINAER",
                           "TILRETTELAGT_ARBEID_ORDINAER"}) {
    CHECK(Coded<MeasureType>::read(code) == MeasureType::tilrettelagt_arbeid_ordinaer);
  }
  CHECK(Coded<EffortGroup>::read("SITUASJONSBESTEMT_INNSATS") == EffortGroup::trenger_veiledning);
  CHECK(Coded<EffortGroup>::read("VARIG_TILPASSET_INNSATS") ==
        EffortGroup::liten_mulighet_til_a_jobbe);
}

TEST_CASE(
    "the old system's codes lead to a measure; where training measures share one, to the group "
    "measure") {
  CHECK(measure_from_arena("INDOPPFAG") == MeasureType::oppfolging);
  CHECK(measure_from_arena("GRUPPEAMO") == MeasureType::gruppe_arbeidsmarkedsopplaering);
  CHECK(measure_from_arena("GRUFAGYRKE") == MeasureType::gruppe_fag_og_yrkesopplaering);
  CHECK_FALSE(measure_from_arena("").has_value());
  CHECK_FALSE(measure_from_arena("UKJENT").has_value());
  for (const auto& word : words<MeasureType>) {
    const auto& measure = facts(word.value);
    CHECK(measure.type == word.value);
    if (!measure.arena_code.empty()) {
      const auto found = measure_from_arena(measure.arena_code);
      REQUIRE(found.has_value());
      CHECK(facts(*found).arena_code == measure.arena_code);
    }
  }
}

TEST_CASE("a status is open, or the participation has ended, or it came to nothing") {
  for (const auto& word : words<Status>)
    CHECK_FALSE((is_open(word.value) && has_ended(word.value)));
  CHECK(is_open(Status::venteliste));
  CHECK(has_ended(Status::avbrutt));
  CHECK_FALSE(is_open(Status::ikke_aktuell));
  CHECK_FALSE(has_ended(Status::ikke_aktuell));
}

TEST_CASE("a provider may propose six of the eleven reasons") {
  int proposed = 0;
  for (const auto& word : words<StatusReason>) proposed += provider_may_propose(word.value) ? 1 : 0;
  CHECK(proposed == 6);
  CHECK_FALSE(provider_may_propose(StatusReason::samarbeidet_med_arrangoren_er_avbrutt));
}
