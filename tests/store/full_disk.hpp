// A disk without room, for this process only: the call that SQLite writes its files with is
// answered by full_disk.cpp.
#pragma once

namespace stafett::test {

/// While one is there, no write to a place in a file finds room (ENOSPC).
class FullDisk {
 public:
  FullDisk();
  ~FullDisk();
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;

  /// How many writes have been turned away.
  [[nodiscard]] static int turned_away();
};

}  // namespace stafett::test
