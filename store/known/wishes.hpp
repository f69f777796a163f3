#pragma once
// What one person wishes for themselves: to be asked nothing for a while, to have a student left off what is
// suggested, to have their own spelling of a name understood.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/db.hpp"
#include "store/ids.hpp"

namespace knownby::wishes {

// Until that day, which is the first they may be asked again; none: until they say so.
void pause(Db& db, StaffId staff, std::optional<std::chrono::local_days> until);
bool resume(Db& db, StaffId staff);  // false: there was no pause
bool paused(Db& db, StaffId staff, std::chrono::local_days today);
std::vector<StaffId> paused(Db& db, std::chrono::local_days today);

void leave_off(Db& db, StaffId staff, StudentId student, std::chrono::local_days until);
bool put_back(Db& db, StaffId staff, StudentId student);
std::vector<StudentId> left_off(Db& db, StaffId staff, std::chrono::local_days today);

// Keeping an eye on somebody, until that day.
void watch(Db& db, StaffId staff, StudentId student, std::chrono::local_days until);
bool unwatch(Db& db, StaffId staff, StudentId student);
std::vector<StudentId> watched(Db& db, StaffId staff, std::chrono::local_days today);

// Sent nothing that they did not ask for, until they unmute.
void mute(Db& db, StaffId staff);
bool is_muted(Db& db, StaffId staff);
bool unmute(Db& db, StaffId staff);  // false: nothing was muted

// At most 200 a person, the oldest spellings stay; `heard` folded.
void learn(Db& db, StaffId staff, std::string_view heard, StudentId student);
std::vector<std::pair<std::string, StudentId>> learned(Db& db, StaffId staff);  // by spelling

}  // namespace knownby::wishes
