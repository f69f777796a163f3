// Whom an import is about, on asking: by name to whoever may see every student, else by the student system's
// number (PRODUCT F.3 no. 1).
#include "commands/admin/roster/plan.hpp"
#include "commands/rights.hpp"
#include "commands/roster/settled.hpp"
#include "commands/words/list_words.hpp"

namespace knownby::admin {
namespace {

constexpr std::size_t most = 15;

void add(const std::string& what, const std::vector<std::string>& whom, std::vector<Block>& blocks) {
  if (!whom.empty()) blocks.push_back(says(what + ": " + some_of(whom, most) + "."));
}

// What people will read once it is in: the row alone may have a name that is kept out.
std::string shown_after(const Plan::Students& students, const roster::StudentRow& row,
                        std::chrono::local_days today) {
  return students.change.stored->settle(row, students.file, today).student.shown;
}

std::string change_words(const roster::Changed& change, const std::string& now_shown) {
  std::string words;
  for (const std::string& what : change.what) {
    words += words.empty() ? "" : ", ";
    words += !now_shown.empty() && what == "name" ? "now " + now_shown : what;
  }
  return words;
}

void show_changed(const Plan::Students& students, bool by_name, std::chrono::local_days today,
                  std::vector<Block>& blocks) {
  const roster::Difference& change = students.change;
  for (std::size_t at = 0; at < std::min(most, change.changed.size()); ++at) {
    const auto& [row, changed] = change.changed[at];
    const Student* before = change.stored->find(changed.sis_id);
    const std::string& who = by_name && before != nullptr ? before->shown : changed.sis_id;
    const std::string now_shown = by_name ? shown_after(students, row, today) : std::string{};
    blocks.push_back(quietly(who + ": " + change_words(changed, now_shown)));
  }
  if (change.changed.size() > most)
    blocks.push_back(quietly("… and " + std::to_string(change.changed.size() - most) + " changed more"));
}

void show_students(const Plan::Students& students, bool by_name, std::chrono::local_days today,
                   std::vector<Block>& blocks) {
  const roster::Difference& change = students.change;
  if (!change.stored) return;  // nothing was compared
  const auto rows_of = [&](const std::vector<roster::StudentRow>& rows) {
    std::vector<std::string> whom;
    for (const roster::StudentRow& row : rows)
      whom.push_back(by_name ? shown_after(students, row, today) : row.student.sis_id);
    return whom;
  };
  std::vector<std::string> leaving, kept;
  for (const Student& one : change.leaving) leaving.push_back(by_name ? one.shown : one.sis_id);
  for (const std::string& id : change.names_kept) {
    const Student* one = change.stored->find(id);
    kept.push_back(by_name && one != nullptr ? one->shown : id);
  }
  add("Leaving", leaving, blocks);
  add("New", rows_of(change.arriving), blocks);
  add("Back", rows_of(change.returning), blocks);
  show_changed(students, by_name, today, blocks);
  add("First name kept", kept, blocks);
}

}  // namespace

bool is_about_somebody(const Plan& planned) {
  if (planned.staff && !planned.staff->change.leaving.empty()) return true;
  if (!planned.students) return false;
  const roster::Difference& change = planned.students->change;
  return !(change.arriving.empty() && change.returning.empty() && change.changed.empty() &&
           change.leaving.empty() && change.names_kept.empty());
}

void show_whom(const Visit& visit, const Plan& planned, std::vector<Block>& blocks) {
  const bool by_name = how_far(visit.speaker.role, Right::contacts) == Reach::school;
  if (planned.students) show_students(*planned.students, by_name, visit.today, blocks);
  if (!planned.staff) return;
  std::vector<std::string> staff;
  for (const Staff& one : planned.staff->change.leaving) staff.push_back(one.called);
  add("Staff leaving", staff, blocks);
}

}  // namespace knownby::admin
