#include "commands/roster/named/row_name.hpp"

#include <algorithm>
#include <utility>

#include "commands/roster/names.hpp"

namespace knownby::roster {
namespace {

// "ibrooks29" stands under "Alias" in some lists, and is what somebody logs in with.
bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

void split_into(NameCells& cells, std::string_view full, bool last_first) {
  NameCells split = split_full_name(full, last_first);
  if (cells.preferred.empty()) cells.preferred = std::move(split.preferred);  // "Chen, Robert "Bobby""
  cells.first = std::move(split.first);
  cells.last = std::move(split.last);
}

bool repeats_first(const StudentRow& row) { return row.says_go_by && !row.goes_by; }

}  // namespace

std::string read_name(const Sheet& sheet, const CsvRow& row, StudentRow& out, bool& mixes_alphabets) {
  NameCells cells;
  std::string full;
  const std::pair<Field, std::string*> wanted[] = {{Field::first, &cells.first},
                                                   {Field::middle, &cells.middle},
                                                   {Field::preferred_last, &cells.last},
                                                   {Field::last, &cells.last},
                                                   {Field::preferred, &cells.preferred},
                                                   {Field::display, &cells.display},
                                                   {Field::full_name, &full},
                                                   {Field::last_first, &full}};
  for (const auto& [field, into] : wanted) {
    CleanText clean = clean_text(sheet.cell(row, field));
    if (!clean.why_not.empty()) return clean.why_not;
    mixes_alphabets |= clean.mixed_scripts;
    if (into->empty()) *into = std::move(clean.text);
  }
  if (has_digit(cells.preferred)) cells.preferred.clear();
  if (cells.first.empty() && cells.last.empty() && !full.empty())
    split_into(cells, full, sheet.has(Field::last_first));
  PersonName name = name_of(cells);
  if (name.shown.empty()) return "no name";
  if (!has_letter(name.shown)) return "the name holds no letter";
  out.says_go_by = !cells.preferred.empty();
  out.goes_by = out.says_go_by && name.given != cells.first;
  out.says_shown = !cells.display.empty();
  out.student.shown = std::move(name.shown);
  out.student.given = std::move(name.given);
  out.student.middle = std::move(name.middle);
  out.student.family = std::move(name.family);
  out.student.long_given = std::move(name.long_given);
  return {};
}

void forget_repeated_names(std::vector<StudentRow>& rows) {
  const auto many = static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), repeats_first));
  if (many * 2 <= rows.size()) return;
  for (StudentRow& row : rows)
    if (repeats_first(row)) row.says_go_by = false;
}

}  // namespace knownby::roster
