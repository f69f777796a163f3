#pragma once
// An import's files as they lie on the disk. All throw std::runtime_error, with a sentence without its full
// stop.

#include <string>
#include <vector>

#include "commands/roster/oneroster/files.hpp"
#include "commands/words/request.hpp"

namespace knownby::admin {

// Limit: 32 MB; 50,000 students need 10. Empty where it need not exist and does not.
std::string read_file(const std::string& path, bool must_exist);

// Packed, or a folder with the files in it. Limit: 256 MB; a district's places in classes are 40.
roster::oneroster::Files export_at(const std::string& path);
roster::oneroster::Files unpacked(const std::string& name, const std::string& content);

std::string only_zip_in(const std::string& folder);         // its path; empty: there is none
std::vector<SentFile> files_in(const std::string& folder);  // those of names_in

// All but reports, by name; beside a manifest only those of the export that are read, tables that could be
// taken for a roster, and the calendar.
std::vector<std::string> names_in(const std::string& folder);

// Beside a manifest, OneRoster's other files are never opened: demographics, results, courses.
bool stays_closed(const std::string& name);

}  // namespace knownby::admin
