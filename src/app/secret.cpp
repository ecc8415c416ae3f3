#include "app/secret.hpp"

#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>

#include "base/text.hpp"

namespace stafett::app {
namespace {

constexpr std::size_t least_length = 12;

/// The terminal without its echo, as long as this lives.
class Unseen {
 public:
  Unseen() {
    tcgetattr(STDIN_FILENO, &before_);
    termios unseen = before_;
    unseen.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen);
  }
  ~Unseen() { tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_); }
  Unseen(const Unseen&) = delete;
  Unseen& operator=(const Unseen&) = delete;

 private:
  termios before_{};
};

std::string typed(const char* question) {
  std::fputs(question, stderr);
  std::string line;
  {
    const Unseen unseen;
    std::getline(std::cin, line);
  }
  std::fputc('\n', stderr);
  return line;
}

}  // namespace

store::Secret secret_from(Arguments& arguments, SecretFor use) {
  if (const auto file = arguments.option("key")) return store::read_key_file(*file);
  std::string phrase;
  if (const char* given = std::getenv("STAFETT_PASSPHRASE")) {
    phrase = given;
  } else if (isatty(STDIN_FILENO) == 1) {
    phrase = typed("Passphrase of the backup: ");
    if (use == SecretFor::sealing && typed("The same again: ") != phrase)
      throw UsageError{"the two are not the same"};
  } else {
    throw UsageError{"--key or STAFETT_PASSPHRASE is missing: a backup is always sealed"};
  }
  if (use == SecretFor::sealing && text::length(phrase) < least_length)
    throw UsageError{"a passphrase has at least 12 characters"};
  return store::Passphrase{std::move(phrase)};
}

}  // namespace stafett::app
