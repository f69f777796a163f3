#pragma once
// What is on the disk when a call returns, and what a disk's trouble means.

#include <string>

namespace knownby::on_disk {

[[noreturn]] void fail(const std::string& path, int system_error);  // throws StoreError

// A new, empty file of mode 0600 in the place of nothing, its folder's owner's. Throws StoreError.
void create(const std::string& path);
void sync(const std::string& path);  // file or folder. Throws StoreError
void sync_with_folder(const std::string& file);

}  // namespace knownby::on_disk
