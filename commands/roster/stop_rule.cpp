#include "commands/roster/stop_rule.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_set>

#include "commands/roster/fields.hpp"
#include "commands/words/list_words.hpp"

namespace knownby::roster {
namespace {

constexpr std::size_t fewest_leaving = 10;
constexpr int fewest_in_group = 3;  // one or two students who move are no sign of a mistake

std::string number(std::size_t count) { return std::to_string(count); }
std::string rows(std::size_t count) { return number(count) + (count == 1 ? " row" : " rows"); }

std::size_t active(const Stored& stored) {
  const auto& all = stored.students();
  return static_cast<std::size_t>(
      std::count_if(all.begin(), all.end(), [](const Student& student) { return !student.left; }));
}

std::string ids_words(const Stored& stored, const StudentFile& file) {
  if (active(stored) == 0 || file.rows.empty()) return {};
  std::unordered_set<std::string> without_zeros;
  for (const Student& student : stored.students()) {
    const std::size_t begin = std::min(student.sis_id.find_first_not_of('0'), student.sis_id.size());
    without_zeros.insert(student.sis_id.substr(begin));
  }
  bool zeros_lost = false;
  for (const StudentRow& row : file.rows) {
    if (stored.find(row.student.sis_id) != nullptr) return {};
    zeros_lost |= without_zeros.contains(row.student.sis_id);
  }
  return zeros_lost
             ? "No student number matches: they have lost the zeros in front, as Excel does. "
             : "No student number in the file is one I know. Is it another column, or another school? ";
}

// Numbers sorted apart from names would hand one student's history to another.
std::size_t other_people(const Stored& stored, const StudentFile& file) {
  return static_cast<std::size_t>(
      std::count_if(file.rows.begin(), file.rows.end(), [&](const StudentRow& row) {
        const Student* before = stored.find(row.student.sis_id);
        return before != nullptr && before->family != row.student.family &&
               before->given != row.student.given;
      }));
}

// Rejected rows whose student we could not tell: whoever seems to be missing may be in one of them.
std::size_t unplaced(const Stored& stored, const Difference& difference) {
  const auto known = [&](const std::string& id) { return stored.find(id) != nullptr; };
  return static_cast<std::size_t>(
      std::count_if(difference.rejected.begin(), difference.rejected.end(), [&](const Rejected& one) {
        return !one.remark && std::none_of(one.ids.begin(), one.ids.end(), known);
      }));
}

}  // namespace

bool too_many_leaving(std::size_t leaving, std::size_t before) {
  return leaving >= fewest_leaving && leaving * 20 > before;
}

std::size_t rejected_people(const std::vector<Rejected>& rejected) {
  return static_cast<std::size_t>(
      std::count_if(rejected.begin(), rejected.end(), [](const Rejected& one) { return !one.remark; }));
}

bool too_many_rejected(const std::vector<Rejected>& rejected, std::size_t rows) {
  const std::size_t people = rejected_people(rejected);
  return people * 50 > rows + people;
}

std::vector<std::string> emptied_groups(const Stored& stored, const StudentFile& file,
                                        const Difference& difference, std::chrono::local_days today) {
  using Place = std::pair<bool, std::string>;  // homeroom?, code
  std::map<Place, int> before;
  std::set<Place> after;
  std::unordered_set<std::string> settled;
  for (const Student& student : difference.leaving) settled.insert(student.sis_id);
  for (const StudentRow& row : file.rows) {
    const Settled now = stored.settle(row, file, today);
    if (out_of_school(row, today) || !now.here) continue;
    settled.insert(row.student.sis_id);
    after.insert({false, now.grade});
    after.insert({true, now.homeroom});
  }
  for (const Student& student : stored.students()) {
    if (student.left) continue;
    for (const Place& place :
         {Place{false, stored.code(student.grade)}, Place{true, stored.code(student.homeroom)}}) {
      ++before[place];
      if (!settled.contains(student.sis_id)) after.insert(place);  // its row could not be read: it stays
    }
  }
  std::vector<std::string> titles;
  for (const auto& [place, students] : before)
    if (students >= fewest_in_group && !place.second.empty() && !after.contains(place))
      titles.push_back(place.first ? "homeroom " + place.second : grade_title(place.second));
  return titles;
}

std::string why_stop(const Stored& stored, const StudentFile& file, const Difference& difference) {
  std::string words;
  const std::size_t before = active(stored), leaving = difference.leaving.size();
  const bool begins_year = difference.new_year.begins;
  words += difference.new_year.stop;
  if (!begins_year && too_many_leaving(leaving, before))
    words += number(leaving) + " of " + number(before) + " students would leave. ";
  if (too_many_rejected(difference.rejected, file.rows.size()))
    words += rows(rejected_people(difference.rejected)) + " can't be used. ";
  if (!begins_year && !difference.emptied.empty())
    words += "Nobody would be left in " + some_of(difference.emptied, 4) + ". ";
  if (!file.only_changes) words += ids_words(stored, file);
  if (const std::size_t others = other_people(stored, file); too_many_leaving(others, before))
    words += number(others) + " students would get another name altogether. Were the columns sorted apart? ";
  if (const auto firsts = static_cast<std::size_t>(difference.first_names); too_many_leaving(firsts, before))
    words += number(firsts) + " students would get another first name. Were the columns sorted apart? ";
  if (const auto families = static_cast<std::size_t>(difference.family_names);
      too_many_leaving(families, before))
    words += number(families) + " students would get another family name. Were the columns sorted apart? ";
  if (const std::size_t unknown = unplaced(stored, difference); unknown > 0 && leaving > 0)
    words += rows(unknown) + (unknown == 1 ? " doesn't say whose it is" : " don't say whose they are") +
             ", so somebody listed as leaving may be there. ";
  if (!words.empty()) words.pop_back();
  return words;
}

}  // namespace knownby::roster
