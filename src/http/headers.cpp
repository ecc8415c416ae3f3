#include "http/headers.hpp"

#include <algorithm>
#include <array>
#include <chrono>

namespace stafett::http {

std::string security_headers(std::string_view policy) {
  std::string lines{"Content-Security-Policy: "};
  lines += policy;
  lines +=
      "\r\n"
      "X-Content-Type-Options: nosniff\r\n"
      "Referrer-Policy: no-referrer\r\n"
      "Cross-Origin-Opener-Policy: same-origin\r\n"
      "Cross-Origin-Resource-Policy: same-origin\r\n"
      "Permissions-Policy: accelerometer=(), camera=(), display-capture=(), geolocation=(), "
      "gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()\r\n"
      // For browsers that do not know frame-ancestors.
      "X-Frame-Options: DENY\r\n";
  return lines;
}

bool may_be_sent(std::string_view name, std::string_view value) {
  static constexpr std::array<std::string_view, 12> ours{"content-length",
                                                         "transfer-encoding",
                                                         "connection",
                                                         "keep-alive",
                                                         "date",
                                                         "content-security-policy",
                                                         "x-content-type-options",
                                                         "referrer-policy",
                                                         "cross-origin-opener-policy",
                                                         "cross-origin-resource-policy",
                                                         "permissions-policy",
                                                         "x-frame-options"};
  auto const token = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  };
  auto const control = [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f;
  };
  if (name.empty() || !std::all_of(name.begin(), name.end(), token)) return false;
  if (std::any_of(value.begin(), value.end(), control)) return false;
  return std::none_of(ours.begin(), ours.end(),
                      [&](auto header) { return api::same_header_name(header, name); });
}

std::string_view status_name(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 204:
      return "No Content";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
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
    case 406:
      return "Not Acceptable";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 410:
      return "Gone";
    case 412:
      return "Precondition Failed";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 417:
      return "Expectation Failed";
    case 421:
      return "Misdirected Request";
    case 422:
      return "Unprocessable Content";
    case 428:
      return "Precondition Required";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 503:
      return "Service Unavailable";
    case 505:
      return "HTTP Version Not Supported";
    default:
      return {};
  }
}

std::string write_head(const AnswerHead& answer, const api::Pairs& headers) {
  static const std::string for_page = security_headers(page_policy);
  static const std::string for_data = security_headers(data_policy);
  std::string head;
  head.reserve(1024);
  head += "HTTP/1.1 ";
  head += std::to_string(answer.status);
  head += ' ';
  head += status_name(answer.status);
  head += "\r\nDate: ";
  head += answer.date;
  if (!answer.content_type.empty()) {
    head += "\r\nContent-Type: ";
    head += answer.content_type;
  }
  // RFC 9110 8.6: never on 204; a 304 has the length of what it does not send, or none.
  if (answer.status != 204 && answer.status != 304) {
    head += "\r\nContent-Length: ";
    head += std::to_string(answer.length);
  }
  head += "\r\n";
  bool cache_control = false;
  for (auto const& [name, value] : headers) {
    head.append(name).append(": ").append(value).append("\r\n");
    cache_control = cache_control || api::same_header_name(name, "cache-control");
  }
  if (answer.data && !cache_control) head += "Cache-Control: no-store\r\n";
  head += answer.data ? for_data : for_page;
  if (!answer.keep_alive) head += "Connection: close\r\n";
  head += "\r\n";
  return head;
}

std::string http_date(std::int64_t unix_seconds) {
  using std::chrono::days, std::chrono::seconds;
  static constexpr std::array<std::string_view, 7> weekdays{"Sun", "Mon", "Tue", "Wed",
                                                            "Thu", "Fri", "Sat"};
  static constexpr std::array<std::string_view, 12> months{
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::chrono::sys_seconds const instant{seconds{unix_seconds}};
  auto const day = std::chrono::floor<days>(instant);
  std::chrono::year_month_day const date{day};
  std::chrono::hh_mm_ss const time{instant - day};
  std::string text;
  auto const two = [&](auto number) {
    text += static_cast<char>('0' + number / 10);
    text += static_cast<char>('0' + number % 10);
  };
  text.append(weekdays[std::chrono::weekday{day}.c_encoding()]).append(", ");
  two(static_cast<unsigned>(date.day()));
  text.append(" ").append(months[static_cast<unsigned>(date.month()) - 1]).append(" ");
  text.append(std::to_string(static_cast<int>(date.year()))).append(" ");
  two(time.hours().count());
  text += ':';
  two(time.minutes().count());
  text += ':';
  two(time.seconds().count());
  return text + " GMT";
}

std::string problem_body(int status, std::string_view code) {
  std::string body{R"({"type":"about:blank","title":")"};
  body += status_name(status);
  body += R"(","status":)";
  body += std::to_string(status);
  body += R"(,"code":")";
  body += code;
  body += R"(","field":null,"values":[],"source":null,"faults":[],"incident":null,)"
          R"("retry_after_seconds":null,"current":null})";
  return body;
}

}  // namespace stafett::http
