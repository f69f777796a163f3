#pragma once
// Taking a student out of the store for good: what stood in the file is overwritten (secure_delete), and the
// write-ahead log is emptied in the next quiet moment. Holds are the caller's to respect.

#include <string>
#include <string_view>

#include "store/db.hpp"
#include "store/ids.hpp"

namespace knownby::erase {

struct Held {
  int checkins = 0;
  int facts = 0;
  int adults = 0;
  int statements = 0;
};
Held held(Db& db, StudentId student);  // what there is of them

// Every row that is about the student, their own included. What the same messages logged of others stays.
// Nothing where there is no such student.
void student(Db& db, StudentId student);

// Who a student was who left: the names, every note, all that describes them. The bare check-ins stay, of
// nobody in particular. The student system's id is given up: whoever comes with it later is somebody new.
void identity(Db& db, StudentId student);

void checkin(Db& db, CheckinId id);  // one row; its batch goes on without it

// As JSON: what a repeat is told, and what stands for a message whose fate is not known yet.
struct Instead {
  std::string reply;
  std::string card;
};
// What else may name somebody: the replies kept in case a platform asks again (all of them), and messages
// with the name in them, on their way or sent; those that can be edited are, with the next minute or once
// they are found.
void kept_words(Db& db, std::string_view name, const Instead& instead);

}  // namespace knownby::erase
