#include "tests/year/seen.hpp"

#include <algorithm>
#include <cmath>

#include "store/query.hpp"

namespace knownby::year {
namespace {

using std::chrono::days;

constexpr int lately = 20;  // school days: four weeks

// Whole school days unseen at the end of that day.
int waited(const Pupil& pupil, const std::vector<local_days>& seen, local_days day,
           const Calendar& calendar) {
  const auto after = std::upper_bound(seen.begin(), seen.end(), day);
  const local_days from = after == seen.begin() ? pupil.entered : *std::prev(after) + days(1);
  return calendar.school_days(from, day);
}

}  // namespace

Seen read_seen(Db& db) {
  Query rows(db,
             "SELECT s.sis_id, c.day FROM counted c JOIN students s ON s.id = c.student_id ORDER BY c.day");
  Seen seen;
  while (rows.next()) seen[rows.text(0)].push_back(rows.day(1));
  return seen;
}

void sum_up(Year& year, const Seen& seen, const People& people, const Calendar& calendar) {
  const std::vector<local_days> never;
  for (const auto& [id, when] : seen) year.logged += static_cast<int>(when.size());
  const local_days first = calendar.days().front().day, last = calendar.days().back().day;
  for (local_days day = first; day <= last; day += days(1)) {
    if (!calendar.school_day(day)) continue;
    Week week;
    week.ends = day;
    for (const Pupil& one : people.pupils) {
      if (!is_enrolled(one, day)) continue;
      const auto found = seen.find(one.id);
      const int wait = waited(one, found == seen.end() ? never : found->second, day, calendar);
      ++week.enrolled;
      week.seen_lately += wait < lately && found != seen.end() && found->second.front() <= day ? 1 : 0;
      week.longest_wait = std::max(week.longest_wait, wait);
    }
    year.longest_unseen = std::max(year.longest_unseen, week.longest_wait);
    const bool same_week = !year.weeks.empty() && monday_of(year.weeks.back().ends) == monday_of(day);
    if (same_week)
      year.weeks.back() = week;
    else
      year.weeks.push_back(week);
  }
}

double rank_correlation(const std::vector<int>& values) {
  const auto count = static_cast<double>(values.size());
  double both = 0, places = 0, ranks = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    double rank = -count / 2;
    for (const int other : values) rank += other < values[i] ? 1.0 : other == values[i] ? 0.5 : 0.0;
    const double place = static_cast<double>(i) + 0.5 - count / 2;
    both += place * rank, places += place * place, ranks += rank * rank;
  }
  return ranks == 0 ? 0 : both / std::sqrt(places * ranks);
}

}  // namespace knownby::year
