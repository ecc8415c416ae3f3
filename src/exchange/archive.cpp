#include "exchange/archive.hpp"

#include <zip.h>

#include <array>
#include <vector>

namespace stafett::exchange {

namespace {

Finding error(std::string_view code, std::string path, std::string expected, std::string found) {
  Finding finding;
  finding.code = code;
  finding.place.path = std::move(path);
  finding.expected = std::move(expected);
  finding.found = std::move(found);
  return finding;
}

constexpr std::uint64_t free_of_ratio = 16u << 20;

}  // namespace

struct Archive::Body {
  zip_t* zip = nullptr;
  ArchiveBudget budget;
  std::uint64_t unpacked = 0;

  Body(zip_t* opened, const ArchiveBudget& allowed) : zip{opened}, budget{allowed} {}
  Body(const Body&) = delete;
  Body& operator=(const Body&) = delete;
  ~Body() { zip_discard(zip); }
};

Archive::Archive(std::unique_ptr<Body> body) : body_{std::move(body)} {}
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
Archive::~Archive() = default;

tl::expected<Archive, Finding> Archive::open(std::string_view bytes, const ArchiveBudget& budget) {
  const auto unreadable = [] {
    return tl::make_unexpected(error("xlsx_archive", {}, "whole ZIP archive", "damaged archive"));
  };
  zip_error_t problem;
  zip_error_init(&problem);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &problem);
  if (source == nullptr) {
    zip_error_fini(&problem);
    return unreadable();
  }
  zip_t* zip = zip_open_from_source(source, ZIP_RDONLY, &problem);
  zip_error_fini(&problem);
  if (zip == nullptr) {
    zip_source_free(source);
    return unreadable();
  }
  Archive archive{std::make_unique<Body>(zip, budget)};
  const zip_int64_t entries = zip_get_num_entries(zip, 0);
  if (entries < 0 || static_cast<std::uint64_t>(entries) > budget.entries) {
    return tl::make_unexpected(error("xlsx_bomb", {}, std::to_string(budget.entries) + " parts",
                                     std::to_string(entries) + " parts"));
  }
  return archive;
}

bool Archive::has(const std::string& name) const {
  return zip_name_locate(body_->zip, name.c_str(), 0) >= 0;
}

tl::expected<void, Finding> Archive::read(const std::string& name,
                                          const std::function<bool(std::string_view)>& take) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat(body_->zip, name.c_str(), 0, &stat) != 0) {
    return tl::make_unexpected(error("xlsx_part_missing", name, "part of a workbook", "nothing"));
  }
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
    return tl::make_unexpected(
        error("xlsx_locked", name, "workbook without password", "encrypted part"));
  }
  zip_file_t* file = zip_fopen(body_->zip, name.c_str(), 0);
  if (file == nullptr) {
    return tl::make_unexpected(error("xlsx_archive", name, "whole ZIP archive", "damaged archive"));
  }
  const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> closing{file, zip_fclose};
  std::vector<char> piece(256 * 1024);
  std::uint64_t from_this = 0;
  for (;;) {
    const zip_int64_t n = zip_fread(file, piece.data(), piece.size());
    if (n < 0)
      return tl::make_unexpected(
          error("xlsx_archive", name, "whole ZIP archive", "damaged archive"));
    if (n == 0) return {};
    from_this += static_cast<std::uint64_t>(n);
    body_->unpacked += static_cast<std::uint64_t>(n);
    if (body_->unpacked > body_->budget.unpacked_bytes) {
      return tl::make_unexpected(error(
          "xlsx_bomb", name, std::to_string(body_->budget.unpacked_bytes >> 20) + " MB", "more"));
    }
    if (from_this > free_of_ratio && from_this / body_->budget.ratio > stat.comp_size) {
      return tl::make_unexpected(
          error("xlsx_bomb", name, std::to_string(body_->budget.ratio) + " times smaller", "more"));
    }
    if (!take({piece.data(), static_cast<std::size_t>(n)})) return {};
  }
}

tl::expected<std::string, Finding> Archive::read_whole(const std::string& name,
                                                       std::uint64_t most) {
  std::string content;
  bool too_much = false;
  const auto done = read(name, [&](std::string_view piece) {
    too_much = content.size() + piece.size() > most;
    if (!too_much) content += piece;
    return !too_much;
  });
  if (!done) return tl::make_unexpected(done.error());
  if (too_much) {
    return tl::make_unexpected(
        error("xlsx_bomb", name, std::to_string(most >> 20) + " MB", "more"));
  }
  return content;
}

}  // namespace stafett::exchange
