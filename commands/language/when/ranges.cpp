// Several days in a row, told by their first and last or as a whole week.

#include <algorithm>

#include "commands/language/when/dates.hpp"
#include "commands/language/when/numbers.hpp"
#include "commands/language/when/reading.hpp"

namespace knownby::language {
namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::weekday;

local_days first_after(local_days day, const Line& line, std::uint32_t at) {
  const local_days next = day + days{1};
  return next + (weekday{static_cast<unsigned>(line.at(at).number)} - weekday{next});
}

// "monday" or "from monday", and no date beside it: "fri 10/9".
bool is_weekday_alone(const Line& line, std::uint32_t at, std::uint32_t end) {
  if (one_of(line.folded(at), {"on", "since", "from"})) ++at;
  return line.is(at, sense::weekday) && end == at + 1;
}

// "mon-wed": what held the two words together is no token.
bool are_hyphened(const Line& line, std::uint32_t at) {
  if (at + 1 >= line.size() || line.at(at).kind != Token::Kind::word) return false;
  const auto end = line.at(at).end, next = line.at(at + 1).begin;
  return end < next && line.text.substr(end, next - end).find(' ') == std::string_view::npos;
}

struct Between {
  std::uint32_t end = 0;  // past it
  bool is_dash = false;   // with room around it, as between two clauses
};
std::optional<Between> between_at(const Line& line, std::uint32_t at) {
  if (are_hyphened(line, at - 1)) return Between{at};
  if (line.is_mark(at, "-"))
    return Between{at + 1,
                   line.at(at - 1).end < line.at(at).begin && line.at(at).end < line.at(at + 1).begin};
  if (one_of(line.folded(at), {"to", "till", "til", "until", "through", "thru", "a", "al", "hasta"}))
    return Between{at + 1};
  return std::nullopt;
}

// "10/5 to 7": the day of the month alone, where nothing follows that it counts.
std::optional<DayWords> later_in_month(const Line& line, std::uint32_t at, local_days first) {
  const std::chrono::year_month_day date{first};
  const std::chrono::day last{static_cast<unsigned>(month_day_at(line, at))};
  const auto found = date.year() / date.month() / last;
  const bool alone = at + 1 >= line.size() || line.ends_clause(at + 1);
  if (!alone || last <= date.day() || !found.ok()) return std::nullopt;
  return DayWords{{.day = local_days{found}}, at + 1};
}

// "monday to wednesday": the rest of it, behind its first day.
std::optional<DayWords> up_to(const Setting& setting, const Line& line, std::uint32_t at, DayWords first) {
  const auto between = between_at(line, first.end);
  if (!between) return std::nullopt;
  auto last = day_at(setting, line, between->end, Tense::past);
  if (!last) last = later_in_month(line, between->end, first.day.day);
  if (!last) return std::nullopt;
  using Trouble = Day::Trouble;
  if (last->day.trouble == Trouble::any_of_week || last->day.trouble == Trouble::vague) return std::nullopt;
  const bool by_name = is_weekday_alone(line, between->end, last->end);
  if (by_name) last->day.day = first_after(first.day.day, line, last->end - 1);
  if (last->day.day <= first.day.day) return std::nullopt;
  Day day{.day = first.day.day, .heard = std::string(line.typed(at, last->end))};
  day.trouble = first.day.trouble;
  // Last week's, or what there has been of this one's: five rows are too many to guess.
  const bool ends_ahead = last->day.day > setting.today;
  if (by_name && ends_ahead && is_weekday_alone(line, at, first.end)) day.trouble = Trouble::vague;
  if (last->day.trouble == Trouble::unreadable) day.trouble = Trouble::unreadable;
  if (day.trouble == Trouble::none) day.until = last->day.day;
  // "monday - today he was better", "monday - friday he has a game": the second clause begins with its day.
  const bool is_plain = by_name || line.at(last->end - 1).kind == Token::Kind::number;
  return DayWords{std::move(day), last->end, between->is_dash && (ends_ahead || !is_plain)};
}

// "every day", "all of", "the whole", "toda la": that each day of what follows is meant. Past it.
std::uint32_t past_every(const Line& line, std::uint32_t at) {
  if (line.is_word(at, "the") && line.is_word(at + 1, "whole")) return at + 2;
  if (one_of(line.folded(at), {"every", "each"}) && one_of(line.folded(at + 1), {"day", "morning"}))
    return at + 2;
  if (line.is_word(at, "todos") && line.is_word(at + 1, "los") && line.is_word(at + 2, "dias")) return at + 3;
  if (line.is_word(at, "toda")) return line.is_word(at + 1, "la") ? at + 2 : at + 1;
  if (line.is_word(at, "all")) return line.is_word(at + 1, "of") ? at + 2 : at + 1;
  return one_of(line.folded(at), {"daily", "everyday", "whole"}) ? at + 1 : at;
}

std::optional<DayWords> whole_week_at(const Setting& setting, const Line& line, std::uint32_t at) {
  const std::uint32_t every = past_every(line, at);
  if (every == at) return std::nullopt;
  const auto week = [&](local_days from, local_days until, std::uint32_t end) {
    return DayWords{{.day = from, .heard = std::string(line.typed(at, end)), .until = until}, end, true};
  };
  const local_days monday = monday_of(setting.today);
  const bool past = line.is(every, sense::last);
  const bool framed = past || line.is(every, sense::this_one);
  if (is_week(line, framed ? every + 1 : every)) {
    const std::uint32_t end = every + (framed ? 2 : 1);
    const bool behind = line.is(end, sense::last_behind);
    if (past || behind) return week(monday - days{7}, monday - days{1}, end + (behind ? 1 : 0));
    return week(monday, setting.today, end);
  }
  if (!line.is_word(every, "since")) return std::nullopt;
  const auto since = day_at(setting, line, every, Tense::past);
  if (!since || since->day.trouble != Day::Trouble::none) return std::nullopt;
  return week(since->day.day, setting.today, since->end);
}

bool is_school_day(const Setting& setting, local_days day) {
  return setting.school_day ? setting.school_day(day) : weekday{day}.iso_encoding() <= 5;
}

}  // namespace

std::optional<DayWords> days_at(const Setting& setting, const Line& line, std::uint32_t at) {
  if (auto week = whole_week_at(setting, line, at)) return week;
  if (line.is_word(at, "de")) {  // "de lunes a miércoles"; "de lunes" alone is no way to say a day
    auto several = days_at(setting, line, at + 1);
    return several && several->day.until ? several : std::nullopt;
  }
  auto first = day_at(setting, line, at, Tense::past);
  if (!first) return std::nullopt;
  if (auto several = up_to(setting, line, at, *first)) return several;
  return first;
}

void follow(Day& day, const Setting& setting, const Line& line, std::uint32_t at, const Day& before) {
  if (!line.is(at, sense::weekday) || day.trouble != Day::Trouble::none) return;
  if (weekday{day.day}.c_encoding() != static_cast<unsigned>(line.at(at).number)) return;  // "tues 10/14"
  const local_days next = first_after(before.until.value_or(before.day), line, at);
  if (next <= setting.today) day.day = next;
}

std::vector<Day> each_of(const Setting& setting, const Day& several) {
  if (!several.until || several.trouble != Day::Trouble::none) return {several};
  constexpr days kLongest{400};  // a school year; what is beyond it needs no counting
  const local_days last = std::min({*several.until, setting.today, several.day + kLongest});
  std::vector<Day> school_days, all;
  std::vector<local_days> left_out;
  for (local_days day = several.day; day <= last && school_days.size() <= kMostDays; day += days{1}) {
    all.push_back({.day = day, .heard = several.heard});
    if (is_school_day(setting, day))
      school_days.push_back(all.back());
    else if (weekday{day}.iso_encoding() <= 5)
      left_out.push_back(day);
  }
  for (Day& day : school_days) day.left_out = left_out;
  std::vector<Day>& found = school_days.empty() ? all : school_days;
  if (found.size() > kMostDays)
    return {{.day = several.day, .trouble = Day::Trouble::too_many, .heard = several.heard}};
  if (*several.until > setting.today)
    found.push_back({.day = std::max(several.day, setting.today + days{1}),
                     .trouble = Day::Trouble::future,
                     .heard = several.heard});
  return std::move(found);
}

}  // namespace knownby::language
