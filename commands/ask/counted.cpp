#include "commands/ask/counted.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace knownby {
namespace {

using GroupKind = language::RosterGroup::Kind;

struct Room {
  std::size_t size;
  GroupId id;
};

bool is_within(const School& school, GroupId room, GroupId grade) {
  const auto members = school.members(room);
  return std::all_of(members.begin(), members.end(), [&](StudentId id) {
    const Student* student = school.student(id);
    return student != nullptr && student->grade == grade;
  });
}

// The grade's homerooms that are large enough by themselves, the largest first.
std::vector<Room> large_rooms(const School& school, GroupId grade) {
  std::vector<Room> rooms;
  for (const language::RosterGroup& group : school.roster().groups()) {
    if (group.kind != GroupKind::homeroom || school.grade_of(group.id) != grade) continue;
    const std::size_t size = school.members(group.id).size();
    if (size >= fewest_counted && is_within(school, group.id, grade)) rooms.push_back({size, group.id});
  }
  std::sort(rooms.begin(), rooms.end(),
            [](const Room& a, const Room& b) { return std::pair(b.size, a.id) < std::pair(a.size, b.id); });
  return rooms;
}

// A student stands in one homeroom, so that what can be worked out is the grade less some of them.
bool room_may(const School& school, GroupId room) {
  const GroupId grade = school.grade_of(room);
  if (!grade) return false;
  std::vector<Room> told = large_rooms(school, grade);
  std::size_t rest = school.members(grade).size();
  for (const Room& one : told) rest -= one.size;
  while (rest > 0 && rest < fewest_counted && !told.empty()) {
    rest += told.back().size;
    told.pop_back();
  }
  return std::any_of(told.begin(), told.end(), [&](const Room& one) { return one.id == room; });
}

}  // namespace

bool may_be_counted(const School& school, GroupId group) {
  const language::RosterGroup* known = school.roster().group(group);
  if (known == nullptr) return false;
  return known->kind == GroupKind::grade || (known->kind == GroupKind::homeroom && room_may(school, group));
}

}  // namespace knownby
