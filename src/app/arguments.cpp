#include "app/arguments.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace stafett::app {

std::vector<std::string> Arguments::options(std::string_view name) {
  const std::string wanted = "--" + std::string(name);
  std::vector<std::string> values;
  std::vector<std::string> left;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const std::string& word = words_[i];
    if (word == wanted) {
      if (i + 1 == words_.size() || words_[i + 1].starts_with("--"))
        throw UsageError{wanted + " needs a value"};
      values.push_back(words_[++i]);
    } else if (word.starts_with(wanted + "=")) {
      values.push_back(word.substr(wanted.size() + 1));
    } else {
      left.push_back(word);
    }
  }
  words_ = std::move(left);
  return values;
}

std::optional<std::string> Arguments::option(std::string_view name) {
  auto values = options(name);
  if (values.size() > 1) throw UsageError{"--" + std::string(name) + " is given twice"};
  if (values.empty()) return std::nullopt;
  if (values.front().empty()) throw UsageError{"--" + std::string(name) + " needs a value"};
  return std::move(values.front());
}

std::string Arguments::required(std::string_view name) {
  auto value = option(name);
  if (!value) throw UsageError{"--" + std::string(name) + " is missing"};
  return *std::move(value);
}

std::optional<std::int64_t> Arguments::number(std::string_view name, std::int64_t least,
                                              std::int64_t most) {
  const auto text = option(name);
  if (!text) return std::nullopt;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
  if (error != std::errc{} || end != text->data() + text->size() || value < least || value > most)
    throw UsageError{"--" + std::string(name) + " takes a whole number from " +
                     std::to_string(least) + " to " + std::to_string(most)};
  return value;
}

bool Arguments::flag(std::string_view name) {
  const std::string wanted = "--" + std::string(name);
  return std::erase(words_, wanted) > 0;
}

std::vector<std::string> Arguments::words() {
  for (const auto& word : words_)
    if (word.starts_with("--")) throw UsageError{word + ": no such option here"};
  return std::exchange(words_, {});
}

void Arguments::none_left() {
  if (const auto left = words(); !left.empty()) throw UsageError{left.front() + ": not understood"};
}

bool asks_for_help(const std::vector<std::string>& words) {
  return std::find(words.begin(), words.end(), "--help") != words.end() ||
         words == std::vector<std::string>{"-h"};
}

}  // namespace stafett::app
