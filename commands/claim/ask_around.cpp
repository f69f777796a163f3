// Who stands how near to whom this week, as it is recorded.

#include <algorithm>
#include <map>

#include "commands/claim/claim.hpp"
#include "commands/claim/whom_to_ask.hpp"
#include "store/checkins.hpp"
#include "store/known/adults.hpp"
#include "store/known/facts.hpp"
#include "store/known/wishes.hpp"

namespace knownby::claim {
namespace {

int at_or(const std::map<StaffId, int>& counts, StaffId staff, int otherwise) {
  const auto found = counts.find(staff);
  return found == counts.end() ? otherwise : found->second;
}

// Those whom nothing keeps: not away, and not the noted adult of more students than one person can be.
std::vector<Adult> adults_around(const Visit& visit, GroupId group) {
  const auto since = visit.request.now - std::chrono::days(7 * weeks_looked_back);
  const std::map<StaffId, int> offered = asks::offered_since(visit.db, since);
  const std::map<StaffId, int> taken = asks::taken_since(visit.db, since);
  const std::map<StaffId, int> fewer = asks::allowed(visit.db);
  const std::map<StaffId, int> people = adults::counts(visit.db);
  std::vector<Adult> found;
  for (const Staff* person : visit.school.around(group)) {
    if (!may(visit.school, *person, Right::look_after, group)) continue;
    const bool is_full = at_or(people, person->id, 0) > most_people;
    if (is_full || wishes::paused(visit.db, person->id, visit.today)) continue;
    const int open = static_cast<int>(claims::open_of_staff(visit.db, person->id, visit.today).size());
    const int asked = asks::open_asks(visit.db, person->id, iso_week(visit.today));
    const int room = std::min(asks_a_week, at_or(fewer, person->id, asks_a_week)) - std::max(open, asked);
    found.push_back({person->id, room, at_or(offered, person->id, 0) + at_or(taken, person->id, 0)});
  }
  return found;
}

// Whoever talked with the student this year, is noted as their adult or told something of them.
std::vector<StaffId> who_knows(Db& db, StudentId student) {
  constexpr std::size_t looked_at = 50;
  std::vector<StaffId> found;
  for (const Checkin& one : checkins::of_student(db, student, looked_at))
    if (counts(one.kind)) found.push_back(one.staff);
  for (const knownby::Adult& one : adults::of_student(db, student)) found.push_back(one.staff);
  for (const Fact& one : facts::of_student(db, student)) found.push_back(one.staff);
  return found;
}

Near nearness(const Visit& visit, const Student& student, StaffId staff,
              const std::vector<StaffId>& knowing) {
  if (std::find(knowing.begin(), knowing.end(), staff) != knowing.end()) return Near::knows;
  Near near = Near::around;
  for (const Standing& one : groups::of_staff(visit.db, staff)) {
    const auto members = visit.school.members(one.group);
    if (std::find(members.begin(), members.end(), student.id) == members.end()) continue;
    if (one.part == Standing::Part::teaches) return Near::teaches;
    if (one.part == Standing::Part::homeroom) near = Near::homeroom;
  }
  return near;
}

}  // namespace

void ask_around(const Visit& visit, const WeekCard& week, GroupId group) {
  const std::vector<Adult> around = adults_around(visit, group);
  std::vector<Pair> pairs;
  for (StudentId id : week.students) {
    const Student* student = visit.school.student(id);
    if (student == nullptr) continue;
    const std::vector<StaffId> knowing = who_knows(visit.db, id);
    for (const Adult& adult : around) {
      const std::vector<StudentId> unwanted = wishes::left_off(visit.db, adult.staff, visit.today);
      if (std::find(unwanted.begin(), unwanted.end(), id) != unwanted.end()) continue;
      pairs.push_back({id, adult.staff, nearness(visit, *student, adult.staff, knowing)});
    }
  }
  asks::put(visit.db, week.id, whom_to_ask(around, pairs, week.week));
}

}  // namespace knownby::claim
