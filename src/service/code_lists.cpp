#include "service/code_lists.hpp"

#include "domain/contract.hpp"
#include "domain/data_kind.hpp"
#include "domain/delivery.hpp"
#include "domain/participation.hpp"
#include "domain/person.hpp"
#include "domain/term.hpp"

namespace stafett::service {

namespace {

template <class Enum>
std::vector<view::Code> codes_of_list(Language language) {
  std::vector<view::Code> list;
  list.reserve(domain::words<Enum>.size());
  for (const auto& word : domain::words<Enum>) {
    list.push_back({std::string{word.code}, std::string{word.said.in(language)}, true});
  }
  return list;
}

}  // namespace

Result<view::CodeLists> list_codes(const Call& call) {
  const Language language = call.session.language;
  view::CodeLists lists{.measure_types = codes_of_list<domain::MeasureType>(language),
                        .agreement_types = codes_of_list<domain::AgreementType>(language),
                        .option_models = codes_of_list<domain::OptionModel>(language),
                        .price_models = codes_of_list<domain::PriceModel>(language),
                        .statuses = codes_of_list<domain::Status>(language),
                        .reasons = codes_of_list<domain::StatusReason>(language),
                        .contents = codes_of_list<domain::ContentKind>(language),
                        .protections = codes_of_list<domain::AddressProtection>(language),
                        .delivery_statuses = codes_of_list<domain::DeliveryStatus>(language),
                        .start_types = codes_of_list<domain::StartType>(language),
                        .enrolment_types = codes_of_list<domain::EnrolmentType>(language),
                        .data_kinds = codes_of_list<domain::DataKind>(language),
                        .term_kinds = {}};
  for (const auto& word : domain::words<domain::TermKind>) {
    lists.term_kinds.push_back(
        {std::string{word.code}, std::string{word.said.in(language)}, domain::unit_of(word.value)});
  }
  return lists;
}

}  // namespace stafett::service
