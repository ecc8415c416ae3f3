#include "layering/rules.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

namespace stafett::layering {
namespace {

struct Room {
  std::string_view name;
  std::vector<std::string_view> knows;
};

// docs/architecture.md, "Who may include whom", lowest first.
const std::vector<Room>& rooms() {
  static const std::vector<Room> all = {
      {"base", {}},
      {"domain", {"base"}},
      {"method", {"base", "domain"}},
      {"exchange", {"base", "domain", "method"}},
      {"store", {"base", "domain"}},
      {"foresee", {"base", "domain"}},
      // An import is a command like any other: its service takes the neutral values that exchange
      // reads files to. So is a question about the future: its service hands the office as it
      // stands to foresee.
      {"service", {"base", "domain", "method", "store", "exchange", "foresee"}},
      {"study", {"base", "store"}},
      {"api", {"base", "domain", "method", "store", "service", "exchange", "foresee", "study"}},
      {"http", {"base", "api"}},
      {"app",
       {"base", "domain", "method", "store", "service", "exchange", "foresee", "study", "api",
        "http"}},
  };
  return all;
}

// Outside headers that are kept in few places: by prefix of the include, and where they may be.
struct Kept {
  std::string_view prefix;
  std::vector<std::string_view> where;  // path prefixes
  std::string_view why;
};

const std::vector<Kept>& kept() {
  static const std::vector<Kept> all = {
      {"boost/beast", {"src/http/", "tests/http/", "bench/"}, "sockets are http's affair"},
      {"boost/asio", {"src/http/", "tests/http/", "bench/"}, "sockets are http's affair"},
      {"boost/json",
       {"src/api/", "src/exchange/", "tests/", "bench/"},
       "JSON is seen by api and exchange only"},
      {"sqlite3.h", {"src/store/sqlite."}, "an engine is one file"},
      {"libpq-fe.h", {"src/store/postgres"}, "an engine is a few files of one name"},
  };
  return all;
}

std::string_view room_of(std::string_view path) {
  if (!path.starts_with("src/")) return {};
  path.remove_prefix(4);
  const auto slash = path.find('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

bool is_cpp(std::string_view path) { return path.ends_with(".cpp") || path.ends_with(".hpp"); }

template <class Visit>
void each_line(std::string_view text, Visit visit) {
  int number = 0;
  while (!text.empty()) {
    const auto end = text.find('\n');
    visit(++number, text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
}

std::string_view without_leading_blanks(std::string_view line) {
  while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
  return line;
}

struct Include {
  std::string_view name;
  bool quoted = false;
};

std::optional<Include> include_of(std::string_view line) {
  line = without_leading_blanks(line);
  if (!line.starts_with('#')) return std::nullopt;
  line = without_leading_blanks(line.substr(1));
  if (!line.starts_with("include")) return std::nullopt;
  line = without_leading_blanks(line.substr(7));
  if (line.empty() || (line[0] != '"' && line[0] != '<')) return std::nullopt;
  const bool quoted = line[0] == '"';
  const auto end = line.find(quoted ? '"' : '>', 1);
  if (end == std::string_view::npos) return std::nullopt;
  return Include{line.substr(1, end - 1), quoted};
}

// The line without a // comment that begins it or follows code: enough for the words looked for
// here.
std::string_view code_of(std::string_view line) { return line.substr(0, line.find("//")); }

template <class Words>
void find_words(const File& file, const Words& words, std::string_view why,
                std::vector<Fault>& faults) {
  each_line(file.text, [&](int number, std::string_view line) {
    const std::string_view text = code_of(line);
    for (const auto& word : words)
      if (text.find(word) != std::string_view::npos)
        faults.push_back({file.path, number, std::string(word) + ": " + std::string(why)});
  });
}

bool may_be_a_person(std::string_view digits) {
  std::array<int, 11> d{};
  for (std::size_t i = 0; i < 11; ++i) d[i] = digits[i] - '0';
  int day = d[0] * 10 + d[1];
  if (day > 40) day -= 40;  // a D-number
  const int month = d[2] * 10 + d[3];
  if (day < 1 || day > 31 || month < 1 || month > 12) return false;
  // Skatteetaten's control digits, modulus 11 with these weights.
  constexpr std::array<int, 10> first = {3, 7, 6, 1, 8, 9, 4, 5, 2, 1};
  constexpr std::array<int, 11> second = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
  int a = 0;
  int b = 0;
  for (std::size_t i = 0; i < first.size(); ++i) a += first[i] * d[i];
  for (std::size_t i = 0; i < second.size(); ++i) b += second[i] * d[i];
  return a % 11 == 0 && b % 11 == 0;
}

bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }
bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

}  // namespace

std::vector<std::string_view> may_include(std::string_view room) {
  for (const auto& r : rooms()) {
    if (r.name != room) continue;
    auto answer = r.knows;
    answer.push_back(r.name);
    return answer;
  }
  return {};
}

std::vector<Fault> check_includes(const std::vector<File>& tree) {
  std::vector<Fault> faults;
  for (const auto& file : tree) {
    if (!is_cpp(file.path)) continue;
    const auto room = room_of(file.path);
    const auto allowed = may_include(room);
    if (file.path.starts_with("src/") && allowed.empty()) {
      faults.push_back({file.path, 0, "this folder is no room of the house"});
      continue;
    }
    each_line(file.text, [&](int number, std::string_view line) {
      const auto include = include_of(line);
      if (!include) return;
      for (const auto& k : kept()) {
        if (!include->name.starts_with(k.prefix)) continue;
        if (std::none_of(k.where.begin(), k.where.end(),
                         [&](auto where) { return file.path.starts_with(where); }))
          faults.push_back(
              {file.path, number, std::string(include->name) + ": " + std::string(k.why)});
      }
      if (!include->quoted || room.empty()) return;
      const auto slash = include->name.find('/');
      const auto target = include->name.substr(0, slash);
      if (slash == std::string_view::npos || may_include(target).empty())
        faults.push_back(
            {file.path, number,
             std::string(include->name) + ": includes are written from src/, room first"});
      else if (std::find(allowed.begin(), allowed.end(), target) == allowed.end())
        faults.push_back({file.path, number,
                          std::string(include->name) + ": " + std::string(room) + " may not know " +
                              std::string(target)});
    });
  }
  return faults;
}

std::vector<Fault> check_single_network_unit(const std::vector<File>& tree) {
  std::vector<Fault> users;
  for (const auto& file : tree) {
    if (!file.path.starts_with("src/") || !is_cpp(file.path)) continue;
    int first = 0;
    each_line(file.text, [&](int number, std::string_view line) {
      const auto include = include_of(line);
      if (include && first == 0 &&
          (include->name.starts_with("boost/beast") || include->name.starts_with("boost/asio")))
        first = number;
    });
    if (first == 0) continue;
    if (file.path.ends_with(".hpp"))
      users.push_back(
          {file.path, first, "a header brings Beast or Asio to everybody who includes it"});
    else
      users.push_back({file.path, first, "Beast and Asio are compiled in one unit only"});
  }
  if (users.size() == 1 && users[0].path.ends_with(".cpp")) return {};
  return users;
}

std::vector<Fault> check_pure_rooms(const std::vector<File>& tree) {
  constexpr std::array<std::string_view, 12> words = {
      "system_clock",  "steady_clock",       "std::time(",    "gettimeofday",
      "clock_gettime", "std::random_device", "std::rand(",    "mt19937",
      "getenv",        "std::ifstream",      "std::ofstream", "std::cout"};
  std::vector<Fault> faults;
  for (const auto& file : tree) {
    const auto room = room_of(file.path);
    if (room == "domain" || room == "method" || room == "foresee")
      find_words(file, words, "time, chance and files come in by argument", faults);
    else if (room == "service" || room == "api")
      find_words(file,
                 std::array<std::string_view, 4>{"system_clock", "std::random_device", "std::rand(",
                                                 "getenv"},
                 "time and chance come in by argument", faults);
  }
  return faults;
}

std::vector<Fault> check_no_machine(const std::vector<File>& tree) {
  // Written in two parts, so that this file keeps its own rule.
  static const std::vector<std::string> paths = {
      std::string("/wo") + "rk/", std::string("/ro") + "ot/", std::string("/ho") + "me/",
      std::string("/fa") + "rm"};
  static const std::vector<std::string> addresses = {std::string("\"reso") + "lved\": \"http",
                                                     std::string("_auth") + "Token"};
  constexpr std::string_view why = ": a path or an address of one machine";
  std::vector<Fault> faults;
  for (const auto& file : tree)
    each_line(file.text, [&](int number, std::string_view line) {
      for (const auto& path : paths) {
        const auto at = line.find(path);
        // "pages/home/" is a folder of the repository, not of a machine.
        if (at != std::string_view::npos &&
            (at == 0 || !(is_word(line[at - 1]) || line[at - 1] == '.')))
          faults.push_back({file.path, number, path + std::string(why)});
      }
      for (const auto& address : addresses)
        if (line.find(address) != std::string_view::npos)
          faults.push_back({file.path, number, address + std::string(why)});
    });
  return faults;
}

std::vector<Fault> check_invented_people(const std::vector<File>& tree) {
  std::vector<Fault> faults;
  for (const auto& file : tree) {
    if (file.path.ends_with("package-lock.json")) continue;
    each_line(file.text, [&](int number, std::string_view line) {
      for (std::size_t i = 0; i + 11 <= line.size(); ++i) {
        if (!is_digit(line[i]) || (i > 0 && is_word(line[i - 1]))) continue;
        std::size_t end = i;
        while (end < line.size() && is_digit(line[end])) ++end;
        if (end - i == 11 && (end == line.size() || !is_word(line[end])) &&
            may_be_a_person(line.substr(i, 11)))
          faults.push_back({file.path, number, "a number that a living person could have"});
        i = end;
      }
    });
  }
  return faults;
}

std::vector<Fault> long_files(const std::vector<File>& tree) {
  std::vector<Fault> found;
  for (const auto& file : tree) {
    const bool written = is_cpp(file.path) || file.path.ends_with(".ts") ||
                         file.path.ends_with(".tsx") || file.path.ends_with(".sql");
    if (!written || file.path.find("generated") != std::string::npos) continue;
    const auto lines = std::count(file.text.begin(), file.text.end(), '\n');
    if (lines > 400) found.push_back({file.path, 0, std::to_string(lines) + " lines"});
  }
  return found;
}

std::vector<File> read_tree(const std::string& top) {
  namespace fs = std::filesystem;
  constexpr std::array<std::string_view, 6> left_out = {".git",         "build",  "dist",
                                                        "node_modules", "output", ".cache"};
  std::vector<File> tree;
  auto it = fs::recursive_directory_iterator(top);
  for (const auto end = fs::end(it); it != end; ++it) {
    const auto name = it->path().filename().string();
    if (std::find(left_out.begin(), left_out.end(), name) != left_out.end()) {
      if (it->is_directory()) it.disable_recursion_pending();
      continue;
    }
    if (!it->is_regular_file()) continue;
    std::ifstream in(it->path(), std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    if (text.find('\0') != std::string::npos) continue;  // pictures, archives
    tree.push_back({fs::relative(it->path(), top).generic_string(), std::move(text)});
  }
  std::sort(tree.begin(), tree.end(), [](const File& a, const File& b) { return a.path < b.path; });
  return tree;
}

}  // namespace stafett::layering
