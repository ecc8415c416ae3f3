#include "foresee/hazard_fit.hpp"

#include <algorithm>
#include <cmath>

#include "foresee/arithmetic.hpp"

namespace stafett::foresee {

namespace {

constexpr double certain = 1 - 1e-9;

// Weeks whose x differ by less are alike.
double rounded(double x) { return std::round(x * 50) / 50; }

// In the order they are looked for: all that are free, the others as they are held.
struct Held {
  std::vector<double> values;  // of all terms
  std::vector<std::size_t> free;
};

Profile profile_of(const Held& held, const std::vector<Free>& bounds,
                   const LogLikelihood& log_likelihood, double confidence) {
  std::vector<Free> free;
  free.reserve(held.free.size());
  for (const std::size_t i : held.free) free.push_back(bounds[i]);
  const LogLikelihood of_free = [&](std::span<const double> values) {
    std::vector<double> all = held.values;
    for (std::size_t k = 0; k < held.free.size(); ++k) all[held.free[k]] = values[k];
    return log_likelihood(all);
  };
  return profile(of_free, free, confidence);
}

// Where a term may lie at all.
Free wide(const Term& term, double start) {
  Free free{term.parameter->least, term.parameter->most, start, term.form != Form::share};
  if (term.form == Form::rate) free.least = std::max(free.least, 1e-6);
  if (term.form == Form::factor) free.least = std::max(free.least, 0.01);
  free.start = std::clamp(start, free.least * 1.001 + 1e-9, free.most * 0.999);
  return free;
}

}  // namespace

void count_event(std::span<Term> terms, const Like& like) {
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const bool whole = terms[i].form == Form::rate || terms[i].form == Form::mean_weeks;
    (whole || like[i] >= 0.5 ? terms[i].events_with : terms[i].events_without) += 1;
  }
}

double chance_of(std::span<const Term> terms, std::span<const double> values, const Like& like,
                 double offset) {
  double chance = offset;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    switch (terms[i].form) {
      case Form::rate:
        chance *= values[i] / terms[i].unit;
        break;
      case Form::mean_weeks:
        chance /= values[i];
        break;
      case Form::factor:
        chance *= 1 + (values[i] - 1) * like[i];
        break;
      case Form::share:
        chance *= 1 + values[i] * like[i];
        break;
    }
  }
  return std::clamp(chance, 1e-12, certain);
}

void AlikeWeeks::add(double offset, const Like& like, bool event) {
  Like key = like;
  for (double& x : key) x = rounded(x);
  Count& count = counts_[{rounded(offset), key}];
  count.weeks += 1;
  count.events += event ? 1 : 0;
  weeks_ += 1;
  events_ += event ? 1 : 0;
}

double AlikeWeeks::log_likelihood(std::span<const Term> terms,
                                  std::span<const double> values) const {
  double sum = 0;
  for (const auto& [key, count] : counts_) {
    const double chance = chance_of(terms, values, key.second, key.first);
    if (count.events > 0) sum += count.events * natural_log(chance);
    if (count.weeks > count.events) sum += (count.weeks - count.events) * natural_log(1 - chance);
  }
  return sum;
}

MixedWeeks::MixedWeeks(const Parameters& parameters)
    : share_{parameters.near_share, 1 - parameters.near_share - parameters.far_share,
             parameters.far_share},
      factor_{parameters.job_near, 1, parameters.job_far} {}

void MixedWeeks::next_person() {
  if (first_of_.empty() || first_of_.back() != weeks_.size()) first_of_.push_back(weeks_.size());
}

void MixedWeeks::add(double offset, const Like& like, bool event) {
  all_ += 1;
  events_ += event ? 1 : 0;
  Week week{rounded(offset), like, event, 1};
  for (double& x : week.like) x = std::round(x * 20) / 20;
  const bool has_earlier = weeks_.size() > first_of_.back();
  if (has_earlier && !event && !weeks_.back().event && weeks_.back().like == week.like &&
      weeks_.back().offset == week.offset)
    weeks_.back().times += 1;
  else
    weeks_.push_back(week);
}

double MixedWeeks::log_likelihood(std::span<const Term> terms,
                                  std::span<const double> values) const {
  double sum = 0;
  for (std::size_t person = 0; person < first_of_.size(); ++person) {
    const std::size_t end = person + 1 < first_of_.size() ? first_of_[person + 1] : weeks_.size();
    double known = 0;  // log chances of what happened
    double first = 0;  // of what did not: -log(1 - c) is c + c²/2 for the small ones here
    double second = 0;
    int events = 0;
    for (std::size_t i = first_of_[person]; i < end; ++i) {
      const Week& week = weeks_[i];
      const double chance = chance_of(terms, values, week.like, week.offset);
      if (week.event) {
        known += natural_log(chance);
        ++events;
      } else {
        first += week.times * chance;
        second += week.times * chance * chance / 2;
      }
    }
    double likelihood = 0;
    for (std::size_t d = 0; d < 3; ++d) {
      const double times = factor_[d];
      if (share_[d] <= 0) continue;
      double one = share_[d];
      for (int k = 0; k < events; ++k) one *= times;
      // The library's: quicker by far, and no run's bytes hang on it.
      likelihood += one * std::exp(std::max(-600.0, -times * first - times * times * second));
    }
    sum += known + natural_log(std::max(likelihood, 1e-280));
  }
  return sum;
}

std::vector<Fitted> fit_together(std::span<const Term> terms, const LogLikelihood& log_likelihood,
                                 const Scenario& base, const CalibrationRule& rule, double weeks,
                                 const std::string& unit) {
  std::vector<Fitted> fitted;
  std::vector<Free> anywhere;
  Held all;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    Fitted one = not_asked(base, *terms[i].parameter, {});
    one.asked = true;
    const bool whole = terms[i].form == Form::rate || terms[i].form == Form::mean_weeks;
    one.events =
        whole ? terms[i].events_with : std::min(terms[i].events_with, terms[i].events_without);
    one.exposure = weeks;
    one.unit = unit;
    fitted.push_back(one);
    anywhere.push_back(wide(terms[i], one.before));
    all.values.push_back(one.before);
    all.free.push_back(i);
  }
  // Too few events of a term are no ground to look further for it.
  std::vector<bool> out(terms.size());
  for (std::size_t i = 0; i < terms.size(); ++i) {
    out[i] = !enough_events(fitted[i], rule);
    if (out[i]) fitted[i].reason = too_few_events(fitted[i], rule);
  }
  for (std::size_t round = 0; round <= terms.size(); ++round) {
    // Intervals: what is out lies anywhere in its range.
    std::vector<Free> bounds = anywhere;
    Held held = all;
    held.free.clear();
    for (std::size_t i = 0; i < terms.size(); ++i) {
      const bool has_range = fitted[i].range.low < fitted[i].range.high;
      if (out[i] && has_range) {
        bounds[i].least = std::max(bounds[i].least, fitted[i].range.low);
        bounds[i].most = fitted[i].range.high;
        bounds[i].start = std::clamp(fitted[i].before, bounds[i].least, bounds[i].most);
      }
      if (!out[i] || has_range) held.free.push_back(i);
    }
    const Profile found = profile_of(held, bounds, log_likelihood, rule.confidence);
    bool changed = false;
    for (std::size_t k = 0; k < held.free.size(); ++k) {
      const std::size_t i = held.free[k];
      if (out[i]) continue;
      fitted[i].value = found.best[k];
      fitted[i].interval = found.intervals[k];
      if (narrower(fitted[i], rule)) continue;
      fitted[i].reason = not_narrower(fitted[i]);
      out[i] = changed = true;
    }
    if (!changed) break;
  }
  // Values: what is out is at its value, as the scenario will have it.
  Held held = all;
  std::string given;
  std::string free_names;
  held.free.clear();
  for (std::size_t i = 0; i < terms.size(); ++i) {
    fitted[i].told = !out[i];
    if (out[i])
      given += (given.empty() ? "" : ", ") + std::string{terms[i].parameter->name};
    else
      held.free.push_back(i);
  }
  if (!held.free.empty()) {
    const Profile found = profile_of(held, anywhere, log_likelihood, rule.confidence);
    for (std::size_t k = 0; k < held.free.size(); ++k) {
      Fitted& one = fitted[held.free[k]];
      one.value = std::clamp(found.best[k], one.interval.low, one.interval.high);
      one.given = given;
    }
  }
  return fitted;
}

}  // namespace stafett::foresee
