#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "foresee/arithmetic.hpp"
#include "foresee/fits.hpp"
#include "foresee/lived_weeks.hpp"

namespace stafett::foresee {

namespace {

using domain::EndKind;

bool in_window(const domain::Histories& histories, Day day) {
  return histories.from <= day && day < histories.until;
}

// How long a post stands vacant: days of notice until the next one begins, of which the first could
// be while the old one was still there.
struct Vacant {
  double days;  // from notice to the next one's first day, or to when that was last not so
  double left;  // from notice to the old one's last
  bool filled;
};

// The law of circles.cpp: an exponential time of mean `mean`, then `notice` whole days, cut to
// whole days; nobody begins before the old one has left. `notice` is at most the shortest vacancy.
double log_likelihood(const std::vector<Vacant>& vacancies, double mean, double notice) {
  const double a_day = natural_log(1 - natural_exp(-1 / mean));  // that it ends on the day
  double sum = 0;
  for (const Vacant& one : vacancies) {
    if (one.filled && one.days <= one.left)
      sum += natural_log(
          std::max(1 - natural_exp(std::max(-600.0, -(one.left + 1 - notice) / mean)), 1e-280));
    else if (one.filled)
      sum += a_day - (one.days - notice) / mean;
    else if (one.days > one.left)
      sum -= std::max(0.0, one.days - notice) / mean;
  }
  return sum;
}

}  // namespace

std::vector<Fitted> fit_posts(const ToFit& to_fit) {
  const auto& histories = to_fit.histories;
  double hired = 0;
  double degrees = 0;
  double fixed = 0;
  std::vector<double> notice;
  std::vector<double> signing;
  for (const auto& one : histories.employments) {
    if (in_window(histories, one.first)) {
      hired += 1;
      degrees += one.relevant_degree ? 1 : 0;
      fixed += one.type == domain::EmploymentType::fixed_term ? 1 : 0;
      // Only those who began long enough ago: else the quick ones alone would be seen.
      if (one.onboarding_signed_day && one.first + 39 * 7 <= histories.until)
        signing.push_back((*one.onboarding_signed_day - one.first - 0.5) / 7);
    }
    if (one.notice_day && in_window(histories, *one.notice_day) && one.end &&
        !one.ended_with_contract)
      notice.push_back(*one.end - *one.notice_day);
  }
  const double confidence = to_fit.rule.confidence;
  return {
      judged(to_fit, "staff.degree_share", share_of(degrees, hired, confidence), "people hired"),
      judged(to_fit, "staff.fixed_term_share", share_of(fixed, hired, confidence), "people hired"),
      judged(to_fit, "staff.leaver_notice_days", mean_of(notice, confidence), "notices"),
      judged(to_fit, "staff.onboarding_weeks", mean_of(signing, confidence), "people hired")};
}

std::vector<Fitted> fit_vacancies(const ToFit& to_fit) {
  const auto& histories = to_fit.histories;
  std::vector<Vacant> vacancies;
  double filled = 0;
  double days = 0;
  double shortest = 180;
  for (const auto& one : histories.vacancies) {
    if (!in_window(histories, one.notice_day)) continue;
    const Day last = one.filled_day
                         ? *one.filled_day
                         : std::min(one.closed_day.value_or(histories.until), histories.until);
    const Vacant vacant{static_cast<double>(last - one.notice_day),
                        static_cast<double>(one.left_day - one.notice_day),
                        one.filled_day.has_value()};
    vacancies.push_back(vacant);
    filled += vacant.filled ? 1 : 0;
    days += std::max(0.0, vacant.days);
    if (vacant.filled) shortest = std::min(shortest, std::max(vacant.days, vacant.left));
  }
  Known hire{0, {0, std::numeric_limits<double>::infinity()}, filled, days / 7};
  Known notice = hire;
  if (filled >= 2) {
    // A grid: the newcomer's notice is whole days, and where the likelihood ends at the shortest
    // vacancy no slope would find it. Half chi-squared with two degrees of freedom there, for the
    // end of a law is found by twice the usual drop.
    const double z = normal_quantile(1 - (1 - to_fit.rule.confidence) / 2);
    const double drop = z * z / 2;
    const double drop_at_end = -natural_log(1 - to_fit.rule.confidence);
    constexpr int steps = 400;
    std::vector<double> best_of_mean(steps, -1e300);
    std::vector<double> best_of_notice(static_cast<std::size_t>(shortest) + 1, -1e300);
    const auto mean_at = [](int i) { return natural_exp(natural_log(0.5) + i * 0.0165); };
    double top = -1e300;
    double top_likelihood = -1e300;
    for (std::size_t h = 0; h < best_of_notice.size(); ++h) {
      for (int i = 0; i < steps; ++i) {
        const double likelihood = log_likelihood(vacancies, mean_at(i), static_cast<double>(h));
        best_of_notice[h] = std::max(best_of_notice[h], likelihood);
        // One of the vacancies is used up by the shortest one.
        const double of_mean = likelihood + natural_log(mean_at(i));
        auto& here = best_of_mean[static_cast<std::size_t>(i)];
        here = std::max(here, of_mean);
        if (of_mean > top) {
          top = of_mean;
          hire.value = mean_at(i);
        }
        if (likelihood > top_likelihood) {
          top_likelihood = likelihood;
          notice.value = static_cast<double>(h);
        }
      }
    }
    hire.interval = {hire.value, hire.value};
    for (int i = 0; i < steps; ++i) {
      if (best_of_mean[static_cast<std::size_t>(i)] < top - drop) continue;
      hire.interval.low = std::min(hire.interval.low, mean_at(i));
      hire.interval.high = std::max(hire.interval.high, mean_at(i));
    }
    notice.interval = {notice.value, notice.value};
    for (std::size_t h = 0; h < best_of_notice.size(); ++h) {
      if (best_of_notice[h] < top_likelihood - drop_at_end) continue;
      notice.interval.low = std::min(notice.interval.low, static_cast<double>(h));
      notice.interval.high = std::max(notice.interval.high, static_cast<double>(h));
    }
  }
  return {judged(to_fit, "staff.hire_days", hire, "post-weeks"),
          judged(to_fit, "staff.hired_notice_days", notice, "post-weeks")};
}

std::vector<Fitted> fit_granted_time(const ToFit& to_fit) {
  const auto& histories = to_fit.histories;
  double asked = 0;
  double again = 0;
  std::vector<double> months;
  for (const auto& one : histories.participations) {
    if (!one.start_day || one.ended == EndKind::never_began) continue;
    const Day limit = limit_of(one);
    Day before = *one.start_day;
    for (std::size_t i = 0; i < one.granted.size(); ++i) {
      const auto& granted = one.granted[i];
      if (granted.end < limit && in_window(histories, granted.known_day))
        months.push_back(std::round((granted.end - before) / 30.44));
      before = granted.end;
      // The week in which it is decided: the last that begins four weeks before the end.
      const Day decided = *one.start_day + (granted.end - *one.start_day - 22) / 7 * 7;
      const bool at_work = std::any_of(one.jobs.begin(), one.jobs.end(), [&](const Period& job) {
        return job.first < decided && (!job.end || *job.end >= decided);
      });
      if (granted.end >= limit || at_work || !in_window(histories, decided) ||
          decided <= *one.start_day || (one.end_day && *one.end_day <= decided))
        continue;
      asked += 1;
      again += i + 1 < one.granted.size() ? 1 : 0;
    }
  }
  Known length;
  if (!months.empty()) {
    length.value = quantile(months, 0.5);
    length.interval =
        quantile_interval(months, 0.5).value_or(Interval{quantile(months, 0), quantile(months, 1)});
    length.events = length.exposure = static_cast<double>(months.size());
  }
  return {judged(to_fit, "people.granted_months", length, "grants"),
          judged(to_fit, "people.extended", share_of(again, asked, to_fit.rule.confidence),
                 "decisions")};
}

std::vector<Fitted> fit_contracts(const ToFit& to_fit) {
  double taken = 0;
  double decided = 0;
  std::vector<double> stop;
  for (const auto& line : to_fit.histories.lines) {
    for (const auto& one : line.contracts) {
      taken += one.options_taken;
      decided += one.options_taken + one.options_declined;
      if (one.intake_end && one.days.end) stop.push_back(*one.days.end - *one.intake_end);
    }
  }
  return {judged(to_fit, "contract.option_taken", share_of(taken, decided, to_fit.rule.confidence),
                 "decisions"),
          judged(to_fit, "contract.intake_stop_days", mean_of(stop, to_fit.rule.confidence),
                 "contracts")};
}

Fitted fit_referrals(const ToFit& to_fit) {
  const auto& histories = to_fit.histories;
  double events = 0;
  double exposure = 0;
  const auto days = static_cast<std::size_t>(histories.until - histories.from);
  for (std::size_t l = 0; l < histories.lines.size(); ++l) {
    std::vector<int> comes(days + 2);
    std::vector<int> change(days + 2);  // of those who wait, from that day on
    const auto place = [&](Day day) {
      return static_cast<std::size_t>(
          std::clamp(day - histories.from, 0, static_cast<int>(days) + 1));
    };
    for (const auto& one : histories.participations) {
      if (one.line != l || !one.referral_day || *one.referral_day >= histories.until) continue;
      if (*one.referral_day >= histories.from) ++comes[place(*one.referral_day)];
      ++change[place(*one.referral_day + 1)];
      const auto over =
          one.start_day && one.ended != EndKind::never_began ? one.start_day : one.end_day;
      if (over && *over < histories.until) --change[place(*over + 1)];
    }
    int waiting = 0;
    for (std::size_t i = 0; i < days; ++i) {
      waiting += change[i];
      const Day day = histories.from + static_cast<int>(i);
      const auto* contract = domain::contract_on(histories.lines[l], day);
      if (contract == nullptr || !contract->places || day < contract->days.first ||
          (contract->intake_end && day >= *contract->intake_end))
        continue;
      // A full waiting list hides how many more would have come.
      const double room = std::max(1.0, *contract->places / 10.0) - waiting;
      if (room <= 0) continue;
      const double most = std::ceil(room);
      const double came = std::min<double>(comes[i], most);
      events += came;
      exposure += (came >= most ? most / (most + 1) : 1) * *contract->places / 365.0;
    }
  }
  return judged(to_fit, "people.referrals", rate_of(events, exposure, 1, to_fit.rule.confidence),
                "place-years");
}

Fitted fit_reduced_capacity(const ToFit& to_fit) {
  double known = 0;
  double reduced = 0;
  for (const auto& one : to_fit.histories.participations) {
    if (!one.start_day || !one.reduced_capacity || !in_window(to_fit.histories, *one.start_day))
      continue;
    known += 1;
    reduced += *one.reduced_capacity ? 1 : 0;
  }
  return judged(to_fit, "people.reduced_capacity", share_of(reduced, known, to_fit.rule.confidence),
                "participants");
}

}  // namespace stafett::foresee
