// What a program says when it is run as people run it.
#pragma once

#include <doctest/doctest.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <string>
#include <string_view>

namespace stafett::test {

struct Said {
  int status = 0;
  std::string text;  ///< standard output and standard error
};

inline Said says(const std::string& command) {
  Said said;
  auto* pipe = popen((command + " 2>&1 </dev/null").c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::array<char, 4096> some{};
  while (const auto count = std::fread(some.data(), 1, some.size(), pipe))
    said.text.append(some.data(), count);
  const int ended = pclose(pipe);
  REQUIRE(WIFEXITED(ended));
  said.status = WEXITSTATUS(ended);
  return said;
}

inline Said stafett_says(const std::string& arguments) {
  return says(std::string{STAFETT_PROGRAM} + " " + arguments);
}

inline bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace stafett::test
