#pragma once
// Signs by which a line of text shows how its letters were written.

#include <string_view>

namespace knownby::roster {

bool is_utf8(std::string_view line);
// UTF-8 that was taken for Windows-1252 and saved as UTF-8 again: "Ã±" for "ñ".
bool saved_twice(std::string_view line);

}  // namespace knownby::roster
