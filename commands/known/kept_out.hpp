#pragma once
// What is not kept of a student, or not without a question, whoever says it (PRODUCT E.1).

#include <string>

namespace knownby::known {

bool is_deficit(const std::string& text);   // words a student would not be glad we know
bool is_aversion(const std::string& text);  // "hates loud places": may be meant kindly
// Who somebody is, what ails them, what their family lives through: theirs to tell, and read by a whole team
// here.
bool is_theirs_to_tell(const std::string& text);

}  // namespace knownby::known
