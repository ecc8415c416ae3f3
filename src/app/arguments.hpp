// What was typed after `stafett COMMAND`: read strictly, so that a slip of the pen is told and not
// passed over.
#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace stafett::app {

/// The words after the command cannot be read; what() is for the person who typed them.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Takes options out one by one; what is left when a command has asked for all it knows is an
/// error.
class Arguments {
 public:
  explicit Arguments(std::vector<std::string> words) : words_{std::move(words)} {}

  /// The value of "--name VALUE" or "--name=VALUE". Throws where it is given twice or has no value.
  std::optional<std::string> option(std::string_view name);
  /// As option(), for those that a command cannot do without.
  std::string required(std::string_view name);
  /// All values of an option that may be given more than once, in their order.
  std::vector<std::string> options(std::string_view name);
  /// A whole number from `least` to `most`.
  std::optional<std::int64_t> number(std::string_view name, std::int64_t least, std::int64_t most);
  /// True where "--name" stands alone.
  bool flag(std::string_view name);
  /// What is left: words that belong to no option. Throws where one of them looks like an option.
  std::vector<std::string> words();
  /// Throws where anything is left.
  void none_left();

 private:
  std::vector<std::string> words_;
};

/// Whether these words, after a command, ask what it can do: --help among them, or -h alone.
bool asks_for_help(const std::vector<std::string>& words);

}  // namespace stafett::app
