// The house's one key, kept in a file beside the database and never in it: what has to be read
// again (second-factor secrets) is sealed with it, what only has to be recognised (addresses, names
// tried, recovery codes) is kept as a keyed hash. Who gets hold of the database alone can do
// nothing with either.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/id.hpp"

namespace stafett::service {

class Vault {
 public:
  using Key = std::array<std::uint8_t, 32>;

  explicit Vault(const Key& key);
  ~Vault();
  Vault(const Vault&) = delete;
  Vault& operator=(const Vault&) = delete;

  /// The key of this file; where there is no file yet, a new key is made and written there,
  /// readable by its owner only. Throws std::runtime_error where the file cannot be read or made,
  /// is not 32 bytes long, or may be read by others.
  static std::unique_ptr<Vault> load_or_create(const std::string& file, Random& random);

  /// Sealed text (XChaCha20-Poly1305, base64). It opens only with the same `owner`, so that one
  /// account's secret put into another's row is refused.
  [[nodiscard]] std::string seal(std::string_view plain, std::string_view owner,
                                 Random& random) const;
  /// What was sealed; nothing where it was changed, or sealed for another owner or by another key.
  [[nodiscard]] std::optional<std::string> open(std::string_view sealed,
                                                std::string_view owner) const;

  /// 64 hexadecimal digits by which `text` is recognised again; `purpose` keeps uses apart.
  [[nodiscard]] std::string mark(std::string_view purpose, std::string_view text) const;

 private:
  struct Keys;
  std::unique_ptr<Keys> keys_;
};

/// 64 hexadecimal digits: how one-time tokens of full strength are kept.
std::string token_hash(std::string_view token);

/// A token of 256 bits, as 43 characters that stand in a URL or a cookie as they are.
std::string new_token(Random& random);

}  // namespace stafett::service
