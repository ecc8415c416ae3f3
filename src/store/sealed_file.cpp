#include "store/sealed_file.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <vector>

#include "base/text.hpp"
#include "store/files.hpp"
#include "store/hash.hpp"

namespace stafett::store {

namespace {

constexpr std::string_view magic = "STAFETT SEALED 1\n";
constexpr std::size_t piece_size = 65536;
constexpr std::size_t overhead = crypto_secretstream_xchacha20poly1305_ABYTES;

static_assert(crypto_secretstream_xchacha20poly1305_KEYBYTES == 32);
static_assert(crypto_secretstream_xchacha20poly1305_HEADERBYTES == 24);
static_assert(crypto_pwhash_SALTBYTES == 16);

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

std::string little_endian(std::uint64_t number, std::size_t bytes) {
  std::string text;
  for (std::size_t i = 0; i < bytes; ++i) {
    text += static_cast<char>(number & 0xff);
    number >>= 8;
  }
  return text;
}

std::uint64_t from_little_endian(std::string_view bytes) {
  std::uint64_t number = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) {
    number = number << 8 | static_cast<std::uint8_t>(bytes[i]);
  }
  return number;
}

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

SealKey key_from(const Passphrase& passphrase, std::string_view salt, SealCost cost) {
  SealKey key{};
  if (crypto_pwhash(key.data(), key.size(), passphrase.text.data(), passphrase.text.size(),
                    bytes_of(salt), cost.operations, cost.memory,
                    crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw SealError{"not enough memory to turn the passphrase into a key"};
  }
  return key;
}

void start_sodium() {
  if (sodium_init() < 0) throw std::runtime_error{"libsodium did not start"};
}

std::string failure(const std::filesystem::path& file, const char* doing) {
  return std::string{doing} + ' ' + file.string() + ": " + std::strerror(errno);
}

/// Throws where something is there that is neither empty nor a sealed file.
void require_replaceable(const std::filesystem::path& file) {
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return;
  bool sealed = false;
  if (std::filesystem::is_regular_file(file, ignored)) {
    const File there{std::fopen(file.c_str(), "rb")};
    if (there == nullptr) throw std::runtime_error{failure(file, "cannot open")};
    std::array<char, magic.size()> beginning{};
    const auto read = std::fread(beginning.data(), 1, beginning.size(), there.get());
    sealed = read == 0 || std::string_view{beginning.data(), read} == magic;
  }
  if (!sealed)
    throw SealError{file.string() + " is there already and is no sealed file: it is left alone"};
}

}  // namespace

SealKey read_key_file(const std::filesystem::path& file) {
  start_sodium();
  const auto content = read_file(file);
  if (!content) throw SealError{"there is no key file " + file.string()};
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0 || (status.st_mode & 077) != 0) {
    throw SealError{"the key file " + file.string() + " can be read by others than its owner"};
  }
  SealKey key{};
  const auto digits = text::trim(*content);
  std::size_t length = 0;
  if (digits.size() != 64 ||
      sodium_hex2bin(key.data(), key.size(), digits.data(), digits.size(), nullptr, &length,
                     nullptr) != 0 ||
      length != key.size()) {
    throw SealError{file.string() + " does not hold a key of 64 hexadecimal digits"};
  }
  return key;
}

SealKey make_key_file(const std::filesystem::path& file) {
  start_sodium();
  if (std::filesystem::exists(file)) throw SealError{file.string() + " is there already"};
  SealKey key{};
  randombytes_buf(key.data(), key.size());
  replace_file(file, hexadecimal(key.data(), key.size()) + '\n');
  return key;
}

struct SealedWriter::State {
  std::filesystem::path target;
  std::filesystem::path beside;
  File file;
  crypto_secretstream_xchacha20poly1305_state stream{};
  std::string bound;  ///< what stood before the first piece; empty after it
  std::string buffer;
  std::vector<unsigned char> sealed = std::vector<unsigned char>(piece_size + overhead);

  void put(std::string_view bytes) const {
    if (std::fwrite(bytes.data(), 1, bytes.size(), file.get()) != bytes.size()) {
      throw std::runtime_error{failure(beside, "cannot write")};
    }
  }

  void seal(std::string_view bytes, unsigned char tag) {
    unsigned long long size = 0;
    crypto_secretstream_xchacha20poly1305_push(&stream, sealed.data(), &size, bytes_of(bytes),
                                               bytes.size(), bytes_of(bound), bound.size(), tag);
    bound.clear();
    put(little_endian(size, 4));
    put({reinterpret_cast<const char*>(sealed.data()), size});
  }
};

SealedWriter::SealedWriter(const std::filesystem::path& file, const Secret& secret, SealCost cost)
    : state_{std::make_unique<State>()} {
  start_sodium();
  require_replaceable(file);
  auto& state = *state_;
  state.target = file;
  state.beside = file;
  state.beside += ".new";
  const int descriptor =
      ::open(state.beside.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
  if (descriptor < 0) throw std::runtime_error{failure(state.beside, "cannot make")};
  state.file.reset(::fdopen(descriptor, "wb"));

  std::string head{magic};
  SealKey key{};
  if (const auto* passphrase = std::get_if<Passphrase>(&secret)) {
    std::string salt(crypto_pwhash_SALTBYTES, '\0');
    randombytes_buf(salt.data(), salt.size());
    head += 'p' + salt + little_endian(cost.operations, 8) + little_endian(cost.memory, 8);
    key = key_from(*passphrase, salt, cost);
  } else {
    head += 'k';
    key = std::get<SealKey>(secret);
  }
  std::array<unsigned char, 24> header{};
  crypto_secretstream_xchacha20poly1305_init_push(&state.stream, header.data(), key.data());
  sodium_memzero(key.data(), key.size());
  head.append(reinterpret_cast<const char*>(header.data()), header.size());
  state.put(head);
  state.bound = std::move(head);
}

SealedWriter::~SealedWriter() {
  if (state_->file == nullptr) return;
  state_->file.reset();
  std::error_code ignored;
  std::filesystem::remove(state_->beside, ignored);
}

void SealedWriter::write(std::string_view bytes) {
  auto& state = *state_;
  while (!bytes.empty()) {
    const auto part = bytes.substr(0, piece_size - state.buffer.size());
    state.buffer += part;
    bytes.remove_prefix(part.size());
    if (state.buffer.size() == piece_size) {
      state.seal(state.buffer, crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
      state.buffer.clear();
    }
  }
}

void SealedWriter::close() {
  auto& state = *state_;
  state.seal(state.buffer, crypto_secretstream_xchacha20poly1305_TAG_FINAL);
  if (std::fflush(state.file.get()) != 0 || ::fsync(fileno(state.file.get())) != 0) {
    throw std::runtime_error{failure(state.beside, "cannot write")};
  }
  state.file.reset();
  std::filesystem::rename(state.beside, state.target);
  sync_folder(state.target.parent_path());
}

struct SealedReader::State {
  File file;
  crypto_secretstream_xchacha20poly1305_state stream{};
  std::string bound;
  std::string buffer;  ///< opened, not yet given
  std::size_t given = 0;
  bool ended = false;

  std::string take(std::size_t count) const {
    std::string bytes(count, '\0');
    if (std::fread(bytes.data(), 1, count, file.get()) != count) {
      throw SealError{"the file ends too early"};
    }
    return bytes;
  }

  /// Opens the next piece behind what is in the buffer.
  void open_piece() {
    const auto size = from_little_endian(take(4));
    if (size < overhead || size > piece_size + overhead) {
      throw SealError{"the file was changed, or the secret is not its own"};
    }
    const auto sealed = take(size);
    buffer.erase(0, given);
    given = 0;
    const auto before = buffer.size();
    buffer.resize(before + size - overhead);
    unsigned char tag = 0;
    if (crypto_secretstream_xchacha20poly1305_pull(
            &stream, reinterpret_cast<unsigned char*>(buffer.data()) + before, nullptr, &tag,
            bytes_of(sealed), sealed.size(), bytes_of(bound), bound.size()) != 0) {
      throw SealError{"the file was changed, or the secret is not its own"};
    }
    bound.clear();
    if (tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL) return;
    ended = true;
    if (std::fgetc(file.get()) != EOF) throw SealError{"something was added to the file"};
  }
};

SealedReader::SealedReader(const std::filesystem::path& file, const Secret& secret)
    : state_{std::make_unique<State>()} {
  start_sodium();
  auto& state = *state_;
  state.file.reset(std::fopen(file.c_str(), "rbe"));
  if (state.file == nullptr) throw SealError{failure(file, "cannot open")};
  std::string head(magic.size() + 1, '\0');
  if (std::fread(head.data(), 1, head.size(), state.file.get()) != head.size() ||
      !head.starts_with(magic)) {
    throw SealError{file.string() + " is not a sealed file"};
  }
  const auto* passphrase = std::get_if<Passphrase>(&secret);
  if (head.back() == 'p' && passphrase == nullptr) {
    throw SealError{"the file was sealed with a passphrase, not with a key"};
  }
  if (head.back() == 'k' && passphrase != nullptr) {
    throw SealError{"the file was sealed with a key, not with a passphrase"};
  }
  SealKey key{};
  if (passphrase != nullptr) {
    const auto made = state.take(crypto_pwhash_SALTBYTES + 16);
    const std::string_view salt{made.data(), crypto_pwhash_SALTBYTES};
    const SealCost cost{
        from_little_endian(std::string_view{made}.substr(crypto_pwhash_SALTBYTES, 8)),
        from_little_endian(std::string_view{made}.substr(crypto_pwhash_SALTBYTES + 8))};
    // A forged header shall not take all memory, or all day.
    if (cost.operations > 20 || cost.memory > 2'147'483'648) {
      throw SealError{"the file asks for more work than any of ours does"};
    }
    key = key_from(*passphrase, salt, cost);
    head += made;
  } else {
    key = std::get<SealKey>(secret);
  }
  const auto header = state.take(crypto_secretstream_xchacha20poly1305_HEADERBYTES);
  crypto_secretstream_xchacha20poly1305_init_pull(&state.stream, bytes_of(header), key.data());
  sodium_memzero(key.data(), key.size());
  state.bound = head + header;
  state.open_piece();
}

SealedReader::~SealedReader() = default;

bool SealedReader::line(std::string_view& line) {
  auto& state = *state_;
  auto searched = state.given;
  for (;;) {
    const auto end = state.buffer.find('\n', searched);
    if (end != std::string::npos) {
      line = std::string_view{state.buffer}.substr(state.given, end - state.given);
      state.given = end + 1;
      return true;
    }
    if (state.ended) {
      if (state.given < state.buffer.size()) throw SealError{"the last line has no end"};
      return false;
    }
    const auto unread = state.buffer.size() - state.given;
    state.open_piece();
    searched = unread;
  }
}

}  // namespace stafett::store
