// For every day of a run a list of words, in no order: 512-byte chunks from one pool, so that
// a thousand nearly empty days cost little and a full one grows without copying.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace stafett::foresee {

template <class Word>
class DayLists {
 public:
  explicit DayLists(std::uint32_t days) : heads_(days, nullptr) {}

  /// Days from 0 up to, not including, this one have lists.
  [[nodiscard]] std::uint32_t days() const { return static_cast<std::uint32_t>(heads_.size()); }

  void add(std::uint32_t day, Word word) {
    Chunk* chunk = heads_[day];
    if (chunk == nullptr || chunk->count == per_chunk) {
      Chunk* fresh = take();
      fresh->next = chunk;
      heads_[day] = chunk = fresh;
    }
    chunk->words[chunk->count++] = word;
  }

  /// Shows every word of a day to `visit` and forgets them. `look_ahead` sees each some words
  /// earlier, to fetch what it points at. `visit` may add words to other days.
  template <class LookAhead, class Visit>
  void drain(std::uint32_t day, LookAhead look_ahead, Visit visit) {
    constexpr std::uint32_t ahead = 10;
    Chunk* chunk = heads_[day];
    heads_[day] = nullptr;
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
  static constexpr std::uint32_t chunk_bytes = 512;
  static constexpr std::uint32_t per_chunk = (chunk_bytes - 16) / sizeof(Word);
  static constexpr std::size_t per_block = 64;

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

  std::vector<Chunk*> heads_;
  std::vector<std::unique_ptr<Chunk[]>> blocks_;
  Chunk* free_ = nullptr;
};

}  // namespace stafett::foresee
