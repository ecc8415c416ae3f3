// What the agency's lists say of a participation, and to whom it is given.
#include <algorithm>

#include "app/example/telling.hpp"

namespace stafett::example {

namespace {

using domain::Status;

constexpr int eight = 8 * 60;

class Frame {
 public:
  Frame(Ledger& ledger, const Life& life)
      : ledger_{ledger},
        life_{life},
        row_{ledger.script.participations[life.participation.at]},
        leader_{ledger.cast.leader_of(life.contract)},
        dice_{ledger.script.seed, "frame", life.participation.at} {}

  /// What the agency's lists say, from referral to end.
  void agency() {
    const auto me = life_.participation;
    const int minute = eight + 3 + dice_.between(0, 20);
    AgencyState state;
    state.start_day = life_.start;
    if (!life_.granted.empty()) state.last_day = life_.granted.front();
    const Day listed =
        std::max(row_.referral_day,
                 working_day_from(ledger_.script.contracts[life_.contract.at].first_day - 6));
    const Day known = std::min(listed, ledger_.yesterday);
    if (life_.contract == course_contract) {
      // Applied for, considered, and then a place or not.
      AgencyState applied;
      applied.status = Status::sokt_inn;
      add(known, minute, {}, Referred{me, applied});
      if (life_.status == Status::sokt_inn) return;
      applied.status = Status::vurderes;
      const Day considered = std::min(working_day_from(known + 2), ledger_.yesterday);
      add(considered, minute + 5, {}, AgencyChanged{me, applied});
      if (life_.status == Status::vurderes) return;
      if (life_.status == Status::ikke_aktuell) {
        never_came(minute + 10);
        return;
      }
      const Day placed = std::min(working_day_from(considered + 2), ledger_.yesterday);
      add(placed, minute + 15, {}, AgencyChanged{me, state});
    } else {
      add(known, minute, {}, Referred{me, state});
      if (life_.status == Status::ikke_aktuell) {
        never_came(minute + 10);
        return;
      }
    }
    for (std::size_t i = 1; i < life_.granted.size(); ++i) {
      const Day decided = working_day_until(life_.granted[i - 1] - dice_.between(6, 14));
      if (decided >= ledger_.today || decided <= life_.start) continue;
      state.status = Status::deltar;
      state.last_day = life_.granted[i];
      if (life_.last && *life_.last < decided) break;
      add(decided, minute, {}, AgencyChanged{me, state});
    }
    if (!life_.last) return;
    state.status = Status::deltar;
    state.last_day = *life_.last;
    state.reason = life_.reason;
    state.reason_text = life_.reason_text;
    const Day told = working_day_until(*life_.last - dice_.between(0, 4));
    if (told > life_.start && life_.status != Status::fullfort) {
      add(told, 14 * 60 + 20, {}, AgencyChanged{me, state});
    }
    state.status = life_.status;
    add(std::min(working_day_from(*life_.last + 1), ledger_.yesterday), eight + 20, {},
        AgencyChanged{me, state});
  }

  void assignments() {
    const auto me = life_.participation;
    using enum domain::AssignmentPart;
    for (std::size_t i = 0; i < life_.leads.size(); ++i) {
      const auto& tenure = life_.leads[i];
      // A change that is known is decided some days before; the others on the day.
      const bool ahead = tenure.came == Came::after_leaving || tenure.came == Came::cover ||
                         tenure.came == Came::back || tenure.came == Came::team ||
                         tenure.came == Came::shared;
      const Day decided = working_day_until(tenure.first - (ahead ? dice_.between(2, 6) : 0));
      add(std::min(decided, ledger_.yesterday), eight + 40 + dice_.between(0, 15), leader_,
          Assigned{me, tenure.who, lead, tenure.first, tenure.reason});
      if (i > 0 && dice_.chance(60) && tenure.came != Came::back) {
        add(std::min(working_day_from(tenure.first), ledger_.yesterday), eight + 58, tenure.who,
            FileOpened{me});
      }
      if (tenure.last && !tenure.end_reason.empty()) {
        add(working_day_until(*tenure.last), 15 * 60 + 50, leader_,
            AssignmentEnded{me, tenure.who, *tenure.last, tenure.end_reason});
      }
    }
    for (const auto& tenure : life_.besides) {
      add(tenure.first, eight + 56, leader_,
          Assigned{me, tenure.who, co, tenure.first, tenure.reason});
    }
    if (!life_.last) return;
    const auto texts = library().office_texts("assigned", "ended");
    const auto end = [&](const Tenure& tenure) {
      if (tenure.last || tenure.first > *life_.last) return;
      add(working_day_until(*life_.last), 16 * 60 + 40, leader_,
          AssignmentEnded{me, tenure.who, *life_.last, std::string{texts.back()}});
    };
    for (const auto& tenure : life_.leads) end(tenure);
    for (const auto& tenure : life_.besides) end(tenure);
  }

 private:
  void add(Day day, int minute, std::optional<EmployeePlace> by, Act act) {
    ledger_.add(day, minute, by, std::move(act));
  }

  void never_came(int minute) {
    AgencyState state;
    state.status = Status::ikke_aktuell;
    state.reason = life_.reason;
    state.reason_text = life_.reason_text;
    add(std::min(*life_.last, ledger_.yesterday), minute, {},
        AgencyChanged{life_.participation, state});
  }

  Ledger& ledger_;
  const Life& life_;
  const ParticipationRow& row_;
  EmployeePlace leader_;
  Dice dice_;
};

}  // namespace

void tell_frame(Ledger& ledger, const Life& life) {
  Frame frame{ledger, life};
  frame.agency();
  frame.assignments();
}

}  // namespace stafett::example
