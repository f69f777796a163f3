#pragma once
// Whoever stops the program while it makes or tries a copy leaves nothing of it: on its way it holds names in
// the clear.

namespace knownby {

// From here on the first SIGINT, SIGTERM or SIGHUP is only noted; the second ends the program at once.
void note_being_stopped();
bool told_to_stop();
// Throws std::runtime_error, so that what is in the making goes.
void give_up_where_told();

}  // namespace knownby
