#pragma once
// The letters that stand for themselves wherever Knownby writes, found many at once: every word of every
// answer passes here several times.

#include <cstddef>
#include <string_view>

namespace knownby {

// How many bytes the text begins with that need nothing done to them in a JSON string: all but the quotation
// mark, the backslash and control characters.
std::size_t json_run(std::string_view text);
// The same, copied on the way. `to` has room for the whole text and `copied_at_once` more.
std::size_t copy_json_run(char* to, std::string_view text);
inline constexpr std::size_t copied_at_once = 16;

// How many bytes the text begins with that are printable ASCII.
std::size_t printable_run(std::string_view text);

// How many that are printable ASCII or newlines.
std::size_t readable_run(std::string_view text);

}  // namespace knownby
