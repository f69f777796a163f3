// The private list behind [See the six]: names, a neutral reason each, and what one may do.

#include <algorithm>
#include <utility>

#include "commands/claim/claim.hpp"
#include "commands/refusal.hpp"
#include "commands/week/pool.hpp"
#include "commands/words/list_words.hpp"
#include "store/week/asks.hpp"

namespace knownby::claim {
namespace {

struct Row {
  StudentId id;
  const Student* student;
  std::vector<Claim> open;
  const Claim* mine = nullptr;
  bool reached = false;
  std::string called{};  // the given name; in full where two on the list share it
};

std::vector<Row> rows_of(const Visit& visit, const WeekCard& week) {
  std::vector<Row> rows;
  for (StudentId id : week.students) {
    const Student* student = visit.school.student(id);
    if (student == nullptr || student->left || !may(visit, Right::look_after, id)) continue;
    const auto last = students::last_checkin(visit.db, id);
    rows.push_back({id, student, claims::open_of_student(visit.db, id, visit.today), nullptr,
                    last && monday_of(*last) == monday_of(visit.today)});
  }
  for (Row& row : rows) {
    const auto own = std::find_if(row.open.begin(), row.open.end(),
                                  [&](const Claim& one) { return one.staff == visit.speaker.id; });
    if (own != row.open.end()) row.mine = &*own;
    const bool is_shared = std::count_if(rows.begin(), rows.end(), [&](const Row& other) {
                             return other.student->given == row.student->given;
                           }) > 1;
    row.called = is_shared ? row.student->shown + " " + visit.school.homeroom(row.id) : row.student->given;
  }
  return rows;
}

// Whether anybody on the card is still at the school.
bool is_here(const Visit& visit, const WeekCard& week) {
  return std::any_of(week.students.begin(), week.students.end(), [&](StudentId id) {
    const Student* student = visit.school.student(id);
    return student != nullptr && !student->left;
  });
}

std::string where_it_stands(const Visit& visit, const Row& row) {
  if (row.mine != nullptr && row.open.size() == 1) return " Yours this week.";
  if (row.mine != nullptr) return " Yours this week, with a colleague.";
  return row.open.empty() ? "" : " " + holder_words(visit, row.open) + ".";
}

Buttons acts(const WeekCard& week, const Row& row) {
  const Fields here{{"student", id_field(row.id)}, {"week", id_field(week.id)}};
  Buttons buttons;
  if (row.mine == nullptr && row.open.empty())
    buttons.buttons.push_back({"I'll take " + row.called, "claim", here});
  if (row.mine == nullptr && !row.open.empty()) {
    Fields joining = here;
    joining.emplace_back("join", "yes");
    buttons.buttons.push_back({"Join", "claim", joining});
  }
  buttons.buttons.push_back({"Already talked", "log", {{"student", id_field(row.id)}}});
  if (row.mine == nullptr) return buttons;
  const Fields claim{{"claim", id_field(row.mine->id)}, {"week", id_field(week.id)}};
  buttons.buttons.push_back({"Give back", "release", claim});
  buttons.buttons.push_back({"Hand on", "give", {{"claim", id_field(row.mine->id)}}});
  return buttons;
}

// Suggested, never assigned: those nobody has yet.
std::string suggestion(const Visit& visit, const WeekCard& week, const std::vector<Row>& rows) {
  if (asks::passed(visit.db, week.id, visit.speaker.id)) return {};
  const std::vector<StudentId> asked = asks::of_staff(visit.db, week.id, visit.speaker.id);
  std::vector<std::string> names;
  for (const Row& row : rows) {
    const bool free = row.open.empty() && !row.reached;
    if (free && std::find(asked.begin(), asked.end(), row.id) != asked.end()) names.push_back(row.called);
  }
  if (names.empty()) return {};
  return "If you like: " + list_words(names) + (names.size() == 1 ? " might" : " might each") +
         " be glad of you.";
}

}  // namespace

std::string holder_words(const Visit& visit, const std::vector<Claim>& open) {
  std::vector<std::string> names;
  for (const Claim& one : open) {
    const Staff* person = visit.school.staff(one.staff);
    if (person != nullptr && one.staff != visit.speaker.id) names.push_back(person->called);
  }
  if (names.empty()) return "Somebody is on it this week";
  return list_words(names) + (names.size() == 1 ? " is" : " are") + " on it this week";
}

Reply list_of(Visit& visit, const WeekCard& week, const std::string& said) {
  const std::vector<Row> rows = rows_of(visit, week);
  if (rows.empty() && is_here(visit, week))
    return out_of_reach(
        visit, "weekly card",
        reply_of("This list is for the team of that grade, and it isn't one of your groups."));
  if (rows.empty()) return reply_of("Everybody on that card has left the school.");
  Reply reply;
  reply.card.title = "To reach this week";
  if (!said.empty()) reply.card.blocks.push_back(says(said));
  const std::string suggested = suggestion(visit, week, rows);
  if (!suggested.empty()) reply.card.blocks.push_back(says(suggested));
  std::vector<StudentId> shown;
  for (const Row& row : rows) {
    shown.push_back(row.id);
    const std::string room = visit.school.homeroom(row.id);
    const std::string why =
        week::reason(visit.school, *row.student, students::last_checkin(visit.db, row.id), visit.today);
    reply.card.blocks.push_back(
        Text{{bold(row.student->shown), plain((room.empty() ? "" : " (" + room + ")") + ": " + why + "." +
                                              (row.reached ? "" : where_it_stands(visit, row)))}});
    if (!row.reached) reply.card.blocks.push_back(acts(week, row));
  }
  visit.drafts.show(visit.speaker.id, shown, visit.request.now);
  const bool passed = asks::passed(visit.db, week.id, visit.speaker.id);
  Fields of_week{{"week", id_field(week.id)}};
  if (passed) of_week.emplace_back("back", "yes");
  reply.card.blocks.push_back(
      Buttons{{{passed ? "Suggest to me again" : "Not for me this week", "pass", std::move(of_week)}}});
  return reply;
}

}  // namespace knownby::claim
