#pragma once
// Small facts about the school that have one value each, and the version of the roster.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "store/db.hpp"

namespace knownby::settings {

std::optional<std::string> get(Db& db, std::string_view name);
void set(Db& db, std::string_view name, std::string_view value);

// None where it was never set, or is no number.
std::optional<std::int64_t> number(Db& db, std::string_view name);
// A day, as its number from 1970 on.
std::optional<std::chrono::local_days> day(Db& db, std::string_view name);
void set_day(Db& db, std::string_view name, std::chrono::local_days day);

// What nobody else may know; sealed in the file.
std::optional<std::string> secret(Db& db, std::string_view name);
void keep_secret(Db& db, std::string_view name, std::string_view value);

// The name of the setting that says since when (UTC seconds) a platform does not answer; its value is empty
// while it does.
std::string not_answering(std::string_view platform);

// The name of the setting that says since when (UTC seconds) a platform has taken our app away, a space, and
// its own name for that; its value is empty while we are there.
std::string taken_away(std::string_view platform);

// Grows with each change of students, staff, groups, standings, places' mapping, accounts or calendar days
// (kept by triggers), so that whoever holds a copy in memory knows when it is stale.
std::int64_t roster_version(Db& db);
// Grows with each of them but accounts, places' mapping and posts: what files of people are compared with.
std::int64_t people_version(Db& db);

}  // namespace knownby::settings
