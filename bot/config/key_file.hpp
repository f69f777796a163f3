#pragma once
// The file knownby-key in the folder of secrets: what opens the database and its copies.

#include <string>

#include "bot/config/config.hpp"
#include "store/sealed/school_key.hpp"

namespace knownby {

// Where it is, or belongs. Throws SecretError where no folder is configured.
std::string key_file(const Config& config);

// What it holds. Where there is none: made there, if `make` and no database waits for another (said on
// standard error); in a rehearsal ([loopback]) the key of rehearsals. Throws SecretError, in words for
// whoever must mend it, where it is missing, may be read by others, or holds something else; StoreError where
// the database cannot be read.
SchoolKey school_key(const Config& config, bool make);

}  // namespace knownby
