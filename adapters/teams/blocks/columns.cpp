#include "adapters/teams/blocks/columns.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "adapters/teams/limits.hpp"
#include "adapters/text/utf8.hpp"

namespace knownby::teams {
namespace {

// In letters.
struct Column {
  std::size_t least = limits::narrowest_column;  // its longest word
  std::size_t wished = 0;                        // three in four of its cells on one line
};

std::size_t longest_word(std::string_view words) {
  std::size_t longest = 0;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find_first_of(" -"), words.size());
    longest = std::max(longest, utf8::code_points(words.substr(0, end)));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return longest;
}

// What stands nowhere in it needs no room: of a column of notes most cells may be empty.
Column column_of(const Table& table, std::size_t at) {
  Column column;
  std::vector<std::size_t> letters;
  for (const auto& cells : table.rows) {
    if (at >= cells.size() || cells[at].empty()) continue;
    letters.push_back(utf8::code_points(cells[at]));
    column.least = std::max(column.least, longest_word(cells[at]));
  }
  if (at < table.columns.size()) column.least = std::max(column.least, longest_word(table.columns[at]) + 1);
  column.least = std::min(column.least, limits::widest_column / 2);
  std::sort(letters.begin(), letters.end());
  const std::size_t of_three_in_four = letters.empty() ? 0 : letters[letters.size() * 3 / 4];
  column.wished = std::clamp(of_three_in_four, column.least, limits::widest_column);
  return column;
}

}  // namespace

std::vector<std::size_t> widths_of(const Table& table) {
  std::size_t count = table.columns.size();
  for (const auto& cells : table.rows) count = std::max(count, cells.size());
  std::vector<Column> columns;
  std::size_t least = 0, wished = 0;
  for (std::size_t at = 0; at < count; ++at) {
    const Column& column = columns.emplace_back(column_of(table, at));
    least += column.least;
    wished += column.wished;
  }
  const std::size_t spare = limits::table_row - std::min(least, limits::table_row);
  const bool has_room = wished <= limits::table_row;
  std::vector<std::size_t> widths;
  for (const Column& column : columns) {
    const std::size_t more = column.wished - column.least;
    widths.push_back(has_room ? column.wished
                              : column.least + more * spare / std::max<std::size_t>(wished - least, 1));
  }
  return widths;
}

}  // namespace knownby::teams
