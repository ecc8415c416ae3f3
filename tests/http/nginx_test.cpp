// The sample configuration of packaging/, in a real nginx, in front of a real server: only its
// ports and the certificate's place are changed.
#include <doctest/doctest.h>
#include <spawn.h>
#include <sys/wait.h>

#include <array>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <memory>
#include <optional>
#include <sstream>
#include <thread>
#include <vector>

#include "http/folder.hpp"
#include "http/running.hpp"

extern char** environ;

using namespace stafett;
using namespace stafett::http;
using namespace std::chrono_literals;

namespace {

/// What a shell command prints.
std::string output_of(const std::string& command) {
  std::string text;
  std::unique_ptr<FILE, int (*)(FILE*)> const pipe(popen(command.c_str(), "r"), pclose);
  REQUIRE(pipe);
  std::array<char, 4096> some{};
  while (auto const count = std::fread(some.data(), 1, some.size(), pipe.get()))
    text.append(some.data(), count);
  return text;
}

std::uint16_t free_port() { return Server(test::ordinary(), {}, {}, {}).port(); }

void replace_all(std::string& text, std::string_view from, const std::string& to) {
  std::size_t count = 0;
  for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
    ++count;
  }
  // The sample has changed and this test does not know it any more.
  REQUIRE_MESSAGE(count > 0, from);
}

/// Answers with what http/ made of the request.
api::Reply tell(api::Request&& request) {
  return {200,
          "text/plain",
          "peer=" + request.peer + " tls=" + (request.over_tls ? "yes" : "no") +
              " host=" + std::string{request.header("host")} + " path=" + request.path +
              " forwarded=" + std::string{request.header("x-forwarded-for")} +
              std::string{request.header("forwarded")} +
              " body=" + std::to_string(request.body.size()) + ";",
          {},
          "/api/tell"};
}

/// A program that is ended with the test.
class Process {
 public:
  explicit Process(std::vector<std::string> words) {
    std::vector<char*> arguments;
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    REQUIRE(posix_spawn(&id_, arguments[0], nullptr, nullptr, arguments.data(), environ) == 0);
  }
  ~Process() {
    kill(id_, SIGTERM);
    waitpid(id_, nullptr, 0);
  }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

 private:
  pid_t id_ = -1;
};

/// A server, and nginx with the sample configuration before it.
class Installation {
 public:
  Installation()
      : server_(options(), tell, {},
                [](std::string_view, std::string_view path) {
                  return path.starts_with("/api/imports") ? api::import_body_limit
                                                          : api::json_body_limit;
                }),
        plain_port_(free_port()),
        tls_port_(free_port()) {
    auto const folder = folder_.path().string();
    output_of(
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 "
        "-subj /CN=stafett.example.org -keyout " +
        folder + "/key.pem -out " + folder + "/fullchain.pem 2>/dev/null");
    folder_.write("nginx.conf", configuration());
    nginx_.emplace(
        std::vector<std::string>{"/usr/sbin/nginx", "-p", folder, "-c", folder + "/nginx.conf"});
    for (int tries = 0; tries < 500; ++tries) {
      try {
        test::Client const reached(tls_port_);
        return;
      } catch (const std::runtime_error&) {
        std::this_thread::sleep_for(20ms);
      }
    }
    FAIL("nginx does not start");
  }

  /// Sends these bytes over TLS; what comes back until nginx closes.
  [[nodiscard]] std::string over_tls(std::string_view bytes) const {
    folder_.write("question", bytes);
    return output_of(
        "timeout 20 openssl s_client -quiet -connect 127.0.0.1:" + std::to_string(tls_port_) +
        " 2>/dev/null < " + (folder_.path() / "question").string());
  }
  [[nodiscard]] std::string plainly(std::string_view bytes) const {
    test::Client const client(plain_port_);
    client.says(bytes);
    return client.hears_all();
  }
  /// Past nginx, as nobody outside could.
  [[nodiscard]] std::string directly(std::string_view bytes, const char* from) const {
    test::Client client(server_.port(), from);
    return client.asks(bytes);
  }

 private:
  static Options options() {
    auto made = test::ordinary();
    made.trusted_proxies = {Network::from_text("127.0.0.1").value()};
    made.linger_time = 50ms;
    return made;
  }

  [[nodiscard]] std::string configuration() const {
    std::ostringstream read;
    read << std::ifstream("packaging/nginx.conf").rdbuf();
    auto sample = read.str();
    replace_all(sample, "listen 80;", "listen 127.0.0.1:" + std::to_string(plain_port_) + ";");
    replace_all(sample, "listen [::]:80;", "");
    replace_all(sample, "listen 443 ", "listen 127.0.0.1:" + std::to_string(tls_port_) + " ");
    replace_all(sample, "listen [::]:443 ssl http2;", "");
    replace_all(sample, "/etc/ssl/stafett/", folder_.path().string() + "/");
    replace_all(sample, "http://127.0.0.1:8080",
                "http://127.0.0.1:" + std::to_string(server_.port()));
    auto const folder = folder_.path().string();
    std::string all = "daemon off; worker_processes 1; pid " + folder + "/pid; error_log " +
                      folder + "/error.log; events {} http { access_log off; ";
    // As root nginx would give its worker another user, who cannot come in here.
    if (geteuid() == 0) all = "user root; " + all;
    for (auto const* kind : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"})
      all += std::string{kind} + "_temp_path " + folder + "/" + kind + "; ";
    return all + "\n" + sample + "}\n";
  }

  test::Folder folder_;
  test::Running server_;
  std::uint16_t plain_port_;
  std::uint16_t tls_port_;
  std::optional<Process> nginx_;
};

std::string request(std::string_view line, std::string_view more = {}, std::string_view body = {}) {
  return std::string{line} + " HTTP/1.1\r\nHost: stafett.example.org\r\nConnection: close\r\n" +
         std::string{more} + "\r\n" + std::string{body};
}

std::string with_length(std::size_t size) {
  return "Content-Length: " + std::to_string(size) + "\r\n";
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

}  // namespace

TEST_CASE("behind nginx, with the configuration that we give, a user") {
  Installation const installed;

  SUBCASE("is answered over TLS, and told to come back over TLS only") {
    auto const answer = installed.over_tls(request("GET /api/tell"));
    CHECK(answer.starts_with("HTTP/1.1 200 OK\r\n"));
    CHECK(holds(answer, "\r\nStrict-Transport-Security: max-age="));
    CHECK(holds(answer, "\r\nContent-Security-Policy: default-src 'none'"));
    CHECK(holds(answer, "\r\nCache-Control: no-store\r\n"));
    CHECK(holds(answer, "peer=127.0.0.1 tls=yes host=stafett.example.org path=/api/tell "));
    CHECK_FALSE(holds(answer, "Server: nginx/"));
  }

  SUBCASE("who comes without TLS is sent to it") {
    auto const answer = installed.plainly(request("GET /min-dag"));
    CHECK(answer.starts_with("HTTP/1.1 308 "));
    CHECK(holds(answer, "\r\nLocation: https://stafett.example.org/min-dag\r\n"));
  }

  SUBCASE("cannot say who they are; and past nginx not either") {
    auto const claims = request("GET /api/tell",
                                "X-Forwarded-For: 198.51.100.7\r\nX-Forwarded-Proto: http\r\n"
                                "Forwarded: for=198.51.100.7\r\nX-Real-IP: 198.51.100.7\r\n");
    auto const answer = installed.over_tls(claims);
    CHECK(holds(answer, "peer=127.0.0.1 tls=yes "));
    CHECK(holds(answer, " forwarded= "));
    CHECK(holds(installed.directly(claims, "127.0.0.2"), "peer=127.0.0.2 tls=no "));
    // nginx itself is believed.
    CHECK(holds(installed.directly(claims, "127.0.0.1"), "peer=198.51.100.7 tls=no "));
  }

  SUBCASE("may send as much as the route takes, and no more") {
    auto const sends = [&](std::string_view line, std::size_t size) {
      return installed.over_tls(request(line, with_length(size), std::string(size, 'x')));
    };
    CHECK(holds(sends("POST /api/notes", api::json_body_limit), " body=262144;"));
    CHECK(sends("POST /api/notes", api::json_body_limit + 1).starts_with("HTTP/1.1 413 "));
    CHECK(holds(sends("POST /api/imports", 5'000'000), " body=5000000;"));
    CHECK(installed.over_tls(request("POST /api/imports", with_length(api::import_body_limit + 1)))
              .starts_with("HTTP/1.1 413 "));
    CHECK(holds(installed.over_tls(request("POST /api/imports", "Transfer-Encoding: chunked\r\n",
                                           "5\r\nhello\r\n6\r\n there\r\n0\r\n\r\n")),
                " body=11;"));
  }

  SUBCASE("meets our gate where nginx would have let them through") {
    auto const code = [&](std::string_view line) { return installed.over_tls(request(line)); };
    CHECK(holds(code("GET /api/a%2fb"), "\"code\":\"target_slash\""));
    CHECK(holds(code("GET /api/x%5cy"), "\"code\":\"target_character\""));
    CHECK(holds(code("BREW /api/tell"), "\"code\":\"method_unknown\""));
    CHECK(installed
              .over_tls(request("POST /api/tell",
                                "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
                                "0\r\n\r\nGET /api/smuggled HTTP/1.1\r\nHost: a\r\n\r\n"))
              .starts_with("HTTP/1.1 400 "));
  }
}
