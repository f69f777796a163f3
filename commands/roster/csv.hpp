#pragma once
// A table as a school's program exported it, turned into rows of text: any usual separator, any line ending,
// quotes and line breaks inside fields. What cannot be read safely is refused, in words.

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace knownby::roster {

struct CsvRow {
  int line;                        // where it begins, 1 for the first
  std::vector<std::string> cells;  // UTF-8, spaces around unquoted text removed
};

struct Csv {
  std::vector<CsvRow> rows;  // blank lines left out
  char separator = ',';      // comma, semicolon or tab, found by looking
  bool ends_with_line = false;
  std::string stop;  // not empty: not readable, and why; then there are no rows
  // Lines whose letters were not those of the file and are read as follows; to be said, and looked at, before
  // anything is done with them.
  std::vector<int> repaired{};
  bool was_saved_twice = false;  // "NÃºÃ±ez"; else an older Windows's letters
};

struct CsvLimits {
  std::size_t bytes = std::size_t{32} << 20;
  std::size_t rows = 200'000;
};

// Limits besides: 300 fields a row, 6 lines a field; of a field no more than its first 2,000 bytes. Never
// throws for content.
Csv read_csv(std::string_view bytes);

// Row by row, so that nobody holds more of a large file than its bytes and the row looked at. Returns why
// reading stopped, empty where all were read; rows from before the trouble have been given out by then.
std::string each_row(std::string_view bytes, const CsvLimits& limits,
                     const std::function<void(CsvRow&)>& on_row);

// Empty where the text is plainly UTF-8; otherwise which line is not, and how to export the file again. Text
// that was saved twice ("NÃºÃ±ez") counts as damaged.
std::string why_not_plain_text(std::string_view bytes);

// Damaged text as it was meant, by one rule for the whole file: an older Windows's letters (1252), or UTF-8
// saved twice. None: it can't be told (a Mac's letters and those of DOS are the same bytes), or it is not
// damaged.
struct MeantText {
  std::string text;
  std::vector<int> lines;  // that differ
  bool was_saved_twice = false;
};
std::optional<MeantText> as_meant(std::string_view bytes);

}  // namespace knownby::roster
