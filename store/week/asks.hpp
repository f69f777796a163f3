#pragma once
// Who was asked to see whom, how often, and who would rather not this week. It is kept so that everybody is
// asked alike over a few weeks, and for nothing else: nothing here is shown, summed up or exported by person.

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "store/db.hpp"
#include "store/ids.hpp"

namespace knownby {

struct AskOf {
  StaffId staff{};
  StudentId student{};
};

namespace asks {

void put(Db& db, WeekId week, const std::vector<AskOf>& asked);
std::vector<StudentId> of_staff(Db& db, WeekId week, StaffId staff);  // by id
std::vector<AskOf> of_week(Db& db, WeekId week);                      // by staff, then by student

int open_asks(Db& db, StaffId staff, const std::string& week);  // on all cards of that week

// Suggested on cards made since then, and claims taken since then, by person; whoever has none is absent.
std::map<StaffId, int> offered_since(Db& db, std::chrono::sys_seconds since);
std::map<StaffId, int> taken_since(Db& db, std::chrono::sys_seconds since);

void pass(Db& db, WeekId week, StaffId staff);    // "not for me this week"
bool unpass(Db& db, WeekId week, StaffId staff);  // false: there was none
bool passed(Db& db, WeekId week, StaffId staff);

// Fewer asks a week than others, as they themselves wish; none: as many as others.
void allow(Db& db, StaffId staff, std::optional<int> most);
// The same, as `by`, who leads them, thinks right; none: no more. It never gives more than they wish.
void lower(Db& db, StaffId staff, std::optional<int> most, StaffId by);
std::map<StaffId, int> allowed(Db& db);  // the least of both

}  // namespace asks
}  // namespace knownby
