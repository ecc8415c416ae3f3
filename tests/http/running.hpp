// A server that runs until the test is over.
#pragma once

#include <chrono>
#include <future>
#include <string>
#include <utility>

#include "http/client.hpp"
#include "http/server.hpp"

namespace stafett::test {

/// On any free port, with the time-outs as they are: a machine under load has standstills.
inline http::Options ordinary() {
  http::Options options;
  options.port = 0;
  options.workers = 4;
  options.access_log = false;
  return options;
}

/// Answers with who asked for what.
inline api::Reply echo(api::Request&& request) {
  return {
      200, "text/plain", request.peer + " " + request.path + " " + request.body, {}, "/api/echo"};
}

inline std::size_t anything(std::string_view, std::string_view) { return api::import_body_limit; }

class Running {
 public:
  explicit Running(const http::Options& options = ordinary(), api::Answer answer = echo,
                   http::Files files = {}, api::BodyLimit body_limit = anything)
      : server_(options, std::move(files), std::move(answer), std::move(body_limit)),
        ended_(std::async(std::launch::async, [this] { return server_.run(); })) {}
  ~Running() {
    if (ended_.valid()) stop();
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  [[nodiscard]] std::uint16_t port() const { return server_.port(); }
  [[nodiscard]] Client client(const char* from = "127.0.0.1") const {
    return Client(server_.port(), from);
  }
  void ask_to_stop() { server_.stop(); }
  [[nodiscard]] bool ended_within(std::chrono::milliseconds time) const {
    return ended_.wait_for(time) == std::future_status::ready;
  }
  bool stop() {
    server_.stop();
    return ended_.get();
  }

 private:
  http::Server server_;
  std::future<bool> ended_;
};

}  // namespace stafett::test
