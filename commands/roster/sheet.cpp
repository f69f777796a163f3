#include "commands/roster/sheet.hpp"

#include <algorithm>

#include "commands/roster/fields.hpp"
#include "commands/roster/names.hpp"

namespace knownby::roster {
namespace {

constexpr std::size_t rows_before_header = 30;

bool is_known(std::string_view cell, const Aliases& aliases) {
  const Header header(cell);
  return std::any_of(aliases.all.begin(), aliases.all.end(),
                     [&](const Alias& alias) { return is_called(header, alias, aliases); });
}

// As people see them: how many spaces there are, and of which kind, is not to be seen.
bool is_called(std::string_view cell, const OwnColumn& one) {
  const std::string seen = clean_text(cell).text;
  return !seen.empty() && seen == clean_text(one.header).text;
}

bool is_own(const std::string& cell, std::span<const OwnColumn> own) {
  return std::any_of(own.begin(), own.end(), [&](const OwnColumn& one) { return is_called(cell, one); });
}

std::size_t known_headers(const CsvRow& row, const Aliases& aliases, std::span<const OwnColumn> own) {
  return static_cast<std::size_t>(
      std::count_if(row.cells.begin(), row.cells.end(),
                    [&](const std::string& cell) { return is_own(cell, own) || is_known(cell, aliases); }));
}

// Words alone, three at least: rows about people hold numbers.
bool names_columns(const CsvRow& row) {
  const auto has_digit = [](const std::string& cell) {
    return cell.find_first_of("0123456789@") != std::string::npos;
  };
  const auto is_filled = [](const std::string& cell) { return !trim(cell).empty(); };
  return std::count_if(row.cells.begin(), row.cells.end(), is_filled) >= 3 &&
         std::none_of(row.cells.begin(), row.cells.end(), has_digit);
}

constexpr std::array<std::string_view, static_cast<std::size_t>(Field::count)> field_words = {
    "id",
    "name",
    "name, last first",
    "first name",
    "middle name",
    "last name",
    "preferred last name",
    "preferred name",
    "name as shown",
    "grade",
    "homeroom",
    "enrolment",
    "entry date",
    "exit date",
    "pronouns",
    "title",
    "e-mail",
    "role",
    "teaches",
    "leads",
    "caseload",
    "date",
    "last date",
    "kind of day",
    "event"};

}  // namespace

Sheet::Sheet(Csv csv, const Aliases& aliases, std::span<const OwnColumn> own)
    : csv_(std::move(csv)), stop_(csv_.stop) {
  if (!stop_.empty()) return;
  if (csv_.rows.empty()) {
    stop_ = "The file is empty.";
    return;
  }
  std::size_t most = 1;
  for (std::size_t row = 0; row < std::min(rows_before_header, csv_.rows.size()); ++row) {
    const std::size_t known = known_headers(csv_.rows[row], aliases, own);
    if (known > most) {
      most = known;
      header_ = row;
    }
  }
  if (most == 1)
    stop_ =
        "I can't find the row that names the columns. The first row should say what each column holds, such "
        "as " +
        std::string(aliases.such_as) + ".";
  else
    recognise(aliases, own);
}

std::vector<std::string> Sheet::headers() const {
  if (stop_.empty()) return csv_.rows[header_].cells;
  for (std::size_t row = 0; row < std::min(rows_before_header, csv_.rows.size()); ++row)
    if (names_columns(csv_.rows[row])) return csv_.rows[row].cells;
  return {};
}

std::vector<std::string> Sheet::headers_to_ask_about() const {
  const auto all = columns();
  const bool has_others =
      std::any_of(all.begin(), all.end(), [](const auto& column) { return column.second == "not used"; });
  const bool is_told = !all.empty() && (!has_others || (has(Field::id) && has_names()));
  return is_told ? std::vector<std::string>{} : headers();
}

void Sheet::recognise(const Aliases& aliases, std::span<const OwnColumn> own) {
  const CsvRow& header = csv_.rows[header_];
  for (const OwnColumn& one : own)
    for (std::size_t at = 0; at < header.cells.size(); ++at)
      if (is_called(header.cells[at], one)) columns_.at(static_cast<std::size_t>(one.field)) = at;
  const std::vector<Header> headers(header.cells.begin(), header.cells.end());
  for (const Alias& alias : aliases.all) {
    auto& column = columns_.at(static_cast<std::size_t>(alias.field));
    for (std::size_t at = 0; at < headers.size() && !column; ++at)
      if (is_called(headers[at], alias, aliases)) column = at;
  }
}

bool Sheet::lacks(const OwnColumn& one) const {
  const std::vector<std::string> cells = headers();
  return !cells.empty() &&
         std::none_of(cells.begin(), cells.end(), [&](const auto& cell) { return is_called(cell, one); });
}

bool Sheet::has_names() const {
  return has(Field::full_name) || has(Field::last_first) || has(Field::display) ||
         ((has(Field::last) || has(Field::preferred_last)) && (has(Field::first) || has(Field::preferred)));
}

namespace {

// ="0012", as systems write it so that Excel leaves the zeros: 0012.
std::string_view without_formula(std::string_view cell) {
  constexpr std::string_view before = "=\"", after = "\"";
  if (cell.size() < before.size() + after.size() || !cell.starts_with(before) || !cell.ends_with(after))
    return cell;
  return trim(cell.substr(before.size(), cell.size() - before.size() - after.size()));
}

}  // namespace

std::string_view Sheet::cell(const CsvRow& row, Field field) const {
  const auto at = column(field);
  return at && *at < row.cells.size() ? without_formula(trim(row.cells[*at])) : std::string_view{};
}

std::string Sheet::header(Field field) const {
  const auto at = column(field);
  return at ? bare(csv_.rows[header_].cells[*at]) : std::string{};
}

std::vector<std::pair<std::string, std::string>> Sheet::columns() const {
  std::vector<std::pair<std::string, std::string>> all;
  if (!stop_.empty()) return all;
  for (std::size_t at = 0; at < csv_.rows[header_].cells.size(); ++at) {
    const auto found = std::find(columns_.begin(), columns_.end(), at);
    const bool used = found != columns_.end();
    const auto field = static_cast<std::size_t>(found - columns_.begin());
    all.emplace_back(csv_.rows[header_].cells[at], used ? field_words.at(field) : "not used");
  }
  return all;
}

std::span<const CsvRow> Sheet::rows() const {
  if (!stop_.empty()) return {};
  return std::span(csv_.rows).subspan(header_ + 1);
}

bool Sheet::is_repaired(const CsvRow& row) const {
  return std::binary_search(csv_.repaired.begin(), csv_.repaired.end(), row.line);
}

bool Sheet::about_nobody(const CsvRow& row) const {
  if (row.cells == csv_.rows[header_].cells) return true;
  return std::all_of(row.cells.begin(), row.cells.end(),
                     [](const std::string& cell) { return cell.empty(); });
}

bool Sheet::remark(const CsvRow& row) const {
  const auto filled = [](const std::string& cell) { return !trim(cell).empty(); };
  const auto first = std::find_if(row.cells.begin(), row.cells.end(), filled);
  if (first == row.cells.end()) return true;
  const std::string word = bare(*first);
  for (const std::string_view sum : {"total", "grandtotal", "subtotal", "count"})
    if (word.starts_with(sum)) return true;
  const auto cells = std::count_if(row.cells.begin(), row.cells.end(), filled);
  return cells == 1 && csv_.rows[header_].cells.size() > 2 &&
         first->find(csv_.separator) == std::string::npos;
}

std::string Sheet::misfit(const CsvRow& row, std::span<const Field> needed) const {
  const std::size_t width = csv_.rows[header_].cells.size();
  const std::string fields =
      std::to_string(row.cells.size()) + " fields where the header has " + std::to_string(width);
  for (std::size_t at = width; at < row.cells.size(); ++at)
    if (!row.cells[at].empty()) return "has " + fields + "; a separator may be missing its quotation marks";
  for (const std::string& cell : row.cells)
    if (cell.find_first_of("\r\n") != std::string::npos &&
        std::count(cell.begin(), cell.end(), csv_.separator) >= 3)
      return "one field holds whole lines of the file; a quotation mark may be missing";
  if (row.cells.size() >= width) return {};
  if (&row == &csv_.rows.back() && !csv_.ends_with_line) return "the file seems to be cut off here";
  // Excel leaves out empty cells at the end of a row, which is harmless where we do not need them.
  for (const Field field : needed)
    if (const auto at = column(field); at && *at >= row.cells.size()) return "has only " + fields;
  return {};
}

std::vector<std::string> id_like_words(const CsvRow& row) {
  constexpr std::string_view part_of_id = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_.";
  constexpr std::size_t most_words = 500;
  std::vector<std::string> words;
  for (const std::string& cell : row.cells) {
    std::string_view rest = cell;
    while (!rest.empty() && words.size() < most_words) {
      const std::size_t begin = std::min(rest.find_first_of(part_of_id), rest.size());
      rest.remove_prefix(begin);
      const std::string_view word = rest.substr(0, rest.find_first_not_of(part_of_id));
      rest.remove_prefix(word.size());
      if (word.find_first_of("0123456789") != std::string_view::npos) words.emplace_back(word);
    }
  }
  return words;
}

}  // namespace knownby::roster
