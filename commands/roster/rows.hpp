#pragma once
// What is to be written of a roster, row by row, so that it need not all be written in one turn.

#include <chrono>
#include <cstddef>
#include <functional>
#include <vector>

namespace knownby::roster {

struct RowsToWrite {
  std::size_t many = 0;
  std::function<void(std::size_t row)> write{};  // inside a transaction; each once, in their order
  std::chrono::microseconds each{};              // about how long one takes, as built for release
};

// Whoever comes, or is another than before, and whoever goes: in between a roster holds too many rather than
// too few.
struct PeopleRows {
  RowsToWrite coming, going;
};

// All of it at once.
inline void write_all(const RowsToWrite& rows) {
  for (std::size_t row = 0; row < rows.many; ++row) rows.write(row);
}
inline void write_all(const std::vector<RowsToWrite>& all) {
  for (const RowsToWrite& rows : all) write_all(rows);
}
inline void write_all(const PeopleRows& people) {
  write_all(people.coming);
  write_all(people.going);
}

}  // namespace knownby::roster
