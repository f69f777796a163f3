#pragma once
// How names and words are made comparable: accents, case, apostrophes and hyphens gone. For matching only;
// what people see is always the original.

#include <string>
#include <string_view>

namespace knownby::language {

// Appends the letters and digits of `word`, folded: NFKD, marks stripped, case folded, punctuation and spaces
// dropped, letters that do not decompose (dotless i, ß, ø, đ, ł, ...) mapped by table. Plain ASCII costs
// nanoseconds; bytes that are not UTF-8 are dropped.
void fold_onto(std::string& out, std::string_view word);

std::string folded(std::string_view word);

}  // namespace knownby::language
