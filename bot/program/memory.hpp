#pragma once
// Where secrets lie while the program runs.

#include <string>

namespace knownby::memory {

// No core file holds what is in memory, and 1 MiB of it, or 64 KiB where no more may be locked, are kept for
// secrets and keys, neither swapped nor dumped: Secret, Key and OpenSSL take theirs from there, the first two
// 32 KiB at most. The first call does it, any more say how it went: empty, or what the machine would not do
// and how to mend it; then secrets lie in ordinary memory, and all goes on.
std::string keep_private();

}  // namespace knownby::memory
