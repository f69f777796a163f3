#pragma once
// A school from a folder of files, as it would be after a few weeks with Knownby: roster, calendar, channels
// and the check-ins so far. For rehearsals, never for a school's real store.

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <map>
#include <string>

#include "commands/policy.hpp"
#include "commands/words/look.hpp"
#include "store/db.hpp"

namespace knownby {

// Lincoln Middle School: who to call and where the day begins.
Policy sample_policy();

struct Loaded {
  std::size_t students = 0, staff = 0, channels = 0, checkins = 0;
  std::map<std::string, Audience> audiences{};  // by address, of channels that not only staff read
};

// Brings in students.csv and staff.csv as an import would, and where they are: calendar.csv; channels.csv
// (Channel, Group, Card_Day, Card_Time; a channel without a group is mapped to nothing; where there is a
// column Read_By: everyone, guests, another organisation, nobody (archived), without Knownby); checkins.csv
// (Date, Student_Number, Staff_ID, Kind, Note; what lies after `now` is left out, and whoever is gone for so
// long that an import would not take them in). Links everybody's console
// account. Inside the caller's transaction. Throws std::runtime_error naming file, line and reason.
Loaded load_school(Db& db, const std::filesystem::path& folder, const Policy& policy,
                   std::chrono::sys_seconds now);

}  // namespace knownby
