#include "http/server.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <csignal>
#include <ctime>
#include <list>
#include <map>
#include <new>
#include <optional>
#include <system_error>
#include <utility>

#include "base/log.hpp"
#include "http/conversation.hpp"
#include "http/headers.hpp"
#include "http/workers.hpp"

namespace stafett::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;
using Phase = Conversation::Phase;

Address address_of(const asio::ip::address& from) {
  auto const v6 =
      from.is_v6() ? from.to_v6() : asio::ip::make_address_v6(asio::ip::v4_mapped, from.to_v4());
  auto const bytes = v6.to_bytes();
  Address address;
  std::copy(bytes.begin(), bytes.end(), address.bytes.begin());
  return address;
}

}  // namespace

/// A conversation with its socket. The list of all holds it, and so does everything it waits for.
class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(Machine& machine, tcp::socket socket, const Address& address, bool counted);

  /// Does what the conversation wants next: read, ask a worker, write, or close.
  void drive();
  void overdue(Moment now);
  void close();

  [[nodiscard]] const Conversation& conversation() const { return conversation_; }
  [[nodiscard]] const Address& counted_as() const { return counted_as_; }
  std::list<std::shared_ptr<Session>>::iterator place;  ///< in the list of all

 private:
  void wait();
  void readable(const error_code& error);
  void ask_worker();
  void write();

  Machine& machine_;
  tcp::socket socket_;
  Address const counted_as_;
  bool const counted_;
  Conversation conversation_;
  bool waiting_ = false;
  bool writing_ = false;
  bool said_goodbye_ = false;
  bool closed_ = false;
};

/// Everything the server consists of. The I/O thread's alone, but for `io` (post) and `workers`
/// (add).
class Machine {
 public:
  Machine(const Options& options, Files files, api::Answer answering, api::BodyLimit limit);

  void accept();
  void take(tcp::socket socket);
  bool make_room(const std::optional<Address>& counted_as);
  void refuse(tcp::socket& socket, const Shut& shut);
  void sweep();
  void look_round(Moment now);
  void begin_stop();
  void forget(const Session& session, bool counted);

  Shared shared;
  api::Answer const answer;
  asio::io_context io{1};
  tcp::acceptor acceptor{io};
  asio::steady_timer sweeper{io};
  asio::steady_timer accept_again{io};
  asio::signal_set signals{io};
  std::list<std::shared_ptr<Session>> sessions;
  std::map<Address, std::size_t> per_address;
  std::array<char, std::size_t{64} * 1024> scratch{};
  std::uint16_t port = 0;
  bool abandoned = false;
  Moment stop_by = Moment::max();
  Workers workers;  // last, so that its threads end before what they use
};

// ---- one connection ----

Session::Session(Machine& machine, tcp::socket socket, const Address& address, bool counted)
    : machine_(machine),
      socket_(std::move(socket)),
      counted_as_(address.counted_as()),
      counted_(counted),
      conversation_(machine.shared, address, Clock::now()) {}

void Session::drive() {
  if (closed_) return;
  if (!conversation_.to_send()[0].empty() || conversation_.phase() == Phase::writing) write();
  if (conversation_.phase() == Phase::asking) ask_worker();
  if (conversation_.phase() == Phase::lingering && !std::exchange(said_goodbye_, true)) {
    error_code ignored;
    socket_.shutdown(tcp::socket::shutdown_send, ignored);
  }
  if (conversation_.phase() == Phase::over) return close();
  if (conversation_.reads()) wait();
}

void Session::overdue(Moment now) {
  if (conversation_.phase() == Phase::writing) {
    // Who does not read would otherwise keep what the kernel still holds for him.
    error_code ignored;
    socket_.set_option(tcp::socket::linger(true, 0), ignored);
  }
  conversation_.overdue(now);
  drive();
}

void Session::close() {
  if (std::exchange(closed_, true)) return;
  error_code ignored;
  socket_.close(ignored);
  machine_.forget(*this, counted_);
}

void Session::wait() {
  if (std::exchange(waiting_, true)) return;
  socket_.async_wait(tcp::socket::wait_read, [self = shared_from_this()](const error_code& error) {
    self->waiting_ = false;
    self->readable(error);
  });
}

void Session::readable(const error_code& error) {
  // A wait may end after its conversation was refused for being slow, and is writing.
  if (closed_ || !conversation_.reads()) return;
  if (error) return close();
  // Eight rounds, not all there is: others want to be read as well.
  for (int round = 0; round < 8 && conversation_.reads(); ++round) {
    error_code failed;
    auto const count = socket_.read_some(asio::buffer(machine_.scratch), failed);
    if (failed == asio::error::would_block || failed == asio::error::try_again) break;
    if (failed) return close();
    conversation_.received({machine_.scratch.data(), count}, Clock::now());
    if (count < machine_.scratch.size()) break;
  }
  drive();
}

void Session::ask_worker() {
  machine_.workers.add(
      [self = shared_from_this(), request = conversation_.take_request()]() mutable {
        auto& machine = self->machine_;
        api::Reply reply;
        try {
          reply = machine.answer(std::move(request));
        } catch (...) {
          // api/ catches everything itself; what comes so far is a fault in it, and may hold
          // anything.
          log::write(log::Level::error, "answer_threw");
          reply = {500, "application/problem+json", problem_body(500, "internal"), {}, {}};
        }
        asio::post(machine.io, [back = std::move(self), reply = std::move(reply)]() mutable {
          back->conversation_.replied(std::move(reply), Clock::now());
          back->drive();
        });
      });
}

void Session::write() {
  if (std::exchange(writing_, true)) return;
  auto const [first, second] = conversation_.to_send();
  std::array<asio::const_buffer, 2> const both{asio::buffer(first), asio::buffer(second)};
  socket_.async_write_some(both,
                           [self = shared_from_this()](const error_code& error, std::size_t count) {
                             self->writing_ = false;
                             if (self->closed_) return;
                             if (error) return self->close();
                             self->conversation_.sent(count, Clock::now());
                             self->drive();
                           });
}

// ---- all connections ----

Machine::Machine(const Options& options, Files files, api::Answer answering, api::BodyLimit limit)
    : shared{options, std::move(files), std::move(limit)},
      answer(std::move(answering)),
      workers(std::max(1U, options.workers)) {
  tcp::endpoint const at{asio::ip::make_address(options.address), options.port};
  acceptor.open(at.protocol());
  acceptor.set_option(tcp::acceptor::reuse_address(true));
  acceptor.bind(at);
  acceptor.listen();
  acceptor.non_blocking(true);
  port = acceptor.local_endpoint().port();
  if (options.stop_on_signals) {
    signals.add(SIGTERM);
    signals.add(SIGINT);
    signals.async_wait([this](const error_code& error, int) {
      if (!error) begin_stop();
    });
  }
}

void Machine::accept() {
  acceptor.async_accept([this](const error_code& error, tcp::socket socket) {
    if (shared.stopping) return;
    if (!error) {
      take(std::move(socket));
      return accept();
    }
    // Out of file descriptors or memory, or a visitor gone at once.
    make_room({});
    accept_again.expires_after(std::chrono::milliseconds{50});
    accept_again.async_wait([this](const error_code& cancelled) {
      if (!cancelled && !shared.stopping) accept();
    });
  });
}

void Machine::take(tcp::socket socket) {
  error_code failed;
  auto const from = socket.remote_endpoint(failed);
  if (failed) return;
  socket.non_blocking(true, failed);
  socket.set_option(tcp::no_delay(true), failed);
  auto const& options = shared.options;
  auto const address = address_of(from.address());
  auto const same = address.counted_as();
  bool const counted = std::none_of(options.trusted_proxies.begin(), options.trusted_proxies.end(),
                                    [&](const Network& network) { return network.holds(address); });
  auto const count = per_address.find(same);
  if (counted && count != per_address.end() && count->second >= options.connections_per_address &&
      !make_room(same))
    return refuse(socket, {429, "too_many_connections"});
  if (sessions.size() >= options.connections && !make_room({}))
    return refuse(socket, {503, "too_many_connections"});
  if (counted) ++per_address[same];
  auto const session = std::make_shared<Session>(*this, std::move(socket), address, counted);
  session->place = sessions.insert(sessions.end(), session);
  session->drive();
}

/// Closes the connection that has waited longest for its next request, of this address where one is
/// named. False when none waits.
bool Machine::make_room(const std::optional<Address>& counted_as) {
  std::shared_ptr<Session> longest;
  for (auto const& session : sessions) {
    if (session->conversation().phase() != Phase::waiting) continue;
    if (counted_as && session->counted_as() != *counted_as) continue;
    if (!longest || session->conversation().waits_since() < longest->conversation().waits_since())
      longest = session;
  }
  if (longest) longest->close();
  return longest != nullptr;
}

/// Says why in one go, without a place in the list; who has no room for it in his buffer misses it.
void Machine::refuse(tcp::socket& socket, const Shut& shut) {
  auto const body = problem_body(shut.status, shut.code);
  auto const head =
      write_head({shut.status, "application/problem+json", body.size(), true, false, shared.date},
                 {{"Retry-After", "10"}});
  std::array<asio::const_buffer, 2> const both{asio::buffer(head), asio::buffer(body)};
  error_code ignored;
  socket.write_some(both, ignored);
  socket.shutdown(tcp::socket::shutdown_send, ignored);
}

void Machine::forget(const Session& session, bool counted) {
  if (counted)
    if (auto const count = per_address.find(session.counted_as()); --count->second == 0)
      per_address.erase(count);
  sessions.erase(session.place);
}

/// Looks after all time-outs at once: cheaper than a timer in each of a thousand connections.
void Machine::sweep() {
  shared.date = http_date(std::time(nullptr));
  auto const& options = shared.options;
  auto const shortest = std::min({options.head_time, options.idle_time, options.grace_time,
                                  options.stop_time, options.linger_time});
  sweeper.expires_after(std::clamp(shortest / 8, Options::Time{5}, Options::Time{250}));
  sweeper.async_wait([this](const error_code& error) {
    if (error) return;
    look_round(Clock::now());
    sweep();
  });
}

void Machine::look_round(Moment now) {
  for (auto at = sessions.begin(); at != sessions.end();) {
    auto const session = *at++;  // it may leave the list
    if (session->conversation().deadline() <= now) session->overdue(now);
  }
  if (!shared.stopping) return;
  if (now >= stop_by) {
    abandoned = std::any_of(sessions.begin(), sessions.end(), [](const auto& session) {
      return session->conversation().phase() == Phase::answering;
    });
    while (!sessions.empty()) std::shared_ptr {
        sessions.front()
        } -> close();
  }
  if (sessions.empty()) io.stop();
}

void Machine::begin_stop() {
  if (std::exchange(shared.stopping, true)) return;
  stop_by = Clock::now() + shared.options.stop_time;
  error_code ignored;
  acceptor.close(ignored);
  accept_again.cancel();
  while (make_room({})) continue;
}

// ---- the face ----

Server::Server(const Options& options, Files files, api::Answer answer, api::BodyLimit body_limit) {
  try {
    machine_ = std::make_unique<Machine>(options, std::move(files), std::move(answer),
                                         std::move(body_limit));
  } catch (const boost::system::system_error& error) {
    throw std::system_error(error.code(), "cannot listen on " + options.address + " port " +
                                              std::to_string(options.port));
  }
}

Server::~Server() = default;

std::uint16_t Server::port() const { return machine_->port; }

bool Server::run() {
  machine_->sweep();
  machine_->accept();
  for (;;) {
    try {
      machine_->io.run();
      return !machine_->abandoned;
    } catch (const std::bad_alloc&) {
      // In the middle of a connection, or of the sweep: time-outs take the one away, the other goes
      // on.
      log::write(log::Level::error, "out_of_memory");
      machine_->sweep();
    }
  }
}

void Server::stop() {
  asio::post(machine_->io, [machine = machine_.get()] { machine->begin_stop(); });
}

}  // namespace stafett::http
