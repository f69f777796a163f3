#include "commands/language/names/fuzzy.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "commands/language/names/sounds.hpp"

namespace knownby::language {
namespace {

// Cheap doubts first: length, letters used, one of the first two letters in common at the beginning.
bool share_letters(std::uint32_t a, std::uint32_t b, std::uint32_t limit) {
  return static_cast<std::uint32_t>(std::popcount(a ^ b)) <= 2 * limit;
}

bool as_long(std::size_t a, std::size_t b, std::uint32_t limit) {
  return a > b ? a - b <= limit : b - a <= limit;
}

bool begin_alike(std::string_view a, std::string_view b) {
  const std::string_view first_two = b.substr(0, 2);
  return first_two.find(a[0]) != std::string_view::npos || (a.size() > 1 && !b.empty() && a[1] == b[0]);
}

class Search {
 public:
  Search(const Roster::Index& index, std::string_view typed)
      : index_(index), typed_(typed), letters_(letters_used(typed)), limit_(allowed_distance(typed.size())) {}

  void among_words() {
    if (limit_ == 0) return;
    for (std::uint32_t word = 0; word < index_.vocabulary.size(); ++word) {
      if (!share_letters(letters_, index_.vocabulary.letters(word), limit_)) continue;
      const std::string_view text = index_.vocabulary.text(word);
      if (!as_long(typed_.size(), text.size(), limit_)) continue;
      if (begin_alike(typed_, text)) judge(spelling_distance(typed_, text, limit_), index_.bearers(word));
    }
  }

  // Whole names, written in one or in two words, either way round.
  void among_names(bool only_exact) {
    const std::uint32_t limit = only_exact ? 0 : limit_;
    for (std::size_t length = std::max<std::size_t>(typed_.size(), limit + 1) - limit;
         length <= typed_.size() + limit; ++length)
      for (const auto& [person, letters] : index_.people_as_long(length))
        if (share_letters(letters_, letters, limit)) compare(person, limit);
  }

  std::uint32_t distance() const { return best_; }
  std::vector<std::uint32_t> people() && {
    std::sort(people_.begin(), people_.end());
    people_.erase(std::unique(people_.begin(), people_.end()), people_.end());
    return std::move(people_);
  }
  bool empty() const { return people_.empty(); }

 private:
  void compare(std::uint32_t person, std::uint32_t limit) {
    for (const bool family_first : {false, true}) {
      const std::string whole = index_.whole_name(person, family_first);
      if (whole.empty() || !begin_alike(typed_, whole)) continue;
      const std::uint32_t distance = spelling_distance(typed_, whole, limit);
      if (distance <= limit) judge(distance, std::array{person});
    }
  }
  void judge(std::uint32_t distance, std::span<const std::uint32_t> those) {
    if (distance > std::min(best_, limit_)) return;
    if (distance < best_) people_.clear();
    best_ = distance;
    people_.insert(people_.end(), those.begin(), those.end());
  }

  const Roster::Index& index_;
  std::string_view typed_;
  std::uint32_t letters_, limit_;
  std::uint32_t best_ = 99;
  std::vector<std::uint32_t> people_;
};

std::vector<std::uint32_t> sounding_like(const Roster::Index& index,
                                         const std::vector<std::string_view>& words) {
  const std::string first = sound_of(words[0]);
  const std::string second = words.size() > 1 ? sound_of(words[1]) : std::string();
  std::vector<std::uint32_t> found;
  if (words[0].size() < 3 || words.size() > 2) return found;
  for (const std::uint32_t word : index.sounds.words(index.vocabulary, first)) {
    for (const std::uint32_t person : index.bearers(word)) {
      const auto family = index.part(person, Part::family);
      const bool fits = second.empty() || std::any_of(family.begin(), family.end(), [&](const Piece& piece) {
                          return sounds_as(index.vocabulary.text(piece.word), second);
                        });
      if (fits) found.push_back(person);
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace

std::uint32_t allowed_distance(std::size_t letters) { return letters <= 3 ? 0 : letters <= 6 ? 1 : 2; }

std::uint32_t spelling_distance(std::string_view a, std::string_view b, std::uint32_t limit) {
  if (a.size() > kLongestGuessed || b.size() > kLongestGuessed) return limit + 1;
  std::array<std::array<std::uint8_t, kLongestGuessed + 1>, 3> rows{};
  for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = static_cast<std::uint8_t>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i - 1) % 3];
    const auto& two_above = rows[(i + 1) % 3];
    row[0] = static_cast<std::uint8_t>(i);
    std::uint8_t least = row[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int change = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      int steps = std::min({change, above[j] + 1, row[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) steps = std::min(steps, two_above[j - 2] + 1);
      row[j] = static_cast<std::uint8_t>(steps);
      least = std::min(least, row[j]);
    }
    if (least > limit) return limit + 1;  // rows only grow, but for a swap, which never undercuts this row
  }
  return std::min<std::uint32_t>(rows[a.size() % 3][b.size()], limit + 1);
}

std::optional<Near> near_to(const Roster::Index& index, const std::vector<std::string_view>& words) {
  std::string typed;
  for (const std::string_view word : words) typed += word;
  if (typed.size() < 2 || typed.size() > kLongestGuessed) return std::nullopt;
  Search search(index, typed);
  search.among_names(words.size() == 1);
  if (words.size() == 1 && search.empty()) search.among_words();
  if (!search.empty()) {
    const Trust trust = search.distance() == 0 ? Trust::full_name : Trust::edit_distance;
    return Near{std::move(search).people(), trust};
  }
  auto alike = sounding_like(index, words);
  if (alike.empty()) return std::nullopt;
  return Near{std::move(alike), Trust::sound_alike};
}

}  // namespace knownby::language
