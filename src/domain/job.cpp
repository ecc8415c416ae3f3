#include "domain/job.hpp"

#include "base/text.hpp"

namespace stafett::domain {

Result<Job> make_job(Job parts) {
  if (text::trim(parts.title).empty())
    return refuse(Reason::invalid, "job_title_missing", "/title");
  if (text::length(parts.title) > 200)
    return refuse(Reason::invalid, "job_title_too_long", "/title");
  if (parts.days.empty()) return refuse(Reason::invalid, "job_end_before_start", "/last_day");
  if (parts.extent_percent < 1 || parts.extent_percent > 100) {
    return refuse(Reason::invalid, "job_extent_out_of_range", "/extent_percent");
  }
  return parts;
}

}  // namespace stafett::domain
