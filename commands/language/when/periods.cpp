#include <algorithm>
#include <string>

#include "commands/language/text/fold.hpp"
#include "commands/language/when/dates.hpp"

namespace knownby::language {
namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::year_month_day;

constexpr int kMostBack = 400;  // days; a question reaches at most about a school year back

local_days months_back(local_days day, int months) {
  const year_month_day date{day};
  const auto moved = date - std::chrono::months{months};
  return moved.ok() ? local_days{moved} : local_days{moved.year() / moved.month() / std::chrono::last};
}

// "in 3 weeks", "in the last two weeks", "for a month", "past 10 days"
std::optional<PeriodWords> stretch_at(const Setting& setting, const Line& line, std::uint32_t at) {
  std::uint32_t i = at;
  const auto lead = [&](std::initializer_list<std::string_view> any) {
    const bool found = one_of(line.folded(i), any);
    if (found) ++i;
    return found;
  };
  const bool framed = lead({"in", "for", "over", "within", "during"});
  lead({"the", "these"});
  const bool back = lead({"last", "past"});
  const bool counted = line.is(i, sense::count) || line.at(i).kind == Token::Kind::number;
  if (!framed && !back && !counted) return std::nullopt;  // "no checkin 3 weeks" needs no "in"
  int count = 1;
  if (line.is(i, sense::count)) {
    count = line.at(i++).number;
  } else if (line.at(i).kind == Token::Kind::number) {
    const std::string digits(line.folded(i++));
    if (digits.size() > 3 || digits.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
    count = std::stoi(digits);
  } else if (line.is_word(i, "a") || line.is_word(i, "an")) {
    ++i;
  }
  if (line.is_word(i, "of")) ++i;
  const int unit = line.at(i).number;
  if (!line.is(i, sense::unit) || count <= 0) return std::nullopt;
  if (count * unit > kMostBack) {
    return PeriodWords{.since = setting.year_began, .words = "this school year", .end = i + 1};
  }
  const std::string one = unit == 1 ? "day" : unit == 30 ? "month" : "week";
  if (unit == 14) count *= 2;
  PeriodWords words{.end = i + 1};
  words.since =
      unit == 30 ? months_back(setting.today, count) : setting.today - days{count * (unit == 1 ? 1 : 7)};
  words.words = "in " + std::to_string(count) + " " + one + (count == 1 ? "" : "s");
  return words;
}

// After "since": an event of the calendar, or words to ask back about.
PeriodWords event_at(const Setting& setting, const Line& line, std::uint32_t at) {
  constexpr std::uint32_t kMostWords = 5;
  std::uint32_t end = at;
  while (end < at + kMostWords && !line.folded(end).empty() && !line.is_word(end, "in") &&
         !line.is_word(end, "for")) {
    ++end;
  }
  PeriodWords words{.since = monday_of(setting.today), .words = "this week", .end = std::max(end, at)};
  const std::string wanted = folded(line.typed(at, end));
  const CalendarEvent* latest = nullptr;
  for (const CalendarEvent& event : setting.events) {
    if (wanted.empty() || event.day > setting.today || folded(event.name).find(wanted) == std::string::npos)
      continue;
    if (latest == nullptr || event.day > latest->day) latest = &event;
  }
  if (latest != nullptr) {
    words.since = latest->day;
    words.words = "since " + spelled(latest->day);
  } else {
    words.unknown_event = std::string(line.typed(at, end));
  }
  return words;
}

std::optional<PeriodWords> since_at(const Setting& setting, const Line& line, std::uint32_t at) {
  if (!line.is_word(at, "since") && !line.is_word(at, "after")) return std::nullopt;
  const auto since = [](local_days day, std::uint32_t end) {
    return PeriodWords{.since = day, .words = "since " + spelled(day), .end = end};
  };
  if (line.is_word(at + 1, "last") && line.is_word(at + 2, "week")) {
    return since(monday_of(setting.today) - days{7}, at + 3);
  }
  if (auto day = day_at(setting, line, at + 1, Tense::past)) {
    if (day->day.trouble == Day::Trouble::none) return since(day->day.day, day->end);
    PeriodWords words{.since = monday_of(setting.today), .words = "this week", .end = day->end};
    words.unknown_event = day->day.heard;
    return words;
  }
  if (line.is(at + 1, sense::month)) {
    const year_month_day today{setting.today};
    const std::chrono::month month{static_cast<unsigned>(line.at(at + 1).number)};
    const auto year = month <= today.month() ? today.year() : today.year() - std::chrono::years{1};
    return since(local_days{year / month / 1}, at + 2);
  }
  if (line.is_word(at + 1, "school") || (line.is_word(at + 1, "the") && line.is_word(at + 2, "beginning"))) {
    return since(setting.year_began, at + 2);
  }
  return event_at(setting, line, at + 1);
}

}  // namespace

std::optional<PeriodWords> period_at(const Setting& setting, const Line& line, std::uint32_t at) {
  const local_days today = setting.today;
  const auto period = [](local_days day, std::string_view words, std::uint32_t end) {
    return PeriodWords{.since = day, .words = std::string(words), .end = end};
  };
  if (line.is_word(at, "never") || line.is_word(at, "ever")) {
    PeriodWords words = period(setting.year_began, "this school year", at + 1);
    words.never = true;
    return words;
  }
  if (line.is(at, sense::this_one)) {  // "this week", "esta semana"
    const int unit = line.is(at + 1, sense::unit) ? line.at(at + 1).number : 0;
    if (unit == 7) return period(monday_of(today), "this week", at + 2);
    const bool school_year = line.is_word(at + 1, "school") && line.is_word(at + 2, "year");
    if (one_of(line.folded(at + 1), {"year", "ano"}) || school_year)
      return period(setting.year_began, "this school year", at + (school_year ? 3 : 2));
    if (unit == 30) {
      const year_month_day date{today};
      return period(local_days{date.year() / date.month() / 1}, "this month", at + 2);
    }
  }
  if (line.is_word(at, "today")) return period(today, "today", at + 1);
  if (line.is_word(at, "yesterday")) return period(today - days{1}, "since yesterday", at + 1);
  if (auto since = since_at(setting, line, at)) return since;
  if (line.is_word(at, "last") && line.is_word(at + 1, "week")) {
    return period(monday_of(today) - days{7}, "since " + spelled(monday_of(today) - days{7}), at + 2);
  }
  return stretch_at(setting, line, at);
}

}  // namespace knownby::language
