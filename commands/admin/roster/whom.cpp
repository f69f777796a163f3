// Whom an import is about, on asking: students by name to whoever may see every student, else by the student
// system's number (PRODUCT F.3 no. 1); colleagues by name.
#include "commands/admin/roster/plan.hpp"
#include "commands/posts.hpp"
#include "commands/rights.hpp"
#include "commands/roster/settled.hpp"
#include "commands/roster/staff/stored_staff.hpp"
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

std::vector<std::string> called(const std::vector<Staff>& staff) {
  std::vector<std::string> whom;
  for (const Staff& one : staff) whom.push_back(one.called);
  return whom;
}

// As they are called once it is in.
std::vector<std::string> called(const std::vector<roster::StaffRow>& rows, const Plan::Staff& staff) {
  std::vector<std::string> whom;
  for (const roster::StaffRow& row : rows)
    whom.push_back(staff.change.stored->settle(row, staff.file).staff.called);
  return whom;
}

void show_staff(const Plan::Staff& staff, std::vector<Block>& blocks) {
  const roster::StaffDifference& change = staff.change;
  add("Staff leaving", called(change.leaving), blocks);
  add("Staff new", called(change.arriving, staff), blocks);
  add("Staff changed", called(change.changed, staff), blocks);
  std::vector<std::string> posts;
  for (const auto& [person, said] : change.posts_kept)
    posts.push_back(person.called + " (" + std::string(post_words(person.role)) + " here, " +
                    std::string(post_words(said)) + " by job title)");
  add("Another post by job title", posts, blocks);
  add("Still leads", called(change.leads_kept), blocks);
}

bool is_about_staff(const roster::StaffDifference& change) {
  return !(change.arriving.empty() && change.changed.empty() && change.leaving.empty() &&
           change.posts_kept.empty() && change.leads_kept.empty());
}

}  // namespace

bool is_about_somebody(const Plan& planned) {
  if (planned.staff && is_about_staff(planned.staff->change)) return true;
  if (!planned.students) return false;
  const roster::Difference& change = planned.students->change;
  return !(change.arriving.empty() && change.returning.empty() && change.changed.empty() &&
           change.leaving.empty() && change.names_kept.empty());
}

void show_whom(const Visit& visit, const Plan& planned, std::vector<Block>& blocks) {
  const bool by_name = how_far(visit.speaker.role, Right::contacts) == Reach::school;
  if (planned.students) show_students(*planned.students, by_name, visit.today, blocks);
  if (planned.staff) show_staff(*planned.staff, blocks);
}

}  // namespace knownby::admin
