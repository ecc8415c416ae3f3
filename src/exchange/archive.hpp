// A ZIP archive in memory, read with a budget: what is unpacked is counted as it comes, never
// believed.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "exchange/finding.hpp"

namespace stafett::exchange {

struct ArchiveBudget {
  std::uint64_t entries = 5'000;
  std::uint64_t unpacked_bytes = 400u << 20;  ///< all entries that are read, together
  std::uint64_t ratio = 100;  ///< unpacked to packed, of one entry past its first 16 MB
};

class Archive {
 public:
  /// `bytes` must outlive the archive. Findings: "xlsx_archive" (not readable), "xlsx_locked",
  /// "xlsx_bomb".
  static tl::expected<Archive, Finding> open(std::string_view bytes, const ArchiveBudget& budget);
  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;
  ~Archive();

  [[nodiscard]] bool has(const std::string& name) const;
  /// Unpacks one entry in pieces; `take` answers false to stop. The finding says what was wrong, if
  /// anything.
  tl::expected<void, Finding> read(const std::string& name,
                                   const std::function<bool(std::string_view)>& take);
  /// The whole of one entry, at most `most` bytes.
  tl::expected<std::string, Finding> read_whole(const std::string& name, std::uint64_t most);

 private:
  struct Body;
  explicit Archive(std::unique_ptr<Body> body);
  std::unique_ptr<Body> body_;
};

}  // namespace stafett::exchange
