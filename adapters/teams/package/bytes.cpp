#include "adapters/teams/package/bytes.hpp"

namespace knownby::teams::bytes {

void little16(std::string& out, std::uint16_t number) {
  out.push_back(static_cast<char>(number & 0xFF));
  out.push_back(static_cast<char>(number >> 8));
}

void little32(std::string& out, std::uint32_t number) {
  little16(out, static_cast<std::uint16_t>(number & 0xFFFF));
  little16(out, static_cast<std::uint16_t>(number >> 16));
}

void big(std::string& out, std::uint32_t number) {
  for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<char>(number >> shift & 0xFF));
}

std::uint32_t crc32(std::string_view text) {
  std::uint32_t sum = 0xFFFFFFFF;
  for (const char c : text) {
    sum ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) sum = (sum >> 1) ^ ((sum & 1) != 0 ? 0xEDB88320 : 0);
  }
  return ~sum;
}

std::uint32_t adler32(std::string_view text) {
  constexpr std::uint32_t prime = 65'521;
  std::uint32_t low = 1;
  std::uint32_t high = 0;
  for (const char c : text) {
    low = (low + static_cast<unsigned char>(c)) % prime;
    high = (high + low) % prime;
  }
  return high << 16 | low;
}

}  // namespace knownby::teams::bytes
