#pragma once
// People's words on their way out to any platform: nothing unseen may change what is seen (PROTOCOL X-18),
// and what is cut is cut where people see a character end.

#include <cstddef>
#include <string>
#include <string_view>

namespace knownby {

// Control characters (newline aside) and bidirectional overrides taken out, tabs as spaces, bytes that are
// not UTF-8 as U+FFFD.
std::string without_tricks(std::string_view text);

// Characters that are not seen but change what is seen. ZWJ and ZWNJ stay: some scripts and emoji need them.
bool is_trick(char32_t c);

// How many bytes the text begins with that without_tricks leaves as they are.
std::size_t clean_run(std::string_view text);

// The last place at or before `at` where the text may be cut without splitting what people see as one
// character; at its end, where `at` lies there or behind it.
std::size_t grapheme_before(std::string_view text, std::size_t at);

// Without tricks, and at most `limit` code points: what is longer ends in an ellipsis after a whole grapheme.
std::string cleaned(std::string_view text, std::size_t limit);

// Whether it holds Hebrew, Arabic or another script written from right to left.
bool reads_right_to_left(std::string_view text);
bool is_right_to_left(char32_t c);

// Appends the text as a JSON string. The text must be UTF-8.
void quote(std::string& json, std::string_view text);
// The same without its quotation marks, which stand around it.
void put_in_quotes(std::string& json, std::string_view text);

}  // namespace knownby
