#pragma once
// Check-ins: who, with whom, on which school day, of what kind. A batch is what one message logged; one undo
// ends it. Every change here is told to whoever keeps the day of a student's last one (engine/last_days.hpp).

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "store/db.hpp"
#include "store/ids.hpp"
#include "store/kind.hpp"

namespace knownby {

struct Checkin {
  CheckinId id{};
  BatchId batch{};  // the id of the first check-in of its message; none: this one starts a batch
  StudentId student{};
  StaffId staff{};
  std::chrono::local_days day{};
  Kind kind = Kind::conversation;
  std::string note{};
  std::chrono::sys_seconds at{};  // when it was logged
  std::optional<std::chrono::sys_seconds> undone{};
  bool away = false;       // the student was not at school; of a family: nobody answered
  bool good_news = false;  // a family was called with good news
  std::string language{};  // the family was spoken with in it; empty: not told
  SeenBy seen_by = SeenBy::author;
  bool operator==(const Checkin&) const = default;
};

namespace checkins {

Checkin add(Db& db, Checkin checkin);  // returns it with id and batch

std::vector<Checkin> of_batch(Db& db, BatchId batch);  // the undone left out; in the order logged
std::optional<BatchId> last_batch(Db& db, StaffId staff,
                                  std::chrono::sys_seconds since);  // not undone, logged at or after since
// The one undone last, at or after since. None where this person has logged something since it was undone:
// they went on without it.
std::optional<BatchId> last_undone_batch(Db& db, StaffId staff, std::chrono::sys_seconds since);

// Takes back the batch (or one student's entries of it), if it is this person's. Returns what was taken back.
std::vector<Checkin> undo(Db& db, StaffId staff, BatchId batch, std::optional<StudentId> only,
                          std::chrono::sys_seconds now);
// Puts back what was undone of this person's batch. Returns what was put back.
std::vector<Checkin> redo(Db& db, StaffId staff, BatchId batch);

// The same person, student, day, kind and note logged at or after `since` and not undone, among this person's
// newest 8 with the student on that day: a double tap.
std::optional<Checkin> same(Db& db, const Checkin& like, std::chrono::sys_seconds since);

// A changed student, note, kind or day of one entry and what else is told of it, if it is this person's;
// false where it is not.
bool change(Db& db, StaffId staff, const Checkin& changed);

// Whether this person wrote a note before, outside this batch.
bool wrote_notes(Db& db, StaffId staff, BatchId besides);

// Before it is deleted: ids are never given out again, since buttons and the audit name them.
void retire_id(Db& db, CheckinId id);

std::optional<Checkin> find(Db& db, CheckinId id);  // the undone too; below they are left out
std::vector<Checkin> by_staff(Db& db, StaffId staff, std::size_t most);        // newest first
std::vector<Checkin> of_student(Db& db, StudentId student, std::size_t most);  // newest day first
// Each student's last counted check-in by this person (students never logged by them are absent).
std::vector<std::pair<StudentId, std::chrono::local_days>> last_by_staff(Db& db, StaffId staff);

// When the first one ever was logged, undone or not: from then on people could have known of it.
std::optional<std::chrono::sys_seconds> first_logged(Db& db);

// Students noted as away on that day, by anybody.
std::vector<StudentId> away_on(Db& db, std::chrono::local_days day);

// Distinct active members of the group with a counted check-in on a day in [from, to], and how many of those
// had none before.
struct Together {
  int students = 0;
  int first_time = 0;
};
Together together(Db& db, GroupId group, std::chrono::local_days from, std::chrono::local_days to);

}  // namespace checkins
}  // namespace knownby
