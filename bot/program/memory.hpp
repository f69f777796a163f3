#pragma once
// Where secrets lie while the program runs.

#include <string>

namespace knownby::memory {

// No core file holds what is in memory, and 64 KiB of it are kept for secrets and keys, neither swapped nor
// dumped: Secret and Key take theirs from there. The first call does it, any more say how it went: empty, or
// what the machine would not do and how to mend it; then secrets lie in ordinary memory, and all goes on.
std::string keep_private();

}  // namespace knownby::memory
