// PRODUCT E.3: who may read what of a student, cell by cell. A secret of each kind is planted with one
// student in their own homeroom, one in their grade, and one in another grade; then a person of each post
// asks in every way there is, and what the table does not give them never shows.

#include "commands/rights.hpp"

#include "commands/table.hpp"
#include "store/known/adults.hpp"
#include "store/known/facts.hpp"
#include "store/known/wishes.hpp"
#include "store/schedules.hpp"
#include "store/week/asks.hpp"
#include "tests/commands/lincoln.hpp"

namespace knownby {
namespace {

using testing::HasSubstr;
using testing::Not;
using Role = Staff::Role;

constexpr std::array all_roles{Role::staff, Role::teacher,   Role::counselor, Role::coach,
                               Role::lead,  Role::principal, Role::admin};

enum Where { own_room, own_grade, other_grade };
constexpr std::array everywhere{own_room, own_grade, other_grade};

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
    return student(ids[where]);
  }
  std::string name(Where where) const {
    constexpr std::array names{"Bobby Chen", "Li Wei", "Siobhán Ó Súilleabháin"};
    return names[where];
  }
  // A button or a form whose fields name the student as their reader's own client would.
  std::string presses_field(Role role, std::string_view verb, StudentId student, const std::string& value) {
    Request request;
    request.event = "press " + std::to_string(++presses_);
    request.now = now;
    request.speaker = {"console", key(role)};
    request.place = {"console", "dm:" + key(role), true, ""};
    request.verb = verb;
    request.fields = {{"student", value}, {"id", id_field(student)}, {"whom", value}};
    return everything(ask(std::move(request)).reply);
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
