#pragma once
// What a row of a student file comes to beside what is stored: the file speaks where it has a column, the
// store is kept where it has none.

#include <chrono>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "commands/roster/named/go_by.hpp"
#include "commands/roster/roster_files.hpp"
#include "store/db.hpp"

namespace knownby::roster {

// A student with the codes of grade and homeroom; groups may not exist yet, so the ids in `student` are
// unset.
struct Settled {
  Student student;
  std::string grade, homeroom;
  bool here = true;
};

class Stored {
 public:
  // A copy of this moment; file: the list that is looked at beside it.
  Stored(Db& db, const StudentFile& file, std::chrono::local_days today);

  const std::vector<Student>& students() const { return students_; }
  bool is_first() const { return is_first_; }  // nobody was here before, though part of this list may be in
  const GoBy& go_by() const { return go_by_; }
  const Student* find(const std::string& sis_id) const;  // null: unknown to us
  std::string code(GroupId group) const;                 // empty: none

  // The last school year has ended as far as the calendar tells, and no file has begun the next one yet.
  bool is_between_years(std::chrono::local_days today) const;
  bool closed_lately(std::chrono::local_days today) const;  // a file began one in the last half year

  // file: the same, where the row came from.
  Settled settle(const StudentRow& row, const StudentFile& file, std::chrono::local_days today) const;

 private:
  void keep_names(const Student& before, const StudentRow& row, Student& student) const;
  std::chrono::local_days first_here(const Student* before, bool here, std::chrono::local_days today) const;

  std::vector<Student> students_;
  GoBy go_by_;
  bool is_first_;
  std::vector<CalendarDay> days_;
  std::optional<std::chrono::local_days> began_;   // when a file began a school year last
  std::optional<std::chrono::local_days> listed_;  // else when the year of the first list began
  std::unordered_map<std::string, std::size_t> by_sis_id_;
  std::unordered_map<std::int64_t, std::string> codes_;
};

// Whether the grade that a year of graduation stands for is unknown as of today.
bool out_of_school(const StudentRow& row, std::chrono::local_days today);

}  // namespace knownby::roster
