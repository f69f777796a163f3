#pragma once
// F17: the names, notes and secrets of the tests' own schools, looked for in whatever the suite leaves on a
// disk. Each Folder is looked through as its test ends, each log as its program ends.

#include <filesystem>
#include <string>
#include <string_view>

namespace knownby::canaries {

// The first of what a log, a metric or an error page must not hold: a student's name, a note, a secret.
// Empty: none of them.
std::string found_in_log(std::string_view text);
// The same of a database, its log and copies of it: notes and secrets; names stand there in the clear.
std::string found_in_store(std::string_view bytes);

// A test's failure for each file of the folder that holds one.
void look_through(const std::filesystem::path& folder);

}  // namespace knownby::canaries
