#include "commands/safety/words.hpp"

#include <algorithm>
#include <vector>

#include "commands/guard.hpp"

namespace knownby::safety {
namespace {

constexpr std::string_view list_text =
#include "safety_words.inc"
    ;

struct Lists {
  std::vector<std::string> by_beginning, anywhere;
};

void read_line(std::string_view line, Lists& lists) {
  for (std::size_t begin = 0; begin < line.size();) {
    const std::size_t end = std::min(line.find(',', begin), line.size());
    std::string pattern = guard::as_pattern(line.substr(begin, end - begin));
    begin = end + 1;
    if (pattern.empty()) continue;
    (guard::is_run_together(pattern) ? lists.anywhere : lists.by_beginning).push_back(std::move(pattern));
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
  std::sort(lists.by_beginning.begin(), lists.by_beginning.end());
  return lists;
}

const Lists& lists() {
  static const Lists all = read();
  return all;
}

}  // namespace

std::span<const std::string> listed() { return lists().by_beginning; }
std::span<const std::string> listed_anywhere() { return lists().anywhere; }

}  // namespace knownby::safety
