#pragma once
// A small school as a file: rows that tests take, change and write again.

#include <chrono>
#include <string>
#include <vector>

#include "commands/roster/import.hpp"
#include "store/students.hpp"

namespace knownby::roster {

inline std::chrono::local_days day(int year, int month, int number) {
  return std::chrono::local_days{std::chrono::year{year} / month / number};
}
inline const std::chrono::local_days wednesday = day(2026, 10, 14);

struct Line {
  std::string id, last, first, grade, homeroom, status = "Active", exit = "";
};

// 120 students: grades 6 to 8, homerooms A and B, 20 in each.
inline std::vector<Line> lincoln() {
  std::vector<Line> lines;
  for (int number = 0; number < 120; ++number) {
    const std::string grade = std::to_string(6 + number / 40);
    const std::string n = std::to_string(number);
    lines.push_back({"2026" + std::to_string(1000 + number), "Family" + n, "Given" + n, grade,
                     grade + (number / 20 % 2 == 0 ? "A" : "B")});
  }
  return lines;
}

inline std::string written(const std::vector<Line>& lines) {
  std::string csv = "Student_Number,Last_Name,First_Name,Grade_Level,Home_Room,Exit_Date,Enroll_Status\n";
  for (const Line& line : lines)
    csv += line.id + "," + line.last + "," + line.first + "," + line.grade + "," + line.homeroom + "," +
           line.exit + "," + line.status + "\n";
  return csv;
}

inline Difference look(Db& db, const std::vector<Line>& lines, std::chrono::local_days today = wednesday) {
  return compare(db, read_students(written(lines)), today);
}

// Looks and applies as an admin would; returns what was looked at.
inline Difference bring_in(Db& db, const std::vector<Line>& lines,
                           std::chrono::local_days today = wednesday) {
  const StudentFile file = read_students(written(lines));
  Difference difference = compare(db, file, today);
  db.begin();
  apply(db, file, difference, today);
  db.commit();
  return difference;
}

inline Student student(Db& db, const std::string& sis_id) {
  for (const Student& one : students::all(db))
    if (one.sis_id == sis_id) return one;
  return {};
}

}  // namespace knownby::roster
