#include "api/problem.hpp"

#include <array>
#include <charconv>

#include "api/json.hpp"
#include "base/log.hpp"

namespace stafett::api {

BOOST_DESCRIBE_STRUCT(Fault, (), (pointer, problem, expected))

namespace {

struct Value {
  std::string name;
  std::string value;
};

struct Problem {
  std::string type = "about:blank";  // what matters is in `code`
  std::string title;
  std::int64_t status = 0;
  std::string code;
  std::optional<std::string> field;
  std::vector<Value> values;
  std::optional<std::string> source;
  Faults faults;
  std::optional<std::string> incident;
  std::optional<std::int64_t> retry_after_seconds;
  std::optional<json::Raw> current;
};

BOOST_DESCRIBE_STRUCT(Value, (), (name, value))
BOOST_DESCRIBE_STRUCT(Problem, (),
                      (type, title, status, code, field, values, source, faults, incident,
                       retry_after_seconds, current))

std::string_view title_of(int status) {
  switch (status) {
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 409:
      return "Conflict";
    case 413:
      return "Content Too Large";
    case 415:
      return "Unsupported Media Type";
    case 422:
      return "Unprocessable Content";
    case 429:
      return "Too Many Requests";
    case 503:
      return "Service Unavailable";
    default:
      return "Internal Server Error";
  }
}

Reply sent(Problem problem) {
  Reply reply;
  reply.status = static_cast<int>(problem.status);
  problem.title = title_of(reply.status);
  reply.content_type = "application/problem+json";
  json::append(reply.body, problem);
  if (problem.retry_after_seconds) {
    reply.headers.emplace_back("Retry-After", std::to_string(*problem.retry_after_seconds));
  }
  return reply;
}

std::optional<std::int64_t> seconds_to_wait(const Refusal& refusal) {
  for (const auto& [name, value] : refusal.values) {
    std::int64_t seconds = 0;
    if (name == "seconds" &&
        std::from_chars(value.data(), value.data() + value.size(), seconds).ec == std::errc{}) {
      return seconds;
    }
  }
  return std::nullopt;
}

}  // namespace

int status_of(Reason reason) {
  switch (reason) {
    case Reason::not_found:
      return 404;
    case Reason::not_allowed:
      return 403;
    case Reason::not_signed_in:
      return 401;
    case Reason::conflict:
    case Reason::already_exists:
      return 409;
    case Reason::invalid:
    case Reason::not_now:
      return 422;
    case Reason::too_many:
      return 429;
    case Reason::too_large:
      return 413;
  }
  return 500;
}

Reply problem(const Refusal& refusal, std::optional<std::string> current) {
  // Foreign and missing records answer alike, byte by byte: nothing but the code of all that is not
  // found.
  if (refusal.reason == Reason::not_found) return problem(404, "not_found");
  Problem problem;
  problem.status = status_of(refusal.reason);
  problem.code = refusal.code;
  if (!refusal.field.empty()) problem.field = refusal.field;
  if (!refusal.source.empty()) problem.source = refusal.source;
  for (const auto& [name, value] : refusal.values) problem.values.push_back({name, value});
  if (refusal.reason == Reason::too_many) problem.retry_after_seconds = seconds_to_wait(refusal);
  if (current) problem.current = json::Raw{*std::move(current)};
  return sent(std::move(problem));
}

Reply problem(Faults faults) {
  Problem problem;
  problem.status = 400;
  problem.code = "unreadable";
  problem.faults = std::move(faults);
  return sent(std::move(problem));
}

Reply problem(int status, std::string_view code) {
  Problem problem;
  problem.status = status;
  problem.code = code;
  return sent(std::move(problem));
}

Reply incident(std::string_view kind, std::string_view what, Random& random) {
  std::array<std::uint8_t, 5> bytes{};
  random.fill(bytes.data(), bytes.size());
  std::string number;
  for (const auto byte : bytes) {
    constexpr char digits[] = "0123456789abcdef";
    number += digits[byte >> 4];
    number += digits[byte & 15];
  }
  log::write(log::Level::error, "incident", {{"incident", number}, {"kind", kind}, {"what", what}});
  Problem problem;
  problem.status = 500;
  problem.code = "broken";
  problem.incident = number;
  return sent(std::move(problem));
}

}  // namespace stafett::api
