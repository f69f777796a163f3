#pragma once
// What people read of the names of homerooms, in whichever list they came (PRODUCT E.4).

#include <string>
#include <vector>

#include "store/groups.hpp"
#include "store/staff.hpp"
#include "store/students.hpp"

namespace knownby::safety {

// The groups as people read of them. A homeroom whose name holds a word of the safety list, ours or the
// school's own, that is no part of anybody's name, as of the teacher's whose room it is, is unnamed: it has
// no code, and its title is "Homeroom 1", "Homeroom 2" in their order, of numbers that no other homeroom has.
// Titles of classes are looked at where they come in: there a code may
// take their place. About 2 µs a homeroom; names are looked at only where such a word is heard.
std::vector<Group> as_shown(std::vector<Group> groups, const std::vector<std::string>& own_words,
                            const std::vector<Student>& students, const std::vector<Staff>& staff);

}  // namespace knownby::safety
