#pragma once
// Signs by which a line of text shows how its letters were written.

#include <string_view>

namespace knownby::roster {

bool is_utf8(std::string_view line);
// UTF-8 that was taken for Windows-1252 and saved as UTF-8 again: "Ã±" for "ñ".
bool saved_twice(std::string_view line);
// Read as Windows-1252 it holds what no name does: its letters are a Mac's or those of DOS.
bool has_other_letters(std::string_view line);
// No byte stands where Windows-1252 has most of its letters; on a Mac and under DOS most are here.
bool lies_among_controls(std::string_view bytes);

}  // namespace knownby::roster
