#include "adapters/text/letters.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace knownby {
namespace {

// Sixteen letters side by side, as GCC and Clang spell it for every processor.
using Letters = unsigned char __attribute__((vector_size(16)));
constexpr std::size_t at_once = sizeof(Letters);
static_assert(at_once == copied_at_once);

struct OddInJson {
  auto operator()(Letters c) const { return (c < 0x20) | (c == '"') | (c == '\\'); }
};

struct Unprintable {
  auto operator()(Letters c) const { return (c < 0x20) | (c > 0x7e); }
};

struct Unreadable {
  auto operator()(Letters c) const { return ((c < 0x20) & (c != '\n')) | (c > 0x7e); }
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

// `seen` is shown all letters up to the odd one, and some behind it.
template <class Odd, class Seen>
std::size_t run_until(std::string_view text, Seen seen) {
  std::size_t at = 0;
  Letters letters;
  for (; text.size() - at >= at_once; at += at_once) {
    std::memcpy(&letters, text.data() + at, at_once);
    seen(at, letters);
    const std::size_t found = first_odd<Odd>(letters);
    if (found < at_once) return at + found;
  }
  if (at == text.size()) return at;
  letters = Letters{};  // behind the text's end stand zeros, odd or not
  std::memcpy(&letters, text.data() + at, text.size() - at);
  seen(at, letters);
  return std::min(at + first_odd<Odd>(letters), text.size());
}

template <class Odd>
std::size_t run_until(std::string_view text) {
  return run_until<Odd>(text, [](std::size_t, const Letters&) {});
}

}  // namespace

std::size_t json_run(std::string_view text) { return run_until<OddInJson>(text); }
std::size_t copy_json_run(char* to, std::string_view text) {
  return run_until<OddInJson>(
      text, [to](std::size_t at, const Letters& letters) { std::memcpy(to + at, &letters, at_once); });
}
std::size_t printable_run(std::string_view text) { return run_until<Unprintable>(text); }
std::size_t readable_run(std::string_view text) { return run_until<Unreadable>(text); }

}  // namespace knownby
