#include "commands/week/lists.hpp"

#include <algorithm>
#include <utility>

#include "commands/calendar/waking.hpp"
#include "commands/checkin/save.hpp"
#include "commands/claim/letter.hpp"
#include "commands/week/week.hpp"
#include "store/records/change.hpp"

namespace knownby::week {
namespace {

constexpr std::int64_t so_many = 40;  // E.7: of fewer, that it was nobody or everybody is not said

std::string count_words(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " student" : " students");
}

std::string weight_words(Priority::Weight weight) {
  switch (weight) {
    case Priority::Weight::gentle:
      return "weighs a little";
    case Priority::Weight::strong:
      return "weighs more";
    case Priority::Weight::asks:
      return "asked to talk, or named nobody";
  }
  return {};
}

// A term at most, all in all (E.5): it goes on only while its first nine weeks last.
bool may_go_on(const Priority& list, std::chrono::local_days today) {
  return today < list.since + std::chrono::days(7 * most_weeks_of_a_list);
}

bool reached_since(Db& db, StudentId id, std::chrono::local_days since) {
  const auto last = students::last_checkin(db, id);
  return last && *last >= since;
}

// Everybody else the speaker may ask about, beside whom the list is looked at.
std::vector<StudentId> others(const Visit& visit, const Priority& list) {
  std::vector<StudentId> found;
  for (const language::RosterStudent& one : visit.school.roster().students()) {
    const bool is_on_it =
        std::find(list.students.begin(), list.students.end(), one.id) != list.students.end();
    if (!one.left && !is_on_it && may(visit, Right::priority, one.id)) found.push_back(one.id);
  }
  return found;
}

std::string share_words(const Visit& visit, const Priority& list) {
  const std::vector<StudentId> rest = others(visit, list);
  const auto few = static_cast<std::size_t>(visit.policy.smallest_group);
  if (list.students.size() < few || rest.size() < few)
    return "It is too small a group for a share to say anything.";
  const auto reached = [&](const std::vector<StudentId>& of) {
    const auto all = static_cast<std::int64_t>(of.size());
    const std::int64_t some = std::count_if(
        of.begin(), of.end(), [&](StudentId id) { return reached_since(visit.db, id, list.since); });
    const std::string share = all < so_many && some == 0     ? "5% or fewer"
                              : all < so_many && some == all ? "95% or more"
                                                             : std::to_string(some);
    return share + " of " + std::to_string(all);
  };
  return "Since then " + reached(list.students) +
         " on it have a check-in logged; of the others you may ask about, " + reached(rest) + ".";
}

Reply shown(const Visit& visit, const Priority& list) {
  Reply reply;
  reply.card.title = "Looked after since " + day_words(list.since);
  reply.card.blocks.push_back(says(share_words(visit, list)));
  Table table;
  for (StudentId id : list.students) {
    const Student* student = visit.school.student(id);
    if (student == nullptr || student->left || !may(visit, Right::priority, id)) continue;
    const auto last = students::last_checkin(visit.db, id);
    table.rows.push_back(
        {student->shown, visit.school.homeroom(id),
         last && *last >= list.since ? "last logged " + day_words(*last) : "no check-in logged since then"});
  }
  reply.card.blocks.push_back(std::move(table));
  const Fields which{{"list", id_field(list.id)}};
  Fields on = which, end = which;
  on.emplace_back("go_on", "yes");
  end.emplace_back("end", "yes");
  Buttons buttons{{{"End it now", "lab", std::move(end)}}};
  const auto ahead = review_days(visit.school.calendar(), visit.today);
  if (!ahead.empty() && ahead.back() > list.review && may_go_on(list, visit.today))
    buttons.buttons.insert(buttons.buttons.begin(),
                           {"Go on until " + day_words(ahead.back()), "lab", std::move(on)});
  reply.card.blocks.push_back(std::move(buttons));
  reply.replaces_pressed = visit.pressed();
  return reply;
}

}  // namespace

bool may_keep_lists(const Staff& person) { return how_far(person.role, Right::priority) != Reach::nobody; }

bool may_keep_lists(const School& school, StaffId id) {
  const Staff* person = school.staff(id);
  return person != nullptr && person->active && may_keep_lists(*person);
}

std::vector<std::chrono::local_days> review_days(const Calendar& calendar, std::chrono::local_days today) {
  constexpr int weeks_ahead = 26;  // a summer, and more
  std::vector<std::chrono::local_days> found;
  for (int week = 0; week < weeks_ahead && found.size() < most_weeks_of_a_list; ++week) {
    const auto day = last_school_day(calendar, today + std::chrono::days(7 * week));
    if (day && *day > today) found.push_back(*day);
  }
  return found;
}

Reply lists_of(const Visit& visit, const std::string& said) {
  Reply reply;
  if (!said.empty()) reply.card.blocks.push_back(says(said));
  reply.card.title = "To look after for a while";
  for (const Priority& list : priorities::all(visit.db)) {
    if (list.staff != visit.speaker.id || list.review < visit.today) continue;
    reply.card.blocks.push_back(says(count_words(list.students.size()) + ", " + weight_words(list.weight) +
                                     ", until " + day_words_year(list.review)));
    reply.card.blocks.push_back(Buttons{{{"How it goes", "lab", {{"list", id_field(list.id)}}}}});
  }
  if (reply.card.blocks.empty()) reply.card.blocks.push_back(says("You keep no list."));
  reply.card.blocks.push_back(Buttons{{form_button("Begin one", "lab", {{"new", "yes"}})}});
  reply.replaces_pressed = visit.pressed();
  return reply;
}

Reply one_list(Visit& visit) {
  const auto list = priorities::find(visit.db, visit.id<PriorityId>("list"));
  if (!list || list->staff != visit.speaker.id) return reply_of("That list has ended. “lab” begins another.");
  const audit::Change change(visit.db, audit::Record::list, list->id);
  const auto write_down = [&](const char* what) {
    visit.put_on_record(
        {visit.request.now, visit.speaker.id, what, "list " + id_field(list->id), change.hashes()});
  };
  if (!visit.request.field("end").empty()) {
    priorities::erase(visit.db, list->id);
    write_down("list ended");
    return lists_of(visit, "It has ended.");
  }
  const auto ahead = review_days(visit.school.calendar(), visit.today);
  const bool goes_on = !visit.request.field("go_on").empty() && may_go_on(*list, visit.today);
  if (!goes_on || ahead.empty()) return shown(visit, *list);
  priorities::review_on(visit.db, list->id, ahead.back());
  write_down("list kept on");
  return lists_of(visit, "It goes on until " + day_words_year(ahead.back()) + ".");
}

void review_lists(const Visit& visit) {
  const Calendar& calendar = visit.school.calendar();
  const std::chrono::local_days today = calendar.day_of(visit.request.now);
  for (const Priority& list : priorities::all(visit.db)) {
    if (list.review < today) {
      const audit::Change change(visit.db, audit::Record::list, list.id);
      priorities::erase(visit.db, list.id);
      visit.put_on_record(
          {visit.request.now, StaffId{}, "list ended", "list " + id_field(list.id), change.hashes()});
    } else if (list.review == today && may_keep_lists(visit.school, list.staff) &&
               calendar.minute_of_day(visit.request.now) >= wakes) {
      Card letter;
      letter.title = "A review is due";
      letter.blocks.push_back(says("Something you keep since " + day_words(list.since) +
                                   " ends today, unless you go on with it."));
      letter.blocks.push_back(
          Buttons{{{"How it went", "lab", {{"list", id_field(list.id)}}, Button::Tone::primary}}});
      claim::write_to(visit, list.staff, {}, "lab:" + id_field(list.id) + ":" + day_field(today), letter);
    }
  }
}

}  // namespace knownby::week
