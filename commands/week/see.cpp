#include <utility>

#include "commands/week/pool.hpp"
#include "commands/week/week.hpp"
#include "store/places.hpp"
#include "store/schedules.hpp"

namespace knownby::week {

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
