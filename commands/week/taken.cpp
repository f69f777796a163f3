// This week's cards, found again and counted anew when somebody takes a student of theirs.
#include <algorithm>

#include "commands/audience.hpp"
#include "commands/week/weekly.hpp"
#include "commands/words/card_json.hpp"
#include "store/outbox.hpp"
#include "store/people/audiences.hpp"
#include "store/places.hpp"

namespace knownby::week {
namespace {

void redraw(Visit& visit, const Schedule& schedule, const WeekCard& week) {
  const auto place = places::find(visit.db, schedule.place);
  if (!place || !place->group) return;
  const auto seen = audiences::of_place(visit.db, place->id);
  const audience::May may = audience::may_say(seen, *place, visit.request.now);
  if (may == audience::May::nothing) return;
  const std::chrono::local_days made = visit.school.calendar().day_of(week.made);
  const Card card =
      root_card(visit.db, visit.school, *place->group, made, week, may == audience::May::counts);
  const auto sunday_over = monday_of(visit.today) + std::chrono::days(7);
  outbox::redraw(visit.db, key_of(schedule.id, week.week), to_json(card), visit.request.now,
                 visit.school.calendar().instant(sunday_over, std::chrono::minutes(0)));
}

}  // namespace

std::string key_of(ScheduleId schedule, const std::string& week) {
  return "nudge:" + id_field(schedule) + ":" + week;
}

std::optional<WeekCard> card_of_this_week(const Visit& visit) {
  GroupId group;
  if (visit.place && visit.place->group) group = *visit.place->group;
  const std::vector<GroupId>& mine = visit.school.scope(visit.speaker.id).mine;
  if (!group && !mine.empty()) {
    const GroupId grade = visit.school.grade_of(mine.front());
    group = grade ? grade : mine.front();
  }
  for (const Schedule& schedule : schedules::all(visit.db)) {
    const auto place = places::find(visit.db, schedule.place);
    if (!group || !place || place->group != group) continue;
    if (auto week = week_cards::of_week(visit.db, schedule.id, iso_week(visit.today))) return week;
  }
  return std::nullopt;
}

std::vector<StudentId> readable_of(const Visit& visit, const WeekCard& week) {
  std::vector<StudentId> readable;
  for (StudentId id : week.students) {
    const Student* student = visit.school.student(id);
    if (student != nullptr && !student->left && visit.school.may_read(visit.speaker, id))
      readable.push_back(id);
  }
  return readable;
}

void redraw_cards_with(Visit& visit, StudentId student) {
  for (const Schedule& schedule : schedules::all(visit.db)) {
    const auto week = week_cards::of_week(visit.db, schedule.id, iso_week(visit.today));
    if (!week || std::find(week->students.begin(), week->students.end(), student) == week->students.end())
      continue;
    redraw(visit, schedule, *week);
  }
}

}  // namespace knownby::week
