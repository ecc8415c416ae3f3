#include "exchange/xml_split.hpp"

namespace stafett::exchange {

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool XmlSplitter::feed(std::string_view piece) {
  if (!fault_.empty()) return false;
  if (!begun_ && !piece.empty()) {
    begun_ = true;
    if (piece.starts_with("\xFE\xFF") || piece.starts_with("\xFF\xFE")) return fail("UTF-16");
  }
  if (piece.find('\0') != std::string_view::npos) return fail("NUL");
  buffer_ += piece;
  for (;;) {
    const Step step_taken = step();
    if (step_taken == Step::stop) return false;
    if (step_taken == Step::wait) break;
  }
  // What lies before the element being collected, or before the next tag, is not needed any more.
  const std::size_t keep = begin_ != npos_ ? begin_ : at_;
  buffer_.erase(0, keep);
  at_ -= keep;
  if (begin_ != npos_) begin_ = 0;
  if (buffer_.size() > most_) return fail("too long");
  return true;
}

XmlSplitter::Step XmlSplitter::step() {
  const std::size_t open = buffer_.find('<', at_);
  if (open == std::string::npos) {
    at_ = buffer_.size();
    return Step::wait;
  }
  at_ = open;
  const std::string_view rest = std::string_view{buffer_}.substr(open);
  const auto skip_to = [&](std::string_view end) {
    const std::size_t found = rest.find(end);
    if (found == std::string_view::npos) return Step::wait;
    at_ = open + found + end.size();
    return Step::taken;
  };
  if (rest.size() < 9 && (rest.size() < 2 || rest[1] == '!')) return Step::wait;
  if (rest.starts_with("<!--")) return skip_to("-->");
  if (rest.starts_with("<![CDATA[")) return skip_to("]]>");
  if (rest.starts_with("<?")) return skip_to("?>");
  if (rest.starts_with("<!")) {
    fault_ = "document type";
    return Step::stop;
  }
  char quote = 0;
  std::size_t close = 1;
  for (; close < rest.size(); ++close) {
    const char c = rest[close];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      break;
    }
  }
  if (close >= rest.size()) return Step::wait;
  const bool closing = rest[1] == '/';
  const bool empty = rest[close - 1] == '/';
  std::string_view name = rest.substr(closing ? 2 : 1, close - (closing ? 2 : 1));
  name = local_name(name.substr(0, name.find_first_of(" \t\r\n/>")));
  at_ = open + close + 1;
  if (closing) {
    if (depth_ == 0) {
      fault_ = "not closed";
      return Step::stop;
    }
    --depth_;
    if (begin_ != npos_ && name == element_ && !emit(at_)) return Step::stop;
    return Step::taken;
  }
  if (!empty) ++depth_;
  if (name == element_ && begin_ == npos_) {
    begin_ = open;
    if (empty && !emit(at_)) return Step::stop;
  }
  return Step::taken;
}

bool XmlSplitter::emit(std::size_t end) {
  fragment_.assign(buffer_, begin_, end - begin_);
  begin_ = npos_;
  if (fragment_.size() > most_) return fail("too long");
  return take_(fragment_);
}

bool XmlSplitter::finish() {
  if (!fault_.empty()) return false;
  if (depth_ != 0 || begin_ != npos_ || buffer_.find('<', at_) != std::string::npos)
    return fail("not closed");
  return true;
}

}  // namespace stafett::exchange
