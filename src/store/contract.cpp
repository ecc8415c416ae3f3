#include "store/contract.hpp"

#include <map>

#include "domain/participation_codes.hpp"

namespace stafett::store {

namespace {

// In the order of contract_of.
#define CONTRACT_COLUMNS                                                                   \
  "id, version, number, name, measure_type, agreement_type, buyer, area, award_day, "      \
  "first_day, base_end_day, option_model, start_months, intake_stop_day, terminated_day, " \
  "terminated_known_day, predecessor_id, successor_id, method, price_model, data_role, places"

KeptContract contract_of(const sql::Row& row) {
  KeptContract kept;
  auto& c = kept.contract;
  int column = 0;
  c.id = row.get<ContractId>(column++);
  kept.version = row.get<std::int64_t>(column++);
  c.number = row.get<std::string>(column++);
  c.name = row.get<std::string>(column++);
  c.measure = domain::Coded<domain::MeasureType>::read(row.get<std::string_view>(column++));
  c.agreement = domain::Coded<domain::AgreementType>::read(row.get<std::string_view>(column++));
  c.buyer = row.get<std::string>(column++);
  c.area = row.get<std::string>(column++);
  c.award_day = row.get<Day>(column++);
  c.first_day = row.get<Day>(column++);
  c.base_end_day = row.get<Day>(column++);
  c.option_model = domain::Coded<domain::OptionModel>::read(row.get<std::string_view>(column++));
  c.start_months = row.get<int>(column++);
  c.intake_stop_day = row.get<std::optional<Day>>(column++);
  const auto terminated = row.get<std::optional<Day>>(column++);
  const auto terminated_known = row.get<std::optional<Day>>(column++);
  if (terminated && terminated_known) c.termination = {*terminated, *terminated_known};
  c.predecessor = row.get<std::optional<ContractId>>(column++);
  c.successor = row.get<std::optional<ContractId>>(column++);
  c.method = row.get<std::string>(column++);
  c.price_model = domain::Coded<domain::PriceModel>::read(row.get<std::string_view>(column++));
  c.data_role = row.get<domain::DataRole>(column++);
  c.places = row.get<std::optional<int>>(column++);
  return kept;
}

constexpr std::string_view contract_by_id =
    "select " CONTRACT_COLUMNS " from contract where id = $1";

constexpr std::string_view contracts_newest_first =
    "select " CONTRACT_COLUMNS " from contract order by first_day desc, id";

// In the order of option_of.
#define OPTIONS                                                                              \
  "select contract_id, ordinal, first_day, end_day, decide_by_day, decision, decision_day, " \
  "notice_day from contract_option "
constexpr std::string_view options_of_one = OPTIONS "where contract_id = $1 order by ordinal";
constexpr std::string_view options_of_all = OPTIONS "order by contract_id, ordinal";

std::pair<ContractId, domain::OptionYear> option_of(const sql::Row& row) {
  std::pair<ContractId, domain::OptionYear> option;
  auto& year = option.second;
  row.into(option.first, year.ordinal, year.first_day, year.end_day, year.decide_by_day,
           year.decision, year.decision_day, year.notice_day);
  return option;
}

// In the order of term_of.
#define TERMS "select contract_id, id, kind, first_day, value, source from contract_term "
constexpr std::string_view terms_of_one =
    TERMS "where contract_id = $1 order by first_day, recorded_at, id";
constexpr std::string_view terms_of_all = TERMS "order by contract_id, first_day, recorded_at, id";

/// A term of a kind, or with a value, that this program does not know (written by a newer one)
/// gives nothing; it stays in the database.
std::optional<std::pair<ContractId, domain::Term>> term_of(const sql::Row& row) {
  const auto kind = domain::from_text<domain::TermKind>(row.get<std::string_view>(2));
  if (!kind) return std::nullopt;
  const auto value = domain::term_value_from_text(*kind, row.get<std::string_view>(4));
  if (!value) return std::nullopt;
  return std::pair{row.get<ContractId>(0), domain::Term{row.get<TermId>(1), *kind, row.get<Day>(3),
                                                        *value, row.get<std::string>(5)}};
}

/// The contracts that `asked` answers, with options and terms where they belong.
std::vector<KeptContract> filled(sql::Rows asked, sql::Rows options, sql::Rows terms) {
  auto contracts = asked.all(contract_of);
  std::map<ContractId, domain::Contract*> by_id;
  for (auto& kept : contracts) by_id[kept.contract.id] = &kept.contract;
  for (const sql::Row row : options) {
    auto [contract, option] = option_of(row);
    if (const auto found = by_id.find(contract); found != by_id.end()) {
      found->second->options.push_back(option);
    }
  }
  for (const sql::Row row : terms) {
    auto term = term_of(row);
    if (!term) continue;
    if (const auto found = by_id.find(term->first); found != by_id.end()) {
      found->second->terms.push_back(std::move(term->second));
    }
  }
  return contracts;
}

constexpr std::string_view insert_option = R"(
  insert into contract_option
    (contract_id, ordinal, first_day, end_day, decide_by_day, decision, decision_day, notice_day)
  values ($1, $2, $3, $4, $5, $6, $7, $8))";

void add_options(sql::Writing& tx, const domain::Contract& contract) {
  for (const auto& option : contract.options) {
    tx.run(insert_option, contract.id, option.ordinal, option.first_day, option.end_day,
           option.decide_by_day, option.decision, option.decision_day, option.notice_day);
  }
}

std::optional<Day> terminated_day(const domain::Contract& contract) {
  return contract.termination ? std::optional{contract.termination->end_day} : std::nullopt;
}

std::optional<Day> terminated_known_day(const domain::Contract& contract) {
  return contract.termination ? std::optional{contract.termination->known_day} : std::nullopt;
}

}  // namespace

constexpr std::string_view insert_contract =
    "insert into contract (" CONTRACT_COLUMNS
    ", created_at) values ($1, 1, $2, $3, $4, $5, $6, "
    "$7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)";

void add_contract(sql::Writing& tx, const domain::Contract& c, Instant now,
                  std::optional<AccountId> by) {
  tx.run(insert_contract, c.id, c.number, c.name, c.measure.code(), c.agreement.code(), c.buyer,
         c.area, c.award_day, c.first_day, c.base_end_day, c.option_model.code(), c.start_months,
         c.intake_stop_day, terminated_day(c), terminated_known_day(c), c.predecessor, c.successor,
         c.method, c.price_model.code(), c.data_role, c.places, now);
  add_options(tx, c);
  for (const auto& term : c.terms) add_term(tx, c.id, term, now, by);
}

std::optional<KeptContract> find_contract(sql::Reading& tx, ContractId id) {
  auto contract = tx.ask(contract_by_id, id);
  auto options = tx.ask(options_of_one, id);
  auto terms = tx.ask(terms_of_one, id);
  auto found = filled(std::move(contract), std::move(options), std::move(terms));
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<KeptContract> all_contracts(sql::Reading& tx) {
  auto contracts = tx.ask(contracts_newest_first);
  auto options = tx.ask(options_of_all);
  auto terms = tx.ask(terms_of_all);
  return filled(std::move(contracts), std::move(options), std::move(terms));
}

constexpr std::string_view update_contract = R"(
  update contract
  set number = $3, name = $4, measure_type = $5, agreement_type = $6, buyer = $7, area = $8,
      award_day = $9, first_day = $10, base_end_day = $11, option_model = $12, start_months = $13,
      intake_stop_day = $14, terminated_day = $15, terminated_known_day = $16,
      predecessor_id = $17, successor_id = $18, method = $19, price_model = $20, data_role = $21,
      places = $22, version = version + 1
  where id = $1 and version = $2)";

constexpr std::string_view delete_options = "delete from contract_option where contract_id = $1";

std::int64_t change_contract(sql::Writing& tx, const domain::Contract& c,
                             std::int64_t seen_version) {
  const auto touched = tx.run(
      update_contract, c.id, seen_version, c.number, c.name, c.measure.code(), c.agreement.code(),
      c.buyer, c.area, c.award_day, c.first_day, c.base_end_day, c.option_model.code(),
      c.start_months, c.intake_stop_day, terminated_day(c), terminated_known_day(c), c.predecessor,
      c.successor, c.method, c.price_model.code(), c.data_role, c.places);
  if (touched == 1) {
    tx.run(delete_options, c.id);
    add_options(tx, c);
  }
  return touched;
}

constexpr std::string_view insert_term = R"(
  insert into contract_term (id, contract_id, kind, first_day, value, source, recorded_at, recorded_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8))";

void add_term(sql::Writing& tx, ContractId contract, const domain::Term& term, Instant now,
              std::optional<AccountId> by) {
  tx.run(insert_term, term.id, contract, term.kind, term.first_day, domain::to_text(term.value),
         term.source, now, by);
}

// In the order of delivery_of.
#define DELIVERY_COLUMNS                                                          \
  "id, contract_id, name, measure_type, first_day, end_day, status, start_type, " \
  "enrolment_type, places"

namespace {

domain::Delivery delivery_of(const sql::Row& row) {
  domain::Delivery delivery;
  delivery.id = row.get<DeliveryId>(0);
  delivery.contract = row.get<std::optional<ContractId>>(1);
  delivery.name = row.get<std::string>(2);
  delivery.measure = domain::Coded<domain::MeasureType>::read(row.get<std::string_view>(3));
  delivery.first_day = row.get<std::optional<Day>>(4);
  delivery.end_day = row.get<std::optional<Day>>(5);
  delivery.status = domain::Coded<domain::DeliveryStatus>::read(row.get<std::string_view>(6));
  delivery.start_type = domain::Coded<domain::StartType>::read(row.get<std::string_view>(7));
  delivery.enrolment = domain::Coded<domain::EnrolmentType>::read(row.get<std::string_view>(8));
  delivery.places = row.get<std::optional<int>>(9);
  return delivery;
}

}  // namespace

constexpr std::string_view insert_delivery =
    "insert into delivery (" DELIVERY_COLUMNS
    ", nav_id, created_at, version) "
    "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)";

void add_delivery(sql::Writing& tx, const domain::Delivery& d, std::optional<Uuid> nav_id,
                  Instant now) {
  tx.run(insert_delivery, d.id, d.contract, d.name, d.measure.code(), d.first_day, d.end_day,
         d.status.code(), d.start_type.code(), d.enrolment.code(), d.places, nav_id, now);
}

constexpr std::string_view deliveries_by_contract =
    "select " DELIVERY_COLUMNS " from delivery where contract_id = $1 order by name, id";

std::vector<domain::Delivery> deliveries_of(sql::Reading& tx, ContractId contract) {
  return tx.rows(deliveries_by_contract, contract).all(delivery_of);
}

constexpr std::string_view delivery_by_id =
    "select " DELIVERY_COLUMNS " from delivery where id = $1";

std::optional<domain::Delivery> find_delivery(sql::Reading& tx, DeliveryId id) {
  return tx.rows(delivery_by_id, id).first(delivery_of);
}

// Ended statuses are named, so that one nobody knows yet is counted: no person may be lost for a
// code.
constexpr std::string_view count_participants = R"(
  select count(*)
  from participation
  where contract_id = $1
    and status not in ('HAR_SLUTTET', 'IKKE_AKTUELL', 'FEILREGISTRERT', 'AVBRUTT', 'FULLFORT',
                       'AVBRUTT_UTKAST'))";

constexpr std::string_view count_consultants = R"(
  select count(distinct employee_id)
  from employment
  where contract_id = $1 and first_day <= $2 and (end_day is null or end_day > $2))";

ContractCounts counts_of(sql::Reading& tx, ContractId contract, Day day) {
  return {tx.one<std::int64_t>(count_participants, contract).value_or(0),
          tx.one<std::int64_t>(count_consultants, contract, day).value_or(0)};
}

}  // namespace stafett::store
