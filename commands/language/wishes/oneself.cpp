// Wishes about oneself: being away, being asked nothing; and what is not built yet.

#include <algorithm>

#include "commands/language/no_checkin.hpp"
#include "commands/language/when/dates.hpp"
#include "commands/language/when/numbers.hpp"
#include "commands/language/wishes/wish_in.hpp"

namespace knownby::language {
namespace {

using std::chrono::days;

bool names_somebody(const Line& line, Names& names, std::uint32_t from) {
  for (std::uint32_t i = from; i < line.size(); ++i) {
    const auto heard = names.at(i, Names::Position::mention);
    if (heard && line.at(i).senses == 0) return true;
  }
  return false;
}

struct Away {
  std::optional<std::chrono::local_days> back, first{};  // first: where it is said and lies ahead
};

// "until Nov 30" is back on that day; "tomorrow" and "fri" are back the day after.
Away away_in(const Setting& setting, const Line& line) {
  for (std::uint32_t i = 1; i < line.size(); ++i) {
    const std::string_view word = line.folded(i);
    const bool until = i > 1 && one_of(line.folded(i - 1), {"until", "till", "til"});
    const auto monday = monday_of(setting.today) + days{7};
    if (word == "this" && line.is_word(i + 1, "week")) return {monday};
    if (word == "next" && line.is_word(i + 1, "week"))
      return until ? Away{monday} : Away{monday + days{7}, monday};
    if (line.is(i + 1, sense::unit) && count_at(line, i) > 0) {
      return {setting.today + days{std::min(count_at(line, i) * line.at(i + 1).number, 400)}};
    }
    const auto day = day_at(setting, line, i, Tense::ahead);
    if (!day || day->day.trouble != Day::Trouble::none) continue;
    if (until || day->day.day <= setting.today) return {day->day.day + days{until ? 0 : 1}};
    return {day->day.day + days{1}, day->day.day};
  }
  return {};
}

std::optional<Intent> pause_in(const Setting& setting, const Line& line, Names& names) {
  using What = Pause::What;
  const std::string_view first = line.folded(0);
  const std::uint32_t back = one_of(first, {"im", "i"}) ? 1 : 0;
  const std::uint32_t word = line.is_word(back, "am") ? back + 1 : back;
  if (line.is_word(word, "back") && line.size() <= word + 4 && !names_somebody(line, names, word)) {
    return Pause{What::back, {}, {}};
  }
  const bool stops = one_of(first, {"stop", "unsubscribe", "mute"});
  if (stops && line.size() <= 5 && !names_somebody(line, names, 1)) return Pause{What::ask, {}, {}};
  const bool on_leave =
      line.is_word(word, "on") && one_of(line.folded(word + 1), {"leave", "vacation", "pto", "holiday"});
  const bool out = on_leave || one_of(line.folded(word), {"out", "ooo", "snooze", "pause", "away"});
  if (!out || names_somebody(line, names, word + 1)) return std::nullopt;
  // Without a day "snooze" is for the week and "out" for today; "until" words nobody can read are asked
  // about.
  const Away away = away_in(setting, line);
  Pause pause{What::out, away.back, {}, away.first};
  for (std::uint32_t i = word + 1; i < line.size() && !pause.first_day_back; ++i) {
    if (one_of(line.folded(i), {"until", "till", "til"})) pause.heard = line.typed(i + 1, line.size());
  }
  if (!pause.first_day_back && pause.heard.empty()) {
    const bool week = one_of(line.folded(word), {"snooze", "pause"});
    pause.first_day_back = week ? monday_of(setting.today) + days{7} : setting.today + days{1};
  }
  return pause;
}

// Messages to the counselor and 2x10: known by their words, and nothing is saved for them.
std::optional<Intent> later_in(const Setting& setting, const Line& line, Names& names) {
  using What = Later::What;
  const std::string_view first = line.folded(0);
  const auto later = [&](What what) {
    Later told{what};
    if (const auto heard = names.first_from(1)) add_if_sure(heard->named, told.students);
    return told;
  };
  if (first.starts_with("2x10")) return later(What::two_by_ten);
  const bool staff = setting.roster.index().is_staff(line.stem(1)) || line.is(1, sense::title);
  if (one_of(first, {"ask", "tell"}) && (staff || line.at(1).kind == Token::Kind::mention)) {
    return later(What::counselor);
  }
  return std::nullopt;
}

}  // namespace

std::optional<Intent> about_oneself(const Setting& setting, const Line& line, Names& names) {
  if (auto pause = pause_in(setting, line, names)) return pause;
  return later_in(setting, line, names);
}

}  // namespace knownby::language
