// Identifiers: UUIDs with a type each, so that a participant's id cannot be passed as an
// employee's.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.hpp"

namespace stafett {

/// Sixteen bytes; made as UUIDv7 (sorts by the time it was made), read in any version.
struct Uuid {
  std::array<std::uint8_t, 16> bytes{};

  /// Reads the 36-character form, upper or lower case; anything else gives nothing.
  static std::optional<Uuid> from_text(std::string_view text);
  [[nodiscard]] std::string to_text() const;  ///< lower case, 36 characters
  [[nodiscard]] bool is_nil() const { return bytes == std::array<std::uint8_t, 16>{}; }
  friend constexpr auto operator<=>(const Uuid&, const Uuid&) = default;
};

/// A source of random bytes; app/ hands in libsodium's, tests and the invented office a seeded one.
class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::uint8_t* bytes, std::size_t count) = 0;
};

/// A new UUIDv7: 48 bits of milliseconds, the rest from `random`.
Uuid new_uuid(Instant now, Random& random);

/// An identifier of one kind of record. `Tag` is never defined anywhere; it only tells kinds apart.
template <class Tag>
struct Id {
  Uuid uuid;

  static std::optional<Id> from_text(std::string_view text) {
    if (auto u = Uuid::from_text(text)) return Id{*u};
    return std::nullopt;
  }
  static Id make(Instant now, Random& random) { return Id{new_uuid(now, random)}; }
  [[nodiscard]] std::string to_text() const { return uuid.to_text(); }
  friend constexpr auto operator<=>(const Id&, const Id&) = default;
};

using AccountId = Id<struct AccountTag>;
using AppointmentId = Id<struct AppointmentTag>;
using AssignmentId = Id<struct AssignmentTag>;
using ContractId = Id<struct ContractTag>;
using CounsellorId = Id<struct CounsellorTag>;
using DeliveryId = Id<struct DeliveryTag>;
using EmployeeId = Id<struct EmployeeTag>;
using EmployerId = Id<struct EmployerTag>;
using EmploymentId = Id<struct EmploymentTag>;
using ImportId = Id<struct ImportTag>;
using JobId = Id<struct JobTag>;
using NoteId = Id<struct NoteTag>;
using ParticipationId = Id<struct ParticipationTag>;
using PersonId = Id<struct PersonTag>;
using TaskId = Id<struct TaskTag>;
using TeamId = Id<struct TeamTag>;
using TermId = Id<struct TermTag>;

}  // namespace stafett

template <class Tag>
struct std::hash<stafett::Id<Tag>> {
  std::size_t operator()(const stafett::Id<Tag>& id) const noexcept {
    std::size_t h = 0;
    for (auto b : id.uuid.bytes) h = h * 1099511628211u ^ b;
    return h;
  }
};
