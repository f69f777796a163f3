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

std::string change_words(const roster::Changed& change, const roster::StudentRow& row, bool by_name) {
  std::string words;
  for (const std::string& what : change.what) {
    words += words.empty() ? "" : ", ";
    words += by_name && what == "name" ? "now " + row.student.shown : what;
  }
  return words;
}

void show_changed(const roster::Difference& change, bool by_name, std::vector<Block>& blocks) {
  for (std::size_t at = 0; at < std::min(most, change.changed.size()); ++at) {
    const auto& [row, changed] = change.changed[at];
    const Student* before = change.stored ? change.stored->find(changed.sis_id) : nullptr;
    const std::string& who = by_name && before != nullptr ? before->shown : changed.sis_id;
    blocks.push_back(quietly(who + ": " + change_words(changed, row, by_name)));
  }
  if (change.changed.size() > most)
    blocks.push_back(quietly("… and " + std::to_string(change.changed.size() - most) + " changed more"));
}

std::vector<std::string> rows_of(const std::vector<roster::StudentRow>& rows, bool by_name) {
  std::vector<std::string> whom;
  for (const roster::StudentRow& row : rows) whom.push_back(by_name ? row.student.shown : row.student.sis_id);
  return whom;
}

}  // namespace

bool is_about_somebody(const Plan& planned) {
  if (planned.staff && !planned.staff->change.leaving.empty()) return true;
  if (!planned.students) return false;
  const roster::Difference& change = planned.students->change;
  return !(change.arriving.empty() && change.returning.empty() && change.changed.empty() &&
           change.leaving.empty());
}

void show_whom(const Visit& visit, const Plan& planned, std::vector<Block>& blocks) {
  const bool by_name = how_far(visit.speaker.role, Right::contacts) == Reach::school;
  if (planned.students) {
    const roster::Difference& change = planned.students->change;
    std::vector<std::string> leaving;
    for (const Student& one : change.leaving) leaving.push_back(by_name ? one.shown : one.sis_id);
    add("Leaving", leaving, blocks);
    add("New", rows_of(change.arriving, by_name), blocks);
    add("Back", rows_of(change.returning, by_name), blocks);
    show_changed(change, by_name, blocks);
  }
  if (!planned.staff) return;
  std::vector<std::string> staff;
  for (const Staff& one : planned.staff->change.leaving) staff.push_back(one.called);
  add("Staff leaving", staff, blocks);
}

}  // namespace knownby::admin
