// A school's calendar as calendars are shared (iCalendar): what its all-day events are called tells which
// days have no school. Everything else in it is let be.

#include <array>
#include <charconv>
#include <map>
#include <stdexcept>

#include "commands/roster/calendar/read_ics.hpp"
#include "commands/roster/fields.hpp"
#include "commands/roster/names.hpp"

namespace knownby::roster {
namespace {

using Kind = CalendarDay::Kind;
using std::chrono::local_days;

constexpr std::size_t most_events = 5'000;  // of many years

struct Event {
  int line = 0;
  std::string summary;
  std::optional<local_days> from, until;  // until: not included
  bool all_day = false, repeats = false;
};

// Lines put together again where they were folded, each with the number of its first.
std::vector<std::pair<int, std::string>> unfolded(std::string_view text) {
  std::vector<std::pair<int, std::string>> lines;
  int number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    const bool goes_on = !lines.empty() && (line.starts_with(' ') || line.starts_with('\t'));
    if (goes_on) {
      lines.back().second += line.substr(1);
    } else {
      lines.emplace_back(number, line);
    }
  }
  return lines;
}

std::optional<local_days> date_in(std::string_view value) {
  int number = 0;
  if (value.size() < 8) return std::nullopt;
  const auto [end, trouble] = std::from_chars(value.data(), value.data() + 8, number);
  if (trouble != std::errc() || end != value.data() + 8) return std::nullopt;
  const std::chrono::year_month_day day{std::chrono::year(number / 10000),
                                        std::chrono::month(static_cast<unsigned>(number / 100 % 100)),
                                        std::chrono::day(static_cast<unsigned>(number % 100))};
  if (!day.ok()) return std::nullopt;
  return local_days(day);
}

std::string unescaped(std::string_view value) {
  std::string words;
  for (std::size_t at = 0; at < value.size(); ++at) {
    if (value[at] != '\\' || at + 1 == value.size()) {
      words += value[at];
    } else {
      ++at;
      words += value[at] == 'n' || value[at] == 'N' ? ' ' : value[at];
    }
  }
  return words;
}

template <std::size_t Count>
bool holds_any(const std::string& word, const std::array<std::string_view, Count>& parts) {
  for (const std::string_view part : parts)
    if (word.find(part) != std::string::npos) return true;
  return false;
}

// None: an event like any other. "Holiday concert" is no holiday, and a "breakfast" no break.
std::optional<Kind> kind_of(const Event& event) {
  const std::string word = bare(event.summary);
  constexpr std::array<std::string_view, 15> gatherings{
      "breakfast", "concert", "party", "show",  "sale",   "assembly", "board", "dance",
      "luncheon",  "feast",   "game",  "drive", "resume", "return",   "reopen"};
  constexpr std::array<std::string_view, 13> off{
      "noschool",     "holiday",  "break",       "closed", "nonschool", "nostudents", "noclasses",
      "thanksgiving", "laborday", "memorialday", "recess", "inservice", "workday"};
  constexpr std::array<std::string_view, 6> half{"halfday",    "earlyrelease", "earlydismissal",
                                                 "minimumday", "latestart",    "delayedopening"};
  if (word.starts_with("firstday")) return Kind::first_day;
  if (word.starts_with("lastday")) return Kind::last_day;
  if (holds_any(word, half)) return Kind::half_day;
  if (event.all_day && holds_any(word, off) && !holds_any(word, gatherings)) return Kind::no_school;
  return std::nullopt;
}

[[noreturn]] void fail(int line, const std::string& words) {
  throw std::runtime_error("Line " + std::to_string(line) + ": " + words);
}

void put(std::map<local_days, CalendarDay>& days, const Event& event, Kind kind) {
  if (event.repeats)
    fail(event.line, "this day without school repeats by a rule; I only read single days and spans");
  if (!event.from) fail(event.line, "the date is not readable");
  const local_days until =
      event.until && *event.until > *event.from ? *event.until : *event.from + std::chrono::days{1};
  if (until - *event.from > std::chrono::days{longest_break})
    fail(event.line, "that is more than 120 days at once");
  const CleanText name = clean_text(event.summary);
  if (!name.why_not.empty()) fail(event.line, "the event's name holds characters that can't be shown");
  const bool ends = kind == Kind::first_day || kind == Kind::last_day;
  for (local_days day = *event.from; day < until; day += std::chrono::days{1}) {
    const auto [found, fresh] = days.emplace(day, CalendarDay{day, kind, name.text});
    if (!fresh && (ends || kind == Kind::no_school)) found->second = {day, kind, name.text};
    if (ends) break;
  }
}

void take(Event& event, std::string_view name, std::string_view value) {
  const std::string_view key = name.substr(0, name.find(';'));
  if (key == "SUMMARY") event.summary = unescaped(value);
  if (key == "RRULE") event.repeats = true;
  if (key == "DTEND") event.until = date_in(value);
  if (key == "DTSTART") {
    event.from = date_in(value);
    event.all_day = value.find('T') == std::string_view::npos;
  }
}

}  // namespace

bool is_ics(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return text.starts_with("BEGIN:VCALENDAR");
}

std::vector<CalendarDay> read_ics(std::string_view text) {
  std::map<local_days, CalendarDay> days;
  std::optional<Event> event;
  std::size_t count = 0;
  for (const auto& [number, line] : unfolded(text)) {
    const std::size_t colon = line.find(':');
    if (colon == std::string::npos) continue;
    if (line == "BEGIN:VEVENT") {
      event.emplace();
      event->line = number;
      if (++count > most_events) fail(number, "more than 5,000 events; please export fewer years");
    } else if (line == "END:VEVENT" && event) {
      if (!event->all_day) event->until.reset();  // a time of that day
      if (const auto kind = kind_of(*event)) put(days, *event, *kind);
      event.reset();
    } else if (event) {
      take(*event, std::string_view(line).substr(0, colon), std::string_view(line).substr(colon + 1));
    }
  }
  if (days.empty())
    throw std::runtime_error("The calendar names no day without school, no first and no last day");
  std::vector<CalendarDay> sorted;
  for (auto& [when, day] : days) sorted.push_back(std::move(day));
  return sorted;
}

}  // namespace knownby::roster
