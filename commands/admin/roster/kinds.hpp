#pragma once
// Which lists an import is of, and so whether one import stands for another.

#include <string>
#include <string_view>

#include "commands/admin/roster/sources.hpp"
#include "commands/roster/roster_files.hpp"

namespace knownby::admin {

// "Student ID" is no column of a staff list, but a list of students may well have "Teacher ID".
bool names_students(const roster::StudentFile& file);

// "students+staff:123": of which lists, and what they hold.
std::string whole_mark(const Sources& sources);

// Whether such a mark, or what begins with it, is of files with that content (Sources::mark).
bool is_of_files(std::string_view mark, std::string_view content);

// Of two such marks.
bool holds_all_of(std::string_view newer, std::string_view older);     // no list of the older is missing
bool holds_people_of(std::string_view newer, std::string_view older);  // nor one of its lists of people
bool share_a_kind(std::string_view one, std::string_view other);

}  // namespace knownby::admin
