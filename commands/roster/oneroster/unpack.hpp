#pragma once
// A OneRoster export packed into one file. Only the files we read are unpacked, into memory, and no more of
// them than a district's hold.

#include <string>
#include <string_view>

#include "commands/roster/oneroster/files.hpp"

namespace knownby::roster::oneroster {

struct Unpacked {
  Files files;
  std::string stop;  // not empty: it cannot be used, and why
};

bool is_zip(std::string_view bytes);

// Limits: 100 entries, 256 MB unpacked in all and 200 times what was packed; names without folders, each
// once. What is no ZIP, or is one with a password, is refused.
Unpacked unpack(std::string_view bytes);

}  // namespace knownby::roster::oneroster
