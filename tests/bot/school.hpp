#pragma once
// A small school in a folder of its own, for tests of the program: 7A with eight students, Ms. Rivera who may
// log them, Mr. Lindqvist who runs Knownby, and one mapped channel.

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <string>

#include "commands/clerk.hpp"
#include "commands/policy.hpp"
#include "commands/words/request.hpp"
#include "store/db.hpp"
#include "store/ids.hpp"

namespace knownby {

// Removed with everything in it.
class Folder {
 public:
  Folder();
  ~Folder();  // first looks through what lies in it: tests/bot/canaries.hpp
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string file(const std::string& name) const { return (path_ / name).string(); }
  // Writes the file and returns its path; nobody else may read it.
  std::string put(const std::string& name, const std::string& text) const;

 private:
  std::filesystem::path path_;
};

std::chrono::sys_seconds chicago(int day_of_october, int hour, int minute);  // 2026, summer time

Policy lincoln_policy();
// Accounts: rivera and lindqvist on the console, U0RIVERA and U0LINDQVIST of T0LINCOLN on Slack. The channel
// #grade-7-team, which is `team`, has its card on Mondays at 07:30.
void fill_school(Db& db, const Place& team = {"console", "#grade-7-team"});

// Nobody but staff reads along there, all the school year.
void staff_only(Db& db, PlaceId place);

// Ms. Rivera types a line to Knownby alone.
Request rivera(const std::string& text, std::chrono::sys_seconds now = chicago(14, 10, 12),
               const std::string& event = {});

// What a clerk answers then, its work committed; nothing, where it passed the request on.
Reply served(Db& db, Clerk& clerk, Request request, std::chrono::sys_seconds now);
Request strike();  // of the clock: the minute

// Of a burst of "bobby talked about book NAMEz": how many check-ins each book has.
std::map<std::string, int> books_in(const std::string& store);

std::int64_t rows_in(const std::string& store, Sql sql);  // the first number of the answer

}  // namespace knownby
