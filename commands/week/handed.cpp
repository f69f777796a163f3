// Whoever was on two cards running and has no check-in logged is on no third: it becomes a private matter of
// a counselor, or of a lead where no counselor looks after the group (PRODUCT D.3 no. 4).
#include <algorithm>
#include <utility>

#include "commands/ask/who.hpp"
#include "commands/claim/letter.hpp"
#include "commands/refusal.hpp"
#include "commands/week/pool.hpp"
#include "commands/week/week.hpp"

namespace knownby::week {
namespace {

std::vector<StudentId> resting(const Pool& pool) {
  std::vector<StudentId> found;
  for (const Candidate& one : pool.students) {
    if (rests(one)) found.push_back(one.student);
  }
  return found;
}

std::vector<const Staff*> who_looks_after(const School& school, GroupId group) {
  std::vector<const Staff*> found = school.around(group);
  std::erase_if(found, [](const Staff* one) { return one->role != Staff::Role::counselor; });
  return found.empty() ? school.leads(group) : found;
}

}  // namespace

void hand_over(Visit& visit, const KnownPlace& place, const WeekCard& week, std::chrono::local_days today) {
  const auto count = static_cast<int>(resting(pool_of(visit.db, visit.school, *place.group, today)).size());
  if (count == 0) return;
  const std::string who = count == 1 ? "One student was" : std::to_string(count) + " students were";
  Card card;
  card.title = visit.school.title(*place.group) + ": quietly, to you";
  card.blocks.push_back(
      says(who + " on the last two weekly cards, and no check-in is logged yet. The card leaves " +
           (count == 1 ? "this one" : "these") + " out this week."));
  card.blocks.push_back(
      Buttons{{{"Show me who", "handed", {{"week", id_field(week.id)}, {"group", id_field(*place.group)}}}}});
  const std::string key = "handed:" + id_field(week.id);
  for (const Staff* person : who_looks_after(visit.school, *place.group))
    claim::write_to(visit, person->id, place.platform, key + ":" + id_field(person->id), card);
}

Reply handed(Visit& visit) {
  const auto week = week_cards::find(visit.db, visit.id<WeekId>("week"));
  const auto group = visit.id<GroupId>("group");
  if (!week || !group) return reply_of("I don't find that card any more.");
  if (!may(visit, Right::look_after, group))
    return out_of_reach(visit, "group " + id_field(group),
                        reply_of("This is for those who look after that group, and it isn't one of yours."));
  if (auto later = ask::not_just_now(visit, {"Ask again", "handed", visit.request.fields})) return *later;
  const std::chrono::local_days then = visit.school.calendar().day_of(week->made);
  const Pool pool = pool_of(visit.db, visit.school, group, then);
  const std::vector<StudentId> students = resting(pool);
  if (students.empty()) return reply_of("Each of them has a check-in logged since then. Thank you.");
  Reply reply;
  reply.card.title = "No check-in logged after two cards";
  Table table;
  Buttons talked;
  for (StudentId id : students) {
    const Student* student = visit.school.student(id);
    table.rows.push_back({student->shown, visit.school.homeroom(id),
                          reason(visit.school, *student, students::last_checkin(visit.db, id), visit.today,
                                 find(pool, id)->adult)});
    talked.buttons.push_back({"Talked with " + student->given, "log", {{"student", id_field(id)}}});
  }
  visit.drafts.show(visit.speaker.id, students, visit.request.now);
  reply.card.blocks.push_back(std::move(table));
  reply.card.blocks.push_back(std::move(talked));
  return reply;
}

}  // namespace knownby::week
