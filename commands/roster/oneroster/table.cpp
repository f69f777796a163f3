#include "commands/roster/oneroster/table.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "commands/roster/csv.hpp"
#include "commands/roster/fields.hpp"

namespace knownby::roster::oneroster {
namespace {

// A district's enrolments: 50,000 students in eight classes each are 400,000 rows and 40 MB.
constexpr CsvLimits limits{std::size_t{256} << 20, 2'000'000};

std::vector<std::optional<std::size_t>> places_of(std::span<const std::string_view> wanted,
                                                  const CsvRow& header) {
  std::vector<std::optional<std::size_t>> places(wanted.size());
  for (std::size_t at = 0; at < header.cells.size(); ++at) {
    const std::string name = bare(header.cells[at]);
    for (std::size_t one = 0; one < wanted.size(); ++one)
      if (!places[one] && bare(wanted[one]) == name) places[one] = at;
  }
  return places;
}

}  // namespace

std::string read_table(std::string_view bytes, std::span<const std::string_view> wanted,
                       const std::function<void(const TableRow&)>& on_row) {
  std::vector<std::optional<std::size_t>> places;
  std::vector<std::string> cells(wanted.size());
  std::size_t width = 0;
  std::string stop = each_row(bytes, limits, [&](CsvRow& row) {
    if (width == 0) {
      width = row.cells.size();
      places = places_of(wanted, row);
      return;
    }
    if (!places.front()) return;
    for (std::size_t one = 0; one < wanted.size(); ++one) {
      cells[one].clear();
      if (places[one] && *places[one] < row.cells.size()) cells[one] = trim(row.cells[*places[one]]);
    }
    on_row({row.line, cells, row.cells.size() == width});
  });
  if (!stop.empty()) return stop;
  if (width == 0) return "The file is empty.";
  if (!places.front()) return "The first row does not name the column " + std::string(wanted.front()) + ".";
  return {};
}

}  // namespace knownby::roster::oneroster
