#include "app/upkeep.hpp"

#include <chrono>
#include <exception>

#include "app/machine.hpp"
#include "base/log.hpp"
#include "store/once.hpp"
#include "store/session.hpp"
#include "store/throttle.hpp"

namespace stafett::app {
namespace {

constexpr std::chrono::minutes between_signatures{5};
constexpr int signatures_between_sweeps = 12;

void sign_newest(store::Store& store, store::AuditKey& key) {
  const auto head = store.read([](sql::Reading& tx) { return store::audit_head(tx); });
  if (head.seq > 0) key.sign(head, now());
}

// What fails here is tried again next time; the log says that it failed.
template <class Work>
void try_to(std::string_view what, Work work) {
  try {
    work();
  } catch (const std::exception& error) {
    log::write(log::Level::error, "upkeep_failed", {{"what", what}, {"error", error.what()}});
  }
}

}  // namespace

void drop_what_is_over(store::Store& store, Instant now) {
  store.write([now](sql::Writing& tx) {
    store::forget_keys(tx, now + -store::key_lifetime);
    store::drop_old_sessions(tx, now + -hours(24 * 30));
    store::drop_old_throttles(tx, now + -hours(48));
  });
}

Upkeep::Upkeep(store::Store& store, store::AuditKey& audit_key)
    : store_{store}, audit_key_{audit_key}, thread_{[this] { work(); }} {}

Upkeep::~Upkeep() {
  {
    const std::lock_guard lock{mutex_};
    ended_ = true;
  }
  ending_.notify_all();
  thread_.join();
}

void Upkeep::work() {
  for (int round = 0;; ++round) {
    if (round % signatures_between_sweeps == 0)
      try_to("drop_what_is_over", [this] { drop_what_is_over(store_, now()); });
    try_to("sign_audit_head", [this] { sign_newest(store_, audit_key_); });
    std::unique_lock lock{mutex_};
    if (ending_.wait_for(lock, between_signatures, [this] { return ended_; })) break;
  }
  try_to("sign_audit_head", [this] { sign_newest(store_, audit_key_); });
}

}  // namespace stafett::app
