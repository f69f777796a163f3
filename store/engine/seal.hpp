#pragma once
// A backup's seal: 16 bytes after its last page, which SQLite never reads. SQLite keeps no checksums, so a
// bit that flipped inside a name or a note passes its integrity check; it does not pass this.

#include <string>

namespace knownby::seal {

enum class Found { none, whole, broken };

void put(const std::string& file);       // throws StoreError where it cannot be written
Found check(const std::string& file);    // none: a copy made by other means, or cut short
void take_off(const std::string& file);  // leaves the pages alone

void sync(const std::string& path);  // file or folder: on the disk when it returns
void sync_with_folder(const std::string& file);

}  // namespace knownby::seal
