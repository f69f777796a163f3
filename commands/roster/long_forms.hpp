#pragma once
// Whether a legal first name is the plain long form of the name a student goes by (PRODUCT C.3 no. 28). Only
// then is it kept at all, so that nobody is outed by a search.

#include <string>
#include <string_view>

namespace knownby::roster {

// The long form, or empty. "Bobby" of "Robert" is "Robert"; "T.J." of "Theodore" "James" is "Theodore".
std::string long_form_of(std::string_view preferred, std::string_view first, std::string_view middle);

}  // namespace knownby::roster
