#include "service/vault.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>

namespace stafett::service {

namespace {

constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

std::string to_base64(std::string_view bytes) {
  constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string text(sodium_base64_ENCODED_LEN(bytes.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes_of(bytes), bytes.size(), variant);
  text.pop_back();  // its closing zero
  return text;
}

std::optional<std::string> from_base64(std::string_view text) {
  std::string bytes(text.size(), '\0');
  std::size_t size = 0;
  if (sodium_base642bin(bytes_of(bytes), bytes.size(), text.data(), text.size(), nullptr, &size,
                        nullptr, sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0) {
    return std::nullopt;
  }
  bytes.resize(size);
  return bytes;
}

std::string to_hexadecimal(const unsigned char* bytes, std::size_t count) {
  std::string text(2 * count + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes, count);
  text.pop_back();
  return text;
}

void start_sodium() {
  if (sodium_init() < 0) throw std::runtime_error{"libsodium cannot start"};
}

[[noreturn]] void throw_about(const std::string& file, std::string_view what) {
  throw std::runtime_error{"key file " + file + ": " + std::string{what}};
}

/// A file that is closed.
struct File {
  int descriptor;
  ~File() {
    if (descriptor >= 0) ::close(descriptor);
  }
};

bool write_new_key(const std::string& file, const Vault::Key& key) {
  const File out{::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)};
  if (out.descriptor < 0) {
    if (errno == EEXIST) return false;
    throw_about(file, std::strerror(errno));
  }
  if (::write(out.descriptor, key.data(), key.size()) != static_cast<ssize_t>(key.size()) ||
      ::fsync(out.descriptor) != 0) {
    throw_about(file, std::strerror(errno));
  }
  return true;
}

}  // namespace

/// Made of the house's key, one for each use.
struct Vault::Keys {
  Key sealing{};
  Key marking{};
  ~Keys() { sodium_memzero(this, sizeof *this); }
};

Vault::Vault(const Key& key) : keys_{std::make_unique<Keys>()} {
  start_sodium();
  constexpr char context[crypto_kdf_CONTEXTBYTES + 1] = "stafett.";
  crypto_kdf_derive_from_key(keys_->sealing.data(), keys_->sealing.size(), 1, context, key.data());
  crypto_kdf_derive_from_key(keys_->marking.data(), keys_->marking.size(), 2, context, key.data());
}

Vault::~Vault() = default;

std::unique_ptr<Vault> Vault::load_or_create(const std::string& file, Random& random) {
  Key key{};
  random.fill(key.data(), key.size());
  if (!write_new_key(file, key)) {
    const File in{::open(file.c_str(), O_RDONLY | O_CLOEXEC)};
    struct stat facts {};
    if (in.descriptor < 0 || ::fstat(in.descriptor, &facts) != 0)
      throw_about(file, std::strerror(errno));
    if ((facts.st_mode & 077) != 0) throw_about(file, "others may read it; chmod 600");
    if (facts.st_size != static_cast<off_t>(key.size())) throw_about(file, "is not 32 bytes long");
    if (::read(in.descriptor, key.data(), key.size()) != static_cast<ssize_t>(key.size())) {
      throw_about(file, "cannot be read");
    }
  }
  auto vault = std::make_unique<Vault>(key);
  sodium_memzero(key.data(), key.size());
  return vault;
}

std::string Vault::seal(std::string_view plain, std::string_view owner, Random& random) const {
  std::string sealed(nonce_size + plain.size() + tag_size, '\0');
  random.fill(bytes_of(sealed), nonce_size);
  crypto_aead_xchacha20poly1305_ietf_encrypt(
      bytes_of(sealed) + nonce_size, nullptr, bytes_of(plain), plain.size(), bytes_of(owner),
      owner.size(), nullptr, bytes_of(sealed), keys_->sealing.data());
  return to_base64(sealed);
}

std::optional<std::string> Vault::open(std::string_view sealed, std::string_view owner) const {
  const auto bytes = from_base64(sealed);
  if (!bytes || bytes->size() < nonce_size + tag_size) return std::nullopt;
  std::string plain(bytes->size() - nonce_size - tag_size, '\0');
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(
          bytes_of(plain), nullptr, nullptr, bytes_of(std::string_view{*bytes}) + nonce_size,
          bytes->size() - nonce_size, bytes_of(owner), owner.size(),
          bytes_of(std::string_view{*bytes}), keys_->sealing.data()) != 0) {
    return std::nullopt;
  }
  return plain;
}

std::string Vault::mark(std::string_view purpose, std::string_view text) const {
  std::array<unsigned char, 32> hash{};
  crypto_generichash_state state;
  crypto_generichash_init(&state, keys_->marking.data(), keys_->marking.size(), hash.size());
  crypto_generichash_update(&state, bytes_of(purpose), purpose.size());
  const unsigned char between = 0;  // no purpose holds a zero: "a" + "bc" and "ab" + "c" differ
  crypto_generichash_update(&state, &between, 1);
  crypto_generichash_update(&state, bytes_of(text), text.size());
  crypto_generichash_final(&state, hash.data(), hash.size());
  return to_hexadecimal(hash.data(), hash.size());
}

std::string token_hash(std::string_view token) {
  std::array<unsigned char, 32> hash{};
  crypto_generichash(hash.data(), hash.size(), bytes_of(token), token.size(), nullptr, 0);
  return to_hexadecimal(hash.data(), hash.size());
}

std::string new_token(Random& random) {
  std::string bytes(32, '\0');
  random.fill(bytes_of(bytes), bytes.size());
  return to_base64(bytes);
}

}  // namespace stafett::service
