// Chances a week that several parameters make up together, fitted together: what one cannot be told
// apart from the others, the data cannot tell.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "foresee/calibrate.hpp"
#include "foresee/profile.hpp"

namespace stafett::foresee {

/// How a parameter enters a chance a week: as the whole rate, as a mean number of weeks, as a
/// factor on it (1 + (value - 1) x), or as a share more of it (1 + value x).
enum class Form : std::uint8_t { rate, mean_weeks, factor, share };

struct Term {
  const ParameterInfo* parameter = nullptr;
  Form form = Form::rate;
  double unit = 1;  ///< what a rate is divided by to be one a week
  // Counted while weeks are added; for a rate and a mean all events.
  double events_with = 0;     ///< where its x is at least a half
  double events_without = 0;  ///< where it is less
};

constexpr std::size_t most_terms = 5;
/// What a week is like: x of each term, in their order; 0 for a rate.
using Like = std::array<double, most_terms>;

/// Counts an event for every term.
void count_event(std::span<Term> terms, const Like& like);

/// The chance a week by values of the terms, in a week like this one. `offset` is what is known of
/// it otherwise.
double chance_of(std::span<const Term> terms, std::span<const double> values, const Like& like,
                 double offset);

/// Weeks that are alike, counted together.
class AlikeWeeks {
 public:
  void add(double offset, const Like& like, bool event);
  [[nodiscard]] double weeks() const { return weeks_; }
  [[nodiscard]] double events() const { return events_; }
  [[nodiscard]] double log_likelihood(std::span<const Term> terms,
                                      std::span<const double> values) const;

 private:
  struct Count {
    double weeks = 0;
    double events = 0;
  };
  std::map<std::pair<double, Like>, Count> counts_;
  double weeks_ = 0;
  double events_ = 0;
};

/// Weeks of people who differ in something that no register holds: how near they are to work. Each
/// is near, in the middle or far with the scenario's shares.
class MixedWeeks {
 public:
  explicit MixedWeeks(const Parameters& parameters);
  /// To be called before the weeks of each.
  void next_person();
  void add(double offset, const Like& like, bool event);
  [[nodiscard]] double weeks() const { return all_; }
  [[nodiscard]] double events() const { return events_; }
  [[nodiscard]] double log_likelihood(std::span<const Term> terms,
                                      std::span<const double> values) const;

 private:
  struct Week {
    double offset;
    Like like;
    bool event;
    double times;  // alike, one after another
  };
  std::array<double, 3> share_;
  std::array<double, 3> factor_;
  std::vector<Week> weeks_;
  std::vector<std::size_t> first_of_;  // of each person
  double all_ = 0;
  double events_ = 0;
};

/// All terms at once, by profile likelihood. A term that the data cannot tell (calibrate.hpp) stays
/// anywhere in its range while the others' intervals are found, and at its value while theirs are.
std::vector<Fitted> fit_together(std::span<const Term> terms, const LogLikelihood& log_likelihood,
                                 const Scenario& base, const CalibrationRule& rule, double weeks,
                                 const std::string& unit);

}  // namespace stafett::foresee
