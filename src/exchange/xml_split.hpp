// Takes a stream of XML apart into the elements of one name, so that a sheet of any length costs
// the memory of one row. It reads tags only as far as needed to find their ends; the pieces are
// parsed by pugixml.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace stafett::exchange {

/// The name without its prefix: "x:row" is "row".
std::string_view local_name(std::string_view name);

class XmlSplitter {
 public:
  /// `element`: local name of the elements wanted; they must not lie inside each other. `take` gets
  /// each from its
  /// "<" to its ">", writable, and answers false to stop. An element may have at most `most` bytes.
  XmlSplitter(std::string_view element, std::size_t most, std::function<bool(std::string&)> take)
      : element_{element}, most_{most}, take_{std::move(take)} {}

  /// Takes the next piece of the stream. False: stopped, or `fault()` is set.
  bool feed(std::string_view piece);
  /// To be called after the last piece: checks that all that was opened was closed.
  bool finish();
  /// Empty, or what is wrong: "document type", "UTF-16", "NUL", "too long", "not closed".
  [[nodiscard]] std::string_view fault() const { return fault_; }

 private:
  std::string_view element_;
  std::size_t most_;
  std::function<bool(std::string&)> take_;
  std::string buffer_;
  std::string fragment_;
  std::size_t at_ = 0;         // where the next "<" is looked for
  std::size_t begin_ = npos_;  // of the element being collected
  std::uint64_t depth_ = 0;
  bool begun_ = false;
  std::string_view fault_;
  static constexpr std::size_t npos_ = static_cast<std::size_t>(-1);

  bool fail(std::string_view what) {
    fault_ = what;
    return false;
  }
  enum class Step { taken, wait, stop };
  Step step();
  bool emit(std::size_t end);
};

}  // namespace stafett::exchange
