#include "service/insight.hpp"

#include <algorithm>

#include "service/access.hpp"
#include "service/command.hpp"
#include "service/file.hpp"
#include "service/people.hpp"
#include "store/account.hpp"
#include "store/audit_log.hpp"

namespace stafett::service {

namespace {

using domain::Action;
using domain::RecordKind;

constexpr std::int64_t usual_page = 50;
constexpr std::int64_t readers_on_own_page = 20;

std::int64_t limit_of(const std::optional<std::int64_t>& wanted) {
  return std::clamp<std::int64_t>(wanted.value_or(usual_page), 1, 200);
}

/// An account is named as its person was called when it was made. A participant's may be withheld
/// since, and is nobody's business in the log, where they sign in neither.
std::optional<std::string> name_in_log(const store::LoggedAct& act) {
  return act.by_participant ? std::nullopt : act.actor_name;
}

/// In what role an account acted. Before it has signed in it has none, but is a participant's.
std::string role_in_log(const store::LoggedAct& act) {
  return act.by_participant ? std::string{to_text(domain::Role::participant)} : act.role;
}

view::ReaderRow reader_row(const store::LoggedAct& act) {
  return {act.at,  name_in_log(act).value_or(""), role_in_log(act), act.relation, act.action,
          act.kind};
}

/// One page, and where the next begins.
template <class Row, class List>
void fill(List& list, std::vector<store::LoggedAct> acts, std::int64_t limit, Row&& row) {
  const bool more = std::ssize(acts) > limit;
  if (more) acts.pop_back();
  for (const auto& act : acts) list.rows.push_back(row(act));
  if (more) list.next_cursor = std::to_string(acts.back().seq);
}

}  // namespace

Result<view::ReaderList> list_readers(const Call& call, ParticipationId id, const LogPage& page) {
  return call.house.store.audited_read(
      [&](sql::Reading& tx, store::Trail& trail) -> Result<view::ReaderList> {
        const auto key = key_to(tx, call, id, RecordKind::access_log, Action::read);
        if (!key) return tl::make_unexpected(key.error());
        const auto limit = limit_of(page.limit);
        view::ReaderList list;
        fill(list, store::acts_about(tx, *key, page.cursor, limit + 1), limit, reader_row);
        trail.push_back(audit_line(call, *key, id.uuid));
        return list;
      });
}

Result<view::AuditList> list_audit(const Call& call, const AuditQuery& query) {
  const auto key = house_key(call, RecordKind::house_log, Action::read);
  if (!key) return tl::make_unexpected(key.error());
  return call.house.store.audited_read(
      [&](sql::Reading& tx, store::Trail& trail) -> Result<view::AuditList> {
        const auto limit = limit_of(query.limit);
        view::AuditList list;
        fill(list, store::all_acts(tx, *key, query.actor, query.cursor, limit + 1), limit,
             [](const store::LoggedAct& act) {
               return view::AuditRow{act.seq,          act.at,       act.actor,  name_in_log(act),
                                     role_in_log(act), act.relation, act.action, act.kind,
                                     act.record,       act.subjects};
             });
        trail.push_back(audit_line(call, *key));
        return list;
      });
}

Result<view::OwnPage> read_own_page(const Call& call) {
  return call.house.store.audited_read(
      [&](sql::Reading& tx, store::Trail& trail) -> Result<view::OwnPage> {
        auto people = People::load(tx, call, store::Scope::own, true);
        if (!people) return tl::make_unexpected(people.error());
        if (people->all().empty()) return foreign();
        // The one that is going on; else the one that began last.
        const auto newer = [](const Seen& a, const Seen& b) {
          const auto& pa = a.listed.participation;
          const auto& pb = b.listed.participation;
          const bool open_a = domain::is_open(pa);
          const bool open_b = domain::is_open(pb);
          return open_a != open_b ? open_b : pa.referral_day < pb.referral_day;
        };
        const auto& chosen = *std::max_element(people->all().begin(), people->all().end(), newer);
        const auto id = chosen.listed.participation.id;
        const auto opened = open(tx, call, id);
        if (!opened) return foreign();
        auto file = file_view(tx, call, *opened);
        if (!file) return tl::make_unexpected(file.error());

        view::OwnPage page;
        page.participation = id;
        page.name = file->person.name;
        page.contract = file->contract;
        page.measure = file->measure;
        if (const auto house = store::find_organisation(tx)) page.provider = house->name;
        page.goal = file->goal;
        page.status = file->status;
        page.start_day = file->start_day;
        page.last_day = file->last_day;
        page.se_stage = file->se_stage;
        page.phases = file->phases;
        page.next = file->next;
        page.appointments = std::move(file->appointments);
        page.tasks = std::move(file->tasks);
        page.people = std::move(file->chain);
        page.gaps = std::move(file->gaps);
        page.jobs = std::move(file->jobs);
        if (file->referral) {
          page.counsellor = file->referral->counsellor;
          page.office = file->referral->office;
        }
        if (file->notes) {
          for (auto& note : file->notes->rows) {
            if (!note.signed_at) continue;
            page.notes.push_back({.id = note.id,
                                  .author = note.author.name,
                                  .kind = note.kind,
                                  .day = note.day,
                                  .minutes = note.minutes,
                                  .text = std::move(note.text),
                                  .signed_at = *note.signed_at,
                                  .corrections = note.corrections,
                                  .earlier = std::move(note.earlier),
                                  .withheld = note.withheld_reason.has_value(),
                                  .withheld_reason = note.withheld_reason});
          }
        }
        const auto log = opened->may(RecordKind::access_log, Action::read);
        if (log) {
          for (const auto& act : store::acts_about(tx, *log, std::nullopt, readers_on_own_page)) {
            page.readers.push_back(reader_row(act));
          }
        }
        for (const auto& one : people->all()) {
          if (one.listed.participation.id == id) continue;
          const auto row = people->row(one);
          page.others.push_back(
              {row.id, row.contract ? row.contract->name : std::string{row.status.text}});
        }
        const auto key = opened->may(RecordKind::status_dates, Action::read);
        if (key) trail.push_back(audit_line(call, *key, id.uuid));
        return page;
      });
}

}  // namespace stafett::service
