#pragma once
// Writes what nobody but our own account may read: when a call returns the file is on the disk, whole;
// a kill on the way leaves what was there before. Errors: std::system_error, which names the file.

#include <string>
#include <string_view>

namespace knownby::private_file {

void replace(const std::string& path, std::string_view bytes);
bool make(const std::string& path, std::string_view bytes);  // false: there is one already, untouched
void blank(const std::string& path);                         // spaces over what it holds; none: nothing to do

}  // namespace knownby::private_file
