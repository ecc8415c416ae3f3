// For every day of a run a list of words, in no order: small chunks from one pool, so that a
// thousand nearly empty days cost little and a full one grows without copying.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace stafett::foresee {

/// `chunk_bytes`: 64 where most lists hold a few words at a time; more are faster where they are
/// long.
template <class Word, std::size_t chunk_bytes>
class DayLists {
 public:
  /// `days_ahead`: words are added at most so many days ahead of the one that is drained.
  explicit DayLists(std::uint32_t days, std::uint32_t days_ahead = ~std::uint32_t{0})
      : days_{days},
        mask_{days_ahead < days ? std::bit_ceil(days_ahead + 1) - 1 : ~std::uint32_t{0}},
        heads_(std::min(std::size_t{days}, std::size_t{mask_} + 1), nullptr) {}

  /// Days from 0 up to, not including, this one have lists.
  [[nodiscard]] std::uint32_t days() const { return days_; }

  void add(std::uint32_t day, Word word) {
    Chunk*& head = heads_[day & mask_];
    Chunk* chunk = head;
    if (chunk == nullptr || chunk->count == per_chunk) {
      Chunk* fresh = take();
      fresh->next = chunk;
      head = chunk = fresh;
    }
    chunk->words[chunk->count++] = word;
  }

  /// Shows every word of a day to `visit` and forgets them. `look_ahead` sees each some words
  /// earlier, to fetch what it points at. `visit` may add words to other days.
  template <class LookAhead, class Visit>
  void drain(std::uint32_t day, LookAhead look_ahead, Visit visit) {
    constexpr std::uint32_t ahead = 10;
    Chunk* chunk = std::exchange(heads_[day & mask_], nullptr);
    while (chunk != nullptr) {
      const std::uint32_t count = chunk->count;
      for (std::uint32_t i = 0; i < ahead && i < count; ++i) look_ahead(chunk->words[i]);
      for (std::uint32_t i = 0; i < count; ++i) {
        if (i + ahead < count) look_ahead(chunk->words[i + ahead]);
        visit(chunk->words[i]);
      }
      Chunk* done = chunk;
      chunk = chunk->next;
      done->next = free_;
      free_ = done;
    }
  }

  /// Bytes taken from the machine.
  [[nodiscard]] std::size_t bytes() const {
    return blocks_.size() * per_block * sizeof(Chunk) + heads_.capacity() * sizeof(void*);
  }

 private:
  static constexpr std::uint32_t per_chunk = (chunk_bytes - 16) / sizeof(Word);
  static constexpr std::size_t per_block = std::max<std::size_t>(16, 4096 / chunk_bytes);

  struct alignas(64) Chunk {
    Chunk* next;
    std::uint32_t count;
    Word words[per_chunk];
  };
  static_assert(sizeof(Chunk) == chunk_bytes);

  Chunk* take() {
    if (free_ == nullptr) {
      blocks_.push_back(std::make_unique_for_overwrite<Chunk[]>(per_block));
      for (std::size_t i = per_block; i-- > 0;) {
        blocks_.back()[i].next = free_;
        free_ = &blocks_.back()[i];
      }
    }
    Chunk* chunk = free_;
    free_ = chunk->next;
    chunk->count = 0;
    return chunk;
  }

  std::uint32_t days_;
  std::uint32_t mask_;  // of a ring, where no word is added far ahead
  std::vector<Chunk*> heads_;
  std::vector<std::unique_ptr<Chunk[]>> blocks_;
  Chunk* free_ = nullptr;
};

}  // namespace stafett::foresee
