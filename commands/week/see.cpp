#include <utility>

#include "commands/week/week.hpp"
#include "commands/week/weekly.hpp"
#include "store/places.hpp"
#include "store/schedules.hpp"

namespace knownby::week {

// Never a group, never a reason behind it.
std::string reason(const School& school, const Student& student, std::optional<std::chrono::local_days> last,
                   std::chrono::local_days today) {
  if (last && monday_of(*last) == monday_of(today)) return "reached this week, " + day_words(*last);
  if (school.calendar().school_days(student.entered, today) <= 20) return "new this month";
  if (!last) return "no check-in logged yet";
  const auto weeks = (today - *last).count() / 7;
  return weeks < 2 ? "last logged " + day_words(*last)
                   : "no check-in logged for " + std::to_string(weeks) + " weeks";
}

Reply see(Visit& visit) {
  const auto week = week_cards::find(visit.db, visit.id<WeekId>("week"));
  if (!week) return reply_of("I don't find that card any more.");
  std::vector<StudentId> readable;
  for (StudentId student : week->students) {
    const Student* found = visit.school.student(student);
    if (found != nullptr && !found->left && visit.school.may_read(visit.speaker, student))
      readable.push_back(student);
  }
  if (readable.empty())
    return reply_of("This list is for the team of that grade, and it isn't one of your groups.");
  Reply reply;
  reply.card.title = "To reach this week";
  Table table;
  Buttons talked;
  for (StudentId id : readable) {
    const Student* student = visit.school.student(id);
    table.rows.push_back({student->shown, visit.school.homeroom(id),
                          reason(visit.school, *student, students::last_checkin(visit.db, id), visit.today)});
    talked.buttons.push_back({"Talked with " + student->given, "log", {{"student", id_field(id)}}});
  }
  visit.drafts.show(visit.speaker.id, readable, visit.request.now);
  reply.card.blocks.push_back(std::move(table));
  reply.card.blocks.push_back(std::move(talked));
  return reply;
}

}  // namespace knownby::week
