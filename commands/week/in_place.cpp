#include "commands/week/in_place.hpp"

#include <algorithm>

#include "commands/audience.hpp"
#include "commands/calendar/waking.hpp"
#include "commands/week/weekly.hpp"
#include "commands/words/card_json.hpp"
#include "store/outbox.hpp"
#include "store/places.hpp"
#include "store/week/claims.hpp"

namespace knownby::week {
namespace {

constexpr std::chrono::hours worth_changing{24};

std::optional<Schedule> schedule_of(Db& db, ScheduleId id) {
  for (Schedule& schedule : schedules::all(db))
    if (schedule.id == id) return std::move(schedule);
  return std::nullopt;
}

// From the hour in which the week closes to its end, over the weekend too.
bool week_is_over(const Calendar& calendar, std::chrono::sys_seconds now) {
  const auto last = last_school_day(calendar, calendar.day_of(now));
  return last && now >= calendar.instant(*last, week_closes);
}

}  // namespace

std::string standing_of(Db& db, const School& school, const WeekCard& week, std::chrono::sys_seconds now) {
  const std::chrono::local_days today = school.calendar().day_of(now);
  int taken = 0, reached = 0;
  for (StudentId student : week.students) {
    const auto last = students::last_checkin(db, student);
    const bool is_reached = last && *last >= monday_of(today);
    if (is_reached) ++reached;
    if (is_reached || !claims::open_of_student(db, student, today).empty()) ++taken;
  }
  const std::string of_all = " of " + std::to_string(week.students.size());
  if (week_is_over(school.calendar(), now) && reached > 0)
    return std::to_string(reached) + of_all + " reached";
  return taken == 0 ? std::string() : std::to_string(taken) + of_all + " taken";
}

void bring_up_to_date(Visit& visit, const WeekCard& week) {
  const std::chrono::sys_seconds now = visit.request.now;
  std::string standing = standing_of(visit.db, visit.school, week, now);
  if (standing == week.standing) return;
  const auto schedule = schedule_of(visit.db, week.schedule);
  const auto place = schedule ? places::find(visit.db, schedule->place) : std::nullopt;
  if (!place || !place->group || !schedule->stopped.empty()) return;
  const auto shown = outbox::with_key(visit.db, card_key(week));
  if (!shown || shown->state != Parcel::State::sent || shown->reference.empty())
    return;  // the next minute may
  const audience::May may = audience::may_say(audiences::of_place(visit.db, place->id), *place, now);
  if (may == audience::May::nothing) return;
  week_cards::stand(visit.db, week.id, standing);
  WeekCard by_now = week;
  by_now.standing = std::move(standing);
  Parcel change;
  change.key = shown->key;
  change.platform = place->platform;
  change.address = place->address;
  change.reference = shown->reference;
  change.body =
      to_json(root_card(visit.db, visit.school, *place->group, visit.school.calendar().day_of(week.made),
                        by_now, may == audience::May::counts));
  change.not_before = now;
  change.deadline = now + worth_changing;
  outbox::redraw(visit.db, change);
}

void bring_up_to_date(Visit& visit, StudentId student) {
  for (const WeekCard& week : week_cards::all_of_week(visit.db, iso_week(visit.today))) {
    if (std::find(week.students.begin(), week.students.end(), student) != week.students.end())
      bring_up_to_date(visit, week);
  }
}

void bring_all_up_to_date(Visit& visit) {
  const std::chrono::local_days today = visit.school.calendar().day_of(visit.request.now);
  for (const WeekCard& week : week_cards::all_of_week(visit.db, iso_week(today)))
    bring_up_to_date(visit, week);
}

std::optional<WeekCard> card_meant(const Visit& visit) {
  std::optional<WeekCard> found;
  for (const WeekCard& week : week_cards::all_of_week(visit.db, iso_week(visit.today))) {
    const auto schedule = schedule_of(visit.db, week.schedule);
    const auto place = schedule ? places::find(visit.db, schedule->place) : std::nullopt;
    if (!place || !place->group) continue;
    const bool is_here = visit.place && visit.place->id == place->id;
    if (is_here) return week;
    if (!may(visit, Right::look_after, *place->group)) continue;
    if (found) return std::nullopt;
    found = week;
  }
  return found;
}

}  // namespace knownby::week
