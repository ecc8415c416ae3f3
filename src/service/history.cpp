#include "service/history.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>
#include <vector>

#include "domain/duration_rule.hpp"
#include "service/access.hpp"
#include "service/command.hpp"
#include "store/contract.hpp"
#include "store/history.hpp"
#include "store/staff.hpp"

namespace stafett::service {

namespace {

using domain::Action;
using domain::EndKind;
using domain::RecordKind;
using domain::Relation;
using domain::Status;
using domain::StatusReason;

constexpr int same_time = 31;  // days: posts and contracts that follow each other

// Puts what was read together; ids end here.
class Teller {
 public:
  Teller(std::vector<store::KeptContract> contracts, Day today) : today_{today} {
    std::sort(contracts.begin(), contracts.end(), [](const auto& a, const auto& b) {
      return std::pair{a.contract.first_day, a.contract.id} <
             std::pair{b.contract.first_day, b.contract.id};
    });
    for (const auto& kept : contracts) {
      const domain::Contract& one = kept.contract;
      auto line = all_.lines.size();
      for (const auto& [id, place] : line_of_)
        if (one.predecessor == id || successor_[id] == one.id) line = place;
      if (line == all_.lines.size()) all_.lines.push_back({one.measure, {}});
      line_of_[one.id] = line;
      if (one.successor) successor_[one.id] = *one.successor;
      all_.lines[line].contracts.push_back(contract_history(one));
    }
  }

  void employments(const std::vector<store::KeptEmployment>& posts,
                   const std::map<EmployeeId, bool>& degrees) {
    for (const auto& kept : posts) {
      const domain::Employment& post = kept.employment;
      const auto degree = degrees.find(post.employee);
      const bool has_degree = degree != degrees.end() && degree->second;
      const auto line = post.contract ? line_of_.find(*post.contract) : line_of_.end();
      if (line == line_of_.end()) {
        // Depends on no contract: not watched, but may lead participants.
        outside_.try_emplace(post.employee, post.days.first, has_degree);
        continue;
      }
      auto& spells = spells_[post.employee];
      if (!spells.empty()) {
        auto& last = all_.employments[spells.back()];
        if (last.line == line->second && last.end && post.days.first <= *last.end + same_time) {
          put_end(last, post);
          other_work(last, post);
          continue;
        }
      }
      spells.push_back(all_.employments.size());
      all_.employments.push_back({.line = line->second,
                                  .first = post.days.first,
                                  .type = post.type,
                                  .relevant_degree = has_degree,
                                  .onboarding_signed_day = post.onboarding_signed_day});
      put_end(all_.employments.back(), post);
      other_work(all_.employments.back(), post);
    }
    vacancies();
  }

  void participations(const store::HistoryRows& rows) {
    auto lead = rows.leads.begin();
    auto stage = rows.stages.begin();
    auto contact = rows.contacts.begin();
    auto granted = rows.granted.begin();
    auto job = rows.jobs.begin();
    // All lists go by participation: one walk through each.
    const auto of = [](auto& place, auto end, ParticipationId id, auto&& each) {
      while (place != end && place->participation < id) ++place;
      for (; place != end && place->participation == id; ++place) each(*place);
    };
    for (const auto& row : rows.participations) {
      domain::ParticipationHistory one;
      if (!begin(one, row)) continue;
      of(granted, rows.granted.end(), row.id, [&](const store::HistoryDay& day) {
        if (one.granted.empty() || *day.end > one.granted.back().end)
          one.granted.push_back({day.day, *day.end});
      });
      of(job, rows.jobs.end(), row.id, [&](const store::HistoryDay& day) {
        one.jobs.push_back({day.day, day.end});
      });
      of(stage, rows.stages.end(), row.id, [&](const store::HistoryDay& day) {
        if (const auto reached = domain::se_stage(day.what))
          one.stages.push_back({*reached, day.day});
      });
      std::stable_sort(one.stages.begin(), one.stages.end(),
                       [](const auto& a, const auto& b) { return a.day < b.day; });
      of(contact, rows.contacts.end(), row.id, [&](const store::HistoryDay& day) {
        one.contacts.push_back({day.day, day.what});
      });
      finish(one, row);
      of(lead, rows.leads.end(), row.id, [&](const store::HistoryLead& its) {
        domain::ParticipationHistory::Lead with{employment(its.employee, its.days.first, one.line),
                                                its.days};
        if (one.end_day) {
          if (with.days.first >= *one.end_day) return;
          with.days.end = std::min(with.days.end.value_or(*one.end_day), *one.end_day);
        }
        one.leads.push_back(with);
      });
      all_.participations.push_back(std::move(one));
    }
  }

  domain::Histories finish(std::optional<Day> from) {
    Day first = today_;
    for (const auto& line : all_.lines)
      for (const auto& one : line.contracts) first = std::min(first, one.days.first);
    return domain::known_by(std::move(all_), from.value_or(first), today_);
  }

 private:
  [[nodiscard]] domain::ContractHistory contract_history(const domain::Contract& one) const {
    domain::ContractHistory history;
    history.award_day = one.award_day;
    history.days = {one.first_day, domain::end_day(one, today_)};
    history.circle = domain::phases(one, today_);
    if (one.intake_stop_day) history.intake_end = *one.intake_stop_day + 1;
    history.places = one.places;
    history.base_months = static_cast<int>((one.base_end_day - one.first_day + 15) / 30.44);
    history.options = static_cast<int>(one.options.size());
    if (!one.options.empty())
      history.option_months = static_cast<int>(
          (one.options.front().end_day - one.options.front().first_day + 15) / 30.44);
    history.start_months = one.start_months;
    for (const auto& option : one.options) {
      history.options_taken += option.decision == domain::OptionDecision::taken ? 1 : 0;
      history.options_declined += option.decision == domain::OptionDecision::declined ? 1 : 0;
    }
    return history;
  }

  void put_end(domain::EmploymentHistory& into, const domain::Employment& post) const {
    into.end = post.days.end;
    into.notice_day = post.notice_day;
    into.ended_with_contract = false;
    if (!post.days.end || post.notice_day) return;
    into.ended_with_contract = post.type == domain::EmploymentType::fixed_term;
    for (const auto& contract : all_.lines[into.line].contracts)
      if (contract.days.end && std::abs(*contract.days.end - *post.days.end) <= same_time)
        into.ended_with_contract = true;
  }

  // Work beyond the contract's end is not dated: it is taken to be known from the award of the next
  // contract, or, where there is none, all the time.
  void other_work(domain::EmploymentHistory& into, const domain::Employment& post) const {
    if (!post.other_work_agreed) return;
    Day from = post.days.first;
    std::optional<Day> end;
    for (const auto& contract : all_.lines[into.line].contracts) {
      if (contract.days.first <= post.days.first) continue;
      from = std::max(from, contract.award_day);
      end = contract.days.first;
      break;
    }
    if (!end || from < *end) into.other_work.push_back({from, end});
  }

  // Who gives notice is followed by the next who begins under the same contract: the register knows
  // of no posts.
  void vacancies() {
    std::vector<std::vector<Day>> hired(all_.lines.size());
    std::vector<std::vector<const domain::EmploymentHistory*>> left(all_.lines.size());
    for (const auto& one : all_.employments) {
      hired[one.line].push_back(one.first);
      if (one.notice_day && one.end) left[one.line].push_back(&one);
    }
    for (std::size_t line = 0; line < all_.lines.size(); ++line) {
      std::sort(hired[line].begin(), hired[line].end());
      std::sort(left[line].begin(), left[line].end(), [](const auto* a, const auto* b) {
        return std::pair{*a->notice_day, *a->end} < std::pair{*b->notice_day, *b->end};
      });
      auto next = hired[line].begin();
      for (const auto* one : left[line]) {
        domain::VacancyHistory vacancy{
            .line = line, .notice_day = *one->notice_day, .left_day = *one->end};
        next = std::lower_bound(next, hired[line].end(), *one->notice_day);
        if (next != hired[line].end()) vacancy.filled_day = *next++;
        if (!all_.lines[line].contracts.empty())
          vacancy.closed_day = all_.lines[line].contracts.back().days.end;
        all_.vacancies.push_back(vacancy);
      }
    }
  }

  std::size_t employment(EmployeeId who, Day day, std::size_t line) {
    const auto found = spells_.find(who);
    if (found != spells_.end()) {
      // The post that began last before that day, whatever contract it depends on.
      std::size_t best = found->second.front();
      for (const std::size_t spell : found->second)
        if (all_.employments[spell].first <= day) best = spell;
      return best;
    }
    // Without a post under a contract: from no day to no day, so that nobody's leaving is looked
    // for.
    const auto outside = outside_.find(who);
    domain::EmploymentHistory one;
    one.line = line;
    one.first = outside == outside_.end() ? day : outside->second.first;
    one.end = one.first;
    one.ended_with_contract = true;
    one.relevant_degree = outside != outside_.end() && outside->second.second;
    spells_[who] = {all_.employments.size()};
    all_.employments.push_back(one);
    return all_.employments.size() - 1;
  }

  // False where it is no referral at all.
  bool begin(domain::ParticipationHistory& one, const store::HistoryRow& row) const {
    const auto line = row.contract ? line_of_.find(*row.contract) : line_of_.end();
    if (line == line_of_.end()) return false;
    const auto status = row.status.known();
    if (status == Status::kladd || status == Status::utkast_til_pamelding ||
        status == Status::pabegynt_registrering || status == Status::avbrutt_utkast)
      return false;
    one.line = line->second;
    one.referral_day = row.referral_day;
    const bool took_place = status == Status::deltar || (status && domain::has_ended(*status));
    if (took_place) one.start_day = row.start_day ? row.start_day : row.referral_day;
    if (took_place && !one.start_day) return false;
    if (row.group && row.group->is_known()) one.reduced_capacity = is_reduced(*row.group->known());
    return true;
  }

  // Whether the longer of the duration rules holds.
  [[nodiscard]] bool is_reduced(domain::EffortGroup group) const {
    for (const auto& rule : domain::rules_in_force(domain::MeasureType::oppfolging, today_))
      if (rule.groups.has(domain::EffortGroup::trenger_veiledning_nedsatt_arbeidsevne))
        return rule.groups.has(group);
    return false;
  }

  void finish(domain::ParticipationHistory& one, const store::HistoryRow& row) const {
    const auto status = row.status.known();
    if (!status || domain::is_open(*status)) return;
    if (!one.start_day) {
      one.ended = EndKind::never_began;
      one.end_day = row.status_day;
      return;
    }
    one.end_day = row.end_day.value_or(row.status_day);
    const auto reason = row.reason ? row.reason->known() : std::nullopt;
    const Day granted =
        one.granted.empty() ? Day{std::numeric_limits<int>::max() / 2} : one.granted.back().end;
    const auto* contract = domain::contract_on(all_.lines[one.line], *one.end_day - 1);
    if (reason == StatusReason::fatt_jobb) {
      one.ended = EndKind::with_a_job;
      const bool has_job = std::any_of(one.jobs.begin(), one.jobs.end(), [&](const Period& job) {
        return !job.end || *job.end >= *one.end_day;
      });
      if (!has_job) one.jobs.push_back({*one.end_day, std::nullopt});
    } else if (reason == StatusReason::avlyst_kontrakt ||
               (contract != nullptr && contract->days.end == one.end_day)) {
      one.ended = EndKind::with_contract;
    } else if (*one.end_day + 7 < granted && (!one.granted.empty() || reason)) {
      one.ended = EndKind::left_without_job;
    } else {
      one.ended = EndKind::time_over;
    }
  }

  Day today_;
  domain::Histories all_;
  std::map<ContractId, std::size_t> line_of_;
  std::map<ContractId, ContractId> successor_;
  std::map<EmployeeId, std::vector<std::size_t>> spells_;
  std::map<EmployeeId, std::pair<Day, bool>> outside_;
};

}  // namespace

Result<domain::Histories> read_histories(const Call& call, std::optional<Day> from) {
  const auto key = house_key(call, RecordKind::contract, Action::read);
  if (!key) return tl::make_unexpected(key.error());
  if (key->relation() != Relation::administers) return refuse(Reason::not_allowed, "not_allowed");
  return call.house.store.audited_read(
      [&](sql::Reading& tx, store::Trail& trail) -> Result<domain::Histories> {
        Teller teller{store::all_contracts(tx), call.today};
        std::map<EmployeeId, bool> degrees;
        for (const auto& employee : store::employees_matching(tx, ""))
          degrees[employee.employee.id] = employee.employee.relevant_degree;
        teller.employments(store::all_employments(tx), degrees);
        teller.participations(store::history_rows(tx, *key));
        trail.push_back(audit_line(call, *key));
        return teller.finish(from);
      });
}

}  // namespace stafett::service
