#include "tests/commands/language/lincoln.hpp"

#include <gtest/gtest.h>

#include <array>
#include <type_traits>

#include "commands/language/when/dates.hpp"

namespace knownby::language {
namespace {

struct Enrolled {
  int id;
  const char *shown, *given, *middle, *family, *long_given;
  GroupId homeroom;
};

const std::array<Enrolled, 24>& enrolled() {
  static const std::array<Enrolled, 24> all{{
      {1, "Maya Rodríguez", "Maya", "", "Rodríguez", "", room_7a},
      {2, "Maya Roberts", "Maya", "", "Roberts", "", room_7b},
      {3, "Jordan Lee", "Jordan", "", "Lee", "", room_7a},
      {4, "Jordan Lee", "Jordan", "", "Lee", "", room_7c},
      {5, "José Núñez", "José", "", "Núñez", "", room_7b},
      {6, "Ana de la Cruz", "Ana", "", "de la Cruz", "", room_7a},
      {7, "Bobby Chen", "Bobby", "", "Chen", "Robert", room_7a},
      {8, "T.J. Carter", "T.J.", "James", "Carter", "Theodore", room_7b},
      {9, "Mary-Kate O'Brien-Smith", "Mary-Kate", "", "O'Brien-Smith", "", room_7a},
      {10, "Nguyễn Thị Minh Anh", "Minh Anh", "Thị", "Nguyễn", "", room_7b},
      {11, "Wei Li", "Wei", "", "Li", "", room_7a},
      {12, "Li Wei", "Li", "", "Wei", "", room_7c},
      {13, "Will May", "Will", "", "May", "", room_7a},
      {14, "Summer Day", "Summer", "", "Day", "", room_7b},
      {15, "D'Angelo Wright", "D'Angelo", "", "Wright", "", room_7c},
      {16, "Ta'Niyah Brooks", "Ta'Niyah", "", "Brooks", "", room_7a},
      {17, "İpek Yılmaz", "İpek", "", "Yılmaz", "", room_7b},
      {18, "Siobhán Ó Súilleabháin", "Siobhán", "", "Ó Súilleabháin", "", room_8b},
      {19, "Alex Kim", "Alex", "", "Kim", "", room_7a},
      {20, "Anjali", "Anjali", "", "", "", room_7c},
      {21, "Zoë van der Berg", "Zoë", "", "van der Berg", "", room_7b},
      {22, "Abdulrahman Al-Sayed", "Abdulrahman", "", "Al-Sayed", "", room_7c},
      {23, "Maia Rossi", "Maia", "", "Rossi", "", room_7a},
      {24, "Marcus Hill", "Marcus", "", "Hill", "", room_7c},
  }};
  return all;
}

std::string code(StudentId id) { return (id.value < 10 ? "s0" : "s") + std::to_string(id.value); }

std::string codes(const std::vector<StudentId>& ids) {
  std::string text;
  for (const StudentId id : ids) text += (text.empty() ? "" : ",") + code(id);
  return text;
}

std::string describe(const Day& day) {
  std::string text = spelled(day.day);
  if (day.other) text += " or " + spelled(*day.other);
  if (day.trouble == Day::Trouble::future) text += " FUTURE";
  if (day.trouble == Day::Trouble::unreadable) text += " UNREADABLE";
  if (day.trouble == Day::Trouble::any_of_week) text += " ANY OF THAT WEEK";
  if (day.trouble == Day::Trouble::vague) text += " VAGUE";
  if (day.trouble == Day::Trouble::too_many) text += " TOO MANY";
  return text;
}

std::string describe(const Log& log) {
  std::string text = "log";
  const char* between = " ";
  for (const Entry& entry : log.entries) {
    text += between + language::describe(entry.student) + " " + describe(entry.day);
    if (entry.kind != Kind::conversation) text += " " + std::string(word_for(entry.kind));
    if (!entry.note.empty()) text += " [" + entry.note + "]";
    if (entry.good_news) text += " good news";
    if (entry.away && entry.kind == Kind::family) text += " unanswered";
    if (!entry.language.empty()) text += " in " + entry.language;
    if (entry.seen_by != SeenBy::author)
      text += entry.seen_by == SeenBy::team ? " for the team" : " for support";
    between = "; ";
  }
  return text;
}

std::string describe(const WhoHasnt& who) {
  std::string text = "who hasn't";
  if (who.scope.of == Scope::Of::mine) text += " mine";
  if (who.scope.of == Scope::Of::school) text += " school";
  if (who.scope.of == Scope::Of::group) {
    const RosterGroup* group = lincoln().group(who.scope.group);
    text += " in " + (group != nullptr ? group->title : "no such group");
  }
  text += ", " + who.period + ", since " + spelled(who.since);
  if (who.never) text += ", never";
  if (who.by_me) text += ", by me";
  if (who.no_adult) text += ", no adult";
  if (who.unknown_event) text += ", unknown event " + *who.unknown_event;
  return text;
}

std::string describe(const SetSlot& slot) {
  std::string text = "slot " + slot.channel;
  if (slot.weekday) text += " weekday " + std::to_string(slot.weekday->c_encoding());
  if (slot.at) text += " minute " + std::to_string(slot.at->count());
  if (!slot.unread.empty()) text += " and '" + slot.unread + "'";
  return text;
}

std::string describe_wish(const GroupMoment& moment) {
  return "group " + lincoln().group(moment.group)->title + " " + describe(moment.day) +
         (moment.note.empty() ? "" : " [" + moment.note + "]") + (moment.several ? " and more" : "");
}
std::string describe_wish(const Correct& correct) {
  return "correct " + language::describe(correct.was) + " to " + language::describe(correct.meant);
}
std::string describe_wish(const EditLast& edit) {
  std::string text = "edit last";
  if (edit.day) text += " " + describe(*edit.day);
  if (edit.kind) text += " " + std::string(word_for(*edit.kind));
  if (edit.note) text += " [" + *edit.note + "]";
  if (!edit.whom.empty()) text += " with '" + edit.whom + "'";
  return text;
}
std::string describe_wish(const Repeat& repeat) {
  std::string text = "repeat for";
  for (const Named& named : repeat.students) text += " " + language::describe(named);
  return text;
}
std::string describe_wish(const Questions&) { return "questions"; }
std::string describe_wish(const Answered& said) {
  if (said.choice > 0) return "choice " + std::to_string(said.choice);
  return said.offhand ? "ok" : said.yes ? "yes" : "no";
}
std::string describe_wish(const LogForm&) { return "log form"; }
std::string describe_wish(const LinkAccount&) { return "link an account"; }
std::string describe_wish(const MakePost&) { return "give a post for a while"; }
std::string describe_wish(const AllOfThem&) { return "all of them"; }
std::string describe_wish(const LeaveOff& wish) { return "leave off " + language::describe(wish.student); }
std::string describe_wish(const MyStudent& wish) {
  return (wish.ended ? "no adult of " : "adult of ") + language::describe(wish.student);
}
std::string describe_wish(const WhoKnows& wish) { return "who knows " + language::describe(wish.student); }
std::string describe_wish(const WhyChosen& wish) { return "why " + language::describe(wish.student); }
std::string describe_wish(const Know& wish) {
  return "know " + language::describe(wish.student) + " [" + wish.words + "]";
}
std::string describe_wish(const Export& wish) { return "export " + language::describe(wish.student); }
std::string describe_wish(const Suggest&) { return "suggest"; }
std::string describe_wish(const OwnWeek&) { return "own week"; }
std::string describe_wish(const SeeCard&) { return "see the card"; }
std::string describe_wish(const Pause& pause) {
  if (pause.what == Pause::What::ask) return "stop what";
  if (pause.what == Pause::What::back) return "back";
  return "out until " + (pause.first_day_back ? spelled(*pause.first_day_back) : "'" + pause.heard + "'") +
         (pause.first_day_out ? ", from " + spelled(*pause.first_day_out) : "");
}
std::string staff_codes(const std::vector<StaffId>& staff) {
  std::string text;
  for (const StaffId id : staff) text += " t" + std::to_string(id.value);
  return text;
}
std::string describe_wish(const Thanks& thanks) {
  return "thanks" + staff_codes(thanks.to) + (thanks.says_more ? " and more" : "");
}
std::string describe_wish(const Claiming& claiming) {
  constexpr std::array<const char*, 3> what{"take", "release", "give"};
  std::string text = what[static_cast<std::size_t>(claiming.what)];
  for (const Named& named : claiming.students) text += " " + language::describe(named);
  for (const int number : claiming.numbers) text += " no. " + std::to_string(number);
  if (claiming.what != Claiming::What::give) return text;
  return text + " to '" + claiming.heard + "'" + staff_codes(claiming.to);
}
std::string describe_wish(const Later& later) {
  constexpr std::array<const char*, 2> what{"counselor", "2x10"};
  return std::string("later: ") + what[static_cast<std::size_t>(later.what)];
}
std::string describe_wish(const StudentNamed& wish) {
  return language::describe(wish.student) + (wish.ended ? " no longer named" : " named") +
         staff_codes(wish.colleague);
}
std::string describe_wish(const Privacy&) { return "privacy"; }
std::string describe_wish(const SortsStudents&) { return "sorts students"; }
std::string describe_wish(const Lists&) { return "lists"; }
std::string describe_wish(const Cap& cap) {
  return "cap" + staff_codes(cap.who) + (cap.most ? " " + std::to_string(*cap.most) : "");
}

std::string describe(const Intent& intent) {
  return std::visit(
      [](const auto& meant) -> std::string {
        using T = std::decay_t<decltype(meant)>;
        if constexpr (std::is_same_v<T, Log> || std::is_same_v<T, WhoHasnt> || std::is_same_v<T, SetSlot>) {
          return describe(meant);
        } else if constexpr (std::is_same_v<T, Undo>) {
          std::string text = "undo";
          for (const Named& named : meant.only) text += " " + language::describe(named);
          return text;
        } else if constexpr (std::is_same_v<T, ShowStudent>) {
          return "show " + language::describe(meant.student);
        } else if constexpr (std::is_same_v<T, MapChannel>) {
          return "map " + meant.channel + " to " + std::to_string(meant.group.value) + " '" + meant.heard +
                 "'";
        } else if constexpr (std::is_same_v<T, Unmap>) {
          return "unmap " + meant.channel;
        } else if constexpr (std::is_same_v<T, NoSchool>) {
          return (meant.undone ? "school " : "no school ") + describe(meant.day) + " '" + meant.event + "'" +
                 (meant.several ? " and more" : "") + (meant.half_day ? " half" : "");
        } else if constexpr (std::is_same_v<T, NotUnderstood>) {
          return "not understood '" + meant.unknown + "'" +
                 (meant.colleague ? staff_codes({meant.colleague}) + " with " + codes(meant.students) : "");
        } else if constexpr (std::is_same_v<T, Redo>) {
          return "redo";
        } else if constexpr (std::is_same_v<T, MyCheckins>) {
          return "my check-ins";
        } else if constexpr (std::is_same_v<T, Help>) {
          return "help";
        } else if constexpr (std::is_same_v<T, OutOfRemit>) {
          return "out of remit";
        } else if constexpr (std::is_same_v<T, RanksStaff>) {
          return "ranks staff";
        } else if constexpr (std::is_same_v<T, Check>) {
          return "check";
        } else if constexpr (std::is_same_v<T, Import>) {
          return meant.applies ? "apply" : "import";
        } else {
          return describe_wish(meant);
        }
      },
      intent);
}

}  // namespace

const Roster& lincoln() {
  static const Roster roster = [] {
    std::vector<RosterStudent> students;
    for (const Enrolled& one : enrolled()) {
      RosterStudent student{.id = {one.id},
                            .shown = one.shown,
                            .given = one.given,
                            .middle = one.middle,
                            .family = one.family,
                            .long_given = one.long_given};
      student.grade = one.homeroom == room_8b ? grade_8 : grade_7;
      student.homeroom = one.homeroom;
      student.groups = {student.grade, student.homeroom};
      if (one.homeroom == room_7a) student.groups.push_back(advisory);
      if (one.id == 24) student.left = october(2);
      students.push_back(student);
    }
    using Of = RosterGroup::Kind;
    std::vector<RosterGroup> groups = {{grade_7, Of::grade, "7", "Grade 7"},
                                       {grade_8, Of::grade, "8", "Grade 8"},
                                       {room_7a, Of::homeroom, "7A", "7A"},
                                       {room_7b, Of::homeroom, "7B", "7B"},
                                       {room_7c, Of::homeroom, "7C", "7C"},
                                       {room_8b, Of::homeroom, "8B", "8B"},
                                       {advisory, Of::advisory, "rivera", "Rivera advisory"}};
    std::vector<RosterStaff> staff = {{{1}, "Ms. Rivera", "Elena", "Rivera"},
                                      {{2}, "Mr. Okafor", "Chidi", "Okafor"},
                                      {{3}, "Coach Dunn", "Pat", "Dunn"},
                                      {{4}, "Ms. Park", "Susan", "Park"},
                                      {{5}, "Ms. Hale", "Jane", "Hale"}};
    return Roster(std::move(students), std::move(groups), std::move(staff));
  }();
  return roster;
}

const Speaker& rivera() {
  static const Speaker speaker{{room_7a, room_7b, advisory}};
  return speaker;
}

const Speaker& park() {
  static const Speaker speaker{{grade_7}};
  return speaker;
}

Setting Speaker::setting(const Roster& roster) const& {
  return {.roster = roster,
          .today = october(14),
          .my_groups = groups,
          .my_homeroom = groups.size() > 1 ? groups.front() : GroupId{},
          .here = here,
          .month_first = month_first,
          .year_began = std::chrono::local_days{std::chrono::year{2026} / 8 / 24},
          .events = events,
          .school_day = [](std::chrono::local_days day) {
            return std::chrono::weekday{day}.iso_encoding() <= 5 && day != october(12);
          }};
}

std::string describe(const Named& named) {
  std::string text = named.clear ? "" : "?";
  text += named.candidates.empty() ? "'" + named.heard + "'" : codes(named.candidates);
  if (!named.others.empty()) text += "(or " + codes(named.others) + ")";
  return text;
}

std::string meaning(std::string_view text, const Speaker& speaker) {
  return describe(understand(text, speaker.setting()));
}

void expect_all(std::initializer_list<Meant> lines, const Speaker& speaker) {
  for (const Meant& line : lines) EXPECT_EQ(meaning(line.typed, speaker), line.meant) << line.typed;
}

}  // namespace knownby::language
