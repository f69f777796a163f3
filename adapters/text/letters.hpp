#pragma once
// The letters that stand for themselves wherever Knownby writes, found many at once: every word of every
// answer passes here several times.

#include <cstddef>
#include <string_view>

namespace knownby {

// How many bytes the text begins with that need nothing done to them in a JSON string: all but the quotation
// mark, the backslash and control characters.
std::size_t json_run(std::string_view text);
// The same, copied on the way. `to` has room for the whole text.
std::size_t copy_json_run(char* to, std::string_view text);

// How many that stand for themselves in a JSON string whose reader gives a meaning to & < > as well:
// printable ASCII without those, the quotation mark and the backslash. Copied as above, where there is a
// `to`.
std::size_t bare_run(std::string_view text);
std::size_t copy_bare_run(char* to, std::string_view text);

// How many that a form (adapters/forms) gives no meaning to: all but & = % +.
std::size_t form_run(std::string_view text);

// How many bytes the text begins with that are printable ASCII.
std::size_t printable_run(std::string_view text);

// How many that are printable ASCII or newlines.
std::size_t readable_run(std::string_view text);

}  // namespace knownby
