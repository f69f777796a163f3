#pragma once
// A school's exports read as they come: header names in any dress, damage noticed, one bad row never in the
// way of others.

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "commands/roster/columns.hpp"
#include "commands/roster/csv.hpp"
#include "store/calendar_days.hpp"
#include "store/groups.hpp"
#include "store/staff.hpp"
#include "store/students.hpp"

namespace knownby::roster {

struct Rejected {
  int line;                      // in the file, 1 for the first
  std::string reason;            // words for the admin, no names
  bool remark = false;           // a total or a note, not a person: says nothing about the state of the file
  std::vector<std::string> ids;  // whatever in it may be an id: whoever is among them is not missing
  std::string file{};            // where it stands, if not in the file whose rows these are
};

// Rows whose letters were put right: whoever applies them looks at these first.
struct Repaired {
  std::vector<int> lines;
  std::vector<std::string> names;  // as read now; for those alone who may see students
  bool were_saved_twice = false;
};

// A student as the file says; grade and homeroom by code, since their ids come later.
struct StudentRow {
  Student student;  // id, grade and homeroom left empty; entered: day 0 where not said; left: the exit date,
                    // which may lie ahead
  std::string grade;     // "7", "K", "PK"; empty: not said
  std::string homeroom;  // "7A"
  int line = 0;
  bool gone = false;        // the file's own word: no longer at this school
  int leaving_year = 0;     // where the file tells the year of graduation instead of the grade
  bool says_go_by = false;  // the row itself tells what they go by
  bool goes_by = false;     // and that it is another name than the first one
  bool says_shown = false;  // the row itself tells the whole name as it is shown
};
struct StudentFile {
  std::vector<StudentRow> rows;
  std::vector<Rejected> rejected;
  std::vector<std::string> warnings;                         // "Ids look like 1.2E+06 ..." and such
  std::vector<std::pair<std::string, std::string>> columns;  // their header -> what we took it for
  std::string stop;                                          // not empty: this file must not be used, and why
  std::vector<std::string> headers{};    // set: it can't be told which of these is the number, or the name
  std::vector<std::string> not_found{};  // what the school said a column is called, and none is
  Repaired repaired{};
  bool says_homeroom = false, says_pronouns = false, says_middle = false;  // has such a column
  bool only_changes = false;  // whoever is not in it has not changed, rather than left
};

struct StaffRow {
  Staff staff;  // id left empty
  struct Stands {
    std::string part;                   // "teaches", "homeroom", "leads", "caseload"
    std::string group;                  // "7A", "Grade 7"; of a class, the student system's id
    std::optional<Group::Kind> kind{};  // section: a class; none: what the words mean, "7" a grade
    bool operator==(const Stands&) const = default;
  };
  std::vector<Stands> stands;  // once each, in the order of the parts above
  int line = 0;
  bool says_post = false;  // has a word for their post, or a job title
};
struct StaffFile {
  std::vector<StaffRow> rows;
  std::vector<Rejected> rejected;
  std::vector<std::string> warnings;
  std::vector<std::pair<std::string, std::string>> columns;
  std::string stop;
  std::vector<std::string> headers{}, not_found{};  // as of students
  Repaired repaired{};
  std::vector<std::string> parts;  // which standings it has columns for; about others it says nothing
  bool says_email = false, says_role = false;
  bool says_preferred = false;  // what colleagues go by
  bool says_title = true;       // knows "Ms.": else whoever keeps their name keeps what they are called
  bool knows_all_posts = true;  // has words for leads and coaches: else whoever is one stays one
  bool only_changes = false;
};

// own: what the school calls some of its columns.
StudentFile read_students(std::string_view csv, std::span<const OwnColumn> own = {});
StudentFile read_students(Csv table);
StaffFile read_staff(std::string_view csv, std::span<const OwnColumn> own = {});
StaffFile read_staff(Csv table);
// CSV, or a calendar as calendars are shared (iCalendar).
std::vector<CalendarDay> read_calendar(
    std::string_view csv);  // throws std::runtime_error with the line and the reason

}  // namespace knownby::roster
