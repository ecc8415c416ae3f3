#include "foresee/trace.hpp"

#include <fmt/format.h>

#include <charconv>
#include <iterator>
#include <map>
#include <utility>

#include "foresee/circles.hpp"
#include "foresee/report_text.hpp"

namespace stafett::foresee {

namespace {

using domain::Phase;

// "1-17" as its numbers, each from 1.
std::optional<std::vector<std::uint32_t>> numbers_of(std::string_view text, std::size_t count) {
  std::vector<std::uint32_t> numbers;
  while (true) {
    const auto dash = text.find('-');
    const auto word = text.substr(0, dash);
    std::uint32_t number = 0;
    const auto read = std::from_chars(word.data(), word.data() + word.size(), number);
    if (read.ec != std::errc{} || read.ptr != word.data() + word.size() || number == 0)
      return std::nullopt;
    numbers.push_back(number);
    if (dash == std::string_view::npos) break;
    text.remove_prefix(dash + 1);
  }
  return numbers.size() == count ? std::optional{numbers} : std::nullopt;
}

std::string consultant(const Happened& one) {
  return name_of(Who{true, one.lot, one.post, one.holder});
}

std::string whose(const Happened& one) {
  if (one.referral != Happened::none)
    return "participant " + name_of(Who{false, one.lot, one.referral, 0});
  if (one.post != Happened::none) return "consultant " + consultant(one);
  return fmt::format("contract {}", one.lot + 1);
}

std::string_view said(std::optional<Phase> phase) {
  if (!phase) return "-";
  return *phase == Phase::start ? "start" : *phase == Phase::under_way ? "under way" : "end";
}

std::string_view stage_name(int number) {
  switch (number) {
    case 2:
      return "vocational profile";
    case 3:
      return "job finding";
    case 4:
      return "employer engagement";
    case 5:
      return "on- and off-the-job support";
    default:
      return "engagement";
  }
}

std::string chance(double amount) {
  return fmt::format("chance {} % in this week", shown(100 * amount));
}

std::string of_contract(const Happened& one, const auto& date) {
  switch (one.what) {
    case Happening::contract_began:
      return one.value > 0 ? "the contract begins, until " + date(one.value - 1)
                           : std::string{"the contract begins, with options open"};
    case Happening::option_taken:
      return fmt::format("option {} is taken", one.value);
    case Happening::option_declined:
      return fmt::format("option {} is not taken: the end is known", one.value);
    case Happening::contract_turned:
      return one.contract_phase
                 ? fmt::format("the contract turns to its {} phase", said(one.contract_phase))
                 : std::string{"the contract is over"};
    case Happening::tender_awarded:
      return one.value == 1 ? "the tender is awarded: the provider goes on"
                            : "the tender is awarded: another provider has won";
    case Happening::contract_ended:
      return fmt::format("the contract ends after {} days", one.value);
    case Happening::provider_changed:
      return "another provider takes over";
    default:
      return std::string{to_text(one.what)};
  }
}

std::string of_consultant(const Happened& one, const auto& date) {
  switch (one.what) {
    case Happening::consultant_began: {
      const int kind = static_cast<int>(one.amount);
      return fmt::format("begins {} relevant degree, {}; meets participants from {}",
                         kind % 2 == 1 ? "with a" : "without a",
                         kind >= 2 ? "on a fixed term" : "permanently employed", date(one.value));
    }
    case Happening::onboarding_signed:
      return "the onboarding plan is signed off";
    case Happening::consultant_turned:
      return fmt::format("the consultant turns to the {} phase", said(one.consultant_phase));
    case Happening::work_agreed:
      return "has agreed work beyond the contract's end";
    case Happening::work_open:
      return "the next contract has begun: what comes after it is open again";
    case Happening::notice_given:
      return fmt::format("gives notice, last day {} ({})", date(one.value - 1), chance(one.amount));
    case Happening::moved_along:
      return "goes along to the new provider";
    case Happening::kept_back:
      return "does not go along to the new provider";
    case Happening::consultant_left:
      return fmt::format("leaves after {} days", one.value);
    default:
      return std::string{to_text(one.what)};
  }
}

std::string of_participant(const Happened& one, const auto& date) {
  switch (one.what) {
    case Happening::referred:
      return "is referred";
    case Happening::refused:
      return one.value == 1   ? "is refused: the waiting list is full"
             : one.value == 2 ? "is referred elsewhere: intake has stopped"
                              : "is refused: there is no intake";
    case Happening::began:
      return fmt::format("begins{}{}; time granted until {}",
                         one.post == Happened::none ? "" : " with consultant " + consultant(one),
                         one.amount > 0 ? ", with reduced work capacity" : "", date(one.value - 1));
    case Happening::lead_lost:
      return "loses consultant " + consultant(one) + ", who leaves";
    case Happening::lead_gained:
      return one.amount > 0 ? fmt::format("gets consultant {}: {} weeks of telling it again",
                                          consultant(one), shown(one.amount))
                            : "gets consultant " + consultant(one);
    case Happening::met:
      return fmt::format("{} contact{} with consultant {}", one.value, one.value == 1 ? "" : "s",
                         consultant(one));
    case Happening::plan_agreed:
      return "the plan is agreed and the mapping confirmed";
    case Happening::stage_reached:
      return fmt::format("stage {}: {}", one.value, stage_name(one.value));
    case Happening::participant_turned:
      return fmt::format("the participant turns to the {} phase: the granted time is nearly over",
                         said(one.participant_phase));
    case Happening::time_granted:
      return "more time is granted, until " + date(one.value - 1);
    case Happening::job_found:
      return "gets a job (" + chance(one.amount) + ")";
    case Happening::job_lost:
      return "loses the job (" + chance(one.amount) + ")";
    case Happening::job_kept:
      return "the job counts as kept; the participation ends";
    case Happening::dropped_out:
      return "leaves without a job (" + chance(one.amount) + ")";
    case Happening::time_over:
      return "the granted time is over; the participation ends";
    case Happening::followed:
      return "goes along to the new provider";
    case Happening::finished_at_change:
      return "is finished at the change of provider";
    case Happening::returned_at_change:
      return "is sent back at the change of provider";
    default:
      return std::string{to_text(one.what)};
  }
}

std::string sentence(const Happened& one, const Scenario& scenario) {
  const auto date = [&](int day) { return (scenario.first_day + day).to_text(); };
  if (one.referral != Happened::none) return of_participant(one, date);
  if (one.post != Happened::none) return of_consultant(one, date);
  return of_contract(one, date);
}

bool ends_participation(Happening what) {
  switch (what) {
    case Happening::refused:
    case Happening::job_kept:
    case Happening::dropped_out:
    case Happening::time_over:
    case Happening::finished_at_change:
    case Happening::returned_at_change:
      return true;
    default:
      return false;
  }
}

// Picks one life out of what happens, and carries along what is known of its circles.
class Follower {
 public:
  explicit Follower(const Who& who) : who_{who} {}

  bool concerns(Happened& one) {
    if (one.lot != who_.lot) return false;
    const bool mine = who_.consultant ? one.post == who_.number && one.holder == who_.holder
                                      : one.referral == who_.number;
    if (mine) here_ = true;
    const bool own_consultant = !who_.consultant && one.referral == Happened::none &&
                                one.post != Happened::none && one.post == lead_ &&
                                one.holder == holder_;
    const bool of_contract = one.referral == Happened::none && one.post == Happened::none;
    if (!mine && !(here_ && (own_consultant || of_contract))) return false;
    if (mine) remember(one);
    if (own_consultant) consultant_ = one.consultant_phase;
    if (!who_.consultant) {
      one.participant_phase = participant_;
      one.consultant_phase = consultant_;
    } else if (of_contract) {
      one.consultant_phase = consultant_;
    }
    return true;
  }

 private:
  void remember(const Happened& one) {
    consultant_ = one.consultant_phase;
    if (who_.consultant) {
      if (one.what == Happening::consultant_left) here_ = false;
      return;
    }
    participant_ = one.participant_phase;
    lead_ = one.what == Happening::lead_lost ? Happened::none : one.post;
    holder_ = one.holder;
    if (ends_participation(one.what)) here_ = false;
  }

  Who who_;
  bool here_ = false;
  std::int64_t lead_ = Happened::none;
  std::uint32_t holder_ = 0;
  std::optional<Phase> consultant_;
  std::optional<Phase> participant_;
};

}  // namespace

std::optional<Who> participant_of(std::string_view text) {
  const auto numbers = numbers_of(text, 2);
  if (!numbers) return std::nullopt;
  return Who{false, (*numbers)[0] - 1, std::int64_t{(*numbers)[1]} - 1, 0};
}

std::optional<Who> consultant_of(std::string_view text) {
  const auto numbers = numbers_of(text, 3);
  if (!numbers) return std::nullopt;
  return Who{true, (*numbers)[0] - 1, std::int64_t{(*numbers)[1]} - 1, (*numbers)[2] - 1};
}

std::string name_of(const Who& who) {
  if (who.consultant) return fmt::format("{}-{}-{}", who.lot + 1, who.number + 1, who.holder + 1);
  return fmt::format("{}-{}", who.lot + 1, who.number + 1);
}

std::vector<Traced> trace(const Scenario& scenario, std::uint64_t seed, std::uint64_t replication,
                          const std::optional<Who>& who, const Start* start) {
  std::vector<Traced> all;
  // Weeks that are put together: where the last of them stands, by participant.
  std::map<std::pair<std::uint32_t, std::int64_t>, std::pair<std::size_t, int>> weeks;
  std::optional<Follower> follower;
  if (who) follower.emplace(*who);
  const Recorder recorder = [&](const Happened& heard) {
    Happened one = heard;
    if (follower && !follower->concerns(one)) return;
    const std::pair who_met{one.lot, one.referral};
    if (one.what == Happening::met) {
      if (!who || who->consultant) return;  // everybody's weeks would hide all else
      auto& [at, count] = weeks[who_met];
      if (count > 0 && at + 1 == all.size() && all[at].event.post == one.post) {
        one.value += all[at].event.value;
        all.pop_back();
      } else {
        count = 0;
      }
      ++count;
      at = all.size();
      all.push_back({one, whose(one),
                     fmt::format("{} week{} up to here: {}", count, count == 1 ? "" : "s",
                                 sentence(one, scenario))});
      return;
    }
    all.push_back({one, whose(one), sentence(one, scenario)});
  };
  static_cast<void>(run_circles(scenario, seed, replication, start, nullptr, &recorder));
  return all;
}

std::string trace_text(const Scenario& scenario, const std::vector<Traced>& traced) {
  std::string text = fmt::format("{:<10}  {:<9} {:<10} {:<11}  {:<18} {}\n", "day", "contract",
                                 "consultant", "participant", "who", "what");
  for (const Traced& one : traced)
    fmt::format_to(std::back_inserter(text), "{:<10}  {:<9} {:<10} {:<11}  {:<18} {}\n",
                   (scenario.first_day + one.event.day).to_text(), said(one.event.contract_phase),
                   said(one.event.consultant_phase), said(one.event.participant_phase), one.who,
                   one.what);
  return text;
}

std::string trace_csv(const Scenario& scenario, const std::vector<Traced>& traced) {
  std::string csv =
      "scenario,day,who,event,contract_phase,consultant_phase,participant_phase,value,amount,"
      "what\n";
  for (const Traced& one : traced)
    fmt::format_to(
        std::back_inserter(csv), "{},{},{},{},{},{},{},{},{},{}\n", csv_text(scenario.name),
        (scenario.first_day + one.event.day).to_text(), csv_text(one.who), to_text(one.event.what),
        csv_text(said(one.event.contract_phase)), csv_text(said(one.event.consultant_phase)),
        csv_text(said(one.event.participant_phase)), one.event.value, exact(one.event.amount),
        csv_text(one.what));
  return csv;
}

std::string trace_json(const Scenario& scenario, const std::vector<Traced>& traced) {
  std::string json = "{\"scenario\":" + json_text(scenario.name) + ",\"events\":[";
  const auto phase = [](std::optional<Phase> one) {
    return one ? json_text(said(one)) : std::string{"null"};
  };
  for (std::size_t i = 0; i < traced.size(); ++i) {
    const Happened& event = traced[i].event;
    fmt::format_to(
        std::back_inserter(json),
        "{}\n{{\"day\":{},\"who\":{},\"event\":{},\"contract_phase\":{},\"consultant_phase\":{},"
        "\"participant_phase\":{},\"value\":{},\"amount\":{},\"what\":{}}}",
        i > 0 ? "," : "", json_text((scenario.first_day + event.day).to_text()),
        json_text(traced[i].who), json_text(to_text(event.what)), phase(event.contract_phase),
        phase(event.consultant_phase), phase(event.participant_phase), event.value,
        exact(event.amount), json_text(traced[i].what));
  }
  return json + "]}\n";
}

}  // namespace stafett::foresee
