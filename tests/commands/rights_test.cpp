// PRODUCT E.3: who may read what of a student, cell by cell. A secret of each kind is planted with one
// student in their own homeroom, one in their grade, and one in another grade; then a person of each post
// asks in every way there is, and what the table does not give them never shows. A student of another school
// is in another file of another process: nobody, to everybody here.

#include "commands/rights.hpp"

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "commands/posts.hpp"
#include "commands/table.hpp"
#include "store/known/adults.hpp"
#include "store/known/facts.hpp"
#include "store/known/wishes.hpp"
#include "store/schedules.hpp"
#include "store/week/asks.hpp"
#include "tests/commands/lincoln.hpp"

namespace knownby {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using Role = Staff::Role;

constexpr std::array all_roles{Role::staff, Role::teacher,   Role::counselor, Role::coach,
                               Role::lead,  Role::principal, Role::admin};

enum Where { own_room, own_grade, other_grade, other_school };
constexpr std::array everywhere{own_room, own_grade, other_grade, other_school};

// The table of PRODUCT E.3 again, in its own words and by hand, so that a slip in the program's shows.
// Letters: e everybody of the school, t the grade one stands with, - nobody.
struct Row {
  Role role;
  const char* cells;  // contacts, adults, facts, team notes, support notes
};
constexpr std::array product{
    Row{Role::staff, "tttt-"}, Row{Role::teacher, "tttt-"}, Row{Role::counselor, "ttttt"},
    Row{Role::coach, "-----"}, Row{Role::lead, "tttt-"},    Row{Role::principal, "eee--"},
    Row{Role::admin, "-----"},
};
constexpr std::array<std::string_view, 5> secrets{"Fri 2 Oct", "Mr. Adult", "SECRETFACT", "SECRETTEAM",
                                                  "SECRETSUPPORT"};

bool should_see(Role role, std::size_t secret, Where where) {
  for (const Row& row : product) {
    if (row.role != role) continue;
    const char cell = row.cells[secret];
    if (where == other_school) return false;
    return cell == 'e' || (cell == 't' && where != other_grade);
  }
  return false;
}

class Rights : public Lincoln {
 protected:
  Rights() {
    in = "dm";
    adult_ = hire("adult", "Mr. Adult", Role::staff, "6");
    for (const char* id : {"s07", "s12", "s18"}) plant(student(id));
    for (const Role role : all_roles) hire(key(role), "Ms. Asker", role, "7A");
  }
  static std::string key(Role role) { return "asker" + std::to_string(static_cast<int>(role)); }
  StudentId at(Where where) const {
    constexpr std::array ids{"s07", "s12", "s18"};
    return where == other_school ? StudentId{999'998} : student(ids.at(where));
  }
  std::string name(Where where) const {
    constexpr std::array names{"Bobby Chen", "Li Wei", "Siobhán Ó Súilleabháin", "Quillon Vexworth"};
    return names[where];
  }
  // A button or a form whose fields name the student as their reader's own client would.
  std::string presses_field(Role role, std::string_view verb, StudentId student, const std::string& value) {
    return everything(
        press(role, verb, {{"student", value}, {"id", id_field(student)}, {"whom", value}}).reply);
  }
  Answer press(Role role, std::string_view verb, Fields fields) {
    Request request;
    request.event = "press " + std::to_string(++presses_);
    request.now = now;
    request.speaker = {"console", key(role)};
    request.place = {"console", "dm:" + key(role), true, ""};
    request.verb = verb;
    request.fields = std::move(fields);
    return ask(std::move(request));
  }
  std::string types(Role role, const std::string& line) {
    says(key(role), line);
    return everything(last(key(role)));
  }
  static std::string everything(const Reply& reply) {
    std::string all = card_text(reply.card);
    for (const auto& [value, label] : reply.choices) all += "\n" + label;
    for (const auto& file : reply.files) all += "\n" + file.content;
    return all;
  }
  // Every way to ask about one student that a line has.
  std::vector<std::string> lines_about(Where where) const {
    const std::string who = name(where);
    return {"card " + who,
            "who does " + who + " have",
            "know " + who,
            "why " + who,
            "take " + who,
            "export " + who,
            who + "'s notes",
            "who has " + who,
            "give " + who + " to Ms. Park",
            "release " + who,
            "I'm " + who + "'s person"};
  }

 private:
  StaffId hire(const std::string& key, const char* called, Role role, const char* code) {
    Staff person;
    person.sis_id = key;
    person.called = called;
    person.family = std::string(called).substr(4);
    person.role = role;
    person.runs_knownby = runs_it(role);
    const StaffId id = staff::put(db, person);
    const bool grade = std::string_view(code).size() == 1;
    groups::stand(db, id,
                  {{id, groups::put(db, grade ? Group::Kind::grade : Group::Kind::homeroom, code, code),
                    Standing::Part::teaches}});
    staff::link(db, "console", key, id);
    return id;
  }
  void plant(StudentId student) {
    adults::put(db, {student, adult_, std::chrono::local_days(std::chrono::year(2026) / 9 / 1)});
    facts::add(db, {0, student, adult_, Fact::Kind::interest, "SECRETFACT", now});
    const auto day = std::chrono::local_days(std::chrono::year(2026) / 10 / 2);
    for (const auto& [note, seen_by] : {std::pair{"SECRETOWN", SeenBy::author},
                                        {"SECRETTEAM", SeenBy::team},
                                        {"SECRETSUPPORT", SeenBy::support}}) {
      Checkin one;
      one.student = student;
      one.staff = adult_;
      one.day = day;
      one.note = note;
      one.seen_by = seen_by;
      one.at = now;
      checkins::add(db, one);
    }
  }
  StaffId adult_;
  int presses_ = 0;
};

// In a file of its own, served by the same process, under the very id that is asked about here.
TEST_F(Rights, what_another_school_in_the_same_process_knows_shows_nowhere_here) {
  const StudentId quillon = at(other_school);
  Db elsewhere{":memory:"};
  const GroupId seven = groups::put(elsewhere, Group::Kind::grade, "7", "Grade 7");
  Staff asker;
  asker.sis_id = asker.called = "Ms. Elsewhere";
  asker.role = Role::principal;
  const StaffId she = staff::put(elsewhere, asker);
  staff::link(elsewhere, "console", key(Role::principal), she);
  elsewhere.run(
      "INSERT INTO students (id, sis_id, shown, given, middle, family, long_given, pronouns, grade_id, "
      "entered) "
      "VALUES ($1, 'q', $2, 'Quillon', '', 'Vexworth', '', '', $3, 0)",
      quillon, name(other_school), seven);
  facts::add(elsewhere, {0, quillon, she, Fact::Kind::interest, "SECRETFACT", now});
  Clerk theirs(elsewhere, policy, Lane::asks);
  Request request;
  request.now = now;
  request.speaker = {"console", key(Role::principal)};
  request.place = {"console", "dm:" + key(Role::principal), true, ""};
  request.text = "card " + name(other_school);
  EXPECT_THAT(everything(theirs.serve(request).value().reply), HasSubstr("SECRETFACT"))
      << "it is known there";
  for (const Role role : all_roles) {
    for (const std::string& line : lines_about(other_school))
      EXPECT_THAT(types(role, line), Not(HasSubstr("SECRETFACT"))) << line;
    EXPECT_THAT(presses_field(role, "student", quillon, id_field(quillon)), Not(HasSubstr("SECRETFACT")));
  }
}

TEST_F(Rights, every_cell_of_the_table_holds_for_the_card_of_a_student) {
  for (const Role role : all_roles)
    for (const Where where : everywhere) {
      const std::string seen =
          types(role, "card " + name(where)) + types(role, "who does " + name(where) + " have");
      for (std::size_t secret = 0; secret < secrets.size(); ++secret)
        EXPECT_EQ(seen.find(secrets[secret]) != std::string::npos, should_see(role, secret, where))
            << secrets[secret] << " for role " << static_cast<int>(role) << " where " << where << "\n"
            << seen;
      EXPECT_THAT(seen, Not(HasSubstr("SECRETOWN")));
    }
}

TEST_F(Rights, no_line_and_no_button_tells_more_than_the_table_gives) {
  int cells = 0;
  const auto check = [&](Role role, Where where, const std::string& how, const std::string& seen) {
    ++cells;
    const bool gives_all =
        how_far(role, Right::whole_record) == Reach::school;  // to a family; each look is audited
    const bool is_record = gives_all && (how.starts_with("export") || how == "record");
    if (!is_record) {
      EXPECT_THAT(seen, Not(HasSubstr("SECRETOWN"))) << how;
    }
    for (std::size_t secret = 0; secret < secrets.size(); ++secret) {
      if (is_record || should_see(role, secret, where)) continue;
      EXPECT_THAT(seen, Not(HasSubstr(std::string(secrets[secret]))))
          << how << ", role " << static_cast<int>(role) << ", where " << where;
    }
  };
  for (const Role role : all_roles)
    for (const Where where : everywhere) {
      for (const std::string& line : lines_about(where)) check(role, where, line, types(role, line));
      for (const Command& command : commands()) {
        const std::string id = id_field(at(where));
        check(role, where, std::string(command.verb), presses_field(role, command.verb, at(where), id));
      }
    }
  EXPECT_EQ(cells, static_cast<int>(all_roles.size() * everywhere.size() * (11 + commands().size())));
}

// Who is served which verb, decided here once more and by hand: one that stands in none of these lines, or in
// two, has nobody decided about it.
struct Served {
  Command::For who;
  std::string_view verbs;
};
constexpr std::array decided{
    Served{
        Command::For::student_access,
        " log who undo student mine redo pick answer instead redate again note edit correct edit_last repeat "
        "all_of_them group person who_knows know review last_year leave_off suggest record pause named watch "
        "ask_to_log asked_to_log ask_for_a_word asked_for_a_word search later claim release give gift pass "
        "cap lab went share why handed "
        "see log_form catch_up find own_week "},
    Served{Command::For::staff,
           " help forget hold statement privacy sorts guard remit ranks lost its_me home hello thanks ok "},
    Served{Command::For::whoever_runs_it,
           " map_form map unmap slot no_school check questions import link make confirm_matches "},
    Served{Command::For::clock,
           " tick refused dropped dates renamed look_round looked reached announce counts taken_away "
           "installed "},
};

bool should_serve(Command::For who, Role role) {
  switch (who) {
    case Command::For::student_access:
      return role != Role::admin;
    case Command::For::staff:
      return true;
    case Command::For::whoever_runs_it:
      return role == Role::admin || role == Role::principal;
    case Command::For::clock:
      break;
  }
  return false;
}

TEST_F(Rights, E_3_each_verb_is_served_to_whom_it_was_decided_for_and_to_nobody_else) {
  for (const Command& command : commands()) {
    std::vector<Command::For> found;
    for (const Served& line : decided)
      if (line.verbs.find(" " + std::string(command.verb) + " ") != std::string_view::npos)
        found.push_back(line.who);
    ASSERT_EQ(found.size(), 1U) << command.verb << ": who may? Decide it in this test, and in PRODUCT E.3";
    for (const Role role : all_roles) {
      const Answer answer = press(role, command.verb, {});
      const bool serves = should_serve(found.front(), role) && !command.only_typed;
      EXPECT_EQ(answer.refused, !serves) << command.verb << ", role " << static_cast<int>(role);
    }
  }
}

// Every name under which any command looks for something in a press.
std::set<std::string> fields_read() {
  const std::regex reads(R"re((?:field|number|day|id<\w+>)\("([a-z_]+)"\))re");
  std::set<std::string> names;
  for (const auto& file :
       std::filesystem::recursive_directory_iterator(std::string(KNOWNBY_SOURCE_DIR) + "/commands")) {
    if (file.path().extension() != ".cpp") continue;
    std::stringstream text;
    text << std::ifstream(file.path()).rdbuf();
    const std::string source = text.str();
    for (std::sregex_iterator at(source.begin(), source.end(), reads), end; at != end; ++at)
      names.insert((*at)[1]);
  }
  return names;
}

TEST_F(Rights, E_3_no_field_of_any_press_brings_out_a_student_of_another_grade) {
  const std::set<std::string> fields = fields_read();
  EXPECT_GT(fields.size(), 50U);
  const StudentId far = at(other_grade);
  const StaffId adult = School(db, policy).at_account({"console", "adult"})->id;
  facts::add(db, {0, far, adult, Fact::Kind::interest, "FARFACT", now});
  Checkin one;
  one.student = far;
  one.staff = adult;
  one.day = std::chrono::local_days(std::chrono::year(2026) / 10 / 2);
  one.note = "FARNOTE";
  one.seen_by = SeenBy::team;
  one.at = now;
  const std::string checkin = id_field(checkins::add(db, one).id);
  for (const Role role : {Role::teacher, Role::coach})
    for (const Command& command : commands())
      for (const std::string& field : fields)
        for (const std::string& value : {id_field(far), checkin}) {
          const std::string seen = everything(press(role, command.verb, {{field, value}}).reply);
          EXPECT_THAT(seen, AllOf(Not(HasSubstr("FAR")), Not(HasSubstr("Siobh"))))
              << command.verb << ", field " << field << ", role " << static_cast<int>(role);
        }
}

// A name in full may be tried by anybody who may log (PRODUCT C.1 no. 16), so that it is one of the school is
// no secret to them; a number tells nobody, and a name tells nothing to whoever sees no student.
TEST_F(Rights, a_refusal_reads_as_if_there_were_no_such_student) {
  for (const Role role : all_roles) {
    if (how_far(role, Right::contacts) == Reach::school) continue;
    for (const Command& command : commands()) {
      const StudentId other = at(other_grade);
      EXPECT_EQ(presses_field(role, command.verb, other, id_field(other)),
                presses_field(role, command.verb, StudentId{999'999}, "999999"))
          << command.verb << ", role " << static_cast<int>(role);
    }
  }
  for (const std::string line : {"card ?", "who does ? have", "know ?", "why ?", "? at lunch", "export ?"}) {
    const auto with = [&](const std::string& who) {
      std::string typed = line;
      typed.replace(typed.find('?'), 1, who);
      return types(Role::admin, typed);
    };
    EXPECT_EQ(with("Siobhán Ó Súilleabháin"), with("Quentin Zzyzx")) << line;
  }
}

// Typed, too, by those who may log with students and so may try names.
TEST_F(Rights, E_3_R_a_card_of_somebody_elses_student_reads_as_one_of_nobody) {
  const auto card_of = [&](Role role, const std::string& who) {
    std::string said = types(role, "card " + who);
    const std::size_t at = said.find(who);
    return at == std::string::npos ? said : said.replace(at, who.size(), "?");
  };
  for (const Role role : all_roles) {
    if (how_far(role, Right::contacts) == Reach::school) continue;
    EXPECT_EQ(card_of(role, "Siobhán Ó Súilleabháin"), card_of(role, "Quentin Zzyzx"))
        << "role " << static_cast<int>(role);
  }
}

// Anybody may keep an eye on a student they log a talk with; that tells them nothing of what others logged.
TEST_F(Rights, to_keep_an_eye_on_somebody_far_away_tells_nothing_of_them) {
  for (const Role role : all_roles) {
    if (role == Role::admin || role == Role::principal) continue;
    wishes::watch(db, School(db, policy).at_account({"console", key(role)})->id, at(other_grade),
                  std::chrono::local_days(std::chrono::year(2026) / 10 / 30));
    const std::string said = types(role, "who should I talk to");
    EXPECT_THAT(said, HasSubstr("Siobhán Ó Súilleabháin (8B): you keep an eye on them."));
    EXPECT_THAT(said, Not(HasSubstr("you keep an eye on them. Ask about"))) << static_cast<int>(role);
  }
}

TEST_F(Rights, a_coach_is_not_asked_to_look_after_anybody) {
  const StaffId coach = School(db, policy).at_account({"console", key(Role::coach)})->id;
  now = chicago(19, 7, 31);
  clock_strikes();
  int asked = 0;
  for (const WeekCard& week : week_cards::all_of_week(db, "2026-W43"))
    for (const AskOf& one : asks::of_week(db, week.id)) {
      ++asked;
      EXPECT_NE(one.staff, coach);
    }
  EXPECT_GT(asked, 0);
}

TEST_F(Rights, a_note_of_somebody_elses_that_was_read_is_on_record) {
  types(Role::counselor, "card Bobby Chen");
  const auto read = audit::newest(db, 9, "read note");
  ASSERT_EQ(read.size(), 2U);  // the team's and the counselors'
  EXPECT_THAT(read.front().subject, HasSubstr("student " + id_field(student("s07"))));
  EXPECT_THAT(read.front().subject, Not(HasSubstr("SECRET")));
  types(Role::principal, "card Bobby Chen");
  EXPECT_EQ(audit::newest(db, 9, "read note").size(), 2U) << "no note was shown, so none was read";
}

}  // namespace
}  // namespace knownby
