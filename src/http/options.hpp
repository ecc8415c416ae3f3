// How the server behaves: everything that `stafett serve` can be told about HTTP.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "http/gate.hpp"
#include "http/peer.hpp"

namespace stafett::http {

struct Options {
  std::string address = "127.0.0.1";  ///< to listen on; another one only behind a proxy with TLS
  std::uint16_t port = 8080;          ///< 0: any free one, see Server::port
  unsigned workers = 16;  ///< how many requests are answered at once; most of them wait for a disk
  std::vector<Network> trusted_proxies = {};  ///< whose X-Forwarded-For and -Proto are believed
  std::vector<std::string> hosts =
      {};                        ///< the Host names answered, without port (421 else); empty: any
  bool access_log = true;        ///< a line for each answer: method, route, status, time, bytes
  bool stop_on_signals = false;  ///< SIGTERM and SIGINT mean stop()

  HeadLimits head = {};
  std::size_t connections = 1024;  ///< in all; the one that waited longest gives way to a new one
  std::size_t connections_per_address = 128;          ///< trusted proxies are not counted
  std::size_t large_bodies = std::size_t{256} << 20;  ///< bytes of bodies past 256 KiB held at once

  using Time = std::chrono::milliseconds;
  Time head_time{
      10'000};  ///< from the first byte (of a new connection: from its start) to the blank line
  Time idle_time{60'000};  ///< between requests; also the longest standstill in a body or an answer
  Time grace_time{5'000};  ///< how long a body or an answer may be slower than `slowest`
  std::size_t slowest = 240;  ///< bytes a second, on average, after grace_time
  Time stop_time{10'000};     ///< what is under way when asked to stop may still take so long
  Time linger_time{2'000};    ///< after the last answer: how long we read on, so that it arrives
};

}  // namespace stafett::http
