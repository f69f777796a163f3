#pragma once
// Every word any student's name is made of, folded, numbered in alphabetical order: found whole by hash and
// by beginning by binary search.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace knownby::language {

class Vocabulary {
 public:
  Vocabulary();

  // While building: about how many words to make room for.
  void expect(std::size_t words);
  // The word's provisional number, the same for the same word.
  std::uint32_t add(std::string_view folded);
  // Ends building; element n is the final number of provisional word n.
  std::vector<std::uint32_t> settle();

  std::uint32_t find(std::string_view folded) const;  // kNone: unknown
  std::string_view text(std::uint32_t word) const {
    return std::string_view(letters_).substr(entries_[word].at, entries_[word].length);
  }
  // The letters a word uses, one bit each: two words further apart than the bits they differ in allow need no
  // closer look.
  std::uint32_t letters(std::uint32_t word) const { return entries_[word].letters; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(entries_.size()); }
  // All words that begin so: [first, second).
  std::pair<std::uint32_t, std::uint32_t> starting_with(std::string_view beginning) const;

 private:
  struct Entry {
    std::uint32_t at = 0, length = 0;
    std::uint32_t hash = 0;
    std::uint32_t letters = 0;
  };
  std::uint32_t slot_of(std::string_view folded, std::uint32_t hash) const;
  void fill_slots(std::size_t count);

  std::string letters_;
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> slots_;  // kNone: free; at most half are taken
};

std::uint32_t letters_used(std::string_view folded);

}  // namespace knownby::language
