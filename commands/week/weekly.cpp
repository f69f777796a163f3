#include "commands/week/weekly.hpp"
#include "commands/week/rule.hpp"

#include <algorithm>
#include <array>
#include <sstream>
#include <utility>

#include "commands/ask/counted.hpp"
#include "commands/week/pool.hpp"
#include "commands/words/list_words.hpp"
#include "store/checkins.hpp"

namespace knownby::week {
namespace {

constexpr std::chrono::days a_day{1};

// "Tue 13 – Fri 16 Oct (4 school days, Monday was off)".
std::string week_words(const School& school, std::chrono::local_days today) {
  const std::chrono::local_days monday = monday_of(today);
  std::optional<std::chrono::local_days> first, last;
  std::vector<std::string> was_off, is_off;  // before today, and still to come
  for (auto day = monday; day < monday + std::chrono::days(5); day += a_day) {
    if (school.calendar().school_day(day)) {
      if (!first) first = day;
      last = day;
    } else {
      (day < today ? was_off : is_off).emplace_back(weekday_word(std::chrono::weekday(day)));
    }
  }
  if (!first) return day_words(monday);
  const int days = school.calendar().school_days(*first, *last);
  std::string words =
      span_words(*first, *last) + " (" + std::to_string(days) + (days == 1 ? " school day" : " school days");
  if (!was_off.empty())
    words += ", " + list_words(was_off) + (was_off.size() == 1 ? " was off" : " were off");
  if (!is_off.empty()) words += ", " + list_words(is_off) + (is_off.size() == 1 ? " is off" : " are off");
  return words + ")";
}

std::string last_week_words(Db& db, GroupId group, std::chrono::local_days today) {
  const std::chrono::local_days monday = monday_of(today);
  const checkins::Together together =
      checkins::together(db, group, monday - std::chrono::days(7), monday - a_day);
  if (together.students == 0)
    return {};  // when there is nothing to be glad about the card says nothing about it
  const bool is_one = together.students == 1;
  std::string words = "Last week together: " + std::to_string(together.students) +
                      (is_one ? " student" : " students") + " had a check-in logged";
  if (is_one && together.first_time > 0)
    words += ", for the first time";
  else if (together.first_time > 0)
    words += "; " + std::to_string(together.first_time) + " of them for the first time";
  return words + ".";
}

// Once somebody is taken that is said, and no more how many there are to take them.
std::string to_reach_words(const WeekCard& week, int adults) {
  const int students = static_cast<int>(week.students.size());
  std::string words =
      std::to_string(students) + (students == 1 ? " student" : " students") + " to reach this week.";
  if (!week.standing.empty()) return words + " " + week.standing + ".";
  if (adults > 0 && students <= adults) return words + " One for each of you would more than cover it.";
  if (adults > 0 && students <= 2 * adults) return words + " Two for each of you would more than cover it.";
  return words;
}

int adults_on(Db& db, const School& school, GroupId group, std::chrono::local_days today) {
  return static_cast<int>(counted_on(db, school, group, today).size());
}

bool nothing_logged_yet(Db& db, const School& school, GroupId group) {
  const auto all = students::last_checkins(db, school.members(group));
  return std::none_of(all.begin(), all.end(), [](const LastCheckin& one) { return one.day.has_value(); });
}

}  // namespace

Card root_card(Db& db, const School& school, GroupId group, std::chrono::local_days today,
               const WeekCard& week, bool counts_only) {
  Card card;
  const bool is_counted = may_be_counted(school, group);
  card.title = school.title(group) + " this week · " + week_words(school, today);
  const int count = static_cast<int>(week.students.size());
  const std::string last_week = is_counted ? last_week_words(db, group, today) : std::string();
  if (!last_week.empty()) card.blocks.push_back(says(last_week));
  Buttons buttons;
  if (count == 0) {
    card.blocks.push_back(
        says(is_counted ? "Everyone in " + school.title(group) + " has a check-in logged lately. Thank you."
                        : "There is nobody in particular to reach this week. Thank you."));
  } else {
    if (nothing_logged_yet(db, school, group)) card.blocks.push_back(says("Starting from zero is normal."));
    card.blocks.push_back(says(is_counted ? to_reach_words(week, adults_on(db, school, group, today))
                                          : "There is somebody to reach this week."));
    buttons.buttons.push_back({count == 1 || !is_counted ? "See who" : "See the " + number_word(count),
                               "see",
                               {{"week", id_field(week.id)}},
                               Button::Tone::primary});
  }
  buttons.buttons.push_back(form_button("Log what you already did", "log_form"));
  if (count > 0)
    buttons.buttons.push_back(
        {"Not for me this week", "pass", {{"week", id_field(week.id)}, {"from", "card"}}});
  if (counts_only) {
    card.blocks.push_back(
        quietly("Ask me in a direct message who they are, or log there what you already did."));
  } else {
    card.blocks.push_back(std::move(buttons));
  }
  if (!week.question.empty()) card.blocks.push_back(quietly("Question to ask this week: " + week.question));
  return card;
}

std::string card_key(const WeekCard& week) { return "nudge:" + id_field(week.schedule) + ":" + week.week; }

std::optional<std::chrono::sys_seconds> next_card(Db& db, const Calendar& calendar, const Schedule& schedule,
                                                  std::chrono::sys_seconds after) {
  const auto next = next_slot(calendar, rule_of(schedule), after);
  if (!next || !schedule.id) return next;
  const std::chrono::local_days day = calendar.day_of(*next);
  if (!week_cards::of_week(db, schedule.id, iso_week(day))) return next;
  const std::chrono::local_days sunday = monday_of(day) + std::chrono::days(6);
  return next_slot(calendar, rule_of(schedule), calendar.instant(sunday, std::chrono::hours(12)));
}

std::string skipped_subject(const Skipped& skipped, bool is_for_the_roster) {
  return "schedule " + id_field(skipped.schedule) + " of " + iso_day(skipped.day) + ", too late" +
         std::string(is_for_the_roster ? for_the_roster : "");
}

std::optional<Skipped> read_skipped(std::string_view subject) {
  std::istringstream words{std::string(subject)};
  std::string schedule, of;
  Skipped skipped;
  int year = 0;
  unsigned month = 0, day = 0;
  char dash = '-';
  if (!(words >> schedule >> skipped.schedule.value >> of >> year >> dash >> month >> dash >> day))
    return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                         std::chrono::day(day)};
  if (of != "of" || !date.ok()) return std::nullopt;
  skipped.day = std::chrono::local_days(date);
  return skipped;
}

std::string number_word(int number) {
  constexpr std::array words{"zero",  "one",   "two",  "three", "four",   "five",  "six",
                             "seven", "eight", "nine", "ten",   "eleven", "twelve"};
  if (number < 0 || number >= static_cast<int>(words.size())) return std::to_string(number);
  return words[static_cast<std::size_t>(number)];
}

}  // namespace knownby::week
