// Days told by how far they are: the words for it are data, each language's own.

#include <algorithm>

#include "commands/language/when/numbers.hpp"
#include "commands/language/when/reading.hpp"

namespace knownby::language {
namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::weekday;

constexpr int kMostDaysAgo = 400;  // further back is not a day somebody remembers but a note

// 0 for Monday .. 6 for Sunday
int after_monday(const Line& line, std::uint32_t at) { return (line.at(at).number + 6) % 7; }

// Its most recent past occurrence, today excluded; ahead: the next, today excluded.
local_days nearest(const Reading& reading, std::uint32_t at) {
  const local_days today = reading.today();
  const weekday wanted{static_cast<unsigned>(reading.line.at(at).number)};
  if (reading.ahead) return today + days{1} + (wanted - weekday{today + days{1}});
  return today - days{1} - (weekday{today - days{1}} - wanted);
}

// "last Tues" is that day in the previous week; where that is not the most recent one, both are offered.
Found of_last_week(const Reading& reading, std::uint32_t at, std::uint32_t end) {
  const local_days previous = monday_of(reading.today()) - days{7} + days{after_monday(reading.line, at)};
  const local_days recent = nearest(reading, at);
  Found found{previous, end};
  if (recent != previous && !reading.ahead) found.other = recent;
  return found;
}

std::optional<Found> weekday_at(const Reading& reading, std::uint32_t at) {
  const Line& line = reading.line;
  if (!line.is(at, sense::weekday)) return std::nullopt;
  const std::uint32_t date = line.is_mark(at + 1, ",") ? at + 2 : at + 1;
  if (!line.is_word(date, "the")) {
    if (auto dated = written_date_at(reading, date))
      return dated;  // "tues 10/13": the date is the surer word
  }
  if (line.is(at + 1, sense::last_behind)) return of_last_week(reading, at, at + 2);
  return Found{nearest(reading, at), at + 1};
}

// Any day of it may be meant: never silently one of them.
Found any_day_of_last_week(const Reading& reading, std::uint32_t end) {
  return {monday_of(reading.today()) - days{7}, end, {}, Day::Trouble::any_of_week};
}

std::optional<Found> last_at(const Reading& reading, std::uint32_t at) {
  const Line& line = reading.line;
  if (line.is(at, sense::last)) {
    if (line.is(at + 1, sense::weekday)) return of_last_week(reading, at + 1, at + 2);
    if (line.is_word(at + 1, "night")) return Found{reading.today() - days{1}, at + 2};
    if (!reading.ahead && is_week(line, at + 1)) return any_day_of_last_week(reading, at + 2);
  }
  if (!reading.ahead && is_week(line, at) && line.is(at + 1, sense::last_behind))
    return any_day_of_last_week(reading, at + 2);
  return std::nullopt;
}

// No one day is meant, so none is taken.
Found vague(const Reading& reading, std::uint32_t end) {
  return {reading.today(), end, {}, Day::Trouble::vague};
}

// "last month", "a while ago", "a few weeks ago"
std::optional<Found> vague_at(const Reading& reading, std::uint32_t at) {
  const Line& line = reading.line;
  if (reading.ahead) return std::nullopt;
  const auto is_stretch = [&](std::uint32_t i) {
    return (line.is(i, sense::unit) && line.at(i).number > 7) ||
           one_of(line.folded(i), {"year", "ano", "semester", "term", "quarter", "weekend"});
  };
  if (line.is(at, sense::last) && is_stretch(at + 1)) return vague(reading, at + 2);
  if (is_stretch(at) && line.is(at + 1, sense::last_behind)) return vague(reading, at + 2);
  std::uint32_t unit = at;
  while (one_of(line.folded(unit), {"a", "quite", "some", "few", "several", "many", "long"})) ++unit;
  const bool is_long =
      line.is(unit, sense::unit) || one_of(line.folded(unit), {"while", "time", "bit", "ages"});
  if (is_long && line.is_word(unit + 1, "ago")) return vague(reading, unit + 2);
  return std::nullopt;
}

std::optional<Found> this_at(const Reading& reading, std::uint32_t at) {
  const Line& line = reading.line;
  if (!line.is(at, sense::this_one)) return std::nullopt;
  if (line.is(at + 1, sense::weekday))
    return Found{monday_of(reading.today()) + days{after_monday(line, at + 1)}, at + 2};
  if (line.is(at + 1, sense::day_part)) return Found{reading.today(), at + 2};
  return std::nullopt;
}

// "two days ago", "a couple of weeks ago", "hace dos días"
std::optional<Found> ago_at(const Reading& reading, std::uint32_t at) {
  const Line& line = reading.line;
  const bool before = line.is(at, sense::ago_before);
  const std::uint32_t number = before ? at + 1 : at;
  std::uint32_t unit = number + 1;
  if (line.is_word(unit, "couple")) ++unit;
  if (line.is_word(unit, "of")) ++unit;
  const bool after = line.is_word(unit + 1, "ago");
  if (!line.is(unit, sense::unit) || (!before && !after)) return std::nullopt;
  const int count = unit == number + 1 ? count_at(line, number) : 2;
  if (count <= 0 || count > kMostDaysAgo / line.at(unit).number) return std::nullopt;
  return Found{reading.today() - days{count * line.at(unit).number}, after ? unit + 2 : unit + 1};
}

// "next tues", "next week", "in two weeks", "day after tomorrow"
std::optional<Found> ahead_at(const Reading& reading, std::uint32_t at) {
  const Line& line = reading.line;
  const local_days next_monday = monday_of(reading.today()) + days{7};
  if (line.is_word(at, "next") && line.is(at + 1, sense::weekday))
    return Found{next_monday + days{after_monday(line, at + 1)}, at + 2};
  if (line.is_word(at, "day") && one_of(line.folded(at + 1), {"before", "after"}) &&
      line.is(at + 2, sense::near_day) && line.at(at + 2).number != 0) {
    const int beside = line.is_word(at + 1, "before") ? -1 : 1;
    return Found{reading.today() + days{line.at(at + 2).number + beside}, at + 3};
  }
  if (reading.ahead) return std::nullopt;
  if (line.is_word(at, "next") && line.is(at + 1, sense::unit) && line.at(at + 1).number >= 7)
    return Found{next_monday, at + 2};
  if (line.is_word(at, "in") && line.is(at + 2, sense::unit) && count_at(line, at + 1) > 0)
    return Found{reading.today() + days{std::min(count_at(line, at + 1), 99) * line.at(at + 2).number},
                 at + 3};
  return std::nullopt;
}

// Days that other languages tell in two words, or in one that without its accent is another word.
std::optional<Found> of_other_languages_at(const Reading& reading, std::uint32_t at) {
  struct {
    std::string_view first, second;
    int number;
  } constexpr kTold[] = {{"hom", "qua", -1}, {"hom", "nay", 0}, {"hom", "kia", -2}, {"avant", "hier", -2}};
  const Line& line = reading.line;
  for (const auto& told : kTold) {
    if (line.is_word(at, told.first) && line.is_word(at + 1, told.second))
      return Found{reading.today() + days{told.number}, at + 2};
  }
  if (one_of(line.typed(at, at + 1), {"yè", "Yè"})) return Found{reading.today() - days{1}, at + 1};
  return std::nullopt;
}

}  // namespace

bool is_week(const Line& line, std::uint32_t at) {
  return line.is(at, sense::unit) && line.at(at).number == 7;
}

std::optional<Found> told_day_at(const Reading& reading, std::uint32_t at) {
  const Line& line = reading.line;
  const bool other =
      one_of(line.folded(at), {"the", "el", "la"}) && one_of(line.folded(at + 1), {"other", "otro", "otra"});
  if (other && line.is(at + 2, sense::unit) && !reading.ahead) return vague(reading, at + 3);
  if (one_of(line.folded(at), {"el", "la"})) {  // "el lunes", "la semana pasada"
    const bool told = line.is(at + 1, sense::weekday) || line.is(at + 2, sense::last_behind);
    return told ? told_day_at(reading, at + 1) : std::nullopt;
  }
  if (auto day = weekday_at(reading, at)) return day;
  if (auto day = last_at(reading, at)) return day;
  if (auto day = this_at(reading, at)) return day;
  if (auto day = ahead_at(reading, at)) return day;
  if (auto day = ago_at(reading, at)) return day;
  if (auto day = vague_at(reading, at)) return day;
  if (auto day = of_other_languages_at(reading, at)) return day;
  // "en la mañana" is when of a day, "mañana" is tomorrow
  const bool part = line.is(at, sense::day_part) && at > 0 && line.is_word(at - 1, "la");
  if (!line.is(at, sense::near_day) || part) return std::nullopt;
  return Found{reading.today() + days{line.at(at).number}, at + 1};
}

}  // namespace knownby::language
