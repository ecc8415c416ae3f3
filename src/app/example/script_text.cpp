// A script in words, one event a line.
#include <fmt/format.h>

#include "app/example/script.hpp"
#include "domain/delivery.hpp"

namespace stafett::example {

namespace {

using domain::to_text;
using stafett::to_text;

std::string day_or_none(const std::optional<Day>& day) { return day ? day->to_text() : "-"; }

std::string state_text(const AgencyState& s) {
  return fmt::format("{} {} {} {} {}", to_text(s.status), s.reason ? to_text(*s.reason) : "-",
                     s.reason_text, day_or_none(s.start_day), day_or_none(s.last_day));
}

std::string content_text(const domain::NoteContent& c) {
  return fmt::format("{} {} {} min [{}] {}{}", to_text(c.kind), c.day.to_text(), c.minutes,
                     c.present, c.text,
                     c.withheld_reason ? " (withheld: " + *c.withheld_reason + ")" : "");
}

struct InWords {
  std::string operator()(const ContractWon& a) const {
    return fmt::format("contract {} won", a.contract.at);
  }
  std::string operator()(const OptionDecided& a) const {
    return fmt::format("contract {} option {} {}", a.contract.at, a.ordinal, to_text(a.decision));
  }
  std::string operator()(const TermChanged& a) const {
    return fmt::format("contract {} term {} {} from {}", a.contract.at, to_text(a.term.kind),
                       to_text(a.term.value), a.term.first_day.to_text());
  }
  std::string operator()(const DeliveryListed& a) const {
    return fmt::format("delivery {} {}", a.delivery.at, to_text(a.status));
  }
  std::string operator()(const TeamFormed& a) const {
    return fmt::format("team {} formed", a.team.at);
  }
  std::string operator()(const Hired& a) const {
    return fmt::format("employee {} hired from {} {}", a.employee.at,
                       a.employment.days.first.to_text(), to_text(a.employment.type));
  }
  std::string operator()(const JoinedTeam& a) const {
    return fmt::format("employee {} in team {} from {}{}", a.employee.at, a.team.at,
                       a.first_day.to_text(), a.leads ? ", leads" : "");
  }
  std::string operator()(const LeftTeam& a) const {
    return fmt::format("employee {} left team {} {}", a.employee.at, a.team.at,
                       a.last_day.to_text());
  }
  std::string operator()(const OnboardingSigned& a) const {
    return fmt::format("employee {} onboarding signed {}", a.employee.at, a.day.to_text());
  }
  std::string operator()(const NoticeGiven& a) const {
    return fmt::format("employee {} notice, last day {}: {}", a.employee.at, a.last_day.to_text(),
                       a.reason);
  }
  std::string operator()(const EmployerRegistered& a) const {
    return fmt::format("employer {} registered", a.employer.at);
  }
  std::string operator()(const Referred& a) const {
    return fmt::format("p{} referred {}", a.participation.at, state_text(a.state));
  }
  std::string operator()(const AgencyChanged& a) const {
    return fmt::format("p{} agency {}", a.participation.at, state_text(a.state));
  }
  std::string operator()(const Assigned& a) const {
    return fmt::format("p{} {} {} from {}: {}", a.participation.at, to_text(a.part), a.employee.at,
                       a.first_day.to_text(), a.reason);
  }
  std::string operator()(const AssignmentEnded& a) const {
    return fmt::format("p{} assignment of {} ended {}: {}", a.participation.at, a.employee.at,
                       a.last_day.to_text(), a.reason);
  }
  std::string operator()(const NoteWritten& a) const {
    return fmt::format("p{} note {} {}{} {}{}", a.participation.at, a.note.at, to_text(a.situation),
                       a.is_signed ? "" : " draft", content_text(a.content),
                       a.holds ? fmt::format(" (appointment {})", a.holds->at) : "");
  }
  std::string operator()(const NoteCorrected& a) const {
    return fmt::format("note {} corrected: {} {}", a.note.at, a.reason, content_text(a.content));
  }
  std::string operator()(const GoalSet& a) const {
    return fmt::format("p{} goal {}: {}", a.participation.at, a.day.to_text(), a.text);
  }
  std::string operator()(const StageMoved& a) const {
    return fmt::format("p{} stage {} {}: {}", a.participation.at, number_of(a.stage),
                       a.day.to_text(), a.reason);
  }
  std::string operator()(const MilestoneReached& a) const {
    return fmt::format("p{} {} {}", a.participation.at, to_text(a.milestone), a.day.to_text());
  }
  std::string operator()(const AppointmentMade& a) const {
    return fmt::format("p{} appointment {} with {} {} {} min {} at {}: {}", a.participation.at,
                       a.appointment.at, a.with.at, a.starts_at.to_text(), a.minutes,
                       to_text(a.kind), a.place, a.purpose);
  }
  std::string operator()(const AppointmentClosed& a) const {
    return fmt::format("appointment {} {}", a.appointment.at, to_text(a.state));
  }
  std::string operator()(const TaskAdded& a) const {
    return fmt::format("p{} task {} {} by {}: {}", a.participation.at, a.task.at, to_text(a.owner),
                       day_or_none(a.due_day), a.text);
  }
  std::string operator()(const TaskDone& a) const {
    return fmt::format("task {} done {}", a.task.at, a.day.to_text());
  }
  std::string operator()(const JobBegun& a) const {
    return fmt::format("p{} job {} {} {} at employer {} {} to {} {} %", a.participation.at,
                       a.job.at, to_text(a.kind), a.title, a.employer.at, a.first_day.to_text(),
                       day_or_none(a.last_day), a.extent_percent);
  }
  std::string operator()(const JobEnded& a) const {
    return fmt::format("job {} ended {}", a.job.at, a.last_day.to_text());
  }
  std::string operator()(const Typed& a) const {
    return fmt::format("p{} typed {}", a.participation.at, content_text(a.content));
  }
  std::string operator()(const FileOpened& a) const {
    return fmt::format("p{} file opened", a.participation.at);
  }
  std::string operator()(const FileOpenedByCounsellor& a) const {
    return fmt::format("p{} file opened by counsellor {}", a.participation.at, a.counsellor.at);
  }
};

}  // namespace

std::string to_text(const Script& script) {
  std::string text = fmt::format("seed {} today {}\n", script.seed, script.today.to_text());
  for (std::size_t i = 0; i < script.contracts.size(); ++i) {
    const auto& c = script.contracts[i];
    text += fmt::format("contract {} {} {} {} to {}\n", i, c.number, c.name, c.first_day.to_text(),
                        (c.base_end_day - 1).to_text());
  }
  for (std::size_t i = 0; i < script.employees.size(); ++i) {
    text += fmt::format("employee {} {}\n", i, script.employees[i].employee.name);
  }
  for (std::size_t i = 0; i < script.employers.size(); ++i) {
    const auto& e = script.employers[i];
    text += fmt::format("employer {} {} {} {}\n", i, e.name, e.organisation_number.value_or("-"),
                        e.place);
  }
  for (std::size_t i = 0; i < script.participations.size(); ++i) {
    const auto& row = script.participations[i];
    const auto& p = script.people[row.person.at];
    text += fmt::format("p{} person {} {} {} {} {} {} {} {}\n  {}\n", i, row.person.at, p.number,
                        p.given_name, p.family_name, p.address, p.postcode, p.place,
                        to_text(row.origin), row.purpose);
  }
  for (const auto& event : script.events) {
    text += fmt::format("{} {} {}\n", event.at.to_text(),
                        event.by ? std::to_string(event.by->at) : "nav",
                        std::visit(InWords{}, event.act));
  }
  return text;
}

}  // namespace stafett::example
