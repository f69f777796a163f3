// Staff and their chat accounts: PRODUCT F.4, PROTOCOL S-26.
#include "commands/words/card_json.hpp"
#include "lincoln.hpp"
#include "store/audit.hpp"
#include "store/people/matches.hpp"

namespace knownby {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using Kind = SeenAccount::Kind;

class People : public Lincoln {
 protected:
  People() {
    // Nobody is linked on Slack's side yet: these accounts are new.
    staff::unlink(db, "console", "rivera");
    in = "dm";
  }
  std::optional<Staff> behind(const std::string& key) { return staff::by_account(db, "console", key); }
  std::vector<Parcel> mail() { return outbox::in_state(db, Parcel::State::pending, 100); }
  std::string words_of(const Parcel& parcel) { return card_text(card_from_json(parcel.body)); }
};

TEST_F(People, S26_A_an_exact_email_is_a_hint_and_their_own_yes_makes_it_a_link) {
  sees({{"U1", "rivera@lincoln.example"}});
  EXPECT_FALSE(behind("U1")) << "a hint is no right";
  const std::string asked = says("U1", "bobby at lunch");
  EXPECT_THAT(
      asked, AllOf(HasSubstr("Are you Ms. Rivera?"), HasSubstr("[Yes, that's me]"), Not(HasSubstr("Bobby"))));
  EXPECT_EQ(rows("SELECT count(*) FROM checkins"), 0);
  EXPECT_THAT(presses("U1", "Yes, that's me"), HasSubstr("Logged: Bobby Chen (7A)"))
      << "what they typed first";
  EXPECT_EQ(behind("U1")->called, "Ms. Rivera");
  EXPECT_THAT(says("U1", "zoe"), HasSubstr("Logged"));
  EXPECT_EQ(audit::newest(db, 1, "link").size(), 1U);
}

TEST_F(People, S26_A_a_question_is_answered_after_their_yes_too) {
  sees({{"U1", "rivera@lincoln.example"}});
  EXPECT_THAT(says("U1", "who hasn't had a check-in this week"),
              AllOf(HasSubstr("Are you Ms. Rivera?"), Not(HasSubstr("Bobby"))));
  EXPECT_THAT(presses("U1", "Yes, that's me"), HasSubstr("Bobby"));
}

TEST_F(People, S26_A_case_and_spaces_in_an_email_are_nothing) {
  sees({{"U1", "  Rivera@LINCOLN.example "}});
  EXPECT_THAT(says("U1", "help"), HasSubstr("Are you Ms. Rivera?"));
}

TEST_F(People, F4_A_the_same_address_in_a_domain_that_the_school_calls_the_same_is_a_hint_too) {
  policy.same_domains = {{"isd.example", "lincoln.example"}};
  changing = std::make_unique<Clerk>(db, policy, Lane::changes);
  sees({{"U1", "rivera@ISD.example "}});
  EXPECT_THAT(says("U1", "help"), HasSubstr("Are you Ms. Rivera?"));
  sees({{"U1", "rivera@isd.example.org"}, {"U2", "rivera@notisd.example"}, {"U3", "isd.example"}});
  EXPECT_TRUE(matches::all(db).empty());
}

TEST_F(People, S26_R_whoever_shares_no_email_learns_nothing) {
  sees({{"U1", "rivera@elsewhere.example"}, {"U2", ""}});
  for (const char* who : {"U1", "U2", "U3"}) {
    const std::string told = says(who, "bobby");
    EXPECT_THAT(told, HasSubstr("I don't know this account yet"));
    EXPECT_THAT(told, Not(HasSubstr("Rivera")));
  }
}

TEST_F(People, S26_R_guests_strangers_apps_and_the_deactivated_get_no_role) {
  for (const Kind kind : {Kind::guest, Kind::bot, Kind::gone, Kind::foreign}) {
    sees({{"U1", "rivera@lincoln.example", kind}});
    EXPECT_THAT(says("U1", "bobby"), HasSubstr("I don't know this account yet"));
  }
  sees({{"U1", "rivera@lincoln.example"}});
  sees({{"U1", "rivera@lincoln.example", Kind::guest}});
  EXPECT_THAT(says("U1", "bobby"), HasSubstr("I don't know this account yet")) << "the hint is gone as well";
}

TEST_F(People, S26_R_an_email_that_two_on_the_roster_share_is_nobodys) {
  Staff twin = *staff::by_account(db, "console", "stamper");
  twin.email = "rivera@lincoln.example";
  staff::put(db, twin);
  staff::unlink(db, "console", "stamper");
  sees({{"U1", "rivera@lincoln.example"}});
  EXPECT_THAT(says("U1", "bobby"), HasSubstr("I don't know this account yet"));
}

TEST_F(People, S26_R_an_email_that_two_accounts_show_is_nobodys) {
  sees({{"U1", "rivera@lincoln.example"}, {"U2", "rivera@lincoln.example"}});
  EXPECT_THAT(says("U1", "bobby"), HasSubstr("I don't know this account yet"));
  sees({{"U2", "r2@lincoln.example"}});
  EXPECT_THAT(says("U1", "bobby"), HasSubstr("Are you Ms. Rivera?"));
}

TEST_F(People, S26_R_a_linked_account_that_takes_a_colleagues_email_stays_its_owners) {
  sees({{"stamper", "rivera@lincoln.example"}});
  EXPECT_EQ(behind("stamper")->called, "Ms. Stamper");
  EXPECT_TRUE(matches::all(db).empty());
}

TEST_F(People, S26_R_a_new_account_with_the_email_of_somebody_who_has_one_gets_nothing) {
  sees({{"U9", "park@lincoln.example"}});
  EXPECT_THAT(says("U9", "bobby"), HasSubstr("I don't know this account yet"));
  EXPECT_EQ(behind("park")->called, "Ms. Park");
}

TEST_F(People, S26_R_a_no_links_nothing_and_is_not_asked_again) {
  sees({{"U1", "rivera@lincoln.example"}});
  says("U1", "bobby");
  EXPECT_THAT(presses("U1", "No"), HasSubstr("I linked nothing and saved nothing."));
  sees({{"U1", "rivera@lincoln.example"}});  // the next day's census
  EXPECT_THAT(says("U1", "bobby"), HasSubstr("I don't know this account yet"));
  EXPECT_THAT(says("hale", "check"), HasSubstr("1 account says it is not the person with that e-mail"));
}

TEST_F(People, S26_their_page_asks_the_same_and_holds_nothing_back) {
  sees({{"U1", "rivera@lincoln.example"}});
  const Answer page = ask({"", now, {"console", "U1"}, {}, "home", "", {}});
  EXPECT_THAT(card_text(page.reply.card),
              AllOf(HasSubstr("Are you Ms. Rivera?"), Not(HasSubstr("Nothing is saved"))));
  const auto& buttons = std::get<Buttons>(page.reply.card.blocks.at(1)).buttons;
  const Answer thanked = ask({"", now, {"console", "U1"}, {}, "its_me", "", buttons.at(0).fields});
  EXPECT_THAT(card_text(thanked.reply.card), HasSubstr("From now on I know you."));
  const Answer again = ask({"", now, {"console", "U1"}, {}, "its_me", "", buttons.at(0).fields});
  EXPECT_THAT(card_text(again.reply.card), HasSubstr("I know you already, Ms. Rivera."));
}

TEST_F(People, S26_R_nobody_presses_yes_for_another) {
  sees({{"U1", "rivera@lincoln.example"}});
  says("U1", "bobby");
  const auto& buttons = std::get<Buttons>(last("U1").card.blocks.at(1)).buttons;
  ask({"", now, {"console", "U2"}, {}, "its_me", "", buttons.at(0).fields});
  EXPECT_FALSE(behind("U2"));
  EXPECT_EQ(rows("SELECT count(*) FROM checkins"), 0);
  EXPECT_THAT(says("park", "help"), Not(HasSubstr("Are you")));
}

TEST_F(People, S26_A_a_yes_after_ten_minutes_links_and_asks_to_say_it_again) {
  sees({{"U1", "rivera@lincoln.example"}});
  says("U1", "bobby");
  now += std::chrono::minutes(11);
  EXPECT_THAT(presses("U1", "Yes, that's me"), HasSubstr("Please say it again."));
  EXPECT_EQ(rows("SELECT count(*) FROM checkins"), 0);
  EXPECT_THAT(says("U1", "bobby"), HasSubstr("Logged"));
}

TEST_F(People, E4_the_safety_guard_still_stands_before_what_was_held) {
  sees({{"U1", "rivera@lincoln.example"}});
  EXPECT_THAT(says("U1", "TJ says his dad hits him"), Not(HasSubstr("dad")));
  EXPECT_THAT(presses("U1", "Yes, that's me"),
              HasSubstr("I have not saved this and I have not told anyone."));
  EXPECT_EQ(rows("SELECT count(*) FROM checkins"), 0);
}

TEST_F(People, F4_A_an_admin_confirms_all_that_were_shown_in_one_press) {
  staff::unlink(db, "console", "park");
  staff::unlink(db, "console", "ortiz");
  sees({{"U1", "rivera@lincoln.example"}, {"U2", "park@lincoln.example"}});
  EXPECT_THAT(says("lindqvist", "check"),
              AllOf(HasSubstr("2 of 7 staff matched by e-mail."), HasSubstr("[Confirm all 2]"),
                    HasSubstr("1 staff member has no chat account linked")));
  sees({{"U3", "ortiz@lincoln.example"}});  // after the admin looked
  EXPECT_THAT(presses("lindqvist", "Confirm all 2"), HasSubstr("2 members of staff are linked"));
  EXPECT_EQ(behind("U1")->called, "Ms. Rivera");
  EXPECT_EQ(behind("U2")->called, "Ms. Park");
  EXPECT_FALSE(behind("U3")) << "only what was shown";
}

TEST_F(People, F4_R_a_teacher_confirms_nobody) {
  sees({{"U1", "rivera@lincoln.example"}});
  EXPECT_TRUE(ask({"", now, {"console", "park"}, {}, "confirm_matches", "", {{"upto", "99"}}}).refused);
  EXPECT_FALSE(behind("U1"));
}

TEST_F(People, S34_A_a_deactivated_account_loses_its_access_at_once_and_the_admins_hear_once) {
  EXPECT_THAT(says("park", "bobby"), HasSubstr("Logged"));
  sees({{"park", "park@lincoln.example", Kind::gone}});
  EXPECT_THAT(says("park", "bobby"), HasSubstr("I don't know this account yet"));
  sees({{"park", "park@lincoln.example", Kind::gone}});
  const std::vector<Parcel> told = mail();
  ASSERT_EQ(told.size(), 2U) << "Ms. Hale and Mr. Lindqvist, once each";
  EXPECT_THAT(words_of(told[0]), HasSubstr("The chat account of Ms. Park was deactivated"));
  EXPECT_THAT(says("hale", "check"), HasSubstr("1 whose account is no ordinary one any more"));
  sees({{"park", "park@lincoln.example"}});
  EXPECT_THAT(says("park", "zoe"), HasSubstr("Logged"));
}

TEST_F(People, S34_A_a_guest_a_stranger_and_an_app_lose_it_alike) {
  for (const Kind kind : {Kind::guest, Kind::foreign, Kind::bot}) {
    sees({{"park", "park@lincoln.example", kind}});
    EXPECT_THAT(says("park", "bobby"), HasSubstr("I don't know this account yet"));
    sees({{"park", "park@lincoln.example"}});
    EXPECT_TRUE(behind("park"));
  }
}

TEST_F(People, S34_A_whoever_gets_a_new_account_is_recognised_by_their_email) {
  sees({{"park", "", Kind::gone}, {"U9", "park@lincoln.example"}});
  EXPECT_THAT(says("U9", "help"), HasSubstr("Are you Ms. Park?"));
}

TEST_F(People, D5_nobody_is_written_to_in_the_evening_or_on_a_day_off) {
  now = chicago(16, 18, 0);  // Friday evening
  sees({{"park", "", Kind::gone}});
  ASSERT_FALSE(mail().empty());
  EXPECT_EQ(mail().front().not_before, chicago(19, 7, 0));
}

TEST_F(People, F4_A_an_admin_links_an_account_by_hand_after_a_look) {
  in = "#staff-room";
  Request typed{
      "", now, {"console", "lindqvist"}, {"console", in}, "", "link @ann Ms. Rivera", {{"account", "U7"}}};
  const Answer shown = ask(typed);
  EXPECT_THAT(card_text(shown.reply.card),
              AllOf(HasSubstr("to Ms. Rivera?"), HasSubstr("Nothing is changed yet.")));
  EXPECT_FALSE(behind("U7"));
  const auto& button = std::get<Buttons>(shown.reply.card.blocks.back()).buttons.at(0);
  ask({"", now, {"console", "lindqvist"}, {"console", in}, button.verb, "", button.fields});
  EXPECT_EQ(behind("U7")->called, "Ms. Rivera");
}

TEST_F(People, F4_R_by_hand_neither_a_guest_nor_a_name_nobody_has_nor_one_that_could_not_be_seen) {
  Request typed{
      "", now, {"console", "lindqvist"}, {"console", in}, "", "link @ann Ms. Nobody", {{"account", "U7"}}};
  EXPECT_THAT(card_text(ask(typed).reply.card), HasSubstr("Whose account is it?"));
  kinds_there["U7"] = Kind::guest;
  typed.text = "link @ann Ms. Rivera";
  EXPECT_THAT(card_text(ask(typed).reply.card), HasSubstr("That is a guest's account"));
  const Fields forged{{"account", "U7"}, {"staff", "rivera"}};
  EXPECT_THAT(card_text(ask({"", now, {"console", "lindqvist"}, {}, "link", "", forged}).reply.card),
              HasSubstr("Nothing was changed."));
  can_look = false;
  EXPECT_THAT(card_text(ask(typed).reply.card), HasSubstr("I could not look at that account just now."));
  EXPECT_FALSE(behind("U7"));
}

TEST_F(People, F4_an_admin_is_told_whose_account_it_was) {
  Request typed{
      "", now, {"console", "lindqvist"}, {"console", in}, "", "link @p Ms. Rivera", {{"account", "park"}}};
  EXPECT_THAT(card_text(ask(typed).reply.card),
              HasSubstr("It is linked to Ms. Park now, who would lose it."));
}

TEST_F(People, F4_of_others_nothing_is_kept_but_how_many_there_are) {
  auto look = std::make_shared<Look>();
  look->platform = "console";
  look->accounts = {{"U1", "student@lincoln.example"}, {"U2", "parent@mail.example", Kind::guest}};
  look->is_whole = true;
  look->members = 412;
  look->guests = 3;
  Request seen{"", now, {"clock", "console"}, {}, "looked", "", {}};
  seen.look = look;
  ask(seen);
  EXPECT_EQ(rows("SELECT count(*) FROM matches"), 0);
  EXPECT_THAT(says("hale", "check"), HasSubstr("Workspace: 412 members, 3 guests, counted Wed 14 Oct"));
}

TEST_F(People, T10_A_where_somebody_came_or_went_every_channel_is_looked_at_whatever_was_seen_today) {
  looks();
  Request round{"", now, {"clock", "console"}, {}, "look_round", "", {{"platform", "console"}}};
  can_look = false;  // so that what is wanted is seen
  const auto due = ask(round).reply.look_at;
  EXPECT_TRUE(due == nullptr || due->places.empty());
  round.fields.emplace_back("every", "yes");
  const auto every = ask(round).reply.look_at;
  ASSERT_TRUE(every);
  ASSERT_EQ(every->places.size(), 1U);
  EXPECT_EQ(every->places[0].address, "#grade-7-team");
  EXPECT_TRUE(every->accounts.empty()) << "that is the daily search";
}

TEST_F(People, S13_R_what_a_person_sends_is_never_taken_for_what_the_platform_saw) {
  for (const char* verb : {"looked", "look_round"})
    EXPECT_TRUE(
        ask({"", now, {"console", "hale"}, {"console", in}, verb, "", {{"platform", "console"}}}).refused);
}

}  // namespace
}  // namespace knownby
