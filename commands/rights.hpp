#pragma once
// Who may read and do what of the students (PRODUCT E.3), in one table. Nothing about a student is read,
// changed or offered but through here; a post that is not in the table does not compile.

#include "commands/school.hpp"
#include "store/ids.hpp"
#include "store/staff.hpp"

namespace knownby {

enum class Right {
  log,            // a check-in, and being somebody's person: with any student one can name
  look_after,     // be asked about them, take them for a week, be given one
  contacts,       // who talked with them, when, and how; whether anybody did
  adults,         // whose adults they are, and whom they named
  facts,          // what they would be glad one knows
  team_notes,     // others' notes that were written for the team
  support_notes,  // others' notes that were written for counselors
  priority,       // that the school puts them first for a while
  survey,         // what they told in a survey
  whole_record    // everything, to give to a family, to keep or to erase
};
inline constexpr int rights = 10;

// How far a right goes: nobody; the grades and homerooms around those one stands with on the roster;
// everybody.
enum class Reach { nobody, team, school };
Reach how_far(Staff::Role role, Right right);

bool may(const School& school, const Staff& person, Right right,
         StudentId student);  // false: no such student
bool may(const School& school, const Staff& person, Right right, GroupId group);
bool sees_students(const Staff& person);  // false: whoever runs Knownby and no more

}  // namespace knownby
