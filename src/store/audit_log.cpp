#include "store/audit_log.hpp"

#include <limits>
#include <stdexcept>

namespace stafett::store {

namespace {

using domain::Action;
using domain::RecordKind;

/// Line numbers are below this.
constexpr std::int64_t past_the_newest = std::numeric_limits<std::int64_t>::max();

[[noreturn]] void refuse_grant() {
  throw std::logic_error{"a grant was used for another record than it was made for"};
}

// In the order of the columns of both questions.
LoggedAct act_of(const sql::Row& row) {
  LoggedAct act;
  row.into(act.seq, act.at, act.actor, act.actor_name, act.by_participant, act.role, act.relation,
           act.action, act.kind, act.record, act.subjects);
  return act;
}

constexpr std::string_view acts_by_person = R"(
  select a.seq, a.at, a.actor, c.display_name, c.person_id is not null, a.role, a.relation,
         a.action, a.kind, a.record, a.subjects
  from audit_subject s
  join audit a on a.seq = s.seq
  left join account c on c.id = a.actor
  where s.person_id = $1
    and s.seq < $2
    and (c.person_id is distinct from s.person_id or a.action = 'invitation_accepted')
  order by s.seq desc
  limit $3)";

constexpr std::string_view acts_newest_first = R"(
  select a.seq, a.at, a.actor, c.display_name, c.person_id is not null, a.role, a.relation,
         a.action, a.kind, a.record, a.subjects
  from audit a
  left join account c on c.id = a.actor
  where a.seq < $1
  order by a.seq desc
  limit $2)";

constexpr std::string_view acts_by_actor = R"(
  select a.seq, a.at, a.actor, c.display_name, c.person_id is not null, a.role, a.relation,
         a.action, a.kind, a.record, a.subjects
  from audit a
  left join account c on c.id = a.actor
  where a.actor = $1
    and a.seq < $2
  order by a.seq desc
  limit $3)";

}  // namespace

std::vector<LoggedAct> acts_about(sql::Reading& tx, const domain::Grant& grant,
                                  std::optional<std::int64_t> before, std::int64_t limit) {
  if (grant.kind() != RecordKind::access_log || grant.action() != Action::read || !grant.person()) {
    refuse_grant();
  }
  return tx.rows(acts_by_person, *grant.person(), before.value_or(past_the_newest), limit)
      .all(act_of);
}

std::vector<LoggedAct> all_acts(sql::Reading& tx, const domain::Grant& grant,
                                std::optional<AccountId> actor, std::optional<std::int64_t> before,
                                std::int64_t limit) {
  if (!grant.covers(RecordKind::house_log, Action::read)) refuse_grant();
  const auto until = before.value_or(past_the_newest);
  if (actor) return tx.rows(acts_by_actor, *actor, until, limit).all(act_of);
  return tx.rows(acts_newest_first, until, limit).all(act_of);
}

}  // namespace stafett::store
