#pragma once
// One file of a OneRoster export, row by row: the columns that are asked for, found by their header, and
// nothing of the others kept longer than the row.

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace knownby::roster::oneroster {

struct TableRow {
  int line;  // 1 for the first of the file
  std::span<const std::string>
      cells;  // of the columns wanted, in their order, trimmed; empty where there is none
  bool fits;  // false: more or fewer fields than the header has
};

// Headers count without regard to case, spaces and underscores. Returns why the file cannot be used, empty
// where it could; the first column wanted must be there. Limits: 256 MB, 2 million rows.
std::string read_table(std::string_view bytes, std::span<const std::string_view> wanted,
                       const std::function<void(const TableRow&)>& on_row);

}  // namespace knownby::roster::oneroster
