// What happens with contracts, lists and staff.
#include <algorithm>

#include "app/example/telling.hpp"
#include "domain/calendar.hpp"

namespace stafett::example {

namespace {

constexpr int ten = 10 * 60;

class Office {
 public:
  explicit Office(Cast& cast) : cast_{cast}, script_{cast.script} {}

  void tell() {
    const Day begins = cast_.posts[cast_.administrator.at].first_day;
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < script_.contracts.size(); ++i) contract({i}, begins);
    for (std::size_t i = 0; i < script_.employees.size(); ++i) employee({i}, begins);
    for (std::size_t i = 0; i < script_.deliveries.size(); ++i) delivery({i});
  }

 private:
  void add(Day day, int minute, Act act, bool by_administrator = true) {
    std::optional<EmployeePlace> by;
    if (by_administrator) by = cast_.administrator;
    script_.events.push_back({Instant::in_norway(day, minute), by, std::move(act)});
  }

  void contract(ContractPlace place, Day begins) {
    auto& c = script_.contracts[place.at];
    const Day day = working_day_from(std::max(c.award_day, begins));
    add(day, ten, ContractWon{place});
    for (std::size_t i = 0; i < script_.teams.size(); ++i) {
      if (std::ranges::count(script_.teams[i].contracts, place) > 0) {
        add(day, ten + 20, TeamFormed{{i}});
      }
    }
    if (place != follow_up_contract) return;
    // Terms change during a contract (R18).
    const Day tighter = working_day_from(c.first_day.plus_years(1));
    add(working_day_until(tighter - 20), ten,
        TermChanged{place,
                    {{}, domain::TermKind::contact_rhythm, tighter, 14, "Endringsavtale 1"}});
    const Day stop = script_.today - 47;
    add(working_day_until(stop - 18), ten,
        TermChanged{place,
                    {{},
                     domain::TermKind::intake_stop,
                     working_day_until(stop - 18),
                     stop,
                     "Brev fra Nav Tiltak Øst-Viken"}});
    add(cast_.option_notice_day, ten + 70,
        OptionDecided{place, 1, domain::OptionDecision::declined,
                      working_day_until(cast_.option_notice_day - 3), cast_.option_notice_day});
  }

  void employee(EmployeePlace who, Day begins) {
    const auto& post = cast_.posts[who.at];
    const Day day = std::max(working_day_until(post.first_day - 6), begins);
    domain::Employment employment;
    employment.role_title = post.role_title;
    employment.type = post.type;
    employment.extent_percent = post.extent_percent;
    employment.days = {post.first_day, {}};
    // A fixed term is known from the start; who resigns, does so later.
    if (post.type == domain::EmploymentType::fixed_term) employment.days.end = *post.last_day + 1;
    // The contract has to be there to depend on.
    Day hired = day;
    if (post.contract) {
      hired = std::max(hired, working_day_from(script_.contracts[post.contract->at].award_day));
    }
    add(hired, ten + 60, Hired{who, employment, post.contract, post.buddy});
    for (const auto& b : cast_.belongings[who.at]) {
      const Day joined = std::max(working_day_until(b.first_day - 1), hired);
      add(joined, ten + 90, JoinedTeam{who, b.team, b.leads, b.first_day});
      if (b.last_day && (!post.last_day || *b.last_day < *post.last_day)) {
        add(working_day_until(*b.last_day), ten + 80, LeftTeam{who, b.team, *b.last_day});
      }
    }
    if (post.onboarding_signed_day) {
      add(*post.onboarding_signed_day, 14 * 60, OnboardingSigned{who, *post.onboarding_signed_day});
    }
    if (post.notice_day && *post.notice_day < script_.today) {
      add(*post.notice_day, 13 * 60, NoticeGiven{who, *post.last_day, post.end_reason});
    }
  }

  void delivery(DeliveryPlace place) {
    const auto& row = script_.deliveries[place.at];
    const auto& d = row.delivery;
    using enum domain::DeliveryStatus;
    const Day won = script_.contracts[row.contract.at].award_day;
    const Day begins = cast_.posts[cast_.administrator.at].first_day;
    const Day listed = working_day_from(std::max({won + 3, begins + 1, *d.first_day - 45}));
    add(std::min(listed, working_day_until(script_.today - 1)), 8 * 60 + 15,
        DeliveryListed{place, gjennomfores}, false);
    if (place == follow_up_halden) {
      add(working_day_from(cast_.halden_stop_day + 1), 8 * 60 + 15, DeliveryListed{place, avbrutt},
          false);
    }
    if (place == course_evening) {
      add(working_day_until(*d.first_day - 5), 8 * 60 + 15, DeliveryListed{place, avlyst}, false);
    }
    if (place == course_one) {
      add(working_day_from(*d.end_day), 8 * 60 + 15, DeliveryListed{place, avsluttet}, false);
    }
  }

  Cast& cast_;
  Script& script_;
};

}  // namespace

void tell_office(Cast& cast) { Office{cast}.tell(); }

}  // namespace stafett::example
