#pragma once
// What a school's columns say about a person's name, and what Knownby makes of it: nothing invented, nothing
// hidden in it, and no legal name kept that the person does not go by.

#include <string>
#include <string_view>

namespace knownby::roster {

struct CleanText {
  std::string text;            // trimmed, single spaces; otherwise as given
  std::string why_not;         // not empty: must not be stored, and why
  bool mixed_scripts = false;  // Latin beside Cyrillic or Greek letters: may imitate another name
};
// Takes out what cannot be seen (zero-width spaces, direction marks), refuses what can deceive or break:
// controls, direction overrides, tags, private characters, more than 4 marks on a letter, more than 200
// characters, a letter lost in an export.
CleanText clean_text(std::string_view raw);

bool has_letter(std::string_view text);
bool in_capitals(std::string_view text);  // two letters at least, none of them small

struct NameCells {
  std::string first, middle, last, preferred, display;
};
// "Chen, Robert "Bobby"", "Carter Jr., T.J.", "Maya Rodríguez". last_first: the column says so, and a name
// without a comma is read that way too.
NameCells split_full_name(std::string_view text, bool last_first);

struct PersonName {
  std::string shown, given, middle, family, long_given;  // as in store/students.hpp
};
// All empty where the cells hold no name at all. "FNU", "LNU" and "NMN" are no names.
PersonName name_of(const NameCells& cells);

// "Carter" of "Carter Jr."
std::string without_suffix(std::string_view last);

}  // namespace knownby::roster
