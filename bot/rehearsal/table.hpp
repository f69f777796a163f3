#pragma once
// The small tables of a rehearsal's school: the header's names are fixed, every row is needed.

#include <cstddef>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

#include "commands/roster/csv.hpp"

namespace knownby::rehearsal {

std::string read_file(const std::filesystem::path& path);  // throws std::runtime_error

class Table {
 public:
  explicit Table(std::filesystem::path path);  // throws std::runtime_error

  std::size_t column(std::string_view name) const;  // throws std::runtime_error where there is none
  bool has(std::string_view name) const;
  // Calls read(cell) for each row below the header, where cell(column) is the text there. What it finds wrong
  // (std::invalid_argument) becomes a std::runtime_error that names file and line.
  template <class Read>
  void each(Read read) const {
    for (std::size_t at = 1; at < csv_.rows.size(); ++at) {
      const roster::CsvRow& row = csv_.rows[at];
      const auto cell = [&](std::size_t column) {
        return column < row.cells.size() ? row.cells[column] : std::string();
      };
      try {
        read(cell);
      } catch (const std::invalid_argument& trouble) {
        throw std::runtime_error(path_.string() + ", line " + std::to_string(row.line) + ": " +
                                 trouble.what());
      }
    }
  }

 private:
  std::filesystem::path path_;
  roster::Csv csv_;
};

}  // namespace knownby::rehearsal
