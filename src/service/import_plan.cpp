#include "service/import_plan.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "domain/participation.hpp"
#include "service/import_values.hpp"

namespace stafett::service {

namespace {

using exchange::Field;
using exchange::ListedParticipation;
using exchange::Severity;
using exchange::Verdict;
using store::KnownBy;
using store::KnownParticipation;

bool is_table(exchange::FileKind kind) {
  return kind == exchange::FileKind::csv || kind == exchange::FileKind::xlsx;
}

bool is_open(const KnownParticipation& known) {
  const auto status = domain::Coded<domain::Status>::read(known.participation.status);
  return !status.is_known() || domain::is_open(*status.known());
}

/// The key under which somebody without a number is found again: the folded names alone.
std::string name_key(const ListedParticipation& row) {
  store::PersonRow person;
  person.given_name = row.person.given_name;
  person.middle_name = row.person.middle_name;
  person.family_name = row.person.family_name;
  return store::person_search(person);
}

using KnownByKey = std::multimap<std::string, const KnownParticipation*>;

KnownByKey by_key(const std::vector<KnownParticipation>& known, KnownBy by) {
  KnownByKey index;
  for (const KnownParticipation& k : known) {
    if (by == KnownBy::nav_id) index.emplace(k.participation.nav_id->to_text(), &k);
    if (by == KnownBy::number) index.emplace(*k.person.number, &k);
    if (by == KnownBy::search) index.emplace(store::person_search(k.person), &k);
  }
  return index;
}

class Planner {
 public:
  Planner(sql::Reading& tx, const PlanContext& context) : tx_{tx}, context_{context} {}

  std::vector<PlannedRow> plan(std::span<ListedParticipation> rows) {
    std::vector<PlannedRow> planned(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      planned[i].row = &rows[i];
      find_place(planned[i]);
    }
    match(planned);
    for (PlannedRow& one : planned) decide(one);
    return planned;
  }

 private:
  sql::Reading& tx_;
  const PlanContext& context_;

  /// Delivery and contract of a row, as far as they are known.
  void find_place(PlannedRow& one) const {
    const ListedParticipation& row = *one.row;
    const store::KnownDelivery* delivery = nullptr;
    if (row.delivery_nav_id) {
      delivery = context_.deliveries.find(*row.delivery_nav_id);
    } else if (!row.delivery_name.empty()) {
      delivery = context_.deliveries.find(row.delivery_name, context_.contract);
    }
    one.contract = context_.contract;
    if (delivery == nullptr) return;
    one.delivery = delivery->id;
    if (delivery->row.contract) one.contract = delivery->row.contract;
  }

  void match(std::vector<PlannedRow>& planned) {
    std::vector<std::string> ids;
    for (const PlannedRow& one : planned) {
      if (one.row->nav_id) ids.push_back(one.row->nav_id->to_text());
    }
    const auto with_id = store::known_participations(tx_, context_.grant, KnownBy::nav_id, ids);
    const auto id_index = by_key(with_id, KnownBy::nav_id);
    std::vector<std::string> numbers;
    std::vector<std::string> names;
    for (PlannedRow& one : planned) {
      if (one.row->nav_id) {
        const auto found = id_index.find(one.row->nav_id->to_text());
        if (found != id_index.end()) {
          one.known = *found->second;
          continue;
        }
      }
      if (!one.row->person.number.empty()) {
        numbers.push_back(one.row->person.number);
      } else if (!one.row->nav_id && !one.row->person.family_name.empty()) {
        names.push_back(name_key(*one.row));
      }
    }
    const auto with_number =
        store::known_participations(tx_, context_.grant, KnownBy::number, numbers);
    const auto number_index = by_key(with_number, KnownBy::number);
    const auto with_name = store::known_participations(tx_, context_.grant, KnownBy::search, names);
    const auto name_index = by_key(with_name, KnownBy::search);
    for (PlannedRow& one : planned) {
      if (one.known) continue;
      if (!one.row->person.number.empty()) {
        choose(one, number_index.equal_range(one.row->person.number));
      } else if (!one.row->nav_id && !one.row->person.family_name.empty()) {
        choose(one, name_index.equal_range(name_key(*one.row)));
      }
    }
  }

  /// Whether a row can be about this participation of the same person.
  bool fits(const PlannedRow& one, const KnownParticipation& known) const {
    const ListedParticipation& row = *one.row;
    if (row.nav_id && known.participation.nav_id) return false;  // two ids: two participations
    if (row.delivery_nav_id && known.delivery_nav_id &&
        *row.delivery_nav_id != *known.delivery_nav_id)
      return false;
    if (one.delivery && known.participation.delivery &&
        *one.delivery != *known.participation.delivery)
      return false;
    return !one.contract || !known.participation.contract ||
           *one.contract == *known.participation.contract;
  }

  void choose(PlannedRow& one,
              std::pair<KnownByKey::const_iterator, KnownByKey::const_iterator> candidates) const {
    std::vector<const KnownParticipation*> fitting;
    const KnownParticipation* latest = nullptr;
    for (auto at = candidates.first; at != candidates.second; ++at) {
      const KnownParticipation* known = at->second;
      if (latest == nullptr || latest->participation.status_day < known->participation.status_day)
        latest = known;
      if (fits(one, *known)) fitting.push_back(known);
    }
    if (fitting.size() > 1) {
      // Somebody who came back has an ended one and an open one.
      const auto open =
          std::count_if(fitting.begin(), fitting.end(), [](const auto* k) { return is_open(*k); });
      if (open == 1) std::erase_if(fitting, [](const auto* k) { return !is_open(*k); });
    }
    if (fitting.size() == 1) {
      one.known = *fitting.front();
    } else if (fitting.size() > 1) {
      one.row->refused = true;
      one.remarks.push_back(
          {Severity::error, "ambiguous_person", Field::participation_id, "the agency's id"});
    } else if (latest != nullptr && !one.row->person.number.empty()) {
      one.same_person = *latest;
    }
  }

  void decide(PlannedRow& one) const {
    ListedParticipation& row = *one.row;
    if (!one.known && !row.refused && !row.has(Field::status)) {
      if (is_table(context_.kind)) {
        row.status = {status_from_dates(row, context_.today), true};
        row.set(Field::status);
        one.remarks.push_back({Severity::note, "status_from_dates", Field::status});
      } else {
        row.refused = true;
        one.remarks.push_back({Severity::error, "unknown_participation", Field::participation_id});
      }
    }
    if (one.known) {
      const auto known = values_of(*one.known, to_text(context_.kind));
      one.difference = exchange::compare(row, &known);
      const bool placed = one.known->participation.contract.has_value();
      if (!placed && one.contract && !row.refused) {
        one.difference.changes.push_back({Field::contract, std::nullopt, context_.contract_name});
        one.difference.verdict = Verdict::changed;
      }
      if (one.difference.older_status)
        one.remarks.push_back({Severity::note, "status_older", Field::status});
    } else {
      one.difference = exchange::compare(row, nullptr);
      const exchange::ListedPerson& person = row.person;
      const bool nameless =
          person.given_name.empty() && person.family_name.empty() && !one.same_person;
      if (nameless && !row.refused && !one.is_protected()) {
        one.remarks.push_back({Severity::warning, "name_missing", Field::full_name});
      }
    }
  }
};

}  // namespace

EmployeeIndex::EmployeeIndex(std::vector<store::EmployeeKey> keys) : keys_{std::move(keys)} {
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    if (keys_[i].nav_id) by_nav_id_.emplace(*keys_[i].nav_id, i);
    const auto [place, is_new] = by_name_.try_emplace(keys_[i].folded_name, i);
    if (!is_new) place->second = std::nullopt;
  }
}

const store::EmployeeKey* EmployeeIndex::find(const exchange::ListedConsultant& told) const {
  if (told.nav_id) {
    const auto found = by_nav_id_.find(*told.nav_id);
    if (found != by_nav_id_.end()) return &keys_[found->second];
  }
  const auto named = by_name_.find(text::fold(exchange::full_name(told)));
  if (named == by_name_.end() || !named->second) return nullptr;
  const store::EmployeeKey& key = keys_[*named->second];
  // The same name with another id is another person.
  if (told.nav_id && key.nav_id) return nullptr;
  return &key;
}

DeliveryIndex::DeliveryIndex(std::vector<store::KnownDelivery> known) : known_{std::move(known)} {
  for (std::size_t i = 0; i < known_.size(); ++i) {
    if (known_[i].row.nav_id) by_nav_id_.emplace(*known_[i].row.nav_id, i);
  }
}

const store::KnownDelivery* DeliveryIndex::find(const Uuid& nav_id) const {
  const auto found = by_nav_id_.find(nav_id);
  return found == by_nav_id_.end() ? nullptr : &known_[found->second];
}

const store::KnownDelivery* DeliveryIndex::find(std::string_view name,
                                                std::optional<ContractId> contract) const {
  const std::string folded = text::fold(name);
  const store::KnownDelivery* only = nullptr;
  for (const store::KnownDelivery& delivery : known_) {
    if (contract && delivery.row.contract != contract) continue;
    if (text::fold(delivery.row.name) != folded) continue;
    if (only != nullptr) return nullptr;
    only = &delivery;
  }
  return only;
}

bool PlannedRow::is_protected() const {
  return !row->person.protection.code.empty() || (known && !known->person.protection.empty()) ||
         (same_person && !same_person->person.protection.empty());
}

std::vector<PlannedRow> plan_rows(sql::Reading& tx, const PlanContext& context,
                                  std::span<ListedParticipation> rows) {
  return Planner{tx, context}.plan(rows);
}

PlannedDelivery plan_delivery(const PlanContext& context, const exchange::ListedDelivery& told) {
  PlannedDelivery plan;
  if (told.nav_id) plan.known = context.deliveries.find(*told.nav_id);
  if (plan.known != nullptr) plan.row = plan.known->row;
  const store::DeliveryRow before = plan.row;
  merge(told, plan.row);
  if (!plan.row.contract) plan.row.contract = context.contract;
  const auto changed = [&](const char* name, const std::string& was, const std::string& is) {
    if (was != is) plan.changes.emplace_back(name, is);
  };
  const auto day = [](const std::optional<Day>& d) { return d ? d->to_text() : std::string{}; };
  const auto last = [](const std::optional<Day>& d) {
    return d ? (*d - 1).to_text() : std::string{};
  };
  changed("name", before.name, plan.row.name);
  changed("measure_type", before.measure_type, plan.row.measure_type);
  changed("provider_name", before.provider_name.value_or(""), plan.row.provider_name.value_or(""));
  changed("organisation_number", before.organisation_number.value_or(""),
          plan.row.organisation_number.value_or(""));
  changed("first_day", day(before.first_day), day(plan.row.first_day));
  changed("last_day", last(before.end_day), last(plan.row.end_day));
  changed("status", before.status, plan.row.status);
  changed("start_type", before.start_type, plan.row.start_type);
  changed("enrolment_type", before.enrolment_type, plan.row.enrolment_type);
  changed("places", before.places ? std::to_string(*before.places) : "",
          plan.row.places ? std::to_string(*plan.row.places) : "");
  changed("meeting_place", before.meeting_place.value_or(""), plan.row.meeting_place.value_or(""));
  if (before.contract != plan.row.contract)
    plan.changes.emplace_back("contract", context.contract_name);
  for (exchange::Detail& detail : exchange::details_of(told)) {
    const bool same = plan.known != nullptr &&
                      std::any_of(plan.known->aside.begin(), plan.known->aside.end(),
                                  [&](const store::KeptAside& kept) {
                                    return kept.path == detail.path && kept.value == detail.value;
                                  });
    if (same) continue;
    plan.changes.emplace_back(detail.path, detail.value);
    plan.aside.push_back(std::move(detail));
  }
  if (plan.known == nullptr) {
    plan.verdict = Verdict::new_;
  } else if (!plan.changes.empty()) {
    plan.verdict = Verdict::changed;
  }
  if (told.refused) plan.verdict = Verdict::refused;
  return plan;
}

}  // namespace stafett::service
