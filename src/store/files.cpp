#include "store/files.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <utility>

namespace stafett::store {

namespace {

[[noreturn]] void fail(const std::filesystem::path& file, const char* doing) {
  throw std::runtime_error{std::string{doing} + ' ' + file.string() + ": " + std::strerror(errno)};
}

class Descriptor {
 public:
  Descriptor(const std::filesystem::path& file, int flags, const char* doing)
      : file_{file}, number_{::open(file.c_str(), flags | O_CLOEXEC, 0600)} {
    if (number_ < 0) fail(file, doing);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }

  void write(std::string_view content) const {
    while (!content.empty()) {
      const auto written = ::write(number_, content.data(), content.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) fail(file_, "cannot write");
      content.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  void sync() const {
    if (::fsync(number_) != 0) fail(file_, "cannot sync");
  }
  [[nodiscard]] int number() const { return number_; }

 private:
  std::filesystem::path file_;
  int number_;
};

}  // namespace

std::optional<std::string> read_file(const std::filesystem::path& file) {
  if (!std::filesystem::exists(file)) return std::nullopt;
  const Descriptor descriptor{file, O_RDONLY, "cannot open"};
  std::string content;
  char buffer[16384];
  for (;;) {
    const auto count = ::read(descriptor.number(), buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail(file, "cannot read");
    if (count == 0) return content;
    content.append(buffer, static_cast<std::size_t>(count));
  }
}

void replace_file(const std::filesystem::path& file, std::string_view content) {
  auto beside = file;
  beside += ".new";
  {
    const Descriptor descriptor{beside, O_CREAT | O_TRUNC | O_WRONLY, "cannot make"};
    descriptor.write(content);
    descriptor.sync();
  }
  std::filesystem::rename(beside, file);
  sync_folder(file.parent_path());
}

void append_to_file(const std::filesystem::path& file, std::string_view content) {
  const bool is_new = !std::filesystem::exists(file);
  const Descriptor descriptor{file, O_CREAT | O_APPEND | O_WRONLY, "cannot open"};
  descriptor.write(content);
  descriptor.sync();
  if (is_new) sync_folder(file.parent_path());
}

void sync_folder(const std::filesystem::path& folder) {
  const Descriptor descriptor{folder.empty() ? "." : folder, O_RDONLY | O_DIRECTORY, "cannot open"};
  descriptor.sync();
}

std::string file_stamp(Instant at) {
  auto stamp = at.to_text().substr(0, 19) + 'Z';
  std::erase_if(stamp, [](char c) { return c == '-' || c == ':'; });
  return stamp;
}

}  // namespace stafett::store
