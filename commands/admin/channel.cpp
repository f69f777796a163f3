#include "commands/admin/channel.hpp"
#include "commands/week/rule.hpp"

#include "commands/calendar/calendar.hpp"
#include "commands/week/weekly.hpp"

namespace knownby::admin {

const char* const quiet_hours =
    "Between 16:30 and 07:00 I keep quiet. Please choose a time in the school day. Nothing was changed.";

bool is_in_the_school_day(std::chrono::minutes at) {
  return at >= std::chrono::hours(7) && at < std::chrono::minutes(16 * 60 + 30);
}

// The channel named, or the one spoken in. On the command line a name may belong to any platform.
std::optional<KnownPlace> channel_meant(const Visit& visit, const std::string& named) {
  if (named.empty()) return visit.place && !visit.place->direct ? visit.place : std::nullopt;
  if (visit.place) return places::called(visit.db, visit.place->platform, named);
  for (const KnownPlace& place : places::all(visit.db)) {
    if (auto found = places::called(visit.db, place.platform, named)) return found;
  }
  return std::nullopt;
}

Reply no_such_channel(const Visit& visit, const std::string& named) {
  return reply_of(
      named.empty()
          ? std::string(visit.place
                            ? "This is a direct conversation. Type it in the channel, or name the channel"
                            : "Which channel? Please name it") +
                ", such as #grade-7-team. Nothing was changed."
          : "I have not been in " + named +
                " yet. Where a weekly card should come, type “map grade 7” in that channel itself. "
                "Nothing was changed.");
}

std::string slot_words(const Schedule& schedule) {
  if (schedule.before_meeting)
    return "the school day before your " + std::string(weekday_word(schedule.weekday)) + " meeting, " +
           time_words(schedule.at);
  return schedule.weekday == std::chrono::Monday
             ? "first school day of the week, " + time_words(schedule.at)
             : std::string(weekday_word(schedule.weekday)) + ", or the next school day of that week, " +
                   time_words(schedule.at);
}

std::string due_words(const Visit& visit, const Schedule& schedule) {
  const auto due = week::next_card(visit.db, visit.school.calendar(), schedule, visit.request.now);
  if (!due) return "none: the calendar has no school day ahead";
  return day_words(visit.school.calendar().day_of(*due)) + ", " +
         time_words(visit.school.calendar().minute_of_day(*due));
}

Schedule schedule_of(const Visit& visit, PlaceId place) {
  Schedule schedule = schedules::of_place(visit.db, place).value_or(Schedule{});
  schedule.place = place;
  return schedule;
}

void keep(Visit& visit, Schedule schedule) {
  const bool overdue = schedule.next_due && *schedule.next_due <= visit.request.now;  // the next tick's
  if (!overdue) schedule.next_due = next_slot(visit.school.calendar(), rule_of(schedule), visit.request.now);
  schedules::put(visit.db, schedule);
}

// Slack does not tell the name of every channel.
std::string called(const KnownPlace& place) { return place.name.empty() ? "this channel" : place.name; }

}  // namespace knownby::admin
