// A client that says just what it is told to, byte by byte: a plain socket to the server under
// test.
#pragma once

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace stafett::test {

class Client {
 public:
  /// Connects to 127.0.0.1; `from` is the address it comes from (any 127.x.y.z will do).
  explicit Client(std::uint16_t port, const char* from = "127.0.0.1")
      : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    auto here = address(from, 0);
    auto there = address("127.0.0.1", port);
    if (::bind(socket_, reinterpret_cast<sockaddr*>(&here), sizeof here) != 0 ||
        ::connect(socket_, reinterpret_cast<sockaddr*>(&there), sizeof there) != 0)
      throw std::runtime_error("cannot connect");
  }
  ~Client() {
    if (socket_ >= 0) ::close(socket_);
  }
  Client(Client&& other) noexcept : socket_(std::exchange(other.socket_, -1)) {}
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  Client& operator=(Client&&) = delete;

  /// Sends all of it; false when the server has gone.
  bool says(std::string_view bytes) const {
    while (!bytes.empty()) {
      auto const count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (count <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
  }
  void says_no_more() const { ::shutdown(socket_, SHUT_WR); }
  void gone_with_a_reset() {
    linger const hard{1, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
    ::close(std::exchange(socket_, -1));
  }
  void small_window() const {
    int const bytes = 4096;
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
  }

  /// What comes next, at most one read; "" when the server has closed; throws after five seconds.
  [[nodiscard]] std::string hears_some() const {
    pollfd wait{socket_, POLLIN, 0};
    if (::poll(&wait, 1, 5000) != 1) throw std::runtime_error("no answer in five seconds");
    std::array<char, 65536> buffer{};
    auto const count = ::recv(socket_, buffer.data(), buffer.size(), 0);
    return count <= 0 ? std::string{} : std::string{buffer.data(), static_cast<std::size_t>(count)};
  }
  /// Everything until the server closes.
  [[nodiscard]] std::string hears_all() const {
    std::string all;
    for (auto some = hears_some(); !some.empty(); some = hears_some()) all += some;
    return all;
  }
  /// One answer: its head and as much body as Content-Length says.
  [[nodiscard]] std::string hears_answer() {
    for (;;) {
      if (auto const end = rest_.find("\r\n\r\n"); end != std::string::npos) {
        std::size_t length = 0;
        if (auto const at = rest_.find("\r\nContent-Length: "); at < end)
          length = std::stoul(rest_.substr(at + 18, 20));
        if (rest_.size() >= end + 4 + length) {
          auto answer = rest_.substr(0, end + 4 + length);
          rest_.erase(0, end + 4 + length);
          return answer;
        }
      }
      auto const some = hears_some();
      if (some.empty()) return std::exchange(rest_, {});
      rest_ += some;
    }
  }
  [[nodiscard]] std::string asks(std::string_view bytes) {
    says(bytes);
    return hears_answer();
  }
  /// Has the server closed, or does it, within this time?
  [[nodiscard]] bool is_left_alone_for(std::chrono::milliseconds time) const {
    pollfd wait{socket_, POLLIN, 0};
    return ::poll(&wait, 1, static_cast<int>(time.count())) == 0;
  }

 private:
  static sockaddr_in address(const char* text, std::uint16_t port) {
    sockaddr_in made{};
    made.sin_family = AF_INET;
    made.sin_port = htons(port);
    inet_pton(AF_INET, text, &made.sin_addr);
    return made;
  }

  int socket_;
  std::string rest_;
};

}  // namespace stafett::test
