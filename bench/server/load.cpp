// bench_load: asks a running server as many browsers would, and prints what came of it. Each
// connection asks its next question when the last one is answered; which consultant asks, and about
// whom, is by chance. Over loopback, kept alive, one thread: what it costs is not in the server's
// figures, but it shares the machine with it.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/day.hpp"
#include "base/instant.hpp"
#include "bench/server/office.hpp"

namespace stafett::bench {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::duration;

struct Options {
  std::uint16_t port = 0;
  std::uint64_t people = 0;
  int server = 0;      ///< process id
  int postmaster = 0;  ///< whose children count as well; 0: there is none
  std::vector<std::string> operations = {"file", "caseload", "note", "team"};
  std::vector<int> connections = {1, 16, 256};
  int requests = 20'000;     ///< at most, for each line of the table
  double seconds = 10;       ///< at most
  int idle = 0;              ///< connections that are open and ask nothing
  std::uint64_t active = 0;  ///< consultants who are at work, out of all; 0: all of them
  std::uint64_t seed = 1;
};

/// Makes the questions of one kind. Each is a whole request; `accepts` holds the answer to it.
class Questions {
 public:
  Questions(std::string operation, const Options& options)
      : operation_{std::move(operation)},
        office_{options.people},
        active_{options.active == 0 ? office_.consultants()
                                    : std::min(options.active, office_.consultants())},
        host_{"127.0.0.1:" + std::to_string(options.port)},
        chance_{options.seed ^ std::hash<std::string>{}(operation_)} {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    today_ = Instant{std::chrono::duration_cast<std::chrono::microseconds>(since).count()}
                 .day_in_norway()
                 .to_text();
  }

  std::string next() {
    const auto consultant = chance_.below(active_) * (office_.consultants() / active_);
    if (operation_ == "caseload") return get(consultant, "/api/participations?limit=25");
    if (operation_ == "team") {
      return get(office_.leader_of(Office::team_of(consultant)),
                 "/api/participations?scope=team&limit=50");
    }
    const auto person = office_.person_of(consultant, chance_.below(Office::caseload));
    const auto path = "/api/participations/" + id_of(Kind::participation, person).to_text();
    if (operation_ == "file") return get(consultant, path);
    if (operation_ == "note") return post_note(consultant, path + "/notes");
    throw std::runtime_error{"no such operation: " + operation_};
  }

  [[nodiscard]] int expected() const { return operation_ == "note" ? 201 : 200; }

  /// Looks into one answer whether it holds what is measured.
  void look_into(std::string_view body) const {
    const auto found = operation_ == "file"       ? count(body, R"("state":"signed")")
                       : operation_ == "caseload" ? count(body, R"("readable":)")
                       : operation_ == "team"     ? count(body, R"("readable":)")
                                                  : count(body, R"("state":"signed")");
    const std::size_t needed = operation_ == "file"       ? Office::notes_each
                               : operation_ == "caseload" ? Office::caseload
                               : operation_ == "team"     ? 50
                                                          : 1;
    if (found < needed) {
      throw std::runtime_error{operation_ + ": the answer holds " + std::to_string(found) +
                               " instead of " + std::to_string(needed) + ": " +
                               std::string{body.substr(0, 400)}};
    }
  }

 private:
  static std::size_t count(std::string_view body, std::string_view what) {
    std::size_t found = 0;
    for (auto at = body.find(what); at != std::string_view::npos; at = body.find(what, at + 1)) {
      ++found;
    }
    return found;
  }

  [[nodiscard]] std::string head(const char* method, std::uint64_t employee,
                                 const std::string& target) const {
    return std::string{method} + ' ' + target + " HTTP/1.1\r\nHost: " + host_ +
           "\r\nCookie: __Host-stafett=" + token_of(employee) +
           "\r\nAccept: application/json\r\nSec-Fetch-Site: same-origin\r\n";
  }
  [[nodiscard]] std::string get(std::uint64_t employee, const std::string& target) const {
    return head("GET", employee, target) + "\r\n";
  }
  std::string post_note(std::uint64_t employee, const std::string& target) {
    Uuid key;
    for (auto& byte : key.bytes) byte = static_cast<std::uint8_t>(chance_.next());
    std::string body = R"({"kind":"phone","day":")" + today_ +
                       R"(","minutes":20,"present":"Deltakeren","sign":true,"text":")";
    for (int i = 0; i < 5; ++i) {
      body += "Vi ble enige om hva som skal gjøres til neste gang, og hvem som ringer hvem. ";
    }
    body += R"("})";
    return head("POST", employee, target) +
           "Content-Type: application/json\r\nIdempotency-Key: " + key.to_text() +
           "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
  }

  std::string operation_;
  Office office_;
  std::uint64_t active_;  ///< spread evenly over all consultants
  std::string host_;
  std::string today_;
  Chance chance_;
};

int connected(std::uint16_t port) {
  const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(port);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (fd < 0 || ::connect(fd, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0) {
    throw std::runtime_error{"cannot connect: " + std::string{std::strerror(errno)}};
  }
  const int on = 1;
  ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return fd;
}

/// One browser's connection: a question on its way, and what has come of the answer.
struct Browser {
  int fd = -1;
  std::string in;
  Clock::time_point asked;

  void ask(const std::string& question) {
    in.clear();
    asked = Clock::now();
    std::string_view rest = question;
    while (!rest.empty()) {
      const auto sent = ::send(fd, rest.data(), rest.size(), MSG_NOSIGNAL);
      if (sent <= 0) throw std::runtime_error{"the server closed a connection while asked"};
      rest.remove_prefix(static_cast<std::size_t>(sent));
    }
  }
  /// Reads what is there; true when the answer is whole.
  bool read() {
    char buffer[65536];
    const auto got = ::recv(fd, buffer, sizeof buffer, 0);
    if (got <= 0) throw std::runtime_error{"the server closed a connection: " + in.substr(0, 300)};
    in.append(buffer, static_cast<std::size_t>(got));
    const auto end = in.find("\r\n\r\n");
    if (end == std::string::npos) return false;
    const auto length = in.find("Content-Length: ");
    if (length == std::string::npos || length > end) throw std::runtime_error{"no length: " + in};
    return in.size() >= end + 4 + std::strtoull(in.c_str() + length + 16, nullptr, 10);
  }
  [[nodiscard]] int status() const { return std::atoi(in.c_str() + 9); }
  [[nodiscard]] std::string_view body() const {
    return std::string_view{in}.substr(in.find("\r\n\r\n") + 4);
  }
};

/// Processor time of a process so far, in milliseconds; 0 where it is gone.
double cpu_of(int process, int* parent = nullptr) {
  std::ifstream file{"/proc/" + std::to_string(process) + "/stat"};
  std::string line;
  if (!std::getline(file, line)) return 0;
  std::istringstream fields{line.substr(line.rfind(')') + 2)};
  std::vector<std::string> words{std::istream_iterator<std::string>{fields}, {}};
  if (parent != nullptr) *parent = std::stoi(words[1]);
  return (std::stod(words[11]) + std::stod(words[12])) * 1000 /
         static_cast<double>(::sysconf(_SC_CLK_TCK));
}

/// Of the server, and of PostgreSQL's processes where it uses that.
double cpu_of_all(const Options& options) {
  double all = cpu_of(options.server);
  if (options.postmaster == 0) return all;
  for (const auto& entry : std::filesystem::directory_iterator{"/proc"}) {
    const int process = std::atoi(entry.path().filename().c_str());
    int parent = 0;
    if (process == 0) continue;
    const double used = cpu_of(process, &parent);
    if (parent == options.postmaster) all += used;
  }
  return all;
}

/// Resident memory in MB: now, or the most there ever was ("VmHWM").
double memory_of(int process, std::string_view which) {
  std::ifstream file{"/proc/" + std::to_string(process) + "/status"};
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with(which)) return std::atof(line.c_str() + which.size() + 1) / 1024;
  }
  return 0;
}

struct Measured {
  std::vector<double> milliseconds;  ///< of each answer
  double seconds = 0;
  double cpu = 0;  ///< milliseconds, all requests together
  std::size_t bytes = 0;
};

double at(const std::vector<double>& sorted, double share) {
  if (sorted.empty()) return 0;
  const auto place = static_cast<std::size_t>(share * static_cast<double>(sorted.size()));
  return sorted[std::min(place, sorted.size() - 1)];
}

class Load {
 public:
  Load(const Options& options, const std::string& operation, int connections)
      : options_{options}, questions_{operation, options}, poll_{::epoll_create1(0)} {
    browsers_.resize(static_cast<std::size_t>(connections));
    for (std::size_t i = 0; i < browsers_.size(); ++i) {
      browsers_[i].fd = connected(options.port);
      epoll_event event{};
      event.events = EPOLLIN;
      event.data.u64 = i;
      ::epoll_ctl(poll_, EPOLL_CTL_ADD, browsers_[i].fd, &event);
    }
  }
  Load(const Load&) = delete;
  Load& operator=(const Load&) = delete;
  ~Load() {
    for (const auto& browser : browsers_) ::close(browser.fd);
    ::close(poll_);
  }

  /// First some that do not count, so that caches and statements are there; then those that do.
  Measured run() {
    const int warm = std::max(options_.requests / 20, 4 * static_cast<int>(browsers_.size()));
    static_cast<void>(ask(warm, 2));
    const double cpu = cpu_of_all(options_);
    auto measured = ask(options_.requests, options_.seconds);
    measured.cpu = cpu_of_all(options_) - cpu;
    std::sort(measured.milliseconds.begin(), measured.milliseconds.end());
    return measured;
  }

 private:
  Measured ask(int requests, double seconds) {
    Measured measured;
    const auto begin = Clock::now();
    const auto end = begin + std::chrono::duration_cast<Clock::duration>(duration<double>{seconds});
    int left = requests;
    std::size_t open = 0;
    for (auto& browser : browsers_) {
      if (left-- <= 0) break;
      browser.ask(questions_.next());
      ++open;
    }
    bool looked = false;
    epoll_event events[64];
    while (open > 0) {
      const int count = ::epoll_wait(poll_, events, 64, 30'000);
      if (count <= 0) throw std::runtime_error{"no answer for half a minute"};
      for (int i = 0; i < count; ++i) {
        auto& browser = browsers_[events[i].data.u64];
        if (!browser.read()) continue;
        const auto now = Clock::now();
        if (browser.status() != questions_.expected()) {
          throw std::runtime_error{"answered with " + browser.in.substr(0, 500)};
        }
        if (!std::exchange(looked, true)) questions_.look_into(browser.body());
        measured.milliseconds.push_back(duration<double, std::milli>{now - browser.asked}.count());
        measured.bytes += browser.in.size();
        if (left > 0 && now < end) {
          --left;
          browser.ask(questions_.next());
        } else {
          --open;
        }
      }
    }
    measured.seconds = duration<double>{Clock::now() - begin}.count();
    return measured;
  }

  const Options& options_;
  Questions questions_;
  int poll_;
  std::vector<Browser> browsers_;
};

void print_head() {
  std::printf("%-9s %11s %9s %9s %8s %8s %8s %8s %9s %7s %7s\n", "", "connections", "requests",
              "a second", "p50 ms", "p95 ms", "p99 ms", "max ms", "CPU ms/rq", "kB/rq", "RSS MB");
}

void print_line(const Options& options, const std::string& operation, int connections,
                const Measured& measured) {
  const auto& sorted = measured.milliseconds;
  const auto count = static_cast<double>(sorted.size());
  std::printf("%-9s %11d %9.0f %9.0f %8.2f %8.2f %8.2f %8.2f %9.3f %7.1f %7.1f\n",
              operation.c_str(), connections, count, count / measured.seconds, at(sorted, 0.5),
              at(sorted, 0.95), at(sorted, 0.99), sorted.back(), measured.cpu / count,
              static_cast<double>(measured.bytes) / count / 1024,
              memory_of(options.server, "VmRSS:"));
  std::fflush(stdout);
}

std::vector<std::string> parts(const std::string& text) {
  std::vector<std::string> all;
  std::istringstream in{text};
  for (std::string part; std::getline(in, part, ',');) all.push_back(part);
  return all;
}

Options options_from(int count, char** words) {
  Options options;
  for (int i = 1; i + 1 < count; i += 2) {
    const std::string name = words[i];
    const std::string value = words[i + 1];
    if (name == "--port")
      options.port = static_cast<std::uint16_t>(std::stoi(value));
    else if (name == "--people")
      options.people = std::stoull(value);
    else if (name == "--server")
      options.server = std::stoi(value);
    else if (name == "--postmaster")
      options.postmaster = std::stoi(value);
    else if (name == "--requests")
      options.requests = std::stoi(value);
    else if (name == "--seconds")
      options.seconds = std::stod(value);
    else if (name == "--idle")
      options.idle = std::stoi(value);
    else if (name == "--active")
      options.active = std::stoull(value);
    else if (name == "--seed")
      options.seed = std::stoull(value);
    else if (name == "--operations")
      options.operations = parts(value);
    else if (name == "--connections") {
      options.connections.clear();
      for (const auto& part : parts(value)) options.connections.push_back(std::stoi(part));
    } else {
      throw std::runtime_error{"no option " + name};
    }
  }
  if (options.port == 0 || options.people == 0 || options.server == 0 || count % 2 == 0) {
    throw std::runtime_error{
        "bench_load --port N --people N --server PID [--postmaster PID] [--requests N]"
        " [--seconds S] [--idle N] [--active N] [--seed N] [--operations a,b] [--connections n,m]"};
  }
  return options;
}

int run(const Options& options) {
  std::vector<int> idle;
  for (int i = 0; i < options.idle; ++i) idle.push_back(connected(options.port));
  print_head();
  for (const auto& operation : options.operations) {
    for (const int connections : options.connections) {
      Load load{options, operation, connections};
      print_line(options, operation, connections, load.run());
    }
  }
  std::printf("most memory the server ever had: %.1f MB\n", memory_of(options.server, "VmHWM:"));
  for (const int fd : idle) ::close(fd);
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace stafett::bench

int main(int count, char** words) {
  try {
    return stafett::bench::run(stafett::bench::options_from(count, words));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_load: %s\n", error.what());
    return EXIT_FAILURE;
  }
}
