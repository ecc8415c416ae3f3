#include "store/store.hpp"

#include <condition_variable>
#include <mutex>
#include <vector>

#include "store/migrate.hpp"

namespace stafett::store {

namespace {

/// The lane's location, once the schema is known to be this program's.
sql::Location checked(const sql::Location& location) {
  require_current(*sql::open(location, sql::Mode::read_write));
  return location;
}

}  // namespace

/// Connections are opened when they are first needed, and the one used last is used first: its
/// cache is warm.
struct Store::Pool {
  sql::Location location;
  std::size_t most;
  std::mutex mutex;
  std::condition_variable returned;
  std::size_t lent = 0;
  std::vector<std::unique_ptr<sql::Connection>> idle;
};

Store::Store(Options options)
    : pool_{std::make_unique<Pool>()}, lane_{checked(options.location), options.most_in_group} {
  pool_->location = std::move(options.location);
  pool_->most = options.readers == 0 ? 1 : options.readers;
}

Store::~Store() = default;

Store::Reader::Reader(Store& store) : store_{store} {
  auto& pool = *store_.pool_;
  {
    std::unique_lock lock{pool.mutex};
    pool.returned.wait(lock, [&pool] { return pool.lent < pool.most; });
    ++pool.lent;
    if (!pool.idle.empty()) {
      connection_ = std::move(pool.idle.back());
      pool.idle.pop_back();
    }
  }
  try {
    if (connection_ != nullptr) {
      try {
        transaction_.emplace(*connection_);
        return;
      } catch (const sql::Error&) {
        if (!connection_->is_broken()) throw;
        // The server was restarted since this connection was last used.
      }
    }
    connection_ = sql::open(pool.location, sql::Mode::read_only);
    transaction_.emplace(*connection_);
  } catch (...) {
    const std::lock_guard lock{pool.mutex};
    --pool.lent;
    pool.returned.notify_one();
    throw;
  }
}

Store::Reader::~Reader() {
  transaction_.reset();
  auto& pool = *store_.pool_;
  const std::lock_guard lock{pool.mutex};
  --pool.lent;
  if (!connection_->is_broken()) pool.idle.push_back(std::move(connection_));
  pool.returned.notify_one();
}

void Store::append_trail(const Trail& trail) {
  lane_.run([&trail](sql::Writing& tx) {
    for (const auto& line : trail) append(tx, line);
    return true;
  });
}

}  // namespace stafett::store
