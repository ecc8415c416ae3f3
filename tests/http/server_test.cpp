// The server with real sockets; its time-outs are short here, their real lengths are
// conversation_test's.
#include "http/server.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <future>
#include <system_error>
#include <thread>
#include <vector>

#include "http/client.hpp"
#include "http/folder.hpp"
#include "http/running.hpp"

using namespace stafett;
using namespace stafett::http;
using namespace std::chrono_literals;
using test::Client;
using test::ordinary;
using test::Running;

namespace {

constexpr std::string_view get = "GET /api/echo HTTP/1.1\r\nHost: a\r\n\r\n";

/// For tests that wait for a time-out.
Options quick() {
  auto options = ordinary();
  options.head_time = 400ms;
  options.idle_time = 600ms;
  options.grace_time = 400ms;
  options.linger_time = 200ms;
  return options;
}

/// A door that workers wait behind until it is opened.
class Door {
 public:
  void open() { opened_.set_value(); }
  api::Answer answer() {
    return [this](api::Request&& request) {
      if (request.path == "/api/slow") {
        ++waiting_;
        open_.wait();
      }
      return test::echo(std::move(request));
    };
  }
  void has(int waiting) const {
    while (waiting_ < waiting) std::this_thread::sleep_for(1ms);
  }

 private:
  std::promise<void> opened_;
  std::shared_future<void> open_{opened_.get_future()};
  std::atomic<int> waiting_ = 0;
};

constexpr std::string_view slow = "GET /api/slow HTTP/1.1\r\nHost: a\r\n\r\n";

}  // namespace

TEST_CASE("a question is answered, and the next one on the same connection") {
  Running const server;
  auto client = server.client();
  for (int i = 0; i < 3; ++i) {
    auto const answer = client.asks(get);
    CHECK(answer.starts_with("HTTP/1.1 200 OK\r\n"));
    CHECK(answer.ends_with("\r\n\r\n127.0.0.1 /api/echo "));
  }
}

TEST_CASE("many questions at once from many clients each get their own answer") {
  Running const server;
  std::vector<std::thread> clients;
  std::atomic<int> right = 0;
  for (int i = 0; i < 8; ++i) {
    clients.emplace_back([&, i] {
      auto client = server.client();
      for (int n = 0; n < 50; ++n) {
        auto const body = std::to_string(i) + "." + std::to_string(n);
        auto const answer = client.asks("POST /api/echo HTTP/1.1\r\nHost: a\r\nContent-Length: " +
                                        std::to_string(body.size()) + "\r\n\r\n" + body);
        if (answer.ends_with(" /api/echo " + body)) ++right;
      }
    });
  }
  for (auto& client : clients) client.join();
  CHECK(right == 400);
}

TEST_CASE(
    "questions sent in one go are answered in their order, also when the client says no more") {
  Running const server;
  auto const client = server.client();
  std::string all;
  for (int i = 0; i < 10; ++i)
    all += "POST /api/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n" + std::to_string(i);
  client.says(all);
  client.says_no_more();
  auto const heard = client.hears_all();
  std::size_t at = 0;
  for (int i = 0; i < 10; ++i) {
    at = heard.find(" /api/echo " + std::to_string(i), at);
    CHECK(at != std::string::npos);
  }
}

TEST_CASE("a large body and a large answer arrive whole") {
  Running const server;
  std::string body(std::size_t{20} << 20, '\0');
  for (std::size_t i = 0; i < body.size(); ++i) body[i] = static_cast<char>('a' + i * i % 26);
  auto client = server.client();
  auto const head =
      "POST /api/echo HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(body.size()) +
      "\r\n\r\n";
  auto const answer = client.asks(head + body);
  CHECK(answer.size() > body.size());
  CHECK(answer.ends_with(body));
}

TEST_CASE("a client that waits for leave to send its body gets it") {
  Running const server;
  auto client = server.client();
  client.says(
      "POST /api/echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
  CHECK(client.hears_answer() == "HTTP/1.1 100 Continue\r\n\r\n");
  CHECK(client.asks("abc").ends_with(" /api/echo abc"));
}

TEST_CASE("what breaks in api is told without its content") {
  Running const server(
      quick(), [](api::Request&&) -> api::Reply { throw std::runtime_error("Kari Nordmann"); });
  auto client = server.client();
  auto const answer = client.asks(get);
  CHECK(answer.starts_with("HTTP/1.1 500 "));
  CHECK(answer.find("Kari") == std::string::npos);
  CHECK(client.asks(get).starts_with("HTTP/1.1 500 "));
}

TEST_CASE("a refused client hears why, though it had not finished speaking") {
  Running const server;
  auto const client = server.client();
  client.says("GET /api/echo HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n" + std::string(100000, 'x'));
  auto const answer = client.hears_all();
  CHECK(answer.starts_with("HTTP/1.1 400 "));
  CHECK(answer.find("\"code\":\"header_twice\"") != std::string::npos);
}

TEST_CASE("time-outs end what stands still: a silent client, half a head, half a body, idleness") {
  Running const server(quick());
  auto const silent = server.client();
  auto const half_head = server.client();
  auto const half_body = server.client();
  auto idle = server.client();
  half_head.says("GET /api/echo HT");
  half_body.says("POST /api/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nab");
  CHECK(idle.asks(get).starts_with("HTTP/1.1 200 "));
  CHECK(silent.hears_all().empty());
  CHECK(half_head.hears_all().starts_with("HTTP/1.1 408 "));
  CHECK(half_body.hears_all().starts_with("HTTP/1.1 408 "));
  CHECK(idle.hears_all().empty());
}

TEST_CASE("a client that does not read its answer is left") {
  auto options = quick();
  options.idle_time = 400ms;
  Running server(options, [](api::Request&&) {
    return api::Reply{200, "text/plain", std::string(std::size_t{64} << 20, 'x'), {}, {}};
  });
  auto const client = server.client();
  client.small_window();
  client.says(get);
  std::this_thread::sleep_for(1500ms);
  // What lies in the client's own buffer may still be read, the rest is gone.
  CHECK(client.hears_all().size() < std::size_t{1} << 20);
}

TEST_CASE("a new visitor is served though many browsers are idle") {
  auto options = ordinary();
  options.connections = 40;
  options.connections_per_address = 1000;
  Running const server(options);
  std::vector<Client> idle;
  for (int i = 0; i < 40; ++i) {
    idle.push_back(server.client());
    CHECK(idle.back().asks(get).starts_with("HTTP/1.1 200 "));
  }
  auto const before = std::chrono::steady_clock::now();
  auto visitor = server.client();
  CHECK(visitor.asks(get).starts_with("HTTP/1.1 200 "));
  CHECK(std::chrono::steady_clock::now() - before < 1s);
  // The one that had been idle longest gave way, and nobody else.
  CHECK(idle[0].hears_all().empty());
  for (std::size_t i = 1; i < idle.size(); ++i)
    CHECK(idle[i].asks(get).starts_with("HTTP/1.1 200 "));
}

TEST_CASE("where everybody is busy, one more is told so") {
  Door door;
  auto options = ordinary();
  options.connections = 3;
  Running const server(options, door.answer());
  std::vector<Client> busy;
  for (int i = 0; i < 3; ++i) busy.push_back(server.client());
  for (auto const& client : busy) client.says(slow);
  door.has(3);
  auto const answer = server.client().hears_all();
  CHECK(answer.starts_with("HTTP/1.1 503 "));
  CHECK(answer.find("\r\nRetry-After: ") != std::string::npos);
  door.open();
  for (auto& client : busy) CHECK(client.hears_answer().starts_with("HTTP/1.1 200 "));
  CHECK(server.client().asks(get).starts_with("HTTP/1.1 200 "));
}

TEST_CASE("one address cannot take everybody's place, unless it is a trusted proxy's") {
  Door door;
  auto options = ordinary();
  options.workers = 8;
  options.connections_per_address = 2;
  options.trusted_proxies = {Network::from_text("127.0.0.9").value()};
  Running const server(options, door.answer());
  std::vector<Client> busy;
  for (auto const* from : {"127.0.0.2", "127.0.0.2", "127.0.0.9", "127.0.0.9", "127.0.0.9"}) {
    busy.push_back(server.client(from));
    busy.back().says(slow);
  }
  door.has(5);
  CHECK(server.client("127.0.0.2").hears_all().starts_with("HTTP/1.1 429 "));
  CHECK(server.client("127.0.0.3").asks(get).starts_with("HTTP/1.1 200 "));
  door.open();
  for (auto& client : busy) CHECK(client.hears_answer().starts_with("HTTP/1.1 200 "));
  busy.clear();
  CHECK(server.client("127.0.0.2").asks(get).starts_with("HTTP/1.1 200 "));
}

TEST_CASE("while every worker waits, the page's files still come") {
  Door door;
  test::Folder const folder;
  folder.write("index.html", "page");
  Running const server(ordinary(), door.answer(), Files::read(folder.path()));
  std::vector<Client> busy;
  for (int i = 0; i < 4; ++i) {
    busy.push_back(server.client());
    busy.back().says(slow);
  }
  door.has(4);
  CHECK(server.client().asks("GET / HTTP/1.1\r\nHost: a\r\n\r\n").ends_with("\r\n\r\npage"));
  door.open();
  for (auto& client : busy) CHECK(client.hears_answer().starts_with("HTTP/1.1 200 "));
}

TEST_CASE("clients that vanish at any point do no harm") {
  Running const server;
  for (std::string_view const text :
       {std::string_view{}, get.substr(0, 9), get,
        std::string_view{"POST /api/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc"}}) {
    for (int i = 0; i < 20; ++i) {
      auto client = server.client();
      client.says(text);
      if (i % 2 == 0) std::this_thread::sleep_for(1ms);
      client.gone_with_a_reset();
    }
  }
  CHECK(server.client().asks(get).starts_with("HTTP/1.1 200 "));
}

TEST_CASE("a server asked to stop finishes what is under way and takes nobody new") {
  Door door;
  auto options = ordinary();
  options.linger_time = 100ms;
  Running server(options, door.answer());
  auto busy = server.client();
  auto idle = server.client();
  CHECK(idle.asks(get).starts_with("HTTP/1.1 200 "));
  busy.says(slow);
  door.has(1);
  server.ask_to_stop();
  CHECK(idle.hears_all().empty());
  CHECK_FALSE(server.ended_within(100ms));
  CHECK_THROWS((void)server.client());
  door.open();
  auto const answer = busy.hears_answer();
  CHECK(answer.starts_with("HTTP/1.1 200 "));
  CHECK(answer.find("\r\nConnection: close\r\n") != std::string::npos);
  CHECK(busy.hears_all().empty());
  CHECK(server.stop());
}

TEST_CASE("a worker that does not come back keeps nobody waiting past the time to stop") {
  Door door;
  auto options = quick();
  options.stop_time = 200ms;
  Running server(options, door.answer());
  auto const busy = server.client();
  busy.says(slow);
  door.has(1);
  CHECK_FALSE(server.stop());
  door.open();  // the destructor waits for it; a program would have ended
}

TEST_CASE("SIGTERM stops the server") {
  auto options = ordinary();
  options.stop_on_signals = true;
  Running server(options);
  CHECK(server.client().asks(get).starts_with("HTTP/1.1 200 "));
  std::raise(SIGTERM);
  CHECK(server.ended_within(5s));
}

TEST_CASE("an address that is taken or is none is told at start") {
  auto options = ordinary();
  Server const first(options, {}, test::echo, {});
  options.port = first.port();
  CHECK_THROWS_AS(Server(options, {}, test::echo, {}), std::system_error);
  options.address = "not an address";
  CHECK_THROWS_AS(Server(options, {}, test::echo, {}), std::system_error);
}
