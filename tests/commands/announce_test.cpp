// Doors that tell counts alone, to everybody, and people whom nothing reaches. PRODUCT E.1, F.4 and G.2,
// PROTOCOL T-13, T-19 and T-20.

#include "commands/words/card_json.hpp"
#include "lincoln.hpp"

namespace knownby {
namespace {

using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class Announcing : public Lincoln {
 protected:
  std::string strikes(const std::string& verb, Fields fields) {
    return card_text(ask({"", now, {"clock", "workflow"}, {}, verb, "", std::move(fields)}).reply.card);
  }
  std::string announces(const std::string& group, bool is_start = false) {
    return announces_all({group}, is_start);
  }
  std::string announces_all(const std::vector<std::string>& groups, bool is_start = false) {
    Fields fields{{"platform", "workflow"}};
    if (is_start) fields.emplace_back("start", "yes");
    for (const std::string& group : groups) {
      fields.emplace_back("address", "workflow " + group);
      fields.emplace_back("name",
                          groups.size() == 1 ? "the Teams workflow" : "the Teams workflow for " + group);
      fields.emplace_back("group", group);
    }
    return strikes("announce", std::move(fields));
  }
  std::vector<Parcel> handed_over() {
    std::vector<Parcel> found;
    for (Parcel& parcel : outbox::take(db, now, 99))
      if (parcel.platform == "workflow") found.push_back(std::move(parcel));
    return found;
  }
  // Where it was stopped; nobody stops it by hand.
  void refuses(const Parcel& parcel) {
    strikes("refused",
            {{"key", parcel.key}, {"reason", "the workflow answers HTTP 404"}, {"fix", "Make it anew."}});
  }
};

TEST_F(Announcing, T20_A_its_weekly_card_comes_there_with_counts_and_no_name_and_no_button) {
  EXPECT_THAT(announces("grade 7", true), IsEmpty());
  EXPECT_THAT(says("hale", "check"),
              AllOf(HasSubstr("the Teams workflow: Grade 7, next card Mon 19 Oct 07:30"),
                    EndsWith("All is set up.")));
  now = chicago(19, 7, 30);
  announces("grade 7");
  clock_strikes();
  const auto cards = handed_over();
  ASSERT_EQ(cards.size(), 1U);
  const std::string text = card_text(card_from_json(cards[0].body));
  EXPECT_THAT(text, AllOf(HasSubstr("Grade 7 this week"), HasSubstr("to reach this week"),
                          HasSubstr("Ask me in a direct message who they are"), Not(HasSubstr("["))));
  for (const char* name : {"Bobby", "Maya", "Zo", "Jordan", "Chen"}) EXPECT_THAT(text, Not(HasSubstr(name)));
  outbox::sent(db, cards[0].id, "");
  says("rivera", "take maya roberts");
  now += std::chrono::minutes(1);
  clock_strikes();
  EXPECT_THAT(handed_over(), IsEmpty()) << "what stands there cannot be changed";
}

TEST_F(Announcing, T20_R_a_flow_that_is_gone_is_told_and_goes_on_after_a_restart_alone) {
  announces("grade 7", true);
  now = chicago(19, 7, 30);
  announces("grade 7");
  clock_strikes();
  const auto cards = handed_over();
  ASSERT_EQ(cards.size(), 1U);
  refuses(cards[0]);
  EXPECT_THAT(says("hale", "check"), HasSubstr("the Teams workflow takes no message from Knownby"));
  announces("grade 7");
  EXPECT_THAT(says("hale", "check"), HasSubstr("takes no message"));
  announces("grade 7", true);
  EXPECT_THAT(says("hale", "check"), HasSubstr("the Teams workflow: Grade 7, next card Mon 26 Oct 07:30"));
}

TEST_F(Announcing, T20_A_of_several_each_groups_card_comes_to_its_own) {
  EXPECT_THAT(announces_all({"Grade 7", "Grade 8"}, true), IsEmpty());
  now = chicago(19, 7, 30);
  announces_all({"Grade 7", "Grade 8"});
  clock_strikes();
  std::string all;
  for (const Parcel& parcel : handed_over())
    all += parcel.address + ": " + card_from_json(parcel.body).title.substr(0, 7) + "\n";
  EXPECT_EQ(all, "workflow Grade 7: Grade 7\nworkflow Grade 8: Grade 8\n");
}

TEST_F(Announcing, T20_A_what_the_configuration_names_no_more_gets_no_card_and_is_not_spoken_of) {
  announces_all({"Grade 7", "Grade 8"}, true);
  announces("Grade 8", true);
  EXPECT_THAT(says("hale", "check"), AllOf(HasSubstr("the Teams workflow: Grade 8, next card"),
                                           Not(HasSubstr("workflow for Grade 7"))));
  now = chicago(19, 7, 30);
  announces("Grade 8");
  clock_strikes();
  const auto cards = handed_over();
  ASSERT_EQ(cards.size(), 1U);
  EXPECT_EQ(cards[0].address, "workflow Grade 8");
  announces_all({"Grade 7", "Grade 8"}, true);
  EXPECT_THAT(says("hale", "check"),
              HasSubstr("the Teams workflow for Grade 7: Grade 7, next card Mon 26 Oct"))
      << "and named again it goes on";
}

TEST_F(Announcing, T20_R_a_group_nobody_knows_is_mapped_nowhere) {
  EXPECT_THAT(announces("grade 77"), HasSubstr("there is no group called “grade 77”"));
  EXPECT_EQ(announces_all({"grade 77", "grade 78"}),
            "there is no group called “grade 77”, “grade 78” on the roster, so nothing is announced there");
  EXPECT_THAT(says("hale", "check"), Not(HasSubstr("workflow")));
}

TEST_F(Announcing, T19_A_whoever_asks_in_public_is_told_the_weeks_count_and_how_to_ask_alone) {
  says("rivera", "bobby at lunch");
  const std::string told = strikes("counts", {{"group", "Grade 7"}});
  EXPECT_THAT(
      told, AllOf(HasSubstr("Grade 7 so far this week"), HasSubstr("1 of "),
                  HasSubstr("students had a check-in logged."), HasSubstr("write to me in a direct message"),
                  HasSubstr("911"), Not(HasSubstr("Bobby"))));
}

TEST_F(Announcing, T19_R_no_person_reaches_these_verbs) {
  for (const char* verb : {"announce", "counts", "reached"})
    EXPECT_TRUE(
        ask({verb, now, {"console", "hale"}, {"console", in}, verb, "", {{"group", "Grade 7"}}}).refused)
        << verb;
}

TEST_F(Announcing, F4_A_who_is_reached_again_is_named_no_more_and_a_stranger_never_is) {
  const auto reached = [this](const std::string& key, const std::string& fix) {
    strikes("reached", {{"platform", "console"}, {"account", key}, {"fix", fix}});
  };
  reached("park", "Ask them to write to Knownby once.");
  reached("rivera", "Ask them to write to Knownby once.");
  reached("a student", "Ask them to write to Knownby once.");
  EXPECT_EQ(rows("SELECT count(*) FROM out_of_reach"), 2) << "nothing is kept of who is nobody on the staff";
  EXPECT_THAT(
      says("hale", "check"),
      HasSubstr("Knownby cannot write to 2 staff members in console (Ms. Park, Ms. Rivera), so nothing "
                "reaches them unasked. Ask them to write to Knownby once."));
  EXPECT_THAT(command_line("check", {}), HasSubstr("(Ms. Park, Ms. Rivera)"));
  reached("park", "");
  reached("rivera", "");
  EXPECT_THAT(says("hale", "check"), EndsWith("All is set up."));
}

}  // namespace
}  // namespace knownby
