#include "api/context.hpp"

namespace stafett::api {

bool Context::is_json() const {
  std::string_view type = request_.header("Content-Type");
  type = type.substr(0, type.find(';'));
  while (type.ends_with(' ')) type.remove_suffix(1);
  return same_header_name(type, "application/json");
}

bool Context::readable() {
  if (!query_taken_) {
    query_taken_ = true;
    for (const auto& [name, value] : request_.query) {
      add_fault(faults_, "?" + name, fault::unknown, "no such parameter");
    }
  }
  if (!body_taken_ && !request_.body.empty()) {
    add_fault(faults_, "", fault::unknown, "no body");
  }
  return found_ && faults_.empty() && !is_media_type_wrong_;
}

Reply Context::unreadable() {
  if (!found_) return problem(404, "not_found");
  if (is_media_type_wrong_) return problem(415, "not_json");
  return problem(std::move(faults_));
}

Reply Context::refused(const Refusal& refusal) {
  if (refusal.reason != Reason::conflict || refusal.code != "changed_since" ||
      route_.current == nullptr) {
    return problem(refusal);
  }
  // The same path, asked as a question of its own.
  const Request question{.method = "GET", .path = request_.path};
  const Route shows{.method = "GET", .path = route_.path, .handle = route_.current};
  Context context{question, shows, values_, call_};
  Reply newest = route_.current(context);
  return newest.status == 200 ? problem(refusal, std::move(newest.body)) : problem(refusal);
}

}  // namespace stafett::api
