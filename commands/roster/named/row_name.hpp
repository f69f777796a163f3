#pragma once
// The name in a row about a student, and what the row says of it by itself.

#include <string>
#include <vector>

#include "commands/roster/roster_files.hpp"
#include "commands/roster/sheet.hpp"

namespace knownby::roster {

// Into `out`; returns why there is none that can be used, empty where there is one. mixes_alphabets: to be
// looked at by somebody.
std::string read_name(const Sheet& sheet, const CsvRow& row, StudentRow& out, bool& mixes_alphabets);

// Some systems fill the column of preferred names with everybody's first name: that says nothing by itself.
void forget_repeated_names(std::vector<StudentRow>& rows);

}  // namespace knownby::roster
