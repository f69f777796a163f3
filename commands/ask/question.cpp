#include <algorithm>
#include <unordered_set>
#include <utility>

#include "commands/ask/who.hpp"
#include "commands/words/list_words.hpp"
#include "store/checkins.hpp"
#include "store/known/adults.hpp"

namespace knownby::ask {
namespace {

std::vector<GroupId> groups_in(const Visit& visit, const Question& question) {
  if (question.of == Question::Of::group) return {question.group};
  if (question.of == Question::Of::mine) return visit.school.scope(visit.speaker.id).mine;
  std::vector<GroupId> grades;
  for (const language::RosterGroup& group : visit.school.roster().groups()) {
    if (group.kind == language::RosterGroup::Kind::grade) grades.push_back(group.id);
  }
  return grades;
}

// Longest gap first, those with none before everybody; as one list where groups overlap.
void sort_and_thin(std::vector<LastCheckin>& students) {
  std::sort(students.begin(), students.end(), students::waits_longer);
  const auto same = [](const LastCheckin& a, const LastCheckin& b) { return a.student == b.student; };
  students.erase(std::unique(students.begin(), students.end(), same), students.end());
}

std::vector<LastCheckin> without(const Visit& visit, const Question& question, GroupId group) {
  if (!question.by_me) {
    return students::without_checkin_since(visit.db, visit.school.members(group), question.since);
  }
  const auto mine = checkins::last_by_staff(visit.db, visit.speaker.id);
  std::vector<LastCheckin> found;
  for (StudentId student : visit.school.members(group)) {
    const auto last =
        std::find_if(mine.begin(), mine.end(), [&](const auto& one) { return one.first == student; });
    if (last == mine.end()) {
      found.push_back({student, std::nullopt});
    } else if (!question.never && last->second < question.since) {
      found.push_back({student, last->second});
    }
  }
  return found;
}

// The first day of the last 15 school days (PRODUCT G.4 no. 8).
std::chrono::local_days quiet_since(const Visit& visit) {
  constexpr int active_days = 15;
  constexpr int farthest = 120;  // days: longer than a summer
  std::chrono::local_days day = visit.today;
  for (int back = 0, seen = 0; back < farthest; ++back) {
    day -= std::chrono::days(1);
    if (visit.school.calendar().school_day(day) && ++seen == active_days) break;
  }
  return day;
}

// Of those nobody has said to be the person of; of them those without a check-in, where a time was named.
std::vector<LastCheckin> without_adult(const Visit& visit, const Question& question, GroupId group) {
  const std::vector<StudentId> alone =
      question.quiet ? adults::quiet(visit.db, group, quiet_since(visit)) : adults::without(visit.db, group);
  std::vector<LastCheckin> found = question.timed
                                       ? without(visit, question, group)
                                       : students::last_checkins(visit.db, visit.school.members(group));
  std::erase_if(found, [&](const LastCheckin& one) {
    return !std::binary_search(alone.begin(), alone.end(), one.student);
  });
  return found;
}

std::string plural(int count, const std::string& one) {
  return std::to_string(count) + " " + one + (count == 1 ? "" : "s");
}

// "(1 full school day so far; Monday was off)", "(14 school days, today not counted)".
std::string school_days_words(const Visit& visit, std::chrono::local_days since) {
  const Calendar& calendar = visit.school.calendar();
  const int full = calendar.school_days(since, visit.today - std::chrono::days(1));
  if (since < monday_of(visit.today)) return " (" + plural(full, "school day") + ", today not counted)";
  std::vector<std::string> off;
  for (auto day = since; day < visit.today; day += std::chrono::days(1)) {
    const std::chrono::weekday weekday(day);
    if (weekday == std::chrono::Saturday || weekday == std::chrono::Sunday || calendar.school_day(day))
      continue;
    off.emplace_back(weekday_word(weekday));
  }
  if (full == 0)
    return calendar.school_day(visit.today) ? " (the first school day is today)" : " (no school day yet)";
  std::string words = " (" + plural(full, "full school day") + " so far";
  if (!off.empty()) words += "; " + list_words(off) + (off.size() == 1 ? " was off" : " were off");
  return words + ")";
}

}  // namespace

Fields fields_of(const Question& question) {
  Fields fields;
  fields.reserve(4);
  const char* of = question.of == Question::Of::group  ? "group"
                   : question.of == Question::Of::mine ? "mine"
                                                       : "school";
  fields.emplace_back("of", of);
  if (question.group) fields.emplace_back("group", id_field(question.group));
  fields.emplace_back("since", day_field(question.since));
  if (question.never) fields.emplace_back("never", "yes");
  if (question.by_me) fields.emplace_back("by_me", "yes");
  if (question.no_adult) fields.emplace_back("no_adult", question.timed ? "timed" : "yes");
  if (question.quiet) fields.emplace_back("quiet", "yes");
  if (question.shown) fields.emplace_back("shown", "yes");
  if (question.page > 0) fields.emplace_back("page", std::to_string(question.page));
  return fields;
}

std::optional<Question> question_from(const Visit& visit) {
  const std::string_view of = visit.request.field("of");
  const auto since = visit.day("since");
  if (of.empty() || !since) return std::nullopt;
  Question question;
  question.of = of == "group"  ? Question::Of::group
                : of == "mine" ? Question::Of::mine
                               : Question::Of::school;
  question.group = visit.id<GroupId>("group");
  question.since = *since;
  question.never = !visit.request.field("never").empty();
  question.by_me = !visit.request.field("by_me").empty();
  question.no_adult = !visit.request.field("no_adult").empty();
  question.timed = visit.request.field("no_adult") != "yes";
  question.quiet = !visit.request.field("quiet").empty();
  question.shown = !visit.request.field("shown").empty();
  question.page = static_cast<int>(std::clamp<std::int64_t>(visit.number("page").value_or(0), 0, 10000));
  return question;
}

Found find(const Visit& visit, const Question& question) {
  Found found;
  const std::vector<GroupId> groups = groups_in(visit, question);
  std::unordered_set<std::int64_t> counted;
  for (GroupId group : groups) {
    const auto members = visit.school.members(group);
    if (groups.size() == 1) {
      found.all = static_cast<int>(members.size());
    } else {
      for (StudentId student : members) found.all += counted.insert(student.value).second ? 1 : 0;
    }
    std::vector<LastCheckin> some =
        question.no_adult ? without_adult(visit, question, group) : without(visit, question, group);
    if (found.without.empty())
      found.without = std::move(some);
    else
      found.without.insert(found.without.end(), some.begin(), some.end());
  }
  if (question.never)
    std::erase_if(found.without, [](const LastCheckin& one) { return one.day.has_value(); });
  if (groups.size() > 1 || question.by_me || question.no_adult) sort_and_thin(found.without);
  return found;
}

int quiet_of(const Visit& visit, Question question) {
  question.no_adult = question.quiet = true;
  return static_cast<int>(find(visit, question).without.size());
}

bool had_school(const Visit& visit, const Question& question) {
  return visit.school.calendar().school_days(question.since, visit.today) > 0;
}

std::string counts_words(const Visit& visit, const Question& question, const Found& found) {
  const int without = static_cast<int>(found.without.size());
  if (question.no_adult) {
    const std::string also = !question.timed  ? ""
                             : question.never ? " and no check-in logged this school year"
                                              : " and no check-in logged since " + day_words(question.since);
    const std::string those_of =
        std::to_string(without) + " of " + std::to_string(found.all) + (without == 1 ? " has" : " have");
    if (question.quiet)
      return those_of + " an adult, and none who talked with them in the last 15 school days" + also + ".";
    const int quiet = quiet_of(visit, question);
    return those_of + " no adult noted" + also + "." +
           (quiet == 0 ? ""
                       : " " + std::to_string(quiet) + (quiet == 1 ? " more has" : " more have") +
                             " an adult who has been quiet for 15 school days.");
  }
  const int with = found.all - without;
  const std::string those =
      std::to_string(with) + " of " + std::to_string(found.all) + (with == 1 ? " has" : " have");
  if (question.never) {
    return those +
           (question.by_me ? " talked with you this school year, as far as it is logged. "
                           : " a check-in logged this school year. ") +
           (without == 0 ? "Nobody is left."
                         : std::to_string(without) + (without == 1 ? " has" : " have") +
                               " no check-in logged" + (question.by_me ? " by you." : "."));
  }
  const std::string rest =
      without == 0 ? "Nobody is left." : std::to_string(without) + (without == 1 ? " doesn't." : " don't.");
  const bool this_week = question.since == monday_of(visit.today);
  if (question.since == visit.today && !this_week) {
    return those + " a check-in logged " + (question.by_me ? "by you today. " : "today. ") + rest;
  }
  return those + (question.by_me ? " a check-in logged by you since " : " a check-in logged since ") +
         (this_week ? "Monday" : day_words(question.since)) + school_days_words(visit, question.since) +
         ". " + rest;
}

std::string asked_words(const Visit& visit, const Question& question) {
  std::string words = scope_words(visit, question);
  if (question.no_adult) words += question.quiet ? " · only quiet adults" : " · no adult noted";
  if (question.no_adult && !question.timed) return words;
  if (question.never) return words + (question.by_me ? " · never, by you" : " · never, this school year");
  const bool this_week = question.since == monday_of(visit.today);
  words += question.by_me ? " · no check-in by you" : " · no check-in logged";
  if (question.since == visit.today && !this_week) return words + " today";
  return words + " since " + (this_week ? "Monday" : day_words(question.since));
}

std::string scope_words(const Visit& visit, const Question& question) {
  switch (question.of) {
    case Question::Of::group:
      return visit.school.title(question.group);
    case Question::Of::mine:
      return "Your students";
    case Question::Of::school:
      return visit.policy.school_name;
  }
  return {};
}

}  // namespace knownby::ask
