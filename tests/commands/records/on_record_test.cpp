// X-21 and PRODUCT E.3: every row tells of its request and of what it changed; and whoever is told of no
// student is on record without anything that tells whether there is one.

#include "commands/visit.hpp"
#include "store/audit.hpp"
#include "tests/commands/lincoln.hpp"

namespace knownby {
namespace {

using testing::HasSubstr;
using testing::Not;

class OnRecord : public Lincoln {
 protected:
  Answer types(const std::string& who, const std::string& line, const std::string& event) {
    Request request;
    request.event = event;
    request.now = now;
    request.speaker = {"console", who};
    request.place = {"console", "dm:" + who, true, ""};
    request.text = line;
    return ask(std::move(request));
  }
  Answer press(const std::string& who, const std::string& verb, Fields fields, const std::string& event) {
    Request request;
    request.event = event;
    request.now = now;
    request.speaker = {"console", who};
    request.place = {"console", "dm:" + who, true, ""};
    request.verb = verb;
    request.fields = std::move(fields);
    return ask(std::move(request));
  }
  // What the audit holds of a request, the oldest first.
  std::string rows_of(const std::string& event) {
    std::string told;
    for (const AuditEntry& row : audit::newest(db, 99))
      if (row.request == audit::request_of(db, event)) {
        std::string line = row.action;
        line += ": " + row.subject + "\n";
        told.insert(0, line);
      }
    return told;
  }
  static std::string about(const std::string& name, std::string line) {
    return line.replace(line.find('?'), 1, name);
  }
  std::string answer(const std::string& who, const std::string& line, const std::string& event) {
    return card_text(types(who, line, event).reply.card);
  }
};

TEST_F(OnRecord, X_21_A_a_changed_check_in_shows_from_one_row_to_the_next) {
  in = "dm";
  says("rivera", "bobby chen at lunch");
  says("rivera", "edit last: it was yesterday");
  says("rivera", "edit last: it was today");
  says("rivera", "not bobby, tj");
  const auto changed = audit::newest(db, 9, "check-in changed");
  const auto moved = audit::newest(db, 9, "check-in moved");
  ASSERT_EQ(changed.size(), 2U);
  ASSERT_EQ(moved.size(), 1U);
  EXPECT_NE(changed[1].hashes.before, changed[1].hashes.after);
  EXPECT_EQ(changed[1].hashes.after, changed[0].hashes.before) << "nobody else was at it";
  EXPECT_EQ(changed[0].hashes.after, moved[0].hashes.before);
  EXPECT_NE(moved[0].hashes.before, moved[0].hashes.after);
}

// So it costs nothing where everybody waits: a check-in says itself who logged it and when.
TEST_F(OnRecord, X_21_A_a_plain_check_in_writes_no_row) {
  in = "dm";
  EXPECT_THAT(says("rivera", "bobby chen at lunch"), HasSubstr("Logged"));
  EXPECT_THAT(says("rivera", "undo"), HasSubstr("Bobby Chen"));
  EXPECT_TRUE(audit::newest(db, 9).empty());
}

TEST_F(OnRecord, X_21_A_what_a_form_changes_is_on_record_as_what_a_line_does) {
  in = "dm";
  says("rivera", "bobby chen at lunch");
  presses("rivera", "Change note");
  fills("rivera", {{"note", "about the science fair"}});
  ASSERT_EQ(audit::newest(db, 9, "check-in changed").size(), 1U);
  EXPECT_THAT(audit::newest(db, 1).front().subject, Not(HasSubstr("fair")));
}

TEST_F(OnRecord, X_21_A_all_rows_of_a_request_share_its_id_which_is_not_the_platforms) {
  press("rivera", "student", {{"student", "999999"}}, "Ev 1");
  EXPECT_EQ(rows_of("Ev 1"), "edited: student, student 999999\nnot found: student, a student\n");
  types("rivera", "export bobby chen", "Ev 2");
  types("rivera", "export bobby chen", "Ev 3");
  const auto refused = audit::newest(db, 9, "refused");
  ASSERT_EQ(refused.size(), 2U);
  EXPECT_NE(refused[0].request, refused[1].request);
  EXPECT_EQ(refused[0].request, audit::request_of(db, "Ev 3"));
  EXPECT_TRUE(refused[0].denied);
  EXPECT_EQ(refused[0].hashes.after, "");
}

// Slack calls a form by its view, which is the same however often it is sent.
TEST_F(OnRecord, X_21_A_a_form_that_is_sent_again_with_something_else_is_on_record_again) {
  press("rivera", "student", {{"student", "999998"}}, "slack:view:V1");
  press("rivera", "student", {{"student", "999999"}}, "slack:view:V1");
  press("rivera", "student", {{"student", "999999"}}, "slack:view:V1");
  EXPECT_EQ(rows_of("slack:view:V1"),
            "edited: student, student 999998\nnot found: student, a student\n"
            "edited: student, student 999999\n");
}

TEST_F(OnRecord, X_21_A_whoever_loses_an_account_to_somebody_else_has_a_row_too) {
  command_line("link", {{"platform", "console"}, {"account", "okafor"}, {"staff", "rivera"}});
  const auto ended = audit::newest(db, 9, "link ended"), linked = audit::newest(db, 9, "link");
  ASSERT_EQ(ended.size(), 1U);
  ASSERT_EQ(linked.size(), 1U);
  EXPECT_EQ(ended[0].request, linked[0].request);
  EXPECT_NE(ended[0].subject, linked[0].subject);
  EXPECT_NE(ended[0].hashes.before, ended[0].hashes.after);
  command_line("link", {{"platform", "console"}, {"account", "okafor"}, {"staff", "rivera"}});
  EXPECT_EQ(audit::newest(db, 9, "link ended").size(), 1U) << "it was theirs already";
}

TEST_F(OnRecord, X_21_A_whoever_asks_for_a_student_out_of_reach_is_on_record_and_of_whom_is_not) {
  for (const std::string line : {"card ?", "who does ? have", "why ?", "know ?", "take ?"}) {
    const std::string typed = about("Siobhán Ó Súilleabháin", line);
    EXPECT_THAT(answer("rivera", typed, "Ev " + line), HasSubstr("in your groups")) << line;
    const auto newest = audit::newest(db, 1, "not found");
    ASSERT_EQ(newest.size(), 1U) << line;
    EXPECT_EQ(newest[0].request, audit::request_of(db, "Ev " + line)) << line;
    EXPECT_THAT(newest[0].subject, HasSubstr(", a student")) << line;
    EXPECT_TRUE(newest[0].denied);
    now += std::chrono::hours(1);
  }
}

// Where the answer does not tell whether there is such a student, neither do the rows. It does not where the
// line is about a student whoever is named, "card …" and "take …"; elsewhere only a name of the school's
// makes it such a line, so that already the words differ.
TEST_F(OnRecord, E_3_R_whoever_asks_for_nobody_leaves_the_same_rows_as_for_somebody_out_of_reach) {
  struct Told {
    std::string words, rows;
  };
  const auto told = [&](const std::string& name, const std::string& line) {
    now += std::chrono::hours(1);
    std::string words = answer("rivera", about(name, line), name + line);
    for (std::size_t at = words.find(name); at != std::string::npos; at = words.find(name))
      words.replace(at, name.size(), "?");
    return Told{words, rows_of(name + line)};
  };
  for (const std::string line :
       {"card ?", "take ?", "who does ? have", "why ?", "know ?", "give ? to Okafor", "give back ?"}) {
    const Told out_of_reach = told("Siobhán", line), nobody = told("Quirinus", line);
    EXPECT_THAT(out_of_reach.rows, HasSubstr("not found: ")) << line;
    const bool is_of_anybody = line == "card ?" || line == "take ?";
    EXPECT_TRUE(!is_of_anybody || nobody.words == out_of_reach.words) << line << nobody.words;
    EXPECT_TRUE(nobody.words != out_of_reach.words || nobody.rows == out_of_reach.rows) << line;
    if (!is_of_anybody) continue;
    EXPECT_EQ(told("Quirinus Ó Nobody", line).rows, told("Siobhán Ó Súilleabháin", line).rows) << line;
  }
  for (const char* verb : {"student", "who_knows", "know", "why", "claim", "person"}) {
    const auto presses_with = [&](const std::string& student) {
      now += std::chrono::hours(1);
      const std::string event = std::string(verb) + student;
      press("rivera", verb, {{"student", student}}, event);
      std::string found = rows_of(event);
      const std::size_t id = found.find("student " + student);
      EXPECT_NE(id, std::string::npos) << verb << ": it was never given to them";
      return id == std::string::npos ? found : found.erase(id, 8 + student.size());
    };
    EXPECT_EQ(presses_with(id_field(student("s18"))), presses_with("999999")) << verb;
  }
}

TEST_F(OnRecord, E_5_R_words_said_in_vain_are_not_kept_though_they_are_on_record) {
  const auto kept = rows("SELECT count(*) FROM seen");
  answer("rivera", "card Siobhán Ó Súilleabháin", "Ev 7");
  EXPECT_EQ(audit::newest(db, 9, "not found").size(), 1U);
  EXPECT_EQ(rows("SELECT count(*) FROM seen"), kept);
}

TEST_F(OnRecord, X_21_R_what_was_asked_in_vain_and_is_brought_again_is_on_record_once) {
  const std::string first = answer("rivera", "card Siobhán Ó Súilleabháin", "Ev 7");
  EXPECT_EQ(answer("rivera", "card Siobhán Ó Súilleabháin", "Ev 7"), first);
  EXPECT_EQ(audit::newest(db, 9, "not found").size(), 1U);
}

// Names are misspelled every day: what is told is that somebody looked, not how often.
TEST_F(OnRecord, X_21_R_names_that_are_not_found_leave_one_row_an_hour_for_each_who_asks) {
  for (int each = 0; each < 30; ++each)
    answer("rivera", each % 2 == 0 ? "card Siobhán Ó Súilleabháin" : "card Quirinus Ó Nobody",
           "Ev " + std::to_string(each));
  EXPECT_EQ(audit::newest(db, 99).size(), 1U);
  answer("ortiz", "card Bobby Chen", "Ev 30");
  EXPECT_EQ(audit::newest(db, 99).size(), 2U) << "another person";
  now += std::chrono::hours(1);
  answer("rivera", "take Quirinus Ó Nobody", "Ev 31");
  EXPECT_EQ(audit::newest(db, 99).size(), 3U);
}

// A coach is shown no check-ins: their own page asks for none.
TEST_F(OnRecord, X_20_A_what_nobody_asked_is_not_on_record_as_refused) {
  db.run("UPDATE staff SET role = 'coach' WHERE sis_id = 'stamper'");
  press("stamper", "home", {}, "Ev 1");
  places::map(db, places::meet(db, {{}, "console", "#grade-8-team", "#grade-8-team", false, {}}),
              groups::called(db, Group::Kind::grade, "8"));
  in = "#grade-8-team";
  EXPECT_THAT(says("rivera", "leaderboard"), HasSubstr("I don't rank staff"));
  EXPECT_TRUE(audit::newest(db, 9).empty()) << audit::newest(db, 1).front().subject;
}

TEST_F(OnRecord, X_20_R_what_is_refused_for_two_reasons_is_on_record_once) {
  EXPECT_THAT(answer("rivera", "who hasn't in 8B since the spring fling", "Ev 1"),
              HasSubstr("8B isn't one of your groups."));
  EXPECT_EQ(audit::newest(db, 9, "refused").size(), 1U);
}

TEST_F(OnRecord, X_20_R_each_no_for_reach_is_on_record) {
  const GroupId eight = groups::called(db, Group::Kind::grade, "8");
  WeekCard card;
  card.schedule = schedules::all(db).front().id;
  card.week = "2026-W42";
  card.made = now;
  card.students = {student("s18")};
  const std::string week = id_field(week_cards::put(db, card)->id);
  press("rivera", "handed", {{"week", week}, {"group", id_field(eight)}}, "Ev 1");
  EXPECT_EQ(rows_of("Ev 1"), "refused: handed, group " + id_field(eight) + "\n");
  press("rivera", "see", {{"week", week}}, "Ev 2");
  EXPECT_EQ(rows_of("Ev 2"), "refused: see, weekly card\n");
}

TEST_F(OnRecord, X_20_A_a_card_whose_students_all_left_is_nobodys_refusal) {
  WeekCard card;
  card.schedule = schedules::all(db).front().id;
  card.week = "2026-W42";
  card.made = now;
  card.students = {student("s24")};
  const std::string week = id_field(week_cards::put(db, card)->id);
  EXPECT_EQ(card_text(press("park", "see", {{"week", week}}, "Ev 1").reply.card),
            "Everybody on that card has left the school.");
  EXPECT_EQ(rows_of("Ev 1"), "");
}

TEST_F(OnRecord, X_20_R_another_teams_list_is_on_record) {
  EXPECT_THAT(answer("rivera", "8B", "Ev 9"), HasSubstr("8B isn't one of your groups."));
  ASSERT_EQ(audit::newest(db, 9, "refused").size(), 1U);
  EXPECT_THAT(audit::newest(db, 1).front().subject, HasSubstr("who, group "));
}

}  // namespace
}  // namespace knownby
