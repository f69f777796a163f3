// A family asks for what is held of their child: read, answered, held, deleted. PRODUCT E.5, PROTOCOL X-26.
#include "commands/words/card_json.hpp"
#include "store/audit.hpp"
#include "store/records/erase.hpp"
#include "tests/commands/lincoln.hpp"

namespace knownby {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class Records : public Lincoln {
 protected:
  Records() { in = "dm"; }
  std::int64_t of_bobby() { return erase::held(db, student("s07")).checkins; }
};

TEST_F(Records, E_5_A_what_is_wished_of_a_record_opens_it_and_is_never_logged) {
  for (const char* line :
       {"amend T.J. Carter: it was not so", "hold T.J. Carter, court order", "forget T.J. Carter"}) {
    EXPECT_THAT(says("hale", line), HasSubstr("Everything I hold of T.J. Carter")) << line;
    EXPECT_THAT(says("rivera", line), HasSubstr("kept to Ms. Hale")) << line;
  }
  EXPECT_EQ(rows("SELECT count(*) FROM checkins"), 0);
}

TEST_F(Records, E_5_A_words_behind_the_name_are_said_not_to_be_kept) {
  for (const char* line : {"amend T.J. Carter: it was not so", "hold T.J. Carter, court order"}) {
    EXPECT_THAT(says("hale", line), HasSubstr("Nothing was saved: what you wrote behind the name")) << line;
    EXPECT_THAT(says("rivera", line), HasSubstr("kept to Ms. Hale. Nothing was saved.")) << line;
  }
  EXPECT_THAT(says("hale", "forget T.J. Carter"), Not(HasSubstr("behind the name")));
}

// An everyday line that begins with such a word wishes for nothing of a record.
TEST_F(Records, E_5_R_what_is_said_of_a_day_opens_no_record_and_is_not_refused) {
  for (const char* line : {"hold bobby after class for a hug", "hold TJ back a minute to talk about his book",
                           "forget bobby, he was absent", "forget bobby at lunch",
                           "hold bobby chen after class to talk about his speech",
                           "hold bobby on the court for a minute", "erase bobby from my list, done"}) {
    for (const char* who : {"rivera", "hale"}) {
      const auto logged = rows("SELECT count(*) FROM checkins");
      const std::string told = says(who, line);
      EXPECT_THAT(told, AllOf(Not(HasSubstr("whole record")), Not(HasSubstr("Everything I hold")))) << line;
      const bool is_logged = rows("SELECT count(*) FROM checkins") > logged;
      EXPECT_TRUE(is_logged || told.find("Nothing saved yet") != std::string::npos ||
                  told.find("othing was saved") != std::string::npos)
          << line << "\n"
          << told;
    }
  }
  EXPECT_EQ(audit::newest(db, 1, "refused").size(), 0U);
  EXPECT_THAT(says("hale", "hold bobby chen for a legal hold"), HasSubstr("Everything I hold of Bobby Chen"));
}

TEST_F(Records, X_26_A_the_principal_deletes_a_record_after_a_second_look) {
  says("rivera", "bobby chen at lunch");
  EXPECT_THAT(says("hale", "export bobby chen"), HasSubstr("[Delete it all…]"));
  EXPECT_THAT(presses("hale", "Delete it all…"),
              AllOf(HasSubstr("Delete everything I hold of Bobby Chen (7A)?"), HasSubstr("1 check-in"),
                    HasSubstr("Nothing is deleted yet")));
  EXPECT_EQ(of_bobby(), 1);
  EXPECT_THAT(presses("hale", "Delete it for good"), AllOf(HasSubstr("Deleted for good: 1 check-in"),
                                                           HasSubstr("five weeks"), Not(HasSubstr("Bobby"))));
  EXPECT_EQ(of_bobby(), 0);
  EXPECT_THAT(says("rivera", "bobby chen"), Not(HasSubstr("Logged")));
  EXPECT_EQ(audit::newest(db, 1, "delete student").size(), 1U);
}

// A letter names nobody until it is opened; from then on what it shows stands in somebody's chat.
TEST_F(Records, X_26_A_a_letter_that_somebody_opened_stands_as_it_was_sent_once_the_record_is_deleted) {
  says("rivera", "take bobby");
  EXPECT_THAT(says("rivera", "give bobby to Ms. Park"), HasSubstr("I'll ask Ms. Park"));
  const auto letters = outbox::take(db, now, 9);
  ASSERT_EQ(letters.size(), 1U);
  outbox::sent(db, letters.front().id, "1700.1");
  EXPECT_THAT(presses_on("park", card_from_json(letters.front().body), "See who"),
              HasSubstr("Bobby Chen (7A)"));
  command_line("forget", {{"id", "s07"}, {"sure", "yes"}});
  const auto changes = outbox::take(db, now, 9);
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes.front().act, "redraw");
  EXPECT_EQ(changes.front().reference, "1700.1");
  EXPECT_EQ(changes.front().body, letters.front().body);
  EXPECT_THAT(presses_on("park", card_from_json(changes.front().body), "See who"),
              AllOf(HasSubstr("I don't find that any more"), Not(HasSubstr("Bobby"))));
}

TEST_F(Records, X_26_A_the_same_button_pressed_again_deletes_nothing_more) {
  says("hale", "export bobby chen");
  presses("hale", "Delete it all…");
  const Reply asked = last("hale");
  presses("hale", "Delete it for good");
  EXPECT_EQ(audit::newest(db, 5, "delete student").size(), 1U);
  EXPECT_THAT(command_line("forget", {{"id", "s07"}, {"sure", "yes"}}),
              HasSubstr("I hold nothing of a student with that id. Nothing was deleted."));
  EXPECT_EQ(audit::newest(db, 5, "delete student").size(), 1U);
}

TEST_F(Records, X_26_R_a_teacher_reads_that_it_is_not_theirs_whoever_is_meant) {
  says("rivera", "bobby chen at lunch");
  EXPECT_THAT(says("rivera", "export bobby chen"), AllOf(HasSubstr("is kept to"), Not(HasSubstr("Delete"))));
  EXPECT_EQ(of_bobby(), 1);
}

TEST_F(Records, X_21_A_what_was_refused_is_on_record_and_of_whom_is_not) {
  says("rivera", "export bobby chen");
  says("lindqvist", "who hasn't had a check-in");
  says("rivera", "check");
  const auto refused = audit::newest(db, 9, "refused");
  ASSERT_EQ(refused.size(), 3U);
  EXPECT_EQ(refused[2].subject, "record");
  EXPECT_EQ(refused[1].subject, "who");
  EXPECT_EQ(refused[0].subject, "check");
  EXPECT_EQ(refused[0].staff, School(db, policy).at_account({"console", "rivera"})->id);
  EXPECT_EQ(audit::verify(db).broken, 0);
}

// A platform that heard no answer sends the same event again.
TEST_F(Records, X_21_R_what_is_refused_once_and_delivered_again_is_on_record_once) {
  for (const char* line : {"export bobby chen", "check", "who hasn't had a check-in"}) {
    Request request;
    request.event = std::string("Ev ") + line;
    request.now = now;
    request.speaker = {"console", line[0] == 'w' ? "lindqvist" : "rivera"};
    request.place = {"console", "dm:rivera", true, ""};
    request.text = line;
    const auto before = audit::newest(db, 99, "refused").size();
    const std::string first = card_text(ask(request).reply.card);
    EXPECT_EQ(card_text(ask(request).reply.card), first) << line;
    EXPECT_EQ(audit::newest(db, 99, "refused").size(), before + 1) << line;
  }
}

TEST_F(Records, X_26_A_at_the_command_line_an_id_is_enough_and_no_name_is_told) {
  says("rivera", "bobby chen at lunch");
  EXPECT_THAT(command_line("forget", {{"id", "s07"}}),
              AllOf(HasSubstr("Delete everything I hold of student s07?"), Not(HasSubstr("Bobby"))));
  EXPECT_EQ(of_bobby(), 1);
  EXPECT_THAT(command_line("forget", {{"id", "s07"}, {"sure", "yes"}}),
              AllOf(HasSubstr("Deleted for good"), Not(HasSubstr("Bobby"))));
  EXPECT_EQ(of_bobby(), 0);
}

TEST_F(Records, X_26_R_a_hold_keeps_it_by_hand_and_says_why) {
  says("rivera", "bobby chen at lunch");
  says("hale", "export bobby chen");
  presses("hale", "Hold: delete nothing");
  EXPECT_THAT(fills("hale", {{"reason", "the district's lawyer asked"}}),
              HasSubstr("until the hold is ended"));
  EXPECT_THAT(says("hale", "export bobby chen"),
              AllOf(HasSubstr("the district's lawyer asked"), HasSubstr("[End the hold]"),
                    Not(HasSubstr("[Delete it all…]"))));
  EXPECT_THAT(command_line("forget", {{"id", "s07"}, {"sure", "yes"}}),
              AllOf(HasSubstr("There is a hold on this record"), HasSubstr("Nothing was deleted")));
  EXPECT_EQ(of_bobby(), 1);
  EXPECT_THAT(presses("hale", "End the hold"), HasSubstr("is over"));
  EXPECT_THAT(says("hale", "export bobby chen"), HasSubstr("[Delete it all…]"));
}

TEST_F(Records, E5_A_the_familys_own_words_stand_beside_the_record) {
  says("hale", "export bobby chen");
  presses("hale", "Add the family's words");
  EXPECT_THAT(fills("hale", {{"words", "We would like it known that he was at a funeral."}}),
              HasSubstr("Saved beside the record"));
  EXPECT_THAT(says("hale", "export bobby chen"), HasSubstr("he was at a funeral"));
}

TEST_F(Records, E5_A_in_the_night_old_notes_go_and_the_audit_says_how_many) {
  says("rivera", "bobby chen at lunch");
  now = chicago(14, 10, 12) + std::chrono::days(3 * 365);
  clock_strikes();
  const auto aged = audit::newest(db, 1, "aged");
  ASSERT_EQ(aged.size(), 1U);
  EXPECT_THAT(aged.front().subject, HasSubstr("check-ins 1"));
  EXPECT_EQ(of_bobby(), 0);
  clock_strikes();
  EXPECT_EQ(audit::newest(db, 5, "aged").size(), 1U) << "once a day";
}

}  // namespace
}  // namespace knownby
