#pragma once
// Who said they would see a student, until when, and to whom they offered to hand it on.

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "store/db.hpp"
#include "store/ids.hpp"

namespace knownby {

struct Claim {
  ClaimId id{};
  StudentId student{};
  StaffId staff{};
  std::chrono::local_days since{};
  std::chrono::local_days until{};  // the first day it holds no more
  std::chrono::sys_seconds at{};
  std::optional<std::chrono::sys_seconds> released{};  // given back or handed on
  bool asked = false;                                  // whether they got to it
};

struct Gift {
  enum class Answer { accepted, declined };
  GiftId id{};
  ClaimId claim{};
  StaffId to{};
  std::optional<Answer> answer{};
};

// A claim is open from `since` until `until`, unless it was released or the student had a counted check-in,
// by anybody, on a day from `since` on. Claims of staff or students who left are none.
namespace claims {

std::optional<Claim> take(Db& db, const Claim& claim);  // none: this person has the student already
std::optional<Claim> find(Db& db, ClaimId id);          // the ended too
bool is_open(Db& db, ClaimId id, std::chrono::local_days today);

std::vector<Claim> open_in(Db& db, GroupId group, std::chrono::local_days today);  // of its students; by id
std::vector<Claim> open_of_student(Db& db, StudentId student, std::chrono::local_days today);
std::vector<Claim> open_of_staff(Db& db, StaffId staff, std::chrono::local_days today);
std::vector<Claim> open_all(Db& db, std::chrono::local_days today);  // by staff, then by id

// Given back or handed on since then, of students of this group, without a claim open now.
std::vector<StudentId> released_in(Db& db, GroupId group, std::chrono::sys_seconds since,
                                   std::chrono::local_days today);

bool release(Db& db, ClaimId id, std::chrono::sys_seconds now);  // false: it was released before
// Those from before that day; how many were open.
int release_before(Db& db, std::chrono::local_days day, std::chrono::local_days today,
                   std::chrono::sys_seconds now);
void keep_until(Db& db, ClaimId id, std::chrono::local_days until);
void note_asked(Db& db, ClaimId id);

Gift offer(Db& db, ClaimId claim, StaffId to,
           std::chrono::sys_seconds now);  // the same again where it is open
std::optional<Gift> gift(Db& db, GiftId id);
void answer(Db& db, GiftId id, Gift::Answer answer);

}  // namespace claims
}  // namespace knownby
