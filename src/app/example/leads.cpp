// Who follows whom: one lead consultant at a time, given by load; when somebody leaves, their
// participants go to others, some at once, some after a while, some not yet.
#include <algorithm>
#include <limits>

#include "app/example/dice.hpp"
#include "app/example/life.hpp"
#include "domain/calendar.hpp"

namespace stafett::example {

namespace {

class Giving {
 public:
  Giving(const Cast& cast, std::vector<Life>& lives)
      : cast_{cast}, lives_{lives}, today_{cast.script.today}, dice_{cast.script.seed, "leads"} {}

  void give() {
    // In the order of days: referrals, and the days when somebody leaves, moves or arrives.
    std::vector<std::size_t> order(lives_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return given_on(lives_[i]); });
    auto moves = days_of_leaving();
    std::size_t next_move = 0;
    for (const std::size_t i : order) {
      while (next_move < moves.size() && moves[next_move].first < given_on(lives_[i])) {
        leave(moves[next_move].first, moves[next_move].second);
        ++next_move;
      }
      begin(lives_[i]);
    }
    for (; next_move < moves.size(); ++next_move) {
      leave(moves[next_move].first, moves[next_move].second);
    }
    share_with_newcomer();
    cover_holidays();
    add_besides();
  }

 private:
  Day given_on(const Life& life) const {
    const Day first = cast_.script.contracts[life.contract.at].first_day;
    return working_day_from(std::max(life.referral + 1, first - 4));
  }

  /// The last day in the team of everybody who has left it.
  std::vector<std::pair<Day, EmployeePlace>> days_of_leaving() const {
    std::vector<std::pair<Day, EmployeePlace>> days;
    for (std::size_t i = 0; i < cast_.belongings.size(); ++i) {
      if (cast_.script.employees[i].position != Position::consultant) continue;
      for (const auto& b : cast_.belongings[i]) {
        if (b.last_day && *b.last_day < today_) days.emplace_back(*b.last_day, EmployeePlace{i});
      }
    }
    std::ranges::sort(days);
    return days;
  }

  int load(EmployeePlace who, Day day) const {
    int count = 0;
    for (const auto& life : lives_) {
      if (life.last && *life.last < day) continue;
      if (!life.leads.empty() && life.leads.back().who == who && !life.leads.back().last) ++count;
    }
    return count;
  }

  /// The consultant of the contract's team with the fewest for their post, but nobody who is about
  /// to leave.
  std::optional<EmployeePlace> least_loaded(ContractPlace contract, Day day,
                                            std::optional<EmployeePlace> but = {}) {
    std::optional<EmployeePlace> best;
    int fewest = std::numeric_limits<int>::max();
    for (const auto who : cast_.consultants_of(contract, day)) {
      const auto& post = cast_.posts[who.at];
      if (who == but || (post.notice_day && *post.notice_day <= day)) continue;
      if (!cast_.consultants_of(contract, day + 7).empty() && !cast_.employed(who, day + 7))
        continue;
      const int here = load(who, day) * 400 / post.extent_percent + dice_.between(0, 3);
      if (here < fewest) {
        fewest = here;
        best = who;
      }
    }
    return best;
  }

  /// Whoever has been there longest in a full post takes over most of what a colleague leaves.
  std::optional<EmployeePlace> in_full_post(ContractPlace contract, Day day, EmployeePlace but) {
    for (const auto who : cast_.consultants_of(contract, day)) {
      const auto& post = cast_.posts[who.at];
      if (who != but && post.extent_percent == 100 && !post.last_day) return who;
    }
    return least_loaded(contract, day, but);
  }

  std::string reason(std::string_view name) {
    const auto texts = library().office_texts("assigned", name);
    return std::string{texts[dice_.below(texts.size())]};
  }

  void begin(Life& life) {
    if (life.without_lead) return;
    Day day = given_on(life);
    day = std::min(working_day_from(day + (life.uncontacted ? 0 : dice_.between(0, 2))),
                   working_day_until(today_ - 1));
    if (life.last && *life.last <= day) return;
    const auto mover = moves_soon(life, day);
    const auto who = mover ? mover : least_loaded(life.contract, day);
    if (!who) return;
    Tenure tenure{*who, std::max(day, cast_.posts[who->at].first_day)};
    tenure.reason = reason("first");
    life.leads.push_back(std::move(tenure));
  }

  /// Somebody who will be in another team before this participation ends, and does not know it yet.
  std::optional<EmployeePlace> moves_soon(const Life& life, Day day) const {
    for (const auto who : cast_.consultants_of(life.contract, day)) {
      const auto& first = cast_.belongings[who.at].front();
      if (cast_.belongings[who.at].size() < 2 || !first.last_day) continue;
      if (*first.last_day > day + 12 && life.horizon > *first.last_day + 10) return who;
    }
    return std::nullopt;
  }

  void leave(Day last, EmployeePlace who) {
    const bool moved = cast_.employed(who, last + 1);
    int count = 0;
    for (auto& life : lives_) {
      if (life.leads.empty() || life.leads.back().who != who || life.leads.back().last) continue;
      if (life.leads.back().first > last) continue;
      const auto& teams = cast_.consultants_of(life.contract, last);
      if (std::ranges::count(teams, who) == 0) continue;
      if (life.last && *life.last <= last) continue;
      auto& old = life.leads.back();
      old.last = last;
      ++count;
      // Of four, two go on at once, one after a while, one waits for whoever is hired (R123,
      // R127).
      const bool waits = !moved && count % 4 == 2;
      const bool later = !moved && count % 4 == 3;
      Day from = last + 1;
      if (later) from = working_day_from(last + dice_.between(9, 16));
      if (waits) from = working_day_from(last + 32);
      if ((life.last && from >= *life.last) || from > today_ - 2) {
        old.end_reason = library().office_texts("assigned", "ended").front();
        continue;
      }
      const auto next = moved || later || waits ? least_loaded(life.contract, from, who)
                                                : in_full_post(life.contract, from, who);
      if (!next) continue;
      Tenure tenure{*next, from};
      tenure.came = moved ? Came::team : later || waits ? Came::after_gap : Came::after_leaving;
      tenure.reason = reason(moved ? "team" : waits ? "left_gap" : "left");
      if (from > last + 1) old.end_reason = library().office_texts("assigned", "ended").front();
      life.leads.push_back(std::move(tenure));
    }
  }

  /// Who has just begun gets some of the course that is going on.
  void share_with_newcomer() {
    EmployeePlace newcomer{0};
    for (std::size_t i = 0; i < cast_.posts.size(); ++i) {
      if (cast_.posts[i].first_day > cast_.posts[newcomer.at].first_day) newcomer = {i};
    }
    const Day from = working_day_from(cast_.posts[newcomer.at].first_day + 2);
    if (from >= today_) return;
    int count = 0;
    for (auto& life : lives_) {
      if (life.contract != course_contract || !life.takes_part() || life.leads.empty()) continue;
      if (life.leads.back().who == newcomer || life.leads.back().first >= from ||
          ++count % 2 == 0) {
        continue;
      }
      life.leads.back().last = from - 1;
      Tenure tenure{newcomer, from};
      tenure.came = Came::shared;
      tenure.reason = reason("new");
      life.leads.push_back(std::move(tenure));
    }
  }

  /// In summer some are given to a colleague while their own consultant is away, and come back.
  void cover_holidays() {
    for (auto& life : lives_) {
      for (std::size_t i = 0; i < life.leads.size(); ++i) {
        const auto tenure = life.leads[i];
        for (const auto& away : cast_.away[tenure.who.at]) {
          const Day last_away = *away.end - 1;
          if (*away.length() < 20 || tenure.first > away.first - 14 || away.first >= today_)
            continue;
          const Day until = tenure.last.value_or(life.last.value_or(today_ + 60));
          if (until < last_away + 14 || life.contract == course_contract || !dice_.chance(28))
            continue;
          const auto cover = who_is_there(life.contract, tenure.who, away);
          if (!cover) continue;
          split(life, i, *cover, working_day_from(away.first), working_day_from(last_away + 1));
          ++i;
          break;
        }
      }
    }
  }

  std::optional<EmployeePlace> who_is_there(ContractPlace contract, EmployeePlace but,
                                            const Period& away) {
    for (const auto who : cast_.consultants_of(contract, away.first)) {
      int there = 0;
      for (Day d = away.first; d < *away.end; ++d) there += cast_.at_work(who, d) ? 1 : 0;
      if (who != but && there >= 9 && cast_.employed(who, *away.end + 7)) return who;
    }
    return std::nullopt;
  }

  void split(Life& life, std::size_t i, EmployeePlace cover, Day from, Day back) {
    const auto own = life.leads[i];
    life.leads[i].last = from - 1;
    life.leads[i].end_reason.clear();
    Tenure covers{cover, from};
    covers.came = Came::cover;
    covers.reason = reason("holiday");
    if (back > today_) {  // still away
      covers.last = own.last;
      covers.end_reason = own.end_reason;
      life.leads.insert(life.leads.begin() + static_cast<std::ptrdiff_t>(i) + 1, covers);
      return;
    }
    covers.last = back - 1;
    Tenure again{own.who, back, own.last, Came::back, reason("back"), own.end_reason};
    life.leads.insert(life.leads.begin() + static_cast<std::ptrdiff_t>(i) + 1, {covers, again});
  }

  void add_besides() {
    for (auto& life : lives_) {
      if (life.leads.empty() || life.story == nullptr || !dice_.chance(9)) continue;
      const Day from = working_day_from(life.leads.front().first + dice_.between(30, 90));
      const Day until = life.last.value_or(today_);
      if (from + 30 > until) continue;
      for (const auto who : cast_.consultants_of(life.contract, from)) {
        const bool leads_too =
            std::ranges::any_of(life.leads, [&](const auto& t) { return t.who == who; });
        const auto& post = cast_.posts[who.at];
        if (leads_too || (post.last_day && *post.last_day < today_)) continue;
        Tenure tenure{who, from};
        tenure.reason = reason("co");
        life.besides.push_back(std::move(tenure));
        break;
      }
    }
  }

  const Cast& cast_;
  std::vector<Life>& lives_;
  Day today_;
  Dice dice_;
};

}  // namespace

void give_consultants(const Cast& cast, std::vector<Life>& lives) { Giving{cast, lives}.give(); }

}  // namespace stafett::example
