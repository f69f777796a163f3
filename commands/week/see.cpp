#include <utility>

#include "commands/checkin/save.hpp"
#include "commands/week/week.hpp"
#include "commands/week/weekly.hpp"
#include "store/known/claims.hpp"
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

namespace {

// "you have them", "Coach Dunn has them"; empty: open to everybody.
std::string taken_words(const Visit& visit, StudentId student) {
  std::vector<std::string> names;
  for (const Claim& claim : claims::of_student(visit.db, student, visit.today)) {
    const Staff* person = visit.school.staff(claim.staff);
    if (claim.staff == visit.speaker.id) {
      names.insert(names.begin(), "you");
    } else if (person != nullptr) {
      names.push_back(person->called);
    }
  }
  return names.empty() ? "" : "taken by " + checkin::list_words(names);
}

}  // namespace

Reply see(Visit& visit) {
  const auto week = week_cards::find(visit.db, visit.id<WeekId>("week"));
  if (!week) return reply_of("I don't find that card any more.");
  const std::vector<StudentId> readable = readable_of(visit, *week);
  if (readable.empty())
    return reply_of("This list is for the team of that grade, and it isn't one of your groups.");
  Reply reply;
  reply.card.title = "To reach this week";
  Table table;
  Buttons take, talked;
  for (StudentId id : readable) {
    const Student* student = visit.school.student(id);
    const std::string taken = taken_words(visit, id);
    table.rows.push_back({std::to_string(table.rows.size() + 1), student->shown, visit.school.homeroom(id),
                          reason(visit.school, *student, students::last_checkin(visit.db, id), visit.today) +
                              (taken.empty() ? "" : "; " + taken)});
    if (taken.empty())
      take.buttons.push_back({"Take " + student->given, "take", {{"student", id_field(id)}}});
    talked.buttons.push_back({"Talked with " + student->given, "log", {{"student", id_field(id)}}});
  }
  visit.drafts.show(visit.speaker.id, readable, visit.request.now);
  reply.card.blocks.push_back(std::move(table));
  if (!take.buttons.empty()) reply.card.blocks.push_back(std::move(take));
  reply.card.blocks.push_back(std::move(talked));
  return reply;
}

}  // namespace knownby::week
