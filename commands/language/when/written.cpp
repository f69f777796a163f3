// Days written as dates.

#include <string>

#include "commands/language/names/index.hpp"
#include "commands/language/when/numbers.hpp"
#include "commands/language/when/reading.hpp"

namespace knownby::language {
namespace {

using std::chrono::local_days;
using std::chrono::year;
using std::chrono::year_month_day;

Found unreadable(const Reading& reading, std::uint32_t end) {
  return {reading.today(), end, {}, Day::Trouble::unreadable};
}

// Without a year: the one that makes sense in this school year.
Found dated(const Reading& reading, int in_year, int in_month, int day, std::uint32_t end) {
  constexpr std::chrono::days kLongGone{60};  // "no school 1/18", said in November, is of the next year
  const local_days today = reading.today();
  const auto on = [&](year y) {
    return year_month_day{y, std::chrono::month{static_cast<unsigned>(in_month)},
                          std::chrono::day{static_cast<unsigned>(day)}};
  };
  const bool in_range = in_month >= 1 && in_month <= 12 && day >= 1 && day <= 31;
  const year first = in_year != 0 ? year{in_year} : year_month_day{today}.year();
  if (!in_range || in_year < 0 || in_year > 2200 || !on(first).ok()) return unreadable(reading, end);
  const local_days found{on(first)};
  if (in_year != 0) return {found, end};
  const auto after = on(first + std::chrono::years{1}), before = on(first - std::chrono::years{1});
  if (reading.ahead) return {found < today - kLongGone && after.ok() ? local_days{after} : found, end};
  const local_days began = reading.setting.year_began;
  const bool last_year = found > today && before.ok() && local_days{before} >= began && began != local_days{};
  return {last_year ? local_days{before} : found, end};
}

std::optional<Found> month_and_day(const Reading& reading, std::uint32_t month, std::uint32_t day_token,
                                   std::uint32_t end) {
  const int day = month_day_at(reading.line, day_token);
  if (day == 0) return std::nullopt;
  const Numbers after = numbers_in(reading.line.typed(end, end + 1));
  const bool year_follows = after.values.size() == 1 && after.values[0] > 2000 && after.values[0] < 2100;
  const int in_year = year_follows ? after.values[0] : 0;
  return dated(reading, in_year, reading.line.at(month).number, day, end + (year_follows ? 1 : 0));
}

std::optional<Found> numeric_at(const Reading& reading, std::uint32_t at) {
  Numbers numbers = numbers_in(reading.line.typed(at, at + 1));
  auto& values = numbers.values;
  if (numbers.between != '/' && numbers.between != '-' && numbers.between != '.') return std::nullopt;
  if (values.size() == 3 && values[0] > 1900) return dated(reading, values[0], values[1], values[2], at + 1);
  if (values.size() < 2 || values.size() > 3) return std::nullopt;
  if (values.size() == 2 && numbers.between != '/') return std::nullopt;  // "2-1" is a score, "3.5" a number
  int in_year = values.size() == 3 ? values[2] : 0;
  if (in_year > 0 && in_year < 100) in_year += 2000;
  int in_month = reading.setting.month_first ? values[0] : values[1];
  int day = reading.setting.month_first ? values[1] : values[0];
  if (in_month > 12 && day <= 12) std::swap(in_month, day);  // 13/10 can only be read one way
  return dated(reading, in_year, in_month, day, at + 1);
}

bool ordinal_at(const Line& line, std::uint32_t at) {
  const std::string_view word = line.folded(at);
  const bool tail =
      word.ends_with("st") || word.ends_with("nd") || word.ends_with("rd") || word.ends_with("th");
  // "the 7th graders", "the 3rd time": something follows that it belongs to
  return tail && month_day_at(line, at) > 0 && line.at(at + 1).kind != Token::Kind::word;
}

// "the 6th": of this month, or of the last where that lies ahead.
Found day_of_month(const Reading& reading, std::uint32_t at) {
  const year_month_day today{reading.today()};
  const std::chrono::day wanted{static_cast<unsigned>(month_day_at(reading.line, at))};
  auto month = today.year() / today.month();
  if (wanted > today.day() && !reading.ahead) month -= std::chrono::months{1};
  const year_month_day found = month / wanted;
  return found.ok() ? Found{local_days{found}, at + 1} : unreadable(reading, at + 1);
}

}  // namespace

std::optional<DayWords> bare_day_at(const Setting& setting, const Line& line, std::uint32_t at) {
  if (line.at(at).kind != Token::Kind::number || !ordinal_at(line, at) || !line.ends_clause(at + 1))
    return std::nullopt;
  // "bobby 7th" may as well be said of his grade
  if (setting.roster.index().group_called(std::to_string(month_day_at(line, at))) != nullptr)
    return std::nullopt;
  const Found found = day_of_month({setting, line, false}, at);
  const bool is_past = year_month_day{found.day}.month() == year_month_day{setting.today}.month();
  if (!is_past || found.trouble != Day::Trouble::none) return std::nullopt;
  return DayWords{{found.day, {}, Day::Trouble::none, std::string(line.typed(at, at + 1))}, at + 1};
}

std::optional<Found> written_date_at(const Reading& reading, std::uint32_t at) {
  const Line& line = reading.line;
  if (line.at(at).kind == Token::Kind::number) {
    if (auto numeric = numeric_at(reading, at)) return numeric;
    const std::uint32_t month = line.is_word(at + 1, "de") ? at + 2 : at + 1;
    return line.is(month, sense::month) ? month_and_day(reading, month, at, month + 1) : std::nullopt;
  }
  if (line.is(at, sense::month)) {
    const std::uint32_t day = line.is_mark(at + 1, ".") ? at + 2 : at + 1;  // "Oct. 6"
    return month_and_day(reading, at, day, day + 1);
  }
  if (line.is_word(at, "the") && ordinal_at(line, at + 1)) return day_of_month(reading, at + 1);
  return std::nullopt;
}

}  // namespace knownby::language
