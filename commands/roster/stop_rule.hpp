#pragma once
// When an import looks more like a mistake upstream than like a school (PRODUCT F.3 no. 2): one typed error
// must not take hundreds of students out of sight.

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include "commands/roster/import.hpp"
#include "commands/roster/settled.hpp"

namespace knownby::roster {

bool too_many_leaving(std::size_t leaving, std::size_t before);  // more than 5 in 100, and 10 at least
// More than 2 in 100 of the rows about people.
bool too_many_rejected(const std::vector<Rejected>& rejected, std::size_t rows);
std::size_t rejected_people(const std::vector<Rejected>& rejected);

// Titles of the grades and homerooms that had students before and would have none.
std::vector<std::string> emptied_groups(const Stored& stored, const StudentFile& file,
                                        const Difference& difference, std::chrono::local_days today);

// Sentences for the admin, without names; empty: nothing is odd. `difference` is whole but for them.
std::string why_stop(const Stored& stored, const StudentFile& file, const Difference& difference);

}  // namespace knownby::roster
