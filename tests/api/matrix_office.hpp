// An office for the access matrix: everybody who can sign in, and a participant in every relation
// to each of them, plain, protected, protected and confirmed, and ended. Every kind of record about
// a participant holds a text of its own ("MERKE-goal-007"), so that any answer tells by itself what
// it shows of whom.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "api/front_desk.hpp"
#include "api/people.hpp"
#include "domain/access.hpp"

namespace stafett::test {

/// Somebody who calls: an account in its one role, signed in.
struct Caller {
  domain::Role role;
  std::string name;  ///< of the account
  domain::Actor actor;
  std::string token;
};

enum class Variant : std::uint8_t { plain, protected_address, confirmed, ended };

/// A participant, made to stand in one relation to the caller of one role.
struct Record {
  std::size_t number = 0;
  domain::Role role;
  domain::Relation relation;
  Variant variant = Variant::plain;
  PersonId person;
  ParticipationId id;
  [[nodiscard]] bool is_protected() const {
    return variant == Variant::protected_address || variant == Variant::confirmed;
  }
  [[nodiscard]] bool is_ended() const { return variant == Variant::ended; }
};

/// Which relations a role can stand in to a participant at all.
const std::vector<domain::Relation>& relations_of(domain::Role role);

class MatrixOffice {
 public:
  explicit MatrixOffice(sql::Engine engine);

  /// On PostgreSQL a sample is asked: the same services are behind it, and it is slower.
  [[nodiscard]] bool is_sample() const { return sample_; }

  FrontDesk desk;
  std::vector<Record> records;
  std::vector<std::unique_ptr<Caller>> callers;
  std::string contract, team, leader_id, consultant_id, colleague_id, stranger_id, stand_in_id,
      earlier_id, counsellor_id, employer_id;

  /// Who calls in this role for this record: a participant has an account of their own.
  Caller& caller(domain::Role role, const Record& record);
  /// How the caller stands to the record, by assignments, teams and referral.
  domain::Relation relation(const Caller& caller, const Record& record);
  const Record& plain(domain::Role role, domain::Relation relation) const;

  Seen send(const Caller& caller, std::string_view method, const std::string& path,
            const std::string& body);
  /// A day counted from today, as text.
  [[nodiscard]] std::string day(int from_today) const;
  /// A text that is nowhere else: of this kind of record, of this participant.
  static std::string mark(std::string_view kind, const Record& record);
  static std::string number_of(const Record& record);

  // What a write needs, made afresh.
  std::string version(const std::string& table, const std::string& id);
  std::string record_of(const std::string& table, const Record& record);
  std::string marked_draft(const Caller& author, const Record& record);
  std::string fresh_draft(const Caller& author, const Record& record);
  std::string fresh_note(const Caller& author, const Record& record);
  std::string fresh_stand_in(const Record& record);
  void without_stand_in(const Record& record);
  std::string one(const std::string& sql);
  /// Counts up: for names and numbers that must be new.
  std::string next() { return std::to_string(++count_); }

 private:
  Caller& add_caller(domain::Role role, const std::string& name, std::optional<EmployeeId> employee,
                     std::optional<PersonId> person, std::optional<CounsellorId> counsellor);
  void add_house();
  void add_record(domain::Role role, domain::Relation relation, Variant variant);
  void follow(const Record& record);
  void write_all_kinds(const Record& record);
  std::string add_note(const Caller& author, const Record& record, const std::string& text,
                       bool is_signed);
  void assign(const Record& record, const std::string& employee, std::string_view part, int first,
              std::optional<int> end, const std::string& reason = "Ny i tiltaket");

  std::map<std::pair<const Caller*, std::size_t>, domain::Relation> relations_;
  std::map<std::size_t, Caller*> own_accounts_;
  std::size_t count_ = 0;
  bool sample_;
};

}  // namespace stafett::test
