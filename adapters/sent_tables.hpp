#pragma once
// Which files beside a message are meant for the roster.

#include <string_view>
#include <vector>

#include "commands/words/request.hpp"

namespace knownby {

// A message with a table in it, or with a file and no words, is an import (and whoever may not import hears
// so before anything is fetched). Beside other words a file is left alone.
bool are_an_import(const std::vector<SentFile>& files, std::string_view text);

}  // namespace knownby
