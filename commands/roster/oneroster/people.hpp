#pragma once
// Users and their posts, sorted into the two tables that are read as any student system's are.

#include <chrono>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "commands/roster/csv.hpp"
#include "commands/roster/oneroster/class_book.hpp"
#include "commands/roster/oneroster/files.hpp"
#include "commands/roster/oneroster/posts.hpp"
#include "commands/roster/oneroster/roles.hpp"
#include "commands/roster/oneroster/table.hpp"
#include "commands/roster/roster_files.hpp"
#include "store/db.hpp"

namespace knownby::roster::oneroster {

class People {
 public:
  // school: the id of the org whose people count; empty: all.
  People(Db& db, const Files& files, const Manifest& manifest, const ClassBook& book, std::string school,
         std::chrono::local_days today);

  const std::string& stop() const { return stop_; }
  StudentFile take_students();
  StaffFile take_staff();
  const RolesBook& roles() const { return roles_.book(); }

 private:
  void remember(Db& db);
  void read_users(const Files& files);
  void read_user(const TableRow& row);
  Post known_as(const std::string& id) const;  // nobody: not here now
  Post post_of(const TableRow& row) const;
  void reject(Rejected row, Kind kind);
  void add_student(const TableRow& row, bool gone);
  void add_staff(const TableRow& row, Staff::Role role, bool gone);
  void add_others();  // whom the users' file does not hold, and of whom others may say something new
  void add_known(const std::string& id, bool gone, int line);

  const ClassBook& book_;
  std::string school_;
  bool has_roles_, only_changes_;
  bool staff_say_preferred_ = false;  // a column that is empty says nothing
  Roles roles_;
  std::string stop_;
  struct KnownStudent {
    Student student;
    std::string grade;
  };
  std::unordered_map<std::string, KnownStudent> students_;
  std::unordered_map<std::string, Staff> staff_;
  std::unordered_set<std::string> read_;  // ids that stand in users.csv
  Csv student_table_, staff_table_;
  std::vector<StudentRow> student_rows_;  // as stored, but for what changed
  std::vector<StaffRow> staff_rows_;
  std::vector<Rejected> rejected_students_, rejected_staff_;
};

}  // namespace knownby::roster::oneroster
