// The access matrix: every route × every role × a participant in every relation, compared with the
// access table by the mapping in matrix_routes.cpp; and every cell of the table flipped, to see
// that something here notices.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "api/matrix_office.hpp"
#include "api/matrix_routes.hpp"
#include "store/databases.hpp"

namespace stafett::test {
namespace {

using api::json::Node;
using domain::AccessTable;
using domain::Action;
using domain::Field;
using domain::RecordKind;
using domain::Relation;
using domain::Role;

std::string said(Role role, Relation relation) {
  return std::string{to_text(role)} + " " + std::string{to_text(relation)};
}

std::string said(const Case& asked) {
  return std::string{asked.method} + " " + std::string{asked.path};
}

const api::Route* route_of(const Case& asked) {
  for (const auto& table : api::all_routes()) {
    for (const api::Route& route : table) {
      if (route.method == asked.method && route.path == asked.path) return &route;
    }
  }
  return nullptr;
}

bool contains(const std::vector<Relation>& relations, Relation relation) {
  return std::find(relations.begin(), relations.end(), relation) != relations.end();
}

/// Which relations a role can stand in to what a case is about.
std::vector<Relation> relations_for(const Case& asked, Role role) {
  const bool staff = role == Role::consultant || role == Role::leader;
  std::vector<Relation> relations;
  switch (asked.about) {
    case About::nobody:
      return {};
    case About::house:
      return {role == Role::administrator ? Relation::administers : Relation::none};
    case About::employee:
      if (role == Role::administrator) relations = {Relation::administers};
      if (staff) relations = {Relation::own, Relation::none};
      if (role == Role::leader) relations.push_back(Relation::leads_team);
      break;
    case About::person:
    case About::people:
      relations = relations_of(role);
      break;
  }
  const bool by_house = !asked.needs.empty() && !domain::is_personal(asked.needs.front().kind);
  if (asked.about == About::people && by_house) {
    return {role == Role::administrator ? Relation::administers : Relation::none};
  }
  if (!asked.reach.empty()) {
    std::erase_if(relations, [&](Relation one) { return !contains(asked.reach, one); });
  }
  return relations;
}

// What the table says.

bool knows_of(const AccessTable& table, Role role, Relation relation) {
  return std::any_of(domain::words<RecordKind>.begin(), domain::words<RecordKind>.end(),
                     [&](const auto& word) {
                       const auto actions = table.at(role, relation, word.value).actions;
                       return domain::is_personal(word.value) &&
                              (actions.has(Action::list) || actions.has(Action::read));
                     });
}

bool is_withheld(const Record& record, Relation relation, Role role, RecordKind kind) {
  const bool follows = relation == Relation::lead || relation == Relation::co;
  const bool has_confirmed = record.variant == Variant::confirmed && follows && record.role == role;
  return record.is_protected() && domain::is_protectable(kind) && relation != Relation::own &&
         !has_confirmed;
}

/// Which roles a case lets in anybody of.
bool lets_in(const Case& asked, Role role, const AccessTable& table) {
  const auto relations = relations_for(asked, role);
  return std::any_of(relations.begin(), relations.end(), [&](Relation relation) {
    return std::all_of(asked.needs.begin(), asked.needs.end(), [&](const Need& need) {
      return table.at(role, relation, need.kind).actions.has(need.action);
    });
  });
}

/// 200, 403 or 404.
int expected_status(const Case& asked, Role role, Relation relation, const Record& record,
                    const AccessTable& table) {
  if (asked.about == About::people) return lets_in(asked, role, table) ? 200 : 403;
  for (const Need& need : asked.needs) {
    if (!table.at(role, relation, need.kind).actions.has(need.action)) {
      if (asked.about != About::person) return 403;
      return need.hidden || !knows_of(table, role, relation) ? 404 : 403;
    }
    const bool changes = need.action != Action::list && need.action != Action::read;
    if (changes && need.action != Action::confirm && domain::is_personal(need.kind) &&
        is_withheld(record, relation, role, need.kind)) {
      return 403;
    }
  }
  return 200;
}

using Marks = std::set<std::string>;

/// The marks of one record that an answer should hold.
void add_expected(Marks& marks, const Case& asked, const Caller& caller, Relation relation,
                  const Record& record, const AccessTable& table) {
  const bool listed = asked.about == About::people || asked.as_list;
  // To confirm is to see: the answer to it shows what was withheld.
  const bool just_confirmed =
      std::any_of(asked.needs.begin(), asked.needs.end(),
                  [](const Need& n) { return n.action == Action::confirm; });
  for (const RecordKind kind : asked.shows) {
    const auto& cell = table.at(caller.role, relation, kind);
    if (!cell.actions.has(listed ? Action::list : Action::read)) continue;
    if (kind == RecordKind::draft && !caller.actor.employee) continue;
    const bool follows = relation == Relation::lead || relation == Relation::co;
    const bool withheld =
        listed ? record.is_protected() && domain::is_protectable(kind) && relation != Relation::own
               : is_withheld(record, relation, caller.role, kind) && !(just_confirmed && follows);
    if (withheld) continue;
    if (kind == RecordKind::identity) {
      if (cell.fields.has(Field::name)) marks.insert(MatrixOffice::mark("name", record));
      if (cell.fields.has(Field::number) && !listed && asked.path != "/api/me") {
        marks.insert(MatrixOffice::number_of(record));
      }
    } else if (kind == RecordKind::draft) {
      marks.insert(MatrixOffice::mark("draft_" + caller.name, record));
    } else {
      marks.insert(MatrixOffice::mark(to_text(kind), record));
    }
  }
}

// What the answer shows.

Marks marks_in(const std::string& body) {
  Marks found;
  for (std::size_t at = 0; (at = body.find("MERKE-", at)) != body.npos;) {
    const auto end = body.find_first_not_of("abcdefghijklmnopqrstuvwxyz_0123456789-",
                                            at + std::string_view{"MERKE-"}.size());
    found.insert(body.substr(at, end - at));
    at = end;
  }
  for (std::size_t at = 0; (at = body.find("88000000", at)) != body.npos; at += 11) {
    found.insert(body.substr(at, 11));
  }
  return found;
}

bool is_filled(const Node* member) {
  if (member == nullptr || member->kind == Node::Kind::null) return false;
  if (member->kind == Node::Kind::array) return !member->children.empty();
  return member->kind != Node::Kind::text || !member->text.empty();
}

/// The row or hair of a record in a list.
const Node* row_of(const Node& answer, const Record& record) {
  for (const auto* name : {"rows", "participants"}) {
    const Node* rows = answer.member(name);
    if (rows == nullptr) continue;
    for (const Node& row : rows->children) {
      for (const auto* id : {"id", "participation"}) {
        const Node* member = row.member(id);
        if (member != nullptr && member->text == record.id.to_text()) return &row;
      }
    }
  }
  return nullptr;
}

/// The lines of the log from `seq` on: kind, action and whether they are about the person.
bool is_logged(MatrixOffice& office, std::int64_t after, RecordKind kind, Action action,
               const Record& record) {
  return office.desk.store.read([&](sql::Reading& tx) {
    return tx.one<std::int64_t>(R"(
      select count(*) from audit a join audit_subject s on s.seq = a.seq
      where a.seq > $1 and a.kind = $2 and a.action = $3 and s.person_id = $4)",
                                after, to_text(kind), to_text(action), record.person)
               .value() > 0;
  });
}

std::int64_t newest_line(MatrixOffice& office) {
  return office.desk.store.read([](sql::Reading& tx) {
    return tx.one<std::int64_t>("select coalesce(max(seq), 0) from audit").value();
  });
}

std::string joined(const Marks& marks) {
  std::string text;
  for (const auto& mark : marks) text += " " + mark;
  return text;
}

/// How the house answers one call otherwise than `table` says; empty where it does as it should.
class Comparison {
 public:
  Comparison(MatrixOffice& office, const Case& asked, const Record& record,
             const AccessTable& table)
      : office_{office}, asked_{asked}, record_{record}, table_{table} {}

  std::string between(Role role) {
    const auto& caller = office_.caller(role, record_);
    const auto relation = relation_to(caller);
    const auto sent = asked_.sends(office_, caller, record_);
    const auto before = newest_line(office_);
    const auto seen = office_.send(caller, asked_.method, sent.path, sent.body);
    // What this call confirmed is forgotten before the next.
    if (asked_.needs.front().action == Action::confirm && record_.variant != Variant::confirmed) {
      office_.desk.put("delete from protected_access where participation_id = $1", record_.id);
    }
    if (!route_of(asked_)->roles.has(role)) {
      if (seen["code"] != "not_for_this_role") tell("let in a role that its row does not name");
      return told(role, relation, seen);
    }
    const int expected = expected_status(asked_, role, relation, record_, table_);
    if (expected != 200) {
      if (seen.status != expected) tell("should answer " + std::to_string(expected));
      if (!marks_in(seen.body).empty()) tell("shows" + joined(marks_in(seen.body)));
      return told(role, relation, seen);
    }
    const bool done = seen.status == 200 || seen.status == 201;
    // Much is no longer done for somebody whose participation is over: then it is the field that
    // refuses, not the table.
    if (!done && record_.is_ended() && (seen.status == 409 || seen.status == 422)) return {};
    if (!done) {
      tell("should be done");
    } else {
      compare_marks(caller, relation, seen);
      compare_parts(caller, relation, seen);
      compare_log(caller, relation, before);
    }
    return told(role, relation, seen);
  }

 private:
  [[nodiscard]] Relation relation_to(const Caller& caller) const {
    if (asked_.about == About::person || asked_.about == About::employee) {
      return asked_.about == About::employee ? record_.relation : office_.relation(caller, record_);
    }
    return caller.role == Role::administrator ? Relation::administers : Relation::none;
  }

  [[nodiscard]] bool is_listed(const Caller& caller, const Record& one) const {
    const auto relation = office_.relation(caller, one);
    return contains(asked_.reach, relation) && (asked_.with_ended || !one.is_ended()) &&
           std::all_of(asked_.listed_by.begin(), asked_.listed_by.end(), [&](RecordKind kind) {
             return table_.at(caller.role, relation, kind).actions.has(Action::list);
           });
  }

  void compare_marks(const Caller& caller, Relation relation, const Seen& seen) {
    const auto found = marks_in(seen.body);
    Marks expected;
    if (asked_.about == About::person) {
      add_expected(expected, asked_, caller, relation, record_, table_);
    }
    if (asked_.about == About::people) {
      for (const Record& one : office_.records) {
        if (is_listed(caller, one)) {
          add_expected(expected, asked_, caller, office_.relation(caller, one), one, table_);
        }
      }
    }
    Marks more;
    std::set_difference(found.begin(), found.end(), expected.begin(), expected.end(),
                        std::inserter(more, more.end()));
    if (!more.empty()) tell("shows" + joined(more));
    if (!asked_.all_of_them) return;
    Marks less;
    std::set_difference(expected.begin(), expected.end(), found.begin(), found.end(),
                        std::inserter(less, less.end()));
    if (!less.empty()) tell("does not show" + joined(less));
  }

  void compare_parts(const Caller& caller, Relation relation, const Seen& seen) {
    const Node* from = &seen.json;
    auto action = Action::read;
    if (asked_.about == About::people) {
      relation = office_.relation(caller, record_);
      action = Action::list;
      from = row_of(seen.json, record_);
      const bool listed = is_listed(caller, record_);
      if (asked_.all_of_them && listed && from == nullptr) tell("does not list the person");
      if (from == nullptr || !listed) return;
    }
    for (const auto& [name, kind] : asked_.parts) {
      const bool allowed = table_.at(caller.role, relation, kind).actions.has(action);
      if (is_filled(from->member(name)) != allowed) {
        tell(std::string{name} + (allowed ? " should be there" : " should not be there"));
      }
    }
  }

  void compare_log(const Caller& caller, Relation /*relation*/, std::int64_t before) {
    if (!asked_.logs) return;
    // A list logs those it shows; whether the person is among them is told by the marks.
    if (asked_.about == About::people &&
        (!asked_.all_of_them || !is_listed(caller, record_) || record_.is_protected())) {
      return;
    }
    const auto [kind, action] = *asked_.logs;
    if (!is_logged(office_, before, kind, action, record_)) tell("leaves no line in the log");
  }

  void tell(const std::string& what) { (differences_ += differences_.empty() ? "" : "; ") += what; }

  [[nodiscard]] std::string told(Role role, Relation relation, const Seen& seen) const {
    if (differences_.empty()) return {};
    return said(asked_) + " by " + said(role, relation) + " for " + std::to_string(record_.number) +
           " (" + said(record_.role, record_.relation) + ", " +
           std::to_string(static_cast<int>(record_.variant)) + "): " + differences_ +
           "; answered " + std::to_string(seen.status) + " " + seen.body.substr(0, 200);
  }

  MatrixOffice& office_;
  const Case& asked_;
  const Record& record_;
  const AccessTable& table_;
  std::string differences_;
};

/// The records that a case is asked about in a role: for the house's own, one that stands for the
/// relation.
std::vector<Record> records_for(const MatrixOffice& office, const Case& asked, Role role) {
  std::vector<Record> chosen;
  switch (asked.about) {
    case About::nobody:
      break;
    case About::house:
    case About::employee:
      for (const auto relation : relations_for(asked, role)) {
        Record record = office.records.front();
        record.role = role;
        record.relation = relation;
        chosen.push_back(record);
      }
      break;
    case About::person:
    case About::people:
      for (const Record& record : office.records) {
        // Of the other roles' people it is enough to ask about the plain ones; and where all of it
        // has been asked on one engine, a sample is enough on the other.
        const bool own = record.role == role;
        const bool plain = record.variant == Variant::plain;
        if (office.is_sample() ? own && plain : own || plain) chosen.push_back(record);
      }
      break;
  }
  return chosen;
}

bool is_asked(MatrixOffice& office, const Case& asked, Role role, const Record& record) {
  if (asked.path != "/api/me" || role != Role::participant) return true;
  return office.relation(office.caller(role, record), record) == Relation::own;
}

// Laws that hold of the table as a whole; a cell that breaks one needs no route to be found out.

/// Whether some case asks for this of somebody in this role and relation.
bool is_reachable(Role role, Relation relation, RecordKind kind, Action action) {
  const auto asks = [&](const Case& asked) {
    const bool listing = asked.about == About::people || asked.as_list;
    const bool of_people = asked.about == About::people && domain::is_personal(kind);
    const auto relations = of_people ? asked.reach : relations_for(asked, role);
    if (!contains(relations, relation) || (of_people && !contains(relations_of(role), relation))) {
      return false;
    }
    for (const Need& need : asked.needs) {
      if (need.kind == kind && need.action == action) return true;
    }
    if (of_people && action == Action::list &&
        std::find(asked.listed_by.begin(), asked.listed_by.end(), kind) != asked.listed_by.end()) {
      return true;
    }
    if (action != (listing ? Action::list : Action::read)) return false;
    return std::find(asked.shows.begin(), asked.shows.end(), kind) != asked.shows.end() ||
           std::any_of(asked.parts.begin(), asked.parts.end(),
                       [&](const auto& part) { return part.second == kind; });
  };
  return std::any_of(cases().begin(), cases().end(), asks);
}

template <class Visit>
void for_every_cell(Visit visit) {
  for (const auto& role : domain::words<Role>) {
    for (const auto& relation : domain::words<Relation>) {
      for (const auto& kind : domain::words<RecordKind>) {
        visit(role.value, relation.value, kind.value);
      }
    }
  }
}

/// What is wrong with one cell by itself.
std::string broken_law(Role role, Relation relation, RecordKind kind, const AccessTable& table) {
  const auto& cell = table.at(role, relation, kind);
  for (const auto& word : domain::words<Action>) {
    const auto action = word.value;
    if (!cell.actions.has(action)) continue;
    if (!is_reachable(role, relation, kind, action)) return "no route asks for it";
    if (action != Action::list && action != Action::read && domain::is_personal(kind) &&
        !cell.actions.has(Action::read)) {
      return "what may be changed may be read";
    }
  }
  if (cell.actions.has(Action::write) && !cell.actions.has(Action::read) &&
      !cell.actions.has(Action::list)) {
    return "what may be changed may be seen";
  }
  if (kind == RecordKind::draft && cell.actions.has(Action::read) &&
      !cell.actions.has(Action::write)) {
    return "a draft is its writer's";
  }
  const auto may = [&](RecordKind other, Action action) {
    return table.at(role, relation, other).actions.has(action);
  };
  if (domain::is_personal(kind)) {
    const bool opens =
        may(RecordKind::status_dates, Action::read) && may(RecordKind::identity, Action::read);
    if (cell.actions.has(Action::read) && kind != RecordKind::draft && !opens) {
      return "who reads anything of a person opens the file";
    }
    if (cell.actions.has(Action::list) && kind != RecordKind::identity &&
        !may(RecordKind::status_dates, Action::list)) {
      return "who is shown anything in a list but a name is shown how it goes";
    }
  }
  const bool any = !cell.actions.empty();
  if (kind != RecordKind::identity) {
    const bool whole = cell.fields == (any ? domain::all_fields : domain::Fields{});
    return whole ? "" : "only of who it is may there be a part";
  }
  if (any != cell.fields.has(Field::name)) return "who is known of is known by name";
  if (cell.fields.has(Field::number) != cell.fields.has(Field::everything) ||
      (cell.fields.has(Field::number) && !cell.actions.has(Action::read))) {
    return "the number is for those who open the file";
  }
  return "";
}

/// The route's row lets in just the roles for which the table has a line.
std::string wrong_roles(const AccessTable& table) {
  for (const auto& tables : api::all_routes()) {
    for (const api::Route& route : tables) {
      bool mapped = false;
      for (const auto& role : domain::words<Role>) {
        bool allowed = false;
        for (const Case& asked : cases()) {
          if (asked.method != route.method || asked.path != route.path) continue;
          if (asked.about == About::nobody) continue;
          mapped = true;
          allowed = allowed || lets_in(asked, role.value, table);
        }
        if (mapped && allowed != route.roles.has(role.value)) {
          return std::string{route.method} + " " + std::string{route.path} + ": " +
                 std::string{to_text(role.value)};
        }
      }
    }
  }
  return "";
}

}  // namespace

TEST_CASE("every route says which cells of the access table it asks, or why it asks none") {
  for (const auto& table : api::all_routes()) {
    for (const api::Route& route : table) {
      CAPTURE(route.method);
      CAPTURE(route.path);
      const auto mapped = std::count_if(cases().begin(), cases().end(), [&](const Case& asked) {
        return asked.method == route.method && asked.path == route.path;
      });
      CHECK(mapped > 0);
    }
  }
  for (const Case& asked : cases()) {
    CAPTURE(said(asked));
    CHECK((route_of(asked) != nullptr));
    CHECK((asked.about == About::nobody) == asked.needs.empty());
    CHECK((asked.about == About::nobody) == !asked.why.empty());
  }
}

TEST_CASE("the table allows nothing that no route asks for, and rows name just its roles") {
  const auto& table = domain::access_table();
  for_every_cell([&](Role role, Relation relation, RecordKind kind) {
    CAPTURE(said(role, relation));
    CAPTURE(to_text(kind));
    CHECK(broken_law(role, relation, kind, table) == "");
  });
  CHECK(wrong_roles(table) == "");
}

ON_BOTH_ENGINES("every route answers every role, of people in every relation, as the table says") {
  MatrixOffice office{engine};
  for (const Record& record : office.records) {
    const auto& caller = office.caller(record.role, record);
    CHECK(office.relation(caller, record) == record.relation);
  }
  std::size_t asked_in_all = 0;
  for (const Case& asked : cases()) {
    for (const auto& word : domain::words<Role>) {
      // One call is enough to be turned away at the door.
      auto chosen = records_for(office, asked, word.value);
      const bool shut_out = asked.about != About::nobody && !route_of(asked)->roles.has(word.value);
      if (shut_out) chosen = {office.records.front()};
      for (const Record& record : chosen) {
        if (!is_asked(office, asked, word.value, record)) continue;
        const auto difference =
            Comparison{office, asked, record, office.desk.access}.between(word.value);
        CHECK_MESSAGE(difference.empty(), difference);
        ++asked_in_all;
      }
    }
  }
  CHECK(asked_in_all > (office.is_sample() ? 200 : 1000));
}

TEST_CASE("a person who is not there, and one the asker may not know of, get the same answer") {
  MatrixOffice office{sql::Engine::sqlite};
  std::size_t compared = 0;
  for (const Case& asked : cases()) {
    if (asked.about != About::person || asked.path == "/api/me") continue;
    for (const Role role : {Role::participant, Role::consultant, Role::leader, Role::counsellor}) {
      if (!route_of(asked)->roles.has(role)) continue;
      const Record& record = office.plain(role, Relation::none);
      const auto& caller = office.caller(role, record);
      const auto sent = asked.sends(office, caller, record);
      const auto before = newest_line(office);
      const auto foreign = office.send(caller, asked.method, sent.path, sent.body);
      const auto between = newest_line(office);
      // The same call with ids that nothing has.
      const auto nowhere = office.desk.make<ParticipationId>().to_text();
      auto path = std::string{asked.path};
      for (std::size_t at = 0; (at = path.find('{')) != path.npos;) {
        path.replace(at, path.find('}') - at + 1, nowhere);
      }
      if (const auto query = sent.path.find('?'); query != sent.path.npos) {
        path += sent.path.substr(query);
      }
      auto body = sent.body;
      if (const auto at = body.find(record.id.to_text()); at != body.npos) {
        body.replace(at, nowhere.size(), nowhere);
      }
      const auto missing = office.send(caller, asked.method, path, body);
      CAPTURE(said(asked));
      CAPTURE(to_text(role));
      CHECK(foreign.status == 404);
      CHECK(missing.status == 404);
      CHECK(foreign.body == missing.body);
      CHECK(foreign.headers == missing.headers);
      // Neither takes the time of a write.
      CHECK(between == before);
      CHECK(newest_line(office) == before);
      ++compared;
    }
  }
  CHECK(compared > 40);
}

namespace {

/// Whether a flip of this cell could show in this case.
bool touches(const Case& asked, RecordKind kind) {
  const auto is_kind = [kind](const auto& one) { return one == kind; };
  return std::any_of(asked.needs.begin(), asked.needs.end(),
                     [&](const Need& need) { return need.kind == kind; }) ||
         std::any_of(asked.shows.begin(), asked.shows.end(), is_kind) ||
         std::any_of(asked.parts.begin(), asked.parts.end(),
                     [&](const auto& part) { return part.second == kind; }) ||
         (asked.about == About::people &&
          std::any_of(asked.listed_by.begin(), asked.listed_by.end(), is_kind));
}

/// The cases in the order to ask them: questions before commands.
std::vector<const Case*> cases_touching(RecordKind kind) {
  std::vector<const Case*> chosen;
  for (const Case& asked : cases()) {
    if (touches(asked, kind)) chosen.push_back(&asked);
  }
  // Who knows of a person shows in how a question for the file is refused.
  for (const Case& asked : cases()) {
    if (said(asked) == "GET /api/participations/{participation}") chosen.push_back(&asked);
  }
  std::stable_sort(chosen.begin(), chosen.end(), [](const Case* a, const Case* b) {
    return a->method == "GET" && b->method != "GET";
  });
  return chosen;
}

/// What notices that the house's table is no longer `table`: a law, a row of the table of routes,
/// or an answer. Empty where nothing does.
std::string noticed_by(MatrixOffice& office, const AccessTable& table, Role role, Relation relation,
                       RecordKind kind) {
  if (auto law = broken_law(role, relation, kind, office.desk.access); !law.empty()) return law;
  if (auto row = wrong_roles(office.desk.access); !row.empty()) return row;
  for (const Case* asked : cases_touching(kind)) {
    if (asked->about == About::nobody || !route_of(*asked)->roles.has(role)) continue;
    const bool personal = asked->about == About::person || asked->about == About::people;
    const auto relations = personal ? relations_of(role) : relations_for(*asked, role);
    if (!contains(relations, relation)) continue;
    Record record = personal ? office.plain(role, relation) : office.records.front();
    record.role = role;
    record.relation = relation;
    if (!is_asked(office, *asked, role, record)) continue;
    if (auto difference = Comparison{office, *asked, record, table}.between(role);
        !difference.empty()) {
      return difference;
    }
  }
  return "";
}

}  // namespace

TEST_CASE(
    "flipping any cell of the access table is noticed, by a law of the table or by an answer") {
  MatrixOffice office{sql::Engine::sqlite};
  const AccessTable& table = domain::access_table();
  std::size_t by_answers = 0;
  std::size_t flipped = 0;
  const auto check = [&](Role role, Relation relation, RecordKind kind, const std::string& what) {
    const auto noticed = noticed_by(office, table, role, relation, kind);
    CHECK_MESSAGE(!noticed.empty(), said(role, relation), " ", to_text(kind), " ", what);
    ++flipped;
    if (noticed.find("answered") != noticed.npos) ++by_answers;
  };
  for_every_cell([&](Role role, Relation relation, RecordKind kind) {
    auto& cell = office.desk.access.at(role, relation, kind);
    const auto before = cell;
    for (const auto& action : domain::words<Action>) {
      cell.actions = before.actions.flipped(action.value);
      // A cell that allows nothing shows nothing, and one that allows something shows all of it.
      if (before.actions.empty()) cell.fields = domain::all_fields;
      if (cell.actions.empty()) cell.fields = {};
      check(role, relation, kind, std::string{action.code});
      cell = before;
    }
    for (const Field field : {Field::name, Field::number, Field::everything}) {
      cell.fields = before.fields.flipped(field);
      check(role, relation, kind, "field " + std::to_string(static_cast<int>(field)));
      cell = before;
    }
    // The number comes with the rest.
    if (kind == RecordKind::identity && before.actions.has(Action::read)) {
      cell.fields = before.fields.flipped(Field::number).flipped(Field::everything);
      check(role, relation, kind, "number");
      cell = before;
    }
  });
  MESSAGE(flipped, " flips, ", by_answers, " noticed by an answer");
  CHECK(by_answers > 200);
}

}  // namespace stafett::test
