#pragma once
// The classes of one school and who is in them, after an export was read over what the last one told.

#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "commands/roster/oneroster/files.hpp"
#include "commands/roster/roster_files.hpp"
#include "store/db.hpp"
#include "store/roster/classes.hpp"

namespace knownby::roster::oneroster {

// Whether people may read that title, given whether a word of it is part of somebody's name; empty: whatever
// is readable.
using IsNamePart = std::function<bool(std::string_view word)>;
using Shown = std::function<bool(std::string_view title, const IsNamePart& is_name)>;

class ClassBook {
 public:
  // school: the id of the org whose classes count; empty: all. Reads the store and writes nothing.
  ClassBook(Db& db, const Files& files, const Manifest& manifest, const std::string& school,
            std::chrono::local_days today, const Shown& may_be_shown = {});

  const std::string& stop() const { return stop_; }
  const std::vector<Rejected>& rejected() const {
    return rejected_;
  }                                           // of enrollments.csv, and of classes.csv
  std::size_t rows() const { return rows_; }  // of both that could be read
  bool knows_homerooms() const { return knows_homerooms_; }
  bool is_empty() const { return classes_.empty(); }
  int without_title() const { return without_title_; }  // whose title nobody may read

  // As of the day given.
  std::string homeroom_of(std::string_view student) const;  // "7A"; empty: none
  std::vector<StaffRow::Stands> stands_of(std::string_view person) const;
  struct Seat {
    std::string class_id, student;
    auto operator<=>(const Seat&) const = default;
  };
  std::vector<Seat> seats() const;  // students in classes that are no homeroom

  // Whoever is or was in some class: what they are in may be another as of the day given. In no order.
  std::unordered_set<std::string> everybody() const;

  const std::map<std::string, SchoolClass>& classes() const { return classes_; }
  const std::unordered_map<std::string, ClassPerson>& people() const { return people_; }
  // As the last export told.
  const std::unordered_map<std::string, SchoolClass>& classes_before() const { return classes_before_; }
  const std::unordered_map<std::string, ClassPerson>& people_before() const { return people_before_; }

 private:
  void read_sessions(const Files& files);
  void read_classes(const Files& files, const std::string& school, const Shown& shown);
  // Those whose title nobody may read are counted.
  std::string title_of(const std::string& title, const std::string& code, bool is_homeroom,
                       const Shown& shown);
  void keep_class(const std::string& id);
  void read_people(const Files& files);
  void find_places();
  void date(SchoolClass& one, const std::string& terms) const;
  bool runs(const SchoolClass& one) const;

  struct Session {
    std::optional<std::chrono::local_days> begins, ends;
  };

  std::chrono::local_days today_;
  std::string stop_;
  std::vector<Rejected> rejected_;
  std::size_t rows_ = 0;
  std::unordered_map<std::string, Session> sessions_;
  std::unordered_map<std::string, SchoolClass> classes_before_;  // as stored
  std::unordered_map<std::string, ClassPerson> people_before_;
  std::map<std::string, SchoolClass> classes_;
  std::unordered_map<std::string, ClassPerson> people_;                           // by the enrolment's id
  std::unordered_map<std::string_view, std::vector<const ClassPerson*>> places_;  // of today, by person
  bool knows_homerooms_ = false;
  bool any_homeroom_runs_ = false, any_runs_ = false;  // any_runs_: of the other classes
  int without_title_ = 0;
};

}  // namespace knownby::roster::oneroster
