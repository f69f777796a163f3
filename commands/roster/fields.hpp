#pragma once
// Single cells of a school's export and what they mean: grades, homerooms, days, enrolment words.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/groups.hpp"

namespace knownby::roster {

// ASCII letters and digits in lower case, all else dropped: "Student_Number" as "studentnumber".
std::string bare(std::string_view text);
std::string_view trim(std::string_view text);
std::vector<std::string> split_list(std::string_view text);  // at ; and , with empty pieces left out

// "7", "K", "PK", "TK", "post" for after 12; "" for ungraded (UG, Other, blank); none for what is no grade.
std::optional<std::string> grade_code(std::string_view text);
// The year a class leaves school, from "2032" or "Class of 2032".
std::optional<int> leaving_year(std::string_view text);
// The grade of those who leave in that year, as of today; a school year begins in July. None: not in school.
std::optional<std::string> grade_leaving_in(int year, std::chrono::local_days today);
std::string grade_title(std::string_view code);  // "Grade 7", "Kindergarten"

// "7A" of "7A", "7a", "7A - Rivera"; "Rivera, L. Rm 114" stays itself.
std::string homeroom_code(std::string_view text);
bool spoilt_by_excel(std::string_view text);  // "1-Jul" for 7-1, "1.2E+06" for an id

// ISO (2026-08-24) and American (8/24/2026, 8/24/26) dates, a time behind them ignored. Years 1990 to 2100.
std::optional<std::chrono::local_days> read_day(std::string_view text);

enum class Enrolment { here, gone, ask };
// header: bare, since "1" means one thing under Enroll_Status (PowerSchool: inactive) and another under
// Active.
Enrolment enrolment(std::string_view text, std::string_view header);

struct GroupWord {
  Group::Kind kind;
  std::string code;
  bool operator==(const GroupWord&) const = default;
};
// "Grade 7", "7", "7th" as the grade, "7A" as the homeroom, "6-8" as three grades.
std::vector<GroupWord> group_words(std::string_view text);

}  // namespace knownby::roster
