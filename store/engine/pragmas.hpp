#pragma once
// Every setting of a connection, with its reason. What is set is read back.

#include <SQLiteCpp/Database.h>

#include <string>

#include "store/db.hpp"

namespace knownby::pragmas {

// The engine's defences and limits, before anything of the file is read.
void harden(const SQLite::Database& database);

// Settings that live in the connection and leave the file alone. Throws StoreError where one reads back
// otherwise.
void set_for_connection(SQLite::Database& database, Db::Mode mode);

// Puts the file into write-ahead mode (a reader only looks), and throws where the file system cannot.
void set_write_ahead(SQLite::Database& database, Db::Mode mode, const std::string& path);

void checkpoint_on_close(const SQLite::Database& database, bool allowed);

}  // namespace knownby::pragmas
