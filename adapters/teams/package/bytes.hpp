#pragma once
// Numbers as bytes, and the two checksums that PNG and ZIP ask for.

#include <cstdint>
#include <string>
#include <string_view>

namespace knownby::teams::bytes {

void little16(std::string& out, std::uint16_t number);
void little32(std::string& out, std::uint32_t number);
void big(std::string& out, std::uint32_t number);

std::uint32_t crc32(std::string_view text);
std::uint32_t adler32(std::string_view text);

}  // namespace knownby::teams::bytes
