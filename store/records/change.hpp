#pragma once
// What was done to one record, for the audit: two keyed hashes, of its rows as they stood and as they
// stand. Equal ones say that nothing was changed; the first of one row and the last of an earlier one, that
// something was between them. What it holds nobody can guess from them without the school's keys, and no
// hash is made of a student's name. They may be compared until the keys are changed (once a year) or Knownby
// is brought up to date.

#include <cstdint>
#include <string>

#include "store/audit.hpp"
#include "store/db.hpp"
#include "store/ids.hpp"

namespace knownby::audit {

enum class Record {
  accounts,    // of a member of staff
  post,        // given to a member of staff
  cap,         // of a member of staff's suggestions
  place,       // a channel and what it is mapped to
  slot,        // when a channel's card comes
  day,         // of the calendar, by its number from 1970 on
  hold,        // on a student's record
  statements,  // of a student's family
  checkin,
  checkins,  // all of a student's
  list,      // of students looked after for a while
  questions  // the school's own; of no id
};

class Change {
 public:
  // It is read as it stands now, before anything is done to it. About 10 µs.
  Change(Db& db, Record what, std::int64_t id);
  template <class Of>
  Change(Db& db, Record what, Id<Of> id) : Change(db, what, id.value) {}

  Hashes hashes() const;  // read again, once it is done

 private:
  std::string as_it_stands() const;

  Db& db_;
  Record what_;
  std::int64_t id_;
  std::string before_;
};

}  // namespace knownby::audit
