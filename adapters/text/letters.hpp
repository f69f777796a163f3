#pragma once
// The letters that stand for themselves wherever Knownby writes, found many at once: every word of every
// answer passes here several times.

#include <cstddef>
#include <string_view>

namespace knownby {

// How many bytes the text begins with that need nothing done to them, in JSON or in a platform's markup:
// printable ASCII without " \ & < and >.
std::size_t plain_run(std::string_view text);

// The same for a JSON string alone: all but " \ and control characters.
std::size_t json_run(std::string_view text);

}  // namespace knownby
