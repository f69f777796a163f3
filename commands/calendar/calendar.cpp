#include "commands/calendar/calendar.hpp"

#include <date/tz.h>

#include <algorithm>
#include <stdexcept>

namespace knownby {
namespace {

using std::chrono::local_days;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::sys_seconds;

// Stand-ins for "no end": far from any school day, and far from overflow.
constexpr local_days before_all{std::chrono::days{-1'000'000}};
constexpr local_days after_all{std::chrono::days{1'000'000}};

constexpr std::chrono::days four_months{120};

struct Offset {
  sys_seconds until;  // not included
  seconds from_utc;
};

struct Span {
  local_days from, to;  // both included
};

// A zone's changes of offset are laid out once, when the calendar is made; after that a look-up is a binary
// search in memory that never changes, so any number of threads may share it. Debian's zone files list
// changes up to 2037; the last offset is kept beyond, and the first one before 1970.
std::vector<Offset> offsets_of(const date::time_zone& zone) {
  constexpr sys_seconds last = std::chrono::sys_days{std::chrono::year{2100} / 1 / 1};
  std::vector<Offset> offsets;
  for (sys_seconds at{}; at < last;) {
    const date::sys_info info = zone.get_info(at);
    offsets.push_back({info.end, info.offset});
    at = info.end;
  }
  offsets.back().until = sys_seconds::max();
  return offsets;
}

const date::time_zone& zone_named(std::string_view name) {
  try {
    return *date::locate_zone(std::string(name));
  } catch (const std::runtime_error&) {
    throw std::runtime_error("The time zone \"" + std::string(name) +
                             "\" is not known here. Use a name such as \"America/Chicago\".");
  }
}

// The stretches from a first day to a last day; an end that nobody gave is open.
std::vector<Span> school_years(const std::vector<CalendarDay>& marks) {
  std::vector<Span> years;
  bool open = true;
  local_days from = before_all;
  bool bounded = false;
  for (const CalendarDay& mark : marks) {
    if (mark.kind == CalendarDay::Kind::first_day) {
      if (!open || !bounded) from = mark.day;
      open = bounded = true;
    } else if (mark.kind == CalendarDay::Kind::last_day) {
      if (open) years.push_back({from, mark.day});
      open = false;
      bounded = true;  // what follows belongs to a later year
    }
  }
  if (open) years.push_back({from, after_all});
  return years;
}

bool is_weekday(local_days day) { return std::chrono::weekday{day}.iso_encoding() <= 5; }

// Mondays to Fridays before `day`, counted from a Monday.
std::int64_t weekdays_before(local_days day) {
  const std::int64_t since_monday = day.time_since_epoch().count() + 3;  // 1970-01-01 was a Thursday
  const std::int64_t in_week = ((since_monday % 7) + 7) % 7;
  return (since_monday - in_week) / 7 * 5 + std::min<std::int64_t>(in_week, 5);
}

}  // namespace

struct Calendar::Rules {
  std::vector<Offset> offsets;
  std::vector<CalendarDay> days;   // by day
  std::vector<Span> years;         // by day, apart from each other
  std::vector<local_days> closed;  // weekdays marked no school, by day

  seconds offset_at(sys_seconds at) const {
    return std::upper_bound(offsets.begin(), offsets.end(), at,
                            [](sys_seconds t, const Offset& o) { return t < o.until; })
        ->from_utc;
  }
  local_days::duration local_day(sys_seconds at) const {
    return std::chrono::floor<std::chrono::days>((at + offset_at(at)).time_since_epoch());
  }
};

Calendar::Calendar(std::string_view zone, std::vector<CalendarDay> days) {
  auto rules = std::make_unique<Rules>();
  std::stable_sort(days.begin(), days.end(),
                   [](const CalendarDay& a, const CalendarDay& b) { return a.day < b.day; });
  rules->offsets = offsets_of(zone_named(zone));
  rules->years = school_years(days);
  for (const CalendarDay& mark : days)
    if (mark.kind == CalendarDay::Kind::no_school && is_weekday(mark.day))
      if (rules->closed.empty() || rules->closed.back() != mark.day) rules->closed.push_back(mark.day);
  rules->days = std::move(days);
  rules_ = std::move(rules);
}
Calendar::~Calendar() = default;
Calendar::Calendar(Calendar&&) noexcept = default;

local_days Calendar::day_of(sys_seconds at) const { return local_days{rules_->local_day(at)}; }

minutes Calendar::minute_of_day(sys_seconds at) const {
  const seconds local = (at + rules_->offset_at(at)).time_since_epoch();
  return std::chrono::floor<minutes>(local - std::chrono::floor<std::chrono::days>(local));
}

sys_seconds Calendar::instant(local_days day, minutes wall) const {
  const seconds local = day.time_since_epoch() + wall;
  // The first stretch of offset that has not ended by this wall time: in a double hour that is the earlier
  // one, in a gap the one after it, whose beginning is then the answer.
  const auto found = std::partition_point(
      rules_->offsets.begin(), rules_->offsets.end() - 1,
      [&](const Offset& offset) { return sys_seconds{local - offset.from_utc} >= offset.until; });
  const sys_seconds meant{local - found->from_utc};
  return found == rules_->offsets.begin() ? meant : std::max(meant, std::prev(found)->until);
}

bool Calendar::school_day(local_days day) const { return school_days(day, day) == 1; }

std::optional<local_days> Calendar::school_day_from(local_days day) const {
  for (local_days end = day + four_months; day < end; day += std::chrono::days{1})
    if (school_day(day)) return day;
  return std::nullopt;
}

std::optional<local_days> Calendar::school_day_back_from(local_days day) const {
  for (local_days end = day - four_months; day > end; day -= std::chrono::days{1})
    if (school_day(day)) return day;
  return std::nullopt;
}

const CalendarDay* Calendar::marked(local_days day) const {
  const auto found = std::lower_bound(rules_->days.begin(), rules_->days.end(), day,
                                      [](const CalendarDay& mark, local_days d) { return mark.day < d; });
  return found != rules_->days.end() && found->day == day ? &*found : nullptr;
}

int Calendar::school_days(local_days from, local_days to) const {
  std::int64_t count = 0;
  for (const Span& year : rules_->years) {
    const local_days first = std::max(from, year.from);
    const local_days last = std::min(to, year.to);
    if (first > last) continue;
    const auto& closed = rules_->closed;
    const auto off = std::upper_bound(closed.begin(), closed.end(), last) -
                     std::lower_bound(closed.begin(), closed.end(), first);
    count += weekdays_before(last + std::chrono::days{1}) - weekdays_before(first) - off;
  }
  return static_cast<int>(count);
}

std::optional<local_days> Calendar::year_began(local_days today) const {
  std::optional<local_days> began;
  for (const CalendarDay& mark : rules_->days)
    if (mark.kind == CalendarDay::Kind::first_day && mark.day <= today) began = mark.day;
  return began;
}

const std::vector<CalendarDay>& Calendar::days() const { return rules_->days; }

}  // namespace knownby
