#include "http/workers.hpp"

#include <utility>

namespace stafett::http {

Workers::Workers(unsigned count) {
  for (unsigned i = 0; i < count; ++i) threads_.emplace_back([this] { work(); });
}

Workers::~Workers() {
  {
    std::lock_guard const lock(mutex_);
    ending_ = true;
    waiting_.clear();
  }
  come_.notify_all();
  for (auto& thread : threads_) thread.join();
}

void Workers::add(Job job) {
  {
    std::lock_guard const lock(mutex_);
    waiting_.push_back(std::move(job));
  }
  come_.notify_one();
}

void Workers::work() {
  for (;;) {
    std::unique_lock lock(mutex_);
    come_.wait(lock, [this] { return ending_ || !waiting_.empty(); });
    if (ending_) return;
    auto const job = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    job();
  }
}

}  // namespace stafett::http
