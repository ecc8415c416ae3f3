#include "app/example/player.hpp"

#include "base/text.hpp"

namespace stafett::example {

namespace {

using domain::Role;

Role role_of(Position position) {
  switch (position) {
    case Position::consultant:
      return Role::consultant;
    case Position::leader:
      return Role::leader;
    case Position::administrator:
      return Role::administrator;
  }
  return Role::consultant;
}

std::string_view language_of(Tongue tongue) { return tongue == Tongue::nynorsk ? "nn" : "nb"; }

}  // namespace

Player::Player(service::House& in, const Script& by, std::string password_hash)
    : house{in}, script{by}, random{by.seed, "play"}, password_hash_{std::move(password_hash)} {
  const Instant begins = script.events.front().at;
  const auto actor = [&](const std::string& name, const std::string& email) {
    return Actor{AccountId::make(begins, random), free_username(email), name};
  };
  for (const auto& row : script.employees) {
    employees_.push_back(actor(row.employee.name, row.email));
  }
  for (const auto& row : script.counsellors) counsellors_.push_back(actor(row.name, row.email));

  for (std::size_t i = 0; i < script.deliveries.size(); ++i) {
    props.delivery_nav_ids.push_back(new_uuid(begins, random));
  }
  for (std::size_t i = 0; i < script.participations.size(); ++i) {
    props.nav_ids.push_back(new_uuid(begins, random));
  }
  props.contracts.resize(script.contracts.size());
  props.contract_versions.resize(script.contracts.size());
  props.teams.resize(script.teams.size());
  props.employees.resize(script.employees.size());
  props.posts.resize(script.employees.size());
  props.counsellors.resize(script.counsellors.size());
  props.employers.resize(script.employers.size());
  props.participations.resize(script.participations.size());
  props.people.resize(script.participations.size());
  props.notes.resize(script.notes);
  props.appointments.resize(script.appointments);
  props.tasks.resize(script.tasks);
  props.jobs.resize(script.jobs);
}

service::Call Player::call(const service::Session& session, Instant at) {
  return {.house = house,
          .now = at,
          .today = at.day_in_norway(),
          .random = random,
          .session = session,
          .command = service::Command{new_uuid(at, random).to_text(), "play"}};
}

service::Call Player::call(const Event& event) {
  const EmployeePlace who = event.by.value();
  const auto& actor = employees_.at(who.at);
  service::Session session;
  session.stage = service::Session::Stage::full;
  session.account = actor.account;
  session.role = role_of(script.employees[who.at].position);
  session.name = actor.name;
  session.username = actor.username;
  session.employee = props.employees[who.at];
  return call(session, event.at);
}

service::Call Player::call(CounsellorPlace counsellor, Instant at) {
  const auto& actor = counsellors_.at(counsellor.at);
  service::Session session;
  session.stage = service::Session::Stage::full;
  session.account = actor.account;
  session.role = Role::counsellor;
  session.name = actor.name;
  session.username = actor.username;
  session.counsellor = props.counsellors[counsellor.at].value();
  return call(session, at);
}

service::Call Player::call(Instant at) { return call(service::Session{}, at); }

const std::string& Player::username(EmployeePlace employee) const {
  return employees_.at(employee.at).username;
}

const std::string& Player::username(CounsellorPlace counsellor) const {
  return counsellors_.at(counsellor.at).username;
}

/// The first name as it stands in the address, which has no letters that some keyboards lack; all
/// of the name where somebody has that already.
std::string Player::free_username(std::string_view email) {
  const std::string_view whole = email.substr(0, email.find('@'));
  for (const auto& wanted : {whole.substr(0, whole.find('.')), whole}) {
    std::string name = text::fold(wanted);
    if (usernames_.emplace(name, 1).second) return name;
  }
  std::string name = text::fold(whole);
  return name + std::to_string(++usernames_[name]);
}

void Player::add_account(const store::Account& account) {
  house.store.write([&](sql::Writing& tx) { store::add_account(tx, account); });
}

void Player::let_in(EmployeePlace employee, Instant at) {
  const auto& row = script.employees[employee.at];
  const auto& actor = employees_[employee.at];
  store::Account account;
  account.id = actor.account;
  account.username = actor.username;
  account.display_name = actor.name;
  account.language = language_of(row.writes);
  account.password_hash = password_hash_;
  account.employee = props.employees[employee.at];
  account.created_at = at;
  account.roles = {role_of(row.position)};
  add_account(account);
}

void Player::let_in(CounsellorPlace counsellor, Instant at) {
  const auto& actor = counsellors_[counsellor.at];
  store::Account account;
  account.id = actor.account;
  account.username = actor.username;
  account.display_name = actor.name;
  account.language = "nb";
  account.password_hash = password_hash_;
  account.counsellor = props.counsellors[counsellor.at];
  account.created_at = at;
  account.roles = {Role::counsellor};
  add_account(account);
}

std::string Player::let_in(ParticipationPlace participation, Instant at) {
  const auto& person = script.people[script.participations[participation.at].person.at];
  store::Account account;
  account.id = AccountId::make(at, random);
  account.username = free_username(person.email);
  account.display_name = person.given_name + ' ' + person.family_name;
  account.language = "nb";
  account.password_hash = password_hash_;
  account.person = props.people[participation.at];
  account.created_at = at;
  account.roles = {Role::participant};
  add_account(account);
  return account.username;
}

std::string Player::let_in_researcher(const std::string& name, std::string_view email, Instant at) {
  store::Account account;
  account.id = AccountId::make(at, random);
  account.username = free_username(email);
  account.display_name = name;
  account.language = "nb";
  account.password_hash = password_hash_;
  account.created_at = at;
  account.roles = {Role::researcher};
  add_account(account);
  return account.username;
}

}  // namespace stafett::example
