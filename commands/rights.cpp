#include "commands/rights.hpp"

#include <array>

namespace knownby {
namespace {

using enum Reach;
using Row = std::array<Reach, rights>;  // in the order of Right

// "Those who stand with a group" is the roster's word for "in scope", "grade" and "caseload". An
// instructional coach sees nothing of students; whoever only runs Knownby sees no
// student at all.
constexpr Row row(Staff::Role role) {
  using enum Staff::Role;
  switch (role) {
    // log, look_after, contacts, adults, facts, team_notes, support_notes, priority, survey, whole_record
    case staff:
    case teacher:
      return {school, team, team, team, team, team, nobody, nobody, nobody, nobody};
    case counselor:
      return {school, team, team, team, team, team, team, team, team, nobody};
    case lead:
      return {school, team, team, team, team, team, nobody, team, nobody, nobody};
    case principal:
      return {school, school, school, school, school, nobody, nobody, school, nobody, school};
    case coach:
      return {school, nobody, nobody, nobody, nobody, nobody, nobody, nobody, nobody, nobody};
    case admin:
      return {nobody, nobody, nobody, nobody, nobody, nobody, nobody, nobody, nobody, nobody};
  }
  return {};
}

}  // namespace

Reach how_far(Staff::Role role, Right right) { return row(role).at(static_cast<std::size_t>(right)); }

bool may(const School& all, const Staff& person, Right right, StudentId student) {
  const Student* found = all.student(student);
  if (found == nullptr) return false;
  const Reach far = how_far(person.role, right);
  if (far == team)
    return (found->grade && all.near(person, found->grade)) ||
           (found->homeroom && all.near(person, found->homeroom)) || all.is_theirs(person, student);
  return far == school;
}

bool may(const School& all, const Staff& person, Right right, GroupId group) {
  const Reach far = how_far(person.role, right);
  return far == school || (far == team && all.near(person, group));
}

bool sees_students(const Staff& person) { return how_far(person.role, Right::log) != nobody; }

}  // namespace knownby
