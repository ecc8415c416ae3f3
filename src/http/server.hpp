// The server: sockets and threads round conversations, in front of one function that answers. The
// only unit that knows Asio; who includes this header does not.
//
// One thread does all reading and writing and never waits for anything; it keeps a browser's idle
// connections open for almost nothing. Workers call `Answer`, one request each at a time, so a slow
// question holds up a worker but neither a new visitor nor the page's files.
#pragma once

#include <cstdint>
#include <memory>

#include "api/message.hpp"
#include "http/files.hpp"
#include "http/options.hpp"

namespace stafett::http {

class Machine;  // server.cpp's own

class Server {
 public:
  /// Listens, but answers nobody yet. Throws std::system_error when the address cannot be had.
  Server(const Options& options, Files files, api::Answer answer, api::BodyLimit body_limit);
  /// After run() has returned, or where it was never called. Waits for workers that still answer.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  [[nodiscard]] std::uint16_t port() const;

  /// Serves on the calling thread until stop(): then takes no more connections, finishes what is
  /// under way, and returns. False when some worker still has not come back after stop_time; its
  /// answer is lost, and the program should end at once (std::_Exit) rather than take apart what
  /// that worker uses.
  [[nodiscard]] bool run();

  /// Ends run(). From any thread, any number of times.
  void stop();

 private:
  std::unique_ptr<Machine> machine_;
};

}  // namespace stafett::http
