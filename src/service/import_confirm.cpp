#include "service/import_confirm.hpp"

#include <algorithm>
#include <iterator>

#include "exchange/row_content.hpp"
#include "service/import_apply.hpp"
#include "service/import_preview.hpp"
#include "store/import_people.hpp"

namespace stafett::service {

namespace {

using exchange::FileKind;

constexpr std::int64_t chunk_rows = 200;
/// The first so many rows need no stock-taking: the usual list has fewer.
constexpr std::size_t rows_before_stock = 400;

/// Reads the rows of a preview again, in chunks, and carries them out.
class Confirmation {
 public:
  Confirmation(sql::Writing& tx, const Call& call, const domain::Grant& grant,
               const store::KeptImport& import)
      : tx_{tx}, call_{call}, grant_{grant}, import_{import} {}

  /// Everybody made or changed; or the refusal where what is known has changed since the preview.
  Result<std::vector<PersonId>> run() {
    // Deliveries and employees first: participations are tied to them.
    for (const store::ImportRow& row : rows_of_kind("delivery")) {
      const auto told = exchange::delivery_from(row.content);
      if (!told) return outdated();
      const PlanContext context = fresh_context();
      const PlannedDelivery plan = plan_delivery(context, *told);
      ImportApplier{tx_, call_, context}.apply(plan);
      settle(row, std::nullopt);
    }
    const auto employees = rows_of_kind("employee");
    {
      const PlanContext context = fresh_context();
      ImportApplier applier{tx_, call_, context};
      for (const store::ImportRow& row : employees) {
        if (const auto told = exchange::employee_from(row.content)) applier.apply(*told);
        settle(row, std::nullopt);
      }
    }
    const PlanContext context = fresh_context();
    ImportApplier applier{tx_, call_, context};
    const auto last = store::last_import_row(tx_, grant_, import_.id);
    for (const std::string_view verdict : {"new", "changed"}) {
      for (std::int64_t first = 1; first <= last; first += chunk_rows) {
        const auto rows = store::import_rows_between(tx_, grant_, import_.id, "participation",
                                                     verdict, first, first + chunk_rows - 1);
        if (rows.empty()) continue;
        if (!confirm(rows, applier, context)) return outdated();
        take_stock(verdict, rows.size());
      }
    }
    return applier.subjects();
  }

 private:
  sql::Writing& tx_;
  const Call& call_;
  const domain::Grant& grant_;
  const store::KeptImport& import_;
  std::size_t rows_new_ = 0;
  std::size_t next_stock_ = rows_before_stock;

  static tl::unexpected<Refusal> outdated() { return refuse(Reason::conflict, "preview_outdated"); }

  PlanContext fresh_context() {
    return plan_context(tx_, grant_, kind(), import_.contract, call_.today);
  }

  FileKind kind() const {
    for (int i = 0; i <= static_cast<int>(FileKind::xlsx); ++i) {
      if (to_text(static_cast<FileKind>(i)) == import_.file_kind) return static_cast<FileKind>(i);
    }
    return FileKind::unknown;
  }

  std::vector<store::ImportRow> rows_of_kind(std::string_view kind) {
    std::vector<store::ImportRow> all;
    for (const std::string_view verdict : {"new", "changed"}) {
      auto some = store::import_rows_of_kind(tx_, grant_, import_.id, kind, verdict);
      std::move(some.begin(), some.end(), std::back_inserter(all));
    }
    return all;
  }

  /// Each time the rows put in are four times as many: a long list is looked at a few times only.
  void take_stock(std::string_view verdict, std::size_t rows) {
    if (verdict != "new") return;
    rows_new_ += rows;
    if (rows_new_ < next_stock_) return;
    store::take_stock_of_people(tx_, grant_);
    next_stock_ = 4 * rows_new_;
  }

  /// Carries out one chunk; false where a row would now do something else than the preview said.
  bool confirm(const std::vector<store::ImportRow>& rows, ImportApplier& applier,
               const PlanContext& context) {
    std::vector<exchange::ListedParticipation> listed;
    listed.reserve(rows.size());
    for (const store::ImportRow& row : rows) {
      auto content = exchange::participation_from(row.content);
      if (!content) return false;
      listed.push_back(std::move(*content));
    }
    auto plans = plan_rows(tx_, context, listed);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (to_text(plans[i].difference.verdict) != rows[i].verdict) return false;
      if (rows[i].verdict != "changed") continue;
      if (exchange::changes_to_text(exchange::named(plans[i].difference.changes)) !=
          rows[i].changes)
        return false;
    }
    const auto touched = applier.apply(plans);
    for (std::size_t i = 0; i < rows.size(); ++i) settle(rows[i], touched[i]);
    return true;
  }

  /// Which fields a row changed stays, what they were does not: the record itself has its history.
  void settle(const store::ImportRow& row, std::optional<ParticipationId> participation) {
    if (row.verdict == "new") {
      store::settle_import_row(tx_, grant_, import_.id, row.ordinal, participation, "[]");
      return;
    }
    auto changes =
        exchange::changes_from(row.changes).value_or(std::vector<exchange::NamedChange>{});
    for (exchange::NamedChange& change : changes) change.before = change.after = std::nullopt;
    store::settle_import_row(tx_, grant_, import_.id, row.ordinal, participation,
                             exchange::changes_to_text(changes));
  }
};

}  // namespace

Result<std::vector<PersonId>> carry_out(sql::Writing& tx, const Call& call,
                                        const domain::Grant& grant,
                                        const store::KeptImport& import) {
  return Confirmation{tx, call, grant, import}.run();
}

}  // namespace stafett::service
