// What a handler gets, and how it reads and replies.
//
//   Reply sign_in(Context& context) {
//     const auto input = context.body<view::SignIn>();
//     if (!context.readable()) return context.unreadable();
//     return context.replied(service::sign_in(context.call(), input));
//   }
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "api/json.hpp"
#include "api/message.hpp"
#include "api/problem.hpp"
#include "api/query.hpp"
#include "api/route.hpp"
#include "service/call.hpp"

namespace stafett::api {

class Context {
 public:
  Context(const Request& request, const Route& route, std::vector<std::string_view> values,
          service::Call call)
      : request_{request}, route_{route}, values_{std::move(values)}, call_{std::move(call)} {}

  [[nodiscard]] const Request& request() const { return request_; }
  [[nodiscard]] const Route& route() const { return route_; }
  [[nodiscard]] const service::Call& call() const { return call_; }

  /// The next {value} of the path. One that is no T names no record: not found, as a foreign one.
  template <class T>
  T value() {
    T result{};
    if (next_value_ >= values_.size() || !detail::read_text(result, values_[next_value_++])) {
      found_ = false;
    }
    return result;
  }

  /// The body as a T. Where it cannot be read, the result is empty and `readable` false.
  template <class T>
  T body() {
    body_taken_ = true;
    if (!is_json()) {
      is_media_type_wrong_ = true;
      return {};
    }
    auto result = json::read<T>(request_.body);
    if (result) return *std::move(result);
    for (Fault& fault : result.error()) faults_.push_back(std::move(fault));
    return {};
  }

  /// The body as it came, of whatever type: a file.
  const std::string& raw_body() {
    body_taken_ = true;
    return request_.body;
  }

  /// The query as a T, as `body`.
  template <class T>
  T query() {
    query_taken_ = true;
    return read_query<T>(request_.query, faults_);
  }

  /// To be asked when all is read and before anything is done: false where something could not be
  /// read, or where a query or body came that nobody has asked for.
  [[nodiscard]] bool readable();
  /// What to reply where it is not `readable`.
  [[nodiscard]] Reply unreadable();

  /// 200 (or `status`) with the view, or the problem.
  template <class View>
  Reply replied(const Result<View>& result, int status = 200) {
    return result ? shown(*result, status) : refused(result.error());
  }
  template <class View>
  Reply shown(const View& view, int status = 200) {
    Reply reply;
    reply.status = status;
    json::append(reply.body, view);
    return reply;
  }
  /// The problem; with the newest record where somebody else was first and the route says how to
  /// show it.
  [[nodiscard]] Reply refused(const Refusal& refusal);

 private:
  [[nodiscard]] bool is_json() const;

  const Request& request_;
  const Route& route_;
  std::vector<std::string_view> values_;
  service::Call call_;
  std::size_t next_value_ = 0;
  Faults faults_;
  bool found_ = true;
  bool body_taken_ = false;
  bool query_taken_ = false;
  bool is_media_type_wrong_ = false;
};

namespace detail {

template <class T>
T argument(Context& context) {
  if constexpr (json::detail::Described<T> && !json::detail::String<T>) {
    return context.route().has_body() ? context.body<T>() : context.query<T>();
  } else {
    return context.value<T>();
  }
}

template <class T>
inline constexpr bool is_result = false;
template <class T>
inline constexpr bool is_result<Result<T>> = true;

template <class Answer, class... Arguments>
Reply called(Context& context, Answer (*service)(const service::Call&, Arguments...), int status) {
  // Braces: arguments are read from left to right.
  auto arguments = std::tuple<std::remove_cvref_t<Arguments>...>{
      argument<std::remove_cvref_t<Arguments>>(context)...};
  if (!context.readable()) return context.unreadable();
  const auto answer =
      std::apply([&](auto&... values) { return service(context.call(), values...); }, arguments);
  if constexpr (is_result<Answer>) {
    return context.replied(answer, status);
  } else {
    return context.shown(answer, status);
  }
}

}  // namespace detail

/// Handlers made of a service function: see api/route.hpp.
template <auto service>
Reply answers(Context& context) {
  return detail::called(context, service, 200);
}
template <auto service>
Reply makes(Context& context) {
  return detail::called(context, service, 201);
}

}  // namespace stafett::api
