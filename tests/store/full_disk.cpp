#include "store/full_disk.hpp"

#include <dlfcn.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>

namespace stafett::test {
namespace {

std::atomic<bool> is_full = false;
std::atomic<int> count = 0;

}  // namespace

FullDisk::FullDisk() {
  count = 0;
  is_full = true;
}
FullDisk::~FullDisk() { is_full = false; }
int FullDisk::turned_away() { return count; }

}  // namespace stafett::test

/// Goes before the C library's own, also for the libraries that this program uses.
extern "C" ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t at) {
  using namespace stafett::test;
  if (is_full) {
    ++count;
    errno = ENOSPC;
    return -1;
  }
  using Write = ssize_t (*)(int, const void*, size_t, off64_t);
  static const auto real = reinterpret_cast<Write>(dlsym(RTLD_NEXT, "pwrite64"));
  return real(file, bytes, size, at);
}
