#pragma once
// A small school for the store's tests: Ms. Rivera and Mr. Park, grade 7, homerooms 7A and 7B.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "store/checkins.hpp"
#include "store/groups.hpp"
#include "store/staff.hpp"
#include "store/students.hpp"

namespace knownby {

constexpr std::chrono::local_days wednesday{std::chrono::year{2026} / 10 / 14};
constexpr std::chrono::sys_seconds at_ten{std::chrono::sys_days{std::chrono::year{2026} / 10 / 14} +
                                          std::chrono::hours{15}};  // 10:00 in Chicago
constexpr std::chrono::days day{1};

// Fills any database; School below has one of its own in memory.
struct Lincoln {
  explicit Lincoln(Db& in) : db(in) {
    grade7 = groups::put(db, Group::Kind::grade, "7", "Grade 7");
    homeroom_a = groups::put(db, Group::Kind::homeroom, "7A", "7A");
    homeroom_b = groups::put(db, Group::Kind::homeroom, "7B", "7B");
    rivera = staff::put(db, {.sis_id = "t1", .called = "Ms. Rivera", .email = "rivera@lincoln.example"});
    park = staff::put(db, {.sis_id = "t2", .called = "Mr. Park", .email = "Park@Lincoln.example "});
    bobby = enrol("s01", "Bobby Rodriguez", homeroom_a);
    maya = enrol("s02", "Maya Rodríguez", homeroom_a);
    jose = enrol("s03", "José Núñez", homeroom_b);
  }

  StudentId enrol(const std::string& sis_id, const std::string& shown, GroupId homeroom) {
    return students::put(db, {.sis_id = sis_id,
                              .shown = shown,
                              .given = shown.substr(0, shown.find(' ')),
                              .grade = grade7,
                              .homeroom = homeroom,
                              .entered = wednesday - std::chrono::days{50}});
  }

  std::vector<StudentId> members(GroupId group) {
    Query rows(db,
               "SELECT s.id FROM group_students m JOIN students s ON s.id = m.student_id "
               "WHERE m.group_id = $1 AND s.left_on IS NULL ORDER BY s.id",
               group);
    std::vector<StudentId> found;
    while (rows.next()) found.push_back(rows.id<StudentTag>(0));
    return found;
  }

  Checkin talk(StaffId adult, StudentId student, std::chrono::local_days when = wednesday,
               Kind kind = Kind::conversation, BatchId batch = {}) {
    return checkins::add(db, {.batch = batch,
                              .student = student,
                              .staff = adult,
                              .day = when,
                              .kind = kind,
                              .note = "at lunch",
                              .at = at_ten});
  }

  Db& db;
  GroupId grade7, homeroom_a, homeroom_b;
  StaffId rivera, park;
  StudentId bobby, maya, jose;
};

struct OwnDb {
  Db own{":memory:"};
};

class School : private OwnDb, public testing::Test, public Lincoln {
 protected:
  School() : Lincoln(own) {}
};

// What the store says when it will not: the kind, or a failure of the test.
template <class Action>
StoreError::Kind refusal(const Action& action) {
  try {
    action();
  } catch (const StoreError& error) {
    return error.kind();
  }
  ADD_FAILURE() << "nothing was refused";
  return StoreError::Kind::other;
}

inline std::int64_t number(Db& db, Sql sql) {
  Query row(db, sql);
  return row.next() ? row.number(0) : -1;
}

inline std::string words(Db& db, Sql sql) {
  Query row(db, sql);
  return row.next() ? row.text(0) : "nothing";
}

}  // namespace knownby
