#include "service/import_preview.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "exchange/row_content.hpp"
#include "service/import_plan.hpp"
#include "store/contract.hpp"

namespace stafett::service {

namespace {

using exchange::ParticipantList;
using exchange::Severity;
using exchange::Verdict;

constexpr std::size_t chunk_rows = 200;

/// "12:7 Startdato".
std::string place_text(const exchange::Place& place) {
  std::string out;
  if (place.line > 0) out = std::to_string(place.line);
  if (place.column > 0) out += ":" + std::to_string(place.column);
  if (!place.path.empty()) out += (out.empty() ? "" : " ") + place.path;
  return out;
}

/// What a person is called in the preview: nothing where the address is protected.
std::string label_of(const PlannedRow& plan) {
  if (plan.is_protected()) return {};
  const exchange::ListedPerson& told = plan.row->person;
  std::string name = told.given_name;
  for (const std::string* part : {&told.middle_name, &told.family_name}) {
    if (part->empty()) continue;
    if (!name.empty()) name += ' ';
    name += *part;
  }
  if (!name.empty()) return name;
  const auto& known = plan.known ? plan.known : plan.same_person;
  if (known) name = known->person.given_name + " " + known->person.family_name;
  if (name.size() > 1) return name;
  return plan.row->nav_id ? plan.row->nav_id->to_text() : std::to_string(plan.row->ordinal) + ".";
}

/// Writes a preview: plans every row against what is known, and keeps rows, findings and counts.
class PreviewWriter {
 public:
  PreviewWriter(sql::Writing& tx, const domain::Grant& grant, store::KeptImport& import, Day today)
      : tx_{tx}, grant_{grant}, import_{import}, today_{today} {}

  void write(ParticipantList& list) {
    import_.state = list.refused() ? "refused" : "preview";
    import_.rows = {};
    if (!list.refused()) {
      const PlanContext context = plan_context(tx_, grant_, list.kind, import_.contract, today_);
      write_participations(list, context);
      write_deliveries(list, context);
      write_employees(list, context);
      write_told(list);
      if (needs_contract_) add(Severity::warning, "no_contract");
    }
    for (const exchange::Finding& finding : list.findings) keep(finding);
    if (list.findings_left_out > 0) {
      exchange::Finding more;
      more.severity = Severity::note;
      more.code = "more_findings";
      more.found = std::to_string(list.findings_left_out);
      keep(more);
    }
  }

 private:
  sql::Writing& tx_;
  const domain::Grant& grant_;
  store::KeptImport& import_;
  Day today_;
  std::int64_t rows_ = 0;
  std::int64_t findings_ = 0;
  bool needs_contract_ = false;
  std::set<std::uint32_t> protected_rows_;
  std::set<std::string> unmatched_;  // consultants told of once

  void keep(const exchange::Finding& finding) {
    store::ImportFinding kept;
    kept.ordinal = ++findings_;
    if (finding.row > 0) kept.row = finding.row;
    kept.severity = to_text(finding.severity);
    kept.place = place_text(finding.place);
    kept.field = finding.field;
    kept.code = finding.code;
    kept.expected = finding.expected;
    // Of somebody protected a finding tells where it is, not what stands there.
    if (!protected_rows_.contains(finding.row)) kept.found = finding.found;
    store::add_import_finding(tx_, grant_, import_.id, kept);
  }

  void add(Severity severity, std::string_view code, std::int64_t row = 0,
           exchange::Place place = {}, std::string_view field = {}, std::string expected = {}) {
    exchange::Finding finding;
    finding.severity = severity;
    finding.code = code;
    finding.row = static_cast<std::uint32_t>(row);
    finding.place = std::move(place);
    finding.field = field;
    finding.expected = std::move(expected);
    keep(finding);
  }

  void add_row(store::ImportRow row, Verdict verdict) {
    row.verdict = to_text(verdict);
    if (verdict == Verdict::new_) ++import_.rows.new_;
    if (verdict == Verdict::changed) ++import_.rows.changed;
    if (verdict == Verdict::unchanged) ++import_.rows.unchanged;
    if (verdict == Verdict::refused) ++import_.rows.refused;
    rows_ = std::max(rows_, row.ordinal);
    store::add_import_row(tx_, grant_, import_.id, row);
  }

  void write_participations(ParticipantList& list, const PlanContext& context) {
    const std::span<exchange::ListedParticipation> all{list.participations};
    for (std::size_t at = 0; at < all.size(); at += chunk_rows) {
      const auto chunk = all.subspan(at, std::min(chunk_rows, all.size() - at));
      for (PlannedRow& plan : plan_rows(tx_, context, chunk)) write_row(plan, list, context);
      // A row that is written down is not needed any more; a list may have a hundred thousand.
      for (exchange::ListedParticipation& row : chunk) row = {};
    }
  }

  void write_row(const PlannedRow& plan, const ParticipantList& list, const PlanContext& context) {
    const Verdict verdict = plan.difference.verdict;
    store::ImportRow row;
    row.ordinal = plan.row->ordinal;
    if (plan.is_protected()) protected_rows_.insert(static_cast<std::uint32_t>(row.ordinal));
    row.place = place_text(plan.row->where);
    if (plan.known) row.participation = plan.known->id;
    row.label = label_of(plan);
    const bool will_be_done = verdict == Verdict::new_ || verdict == Verdict::changed;
    if (will_be_done) row.content = exchange::content_of(*plan.row);
    row.changes = verdict == Verdict::changed
                      ? exchange::changes_to_text(exchange::named(plan.difference.changes))
                      : "[]";
    add_row(std::move(row), verdict);
    for (const PlanRemark& remark : plan.remarks) {
      add(remark.severity, remark.code, plan.row->ordinal, list.place_of(*plan.row, remark.field),
          to_text(remark.field), remark.expected);
    }
    if (!will_be_done) return;
    needs_contract_ = needs_contract_ || (verdict == Verdict::new_ && !plan.contract);
    for (const exchange::ListedConsultant& told : plan.row->consultants) {
      if (context.employees.find(told) != nullptr ||
          !unmatched_.insert(exchange::to_text(told)).second)
        continue;
      add(Severity::warning, "consultant_not_matched", plan.row->ordinal,
          list.place_of(*plan.row, exchange::Field::consultants), "consultants");
    }
  }

  void write_deliveries(const ParticipantList& list, const PlanContext& context) {
    std::map<Uuid, const exchange::ListedDelivery*>
        newest;  // messages come in order: the last one stands
    for (const exchange::ListedDelivery& told : list.deliveries) {
      if (told.nav_id && !told.refused) newest[*told.nav_id] = &told;
    }
    for (const exchange::ListedDelivery& told : list.deliveries) {
      PlannedDelivery plan = plan_delivery(context, told);
      const bool superseded = told.nav_id && !told.refused && newest.at(*told.nav_id) != &told;
      if (superseded) plan.verdict = Verdict::unchanged;
      store::ImportRow row;
      row.ordinal = rows_ + 1;
      row.kind = "delivery";
      row.place = place_text(told.where);
      row.label = told.name.empty() && told.nav_id ? told.nav_id->to_text() : told.name;
      row.content = exchange::content_of(told);
      std::vector<exchange::NamedChange> changes;
      for (const auto& [name, text] : plan.changes) changes.push_back({name, std::nullopt, text});
      row.changes = exchange::changes_to_text(changes);
      const std::int64_t ordinal = row.ordinal;
      add_row(std::move(row), plan.verdict);
      if (superseded) add(Severity::note, "superseded_message", ordinal, told.where);
      needs_contract_ = needs_contract_ || (plan.verdict == Verdict::new_ && !plan.row.contract);
    }
  }

  void write_employees(const ParticipantList& list, const PlanContext& context) {
    for (const exchange::ListedConsultant& told : list.employees) {
      const store::EmployeeKey* known = context.employees.find(told);
      const bool gets_id = known != nullptr && told.nav_id && !known->nav_id;
      store::ImportRow row;
      row.ordinal = rows_ + 1;
      row.kind = "employee";
      row.label = exchange::full_name(told);
      row.content = exchange::content_of(told);
      row.changes =
          gets_id ? exchange::changes_to_text({{"nav_id", std::nullopt, told.nav_id->to_text()}})
                  : "[]";
      const std::int64_t ordinal = row.ordinal;
      add_row(std::move(row), gets_id ? Verdict::changed : Verdict::unchanged);
      if (known == nullptr) add(Severity::warning, "consultant_not_matched", ordinal);
    }
  }

  /// What a file tells that belongs to no participation and no delivery: seen in the preview, and
  /// not kept.
  void write_told(const ParticipantList& list) {
    const auto tell = [&](const std::string& label, const std::string& value,
                          const exchange::Place& where) {
      store::ImportRow row;
      row.ordinal = rows_ + 1;
      row.kind = "told";
      row.place = place_text(where);
      row.label = label;
      row.changes = exchange::changes_to_text({{label, std::nullopt, value}});
      add_row(std::move(row), Verdict::unchanged);
    };
    for (const exchange::ListedCount& count : list.counts)
      tell(count.name, std::to_string(count.value), count.where);
    for (const exchange::Detail& detail : list.kept_aside) tell(detail.path, detail.value, {});
    for (const exchange::ListedEntry& entry : list.history)
      tell("history", exchange::to_text(entry), {});
  }
};

}  // namespace

PlanContext plan_context(sql::Reading& tx, const domain::Grant& grant, exchange::FileKind kind,
                         std::optional<ContractId> contract, Day today) {
  std::string name;
  if (contract) {
    if (const auto kept = store::find_contract(tx, *contract)) name = kept->contract.name;
  }
  return PlanContext{.grant = grant,
                     .kind = kind,
                     .contract = contract,
                     .contract_name = std::move(name),
                     .today = today,
                     .employees = EmployeeIndex{store::employee_keys(tx)},
                     .deliveries = DeliveryIndex{store::known_deliveries(tx)}};
}

void write_preview(sql::Writing& tx, const domain::Grant& grant, store::KeptImport& import,
                   ParticipantList& list, Day today) {
  PreviewWriter{tx, grant, import, today}.write(list);
}

}  // namespace stafett::service
