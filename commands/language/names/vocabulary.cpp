#include "commands/language/names/vocabulary.hpp"

#include <algorithm>
#include <bit>
#include <functional>
#include <numeric>

#include "commands/language/text/tokens.hpp"

namespace knownby::language {
namespace {

std::uint32_t hash_of(std::string_view word) {
  return static_cast<std::uint32_t>(std::hash<std::string_view>{}(word));
}

// The first eight bytes as a number that orders as the text does: sorting compares integers nearly always.
std::uint64_t beginning_of(std::string_view word) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    value = (value << 8) | (i < word.size() ? static_cast<unsigned char>(word[i]) : 0U);
  }
  return value;
}

}  // namespace

std::uint32_t letters_used(std::string_view folded) {
  std::uint32_t bits = 0;
  for (const char c : folded) {
    const bool letter = c >= 'a' && c <= 'z';
    bits |= 1U << (letter ? static_cast<unsigned>(c - 'a') : 26U);
  }
  return bits;
}

Vocabulary::Vocabulary() { fill_slots(64); }

void Vocabulary::expect(std::size_t words) {
  entries_.reserve(words);
  letters_.reserve(words * 8);
  fill_slots(std::bit_ceil(words * 2 + 64));
}

void Vocabulary::fill_slots(std::size_t count) {
  slots_.assign(count, kNone);
  for (std::uint32_t word = 0; word < size(); ++word) {
    slots_[slot_of(text(word), entries_[word].hash)] = word;
  }
}

std::uint32_t Vocabulary::slot_of(std::string_view folded, std::uint32_t hash) const {
  const auto mask = static_cast<std::uint32_t>(slots_.size() - 1);
  std::uint32_t slot = hash & mask;
  while (slots_[slot] != kNone) {
    const std::uint32_t word = slots_[slot];
    if (entries_[word].hash == hash && text(word) == folded) break;
    slot = (slot + 1) & mask;
  }
  return slot;
}

std::uint32_t Vocabulary::add(std::string_view folded) {
  const std::uint32_t hash = hash_of(folded);
  std::uint32_t slot = slot_of(folded, hash);
  if (slots_[slot] != kNone) return slots_[slot];
  const std::uint32_t word = size();
  entries_.push_back({static_cast<std::uint32_t>(letters_.size()), static_cast<std::uint32_t>(folded.size()),
                      hash, letters_used(folded)});
  letters_ += folded;
  slots_[slot] = word;
  if (entries_.size() * 2 > slots_.size()) fill_slots(slots_.size() * 2);
  return word;
}

std::vector<std::uint32_t> Vocabulary::settle() {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> order(entries_.size());
  for (std::uint32_t word = 0; word < size(); ++word) order[word] = {beginning_of(text(word)), word};
  std::sort(order.begin(), order.end(), [this](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : text(a.second) < text(b.second);
  });
  std::vector<std::uint32_t> final_number(entries_.size());
  std::vector<Entry> sorted;
  sorted.reserve(entries_.size());
  for (const auto& [beginning, word] : order) {
    final_number[word] = static_cast<std::uint32_t>(sorted.size());
    sorted.push_back(entries_[word]);
  }
  entries_ = std::move(sorted);
  fill_slots(slots_.size());
  return final_number;
}

std::uint32_t Vocabulary::find(std::string_view folded) const {
  return folded.empty() ? kNone : slots_[slot_of(folded, hash_of(folded))];
}

std::pair<std::uint32_t, std::uint32_t> Vocabulary::starting_with(std::string_view beginning) const {
  const auto from = std::partition_point(entries_.begin(), entries_.end(), [&](const Entry& entry) {
    return std::string_view(letters_).substr(entry.at, entry.length) < beginning;
  });
  const auto to = std::partition_point(from, entries_.end(), [&](const Entry& entry) {
    return std::string_view(letters_).substr(entry.at, entry.length).starts_with(beginning);
  });
  return {static_cast<std::uint32_t>(from - entries_.begin()),
          static_cast<std::uint32_t>(to - entries_.begin())};
}

}  // namespace knownby::language
