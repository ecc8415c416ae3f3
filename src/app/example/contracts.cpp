// The three contracts with their options and terms, and the agency's lists under them.
#include "app/example/cast.hpp"
#include "domain/calendar.hpp"

namespace stafett::example {

namespace {

using domain::TermKind;

domain::Term term(TermKind kind, Day first_day, domain::TermValue value, std::string_view source) {
  return {{}, kind, first_day, std::move(value), std::string{source}};
}

std::vector<std::string> allowed_kinds() {
  return {"NAVN",
          "KJONN",
          "ADRESSE",
          "TELEFONNUMMER",
          "FOLKEREGISTER_IDENTIFIKATOR",
          "EPOST",
          "ARBEIDSERFARING_OG_VERV",
          "SERTIFIKATER_OG_KURS",
          "UTDANNING_OG_FAGBREV",
          "PERSONLIGE_EGENSKAPER_OG_INTERESSER",
          "SPRAKKUNNSKAP",
          "HELSEOPPLYSNINGER",
          "ADRESSESPERRE"};
}

std::vector<domain::Term> usual_terms(Day first, int ceiling, int rhythm, int hours) {
  return {
      term(TermKind::caseload_ceiling, first, ceiling, "Kravspesifikasjonen punkt 3.4"),
      term(TermKind::degree_share, first, 60, "Kravspesifikasjonen punkt 3.2"),
      term(TermKind::first_contact_limit, first, 5, "Kravspesifikasjonen punkt 4.1"),
      term(TermKind::contact_rhythm, first, rhythm, "Kravspesifikasjonen punkt 4.3"),
      term(TermKind::plan_deadline, first, 28, "Kravspesifikasjonen punkt 4.2"),
      term(TermKind::follow_up_hours, first, hours, "Prisskjemaet"),
      term(TermKind::data_kinds, first, allowed_kinds(), "Databehandleravtalen, bilag 1"),
      term(TermKind::deletion_days, first, 90, "Databehandleravtalen punkt 9"),
      term(TermKind::report, first,
           std::string{"Sluttrapport senest siste dag, lest og kommentert av deltakeren"},
           "Kravspesifikasjonen punkt 5"),
  };
}

domain::Contract contract(std::string number, std::string name, domain::MeasureType measure,
                          std::string buyer, std::string area, Day award, Day first) {
  domain::Contract c;
  c.number = std::move(number);
  c.name = std::move(name);
  c.measure = measure;
  c.agreement = domain::AgreementType::avtale;
  c.buyer = std::move(buyer);
  c.area = std::move(area);
  c.award_day = award;
  c.first_day = first;
  c.method = "Supported Employment, 2. utgave";
  return c;
}

/// Options of a year each from `first`, decided at the latest three months before.
std::vector<domain::OptionYear> option_years(Day first, int count) {
  std::vector<domain::OptionYear> options;
  for (int i = 0; i < count; ++i) {
    const Day begins = first.plus_years(i);
    options.push_back({i + 1, begins, begins.plus_years(1), begins.plus_months(-3)});
  }
  return options;
}

}  // namespace

void add_contracts(Script& script, Day today) {
  const Day end = today + 61;  // sixty days are left after today
  {
    const Day first = end.plus_years(-2);
    auto c = contract("23-4471", "Oppfølging Østfold", domain::MeasureType::oppfolging,
                      "Nav Tiltak Øst-Viken", "Sarpsborg, Fredrikstad, Moss og Halden",
                      working_day_until(first.plus_months(-2)), first);
    c.base_end_day = end;
    c.option_model = domain::OptionModel::to_pluss_en_pluss_en;
    c.options = option_years(end, 2);
    c.price_model = domain::PriceModel::avtalt_pris_per_time_oppfolging_per_deltaker;
    c.places = 60;
    c.terms = usual_terms(first, 18, 21, 10);
    c.terms.push_back(term(TermKind::result_target, first, 65, "Kravspesifikasjonen punkt 6"));
    script.contracts.push_back(std::move(c));
  }
  {
    const Day first = today.plus_months(-15);
    auto c = contract("24-1180", "Avklaring Innlandet", domain::MeasureType::avklaring,
                      "Nav Tiltak Innlandet", "Hamar, Elverum og Kongsvinger",
                      working_day_until(first.plus_months(-2)), first);
    c.base_end_day = first.plus_years(3);
    c.option_model = domain::OptionModel::annet;  // 3 + 1 is "other" in the agency's list
    c.options = option_years(c.base_end_day, 1);
    c.price_model = domain::PriceModel::avtalt_pris_per_benyttet_plass_per_uke;
    c.places = 15;
    c.terms = usual_terms(first, 12, 7, 40);
    c.terms.push_back(term(TermKind::duration, first,
                           domain::DurationLimit{12, 17, domain::SpanUnit::weeks},
                           "Kravspesifikasjonen punkt 2"));
    script.contracts.push_back(std::move(c));
  }
  {
    const Day first = today - 70;
    auto c = contract("25-0307", "Jobbsøkerkurs Oslo", domain::MeasureType::jobbklubb,
                      "Nav Tiltak Oslo", "Bydelene Grünerløkka, Bjerke og Nordstrand",
                      working_day_until(first - 28), first);
    c.base_end_day = first.plus_years(2);
    c.option_model = domain::OptionModel::to_pluss_en_pluss_en;
    c.options = option_years(c.base_end_day, 2);
    c.price_model = domain::PriceModel::avtalt_pris_per_benyttet_plass_per_maned;
    c.places = 14;
    c.terms = usual_terms(first, 15, 7, 20);
    script.contracts.push_back(std::move(c));
  }
  for (auto& c : script.contracts) c.start_months = 6;
}

void add_deliveries(Script& script, Day today, Day halden_stop) {
  const auto add = [&](ContractPlace contract, std::string name, Day first, Day end,
                       domain::DeliveryStatus status, std::string place) {
    const auto& c = script.contracts[contract.at];
    DeliveryRow row{contract, {}, std::move(place)};
    row.delivery.name = std::move(name);
    row.delivery.measure = c.measure;
    row.delivery.first_day = first;
    row.delivery.end_day = end;
    row.delivery.status = status;
    if (contract == course_contract) {
      row.delivery.start_type = domain::StartType::felles;
      row.delivery.enrolment = domain::EnrolmentType::trenger_godkjenning;
      row.delivery.places = 14;
    }
    script.deliveries.push_back(std::move(row));
  };
  using enum domain::DeliveryStatus;
  const auto& one = script.contracts[follow_up_contract.at];
  const auto& two = script.contracts[clarification_contract.at];
  add(follow_up_contract, "Oppfølging Sarpsborg og Fredrikstad", one.first_day, one.base_end_day,
      gjennomfores, "Kontoret i Sarpsborg, 2. etasje");
  add(follow_up_contract, "Oppfølging Moss", one.first_day, one.base_end_day, gjennomfores,
      "Kontoret i Moss");
  add(follow_up_contract, "Oppfølging Halden", one.first_day, halden_stop + 1, avbrutt,
      "Kontoret i Halden");
  add(clarification_contract, "Avklaring Hamar og Elverum", two.first_day, two.base_end_day,
      gjennomfores, "Kontoret i Hamar");
  add(clarification_contract, "Avklaring Kongsvinger", two.first_day, two.base_end_day,
      gjennomfores, "Kontoret i Kongsvinger");
  const Day first = working_day_from(today - 63);
  add(course_contract, "Jobbsøkerkurs Oslo, gruppe 1", first, first + 42, avsluttet,
      "Kurslokalet i Oslo, oppmøte kl. 9.00");
  const Day second = working_day_from(today - 15);
  add(course_contract, "Jobbsøkerkurs Oslo, gruppe 2", second, second + 42, gjennomfores,
      "Kurslokalet i Oslo, oppmøte kl. 9.00");
  const Day third = working_day_from(today + 19);
  add(course_contract, "Jobbsøkerkurs Oslo, gruppe 3", third, third + 42, gjennomfores,
      "Kurslokalet i Oslo, oppmøte kl. 9.00");
  const Day evening = working_day_from(today - 20);
  add(course_contract, "Jobbsøkerkurs Oslo, kveldsgruppe", evening, evening + 42, avlyst,
      "Kurslokalet i Oslo, oppmøte kl. 17.00");
}

}  // namespace stafett::example
