// Passwords: what makes one good enough, and how it is kept (Argon2id).
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace stafett::service {

/// At least 12 characters, not among the most used, not made of the words in `own` (name, sign-in
/// name, organisation) and not one character or one short run over and over. Nothing is demanded of
/// what it is made of: length is what helps. `field` is where the refusal points.
Result<void> check_new_password(std::string_view password, const std::vector<std::string>& own,
                                std::string_view field);

/// What one hash costs, and how many may be made at once: the server has to stay small though many
/// sign in.
struct HashCost {
  unsigned long long operations = 2;      ///< libsodium's "interactive"
  std::size_t memory = 64 * 1024 * 1024;  ///< bytes, each
  int at_once = 1;
  int waiting = 8;  ///< more than these are told to come back in a moment
};

class Passwords {
 public:
  explicit Passwords(HashCost cost);
  ~Passwords();
  Passwords(const Passwords&) = delete;
  Passwords& operator=(const Passwords&) = delete;

  /// Both wait their turn and refuse (too_many, "busy") where too many wait. From any thread.
  Result<std::string> hash(std::string_view password);
  Result<bool> matches(std::string_view hash, std::string_view password);
  /// The work of `matches` for an account that is not there; always false.
  Result<bool> matches_nobody(std::string_view password);
  /// True where `hash` was made at another cost than ours.
  [[nodiscard]] bool is_outdated(const std::string& hash) const;

 private:
  class Turn;
  struct Queue;
  HashCost cost_;
  std::unique_ptr<Queue> queue_;
  std::string nobody_;  ///< a hash at our cost of a password that nobody has
};

}  // namespace stafett::service
