// The house's rules that a compiler cannot see, as functions over the text of a tree.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stafett::layering {

/// One text file: its path from the top of the repository, with '/' between folders, and all its
/// bytes.
struct File {
  std::string path;
  std::string text;
};

/// One broken rule, where it is broken (`line` counts from 1; 0 for the file as a whole), and what
/// to know.
struct Fault {
  std::string path;
  int line = 0;
  std::string what;
  friend bool operator==(const Fault&, const Fault&) = default;
};

/// Rooms that files of `room` may include, itself among them; empty for a folder that is no room.
std::vector<std::string_view> may_include(std::string_view room);

/// Includes in src/ that go upward or sideways (docs/architecture.md), that name a room's file
/// without its folder, or that bring an outside library into a room that is kept free of it.
std::vector<Fault> check_includes(const std::vector<File>& tree);

/// Beast and Asio are in one unit only, so that their compile time is paid once: faults name the
/// others.
std::vector<Fault> check_single_network_unit(const std::vector<File>& tree);

/// Clocks, chance, streams and environment in rooms that are told the time and never look (base
/// apart).
std::vector<Fault> check_pure_rooms(const std::vector<File>& tree);

/// Paths of somebody's machine, and addresses of a registry that was reached from it.
std::vector<Fault> check_no_machine(const std::vector<File>& tree);

/// Eleven digits that could be a living person's number: a valid date and valid control digits, and
/// not one of the kinds that are made for tests (month + 40 or + 80, which no person is given).
std::vector<Fault> check_invented_people(const std::vector<File>& tree);

/// C++, TypeScript and SQL files that have grown past 400 lines: worth dividing, not wrong.
std::vector<Fault> long_files(const std::vector<File>& tree);

/// Every text file under `top`, build folders, fetched packages and version control left out.
std::vector<File> read_tree(const std::string& top);

}  // namespace stafett::layering
