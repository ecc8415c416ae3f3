// The office that is measured: who is where in it, by number. Nothing is kept: generator (fill.cpp)
// and load (load.cpp) both work everything out from how many people there are.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/id.hpp"

namespace stafett::bench {

/// A well-mixed number for each number; the same for good (splitmix64).
constexpr std::uint64_t mixed(std::uint64_t number) {
  number += 0x9e3779b97f4a7c15;
  number = (number ^ (number >> 30)) * 0xbf58476d1ce4e5b9;
  number = (number ^ (number >> 27)) * 0x94d049bb133111eb;
  return number ^ (number >> 31);
}

/// Numbers by chance, the same from the same seed.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_{mixed(seed)} {}
  std::uint64_t next() { return mixed(state_++); }
  /// 0 … below - 1.
  std::uint64_t below(std::uint64_t below) { return next() % below; }

 private:
  std::uint64_t state_;
};

enum class Kind : std::uint8_t {
  contract = 1,
  delivery,
  team,
  member,
  employee,
  employment,
  account,
  counsellor,
  employer,
  person,
  participation,
  assignment,
  appointment,
  task,
  job,
  note,
};

/// The id of record `number` of a kind: a UUIDv7 whose time goes up with the number, as ids of a
/// real office do that were made one after the other.
inline Uuid id_of(Kind kind, std::uint64_t number) {
  constexpr std::uint64_t begin = 1'700'000'000'000;
  const std::uint64_t time = begin + number * 40;
  const std::uint64_t tail = mixed((static_cast<std::uint64_t>(kind) << 56) ^ number);
  Uuid id;
  for (int i = 0; i < 6; ++i) {
    id.bytes[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(time >> (40 - 8 * i));
  }
  for (int i = 0; i < 8; ++i) {
    id.bytes[static_cast<std::size_t>(8 + i)] = static_cast<std::uint8_t>(tail >> (56 - 8 * i));
  }
  id.bytes[6] = static_cast<std::uint8_t>(0x70 | (tail & 0x0f));
  id.bytes[7] = static_cast<std::uint8_t>(number);
  id.bytes[8] = static_cast<std::uint8_t>(0x80 | (id.bytes[8] & 0x3f));
  return id;
}

/// How many of what, for so many people.
struct Office {
  std::uint64_t people = 0;

  static constexpr std::uint64_t caseload = 25;
  static constexpr std::uint64_t team_size = 12;
  static constexpr std::uint64_t notes_each = 40;

  [[nodiscard]] std::uint64_t consultants() const { return people / caseload; }
  [[nodiscard]] std::uint64_t teams() const { return (consultants() + team_size - 1) / team_size; }
  [[nodiscard]] std::uint64_t contracts() const { return (teams() + 1) / 2; }

  /// Those on one caseload came one after the other among all others: they lie apart in the tables.
  [[nodiscard]] std::uint64_t consultant_of(std::uint64_t person) const {
    return person % consultants();
  }
  [[nodiscard]] std::uint64_t person_of(std::uint64_t consultant, std::uint64_t place) const {
    return place * consultants() + consultant;
  }
  [[nodiscard]] static std::uint64_t team_of(std::uint64_t consultant) {
    return consultant / team_size;
  }
  [[nodiscard]] static std::uint64_t contract_of(std::uint64_t team) { return team / 2; }
  /// Employees are numbered consultants first, then one leader a team.
  [[nodiscard]] std::uint64_t leader_of(std::uint64_t team) const { return consultants() + team; }
};

/// What an employee's browser sends as session cookie; bench databases only.
inline std::string token_of(std::uint64_t employee) {
  constexpr std::string_view alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  Chance chance{employee ^ 0x5e55};
  std::string token;
  while (token.size() < 43) token += alphabet[chance.below(alphabet.size())];
  return token;
}

}  // namespace stafett::bench
