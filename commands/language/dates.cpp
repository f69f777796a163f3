#include "commands/language/dates.hpp"

#include <algorithm>
#include <array>

#include "commands/language/text/numbers.hpp"

namespace knownby::language {
namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::month;
using std::chrono::weekday;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr int kMostDaysAgo = 400;  // further back is not a day somebody remembers but a note

// What a reader found before anyone asked whether it lies ahead.
struct Found {
  local_days day{};
  std::uint32_t end = 0;
  std::optional<local_days> other{};
  bool readable = true;
};

class Reader {
 public:
  Reader(const Setting& setting, const Line& line, Tense tense)
      : today_(setting.today), setting_(setting), line_(line), ahead_(tense == Tense::ahead) {}

  std::optional<Found> read(std::uint32_t at) const {
    const Token& token = line_.at(at);
    if (token.kind == Token::Kind::number) {
      if (auto numeric = numeric_at(at)) return numeric;
      if (line_.is(at + 1, sense::month)) return month_and_day(at + 1, at, at + 2);
      return ago(at);
    }
    if (token.kind != Token::Kind::word) return std::nullopt;
    if (line_.is(at, sense::month)) {
      const std::uint32_t day = line_.is_mark(at + 1, ".") ? at + 2 : at + 1;  // "Oct. 6"
      if (month_day_at(line_, day) > 0) return month_and_day(at, day, day + 1);
      if (!line_.is(at, sense::weekday)) return std::nullopt;
    }
    if (line_.is(at, sense::weekday)) {
      const std::uint32_t date = line_.is_mark(at + 1, ",") ? at + 2 : at + 1;
      if (auto dated = date_at(date)) return dated;  // "tues 10/13": the date is the surer word
      return bare_weekday(at);
    }
    if (line_.is_word(at, "el") && line_.is(at + 1, sense::weekday)) return bare_weekday(at + 1);
    if (line_.is_word(at, "the") && ordinal_at(at + 1)) return day_of_month(at + 1);
    if (line_.is_word(at, "this")) return this_at(at);
    if (line_.is_word(at, "last") && line_.is(at + 1, sense::weekday)) return last_weekday(at);
    if (line_.is_word(at, "next") && line_.is(at + 1, sense::weekday)) {
      return Found{monday_of(today_) + days{7 + after_monday(at + 1)}, at + 2};
    }
    if (auto named = relative(at)) return named;
    return ago(at);
  }

 private:
  // "10/13", "oct 6" and nothing vaguer.
  std::optional<Found> date_at(std::uint32_t at) const {
    if (line_.at(at).kind == Token::Kind::number) return numeric_at(at);
    if (line_.is(at, sense::month) && month_day_at(line_, at + 1) > 0)
      return month_and_day(at, at + 1, at + 2);
    return std::nullopt;
  }

  bool ordinal_at(std::uint32_t at) const {
    const std::string_view word = line_.folded(at);
    const bool tail =
        word.ends_with("st") || word.ends_with("nd") || word.ends_with("rd") || word.ends_with("th");
    // "the 7th graders", "the 3rd time": something follows that it belongs to
    return tail && month_day_at(line_, at) > 0 && line_.at(at + 1).kind != Token::Kind::word;
  }

  // "the 6th": of this month, or of the last where that lies ahead.
  std::optional<Found> day_of_month(std::uint32_t at) const {
    const year_month_day today{today_};
    const unsigned wanted = static_cast<unsigned>(month_day_at(line_, at));
    auto month = today.year() / today.month();
    if (std::chrono::day{wanted} > today.day() && !ahead_) month -= std::chrono::months{1};
    const year_month_day found = month / std::chrono::day{wanted};
    return found.ok() ? Found{local_days{found}, at + 1} : Found{today_, at + 1, {}, false};
  }

  // 0 for Monday .. 6 for Sunday
  int after_monday(std::uint32_t at) const { return (line_.at(at).number + 6) % 7; }

  std::optional<Found> relative(std::uint32_t at) const {
    const std::string_view word = line_.folded(at);
    if (word == "today" || word == "tonight") return Found{today_, at + 1};
    if (word == "hoy") return Found{today_, at + 1};
    if (one_of(word, {"yesterday", "yday", "yest", "ystrday", "ystrdy", "yesterdy", "yesturday", "ayer"}))
      return Found{today_ - days{1}, at + 1};
    if (word == "last" && line_.is_word(at + 1, "night")) return Found{today_ - days{1}, at + 2};
    // Any day of it may be meant: never silently one of them.
    if (!ahead_ && word == "last" && line_.is_word(at + 1, "week")) return Found{today_, at + 2, {}, false};
    if (word == "tomorrow" || word == "tmrw" || word == "tmw") return Found{today_ + days{1}, at + 1};
    if (!ahead_ && word == "next" && line_.is(at + 1, sense::unit) && line_.at(at + 1).number >= 7)
      return Found{monday_of(today_) + days{7}, at + 2};
    if (!ahead_ && word == "in" && line_.is(at + 2, sense::unit) && count_at(line_, at + 1) > 0)
      return Found{today_ + days{std::min(count_at(line_, at + 1), 99) * line_.at(at + 2).number}, at + 3};
    if (word != "day") return std::nullopt;
    if (line_.is_word(at + 1, "before") && line_.is_word(at + 2, "yesterday"))
      return Found{today_ - days{2}, at + 3};
    if (line_.is_word(at + 1, "after") && line_.is_word(at + 2, "tomorrow"))
      return Found{today_ + days{2}, at + 3};
    return std::nullopt;
  }

  // Its most recent past occurrence, today excluded; ahead: the next, today excluded.
  std::optional<Found> bare_weekday(std::uint32_t at) const {
    const weekday wanted{static_cast<unsigned>(line_.at(at).number)};
    if (ahead_) return Found{today_ + days{1} + (wanted - weekday{today_ + days{1}}), at + 1};
    return Found{today_ - days{1} - (weekday{today_ - days{1}} - wanted), at + 1};
  }

  // "last Tues" is that day in the previous week; where that is not the most recent one, both are offered.
  std::optional<Found> last_weekday(std::uint32_t at) const {
    const local_days previous = monday_of(today_) - days{7 - after_monday(at + 1)};
    const local_days recent = bare_weekday(at + 1)->day;
    Found found{previous, at + 2};
    if (recent != previous && !ahead_) found.other = recent;
    return found;
  }

  std::optional<Found> this_at(std::uint32_t at) const {
    if (line_.is(at + 1, sense::weekday))
      return Found{monday_of(today_) + days{after_monday(at + 1)}, at + 2};
    for (const std::string_view part : {"morning", "afternoon", "evening", "am"}) {
      if (line_.is_word(at + 1, part)) return Found{today_, at + 2};
    }
    return std::nullopt;
  }

  // "two days ago", "a week ago"
  std::optional<Found> ago(std::uint32_t at) const {
    std::uint32_t unit = at + 1;
    if (line_.is_word(unit, "couple")) ++unit;
    if (line_.is_word(unit, "of")) ++unit;
    if (!line_.is(unit, sense::unit) || !line_.is_word(unit + 1, "ago")) return std::nullopt;
    const int count = unit == at + 1 ? count_at(line_, at) : 2;
    if (count <= 0 || count > kMostDaysAgo / line_.at(unit).number) return std::nullopt;
    return Found{today_ - days{count * line_.at(unit).number}, unit + 2};
  }

  std::optional<Found> month_and_day(std::uint32_t month_token, std::uint32_t day_token,
                                     std::uint32_t end) const {
    const int day = month_day_at(line_, day_token);
    if (day == 0) return std::nullopt;
    int in_year = 0;
    const Numbers after = numbers_in(line_.typed(end, end + 1));
    const bool year_follows = after.values.size() == 1 && after.values[0] > 2000 && after.values[0] < 2100;
    if (year_follows) in_year = after.values[0];
    return dated(in_year, line_.at(month_token).number, day, end + (year_follows ? 1 : 0));
  }

  std::optional<Found> numeric_at(std::uint32_t at) const {
    Numbers numbers = numbers_in(line_.typed(at, at + 1));
    auto& values = numbers.values;
    if (numbers.between != '/' && numbers.between != '-' && numbers.between != '.') return std::nullopt;
    if (values.size() == 3 && values[0] > 1900) return dated(values[0], values[1], values[2], at + 1);
    if (values.size() < 2 || values.size() > 3) return std::nullopt;
    if (values.size() == 2 && numbers.between != '/')
      return std::nullopt;  // "2-1" is a score, "3.5" a number
    int in_year = values.size() == 3 ? values[2] : 0;
    if (in_year > 0 && in_year < 100) in_year += 2000;
    int in_month = setting_.month_first ? values[0] : values[1];
    int day = setting_.month_first ? values[1] : values[0];
    if (in_month > 12 && day <= 12) std::swap(in_month, day);  // 13/10 can only be read one way
    return dated(in_year, in_month, day, at + 1);
  }

  // Without a year: the one that makes sense in this school year.
  std::optional<Found> dated(int in_year, int in_month, int day, std::uint32_t end) const {
    const auto on = [&](year y) {
      return year_month_day{y, month{static_cast<unsigned>(in_month)},
                            std::chrono::day{static_cast<unsigned>(day)}};
    };
    const year this_year = year_month_day{today_}.year();
    const bool in_range = in_month >= 1 && in_month <= 12 && day >= 1 && day <= 31;
    const year first = in_year != 0 ? year{in_year} : this_year;
    if (!in_range || in_year < 0 || in_year > 2200 || !on(first).ok()) return Found{today_, end, {}, false};
    const local_days found{on(first)};
    if (in_year != 0) return Found{found, end};
    if (ahead_) {
      const bool gone = found < today_ - days{60};  // "no school 1/18", said in November
      return Found{gone && on(first + std::chrono::years{1}).ok()
                       ? local_days{on(first + std::chrono::years{1})}
                       : found,
                   end};
    }
    const auto year_before = on(first - std::chrono::years{1});
    const bool last_year = found > today_ && year_before.ok() &&
                           local_days{year_before} >= setting_.year_began &&
                           setting_.year_began != local_days{};
    return Found{last_year ? local_days{year_before} : found, end};
  }

  local_days today_;
  const Setting& setting_;
  const Line& line_;
  bool ahead_;
};

}  // namespace

local_days monday_of(local_days day) { return day - (weekday{day} - std::chrono::Monday); }

std::string spelled(local_days day) {
  constexpr std::array<std::string_view, 7> kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const year_month_day date{day};
  std::string words(kDays[weekday{day}.c_encoding()]);
  words += ' ';
  words += std::to_string(static_cast<unsigned>(date.day()));
  words += ' ';
  words += kMonths[static_cast<unsigned>(date.month()) - 1];
  return words;
}

std::optional<DayWords> day_at(const Setting& setting, const Line& line, std::uint32_t at, Tense tense) {
  std::uint32_t first = at;
  // "(10/6)"
  const bool bracket = line.is_mark(at, "(");
  if (bracket) ++first;
  if (line.is_word(at, "on") || line.is_word(at, "since") || line.is_word(at, "from")) ++first;
  auto found = Reader(setting, line, tense).read(first);
  if (found && bracket) {
    if (!line.is_mark(found->end, ")")) return std::nullopt;
    ++found->end;
  }
  if (!found) return std::nullopt;
  DayWords words{{found->day, found->other, Day::Trouble::none, std::string(line.typed(at, found->end))},
                 found->end};
  if (!found->readable) {
    words.day.trouble = Day::Trouble::unreadable;
  } else if (found->day > setting.today && tense == Tense::past) {
    words.day.trouble = Day::Trouble::future;
  }
  return words;
}

}  // namespace knownby::language
