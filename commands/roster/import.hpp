#pragma once
// An import is looked at before it happens: what would change, whether that is too much at once, and only
// then the change itself.

#include <chrono>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "commands/roster/roster_files.hpp"
#include "commands/roster/rows.hpp"
#include "commands/roster/year/new_year.hpp"
#include "store/db.hpp"

namespace knownby::roster {

class Stored;
class StoredStaff;

struct Changed {
  std::string sis_id;
  std::vector<std::string> what;  // "homeroom 7A to 7B", "grade 7 to 8", "name"
};

// The difference between a file and what is stored.
struct Difference {
  std::vector<StudentRow> arriving;   // new to us; some may have left lately
  std::vector<StudentRow> returning;  // had left, are back
  std::vector<std::pair<StudentRow, Changed>> changed;
  std::vector<Student> leaving;  // in the store, not (or not as active) in the file
  std::vector<Rejected> rejected;
  int unchanged = 0;  // here before and after, and nothing about them changes
  int long_gone =
      0;  // unknown to us, and gone without a date or for more than 60 days (PRODUCT E.5): not taken
  int homeroom_moves = 0, grade_moves = 0, name_changes = 0;
  int first_names = 0, family_names = 0;  // of them, others altogether beside the other name as it was
  std::vector<std::string> names_kept;    // the numbers of those of whom the list has another first name, and
                                          // does not tell what they go by
  std::vector<std::string> emptied;       // "homeroom 7A", "Grade 8": had students, and would have none
  NewYear new_year;
  std::string stop;            // not empty: no Apply without a typed override, and why (PRODUCT F.3 no. 2)
  bool stop_is_final = false;  // the file itself is damaged: no override either
  std::shared_ptr<const Stored> stored{};  // what it was compared with
};
struct StaffDifference {
  std::vector<StaffRow> arriving, changed;
  std::vector<Staff> leaving;
  std::vector<Rejected> rejected;
  int unchanged = 0;
  // What the list says and does not hold, of whoever stays; as stored, and the post of their job title.
  int names_kept = 0;  // as of students
  std::vector<std::pair<Staff, Staff::Role>> posts_kept;
  std::vector<Staff> leads_kept;
  std::string stop;
  bool stop_is_final = false;
  std::shared_ptr<const StoredStaff> stored{};  // what it was compared with
};

// What would happen; writes nothing. says_year: whoever runs Knownby says that a new school year begins.
Difference compare(Db& db, const StudentFile& file, std::chrono::local_days today, bool says_year = false);
// begins_year: more staff may go then than in a school year.
StaffDifference compare(Db& db, const StaffFile& file, bool begins_year = false);

// What makes it happen, inside the caller's transactions; `difference` is that of the same file, and both
// last as long as the rows. It may have been compared earlier, on a view of its own: whoever applies it sees
// to it that the roster's version is still the one of then. Students who leave keep their history; staff who
// leave become inactive and stand with nobody.
PeopleRows rows_of(Db& db, const StudentFile& file, const Difference& difference,
                   std::chrono::local_days today);
PeopleRows rows_of(Db& db, const StaffFile& file, const StaffDifference& difference);

// The same at once.
void apply(Db& db, const StudentFile& file, const Difference& difference, std::chrono::local_days today);
void apply(Db& db, const StaffFile& file, const StaffDifference& difference);

}  // namespace knownby::roster
