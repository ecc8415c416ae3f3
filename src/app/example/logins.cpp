#include "app/example/logins.hpp"

#include <algorithm>
#include <map>

#include "domain/words.hpp"

namespace stafett::example {

namespace {

using domain::Role;

/// How the script leaves its people, as far as the choice needs to know.
class Standing {
 public:
  explicit Standing(const Player& player) : player_{player}, today_{player.script.today} {
    for (const auto& event : player.script.events) {
      std::visit([this](const auto& act) { see(act); }, event.act);
    }
    for (std::size_t i = 0; i < player.script.participations.size(); ++i) {
      if (!is_open(i)) continue;
      if (const auto lead = leads_.find(i); lead != leads_.end()) ++loads_[lead->second];
      ++referred_[player.script.participations[i].counsellor.at];
    }
  }

  [[nodiscard]] EmployeePlace busiest() const { return {most(loads_)}; }
  [[nodiscard]] CounsellorPlace counsellor() const { return {most(referred_)}; }
  [[nodiscard]] int load(EmployeePlace who) const {
    const auto found = loads_.find(who.at);
    return found == loads_.end() ? 0 : found->second;
  }
  [[nodiscard]] int referred(CounsellorPlace who) const { return referred_.at(who.at); }
  [[nodiscard]] EmployeePlace first_leader() const { return first_leader_.value(); }
  [[nodiscard]] EmployeePlace newest() const { return newest_.value(); }
  [[nodiscard]] std::optional<EmployeePlace> leaving() const { return leaving_; }

  /// Whose page has the most on it: somebody followed by several, with notes, a date to come and
  /// something to do until then.
  [[nodiscard]] ParticipationPlace participant() const {
    std::map<std::size_t, int> points;
    for (std::size_t i = 0; i < player_.script.participations.size(); ++i) {
      const auto& person = player_.script.people[player_.script.participations[i].person.at];
      if (!is_open(i) || person.protection || person.email.empty()) continue;
      const auto count = [i](const std::map<std::size_t, int>& of) {
        const auto found = of.find(i);
        return found == of.end() ? 0 : found->second;
      };
      points[i] = std::min(count(notes_), 40) + 25 * std::min(count(changes_), 3) +
                  40 * std::min(count(coming_), 1) + 20 * std::min(count(goals_), 2) +
                  20 * std::min(count(jobs_), 1) + 60 * std::min(count(tasks_), 1);
    }
    return {most(points)};
  }

 private:
  template <class Act>
  void see(const Act&) {}
  void see(const Referred& act) { states_[act.participation.at] = act.state; }
  void see(const AgencyChanged& act) { states_[act.participation.at] = act.state; }
  void see(const Assigned& act) {
    if (act.part != domain::AssignmentPart::lead) return;
    leads_[act.participation.at] = act.employee.at;
    ++changes_[act.participation.at];
  }
  void see(const AssignmentEnded& act) {
    const auto lead = leads_.find(act.participation.at);
    const bool is_lead = lead != leads_.end() && lead->second == act.employee.at;
    if (is_lead && act.last_day < today_) leads_.erase(lead);
  }
  void see(const NoteWritten& act) { ++notes_[act.participation.at]; }
  void see(const GoalSet& act) { ++goals_[act.participation.at]; }
  void see(const JobBegun& act) { ++jobs_[act.participation.at]; }
  void see(const TaskAdded& act) {
    if (act.owner != domain::TaskOwner::participant) return;
    ++tasks_[act.participation.at];
    owners_[act.task.at] = act.participation.at;
  }
  void see(const TaskDone& act) {
    if (const auto owner = owners_.find(act.task.at); owner != owners_.end()) {
      --tasks_[owner->second];
    }
  }
  void see(const AppointmentMade& act) {
    if (act.starts_at.day_in_norway() >= today_) ++coming_[act.participation.at];
  }
  void see(const Hired& act) {
    const bool newer = !newest_ || act.employment.days.first > newest_day_;
    if (player_.script.employees[act.employee.at].position != Position::consultant || !newer)
      return;
    newest_ = act.employee;
    newest_day_ = act.employment.days.first;
  }
  void see(const JoinedTeam& act) {
    if (act.leads && !first_leader_) first_leader_ = act.employee;
  }
  void see(const NoticeGiven& act) {
    if (act.last_day >= today_) leaving_ = act.employee;
  }

  [[nodiscard]] bool is_open(std::size_t participation) const {
    const auto found = states_.find(participation);
    return found != states_.end() && domain::is_open(found->second.status);
  }

  /// The first of those with the highest number.
  static std::size_t most(const std::map<std::size_t, int>& of) {
    return std::max_element(of.begin(), of.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
  }

  const Player& player_;
  Day today_;
  std::map<std::size_t, AgencyState> states_;
  std::map<std::size_t, std::size_t> leads_;
  std::map<std::size_t, std::size_t> owners_;  ///< of a task that is the participant's to do
  std::map<std::size_t, int> loads_, referred_, notes_, changes_, coming_, goals_, jobs_, tasks_;
  std::optional<EmployeePlace> first_leader_, newest_, leaving_;
  Day newest_day_;
};

}  // namespace

std::vector<Login> logins_of(Player& player) {
  const Standing standing{player};
  std::vector<Login> logins;
  const auto add = [&](EmployeePlace who, Role role, std::string look_at) {
    const auto& name = player.script.employees[who.at].employee.name;
    logins.push_back({player.username(who), role, name, std::move(look_at)});
  };
  const auto load = [&](EmployeePlace who) { return std::to_string(standing.load(who)); };
  add(standing.first_leader(), Role::leader,
      "the rings of a contract in its last 60 days, and its next two years; who waits, who has "
      "nobody");
  const auto busiest = standing.busiest();
  add(busiest, Role::consultant, load(busiest) + " participants: my day, files, notes, drafts");
  if (const auto leaving = standing.leaving(); leaving && leaving != busiest) {
    add(*leaving, Role::consultant, "has given notice, with " + load(*leaving) + " participants");
  }
  if (const auto newest = standing.newest(); newest != busiest) {
    add(newest, Role::consultant, "has just begun, with " + load(newest) + " participants");
  }
  for (std::size_t i = 0; i < player.script.employees.size(); ++i) {
    if (player.script.employees[i].position == Position::administrator) {
      add({i}, Role::administrator, "contracts and their terms, staff, imports, the log");
    }
  }
  const auto counsellor = standing.counsellor();
  logins.push_back({player.username(counsellor), Role::counsellor,
                    player.script.counsellors[counsellor.at].name,
                    "the " + std::to_string(standing.referred(counsellor)) +
                        " people referred from there, read only"});
  const auto participant = standing.participant();
  const auto username = player.let_in(participant, Instant::in_norway(player.script.today, 5 * 60));
  const auto& person = player.script.people[player.script.participations[participant.at].person.at];
  logins.push_back({username, Role::participant, person.given_name + ' ' + person.family_name,
                    "own goal, next date, notes, who has followed, who has read"});
  const std::string researcher = "Ragnhild Tveito";
  logins.push_back({player.let_in_researcher(researcher, "ragnhild.tveito@paafunn.example",
                                             Instant::in_norway(player.script.today, 5 * 60)),
                    Role::researcher, researcher,
                    "scenarios of buying and organising follow-up, held against each other"});
  return logins;
}

}  // namespace stafett::example
