#pragma once
// A file that an administrator names on the command line.

#include <string>

namespace knownby {

// Why this account cannot read it, with what mends that; empty: it can. or_folder: a folder will do as well.
std::string trouble_reading(const std::string& path, bool or_folder);

}  // namespace knownby
