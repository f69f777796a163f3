#pragma once
// Sealing as functions of SQL, for steps of the schema that take columns over, and for a look from a test:
//   new_keys()                  data keys, in the transaction under way
//   seal(field, id, text)       NULL for no text
//   look_up(field, text)        of an e-mail address: as it is looked up
//   opened(field, id, bytes)    '' for NULL
// Only statements may call them, no view and no trigger of a file's schema.

#include "store/db.hpp"

namespace knownby {

void teach_sealing(Db& db);  // `db` outlives its connection

}  // namespace knownby
