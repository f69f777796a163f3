#include "commands/admin/roster/year.hpp"

#include <algorithm>
#include <utility>

#include "commands/calendar/waking.hpp"
#include "commands/claim/letter.hpp"
#include "commands/records/kept.hpp"
#include "commands/words/list_words.hpp"
#include "store/calendar_days.hpp"
#include "store/known/past_adults.hpp"
#include "store/places.hpp"
#include "store/records/change.hpp"
#include "store/week/claims.hpp"
#include "store/week/priorities.hpp"

namespace knownby::admin {
namespace {

constexpr std::string_view stay = "stay", follow = "follow";
std::string even_so() { return "--even-so \"" + std::string(override_words) + "\"."; }
std::string all_words() { return "--apply --new-year stay (or follow) " + even_so(); }

struct Channel {
  KnownPlace place;
  Group grade, next;  // next: where its students go; the first grade where they have left
  bool begins_anew = false;
};

std::vector<Group> grades_with_students(const Visit& visit) {
  std::vector<Group> grades;
  for (Group& one : groups::all(visit.db))
    if (one.kind == Group::Kind::grade && !visit.school.members(one.id).empty()) grades.push_back(one);
  std::sort(grades.begin(), grades.end(),
            [](const Group& a, const Group& b) { return roster::comes_before(a.code, b.code); });
  return grades;
}

// By their grade; of those that nobody stood in last year nothing is asked.
std::vector<Channel> channels(const Visit& visit) {
  const std::vector<Group> grades = grades_with_students(visit);
  const std::vector<KnownPlace> all = places::all(visit.db);
  std::vector<Channel> found;
  for (auto grade = grades.begin(); grade != grades.end(); ++grade) {
    const bool is_last = std::next(grade) == grades.end();
    for (const KnownPlace& place : all)
      if (place.group == grade->id && !place.direct)
        found.push_back({place, *grade, is_last ? grades.front() : *std::next(grade), is_last});
  }
  return found;
}

std::string called(const KnownPlace& place) { return place.name.empty() ? "a channel" : place.name; }

constexpr std::size_t most_named = 10;

std::string stay_words(const std::vector<Channel>& channels) {
  std::vector<std::string> each;
  for (const Channel& one : channels) each.push_back(called(one.place) + " with " + one.grade.title);
  return "Each channel stays with its grade and gets next year's students: " + some_of(each, most_named) +
         ".";
}

std::string follow_words(const std::vector<Channel>& channels) {
  std::vector<std::string> each;
  for (const Channel& one : channels)
    each.push_back(called(one.place) + (one.begins_anew ? " back to " : " to ") + one.next.title);
  return "Each channel moves up with its students: " + some_of(each, most_named) + ".";
}

std::vector<std::string> rooms_left_empty(const Visit& visit, const Plan& planned) {
  const std::vector<std::string>& emptied = planned.students->change.emptied;
  std::vector<std::string> words;
  for (const KnownPlace& place : places::all(visit.db)) {
    const auto group = place.group && !place.direct ? groups::find(visit.db, *place.group) : std::nullopt;
    if (!group || group->kind != Group::Kind::homeroom) continue;
    if (std::find(emptied.begin(), emptied.end(), "homeroom " + group->code) == emptied.end()) continue;
    words.push_back("Nobody will be in " + visit.school.title(group->id) + ", so please map " +
                    called(place) + " anew afterwards, or “unmap” it.");
  }
  return words;
}

bool leaves(const Plan& planned, StaffId who) {
  if (!planned.staff) return false;
  const std::vector<Staff>& all = planned.staff->change.leaving;
  return std::any_of(all.begin(), all.end(), [who](const Staff& one) { return one.id == who; });
}

int end_lists(const Visit& visit, const Plan& planned, std::chrono::local_days began) {
  int ended = 0;
  std::vector<StaffId> told;
  for (const Priority& one : priorities::all(visit.db)) {
    if (one.since >= began) continue;
    priorities::erase(visit.db, one.id);
    ++ended;
    const auto who = staff::find(visit.db, one.staff);
    if (!who || !who->active || leaves(planned, one.staff) ||
        std::find(told.begin(), told.end(), one.staff) != told.end())
      continue;
    told.push_back(one.staff);
    Card letter;
    letter.title = "A new school year";
    letter.blocks.push_back(
        says("The list of students you looked after for a while has ended with the old year. “lab” begins a "
             "new one whenever you like."));
    claim::write_to(visit, one.staff, {}, "list over:" + id_field(one.id), letter, claim::Names::nobody,
                    first_days_waking(visit.school.calendar(), visit.request.now));
  }
  return ended;
}

int move_channels(const Visit& visit) {
  if (!follows(visit)) return 0;
  const std::vector<Channel> all = channels(visit);
  for (const Channel& one : all) {
    const audit::Change change(visit.db, audit::Record::place, one.place.id);
    places::map(visit.db, one.place.id, one.next.id, one.place.counts_only);
    visit.put_on_record({visit.request.now, visit.speaker.id, "map",
                         "place " + id_field(one.place.id) + " to group " + id_field(one.next.id),
                         change.hashes()});
  }
  return static_cast<int>(all.size());
}

// Where the year has begun already, what was begun since is this year's. The calendar that came with the list
// counts, too.
std::chrono::local_days first_day(const Visit& visit) {
  const std::vector<CalendarDay> days = calendar_days::all(visit.db);
  const bool is_told = std::any_of(days.begin(), days.end(), [](const CalendarDay& one) {
    return one.kind == CalendarDay::Kind::first_day;
  });
  const auto first = is_told ? year_under_way(days, visit.today) : std::nullopt;
  const bool is_this_year = first && visit.today - *first < roster::half_a_year;
  return is_this_year ? *first : visit.today + std::chrono::days(1);
}

}  // namespace

bool begins_year(const Plan& planned) { return planned.students && planned.students->change.new_year.begins; }

bool follows(const Visit& visit) { return visit.request.field(year_field) == follow; }
bool has_chosen(const Visit& visit) { return follows(visit) || visit.request.field(year_field) == stay; }

void show_year(const Plan& planned, std::vector<Block>& blocks) {
  const roster::Difference& change = planned.students->change;
  blocks.push_back(says(roster::year_words(change.new_year, change.arriving.size())));
  if (!planned.students->file.says_homeroom)
    blocks.push_back(
        quietly("The list says nothing of homerooms, so each student keeps last year's for now."));
  if (!planned.staff)
    blocks.push_back(quietly("Staff, and who teaches whom, stay as they were until a staff list comes."));
}

void show_closing(const Visit& visit, const Plan& planned, const Fields& again, std::vector<Block>& blocks,
                  std::vector<Button>& buttons) {
  blocks.push_back(
      says("Apply also closes the old year: students taken for the week are given back, lists of students "
           "end, and whose adult somebody was is kept as last year's. In the first days of school I ask "
           "those adults, and their students' new homeroom teachers, each alone."));
  for (const std::string& words : rooms_left_empty(visit, planned)) blocks.push_back(says(words));
  const std::vector<Channel> all = channels(visit);
  if (all.empty()) return;
  blocks.push_back(says(follows(visit) ? follow_words(all) : stay_words(all)));
  if (visit.on_the_command_line()) return;
  Fields other = again;
  other.emplace_back(year_field, follows(visit) ? stay : follow);
  buttons.push_back(
      {follows(visit) ? "Channels stay with their grades" : "Channels move up with their students", "import",
       std::move(other)});
}

void offer_year(const Visit& visit, const Plan& planned, const Fields& again, std::vector<Block>& blocks,
                std::vector<Button>& buttons) {
  if (!planned.students || !planned.students->change.new_year.may_be) return;
  if (visit.on_the_command_line()) {
    if (planned.stop.empty()) blocks.push_back(says(way_past(planned)));
    return;
  }
  blocks.push_back(
      quietly("If a new school year begins with this list, say so before anything is applied: "
              "then the old one is closed with it."));
  Fields said = again;
  said.emplace_back(year_field, stay);
  buttons.push_back({"A new school year begins", "import", std::move(said)});
}

std::string choose_first(const Visit& visit, const Plan& planned) {
  if (!visit.on_the_command_line())
    return "A new school year begins with these files, and it did not when you looked. Nothing was changed; "
           "please look again: “import”.";
  return "A new school year begins with this list. Nothing was changed. Please look at it first, without "
         "--apply; then say what becomes of the teams' channels: --apply --new-year stay, with their "
         "grade, or --apply --new-year follow, with their students." +
         (planned.stop.empty() ? "" : " It is stopped, too: " + planned.stop + " " + way_past(planned));
}

std::string why_no_year(const Visit& visit, const Plan& planned) {
  if (!has_chosen(visit) || begins_year(planned) || planned.final) return {};
  if (!planned.students) return "A new school year begins with a list of students, and there is none here.";
  const auto began = roster::year_began(visit.db);
  const std::string words = "No new school year begins with these files: ";
  return began ? words + "one began with a list on " + day_words(*began) + "."
               : words + "there was nobody in any grade before them.";
}

std::string way_past(const Plan& planned) {
  const std::string right = "If it is right all the same: ";
  if (begins_year(planned)) return right + all_words();
  std::string words = planned.stop.empty() ? "" : right + "--apply " + even_so();
  if (!planned.students || !planned.students->change.new_year.may_be) return words;
  return words + (words.empty() ? "If" : " And if") +
         " a new school year begins with this list, and the old one is to be closed: " + all_words();
}

void begin_year(const Visit& visit, const Plan& planned) {
  roster::begin_year(visit.db, visit.today);
  const int moved = move_channels(visit);
  const std::chrono::local_days first = first_day(visit);
  const int claims = claims::release_before(visit.db, first, visit.today, visit.request.now);
  const int lists = end_lists(visit, planned, first);
  const int adults = past_adults::begin_year(visit.db, first);
  visit.put_on_record({visit.request.now, visit.speaker.id, "school year",
                       "claims ended " + std::to_string(claims) + ", lists ended " + std::to_string(lists) +
                           ", adults of last year " + std::to_string(adults) + ", channels moved " +
                           std::to_string(moved)});
}

}  // namespace knownby::admin
