// Names of days and classes that hold a word of the safety list: what they stand for counts, the name does
// not (PRODUCT E.4). Nobody need see it again, and whoever wrote it can be asked.
#include <set>
#include <utility>

#include "commands/admin/roster/plan.hpp"
#include "commands/guard.hpp"
#include "commands/safety/homerooms.hpp"
#include "store/staff.hpp"

namespace knownby::admin {
namespace {

// "The name of one day" or "The names of 3 days", and what becomes of them.
std::string held_back(int many, const std::string& one, const std::string& several, const std::string& then) {
  return (many == 1 ? one + " holds" : several + " hold") + " a word that my safety card stops at. " + then;
}

}  // namespace

roster::oneroster::Shown titles_to_show(const std::vector<std::string>& own_words) {
  return [own_words](std::string_view title, const roster::oneroster::IsNamePart& is_name) {
    return !guard::trips(title, own_words,
                         [&](const guard::Heard& heard) { return is_name && is_name(heard.word); });
  };
}

void take_names_away(const std::vector<std::string>& own_words, Plan& planned) {
  for (CalendarDay& day : planned.calendar) {
    if (!guard::trips(day.event, own_words)) continue;
    day.event.clear();
    ++planned.unnamed;
  }
}

void count_unnamed_rooms(Db& db, const std::vector<std::string>& own_words, Plan& planned) {
  if (!planned.students) return;
  std::set<std::string> rooms;
  std::vector<Student> students;
  for (const roster::StudentRow& row : planned.students->file.rows) {
    rooms.insert(row.homeroom);
    students.push_back(row.student);
  }
  std::vector<Staff> staff = staff::all(db);
  if (planned.staff)
    for (const roster::StaffRow& row : planned.staff->file.rows) staff.push_back(row.staff);
  std::vector<Group> groups;
  for (const std::string& room : rooms) groups.push_back({{}, Group::Kind::homeroom, room, room});
  for (const Group& group : safety::as_shown(std::move(groups), own_words, students, staff))
    planned.unnamed_rooms += group.is_unnamed ? 1 : 0;
}

void show_unnamed(const Plan& planned, std::vector<Block>& blocks) {
  const std::string days = std::to_string(planned.unnamed);
  if (planned.unnamed > 0)
    blocks.push_back(quietly(held_back(planned.unnamed, "Calendar: the name of one day",
                                       "Calendar: the names of " + days + " days",
                                       "What they say of school counts, without the name.")));
  if (planned.unnamed_rooms > 0)
    blocks.push_back(quietly(held_back(planned.unnamed_rooms, "Homerooms: the name of one",
                                       "Homerooms: the names of " + std::to_string(planned.unnamed_rooms),
                                       "People see “Homeroom” and a number instead.")));
  if (!planned.oneroster || !planned.oneroster->classes) return;
  const int classes = planned.oneroster->classes->without_title();
  if (classes > 0)
    blocks.push_back(quietly(held_back(classes, "Classes: the title of one",
                                       "Classes: the titles of " + std::to_string(classes),
                                       "People see its code instead, or “a class”.")));
}

}  // namespace knownby::admin
