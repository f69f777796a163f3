#pragma once
// A file with which a new school year begins: nearly everybody who stays stands one grade higher, those of
// the last grade are gone, and others have come (PRODUCT F.3 no. 6).

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/calendar_days.hpp"
#include "store/db.hpp"

namespace knownby::roster {

class Stored;
struct StudentFile;
struct Difference;

struct NewYear {
  bool begins = false;
  bool may_be = false;           // it was not taken for one; whoever knows better may say so
  int up = 0;                    // stand one grade higher
  int stay = 0;                  // stand in the same grade, or in another one
  int roomed = 0, roomless = 0;  // stay and had a homeroom; would have none then
  int early = 0;                 // are gone, and had a grade to come here
  std::vector<std::pair<std::string, int>> finished;  // "Grade 8": how many of the last grade are gone
  std::string stop;  // why somebody should look twice all the same; where it does not begin, why not
};

// `difference` holds who arrives and who leaves. is_said: whoever runs Knownby says that it begins, which
// they may where no file has begun one in the last half year; what speaks against it is told in `stop`.
NewYear new_year(const Stored& stored, const StudentFile& file, const Difference& difference,
                 std::chrono::local_days today, bool is_said = false);

// "A new school year: 278 students move up a grade, 139 left after Grade 8, 141 are new."
std::string year_words(const NewYear& year, std::size_t arriving);

// After the calendar's last day, in the first six weeks of a year, and in summer where it does not tell; and
// once a year only. began: when one began by a file last.
bool may_begin_year(std::span<const CalendarDay> days, std::optional<std::chrono::local_days> began,
                    std::chrono::local_days today);

constexpr std::chrono::days half_a_year{180};

std::optional<std::chrono::local_days> year_began(Db& db);  // by a file; none: not yet
// The first day of the school year in which its first list came, where no file has begun one yet: who stands
// a grade higher in its first weeks is no new year then.
std::optional<std::chrono::local_days> year_listed(Db& db, std::span<const CalendarDay> days,
                                                   std::chrono::local_days today);
void list_year(Db& db, std::span<const CalendarDay> days, std::chrono::local_days today);  // a list has come
void begin_year(Db& db, std::chrono::local_days today);

bool comes_before(std::string_view grade, std::string_view other);  // in a school's order: "K", "1", "10"

}  // namespace knownby::roster
