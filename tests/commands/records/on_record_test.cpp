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
  in = "dm";
  for (const char* line : {"know bobby chen: drums", "bobby chen at lunch, for the team: tired"})
    says("rivera", line);
  types("lindqvist", "check", "Ev 1");
  types("rivera", "export bobby chen", "Ev 2");
  types("rivera", "export bobby chen", "Ev 3");
  const auto refused = audit::newest(db, 9, "refused");
  ASSERT_EQ(refused.size(), 2U);
  EXPECT_NE(refused[0].request, refused[1].request);
  EXPECT_EQ(refused[0].request, audit::request_of(db, "Ev 3"));
  EXPECT_TRUE(refused[0].denied);
  EXPECT_EQ(refused[0].hashes.after, "");
}

TEST_F(OnRecord, X_21_A_whoever_asks_for_a_student_out_of_reach_is_on_record_and_of_whom_is_not) {
  for (const std::string line : {"card ?", "who does ? have", "why ?", "know ?", "take ?"}) {
    std::string typed = line;
    typed.replace(typed.find('?'), 1, "Siobhán Ó Súilleabháin");
    EXPECT_THAT(answer("rivera", typed, "Ev " + line), HasSubstr("in your groups")) << line;
    const auto newest = audit::newest(db, 1, "not found");
    ASSERT_EQ(newest.size(), 1U) << line;
    EXPECT_EQ(newest[0].request, audit::request_of(db, "Ev " + line)) << line;
    EXPECT_THAT(newest[0].subject, HasSubstr(", a student")) << line;
    EXPECT_TRUE(newest[0].denied);
  }
}

// Where the answer does not tell whether there is such a student, neither do the rows.
TEST_F(OnRecord, E_3_R_whoever_asks_for_nobody_leaves_the_same_rows_as_for_somebody_out_of_reach) {
  const auto rows_of = [&](const std::string& event) {
    std::string told;
    for (const AuditEntry& row : audit::newest(db, 99))
      if (row.request == audit::request_of(db, event)) told += row.action + ": " + row.subject + "\n";
    return told;
  };
  answer("rivera", "take Siobhán Ó Súilleabháin", "Ev 1");
  answer("rivera", "take Quirinus", "Ev 2");
  EXPECT_EQ(rows_of("Ev 1"), "not found: claim, a student\n");
  EXPECT_EQ(rows_of("Ev 2"), rows_of("Ev 1"));
  for (const char* verb : {"student", "who_knows", "know", "why", "claim", "person"}) {
    const auto presses_with = [&](const std::string& student) {
      Request request;
      request.event = std::string(verb) + student;
      request.now = now;
      request.speaker = {"console", "rivera"};
      request.place = {"console", "dm:rivera", true, ""};
      request.verb = verb;
      request.fields = {{"student", student}};
      ask(request);
      std::string told = rows_of(request.event);
      const std::size_t id = told.find("student " + student);
      EXPECT_NE(id, std::string::npos) << verb << ": it was never given to them";
      return id == std::string::npos ? told : told.erase(id, 8 + student.size());
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
  answer("rivera", "card Siobhán Ó Súilleabháin", "Ev 8");
  EXPECT_EQ(audit::newest(db, 9, "not found").size(), 2U);
}

TEST_F(OnRecord, X_20_R_another_teams_list_is_on_record) {
  EXPECT_THAT(answer("rivera", "8B", "Ev 9"), HasSubstr("8B isn't one of your groups."));
  ASSERT_EQ(audit::newest(db, 9, "refused").size(), 1U);
  EXPECT_THAT(audit::newest(db, 1).front().subject, HasSubstr("who, group "));
}

}  // namespace
}  // namespace knownby
