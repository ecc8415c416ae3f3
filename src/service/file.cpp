#include "service/file.hpp"

#include <algorithm>

#include "domain/duration_rule.hpp"
#include "domain/duty.hpp"
#include "domain/exposure.hpp"
#include "domain/rings.hpp"
#include "service/circles.hpp"
#include "service/command.hpp"
#include "service/note_view.hpp"
#include "service/words.hpp"
#include "store/assignment.hpp"
#include "store/follow_up.hpp"
#include "store/participation.hpp"

namespace stafett::service {

namespace {

using domain::Action;
using domain::Grant;
using domain::RecordKind;

constexpr std::int64_t notes_on_a_page = 50;

std::string tenths(int value) {
  std::string text = std::to_string(value / 10);
  if (value % 10 != 0) text += "," + std::to_string(value % 10);
  return text;
}

/// The person's names as one who shows them.
view::PersonName name_view(const domain::Person& person, const Grant& identity) {
  if (!identity.shows(domain::Field::name)) return {{}, {}, true};
  std::string given = person.given_name;
  if (!person.middle_name.empty()) given += " " + person.middle_name;
  return {given, person.family_name, domain::has_protected_address(person)};
}

view::Person person_view(sql::Reading& tx, const Opened& opened, const Grant& identity) {
  const auto optional = [&](RecordKind kind) -> std::optional<Grant> {
    auto grant = opened.may(kind, Action::read);
    return grant ? std::optional{*std::move(grant)} : std::nullopt;
  };
  const auto person =
      store::person_of(tx, identity, optional(RecordKind::contact), optional(RecordKind::address));
  view::Person shown{.id = person.id.uuid,
                     .name = name_view(person, identity),
                     .number = text_or_nothing(person.number.digits),
                     .number_verdict = view::NumberShown::withheld,
                     .phone = text_or_nothing(person.phone),
                     .email = text_or_nothing(person.email),
                     .address = text_or_nothing(person.address),
                     .postcode = text_or_nothing(person.postcode),
                     .place = text_or_nothing(person.place),
                     .protection = {},
                     .revealed = opened.subject.protected_address && opened.subject.confirmed &&
                                 !identity.withholds_all()};
  if (person.protection) shown.protection = std::string{person.protection->code()};
  if (identity.shows(domain::Field::number)) {
    switch (person.number.verdict) {
      case domain::NumberVerdict::valid:
        shown.number_verdict = view::NumberShown::valid;
        break;
      case domain::NumberVerdict::synthetic:
        shown.number_verdict = view::NumberShown::synthetic;
        break;
      case domain::NumberVerdict::flagged:
        shown.number_verdict = view::NumberShown::flagged;
        break;
      case domain::NumberVerdict::missing:
        shown.number_verdict = view::NumberShown::missing;
        break;
    }
  }
  return shown;
}

/// Builds the file part by part; each part asks for its own key.
class Filing {
 public:
  Filing(sql::Reading& tx, const Call& call, const Opened& opened)
      : tx_{tx}, call_{call}, opened_{opened}, circles_{tx, call.today} {}

  Result<view::ParticipationFile> build() {
    const auto dates = opened_.may(RecordKind::status_dates, Action::read);
    const auto identity = opened_.may(RecordKind::identity, Action::read);
    if (!dates) return tl::make_unexpected(dates.error());
    if (!identity) return tl::make_unexpected(identity.error());
    ask(*dates);
    auto kept = store::find_participation(tx_, *dates);
    if (!kept) return foreign();
    kept_ = *std::move(kept);
    file_.id = opened_.subject.participation.uuid;
    file_.version = kept_.version;
    file_.relation = opened_.subject.relation;
    file_.person = person_view(tx_, opened_, *identity);
    head();
    status();
    chain();
    work();
    words();
    duties();
    acts();
    return std::move(file_);
  }

 private:
  [[nodiscard]] std::optional<Grant> read(RecordKind kind) const {
    auto grant = opened_.may(kind, Action::read);
    return grant ? std::optional{*std::move(grant)} : std::nullopt;
  }

  /// Everything that may be shown is asked for before any of it is looked at.
  void ask(const Grant& dates) {
    asked_.statuses.emplace(store::statuses_of(tx_, dates));
    asked_.granted.emplace(store::granted_of(tx_, dates));
    asked_.extents.emplace(store::extents_of(tx_, dates));
    if (const auto grant = read(RecordKind::assignment_chain)) {
      asked_.names.emplace(store::names_in_chain(tx_, *grant));
      asked_.versions.emplace(store::assignment_versions(tx_, *grant));
    }
    const auto ask_for = [&](auto& answer, RecordKind kind, auto question) {
      if (const auto grant = read(kind)) answer.emplace(question(tx_, *grant));
    };
    ask_for(asked_.stages, RecordKind::se_stage, store::stages_of);
    ask_for(asked_.tasks, RecordKind::task, store::tasks_of);
    ask_for(asked_.appointments, RecordKind::appointment, store::appointments_of);
    ask_for(asked_.jobs, RecordKind::job, store::jobs_of);
    ask_for(asked_.goals, RecordKind::goal, store::goals_of);
    ask_for(asked_.contents, RecordKind::referral, store::contents_of);
    ask_for(asked_.aside, RecordKind::kept_aside, store::kept_aside_of);
  }

  void head() {
    const auto& p = kept_.participation;
    if (const auto* contract = circles_.contract(p.contract)) {
      file_.contract = view::Named{contract->id.uuid, contract->name};
      file_.measure = code_view(contract->measure, call_.session.language);
    }
    file_.origin = p.origin;
    file_.previous_provider = kept_.previous_provider;
    file_.earlier = p.earlier;
    file_.phases.contract = domain::phase_on(circles_.contract_circle(p.contract), call_.today);
    file_.phases.participation = domain::phase_on(domain::phases(p), call_.today);
  }

  void status() {
    const auto& p = kept_.participation;
    file_.status = code_view(p.status, call_.session.language);
    file_.status_reason = code_view(p.reason, call_.session.language);
    file_.status_reason_text = text_or_nothing(p.reason_text);
    file_.status_day = p.status_day;
    file_.start_day = p.start_day;
    file_.last_day = last_day(p.end_day);
    if (file_.last_day) file_.days_left = *file_.last_day - call_.today;
    file_.first_contact_day = p.first_contact_day;
    file_.last_contact_day = p.last_contact_day;
    for (const auto& change : asked_.statuses->get()) {
      file_.statuses.push_back({code_view(change.status, call_.session.language),
                                code_view(change.reason, call_.session.language),
                                text_or_nothing(change.reason_text), change.valid_from,
                                std::string{to_text(change.cause)}});
    }
    for (const auto& granted : asked_.granted->get()) {
      file_.granted.push_back({granted.days.first, granted.days.last(), granted.source});
    }
    for (const auto& extent : asked_.extents->get()) {
      view::Extent shown{extent.first_day, extent.percent, {}};
      if (extent.days_per_week_tenths) shown.days_per_week = tenths(*extent.days_per_week_tenths);
      file_.extents.push_back(std::move(shown));
    }
  }

  void chain() {
    if (!asked_.names) return;
    const auto& rows = opened_.facts.assignments;
    std::map<EmployeeId, std::string> names;
    for (auto& name : asked_.names->get()) names[name.id] = std::move(name.name);
    std::map<AssignmentId, std::int64_t> versions;
    for (const auto& [id, version] : asked_.versions->get()) {
      versions[id] = version;
    }
    for (const auto& a : rows) {
      if (a.days.empty()) continue;
      view::AssignmentView shown{.id = a.id.uuid,
                                 .employee = {a.employee.uuid, names[a.employee]},
                                 .part = a.part,
                                 .first_day = a.days.first,
                                 .last_day = a.days.last(),
                                 .reason = a.reason,
                                 .decided_by = {},
                                 .end_reason = text_or_nothing(a.end_reason),
                                 .version = versions[a.id]};
      if (a.decided_by) shown.decided_by = view::Named{a.decided_by->uuid, names[*a.decided_by]};
      file_.chain.push_back(std::move(shown));
    }
    if (const auto* lead = domain::lead_on(rows, call_.today)) {
      file_.lead = view::Named{lead->employee.uuid, names[lead->employee]};
      file_.phases.consultant =
          domain::phase_on(circles_.employee_circle(lead->employee), call_.today);
    }
    for (const auto* co : domain::co_on(rows, call_.today)) {
      file_.co.push_back({co->employee.uuid, names[co->employee]});
    }
    file_.phases.calm = file_.phases.contract == domain::PhaseNow::under_way &&
                        file_.phases.consultant == domain::PhaseNow::under_way;
    gaps_ = domain::gaps_until(kept_.participation, rows, call_.today);
    file_.gaps = day_spans(gaps_, call_.today);
    file_.gap_days = days_in(file_.gaps);
  }

  void work() {
    if (asked_.stages) {
      file_.se_stage = kept_.se_stage;
      file_.se_stage_day = kept_.se_stage_day;
      for (const auto& stage : asked_.stages->get()) {
        file_.stages.push_back({stage.stage, stage.day, stage.reason, stage.by});
      }
    }
    if (read(RecordKind::plan)) {
      file_.plan_agreed_day = kept_.participation.plan_agreed_day;
      file_.mapping_confirmed_day = kept_.participation.mapping_confirmed_day;
      file_.ending_agreed_day = kept_.participation.ending_agreed_day;
    }
    if (asked_.tasks) {
      for (const auto& kept : asked_.tasks->get()) {
        const auto& t = kept.task;
        file_.tasks.push_back({t.id.uuid, kept.version, t.owner, t.text, t.due_day, t.done_day});
      }
    }
    if (asked_.appointments) {
      for (const auto& kept : asked_.appointments->get()) {
        const auto& a = kept.appointment;
        const Day day = a.starts_at.day_in_norway();
        if (a.state == domain::AppointmentState::planned && day >= call_.today) {
          file_.next = view::NextDate{a.id, day, a.starts_at, a.kind, a.place};  // latest first
        }
        file_.appointments.push_back({a.id.uuid, kept.version, a.starts_at, day, a.minutes, a.kind,
                                      a.place, a.purpose, a.state,
                                      view::Named{a.employee.uuid, kept.with}});
      }
    }
    if (asked_.jobs) {
      for (const auto& kept : asked_.jobs->get()) {
        const auto& j = kept.job;
        file_.jobs.push_back({j.id.uuid, kept.version,
                              view::Named{j.employer.uuid, kept.employer_name}, j.kind, j.title,
                              j.days.first, j.days.last(), j.extent_percent});
      }
    }
  }

  void words() {
    if (asked_.goals) {
      file_.goal_version = kept_.goal_version;
      for (const auto& goal : asked_.goals->get()) {
        file_.goals.push_back({goal.text, goal.day, goal.number, goal.written_by});
      }
      if (!file_.goals.empty()) file_.goal = file_.goals.back();
    }
    if (const auto grant = read(RecordKind::referral)) referral(*grant);
    if (asked_.aside) {
      for (auto& kept : asked_.aside->get()) {
        file_.kept_aside.push_back(
            {std::move(kept.path), std::move(kept.value), std::move(kept.source)});
      }
    }
    // A first page has no cursor that could be refused.
    if (auto notes = notes_page(tx_, opened_, std::nullopt, notes_on_a_page); notes && *notes) {
      file_.notes = **std::move(notes);
    }
  }

  void referral(const Grant& grant) {
    const auto kept = store::referral_of(tx_, grant);
    view::Referral shown;
    shown.day = kept_.participation.referral_day;
    shown.purpose = kept.purpose;
    shown.content_lead = kept.content_lead;
    for (auto& item : asked_.contents->get()) {
      // What the agency's list has stands in its words; "other" and what is new in its own text.
      const auto kind = from_text<domain::ContentKind>(item.code);
      const bool own_text = !kind || *kind == domain::ContentKind::annet;
      shown.contents.push_back(
          {item.code,
           own_text ? item.text : std::string{domain::said(*kind, call_.session.language)},
           item.description, item.chosen});
    }
    shown.office = kept.office;
    if (kept.counsellor) {
      shown.counsellor = kept.counsellor->name;
      shown.counsellor_email = kept.counsellor->email;
      shown.counsellor_phone = kept.counsellor->phone;
      if (!shown.office) shown.office = text_or_nothing(kept.counsellor->office);
    }
    if (kept_.effort_group) {
      shown.effort_group = code_view(domain::Coded<domain::EffortGroup>::read(*kept_.effort_group),
                                     call_.session.language);
    }
    shown.source = kept.source;
    if (kept.delivery) {
      if (const auto d = store::find_delivery(tx_, *kept.delivery)) {
        shown.delivery = view::DeliveryView{d->id.uuid,
                                            d->name,
                                            std::string{d->measure.code()},
                                            d->first_day,
                                            last_day(d->end_day),
                                            std::string{d->status.code()},
                                            d->places};
      }
    }
    shown.shared_by_hand = kept.shared_by_hand;
    shown.under_follow_up = kept.under_follow_up;
    shown.removed_from_list_day = kept.removed_from_list_day;
    file_.referral = std::move(shown);
  }

  /// What is due is for those who do the work; a participant is not shown colleagues' clocks.
  void duties() {
    if (!opened_.actor.employee) return;
    const auto& p = kept_.participation;
    const auto* const contract = circles_.contract(p.contract);
    std::vector<Day> task_days;
    for (const auto& task : file_.tasks) {
      if (task.owner == domain::TaskOwner::consultant && !task.done_day && task.due_day) {
        task_days.push_back(*task.due_day);
      }
    }
    domain::DutyFacts facts{.participation = p};
    if (contract != nullptr) {
      facts.terms = contract->terms;
      facts.contract_first_day = contract->first_day;
      facts.measure = contract->measure;
    }
    if (kept_.effort_group) {
      facts.group = domain::Coded<domain::EffortGroup>::read(*kept_.effort_group);
    }
    if (!gaps_.empty() && gaps_.back().contains(call_.today)) {
      facts.without_lead_since = gaps_.back().first;
    }
    if (file_.next) facts.next_appointment_day = file_.next->day;
    facts.task_days = task_days;
    for (auto& duty : domain::duties(facts, call_.today)) {
      file_.duties.push_back({duty.kind, duty.due_day, duty.urgency, std::move(duty.source)});
    }
    if (contract != nullptr && p.start_day) {
      const auto warnings = domain::duration_warnings({.measure = contract->measure,
                                                       .group = facts.group,
                                                       .start_day = *p.start_day,
                                                       .end_day = p.end_day,
                                                       .terms = contract->terms,
                                                       .today = call_.today});
      for (const auto& w : warnings) {
        file_.warnings.push_back({w.kind, w.limit_day, w.days_left,
                                  text_or_nothing(domain::said(w.groups, call_.session.language)),
                                  w.source});
      }
    }
  }

  void acts() {
    const bool open_now = domain::is_open(kept_.participation);
    const auto offer = [&](view::Act act, RecordKind kind, Action action, bool only_open = true) {
      if (only_open && !open_now) return;
      if (opened_.may(kind, action)) file_.acts.push_back(act);
    };
    offer(view::Act::write_note, RecordKind::note, Action::write, false);
    offer(view::Act::plan_appointment, RecordKind::appointment, Action::write);
    offer(view::Act::add_task, RecordKind::task, Action::write);
    offer(view::Act::set_goal, RecordKind::goal, Action::write);
    offer(view::Act::move_se_stage, RecordKind::se_stage, Action::write);
    offer(view::Act::assign, RecordKind::assignment_chain, Action::assign);
    offer(view::Act::change_dates, RecordKind::status_dates, Action::write, false);
    offer(view::Act::set_milestone, RecordKind::plan, Action::write);
    offer(view::Act::invite_participant, RecordKind::identity, Action::invite);
    offer(view::Act::add_job, RecordKind::job, Action::write, false);
    offer(view::Act::read_readers, RecordKind::access_log, Action::read, false);
    if (opened_.subject.protected_address && !opened_.subject.confirmed) {
      offer(view::Act::confirm_protected_access, RecordKind::identity, Action::confirm, false);
    }
  }

  sql::Reading& tx_;
  const Call& call_;
  const Opened& opened_;
  Circles circles_;
  template <class T>
  using Answers = std::optional<sql::Asked<std::vector<T>>>;
  struct {
    Answers<domain::StatusChange> statuses;
    Answers<domain::GrantedPeriod> granted;
    Answers<domain::ExtentFrom> extents;
    Answers<store::EmployeeName> names;
    Answers<std::pair<AssignmentId, std::int64_t>> versions;
    Answers<store::StageRow> stages;
    Answers<store::KeptTask> tasks;
    Answers<store::KeptAppointment> appointments;
    Answers<store::KeptJob> jobs;
    Answers<store::GoalVersion> goals;
    Answers<store::ContentItem> contents;
    Answers<store::KeptAside> aside;
  } asked_;
  store::KeptParticipation kept_;
  std::vector<Period> gaps_;
  view::ParticipationFile file_;
};

}  // namespace

Result<view::ParticipationFile> file_view(sql::Reading& tx, const Call& call,
                                          const Opened& opened) {
  return Filing{tx, call, opened}.build();
}

Result<view::ParticipationFile> file_after(sql::Writing& tx, const Call& call,
                                           const store::Outcome& done, ParticipationId id) {
  const auto opened = open(tx, call, id);
  if (!opened) return foreign();
  auto file = file_view(tx, call, *opened);
  if (file && done.repeated) {
    const auto key = opened->may(RecordKind::status_dates, Action::read);
    if (!key) return tl::make_unexpected(key.error());
    store::append(tx, audit_line(call, *key, id.uuid));
  }
  return file;
}

Result<view::ParticipationFile> read_file(const Call& call, ParticipationId id) {
  return call.house.store.audited_read(
      [&](sql::Reading& tx, store::Trail& trail) -> Result<view::ParticipationFile> {
        const auto opened = open(tx, call, id);
        if (!opened) return foreign();
        const auto key = opened->may(RecordKind::status_dates, Action::read);
        if (!key) return tl::make_unexpected(key.error());
        auto file = file_view(tx, call, *opened);
        if (file) trail.push_back(audit_line(call, *key, id.uuid));
        return file;
      });
}

Result<view::NoteList> list_notes(const Call& call, ParticipationId id, const Page& page) {
  return call.house.store.audited_read(
      [&](sql::Reading& tx, store::Trail& trail) -> Result<view::NoteList> {
        const auto opened = open(tx, call, id);
        if (!opened) return foreign();
        const auto key = opened->may(RecordKind::note, Action::read);
        if (!key) return tl::make_unexpected(key.error());
        const auto limit = std::clamp<std::int64_t>(page.limit.value_or(notes_on_a_page), 1, 200);
        const std::optional<std::string> cursor =
            page.cursor ? std::optional<std::string>{*page.cursor} : std::nullopt;
        auto list = notes_page(tx, *opened, cursor, limit);
        if (!list) return tl::make_unexpected(list.error());
        trail.push_back(audit_line(call, *key, id.uuid));
        return (**std::move(list));
      });
}

Result<view::Timeline> read_timeline(const Call& call, ParticipationId id) {
  return call.house.store.audited_read([&](sql::Reading& tx,
                                           store::Trail& trail) -> Result<view::Timeline> {
    const auto opened = open(tx, call, id);
    if (!opened) return foreign();
    const auto dates = opened->may(RecordKind::status_dates, Action::read);
    const auto chain = opened->may(RecordKind::assignment_chain, Action::read);
    if (!dates) return tl::make_unexpected(dates.error());
    if (!chain) return tl::make_unexpected(chain.error());
    const auto kept = store::find_participation(tx, *dates);
    if (!kept) return foreign();
    const auto& p = kept->participation;
    const auto& rows = opened->facts.assignments;
    Circles circles{tx, call.today};
    const auto circle = domain::phases(p);
    const auto days = domain::days_of(p);

    view::Timeline line;
    line.participation = id;
    line.today = call.today;
    line.first_day = days ? days->first : call.today;
    line.last_day = std::max(call.today, days ? days->last().value_or(call.today) : call.today);
    for (auto& span : spans_view(circles.contract_circle(p.contract), line.last_day)) {
      if (span.last_day < line.first_day || span.first_day > line.last_day) continue;
      line.contract.push_back(span);
    }
    line.spans = spans_view(circle, line.last_day);

    std::map<EmployeeId, std::string> names;
    for (auto& name : store::names_in_chain(tx, *chain).get())
      names[name.id] = std::move(name.name);
    std::vector<domain::LeadCircle> leads;
    for (const auto& a : rows) {
      if (a.days.empty()) continue;
      const auto& whole = circles.employee_circle(a.employee);
      view::TimelineConsultant shown{
          {a.employee.uuid, names[a.employee]}, a.part, a.days.first, a.days.last(), {}};
      for (const auto& span : whole) {
        if (const auto common = span.days.intersect(a.days)) {
          shown.spans.push_back({span.phase, common->first,
                                 common->last().value_or(std::max(line.last_day, common->first))});
        }
      }
      line.consultants.push_back(std::move(shown));
      if (a.part == domain::AssignmentPart::lead) leads.push_back({a.days, whole});
    }
    line.gaps = day_spans(domain::gaps_until(p, rows, call.today), call.today);

    if (const auto notes = opened->may(RecordKind::note, Action::read)) {
      for (const auto& note : store::signed_notes(tx, *notes, std::nullopt, 1000)) {
        line.contacts.push_back(
            {note.note.content.day, note.note.content.kind, note.note.content.minutes});
      }
    }
    if (const auto stages = opened->may(RecordKind::se_stage, Action::read)) {
      for (const auto& stage : store::stages_of(tx, *stages).get()) {
        line.stages.push_back({stage.stage, stage.day, stage.reason, stage.by});
      }
    }
    if (const auto jobs = opened->may(RecordKind::job, Action::read)) {
      for (const auto& job : store::jobs_of(tx, *jobs).get()) {
        line.jobs.push_back({job.job.id.uuid, job.version,
                             view::Named{job.job.employer.uuid, job.employer_name}, job.job.kind,
                             job.job.title, job.job.days.first, job.job.days.last(),
                             job.job.extent_percent});
      }
    }
    if (days) {
      const Day until = std::min(call.today + 1, days->end.value_or(call.today + 1));
      if (until > days->first) {
        const auto measured = domain::exposure(circle, circles.contract_circle(p.contract), leads,
                                               Period{days->first, until});
        line.calm_days = measured.calm_days;
        for (const auto& share : measured.shares) {
          line.exposure.push_back(
              {share.participation, share.contract, share.consultant, share.days, share.per_mille});
        }
      }
    }
    trail.push_back(audit_line(call, *dates, id.uuid));
    return line;
  });
}

}  // namespace stafett::service
