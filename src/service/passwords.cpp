#include "service/passwords.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <condition_variable>
#include <mutex>
#include <stdexcept>

#include "base/text.hpp"

namespace stafett::service {

namespace {

constexpr std::size_t least_characters = 12;

/// The most used passwords of 12 characters and more, here and elsewhere, as folded. Shorter ones
/// need no listing; runs ("111111111111", "abcabcabcabc") and runs of the keyboard are found by
/// rule.
constexpr auto worst = std::to_array<std::string_view>({
    "passordpassord",
    "passordet123",
    "passord12345",
    "passord123456",
    "passord1234567",
    "velkommen123",
    "velkommen1234",
    "velkommen2024",
    "velkommen2025",
    "velkommen2026",
    "hemmelig1234",
    "hemmelighet1",
    "hemmeligpassord",
    "mittpassord1",
    "mittpassord123",
    "norge1234567",
    "oslo12345678",
    "sommer2024!!",
    "sommer2025!!",
    "sommer2026!!",
    "vinter2025!!",
    "vinter2026!!",
    "jegelskerdeg",
    "jegelskerdeg1",
    "administrator",
    "administrator1",
    "administrator123",
    "password1234",
    "password12345",
    "password123456",
    "passwordpassword",
    "password123!",
    "welcome12345",
    "welcome123456",
    "iloveyou1234",
    "iloveyou12345",
    "letmein12345",
    "changeme1234",
    "changeme12345",
    "trustno1trustno1",
    "correcthorsebatterystaple",
    "correct horse battery staple",
    "unbelievable",
    "superman1234",
    "football1234",
    "liverpool123",
    "manchester1234",
    "princess1234",
    "sunshine1234",
    "monkey123456",
    "dragon123456",
    "qwerty123456",
    "qwerty1234567",
    "qwe123qwe123",
    "1q2w3e4r5t6y",
    "1q2w3e4r5t6y7u",
    "1qaz2wsx3edc",
    "1qaz2wsx3edc4rfv",
    "zaq12wsxcde3",
    "q1w2e3r4t5y6",
    "a1b2c3d4e5f6",
    "123qweasdzxc",
    "qazwsxedcrfv",
    "asdfghjkløæ1",
    "stafett12345",
    "jobbspesialist",
    "jobbkonsulent",
    "veileder1234",
});

/// Runs of the keyboard and of the alphabet; a password that is a piece of one, either way, is
/// refused.
constexpr auto runs = std::to_array<std::string_view>({
    "12345678901234567890123456789012345678901234567890",
    "abcdefghijklmnopqrstuvwxyzæøå",
    "qwertyuiopåasdfghjkløæzxcvbnm",
    "qwertyuiopasdfghjklzxcvbnm",
});

bool is_part_of_run(std::string_view password) {
  const std::string backwards{password.rbegin(), password.rend()};
  return std::any_of(runs.begin(), runs.end(), [&](std::string_view run) {
    return run.find(password) != std::string_view::npos ||
           run.find(backwards) != std::string_view::npos;
  });
}

/// "aaaaaaaaaaaa", "abcabcabcabc", "ola1ola1ola1": up to four characters over and over.
bool repeats_itself(std::string_view password) {
  for (std::size_t period = 1; period <= 4 && 2 * period < password.size(); ++period) {
    bool same = true;
    for (std::size_t i = period; i < password.size() && same; ++i)
      same = password[i] == password[i - period];
    if (same) return true;
  }
  return false;
}

/// True where, but for digits and signs, nothing is left when the person's own words are taken out.
bool is_made_of(std::string password, const std::vector<std::string>& own) {
  bool taken = false;
  for (const auto& words : own) {
    const std::string folded = text::fold(words);
    std::vector<std::string_view> parts{folded};
    for (const auto part : text::split(folded, ' ')) parts.push_back(part);
    for (const auto part : text::split(folded, '@')) parts.push_back(part);
    for (const auto part : parts) {
      if (part.size() < 3) continue;
      for (auto at = password.find(part); at != std::string::npos; at = password.find(part)) {
        password.erase(at, part.size());
        taken = true;
      }
    }
  }
  return taken && std::none_of(password.begin(), password.end(),
                               [](unsigned char c) { return (c >= 'a' && c <= 'z') || c >= 0x80; });
}

}  // namespace

Result<void> check_new_password(std::string_view password, const std::vector<std::string>& own,
                                std::string_view field) {
  if (text::length(password) < least_characters) {
    Refusal refusal{Reason::invalid, "password_too_short", std::string{field}};
    refusal.values = {{"characters", std::to_string(least_characters)}};
    return tl::make_unexpected(std::move(refusal));
  }
  const std::string folded = text::fold(password);
  if (std::find(worst.begin(), worst.end(), folded) != worst.end() || is_part_of_run(folded) ||
      repeats_itself(folded)) {
    return refuse(Reason::invalid, "password_too_common", field);
  }
  if (is_made_of(folded, own)) return refuse(Reason::invalid, "password_is_own_name", field);
  return {};
}

/// Who makes a hash and who waits for it.
struct Passwords::Queue {
  std::mutex mutex;
  std::condition_variable left;
  int working = 0;
  int waiting = 0;
};

class Passwords::Turn {
 public:
  /// Waits until it may work; `taken()` is false where too many wait.
  explicit Turn(Passwords& passwords) : queue_{*passwords.queue_} {
    std::unique_lock lock{queue_.mutex};
    if (queue_.working >= passwords.cost_.at_once) {
      if (queue_.waiting >= passwords.cost_.waiting) return;
      ++queue_.waiting;
      queue_.left.wait(lock, [&] { return queue_.working < passwords.cost_.at_once; });
      --queue_.waiting;
    }
    ++queue_.working;
    taken_ = true;
  }
  ~Turn() {
    if (!taken_) return;
    const std::lock_guard lock{queue_.mutex};
    --queue_.working;
    queue_.left.notify_one();
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

  [[nodiscard]] bool taken() const { return taken_; }
  static tl::unexpected<Refusal> busy() {
    Refusal refusal{Reason::too_many, "busy"};
    refusal.values = {{"seconds", "2"}};
    return tl::make_unexpected(std::move(refusal));
  }

 private:
  Queue& queue_;
  bool taken_ = false;
};

Passwords::Passwords(HashCost cost) : cost_{cost}, queue_{std::make_unique<Queue>()} {
  if (sodium_init() < 0) throw std::runtime_error{"libsodium cannot start"};
  std::array<char, 32> unknown{};
  randombytes_buf(unknown.data(), unknown.size());
  nobody_ = hash(std::string_view{unknown.data(), unknown.size()}).value();
}

Passwords::~Passwords() = default;

Result<std::string> Passwords::hash(std::string_view password) {
  const Turn turn{*this};
  if (!turn.taken()) return Turn::busy();
  std::array<char, crypto_pwhash_STRBYTES> text{};
  if (crypto_pwhash_str_alg(text.data(), password.data(), password.size(), cost_.operations,
                            cost_.memory, crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw std::runtime_error{"no memory for Argon2id"};
  }
  return std::string{text.data()};
}

Result<bool> Passwords::matches(std::string_view hash, std::string_view password) {
  const Turn turn{*this};
  if (!turn.taken()) return Turn::busy();
  return crypto_pwhash_str_verify(std::string{hash}.c_str(), password.data(), password.size()) == 0;
}

Result<bool> Passwords::matches_nobody(std::string_view password) {
  return matches(nobody_, password).map([](bool) { return false; });
}

bool Passwords::is_outdated(const std::string& hash) const {
  return crypto_pwhash_str_needs_rehash(hash.c_str(), cost_.operations, cost_.memory) != 0;
}

}  // namespace stafett::service
