#include "domain/task.hpp"

#include "base/text.hpp"

namespace stafett::domain {

Result<Task> make_task(Task parts, Day today) {
  if (text::trim(parts.text).empty()) return refuse(Reason::invalid, "task_text_missing", "/text");
  if (text::length(parts.text) > 1000)
    return refuse(Reason::invalid, "task_text_too_long", "/text");
  if (parts.done_day && *parts.done_day > today) {
    return refuse(Reason::invalid, "task_done_in_future", "/done_day");
  }
  return parts;
}

}  // namespace stafett::domain
