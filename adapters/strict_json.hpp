#pragma once
// JSON from outside, read strictly: what two parsers could read in two ways is refused.

#include <nlohmann/json_fwd.hpp>
#include <string_view>

namespace knownby {

// The value in this text. Throws Malformed for more than 1 MiB, depth over 32, more than 10,000 values, a
// string over 64 KiB, a key given twice, text that is not UTF-8, a NUL in any spelling, a number that fits
// neither int64 nor, digit by digit, a double, comments, a byte order mark, or anything before or after the
// one value (PROTOCOL X-12).
nlohmann::json strict_json(std::string_view text);

}  // namespace knownby
