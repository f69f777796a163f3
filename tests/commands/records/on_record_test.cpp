// X-21 and PRODUCT E.3: every row tells of its request and of what it changed; and whoever is told of no
// student is on record without anything that tells whether there is one.

#include "store/audit.hpp"
#include "store/checkins.hpp"
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

TEST_F(OnRecord, X_21_A_what_a_form_changes_is_on_record_as_what_a_line_does) {
  in = "dm";
  says("rivera", "bobby chen at lunch");
  presses("rivera", "Change");
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

TEST_F(OnRecord, E_3_R_who_asked_for_a_student_out_of_reach_is_on_record_as_whoever_asked_for_nobody) {
  for (const std::string begins : {"card ", "who does ", "why ", "know ", "take "}) {
    const auto asks = [&](const std::string& name) {
      const std::string line = begins + name + (begins == "who does " ? " have" : "");
      const std::string event = "Ev " + line;
      std::string said = answer("rivera", line, event);
      const AuditEntry row = audit::newest(db, 1).front();
      EXPECT_EQ(row.request, audit::request_of(db, event)) << line;
      EXPECT_EQ(row.action, "not found") << line;
      EXPECT_TRUE(row.denied);
      const std::size_t heard = said.find(name.substr(0, name.find(' ')));
      if (heard != std::string::npos) said.replace(said.find("“"), said.find("”") - said.find("“"), "");
      return row.subject + "\n" + said;
    };
    EXPECT_EQ(asks("Siobhán Ó Súilleabháin"), asks("Quirinus Ö Zzyzxleafhain")) << begins;
  }
}

TEST_F(OnRecord, E_5_R_words_said_in_vain_are_not_kept_though_they_are_on_record) {
  const auto kept = rows("SELECT count(*) FROM seen");
  answer("rivera", "card Quirinus Zzyzx", "Ev 7");
  EXPECT_EQ(audit::newest(db, 9, "not found").size(), 1U);
  EXPECT_EQ(rows("SELECT count(*) FROM seen"), kept);
}

TEST_F(OnRecord, X_21_R_what_was_asked_in_vain_and_is_brought_again_is_on_record_once) {
  const std::string first = answer("rivera", "card Quirinus Zzyzx", "Ev 7");
  EXPECT_EQ(answer("rivera", "card Quirinus Zzyzx", "Ev 7"), first);
  EXPECT_EQ(audit::newest(db, 9, "not found").size(), 1U);
  answer("rivera", "card Quirinus Zzyzx", "Ev 8");
  EXPECT_EQ(audit::newest(db, 9, "not found").size(), 2U);
}

TEST_F(OnRecord, X_20_R_another_teams_list_is_on_record) {
  EXPECT_THAT(answer("rivera", "8B", "Ev 9"), HasSubstr("8B isn't one of your groups."));
  ASSERT_EQ(audit::newest(db, 9, "refused").size(), 1U);
  EXPECT_THAT(audit::newest(db, 1).front().subject, HasSubstr("who, group "));
}

}  // namespace
}  // namespace knownby
