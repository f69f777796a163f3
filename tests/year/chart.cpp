#include "tests/year/chart.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "commands/calendar/calendar.hpp"

namespace knownby::year {
namespace {

constexpr int width = 760, left = 46, right = 592, top = 62, middle = 210, gap = 54, below = 400;

struct Line {
  const Year* year;
  const char* label;
  const char* stroke;
  const char* dash;
  double thickness;
};

struct Panel {
  int top, bottom;
  double most;
  double y(double value) const { return bottom - (bottom - top) * value / most; }
};

double x(std::size_t week, std::size_t weeks) {
  return left + (right - left) * static_cast<double>(week) /
                    static_cast<double>(std::max<std::size_t>(1, weeks - 1));
}

template <class Value>
std::string path(const Line& line, const Panel& panel, Value value) {
  std::string points;
  for (std::size_t i = 0; i < line.year->weeks.size(); ++i)
    points += fmt::format("{}{:.1f},{:.1f}", i == 0 ? "" : " ", x(i, line.year->weeks.size()),
                          panel.y(value(line.year->weeks[i])));
  return fmt::format(
      "<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\" stroke-dasharray=\"{}\" "
      "stroke-linejoin=\"round\"/>\n",
      points, line.stroke, line.thickness, line.dash);
}

std::string text(double at_x, double at_y, const std::string& words, const char* more = "") {
  return fmt::format("<text x=\"{:.0f}\" y=\"{:.0f}\" {}>{}</text>\n", at_x, at_y, more, words);
}

std::string grid(const Panel& panel, std::initializer_list<int> values, const char* unit) {
  std::string drawn;
  for (const int value : values) {
    drawn += fmt::format("<path d=\"M{} {:.1f}H{}\" stroke=\"#e3e3e0\"/>\n", left, panel.y(value), right);
    drawn += text(left - 6, panel.y(value) + 4, fmt::format("{}{}", value, unit),
                  "text-anchor=\"end\" class=\"q\"");
  }
  return drawn;
}

// Labels at the lines' ends, moved apart where they would touch.
std::string labels(std::vector<std::pair<double, std::string>> at) {
  std::sort(at.begin(), at.end());
  std::string drawn;
  double last = 0;
  for (auto& [y, words] : at) {
    y = std::max(y, last + 15);
    last = y;
    drawn += text(right + 8, y + 4, words);
  }
  return drawn;
}

std::string months(const Year& year) {
  constexpr const char* names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::string drawn;
  unsigned last = 8;  // August is a week, and has no room for its name
  for (std::size_t i = 0; i < year.weeks.size(); ++i) {
    const auto month = static_cast<unsigned>(std::chrono::year_month_day(year.weeks[i].ends).month());
    if (month != last) drawn += text(x(i, year.weeks.size()), below + 18, names[month - 1], "class=\"q\"");
    last = month;
  }
  return drawn;
}

}  // namespace

std::string chart_of(const Years& years, const Size& size, unsigned seed) {
  const Line lines[] = {{&years.random, "at random", "#8a8a85", "2 4", 1.6},
                        {&years.longest_wait, "longest wait first", "#b0702a", "7 4", 1.8},
                        {&years.ours, "Knownby", "#2f6f5e", "none", 2.6}};
  const int longest = std::max(
      {years.ours.longest_unseen, years.longest_wait.longest_unseen, years.random.longest_unseen, 30});
  const Panel seen{top, middle, 100}, wait{middle + gap, below, static_cast<double>(longest)};
  std::string drawn = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" role=\"img\" "
      "font-family=\"sans-serif\" "
      "font-size=\"12\" fill=\"#333\">\n<title>A simulated year of {} students</title>\n"
      "<style>.q{{fill:#777;font-size:11px}}.t{{font-size:13px;font-weight:bold}}</style>\n"
      "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n",
      width, below + 52, size.grades * size.pupils);
  drawn += text(left, 22, "A simulated school year, three ways to choose whom the weekly card asks about",
                "class=\"t\"");
  drawn += text(left, top - 14, "Students with a check-in logged in the last four school weeks");
  drawn += grid(seen, {0, 50, 100}, " %");
  drawn += text(
      left, middle + gap - 14,
      "The longest that any student has then been without one, in school days; beside it the year's longest");
  drawn += grid(wait, {0, longest / 2, longest}, "");
  const People people = people_of(size, Chance(seed));
  const auto silent = std::count_if(people.adults.begin(), people.adults.end(),
                                    [](const Adult& one) { return one.habit == Habit::silent; });
  std::vector<std::pair<double, std::string>> ends, waits;
  for (const Line& line : lines) {
    const auto share = [](const Week& week) { return 100.0 * week.seen_lately / std::max(1, week.enrolled); };
    const auto days = [](const Week& week) { return static_cast<double>(week.longest_wait); };
    drawn += path(line, seen, share) + path(line, wait, days);
    ends.emplace_back(seen.y(share(line.year->weeks.back())), fmt::format("{}", line.label));
    waits.emplace_back(wait.y(days(line.year->weeks.back())),
                       fmt::format("{}: {}", line.label, line.year->longest_unseen));
  }
  drawn += labels(std::move(ends)) + labels(std::move(waits)) + months(years.ours);
  drawn += text(left, below + 42,
                fmt::format("{} students, {} adults, {} of whom never write a word. Seed {}.",
                            people.pupils.size(), people.adults.size(), silent, seed),
                "class=\"q\"");
  return drawn + "</svg>\n";
}

}  // namespace knownby::year
