#pragma once
// A whole file, sealed with the school's key: a backup is noise to whoever has not got it, and one changed
// bit, a cut or pieces in another order are noticed. A new key a file, wrapped in its head; pieces of 64 KiB,
// each bound to its place and to whether it is the last (AES-256-GCM).

#include <string>

#include "store/sealed/school_key.hpp"

namespace knownby::vault {

bool is_one(const std::string& file);  // by its first bytes. Throws StoreError where it cannot be read

// `to` exists and is empty; both throw StoreError: of a disk's trouble, and open() of kind broken where the
// file is not what was written, or of kind other where it was sealed with another key.
void close(const std::string& from, const std::string& to, const SchoolKey& key);
void open(const std::string& from, const std::string& to, const SchoolKey& key);

}  // namespace knownby::vault
