#include "http/conversation.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "base/log.hpp"
#include "http/peer.hpp"

namespace stafett::http {
namespace {

constexpr std::string_view problem_type = "application/problem+json";

/// Is this Host value one of ours? The port does not matter: it is the digits after the last colon
/// that stands outside [].
bool is_known_host(std::string_view host, const std::vector<std::string>& known) {
  if (auto const colon = host.rfind(':'); colon != host.npos && host.find(']', colon) == host.npos)
    host = host.substr(0, colon);
  return std::any_of(known.begin(), known.end(),
                     [&](const auto& name) { return api::same_header_name(name, host); });
}

bool can_be_sent(const api::Reply& reply) {
  auto const sound = [](const auto& header) { return may_be_sent(header.first, header.second); };
  return reply.status >= 200 && reply.status <= 599 &&
         may_be_sent("content-type", reply.content_type) &&
         std::all_of(reply.headers.begin(), reply.headers.end(), sound);
}

}  // namespace

void Pace::moved(std::size_t bytes, const Options& options, Moment now) {
  auto const slowest = static_cast<std::int64_t>(std::max<std::size_t>(1, options.slowest));
  std::chrono::microseconds const bought{static_cast<std::int64_t>(bytes) * 1'000'000 / slowest};
  auto const most = now + std::max(options.idle_time, options.grace_time);
  until_ = std::min(until_ + bought, most);
}

Conversation::Conversation(Shared& shared, const Address& address, Moment now)
    : shared_(shared),
      address_(address),
      deadline_(now + shared.options.head_time),
      waits_since_(now) {}

bool Conversation::reads() const {
  return phase_ == Phase::waiting || phase_ == Phase::head || phase_ == Phase::body ||
         phase_ == Phase::lingering;
}

// ---- the request ----

void Conversation::received(std::string_view bytes, Moment now) {
  if (phase_ == Phase::lingering) return;
  in_.append(bytes);
  if (phase_ == Phase::body) pace_.moved(bytes.size(), shared_.options, now);
  proceed(now);
}

void Conversation::proceed(Moment now) {
  if (phase_ == Phase::waiting && !in_.empty()) begin_request(now);
  if (phase_ == Phase::head && take_head(now)) begin_body(now);
  if (phase_ == Phase::body && take_body(now)) request_whole(now);
}

void Conversation::begin_request(Moment now) {
  phase_ = Phase::head;
  began_ = now;
  // A new connection's time began when it was made, not with its first byte.
  if (!new_) deadline_ = now + shared_.options.head_time;
}

/// True when the head is whole and has passed; else more must come, or it is refused.
bool Conversation::take_head(Moment now) {
  auto const length = head_length(in_, seen_, shared_.options.head);
  if (!length) return refuse(length.error(), now), false;
  if (!*length) {
    seen_ = in_.size();
    return false;
  }
  auto head = read_head(std::string_view{in_}.substr(0, **length), shared_.options.head);
  if (!head) return refuse(head.error(), now), false;
  head_ = *std::move(head);
  in_.erase(0, **length);
  seen_ = 0;
  return true;
}

void Conversation::begin_body(Moment now) {
  auto const& options = shared_.options;
  if (!options.hosts.empty() && !is_known_host(head_.host, options.hosts))
    return refuse({421, "host_unknown"}, now);
  // The page's files take no body; how much a route takes is api's to say.
  limit_ = is_data_path(head_.path) ? shared_.body_limit(head_.method, head_.path) : 0;
  if (head_.chunked ? limit_ == 0 : head_.content_length > limit_)
    return refuse({413, "body_too_large"}, now);
  phase_ = Phase::body;
  chunks_ = {};
  pace_.begin(options, now);
  if (head_.has_body() && head_.expects_continue && in_.empty())
    go_on_ = "HTTP/1.1 100 Continue\r\n\r\n";
}

/// True when the body is whole.
bool Conversation::take_body(Moment now) {
  auto& body = request_.body;
  bool whole = false;
  if (head_.chunked) {
    auto const taken = chunks_.read(in_, body, limit_);
    if (!taken) return refuse(taken.error(), now), false;
    in_.erase(0, *taken);
    whole = chunks_.ended();
  } else {
    auto const length = static_cast<std::size_t>(head_.content_length);
    auto const part = std::min(in_.size(), length - body.size());
    // A long body is given its place once it has shown that it comes.
    if (body.size() > std::size_t{1} << 20) body.reserve(length);
    body.append(in_, 0, part);
    in_.erase(0, part);
    whole = body.size() == length;
  }
  if (!hold_large()) return refuse({503, "too_many_bodies"}, now), false;
  deadline_ = pace_.until();
  return whole;
}

/// What is held of bodies past the ordinary size is limited in all: a stranger can send them too.
bool Conversation::hold_large() {
  auto const size = request_.body.size();
  auto const mine = size > api::json_body_limit ? size - api::json_body_limit : 0;
  auto const others = shared_.large_bytes - large_;
  if (mine > 0 && others + mine > shared_.options.large_bodies) return false;
  shared_.large_bytes = others + mine;
  large_ = mine;
  return true;
}

void Conversation::release_large() { shared_.large_bytes -= std::exchange(large_, 0); }

void Conversation::request_whole(Moment now) {
  deadline_ = Moment::max();
  keep_alive_ = head_.keep_alive;
  auto const peer = peer_of(address_, shared_.options.trusted_proxies, head_.headers);
  drop_forwarding(head_.headers);
  request_.method = head_.method;
  request_.path = std::move(head_.path);
  request_.query = std::move(head_.query);
  request_.headers = std::move(head_.headers);
  request_.peer = peer.address.to_text();
  request_.over_tls = peer.over_tls;
  phase_ = Phase::asking;
  if (!is_data_path(request_.path)) answer_file(now);
}

api::Request Conversation::take_request() {
  phase_ = Phase::answering;
  return std::exchange(request_, {});
}

// ---- the answer ----

void Conversation::replied(api::Reply reply, Moment now) {
  release_large();
  route_ = reply.route.empty() ? "/api" : reply.route;
  if (!can_be_sent(reply)) {
    log::write(log::Level::error, "reply_malformed", {{"route", route_}});
    return answer_problem({500, "internal"}, {}, true, now);
  }
  out_owned_ = std::move(reply.body);
  out_body_ = out_owned_;
  send({reply.status, reply.content_type, out_body_.size(), true}, reply.headers, now);
}

void Conversation::answer_file(Moment now) {
  route_ = "/";
  if (request_.method != "GET")
    return answer_problem({405, "method_not_allowed"}, {{"Allow", "GET, HEAD"}}, false, now);
  auto const* file = shared_.files.find(request_.path);
  if (file == nullptr)
    return answer_problem({404, "not_found"}, {{"Cache-Control", "no-cache"}}, false, now);
  auto const choice =
      choose(*file, request_.header("accept-encoding"), request_.header("if-none-match"));
  if (file->lasting) route_ = "/assets";
  api::Pairs headers{
      {"ETag", choice.tag},
      {"Vary", "Accept-Encoding"},
      {"Cache-Control", file->lasting ? "public, max-age=31536000, immutable" : "no-cache"}};
  if (choice.unchanged) return send({304, {}, 0}, headers, now);
  if (!choice.encoding.empty()) headers.emplace_back("Content-Encoding", choice.encoding);
  out_body_ = choice.bytes;
  send({200, file->content_type, out_body_.size()}, headers, now);
}

void Conversation::answer_problem(const Shut& shut, const api::Pairs& headers, bool data,
                                  Moment now) {
  out_owned_ = problem_body(shut.status, shut.code);
  out_body_ = out_owned_;
  send({shut.status, problem_type, out_body_.size(), data}, headers, now);
}

/// Where the next request would begin is in doubt after this, so it is the last answer here.
void Conversation::refuse(const Shut& shut, Moment now) {
  release_large();
  request_ = {};
  in_ = {};
  keep_alive_ = false;
  route_ = shut.code;
  api::Pairs headers;
  if (shut.status == 503) headers.emplace_back("Retry-After", "10");
  answer_problem(shut, headers, true, now);
}

void Conversation::send(AnswerHead head, const api::Pairs& headers, Moment now) {
  phase_ = Phase::writing;
  if (shared_.stopping) keep_alive_ = false;
  head.keep_alive = keep_alive_;
  head.date = shared_.date;
  status_ = head.status;
  out_head_ = write_head(head, headers);
  if (head_.without_body || head.status == 204 || head.status == 304) out_body_ = {};
  out_done_ = 0;
  pace_.begin(shared_.options, now);
  deadline_ = pace_.until();
}

std::array<std::string_view, 2> Conversation::to_send() const {
  if (!go_on_.empty()) return {go_on_, {}};
  if (phase_ != Phase::writing) return {};
  auto const of_head = std::min(out_done_, out_head_.size());
  return {std::string_view{out_head_}.substr(of_head), out_body_.substr(out_done_ - of_head)};
}

void Conversation::sent(std::size_t bytes, Moment now) {
  if (!go_on_.empty()) return go_on_.remove_prefix(bytes);
  if (phase_ != Phase::writing) return;
  out_done_ += bytes;
  if (out_done_ == out_head_.size() + out_body_.size()) return all_sent(now);
  pace_.moved(bytes, shared_.options, now);
  deadline_ = pace_.until();
}

void Conversation::all_sent(Moment now) {
  if (shared_.options.access_log) tell_log(now);
  out_head_ = {};
  out_owned_ = {};
  out_body_ = {};
  request_ = {};
  head_ = {};
  if (!keep_alive_ || shared_.stopping) {
    // Closing with bytes unread would make the kernel throw away the answer on its way (RFC
    // 9112 9.6).
    phase_ = Phase::lingering;
    deadline_ = now + shared_.options.linger_time;
    return;
  }
  phase_ = Phase::waiting;
  new_ = false;
  waits_since_ = now;
  deadline_ = now + shared_.options.idle_time;
  if (in_.empty() && in_.capacity() > 4096) in_ = {};
  proceed(now);
}

void Conversation::overdue(Moment now) {
  if (phase_ == Phase::head || phase_ == Phase::body) return refuse({408, "too_slow"}, now);
  if (phase_ != Phase::asking && phase_ != Phase::answering) phase_ = Phase::over;
}

/// Method and route, never the path, the query, or who asked.
void Conversation::tell_log(Moment now) const {
  auto const took = std::chrono::duration_cast<std::chrono::microseconds>(now - began_).count();
  log::write(log::Level::info, "request",
             {{"method", head_.method},
              {"route", route_},
              {"status", std::to_string(status_)},
              {"microseconds", std::to_string(took)},
              {"bytes", std::to_string(out_body_.size())}});
}

}  // namespace stafett::http
