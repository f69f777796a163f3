#include "commands/language/calendar_orders.hpp"

#include <algorithm>
#include <charconv>

#include "commands/language/when/dates.hpp"

namespace knownby::language {
namespace {

struct TimeWords {
  std::chrono::minutes at{};
  std::uint32_t end = 0;  // past the last token
};

// "07:30", "8", "8am", "8:15 pm"; neither "25:00" nor "8th".
std::optional<TimeWords> time_at(const Line& line, std::uint32_t at) {
  if (line.at(at).kind != Token::Kind::number) return std::nullopt;
  const std::string_view word = line.folded(at);
  std::string_view half = word.substr(std::min(word.find_first_not_of("0123456789"), word.size()));
  std::string_view text = line.typed(at, at + 1);
  int hour = 0, minute = 0;
  const auto take = [&text](int& value) {
    const auto [rest, trouble] = std::from_chars(text.data(), text.data() + text.size(), value);
    text.remove_prefix(static_cast<std::size_t>(rest - text.data()));
    return trouble == std::errc{};
  };
  if (!take(hour)) return std::nullopt;
  if (text.starts_with(':')) {
    text.remove_prefix(1);
    if (!take(minute)) return std::nullopt;
  }
  if (text.size() != half.size()) return std::nullopt;
  std::uint32_t end = at + 1;
  if (half.empty() && one_of(line.folded(end), {"am", "pm"})) half = line.folded(end++);
  if (!one_of(half, {"", "am", "pm"})) return std::nullopt;
  if (half == "pm" && hour < 12) hour += 12;
  if (half == "am" && hour == 12) hour = 0;
  if (hour > 23 || minute > 59 || hour < 0 || minute < 0) return std::nullopt;
  return TimeWords{std::chrono::minutes{hour * 60 + minute}, end};
}

std::optional<std::chrono::weekday> slot_weekday_at(const Line& line, std::uint32_t at) {
  std::string_view word = line.folded(at);
  if (word.ends_with('s') && !line.is(at, sense::weekday)) word.remove_suffix(1);  // "tuesdays"
  const Word known = look_up(word);
  if ((known.senses & sense::weekday) == 0) return std::nullopt;
  return std::chrono::weekday{static_cast<unsigned>(known.number)};
}

// What stands around a day and a time and says neither.
bool frames_a_slot(const Line& line, std::uint32_t at) {
  const Token::Kind kind = line.at(at).kind;
  if (kind != Token::Kind::word && kind != Token::Kind::number) return true;
  return one_of(
      line.folded(at),
      {"card", "cards", "slot",   "on",  "every",   "each",     "at",     "to",  "in",   "for",    "of",
       "from", "and",   "is",     "it",  "the",     "a",        "our",    "my",  "this", "weekly", "channel",
       "team", "teams", "before", "day", "meeting", "meetings", "please", "pls", "now",  "thanks", "oclock"});
}

// Another day than that one is named too: "10/20 to 10/22", "10/26, 10/27", "monday and tuesday".
bool names_more_days(const Setting& setting, const Line& line, std::uint32_t after,
                     std::chrono::local_days day) {
  for (std::uint32_t i = after; i < line.size(); ++i) {
    const bool joins = line.is_mark(i, ",;&+-/") ||
                       one_of(line.folded(i), {"to", "till", "til", "until", "through", "thru", "and", "or"});
    // "10/20 10/21", "monday-wednesday"
    const bool beside = i == after && (line.at(i).kind == Token::Kind::number || line.is(i, sense::weekday));
    if (!joins && !beside) continue;
    const std::uint32_t next = joins ? i + 1 : i;
    const auto read = day_at(setting, line, next, Tense::ahead);
    // "11/25, the wednesday before the feast" is one day
    const bool same = read && (read->day.day == day || (line.is(next, sense::weekday) &&
                                                        std::chrono::weekday{day}.c_encoding() ==
                                                            static_cast<unsigned>(line.at(next).number)));
    if (read && !same && read->day.trouble == Day::Trouble::none) return true;
    // "10/20 to 22", "10/26, 27"; but "10/26, 2 feet of snow"
    const bool number = i == after && joins && line.at(next).kind == Token::Kind::number;
    if (number && (line.at(i).kind == Token::Kind::word || next + 1 >= line.size())) return true;
  }
  return false;
}

bool is_half_day(const Line& line, std::uint32_t at) {
  const bool half = line.is_word(at, "half") && one_of(line.folded(at + 1), {"day", "days"});
  const bool early = line.is_word(at, "early") && one_of(line.folded(at + 1), {"release", "dismissal"});
  return half || early || line.is_word(at, "halfday");
}

bool says_half_day(const Line& line) {
  for (std::uint32_t i = 0; i < line.size(); ++i)
    if (is_half_day(line, i)) return true;
  return false;
}

// What is said of school, and the first token behind it.
struct SchoolWords {
  bool off;  // or half a day off, which closes nothing
  std::uint32_t end;
  bool whole_order = false;  // an order even where no day can be read
};

// "no school", "there are no classes", "snow day", "half day", "school is closed"; "school", "there is
// school".
std::optional<SchoolWords> school_said(const Line& line) {
  std::uint32_t at = 0;
  if (one_of(line.folded(0), {"there", "we"}) && one_of(line.folded(1), {"is", "are", "have", "will"}))
    at = 2;
  if (line.is_word(0, "theres")) at = 1;
  while (at > 0 && one_of(line.folded(at), {"be", "have"})) ++at;
  if (line.is_word(at, "no") && one_of(line.folded(at + 1), {"school", "class", "classes"}))
    return SchoolWords{true, at + 2, at == 0 && line.is_word(1, "school")};
  if (line.is_word(at, "snow") && line.is_word(at + 1, "day")) return SchoolWords{true, at};
  if (is_half_day(line, at)) return SchoolWords{true, at + (line.is_word(at, "halfday") ? 1 : 2)};
  if (!line.is_word(at, "school")) return std::nullopt;
  std::uint32_t behind = at + 1;
  while (one_of(line.folded(behind), {"is", "will", "be"})) ++behind;
  if (one_of(line.folded(behind), {"closed", "cancelled", "canceled", "closes", "off", "out"}))
    return SchoolWords{true, behind + 1};
  return SchoolWords{false, at + 1};
}

}  // namespace

std::string channel_in(const Line& line) {
  for (std::uint32_t i = 1; i < line.size(); ++i) {
    if (line.at(i).kind == Token::Kind::channel) return std::string(line.typed(i, i + 1));
  }
  return {};
}

std::optional<Intent> slot_in(const Line& line) {
  const bool card_on = line.is_word(0, "card") && one_of(line.folded(1), {"on", "every", "at", "slot"});
  const bool card_day = line.is_word(0, "card") && line.is(1, sense::weekday);
  const bool card_there = line.is_word(0, "card") && line.at(1).kind == Token::Kind::channel;
  if (!line.is_word(0, "slot") && !card_on && !card_day && !card_there) return std::nullopt;
  SetSlot slot;
  slot.channel = channel_in(line);
  for (std::uint32_t i = 1; i < line.size();) {
    const auto time = time_at(line, i);
    const auto weekday = slot_weekday_at(line, i);
    if (time && !slot.at) {
      slot.at = time->at;
      i = time->end;
      continue;
    }
    if (weekday && !slot.weekday) {
      slot.weekday = weekday;
    } else if (slot.unread.empty() && (time || weekday || !frames_a_slot(line, i))) {
      slot.unread = line.typed(i, i + 1);
    }
    slot.before_meeting = slot.before_meeting || one_of(line.folded(i), {"before", "meeting"});
    ++i;
  }
  return slot;
}

std::optional<Intent> school_day_in(const Setting& setting, const Line& line, Names& names) {
  constexpr std::size_t longest = 80;  // bytes: who tells more of a school day tells of a student
  const auto said = school_said(line);
  if (!said || (!said->whole_order && line.typed(0, line.size()).size() >= longest)) return std::nullopt;
  NoSchool day{.undone = !said->off};
  day.day = {.day = setting.today, .trouble = Day::Trouble::unreadable};
  const std::uint32_t from = said->end;
  std::uint32_t day_begin = line.size(), day_end = line.size();
  for (std::uint32_t i = from; i < line.size(); ++i) {
    const auto read = day_at(setting, line, i, Tense::ahead);
    if (!read) continue;
    day.day = read->day;
    day_begin = i;
    day_end = read->end;
    if (line.is(i, sense::weekday)) {  // "fri 10/16": the date is the surer word
      if (const auto date = day_at(setting, line, i + 1, Tense::ahead)) {
        day.day = date->day;
        day_end = date->end;
      }
    }
    break;
  }
  constexpr std::uint32_t most_behind = 3;  // "…, ice storm"; who tells more tells of somebody
  const bool is_moment =
      day_begin == line.size() || line.size() > day_end + most_behind || names.anyone_mentioned();
  if (!said->whole_order && is_moment) return std::nullopt;  // "school was great with bobby"
  day.several = names_more_days(setting, line, day_end, day.day.day);
  day.half_day = says_half_day(line);
  const std::string before(line.typed(from, day_begin));
  day.event = before + (before.empty() || day_end >= line.size() ? "" : " ");
  day.event += line.typed(day_end, line.size());
  if (day.undone) day.event.clear();  // "after all" is no event
  const auto begin = day.event.find_first_not_of(" :,-(");
  day.event.erase(0, std::min(begin, day.event.size()));
  return day;
}

}  // namespace knownby::language
