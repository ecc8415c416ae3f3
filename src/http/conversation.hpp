// One connection without its socket: what was received goes in, what is to be sent comes out, and
// time is told. Requests are taken in a row; the next is not looked at before the last answer is
// sent, so a client that sends many at once (pipelining) waits, and costs no more than one that
// does not.
#pragma once

#include <array>
#include <chrono>
#include <string>
#include <string_view>

#include "api/message.hpp"
#include "http/chunks.hpp"
#include "http/files.hpp"
#include "http/gate.hpp"
#include "http/headers.hpp"
#include "http/options.hpp"

namespace stafett::http {

using Moment = std::chrono::steady_clock::time_point;

/// What all conversations share. Touched by the one I/O thread only.
struct Shared {
  Options options;
  Files files;
  api::BodyLimit body_limit;
  std::string date = {};        ///< for the Date header; somebody keeps it right
  std::size_t large_bytes = 0;  ///< of options.large_bodies
  bool stopping = false;        ///< every answer is its connection's last
};

/// How long something may take that is paid by the byte: it begins with the grace time, each byte
/// buys more, and no burst buys more than the longest standstill.
class Pace {
 public:
  void begin(const Options& options, Moment now) { until_ = now + options.grace_time; }
  void moved(std::size_t bytes, const Options& options, Moment now);
  [[nodiscard]] Moment until() const { return until_; }

 private:
  Moment until_;
};

class Conversation {
 public:
  enum class Phase {
    waiting,    ///< for the first byte of a request
    head,       ///< some of it is there
    body,       ///< the head has passed
    asking,     ///< a request is whole: take_request() and let a worker answer
    answering,  ///< until replied()
    writing,    ///< to_send() holds an answer
    lingering,  ///< the last answer is sent; what still comes in is thrown away
    over,       ///< close the socket
  };

  Conversation(Shared& shared, const Address& address, Moment now);
  ~Conversation() { release_large(); }
  Conversation(const Conversation&) = delete;
  Conversation& operator=(const Conversation&) = delete;

  /// Bytes from the client; any number, in any pieces. While asking, answering or writing none may
  /// come.
  void received(std::string_view bytes, Moment now);
  /// Hands over the request; asking becomes answering.
  api::Request take_request();
  /// The answer to it. One that cannot be sent (see api::Reply) becomes a 500.
  void replied(api::Reply reply, Moment now);
  /// What should be sent now, in this order; both empty: nothing. Valid until sent() or replied().
  [[nodiscard]] std::array<std::string_view, 2> to_send() const;
  /// The first so many bytes of to_send() are on their way.
  void sent(std::size_t bytes, Moment now);
  /// The deadline has passed: a request that came too slowly is answered 408, all else ends.
  void overdue(Moment now);

  [[nodiscard]] Phase phase() const { return phase_; }
  [[nodiscard]] bool reads() const;  ///< received() may be called
  [[nodiscard]] Moment deadline() const { return deadline_; }
  [[nodiscard]] Moment waits_since() const { return waits_since_; }

 private:
  void proceed(Moment now);
  void begin_request(Moment now);
  bool take_head(Moment now);
  void begin_body(Moment now);
  bool take_body(Moment now);
  bool hold_large();
  void release_large();
  void request_whole(Moment now);
  void answer_file(Moment now);
  void answer_problem(const Shut& shut, const api::Pairs& headers, bool data, Moment now);
  void refuse(const Shut& shut, Moment now);
  void send(AnswerHead head, const api::Pairs& headers, Moment now);
  void all_sent(Moment now);
  void tell_log(Moment now) const;

  Shared& shared_;
  Address const address_;
  Phase phase_ = Phase::waiting;
  Moment deadline_;
  Moment waits_since_;
  bool new_ = true;  // no request has been answered yet
  Pace pace_;
  std::string in_;        // received but not yet taken
  std::size_t seen_ = 0;  // of in_, searched for the head's end

  // The request under way.
  Moment began_;
  Head head_;
  ChunkReader chunks_;
  std::size_t limit_ = 0;
  std::size_t large_ = 0;        // of shared_.large_bytes
  std::string_view go_on_ = {};  // what is not yet sent of "100 Continue"
  api::Request request_;

  // The answer under way.
  std::string out_head_;
  std::string out_owned_;      // the body, unless it is a file's
  std::string_view out_body_;  // of out_owned_, or of a file
  std::size_t out_done_ = 0;   // bytes of head and body
  bool keep_alive_ = false;
  int status_ = 0;
  std::string_view route_;
};

}  // namespace stafett::http
