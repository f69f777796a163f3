// One person's own page: whom nobody has logged yet, what they logged themselves, and a line to log the next.
#include <algorithm>
#include <utility>

#include "commands/admin/admin.hpp"
#include "commands/ask/ask.hpp"
#include "commands/ask/who.hpp"
#include "commands/checkin/save.hpp"
#include "commands/claim/claim.hpp"
#include "store/checkins.hpp"

namespace knownby::ask {
namespace {

constexpr std::size_t students_shown = 10;
constexpr std::size_t entries_at_home = 5;

void add_students(const Visit& visit, std::vector<Block>& blocks) {
  Question question;
  question.since = setting_of(visit).year_began;
  question.never = true;
  if (!may_be_asked(visit, question)) {
    const std::string why = visit.school.scope(visit.speaker.id).mine.empty() ? "" : why_no_lists(visit);
    if (!why.empty()) blocks.push_back(says(why));  // else there is nobody of their own to list
    return;
  }
  const Found found = find(visit, question);
  blocks.push_back(Text{{bold("Your students with no check-in logged this school year")}});
  if (found.without.empty()) {
    blocks.push_back(says("None: each of your " + std::to_string(found.all) + " students has one."));
    return;
  }
  Table table;
  for (const LastCheckin& one : found.without) {
    if (table.rows.size() == students_shown) break;
    const Student* student = visit.school.student(one.student);
    if (student != nullptr) table.rows.push_back({student->shown, visit.school.homeroom(one.student)});
  }
  const std::size_t more = found.without.size() - table.rows.size();
  blocks.push_back(std::move(table));
  if (more > 0) blocks.push_back(quietly("… and " + std::to_string(more) + " more."));
  blocks.push_back(Buttons{{{"See the whole list", "who", fields_of(question)}}});
}

void add_entries(const Visit& visit, std::vector<Block>& blocks) {
  const std::vector<Checkin> entries = checkins::by_staff(visit.db, visit.speaker.id, entries_at_home);
  if (entries.empty()) return;
  blocks.push_back(Text{{bold("What you logged last")}});
  for (const Checkin& one : entries) {
    blocks.push_back(says(checkin::entry_words(visit, one)));
    blocks.push_back(
        Buttons{{{"Undo", "undo", {{"batch", id_field(one.batch)}, {"student", id_field(one.student)}}}}});
  }
}

}  // namespace

Reply home(Visit& visit) {
  Reply reply;
  std::vector<Block>& blocks = reply.card.blocks;
  if (visit.speaker.id && sees_students(visit.speaker)) {
    claim::add_own_week(visit, blocks);
    add_students(visit, blocks);
    blocks.push_back(Form{{{"lines", "Log a check-in, as you would say it: bobby and TJ at lunch, all good"}},
                          {"Log it", "log", {}, Button::Tone::primary}});
    blocks.push_back(Buttons{{form_button("Log with a form", "log_form")}});
    add_entries(visit, blocks);
  }
  if (!visit.speaker.runs_knownby) return reply;
  if (!blocks.empty()) blocks.emplace_back(Rule{});
  Reply check = admin::check(visit);
  blocks.push_back(Text{{bold(check.card.title)}});
  std::move(check.card.blocks.begin(), check.card.blocks.end(), std::back_inserter(blocks));
  return reply;
}

}  // namespace knownby::ask
