#pragma once
// The day of each student's last counted check-in. The check-ins themselves say it, at some 3 µs a student;
// the lanes of one desk keep at hand what they read, and a grade of 100 then takes less than one. Nowhere is
// it stored: as a column with its index it cost a district's check-in two more pages of the log, near half of
// what it writes (tests/bench/run).

#include <chrono>
#include <cstdint>
#include <optional>
#include <shared_mutex>
#include <span>
#include <vector>

#include "store/ids.hpp"

namespace knownby {

class Db;

struct LastCheckin {
  StudentId student;
  std::optional<std::chrono::local_days> day;  // none: no counted check-in in the database
};

// What is at hand, of what is committed; from any thread. Four bytes a student.
class LastDays {
 public:
  // Fills in the days that are known here; returns the places of those that are not.
  std::vector<std::size_t> fill_in(std::span<LastCheckin> students) const;
  // What somebody read in a view of the database that may be old by now: what is known already stays.
  void learn(std::span<const LastCheckin> read);
  // What has just been committed.
  void set(std::span<const LastCheckin> committed);

 private:
  std::int32_t* place(StudentId student);  // null: no id that a database of ours gives out

  mutable std::shared_mutex mutex_;
  std::vector<std::int32_t> days_{};  // by student id
};

namespace last_days {

// In the order asked. With what this connection itself has changed; of what others changed, all that is
// committed, be it newer than the view that this connection has open.
std::vector<LastCheckin> of(Db& db, std::span<const StudentId> students);

// A check-in of this student was added, changed or erased. Until the next commit the rows are asked.
void changed(Db& db, StudentId student);
// The same of a counted check-in that was added: mostly there is one of that day or a later one already.
void reached(Db& db, StudentId student, std::chrono::local_days day);

// For Db::commit(): those of changed students, while they can still be read; and once they are on the disk.
std::vector<LastCheckin> to_commit(Db& db);
void committed(Db& db, std::span<const LastCheckin> days);

}  // namespace last_days
}  // namespace knownby
