#include "adapters/text/letters.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace knownby {
namespace {

// Sixteen letters side by side, as GCC and Clang spell it for every processor.
using Letters = unsigned char __attribute__((vector_size(16)));
constexpr std::size_t at_once = sizeof(Letters);

struct OddAnywhere {
  auto operator()(Letters c) const {
    return (c < 0x20) | (c > 0x7e) | (c == '"') | (c == '\\') | (c == '&') | (c == '<') | (c == '>');
  }
};

struct OddInJson {
  auto operator()(Letters c) const { return (c < 0x20) | (c == '"') | (c == '\\'); }
};

std::size_t first_set(std::uint64_t bytes) {
  constexpr bool little = std::endian::native == std::endian::little;
  return static_cast<std::size_t>(little ? std::countr_zero(bytes) : std::countl_zero(bytes)) / 8;
}

// Where the first odd letter stands; at_once: nowhere.
template <class Odd>
std::size_t first_odd(Letters letters) {
  const auto odd = Odd()(letters);
  std::array<std::uint64_t, 2> halves{};
  std::memcpy(halves.data(), &odd, sizeof odd);
  if (halves[0] != 0) return first_set(halves[0]);
  return at_once / 2 + first_set(halves[1]);
}

template <class Odd>
std::size_t run_until(std::string_view text) {
  std::size_t at = 0;
  Letters letters;
  for (; text.size() - at >= at_once; at += at_once) {
    std::memcpy(&letters, text.data() + at, at_once);
    const std::size_t found = first_odd<Odd>(letters);
    if (found < at_once) return at + found;
  }
  if (at == text.size()) return at;
  letters = Letters{};  // behind the text's end stand zeros, which are odd
  std::memcpy(&letters, text.data() + at, text.size() - at);
  return at + first_odd<Odd>(letters);
}

}  // namespace

std::size_t plain_run(std::string_view text) { return run_until<OddAnywhere>(text); }
std::size_t json_run(std::string_view text) { return run_until<OddInJson>(text); }

}  // namespace knownby
