#pragma once
// When each mapped channel's weekly card is due, and the cards that were made. Only the rule is truth;
// next_due follows from it.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/db.hpp"
#include "store/ids.hpp"

namespace knownby {

struct Schedule {
  ScheduleId id{};
  PlaceId place{};
  std::chrono::weekday weekday{1};       // earliest day of the week; a day without school moves it on
  std::chrono::minutes at{7 * 60 + 30};  // local wall time since midnight, 0 to 1,439
  std::optional<std::chrono::sys_seconds> next_due{};  // none: nothing ahead (no school days left)
  std::string stopped{};        // why nothing is posted there until somebody sets it up again; empty: it is
  bool before_meeting = false;  // the slot is the school day before the meeting on `weekday`
};

// One week's card in one place.
struct WeekCard {
  WeekId id{};
  ScheduleId schedule{};
  std::string week;  // ISO week, "2026-W42": unique with the schedule
  std::chrono::sys_seconds made{};
  std::vector<StudentId> students{};  // in the order shown
  std::string question{};             // of the week; empty: none
  std::string standing{};             // "4 of 6 taken", as its message says it by now
};

namespace schedules {
std::vector<Schedule> all(Db& db);
std::vector<Schedule> due(Db& db, std::chrono::sys_seconds now);  // next_due <= now, earliest first
std::optional<Schedule> of_place(Db& db, PlaceId place);
std::optional<std::chrono::sys_seconds> earliest_due(Db& db);
ScheduleId put(Db& db, const Schedule& schedule);  // one a place; it is not stopped any more
void stop(Db& db, ScheduleId id, std::string_view why);
void set_next_due(Db& db, ScheduleId id, std::optional<std::chrono::sys_seconds> next_due);
}  // namespace schedules

namespace week_cards {
std::optional<WeekCard> put(Db& db,
                            const WeekCard& card);  // none: that schedule has its card for that week already
std::optional<WeekCard> find(Db& db, WeekId id);
std::optional<WeekCard> of_week(Db& db, ScheduleId schedule, const std::string& week);
std::vector<WeekCard> all_of_week(Db& db, const std::string& week);  // of every schedule; by id
void stand(Db& db, WeekId id, std::string_view standing);
std::optional<std::chrono::sys_seconds> last_made(Db& db, ScheduleId schedule);  // of its latest week
std::optional<std::chrono::sys_seconds> first_made(Db& db);                      // of all there are
// Who was on the group's cards of one week, whatever channel they were in.
struct Asked {
  std::string week;
  std::chrono::sys_seconds made{};  // the first of them
  std::vector<StudentId> students{};
};
// Of weeks up to `week`, itself included, that had a card: at most so many, newest first.
std::vector<Asked> asked(Db& db, GroupId group, const std::string& week, std::size_t most);
}  // namespace week_cards
}  // namespace knownby
