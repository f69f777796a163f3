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

// Makes the folders in which files are put. Throws where one can't be made or is a link, before anything is
// taken.
void make_places(const std::string& folder);

// From taking/<id> in one step; one of the same name that lies there already steps aside. `id` begins with a
// dot where not all of it was taken in.
void put_away(const std::string& folder, const std::string& id, const Card& report);
void move_on(const std::string& folder, const std::string& id, const Card& report);  // one that waited

// What lies in done/ and refused/ for 14 days; the reports stay.
void delete_old(const std::string& folder, std::chrono::sys_seconds now);

// No links, and no files that strayed there.
std::vector<std::filesystem::path> folders_in(const std::filesystem::path& place);

void make_folder(const std::filesystem::path& folder);  // for our own account alone

std::int64_t seconds_of(std::filesystem::file_time_type time);  // since 1970

}  // namespace knownby::drops
