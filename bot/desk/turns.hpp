#pragma once
// What the writer does with a request whose work takes long: looked into aside, written in turns.

#include <vector>

#include "bot/desk/tray.hpp"
#include "commands/clerk.hpp"
#include "store/db.hpp"

namespace knownby {

// The roster may change while files are compared with it. Where it always does, the writer itself looks.
inline constexpr int most_looks = 3;

// What is written stays written, whatever becomes of this: its trouble is kept for the log.
void call_once_committed(std::vector<Asked>& group);

// It was answered otherwise than with its last turn, and what it has written stays a part of a roster. Inside
// the transaction of that answer.
bool leaves_part(Db& db, const Asked& asked);
void say_part_is_in(Answer& answer);

}  // namespace knownby
