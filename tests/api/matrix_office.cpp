#include "api/matrix_office.hpp"

#include "store/access.hpp"

namespace stafett::test {

namespace {

using domain::Relation;
using domain::Role;

std::string padded(std::size_t number) {
  std::string text = std::to_string(number);
  return std::string(3 - text.size(), '0') + text;
}

std::string in_quotes(const std::string& text) { return '"' + text + '"'; }

}  // namespace

const std::vector<Relation>& relations_of(Role role) {
  static const std::map<Role, std::vector<Relation>> all{
      {Role::participant, {Relation::own, Relation::none}},
      {Role::consultant,
       {Relation::lead, Relation::co, Relation::successor, Relation::former, Relation::same_team,
        Relation::none}},
      {Role::leader,
       {Relation::lead, Relation::co, Relation::leads_team, Relation::successor, Relation::former,
        Relation::same_team, Relation::none}},
      {Role::counsellor, {Relation::referring, Relation::none}},
      {Role::administrator, {Relation::administers}},
      {Role::researcher, {Relation::none}},
  };
  return all.at(role);
}

MatrixOffice::MatrixOffice(sql::Engine engine)
    : desk{engine}, sample_{engine == sql::Engine::postgres} {
  add_house();
  for (const auto& word : domain::words<Role>) {
    for (const Relation relation : relations_of(word.value)) {
      for (const Variant variant :
           {Variant::plain, Variant::protected_address, Variant::confirmed, Variant::ended}) {
        add_record(word.value, relation, variant);
      }
    }
  }
}

Caller& MatrixOffice::add_caller(Role role, const std::string& name,
                                 std::optional<EmployeeId> employee, std::optional<PersonId> person,
                                 std::optional<CounsellorId> counsellor) {
  const auto made = add_person(desk, name, {role}, employee, person, counsellor);
  Browser browser{desk, "192.0.2." + std::to_string(callers.size() + 1)};
  sign_in(desk, browser, made);
  callers.push_back(std::make_unique<Caller>(
      Caller{role, name, {made.account.id, role, employee, person, counsellor}, browser.token}));
  return *callers.back();
}

void MatrixOffice::add_house() {
  const auto& admin = add_caller(Role::administrator, "admin", {}, {}, {});
  const auto made = [&](const std::string& path, const std::string& body) {
    const auto seen = send(admin, "POST", path, body);
    REQUIRE_MESSAGE(seen.status == 201, seen.body);
    return seen["id"];
  };
  contract = made(
      "/api/contracts",
      R"({"number":"24/1","name":"Oppfølging","measure_type":"OPPFOLGING","agreement_type":"RAMMEAVTALE",
          "buyer":"Nav","area":"Øst","award_day":")" +
          day(-430) + R"(","first_day":")" + day(-400) + R"(","base_last_day":")" + day(330) +
          R"(","option_model":"TO_PLUSS_EN_PLUSS_EN","start_months":6,"method":"SE 1",
          "price_model":"AVTALT_PRIS_PER_TIME_OPPFOLGING_PER_DELTAKER","data_role":"processor",
          "options":[{"first_day":")" +
          day(331) + R"(","last_day":")" + day(695) + R"(","decide_by_day":")" + day(240) +
          R"("}],"terms":[]})");
  const auto employee = [&](const std::string& name) {
    return made("/api/employees",
                R"({"name":)" + in_quotes(name) +
                    R"(,"education_level":"bachelor","education_field":"sosialfag",
          "relevant_degree":true,"employment":{"role_title":"Jobbspesialist","type":"permanent",
          "extent_percent":100,"first_day":")" +
                    day(-400) + R"(","contract":)" + in_quotes(contract) +
                    R"(,"other_work_agreed":false}})");
  };
  leader_id = employee("Liv Leder");
  consultant_id = employee("Anna Konsulent");
  colleague_id = employee("Bo Kollega");
  stranger_id = employee("Cato Fremmed");
  stand_in_id = employee("Vera Vikar");
  earlier_id = employee("Eva Tidligere");
  const auto far_id = employee("Dag Fjern");
  const auto join = [&](const std::string& name, std::vector<std::pair<std::string, bool>> who) {
    const auto id = made("/api/teams", R"({"name":)" + in_quotes(name) + R"(,"contracts":[)" +
                                           in_quotes(contract) + "]}");
    for (const auto& [member, leads] : who) {
      const auto seen =
          send(admin, "POST", "/api/teams/" + id + "/members",
               R"({"employee":)" + in_quotes(member) + R"(,"leads":)" + (leads ? "true" : "false") +
                   R"(,"first_day":")" + day(-400) + "\"}");
      REQUIRE_MESSAGE(seen.status == 201, seen.body);
    }
    return id;
  };
  team = join("Livs", {{leader_id, true}, {consultant_id, false}, {colleague_id, false}});
  join("Andre", {{stranger_id, false}});
  join("Livs andre", {{leader_id, false}, {far_id, true}});

  const auto counsellor = desk.make<CounsellorId>();
  counsellor_id = counsellor.to_text();
  desk.put(R"(insert into counsellor (id, name, name_key, office, version)
              values ($1, 'Nina Nav', 'nina nav', 'Nav Prøvestad', 1))",
           counsellor);
  const auto employer = desk.make<EmployerId>();
  employer_id = employer.to_text();
  desk.put(R"(insert into employer (id, name, search, place, industry, version)
              values ($1, 'Bakeriet', 'bakeriet', 'Moss', '', 1))",
           employer);
  add_caller(Role::consultant, "anna", EmployeeId::from_text(consultant_id), {}, {});
  add_caller(Role::leader, "liv", EmployeeId::from_text(leader_id), {}, {});
  add_caller(Role::counsellor, "nina", {}, {}, counsellor);
  add_caller(Role::researcher, "rita", {}, {}, {});
}

std::string MatrixOffice::day(int from_today) const {
  return (desk.now.day_in_norway() + from_today).to_text();
}

std::string MatrixOffice::mark(std::string_view kind, const Record& record) {
  return "MERKE-" + std::string{kind} + "-" + padded(record.number);
}

std::string MatrixOffice::number_of(const Record& record) {
  return std::to_string(88000000000 + record.number);
}

void MatrixOffice::add_record(Role role, Relation relation, Variant variant) {
  // Only who can confirm has.
  const bool confirms = relation == Relation::lead || relation == Relation::co;
  if (variant == Variant::confirmed && !confirms) return;
  Record record{records.size() + 1,          role, relation, variant, desk.make<PersonId>(),
                desk.make<ParticipationId>()};
  const auto today = desk.now.day_in_norway();
  const std::string name = mark("name", record);
  desk.put(R"(insert into person (id, number, number_verdict, given_name, family_name, sort_name,
                                  search, phone, email, address, postcode, place, protection,
                                  created_at, version)
              values ($1, $2, 'flagged', $3, 'Prøve', $4, $5, $6, $6, $7, '0001', 'Oslo', $8, $9, 1))",
           record.person, number_of(record), name, text::sort_key("Prøve " + name),
           text::fold(name + " Prøve " + number_of(record)), mark("contact", record),
           mark("address", record), record.is_protected() ? "FORTROLIG" : "", desk.now);
  const bool referring = relation == Relation::referring;
  const auto end = record.is_ended() ? today - 5 : today + 180;
  desk.put(
      R"(insert into participation (id, person_id, contract_id, origin, referral_day,
           referral_purpose, counsellor_id, status, status_day, start_day, end_day,
           plan_agreed_day, goal, goal_day, goal_version, se_stage, se_stage_day, shared_by_hand,
           under_follow_up, created_at, version)
         values ($1, $2, $3, 'new', $4, $5, $6, $7, $8, $8, $9, $8, $10, $8, 1, 2, $8, $11, $12,
                 $13, 1))",
      record.id, record.person, *ContractId::from_text(contract), today - 60,
      mark("referral", record),
      referring ? CounsellorId::from_text(counsellor_id) : std::optional<CounsellorId>{},
      record.is_ended() ? "HAR_SLUTTET" : "DELTAR", today - 50, end, mark("goal", record), false,
      true, desk.now);
  follow(record);
  write_all_kinds(record);
  records.push_back(record);
  if (relation == Relation::own) {
    own_accounts_[record.number] =
        &add_caller(Role::participant, "deltaker" + padded(record.number), {}, record.person, {});
  }
  if (variant == Variant::confirmed) {
    desk.store.write([&](sql::Writing& tx) {
      store::confirm(tx, record.id, caller(role, record).actor.account, desk.now,
                     desk.now + hours(24));
    });
  }
}

void MatrixOffice::assign(const Record& record, const std::string& employee, std::string_view part,
                          int first, std::optional<int> end, const std::string& reason) {
  const auto today = desk.now.day_in_norway();
  desk.put(R"(insert into assignment (id, participation_id, employee_id, part, first_day, end_day,
                                      reason, created_at, version)
              values ($1, $2, $3, $4, $5, $6, $7, $8, 1))",
           desk.make<AssignmentId>(), record.id, *EmployeeId::from_text(employee), part,
           today + first, end ? std::optional{today + *end} : std::nullopt, reason, desk.now);
}

void MatrixOffice::follow(const Record& record) {
  const bool leads = record.role == Role::leader;
  const auto& actor = leads ? leader_id : consultant_id;
  switch (record.relation) {
    case Relation::lead:
      return assign(record, actor, "lead", -30, {});
    case Relation::co:
      assign(record, stranger_id, "lead", -30, {});
      return assign(record, actor, "co", -30, {});
    case Relation::successor:
      assign(record, stranger_id, "lead", -30, 10);
      return assign(record, actor, "lead", 10, {});
    case Relation::former:
      assign(record, actor, "lead", -30, -20);
      return assign(record, stranger_id, "lead", -20, {});
    case Relation::same_team:
      return assign(record,
                    leads ? one("select cast(id as text) from employee where name = 'Dag Fjern'")
                          : colleague_id,
                    "lead", -30, {});
    case Relation::leads_team:
      return assign(record, colleague_id, "lead", -30, {});
    default:
      return assign(record, stranger_id, "lead", -30, {});
  }
}

void MatrixOffice::write_all_kinds(const Record& record) {
  const auto today = desk.now.day_in_norway();
  const auto id = record.id;
  assign(record, earlier_id, "lead", -50, -40, mark("assignment_chain", record));
  desk.put(R"(insert into granted_period (participation_id, ordinal, first_day, recorded_at, source)
              values ($1, 1, $2, $3, $4))",
           id, today - 50, desk.now, mark("status_dates", record));
  desk.put(R"(insert into goal_version (participation_id, number, text, day, recorded_at)
              values ($1, 1, $2, $3, $4))",
           id, mark("goal", record), today - 20, desk.now);
  desk.put(
      R"(insert into se_stage_change (participation_id, ordinal, stage, day, reason, recorded_at)
              values ($1, 1, 2, $2, $3, $4))",
      id, today - 20, mark("se_stage", record), desk.now);
  desk.put(R"(insert into kept_aside (participation_id, path, value, source, recorded_at)
              values ($1, '/felt', $2, 'csv', $3))",
           id, mark("kept_aside", record), desk.now);
  desk.put(R"(insert into note (id, participation_id, author_id, kind, day, minutes, present, text,
                                state, signed_at, corrections, created_at, changed_at, version)
              values ($1, $2, $3, 'meeting', $4, 30, '', $5, 'signed', $6, 0, $6, $6, 1))",
           desk.make<NoteId>(), id, *EmployeeId::from_text(stranger_id), today - 3,
           mark("note", record), desk.now);
  desk.put(R"(insert into appointment (id, participation_id, employee_id, starts_at, day, minutes,
                                       kind, place, purpose, state, created_at, version)
              values ($1, $2, $3, $4, $5, 30, 'meeting', $6, $6, 'planned', $7, 1))",
           desk.make<AppointmentId>(), id,
           *EmployeeId::from_text(record.role == Role::leader ? leader_id : consultant_id),
           desk.now + hours(26), (desk.now + hours(26)).day_in_norway(),
           mark("appointment", record), desk.now);
  desk.put(R"(insert into task (id, participation_id, owner, text, due_day, created_at, version)
              values ($1, $2, 'consultant', $3, $4, $5, 1))",
           desk.make<TaskId>(), id, mark("task", record), today + 3, desk.now);
  desk.put(R"(insert into job (id, participation_id, employer_id, kind, title, first_day,
                               extent_percent, created_at, version)
              values ($1, $2, $3, 'practice', $4, $5, 50, $6, 1))",
           desk.make<JobId>(), id, *EmployerId::from_text(employer_id), mark("job", record),
           today - 10, desk.now);
  for (const auto& caller : callers) {
    if (caller->actor.employee) marked_draft(*caller, record);
  }
}

Caller& MatrixOffice::caller(Role role, const Record& record) {
  if (role == Role::participant) {
    const auto own = own_accounts_.find(record.number);
    return own != own_accounts_.end() ? *own->second : *own_accounts_.begin()->second;
  }
  for (const auto& one : callers) {
    if (one->role == role) return *one;
  }
  throw std::logic_error{"a role that nobody has"};
}

Relation MatrixOffice::relation(const Caller& caller, const Record& record) {
  const auto key = std::pair{&caller, record.number};
  if (const auto found = relations_.find(key); found != relations_.end()) return found->second;
  const auto relation = desk.store.read([&](sql::Reading& tx) {
    const auto facts = store::access_facts(tx, record.id).value();
    std::vector<domain::TeamMembership> memberships;
    if (caller.actor.employee) memberships = store::all_memberships(tx);
    const auto teams = store::teams_of_contract(tx, *ContractId::from_text(contract));
    return domain::relation_on(caller.actor,
                               {.person = facts.person,
                                .counsellor = facts.counsellor,
                                .assignments = facts.assignments,
                                .memberships = memberships,
                                .teams_of_contract = teams},
                               desk.now.day_in_norway());
  });
  return relations_[key] = relation;
}

const Record& MatrixOffice::plain(Role role, Relation relation) const {
  for (const auto& record : records) {
    if (record.role == role && record.relation == relation && record.variant == Variant::plain) {
      return record;
    }
  }
  throw std::logic_error{"a relation that nobody stands in"};
}

Seen MatrixOffice::send(const Caller& caller, std::string_view method, const std::string& path,
                        const std::string& body) {
  Browser browser{desk};
  browser.token = caller.token;
  if (method != "POST" || path != "/api/imports") return browser.send(method, path, body);
  // A file comes as it is, with its name beside it.
  api::Request request{.method = "POST", .path = path, .body = body, .peer = "192.0.2.10"};
  request.headers = {{"Host", "stafett.example"},
                     {"Sec-Fetch-Site", "same-origin"},
                     {"Origin", "https://stafett.example"},
                     {"Idempotency-Key", new_uuid(desk.now, desk.random).to_text()},
                     {"Content-Type", "application/octet-stream"},
                     {"X-File-Name", "liste.csv"},
                     {"Cookie", std::string{api::session_cookie} + "=" + caller.token}};
  return browser.answered(request);
}

std::string MatrixOffice::one(const std::string& sql) {
  return desk.store.read([&](sql::Reading& tx) {
    for (const sql::Row row : tx.rows(sql)) return std::string{row.get<std::string_view>(0)};
    return std::string{};
  });
}

std::string MatrixOffice::version(const std::string& table, const std::string& id) {
  return one("select cast(version as text) from " + table + " where id = '" + id + "'");
}

std::string MatrixOffice::record_of(const std::string& table, const Record& record) {
  return one("select cast(id as text) from " + table + " where participation_id = '" +
             record.id.to_text() + "' order by id limit 1");
}

std::string MatrixOffice::add_note(const Caller& author, const Record& record,
                                   const std::string& text, bool is_signed) {
  const auto id = desk.make<NoteId>();
  desk.put(R"(insert into note (id, participation_id, author_id, kind, day, minutes, present, text,
                                state, signed_at, corrections, created_at, changed_at, version)
              values ($1, $2, $3, 'phone', $4, 5, '', $5, $6, $7, 0, $8, $8, 1))",
           id, record.id, author.actor.employee.value_or(*EmployeeId::from_text(stand_in_id)),
           desk.now.day_in_norway(), text, is_signed ? "signed" : "draft",
           is_signed ? std::optional{desk.now} : std::nullopt, desk.now);
  return id.to_text();
}

std::string MatrixOffice::marked_draft(const Caller& author, const Record& record) {
  const auto text = mark("draft_" + author.name, record);
  const auto id = one("select cast(id as text) from note where text = '" + text + "'");
  return id.empty() ? add_note(author, record, text, false) : id;
}

std::string MatrixOffice::fresh_draft(const Caller& author, const Record& record) {
  return add_note(author, record, "Ringte.", false);
}

std::string MatrixOffice::fresh_note(const Caller& author, const Record& record) {
  return add_note(author, record, "Ringte.", true);
}

void MatrixOffice::without_stand_in(const Record& record) {
  desk.put("delete from assignment where participation_id = $1 and employee_id = $2", record.id,
           *EmployeeId::from_text(stand_in_id));
}

std::string MatrixOffice::fresh_stand_in(const Record& record) {
  without_stand_in(record);
  assign(record, stand_in_id, "co", -2, {});
  return one("select cast(id as text) from assignment where participation_id = '" +
             record.id.to_text() + "' and employee_id = '" + stand_in_id + "'");
}

}  // namespace stafett::test
