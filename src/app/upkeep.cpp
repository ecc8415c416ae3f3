#include "app/upkeep.hpp"

#include <chrono>
#include <exception>

#include "app/machine.hpp"
#include "base/log.hpp"
#include "service/import.hpp"
#include "service/participation.hpp"
#include "service/session.hpp"
#include "store/once.hpp"

namespace stafett::app {
namespace {

constexpr std::chrono::minutes between_rounds{5};
constexpr std::int64_t between_sweeps = hours(1);

void sign_newest(store::Store& store, store::AuditKey& key) {
  const auto head = store.read([](sql::Reading& tx) { return store::audit_head(tx); });
  if (head.seq > 0) key.sign(head, now());
}

// What fails here is tried again next time; the log says that it failed.
template <class Work>
bool try_to(std::string_view what, Work work) {
  try {
    work();
    return true;
  } catch (const std::exception& error) {
    log::write(log::Level::error, "upkeep_failed", {{"what", what}, {"error", error.what()}});
    return false;
  }
}

}  // namespace

void drop_what_is_over(service::House& house, Instant now) {
  house.store.write(
      [now](sql::Writing& tx) { store::forget_keys(tx, now + -store::key_lifetime); });
  service::tidy_sessions(house, now);
  service::discard_old_previews(house, now);
}

void Chores::look(Instant now) {
  const Day today = now.day_in_norway();
  if (moved_on_ != today &&
      try_to("advance_by_dates", [&] { service::advance_by_dates(house_, now, today); })) {
    moved_on_ = today;
  }
  if ((!dropped_at_ || *dropped_at_ + between_sweeps <= now) &&
      try_to("drop_what_is_over", [&] { drop_what_is_over(house_, now); })) {
    dropped_at_ = now;
  }
}

Upkeep::Upkeep(service::House& house, store::AuditKey& audit_key)
    : house_{house}, audit_key_{audit_key}, chores_{house}, thread_{[this] { work(); }} {}

Upkeep::~Upkeep() {
  {
    const std::lock_guard lock{mutex_};
    ended_ = true;
  }
  ending_.notify_all();
  thread_.join();
}

void Upkeep::work() {
  for (bool more = true; more;) {
    chores_.look(now());
    try_to("sign_audit_head", [this] { sign_newest(house_.store, audit_key_); });
    std::unique_lock lock{mutex_};
    more = !ending_.wait_for(lock, between_rounds, [this] { return ended_; });
  }
  try_to("sign_audit_head", [this] { sign_newest(house_.store, audit_key_); });
}

}  // namespace stafett::app
