// When a new school year has begun: who was whose adult last year, asked of them and told to the students'
// new homerooms, once, each alone and in private (PRODUCT F.3 no. 6).
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "commands/calendar/waking.hpp"
#include "commands/claim/letter.hpp"
#include "commands/known/known.hpp"
#include "commands/roster/year/new_year.hpp"
#include "commands/whom.hpp"
#include "commands/words/list_words.hpp"
#include "store/known/past_adults.hpp"
#include "store/records/age.hpp"
#include "store/roster/unfinished.hpp"
#include "store/settings.hpp"

namespace knownby::known {
namespace {

constexpr std::size_t asked_at_once = 6;
constexpr const char* asked_of = "last_year_asked";  // the day the year began by a file

using Whose = std::map<StudentId, std::vector<StaffId>>;

// Whose nobody has said anew: with those the new homeroom need not begin.
Whose of_last_year(const Visit& visit) {
  Whose whose;
  for (const Adult& one : past_adults::all(visit.db)) whose[one.student].push_back(one.staff);
  std::erase_if(whose, [&](const auto& one) { return !adults::of_student(visit.db, one.first).empty(); });
  return whose;
}

// The homeroom's teacher; where nobody is, who leads the grade.
std::vector<const Staff*> new_team(const Visit& visit, StudentId student) {
  const Student* one = visit.school.student(student);
  if (one == nullptr) return {};
  if (const Staff* teacher = one->homeroom ? visit.school.homeroom_adult(one->homeroom) : nullptr)
    return {teacher};
  return one->grade ? visit.school.leads(one->grade) : std::vector<const Staff*>{};
}

bool is_of_team(const Visit& visit, const Staff& person, StudentId student) {
  const std::vector<const Staff*> team = new_team(visit, student);
  return std::any_of(team.begin(), team.end(), [&](const Staff* one) { return one->id == person.id; }) &&
         may(visit.school, person, Right::adults, student);
}

std::vector<StudentId> new_to(const Visit& visit, const Staff& person) {
  std::vector<StudentId> students;
  for (const auto& [student, adults] : of_last_year(visit)) {
    const bool is_own = std::find(adults.begin(), adults.end(), person.id) != adults.end();
    if (!is_own && is_of_team(visit, person, student)) students.push_back(student);
  }
  return students;
}

// "Coach Dunn was one of José's people last year."
std::string adults_words(const Visit& visit, StudentId student) {
  std::vector<std::string> names;
  for (const Adult& one : past_adults::of_student(visit.db, student))
    if (const Staff* person = visit.school.staff(one.staff)) names.push_back(person->called);
  return list_words(names) + (names.size() == 1 ? " was one of " : " were ") +
         possessive(visit.school.given(student)) + " people last year.";
}

// The press on one of one's own.
void settle_answered(Visit& visit) {
  const bool keeps = !visit.request.field("keep").empty();
  const auto student = visit.id<StudentId>(keeps ? "keep" : "drop");
  const std::vector<StudentId> own = past_adults::to_answer(visit.db, visit.speaker.id);
  if (std::find(own.begin(), own.end(), student) == own.end()) return;
  if (keeps) adults::put(visit.db, {student, visit.speaker.id, visit.today});
  past_adults::answer(visit.db, student, visit.speaker.id);
}

void ask_of_own(const Visit& visit, std::vector<StudentId> own, std::vector<Block>& blocks) {
  const std::size_t more = own.size() > asked_at_once ? own.size() - asked_at_once : 0;
  own.resize(own.size() - more);
  for (const StudentId student : own) {
    blocks.push_back(says("You were one of " + possessive(visit.school.given(student)) +
                          " people: " + visit.school.label(student) + "."));
    const std::string id = id_field(student);
    blocks.push_back(Buttons{{{"I still am", "last_year", {{"keep", id}}, Button::Tone::primary},
                              {"Not this year", "last_year", {{"drop", id}}}}});
  }
  if (more > 0) blocks.push_back(quietly("… and " + std::to_string(more) + " more after these."));
}

void tell_of_new(const Visit& visit, const std::vector<StudentId>& all, std::vector<Block>& blocks) {
  const auto from = std::min(all.size(), static_cast<std::size_t>(std::clamp<std::int64_t>(
                                             visit.number("from").value_or(0), 0, 100'000)));
  const auto to = std::min(all.size(), from + asked_at_once);
  for (std::size_t at = from; at < to; ++at) {
    const StudentId student = all[at];
    const std::string given = visit.school.given(student);
    blocks.push_back(says(visit.school.label(student) + ": " + adults_words(visit, student) + " Say hello?"));
    blocks.push_back(Buttons{{{"I'll say hello to " + given, "claim", {{"student", id_field(student)}}}}});
  }
  if (to < all.size())
    blocks.push_back(Buttons{{{"Show the next", "last_year", {{"from", std::to_string(to)}}}}});
}

Card letter_for(bool is_own, bool are_new) {
  Card letter;
  letter.title = "A new school year";
  const std::string own = "Last year you were noted as one of some students' people. Are you still?";
  const std::string fresh =
      "Some students who are new in your group had an adult of their own here last year. Would you like to "
      "see who?";
  letter.blocks.push_back(says(is_own && are_new ? own + " And some who are new in your group had one, too."
                               : is_own          ? own
                                                 : fresh));
  letter.blocks.push_back(Buttons{{{"See who", "last_year", {}, Button::Tone::primary}}});
  return letter;
}

// Whoever is asked, and whether as a homeroom.
std::map<StaffId, bool> whom_to_tell(const Visit& visit) {
  std::map<StaffId, bool> found;
  for (const auto& [student, adults] : of_last_year(visit))
    for (const Staff* one : new_team(visit, student))
      if (is_of_team(visit, *one, student) &&
          std::find(adults.begin(), adults.end(), one->id) == adults.end())
        found[one->id] = true;
  return found;
}

}  // namespace

Reply last_year(Visit& visit) {
  settle_answered(visit);
  Reply reply;
  reply.card.title = "Last year's people";
  reply.replaces_pressed = !visit.request.fields.empty();
  std::vector<StudentId> own = past_adults::to_answer(visit.db, visit.speaker.id);
  const std::vector<StudentId> fresh = new_to(visit, visit.speaker);
  if (own.empty() && fresh.empty()) {
    reply.card.blocks.push_back(says("That was everybody. Thank you."));
    return reply;
  }
  ask_of_own(visit, std::move(own), reply.card.blocks);
  tell_of_new(visit, fresh, reply.card.blocks);
  return reply;
}

void ask_of_last_year(const Visit& visit) {
  const auto began = roster::year_began(visit.db);
  if (unfinished::find(visit.db)) return;  // the teams are still last year's
  if (!began || settings::get(visit.db, asked_of) == day_field(*began)) return;
  const Calendar& calendar = visit.school.calendar();
  if (!calendar.school_day(visit.today) || calendar.minute_of_day(visit.request.now) < wakes) return;
  if (visit.request.now < first_days_waking(calendar, visit.request.now)) return;
  if (age::facts_asked(visit.db) == visit.today) return;  // one letter a morning is enough
  settings::set(visit.db, asked_of, day_field(*began));
  std::map<StaffId, bool> whom = whom_to_tell(visit);
  std::set<StaffId> own;
  for (const Adult& one : past_adults::all(visit.db)) own.insert(one.staff);
  for (const StaffId person : own) whom.try_emplace(person, false);
  for (const auto& [person, are_new] : whom) {
    const Staff* who = visit.school.staff(person);
    if (who == nullptr || !sees_students(*who)) continue;
    claim::write_to(visit, person, {}, "last year:" + id_field(person) + ":" + day_field(*began),
                    letter_for(own.contains(person), are_new), claim::Names::nobody);
  }
}

}  // namespace knownby::known
