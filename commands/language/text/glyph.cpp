#include "commands/language/text/glyph.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace knownby::language {

Glyph wide_glyph_at(std::string_view text, std::uint32_t begin) {
  using enum Glyph::Kind;
  auto at = static_cast<int32_t>(begin);
  UChar32 c = 0;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  U8_NEXT(bytes, at, static_cast<int32_t>(text.size()), c);
  const auto end = static_cast<std::uint32_t>(at);
  if (c < 0) return {symbol, 0, false, end};
  if (c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0x02BB) return {apostrophe, 0, false, end};
  if (c == 0x2013 || c == 0x2014 || c == 0x2010 || c == 0x2011) return {mark, '-', false, end};
  if (c == 0x201C || c == 0x201D || c == 0x201E) return {mark, '"', false, end};
  if (c == 0xFF0C || c == 0x3001 || c == 0x060C) return {mark, ',', false, end};
  if (c == 0x2028 || c == 0x2029 || c == 0x85) return {line_end, 0, false, end};
  // Marks of the direction of writing: of no width, and no sign anybody typed.
  if (u_isUWhiteSpace(c) || u_hasBinaryProperty(c, UCHAR_BIDI_CONTROL)) return {space, 0, false, end};
  const auto kinds = U_GET_GC_MASK(c);
  if ((kinds & (U_GC_L_MASK | U_GC_M_MASK)) != 0) return {letter, 0, u_isupper(c) != 0, end};
  if ((kinds & U_GC_ND_MASK) != 0) return {digit, 0, false, end};
  return {symbol, 0, false, end};
}

}  // namespace knownby::language
