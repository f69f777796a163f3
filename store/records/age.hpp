#pragma once
// What grows too old to be kept (PRODUCT E.5), a few rows a step, so that nobody waits for it. What is on
// hold is left alone.

#include <chrono>
#include <cstddef>
#include <optional>

#include "store/db.hpp"
#include "store/known/facts.hpp"

namespace knownby::age {

struct Step {
  int changed = 0;
  bool done = true;  // nothing more to do for now
};

// Check-ins of days before `before`, in the order they were written, at most `most` looked at: deleted, and
// counted into past_months.
Step checkins(Db& db, std::chrono::local_days before, std::size_t most);

// The same of notes: the words go, the check-in stays.
Step notes(Db& db, std::chrono::local_days before, std::size_t most);

// What is known of students and was neither told nor kept since `since`.
Step facts(Db& db, const Midnight& since, std::size_t most);

// The day on which those who told it were last asked whether it still holds; none: never yet.
std::optional<std::chrono::local_days> facts_asked(Db& db);
void facts_were_asked(Db& db, std::chrono::local_days day);

// What was for a while and is over since that day: whom one wanted left off or kept an eye on, took for a
// week, was asked about or offered to a colleague.
Step passing(Db& db, std::chrono::local_days over_by, std::size_t most);
// Check-ins that were taken back before then: nobody can put them back any more, and their notes go with
// them.
Step taken_back(Db& db, std::chrono::sys_seconds before, std::size_t most);

// Students who left on or before that day become nobody in particular (erase::identity).
Step students(Db& db, std::chrono::local_days left_by, std::size_t most);

// Staff who are no longer active: from today on it is known since when. Of those who left on or before
// `left_by` only the role is kept; the student system's id is given up as a student's is.
Step staff(Db& db, std::chrono::local_days today, std::chrono::local_days left_by, std::size_t most);

// What a night's pass took, over all its steps.
struct Pass {
  std::chrono::local_days night;
  int checkins = 0, notes = 0, facts = 0, passing = 0, students = 0, staff = 0, audit = 0;
  bool done = false;
  bool took_anything() const { return checkins + notes + facts + passing + students + staff + audit > 0; }
};
std::optional<Pass> last_pass(Db& db);  // none: there was none yet
void keep(Db& db, const Pass& pass);    // takes the place of the one before

// After a hold ended: what was passed over is looked at again.
void begin_anew(Db& db);

}  // namespace knownby::age
