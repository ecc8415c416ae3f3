#include "service/import_apply.hpp"

#include <algorithm>

#include "domain/assignment.hpp"
#include "domain/participation.hpp"
#include "service/import_values.hpp"
#include "store/access.hpp"

namespace stafett::service {

namespace {

using exchange::Field;
using exchange::ListedParticipation;
using exchange::Verdict;

/// Why an assignment stands there; shown in the chain of consultants.
constexpr std::string_view from_the_list = "Fra Navs liste";

bool is_over(const std::string& status) {
  const auto code = domain::Coded<domain::Status>::read(status);
  return code.is_known() && !domain::is_open(*code.known());
}

std::optional<std::string> or_nothing(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional<std::string>{text};
}

bool same_status(const store::ParticipationRow& a, const store::ParticipationRow& b) {
  return a.status == b.status && a.status_reason == b.status_reason &&
         a.status_reason_text == b.status_reason_text;
}

}  // namespace

ImportApplier::ImportApplier(sql::Writing& tx, const Call& call, const PlanContext& context)
    : tx_{tx}, call_{call}, context_{context} {
  if (!context.grant.actor().account.uuid.is_nil()) actor_ = context.grant.actor().account;
}

DeliveryId ImportApplier::apply(const PlannedDelivery& plan) {
  const bool is_new = plan.known == nullptr;
  const DeliveryId id = is_new ? DeliveryId::make(call_.now, call_.random) : plan.known->id;
  if (is_new) {
    store::add_imported_delivery(tx_, context_.grant, id, plan.row, call_.now);
  } else if (!(plan.row == plan.known->row)) {
    store::change_imported_delivery(tx_, context_.grant, id, plan.row);
  }
  for (const exchange::Detail& detail : plan.aside) {
    store::keep_delivery_aside(tx_, context_.grant, id,
                               {detail.path, detail.value, std::string{to_text(context_.kind)}},
                               call_.now);
  }
  return id;
}

bool ImportApplier::apply(const exchange::ListedConsultant& employee) {
  if (!employee.nav_id) return false;
  const store::EmployeeKey* known = context_.employees.find(employee);
  if (known == nullptr || known->nav_id || !named_.insert(known->id).second) return false;
  store::set_employee_nav_id(tx_, context_.grant, known->id, *employee.nav_id);
  return true;
}

std::vector<std::optional<ParticipationId>> ImportApplier::apply(std::span<PlannedRow> rows) {
  made_.clear();
  people_.clear();
  std::vector<std::optional<ParticipationId>> touched;
  touched.reserve(rows.size());
  for (PlannedRow& plan : rows) {
    switch (plan.difference.verdict) {
      case Verdict::new_:
        touched.emplace_back(add(plan));
        break;
      case Verdict::changed:
        change(plan);
        touched.emplace_back(plan.known->id);
        break;
      case Verdict::unchanged:
      case Verdict::refused:
        touched.emplace_back();
        break;
    }
  }
  return touched;
}

PersonId ImportApplier::person_of(const PlannedRow& plan) {
  const ListedParticipation& row = *plan.row;
  if (plan.same_person) {
    change_person(plan.same_person->person_id, plan.same_person->person, row);
    return plan.same_person->person_id;
  }
  const auto made = row.person.number.empty() ? made_.end() : made_.find(row.person.number);
  if (made != made_.end()) {
    change_person(made->second, people_.at(made->second), row);
    return made->second;
  }
  store::PersonRow person;
  merge(row, person);
  const auto id = PersonId::make(call_.now, call_.random);
  store::add_person(tx_, context_.grant, id, person, call_.now);
  if (person.number) made_.emplace(*person.number, id);
  people_.emplace(id, std::move(person));
  return id;
}

/// Two rows of one chunk may be about one person: the second finds what the first has left.
void ImportApplier::change_person(PersonId id, const store::PersonRow& known,
                                  const ListedParticipation& row) {
  store::PersonRow& person = people_.try_emplace(id, known).first->second;
  const store::PersonRow before = person;
  merge(row, person);
  if (!(person == before)) store::change_person(tx_, context_.grant, id, person);
}

void ImportApplier::put_counsellor(const PlannedRow& plan, store::ParticipationRow& participation) {
  const ListedParticipation& row = *plan.row;
  const bool told = row.has(Field::counsellor) || row.has(Field::counsellor_email) ||
                    row.has(Field::counsellor_phone);
  if (!told) return;
  if (row.has(Field::counsellor) && row.counsellor.empty()) {
    participation.counsellor.reset();
    return;
  }
  store::CounsellorName name;
  name.name = row.counsellor;
  if (name.name.empty() && plan.known && plan.known->counsellor)
    name.name = plan.known->counsellor->name;
  if (name.name.empty()) return;
  name.office = participation.nav_office.value_or("");
  name.email = or_nothing(row.counsellor_email);
  name.phone = or_nothing(row.counsellor_phone);
  std::string key =
      name.name + '\n' + name.office + '\n' + row.counsellor_email + '\n' + row.counsellor_phone;
  auto known = counsellors_.find(key);
  if (known == counsellors_.end()) {
    const auto id = store::counsellor_named(tx_, context_.grant,
                                            CounsellorId::make(call_.now, call_.random), name);
    known = counsellors_.emplace(std::move(key), id).first;
  }
  participation.counsellor = known->second;
}

ParticipationId ImportApplier::add(PlannedRow& plan) {
  const ListedParticipation& row = *plan.row;
  const PersonId person = person_of(plan);
  subjects_.push_back(person);
  store::ParticipationRow participation;
  participation.status_day = call_.today;
  merge(row, false, call_.today, participation);
  participation.contract = plan.contract;
  participation.delivery = plan.delivery;
  if (plan.same_person && is_over(plan.same_person->participation.status)) {
    participation.origin = "returned";
    participation.earlier = plan.same_person->id;
  }
  put_counsellor(plan, participation);
  const auto id = ParticipationId::make(call_.now, call_.random);
  store::add_participation(tx_, context_.grant, id, person, participation, call_.now);
  store::add_imported_status(tx_, context_.grant, id, participation, true, call_.now, actor_);
  if (participation.start_day) {
    store::add_imported_period(tx_, context_.grant, id, *participation.start_day,
                               participation.end_day, true, call_.now);
  }
  put_parts(plan, id, true);
  if (!is_over(participation.status)) assign(plan, id, true);
  return id;
}

void ImportApplier::change(PlannedRow& plan) {
  const ListedParticipation& row = *plan.row;
  const store::KnownParticipation& known = *plan.known;
  subjects_.push_back(known.person_id);
  change_person(known.person_id, known.person, row);

  store::ParticipationRow participation = known.participation;
  merge(row, plan.difference.older_status, call_.today, participation);
  if (!participation.contract) participation.contract = plan.contract;
  if (plan.delivery) participation.delivery = plan.delivery;
  put_counsellor(plan, participation);
  store::change_participation(tx_, context_.grant, known.id, participation);
  if (!same_status(known.participation, participation)) {
    store::add_imported_status(tx_, context_.grant, known.id, participation, false, call_.now,
                               actor_);
  }
  const bool other_days = known.participation.start_day != participation.start_day ||
                          known.participation.end_day != participation.end_day;
  if (other_days && participation.start_day) {
    store::add_imported_period(tx_, context_.grant, known.id, *participation.start_day,
                               participation.end_day, false, call_.now);
  }
  put_parts(plan, known.id, false);
  if (!is_over(participation.status)) assign(plan, known.id, false);
}

void ImportApplier::put_parts(const PlannedRow& plan, ParticipationId id, bool is_new) {
  const ListedParticipation& row = *plan.row;
  const auto is_changed = [&](Field field) {
    return std::any_of(plan.difference.changes.begin(), plan.difference.changes.end(),
                       [field](const exchange::Change& change) { return change.field == field; });
  };
  if (is_changed(Field::content)) {
    const auto items = content_of(row);
    store::replace_content(tx_, context_.grant, id, items, is_new);
  }
  if (is_changed(Field::extents)) {
    const auto extents = extents_of(row, call_.now);
    store::replace_extents(tx_, context_.grant, id, extents, is_new);
  }
  const std::string source{to_text(context_.kind)};
  const auto aside = fields_aside(row);
  for (const exchange::FieldValue& value : aside) {
    if (!is_changed(value.field)) continue;
    store::keep_aside(tx_, context_.grant, id, {path_of_field(value.field), value.text, source},
                      call_.now);
  }
  // A number that its column now keeps whole needs no exact text beside it.
  for (const Field field : {Field::extent_percent, Field::days_per_week}) {
    const bool exact =
        std::any_of(aside.begin(), aside.end(),
                    [field](const exchange::FieldValue& value) { return value.field == field; });
    if (!is_new && !exact && is_changed(field)) {
      store::keep_aside(tx_, context_.grant, id, {path_of_field(field), "", source}, call_.now);
    }
  }
  if (!is_changed(Field::kept_aside)) return;
  if (!is_new) store::forget_aside(tx_, context_.grant, id, source);
  for (const exchange::Detail& detail : row.kept_aside) {
    store::keep_aside(tx_, context_.grant, id, {detail.path, detail.value, source}, call_.now);
  }
}

void ImportApplier::assign(const PlannedRow& plan, ParticipationId id, bool is_new) {
  if (plan.row->consultants.empty()) return;
  // The list says who follows now, not since when; a chain that is kept here is never overwritten
  // by it.
  std::vector<domain::Assignment> chain;
  if (!is_new) chain = store::assignments_of(tx_, id);
  for (const exchange::ListedConsultant& told : plan.row->consultants) {
    apply(told);
    const store::EmployeeKey* employee = context_.employees.find(told);
    if (employee == nullptr) continue;
    domain::Assignment assignment;
    assignment.id = AssignmentId::make(call_.now, call_.random);
    assignment.participation = id;
    assignment.employee = employee->id;
    assignment.part =
        told.part.code == "MEDVEILEDER" ? domain::AssignmentPart::co : domain::AssignmentPart::lead;
    assignment.days = Period{call_.today, std::nullopt};
    assignment.reason = from_the_list;
    std::vector<domain::Assignment> with = chain;
    with.push_back(assignment);
    if (!domain::check_assignments(with)) continue;
    chain = std::move(with);
    store::add_imported_assignment(tx_, context_.grant, assignment, call_.now);
  }
}

}  // namespace stafett::service
