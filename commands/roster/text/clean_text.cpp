// Which characters a name may hold.
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <string>

#include "commands/roster/names.hpp"

namespace knownby::roster {
namespace {

constexpr std::size_t most_characters = 200;
constexpr int most_marks = 4;

UScriptCode script_of(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(c, &status);
}

bool european(UScriptCode script) {
  return script == USCRIPT_LATIN || script == USCRIPT_CYRILLIC || script == USCRIPT_GREEK ||
         script == USCRIPT_COMMON;
}

bool mark(UChar32 c) { return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0; }

// Seen by nobody: zero-width spaces, direction marks, byte order marks. The joiners stay where a script
// needs them, which the European ones do not.
bool invisible(UChar32 c, UChar32 before) {
  if (c == 0x200C || c == 0x200D) return before == 0 || european(script_of(before));
  return c == 0x200B || c == 0x200E || c == 0x200F || c == 0x2060 || c == 0xFEFF || c == 0x00AD;
}

const char* forbidden(UChar32 c) {
  if (c == 0xFFFD) return "a letter was lost in the export; please export the file again as CSV UTF-8";
  if (c == '\n' || c == '\r') return "a name holds a line break; a quotation mark may be missing";
  if (c == '<' || c == '>') return "a name holds < or >";
  switch (u_charType(c)) {
    case U_CONTROL_CHAR:
      return "a name holds a control character";
    case U_FORMAT_CHAR:  // direction overrides and tags among them; the joiners were looked at before
      return c == 0x200C || c == 0x200D ? nullptr
                                        : "a name holds an invisible character that changes its order";
    case U_UNASSIGNED:
    case U_PRIVATE_USE_CHAR:
    case U_SURROGATE:
      return "a name holds a character that is none";
    default:
      return nullptr;
  }
}

// Whether letters of Latin, Cyrillic and Greek stand side by side.
class Scripts {
 public:
  void see(UChar32 c) {
    const UScriptCode script = script_of(c);
    latin_ |= script == USCRIPT_LATIN;
    cyrillic_ |= script == USCRIPT_CYRILLIC;
    greek_ |= script == USCRIPT_GREEK;
  }
  bool mixed() const { return int{latin_} + int{cyrillic_} + int{greek_} > 1; }

 private:
  bool latin_ = false, cyrillic_ = false, greek_ = false;
};

// Most cells of a large file hold nothing to look into: plain letters, digits and single spaces.
bool nothing_to_clean(std::string_view raw) {
  char before = ' ';
  for (const char c : raw) {
    if (c < ' ' || c > '~' || c == '<' || c == '>' || (c == ' ' && before == ' ')) return false;
    before = c;
  }
  return raw.size() <= most_characters && (raw.empty() || raw.back() != ' ');
}

}  // namespace

CleanText clean_text(std::string_view raw) {
  CleanText clean;
  if (nothing_to_clean(raw)) {
    clean.text = raw;
    return clean;
  }
  const auto given = icu::UnicodeString::fromUTF8({raw.data(), static_cast<std::int32_t>(raw.size())});
  icu::UnicodeString kept;
  Scripts scripts;
  int marks = 0;
  UChar32 before = 0;
  for (std::int32_t i = 0; i < given.length(); i = given.moveIndex32(i, 1)) {
    const UChar32 c = given.char32At(i);
    if (invisible(c, before)) continue;
    if (const char* why = c == '\t' ? nullptr : forbidden(c)) {
      clean.why_not = why;
      return clean;
    }
    marks = mark(c) ? marks + 1 : 0;
    if (marks > most_marks) {
      clean.why_not = "a name holds more than 4 marks on one letter";
      return clean;
    }
    const bool space = u_isUWhiteSpace(c) != 0;
    if (space && (before == ' ' || kept.isEmpty())) continue;
    before = space ? ' ' : c;
    kept.append(before);
    scripts.see(c);
  }
  if (kept.endsWith(u" ", 0, 1)) kept.truncate(kept.length() - 1);
  if (static_cast<std::size_t>(kept.countChar32()) > most_characters) {
    clean.why_not = "a name is longer than 200 characters";
    return clean;
  }
  clean.mixed_scripts = scripts.mixed();
  kept.toUTF8String(clean.text);
  return clean;
}

bool has_letter(std::string_view text) {
  const auto name = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  for (std::int32_t i = 0; i < name.length(); i = name.moveIndex32(i, 1))
    if (u_isalpha(name.char32At(i)) != 0) return true;
  return false;
}

bool in_capitals(std::string_view text) {
  const auto name = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  int capitals = 0;
  for (std::int32_t i = 0; i < name.length(); i = name.moveIndex32(i, 1)) {
    if (u_islower(name.char32At(i)) != 0) return false;
    capitals += u_isupper(name.char32At(i)) != 0 ? 1 : 0;
  }
  return capitals >= 2;
}

}  // namespace knownby::roster
