#pragma once
// Whose adults people were in the school year before this one, by their own word or the student's. Whoever
// left the staff, or the school, is in none of these answers.

#include <chrono>
#include <vector>

#include "store/db.hpp"
#include "store/known/adults.hpp"

namespace knownby::past_adults {

// Whoever was noted before that day is last year's from now on; what was last year's until now is gone, or,
// of students on hold, over and in no answer. How many there are.
int begin_year(Db& db, std::chrono::local_days began);

std::vector<Adult> all(Db& db);                            // by student, then by staff
std::vector<Adult> of_student(Db& db, StudentId student);  // by since
std::vector<Adult> of_earlier(Db& db, StudentId student);  // over, and kept by a hold
std::vector<StudentId> to_answer(Db& db, StaffId staff);  // of whom they have not said whether they still are
bool answer(Db& db, StudentId student, StaffId staff);    // false: they never were

}  // namespace knownby::past_adults
