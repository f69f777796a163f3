#include <algorithm>
#include <map>
#include <stdexcept>

#include "commands/roster/calendar/read_ics.hpp"
#include "commands/roster/fields.hpp"
#include "commands/roster/names.hpp"
#include "commands/roster/roster_files.hpp"
#include "commands/roster/sheet.hpp"

namespace knownby::roster {
namespace {

using Kind = CalendarDay::Kind;

[[noreturn]] void fail(const CsvRow& row, const std::string& words) {
  throw std::runtime_error("Line " + std::to_string(row.line) + ": " + words);
}

// None: an ordinary school day.
std::optional<Kind> kind_of(const CsvRow& row, std::string_view said) {
  const std::string word = bare(said);
  const auto holds = [&](std::string_view part) { return word.find(part) != std::string::npos; };
  if (word.starts_with("firstday")) return Kind::first_day;
  if (word.starts_with("lastday")) return Kind::last_day;
  if (holds("noschool") || holds("holiday") || holds("break") || holds("closed") || holds("nonschool") ||
      holds("nostudents") || holds("noninstructional") || word == "off")
    return Kind::no_school;
  if (holds("half") || holds("early") || holds("minimum") || holds("latestart") || holds("delayed"))
    return Kind::half_day;
  if (word == "schoolday" || word == "school" || word == "regular" || word == "regularday" ||
      word == "instructional" || word == "fullday" || word == "inschool")
    return std::nullopt;
  fail(row, "I don't know this kind of day. Write First Day, Last Day, No School, Half Day or School Day");
}

bool begins_or_ends(Kind kind) { return kind == Kind::first_day || kind == Kind::last_day; }

// Two rows for one day: a first or last day stays one, whatever else it is; two such contradict each other,
// and so do a first or last day and no school.
void put(std::map<std::chrono::local_days, CalendarDay>& days, const CsvRow& row, CalendarDay day) {
  const auto [found, fresh] = days.emplace(day.day, day);
  if (fresh || found->second.kind == day.kind) return;
  const bool before = begins_or_ends(found->second.kind), now = begins_or_ends(day.kind);
  const bool closed = found->second.kind == Kind::no_school || day.kind == Kind::no_school;
  if (before == now || closed) fail(row, "this day stands in the file already, as another kind of day");
  if (now) found->second = day;
}

}  // namespace

std::vector<CalendarDay> read_calendar(std::string_view csv) {
  if (is_ics(csv)) return read_ics(csv);
  Csv table = read_csv(csv);
  if (!table.repaired.empty())  // its events are read by everybody
    throw std::runtime_error("Line " + std::to_string(table.repaired.front()) +
                             " holds letters in an older encoding. Please export it again as \"CSV UTF-8\"");
  const Sheet sheet(std::move(table), calendar_aliases());
  if (!sheet.stop().empty()) throw std::runtime_error(sheet.stop().substr(0, sheet.stop().size() - 1));
  if (!sheet.has(Field::day) || !sheet.has(Field::day_type))
    throw std::runtime_error("The calendar needs the columns Date and Day_Type (and Event, if you like)");
  std::map<std::chrono::local_days, CalendarDay> days;
  for (const CsvRow& row : sheet.rows()) {
    if (sheet.about_nobody(row)) continue;
    const auto first = read_day(sheet.cell(row, Field::day));
    if (!first) fail(row, "the date is not readable; write 2026-10-12 or 10/12/2026");
    const std::string_view until = sheet.cell(row, Field::end_day);
    const auto last = until.empty() ? first : read_day(until);
    if (!last || *last < *first || *last - *first > std::chrono::days{longest_break})
      fail(row, "the last date is not readable, too early, or more than 120 days off");
    const auto kind = kind_of(row, sheet.cell(row, Field::day_type));
    const CleanText event = clean_text(sheet.cell(row, Field::event));
    if (!event.why_not.empty()) fail(row, "the event's name holds characters that can't be shown");
    if (!kind) continue;
    if (begins_or_ends(*kind) && *last != *first) fail(row, "a first or last day is one day");
    for (auto day = *first; day <= *last; day += std::chrono::days{1})
      put(days, row, {day, *kind, event.text});
  }
  std::vector<CalendarDay> sorted;
  for (auto& [when, day] : days) sorted.push_back(std::move(day));
  return sorted;
}

}  // namespace knownby::roster
