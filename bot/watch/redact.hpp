#pragma once
// The last gate before a log line is written: what looks like a secret or an e-mail address is taken out,
// wherever it came from.

#include <string>

namespace knownby {

std::string redacted(std::string line);

}  // namespace knownby
