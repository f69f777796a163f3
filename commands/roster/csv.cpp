#include "commands/roster/csv.hpp"

#include <csv.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <new>
#include <utility>

namespace knownby::roster {
namespace {

constexpr std::size_t most_cells = 300;
constexpr std::size_t most_cell_bytes = 2'000;
constexpr int most_lines = 6;
constexpr std::size_t most_open_bytes = std::size_t{64} << 10;  // of a field that goes on over those lines

// The next line with its ending; "\r\n" is one ending.
std::string_view take_line(std::string_view& rest) {
  std::size_t end = rest.find_first_of("\r\n");
  if (end == std::string_view::npos)
    end = rest.size();
  else
    end += rest.substr(end, 2) == "\r\n" ? 2u : 1u;
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end);
  return line;
}

bool blank(std::string_view line) { return line.find_first_not_of(" \t\r\n") == std::string_view::npos; }

// The separator is the candidate seen most often outside quotes in the first lines.
char separator_of(std::string_view text) {
  constexpr std::string_view candidates = ",;\t";
  std::array<int, candidates.size()> seen{};
  bool quoted = false;
  for (int lines = 0; lines < 20 && !text.empty(); ++lines) {
    for (const char c : take_line(text)) {
      if (c == '"') quoted = !quoted;
      const std::size_t which = quoted ? std::string_view::npos : candidates.find(c);
      if (which != std::string_view::npos) ++seen.at(which);
    }
  }
  const auto most = std::max_element(seen.begin(), seen.end()) - seen.begin();
  return candidates.at(static_cast<std::size_t>(most));
}

// libcsv with its memory owned, and its two callbacks as members. The callbacks run inside C code and must
// not throw, so running out of memory there ends the program, as it does everywhere else.
class Parser {
 public:
  explicit Parser(char separator) {
    if (csv_init(&parser_, 0) != 0) throw std::bad_alloc();
    csv_set_delim(&parser_, static_cast<unsigned char>(separator));
  }
  ~Parser() { csv_free(&parser_); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  // Whether a row ended with this line.
  bool feed(std::string_view line) {
    row_ended_ = false;
    if (csv_parse(&parser_, line.data(), line.size(), on_cell, on_row, this) != line.size())
      throw std::bad_alloc();  // without strict mode nothing else can go wrong
    return row_ended_;
  }
  std::size_t pending() const { return parser_.entry_pos; }
  std::vector<std::string> take() { return std::exchange(cells_, {}); }

 private:
  static void on_cell(void* text, std::size_t size, void* self) noexcept {
    static_cast<Parser*>(self)->cells_.emplace_back(static_cast<const char*>(text), size);
  }
  static void on_row(int, void* self) noexcept { static_cast<Parser*>(self)->row_ended_ = true; }

  csv_parser parser_{};
  std::vector<std::string> cells_;
  bool row_ended_ = false;
};

std::string at_line(int line, std::string_view words) {
  return "Line " + std::to_string(line) + ": " + std::string(words);
}

// A story in a column of remarks is in nobody's way. Whoever looks for a name in it finds it too long for
// one.
void shorten(std::vector<std::string>& cells) {
  for (std::string& cell : cells) {
    if (cell.size() <= most_cell_bytes) continue;
    std::size_t end = most_cell_bytes;
    while (end > 0 && (static_cast<unsigned char>(cell[end]) & 0xC0U) == 0x80U) --end;  // no half letter
    cell.resize(end);
  }
}

std::string why_too_long(std::size_t rows, const CsvLimits& limits, const CsvRow& row) {
  if (row.cells.size() > most_cells)
    return at_line(row.line, "this is too long for a row of a table. Is this the right file?");
  if (rows == limits.rows)
    return "The file has more than " + std::to_string(limits.rows / 1000) +
           ",000 rows. Is this the right file?";
  return {};
}

struct Rows {
  char separator;
  bool ends_with_line;
};

std::string read_rows(std::string_view text, const Rows& form, const CsvLimits& limits,
                      const std::function<void(CsvRow&)>& on_row) {
  Parser parser(form.separator);
  std::size_t rows = 0;
  int line = 0, begun = 0;  // begun: the line on which the open row began, 0 where none is open
  while (!text.empty()) {
    const std::string_view piece = take_line(text);
    ++line;
    if (!begun && blank(piece)) continue;
    if (!begun) begun = line;
    bool ended = parser.feed(piece);
    if (text.empty() && !form.ends_with_line) ended = parser.feed("\n");  // ends a row, unless inside quotes
    if (!ended && (text.empty() || line - begun >= most_lines || parser.pending() > most_open_bytes))
      return at_line(begun, "a quotation mark is opened here and not closed. Please export the file again.");
    if (!ended) continue;
    CsvRow row{begun, parser.take()};
    shorten(row.cells);
    begun = 0;
    if (std::string why = why_too_long(rows++, limits, row); !why.empty()) return why;
    on_row(row);
  }
  return {};
}

std::string_view without_mark(std::string_view bytes) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (bytes.starts_with(mark)) bytes.remove_prefix(mark.size());
  return bytes;
}

std::string why_unreadable(std::string_view bytes, const CsvLimits& limits) {
  if (bytes.size() > limits.bytes)
    return "The file is larger than " + std::to_string(limits.bytes >> 20) + " MB. Is this the right file?";
  return why_not_plain_text(bytes);
}

Rows form_of(std::string_view text) {
  return {separator_of(text), !text.empty() && (text.back() == '\n' || text.back() == '\r')};
}

}  // namespace

Csv read_csv(std::string_view bytes) {
  const CsvLimits limits;
  bytes = without_mark(bytes);
  const auto meant = bytes.size() > limits.bytes ? std::nullopt : as_meant(bytes);
  if (meant) bytes = meant->text;
  const Rows form = form_of(bytes);
  Csv csv{{}, form.separator, form.ends_with_line, why_unreadable(bytes, limits)};
  if (meant) {
    csv.repaired = meant->lines;
    csv.was_saved_twice = meant->was_saved_twice;
  }
  if (!csv.stop.empty()) return csv;
  csv.stop = read_rows(bytes, form, limits, [&](CsvRow& row) { csv.rows.push_back(std::move(row)); });
  if (!csv.stop.empty()) csv.rows.clear();
  return csv;
}

std::string each_row(std::string_view bytes, const CsvLimits& limits,
                     const std::function<void(CsvRow&)>& on_row) {
  bytes = without_mark(bytes);
  std::string stop = why_unreadable(bytes, limits);
  if (stop.empty()) stop = read_rows(bytes, form_of(bytes), limits, on_row);
  return stop;
}

}  // namespace knownby::roster
