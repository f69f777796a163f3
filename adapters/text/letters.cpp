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

using Signed = signed char __attribute__((vector_size(16)));
// A control character, or part of a letter that is not ASCII: as signed numbers the one is small and the
// other negative, which is one comparison.
auto is_control_or_long(Letters c) { return std::bit_cast<Signed>(c) < 0x20; }

struct OddInJson {
  auto operator()(Letters c) const { return (c < 0x20) | (c == '"') | (c == '\\'); }
};

struct NotBare {
  auto operator()(Letters c) const {
    // < and > differ in one bit.
    return is_control_or_long(c) | (c == 0x7f) | (c == '"') | (c == '\\') | (c == '&') | ((c | 2) == '>');
  }
};

struct MeansSomethingInAForm {
  auto operator()(Letters c) const { return (c == '&') | (c == '=') | (c == '%') | (c == '+'); }
};

struct Unprintable {
  auto operator()(Letters c) const { return is_control_or_long(c) | (c == 0x7f); }
};

struct Unreadable {
  auto operator()(Letters c) const { return (is_control_or_long(c) & (c != '\n')) | (c == 0x7f); }
};

// Letters that lie side by side; copied where there is a place for them.
template <class Piece>
[[gnu::always_inline]] inline Piece take(std::string_view text, std::size_t at, char* to) {
  Piece piece;
  std::memcpy(&piece, text.data() + at, sizeof piece);
  if (to != nullptr) std::memcpy(to + at, &piece, sizeof piece);
  return piece;
}

std::size_t first_set(std::uint64_t bytes) {
  constexpr bool little = std::endian::native == std::endian::little;
  return static_cast<std::size_t>(little ? std::countr_zero(bytes) : std::countl_zero(bytes)) / 8;
}

// Where the first odd letter stands; at_once: nowhere.
template <class Odd>
[[gnu::always_inline]] inline std::size_t first_odd(Letters letters) {
  const auto halves = std::bit_cast<std::array<std::uint64_t, 2>>(Odd()(letters));
  if (halves[0] != 0) return first_set(halves[0]);
  return halves[1] != 0 ? at_once / 2 + first_set(halves[1]) : at_once;
}

// The text's first letters and its last, each a Piece, in one row.
template <class Odd, class Piece>
[[gnu::always_inline]] inline std::size_t run_of_few(std::string_view text, char* to) {
  constexpr std::size_t half = sizeof(Piece);
  std::array<Piece, at_once / half> pieces;
  pieces.fill(take<Piece>(text, 0, to));
  pieces[1] = take<Piece>(text, text.size() - half, to);
  const std::size_t found = first_odd<Odd>(std::bit_cast<Letters>(pieces));
  if (found < half) return found;
  return found < 2 * half ? text.size() - 2 * half + found : text.size();
}

// Letters are looked at again where the text is not a multiple of what is looked at together.
template <class Odd>
[[gnu::always_inline]] inline std::size_t run_until(std::string_view text, char* to = nullptr) {
  const std::size_t size = text.size();
  if (size < 2) return size == 1 && first_odd<Odd>(Letters{} + take<unsigned char>(text, 0, to)) == at_once;
  if (size < 4) return run_of_few<Odd, std::uint16_t>(text, to);
  if (size < 8) return run_of_few<Odd, std::uint32_t>(text, to);
  if (size < at_once) return run_of_few<Odd, std::uint64_t>(text, to);
  for (std::size_t at = 0;; at = std::min(at + at_once, size - at_once)) {
    const std::size_t found = first_odd<Odd>(take<Letters>(text, at, to));
    if (found < at_once) return at + found;
    if (at + at_once == size) return size;
  }
}

}  // namespace

std::size_t json_run(std::string_view text) { return run_until<OddInJson>(text); }
std::size_t copy_json_run(char* to, std::string_view text) { return run_until<OddInJson>(text, to); }
std::size_t bare_run(std::string_view text) { return run_until<NotBare>(text); }
std::size_t copy_bare_run(char* to, std::string_view text) { return run_until<NotBare>(text, to); }
std::size_t form_run(std::string_view text) { return run_until<MeansSomethingInAForm>(text); }
std::size_t printable_run(std::string_view text) { return run_until<Unprintable>(text); }
std::size_t readable_run(std::string_view text) { return run_until<Unreadable>(text); }

}  // namespace knownby
