#include "commands/language/text/fold.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <utility>

namespace knownby::language {
namespace {

// Letters that NFKD leaves alone, yet people type without their stroke or in two letters. Unicode's own case
// folding keeps dotless i apart from i, which is right for Turkish text and wrong for finding Yılmaz.
constexpr std::array<std::pair<UChar32, const char*>, 14> kPlain{{{0x00DF, "ss"},
                                                                  {0x1E9E, "ss"},
                                                                  {0x00E6, "ae"},
                                                                  {0x00F0, "d"},
                                                                  {0x00F8, "o"},
                                                                  {0x00FE, "th"},
                                                                  {0x0111, "d"},
                                                                  {0x0127, "h"},
                                                                  {0x0131, "i"},
                                                                  {0x0142, "l"},
                                                                  {0x014B, "n"},
                                                                  {0x0153, "oe"},
                                                                  {0x0167, "t"},
                                                                  {0x0259, "e"}}};

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

void append_plain(icu::UnicodeString& out, UChar32 letter) {
  for (const auto& [special, plain] : kPlain) {
    if (special == letter) {
      out += icu::UnicodeString::fromUTF8(plain);
      return;
    }
  }
  out.append(letter);
}

// Two threads fold names. ICU guards its own first use, unseen by ThreadSanitizer; a static of ours is seen.
const icu::Normalizer2* decomposer() {
  static const icu::Normalizer2* const nfkd = [] {
    UErrorCode trouble = U_ZERO_ERROR;
    return icu::Normalizer2::getNFKDInstance(trouble);
  }();
  return nfkd;
}

void fold_unicode(std::string& out, std::string_view word) {
  UErrorCode trouble = U_ZERO_ERROR;
  const icu::Normalizer2* nfkd = decomposer();
  if (nfkd == nullptr) return;  // ICU without its data: the word matches nothing
  const auto size = static_cast<int32_t>(word.size());
  const icu::UnicodeString apart =
      nfkd->normalize(icu::UnicodeString::fromUTF8(icu::StringPiece(word.data(), size)), trouble);
  if (U_FAILURE(trouble)) return;  // out of memory only: the word then matches nothing
  icu::UnicodeString plain;
  for (int32_t at = 0; at < apart.length(); at = apart.moveIndex32(at, 1)) {
    const UChar32 letter = apart.char32At(at);
    if (letter == 0xFFFD || !u_isalnum(letter)) continue;
    append_plain(plain, u_foldCase(letter, U_FOLD_CASE_DEFAULT));
  }
  plain.toUTF8String(out);
}

}  // namespace

void fold_onto(std::string& out, std::string_view word) {
  const std::size_t begin = out.size();
  std::size_t end = begin;
  out.resize(begin + word.size());  // once, for plain letters become no more
  for (const char c : word) {
    if (!is_ascii(c)) {
      out.resize(begin);
      return fold_unicode(out, word);
    }
    if (c >= 'A' && c <= 'Z') {
      out[end++] = static_cast<char>(c - 'A' + 'a');
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      out[end++] = c;
    }
  }
  out.resize(end);
}

std::string folded(std::string_view word) {
  std::string out;
  fold_onto(out, word);
  return out;
}

}  // namespace knownby::language
