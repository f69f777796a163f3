#include "commands/safety/words.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>
#include <vector>

#include "commands/guard.hpp"

namespace knownby::safety {
namespace {

constexpr std::string_view list_text =
#include "safety_words.inc"
    ;

struct Lists {
  std::vector<guard::Phrase> by_beginning;
  std::unordered_map<int, std::span<const guard::Phrase>> beginning_with;
  std::vector<std::string> anywhere, harmless;
};

// As the guard compares it, which hears no sign.
std::string phrase(std::string_view typed) {
  const std::size_t gap = typed.find(guard::some_words);
  if (gap == std::string_view::npos) return guard::as_pattern(typed);
  return guard::as_pattern(typed.substr(0, gap)) + " " + std::string(guard::some_words) + " " +
         phrase(typed.substr(gap + guard::some_words.size()));
}

void read_line(std::string_view line, Lists& lists) {
  for (std::size_t begin = 0; begin < line.size();) {
    const std::size_t end = std::min(line.find(',', begin), line.size());
    std::string_view typed = line.substr(begin, end - begin);
    begin = end + 1;
    typed.remove_prefix(std::min(typed.find_first_not_of(' '), typed.size()));
    std::string pattern = phrase(typed);
    if (pattern.empty()) continue;
    if (typed.starts_with('-'))
      lists.harmless.push_back(std::move(pattern));
    else if (guard::is_run_together(pattern))
      lists.anywhere.push_back(std::move(pattern));
    else
      lists.by_beginning.emplace_back(std::move(pattern));
  }
}

Lists read() {
  Lists lists;
  for (std::size_t begin = 0; begin < list_text.size();) {
    const std::size_t end = std::min(list_text.find('\n', begin), list_text.size());
    const std::string_view line = list_text.substr(begin, end - begin);
    if (!line.starts_with('#')) read_line(line, lists);
    begin = end + 1;
  }
  std::ranges::sort(lists.by_beginning, {}, &guard::Phrase::beginning);
  const std::span<const guard::Phrase> all(lists.by_beginning);
  for (std::size_t from = 0, to = 0; from < all.size(); from = to) {
    while (to < all.size() && all[to].beginning == all[from].beginning) ++to;
    lists.beginning_with.emplace(all[from].beginning, all.subspan(from, to - from));
  }
  return lists;
}

const Lists& lists() {
  static const Lists all = read();
  return all;
}

}  // namespace

std::span<const guard::Phrase> listed() { return lists().by_beginning; }
std::span<const guard::Phrase> listed_like(std::string_view word) {
  const auto found = lists().beginning_with.find(guard::beginning_of(word));
  return found == lists().beginning_with.end() ? std::span<const guard::Phrase>() : found->second;
}
std::span<const std::string> listed_anywhere() { return lists().anywhere; }
std::span<const std::string> harmless() { return lists().harmless; }

}  // namespace knownby::safety
