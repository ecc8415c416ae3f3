// The audit log's newest hash, signed (Ed25519) with a key that is kept outside the database: who
// can rewrite the database still cannot make it look as if nothing happened. The signed heads lie
// beside the key, one a line, and can be sent anywhere; who holds one and the public key can hold
// the log to it.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.hpp"
#include "store/audit.hpp"

namespace stafett::store {

using PublicKey = std::array<std::uint8_t, 32>;

/// "seq hash instant signature": what is signed, and the signature over it in hexadecimal.
struct SignedHead {
  AuditHead head;
  Instant at;
  std::array<std::uint8_t, 64> signature{};

  static std::optional<SignedHead> from_text(std::string_view line);
  [[nodiscard]] std::string to_text() const;
  [[nodiscard]] bool is_signed_by(const PublicKey& key) const;
};

/// The signing key and the heads signed with it, in one folder: audit.key (readable by its owner
/// only), audit.pub, audit.heads. One process at a time.
class AuditKey {
 public:
  /// Reads the key; makes one where there is none. Throws std::runtime_error where the folder
  /// cannot be used, or the key cannot be read.
  explicit AuditKey(std::filesystem::path folder);
  ~AuditKey();
  AuditKey(const AuditKey&) = delete;
  AuditKey& operator=(const AuditKey&) = delete;

  [[nodiscard]] const PublicKey& public_key() const { return public_; }
  /// Signs `head` and adds it to audit.heads, on the disk when this returns. Nothing is added where
  /// no line has come since the last one signed.
  void sign(const AuditHead& head, Instant now);
  /// All heads signed, oldest first. Throws std::runtime_error where a line is not a head signed
  /// with this key.
  [[nodiscard]] std::vector<SignedHead> signed_heads() const;
  /// After an older backup was put in place: heads past `last` are moved to a file of their own
  /// (audit.heads.before-…), for they no longer speak of this log.
  void set_aside_after(std::int64_t last, Instant now);

 private:
  void mend_heads();  ///< drops a line that a power cut left half written
  void write_heads(const std::string& file, const std::vector<SignedHead>& heads) const;

  std::filesystem::path folder_;
  PublicKey public_{};
  std::array<std::uint8_t, 64> secret_{};
  std::int64_t last_signed_ = 0;
};

/// Walks the log and holds it to every head that was signed.
AuditVerdict verify_audit(sql::Reading& tx, const AuditKey& key);

}  // namespace stafett::store
