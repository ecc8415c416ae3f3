// A file that only the holder of a secret can read, and that shows when a byte of it was changed or
// its end is missing: libsodium's secretstream (XChaCha20-Poly1305) in pieces of 64 KiB.
//
// Layout: "STAFETT SEALED 1\n"; one byte, 'p' (passphrase) or 'k' (key); with a passphrase 16 bytes
// of salt, 8 of Argon2id's operations and 8 of its memory in bytes (both little-endian); 24 bytes
// of secretstream header; then pieces, each 4 bytes of length (little-endian) and the sealed bytes.
// What stands before the first piece is bound into it. The last piece carries the final tag.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>

namespace stafett::store {

/// Wrong secret, changed or cut off, or no sealed file at all: told to the operator, holds no
/// content.
class SealError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct Passphrase {
  std::string text;
};
using SealKey = std::array<std::uint8_t, 32>;
using Secret = std::variant<Passphrase, SealKey>;

/// A key file holds 64 hexadecimal digits. Throws SealError where it does not, and where others
/// than its owner can read it.
SealKey read_key_file(const std::filesystem::path& file);
/// Makes a new key file; throws SealError where the file is there already.
SealKey make_key_file(const std::filesystem::path& file);

/// How hard a passphrase is to guess: Argon2id's cost. The default takes about a second and 256
/// MiB.
struct SealCost {
  std::uint64_t operations = 3;
  std::uint64_t memory = 268'435'456;
};

class SealedWriter {
 public:
  /// Writes to a file beside `file`, which appears whole when close() returns. An older sealed file
  /// there is replaced then; of anything else, which may be a database or the key itself, throws
  /// SealError.
  SealedWriter(const std::filesystem::path& file, const Secret& secret, SealCost cost = {});
  ~SealedWriter();
  SealedWriter(const SealedWriter&) = delete;
  SealedWriter& operator=(const SealedWriter&) = delete;

  void write(std::string_view bytes);
  /// Seals the end, syncs, renames. Without it nothing is left.
  void close();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

class SealedReader {
 public:
  /// Throws SealError where it is no sealed file, or the secret is not its own.
  SealedReader(const std::filesystem::path& file, const Secret& secret);
  ~SealedReader();
  SealedReader(const SealedReader&) = delete;
  SealedReader& operator=(const SealedReader&) = delete;

  /// The next line without its end; false after the last. Throws SealError where the file was
  /// changed or ends too early. Valid until the next call.
  bool line(std::string_view& line);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace stafett::store
