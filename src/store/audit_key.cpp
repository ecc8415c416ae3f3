#include "store/audit_key.hpp"

#include <sodium.h>

#include <charconv>
#include <iterator>
#include <stdexcept>

#include "base/text.hpp"
#include "store/files.hpp"
#include "store/hash.hpp"

namespace stafett::store {

namespace {

static_assert(crypto_sign_PUBLICKEYBYTES == 32 && crypto_sign_SECRETKEYBYTES == 64 &&
              crypto_sign_BYTES == 64);

/// What is signed. The first words keep a signature from meaning anything elsewhere.
std::string signed_text(const AuditHead& head, Instant at) {
  return "stafett audit head\n" + std::to_string(head.seq) + '\n' + head.hash + '\n' + at.to_text();
}

template <std::size_t N>
std::optional<std::array<std::uint8_t, N>> bytes_of(std::string_view hexadecimal_text) {
  std::array<std::uint8_t, N> bytes{};
  std::size_t length = 0;
  if (hexadecimal_text.size() != 2 * N ||
      sodium_hex2bin(bytes.data(), N, hexadecimal_text.data(), hexadecimal_text.size(), nullptr,
                     &length, nullptr) != 0 ||
      length != N) {
    return std::nullopt;
  }
  return bytes;
}

}  // namespace

std::optional<SignedHead> SignedHead::from_text(std::string_view line) {
  const auto parts = text::split(line, ' ');
  if (parts.size() != 4 || parts[1].size() != 64) return std::nullopt;
  SignedHead result;
  const auto [end, error] =
      std::from_chars(parts[0].data(), parts[0].data() + parts[0].size(), result.head.seq);
  if (error != std::errc{} || end != parts[0].data() + parts[0].size()) return std::nullopt;
  result.head.hash = parts[1];
  const auto at = Instant::from_text(parts[2]);
  const auto signature = bytes_of<64>(parts[3]);
  if (!at || !signature) return std::nullopt;
  result.at = *at;
  result.signature = *signature;
  return result;
}

std::string SignedHead::to_text() const {
  return std::to_string(head.seq) + ' ' + head.hash + ' ' + at.to_text() + ' ' +
         hexadecimal(signature.data(), signature.size());
}

bool SignedHead::is_signed_by(const PublicKey& key) const {
  const auto message = signed_text(head, at);
  return crypto_sign_verify_detached(signature.data(),
                                     reinterpret_cast<const unsigned char*>(message.data()),
                                     message.size(), key.data()) == 0;
}

AuditKey::AuditKey(std::filesystem::path folder) : folder_{std::move(folder)} {
  if (sodium_init() < 0) throw std::runtime_error{"libsodium did not start"};
  std::filesystem::create_directories(folder_);
  if (const auto kept = read_file(folder_ / "audit.key")) {
    const auto secret = bytes_of<64>(text::trim(*kept));
    if (!secret) throw std::runtime_error{"audit.key does not hold a signing key"};
    secret_ = *secret;
    crypto_sign_ed25519_sk_to_pk(public_.data(), secret_.data());
    const auto heads = signed_heads();
    if (!heads.empty()) last_signed_ = heads.back().head.seq;
    return;
  }
  crypto_sign_keypair(public_.data(), secret_.data());
  replace_file(folder_ / "audit.pub", hexadecimal(public_.data(), public_.size()) + '\n');
  replace_file(folder_ / "audit.key", hexadecimal(secret_.data(), secret_.size()) + '\n');
}

AuditKey::~AuditKey() { sodium_memzero(secret_.data(), secret_.size()); }

void AuditKey::sign(const AuditHead& head, Instant now) {
  if (head.seq <= last_signed_) return;
  mend_heads();
  SignedHead result{head, now, {}};
  const auto message = signed_text(head, now);
  crypto_sign_detached(result.signature.data(), nullptr,
                       reinterpret_cast<const unsigned char*>(message.data()), message.size(),
                       secret_.data());
  append_to_file(folder_ / "audit.heads", result.to_text() + '\n');
  last_signed_ = head.seq;
}

std::vector<SignedHead> AuditKey::signed_heads() const {
  std::vector<SignedHead> heads;
  const auto content = read_file(folder_ / "audit.heads").value_or("");
  // What follows the last line end was being written when the machine stopped; nobody was told of
  // it.
  const auto whole = std::string_view{content}.substr(0, content.rfind('\n') + 1);
  for (const auto line : text::split(whole, '\n')) {
    if (line.empty()) continue;
    const auto head = SignedHead::from_text(line);
    if (!head || !head->is_signed_by(public_)) {
      throw std::runtime_error{"audit.heads: line " + std::to_string(heads.size() + 1) +
                               " was not signed with audit.key"};
    }
    heads.push_back(*head);
  }
  return heads;
}

void AuditKey::mend_heads() {
  const auto content = read_file(folder_ / "audit.heads").value_or("");
  if (!content.empty() && content.back() != '\n') write_heads("audit.heads", signed_heads());
}

void AuditKey::write_heads(const std::string& file, const std::vector<SignedHead>& heads) const {
  std::string content;
  for (const auto& head : heads) content += head.to_text() + '\n';
  replace_file(folder_ / file, content);
}

void AuditKey::set_aside_after(std::int64_t last, Instant now) {
  std::vector<SignedHead> stay;
  std::vector<SignedHead> aside;
  for (auto& head : signed_heads()) (head.head.seq <= last ? stay : aside).push_back(head);
  if (aside.empty()) return;
  write_heads("audit.heads.before-" + file_stamp(now), aside);
  write_heads("audit.heads", stay);
  last_signed_ = stay.empty() ? 0 : stay.back().head.seq;
}

AuditVerdict verify_audit(sql::Reading& tx, const AuditKey& key) {
  std::vector<AuditHead> witnessed;
  for (auto& head : key.signed_heads()) witnessed.push_back(std::move(head.head));
  return verify_audit(tx, witnessed);
}

}  // namespace stafett::store
