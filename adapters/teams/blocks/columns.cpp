#include "adapters/teams/blocks/columns.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "adapters/teams/limits.hpp"
#include "adapters/text/utf8.hpp"

namespace knownby::teams {
namespace {

std::size_t longest_word(std::string_view heading) {
  std::size_t longest = 0;
  while (!heading.empty()) {
    const std::size_t end = std::min(heading.find(' '), heading.size());
    longest = std::max(longest, utf8::code_points(heading.substr(0, end)));
    heading.remove_prefix(std::min(end + 1, heading.size()));
  }
  return longest;
}

std::size_t of_three_in_four(const Table& table, std::size_t column) {
  std::vector<std::size_t> letters;
  for (const auto& cells : table.rows)
    if (column < cells.size()) letters.push_back(utf8::code_points(cells[column]));
  if (letters.empty()) return 0;
  std::sort(letters.begin(), letters.end());
  return letters[letters.size() * 3 / 4];
}

}  // namespace

std::vector<std::size_t> widths_of(const Table& table) {
  std::size_t columns = table.columns.size();
  for (const auto& cells : table.rows) columns = std::max(columns, cells.size());
  std::vector<std::size_t> widths;
  for (std::size_t column = 0; column < columns; ++column) {
    std::size_t letters = of_three_in_four(table, column);
    if (column < table.columns.size())
      letters = std::max(letters, longest_word(table.columns[column]) + 1);  // bold
    widths.push_back(std::clamp(letters, limits::narrowest_column, limits::widest_column));
  }
  return widths;
}

}  // namespace knownby::teams
