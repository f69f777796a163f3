#pragma once
// Where roster files go once the desk has looked at them: done/, refused/ and waiting/ within the watched
// folder, one folder a drop, with a report in it.

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "commands/words/card.hpp"

namespace knownby::drops {

std::string place_for(const std::string& title);  // of the report: admin::drop_titles

void put_away(const std::string& folder, const std::string& id, const std::vector<std::string>& names,
              const Card& report);
void move_on(const std::string& folder, const std::string& id, const Card& report);  // one that waited

// What lies in done/ and refused/ for 14 days; the reports stay.
void delete_old(const std::string& folder, std::chrono::sys_seconds now);

std::int64_t seconds_of(std::filesystem::file_time_type time);  // since 1970

}  // namespace knownby::drops
