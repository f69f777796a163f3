// Who reads along where Knownby speaks: PRODUCT E.2, D.6, utterance 76.
#include "commands/audience.hpp"

#include "commands/words/card_json.hpp"
#include "lincoln.hpp"

namespace knownby {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

struct Case {
  const char* what;
  Audience audience;
  const char* fix;
};

Audience with(void (*change)(Audience&)) {
  Audience audience;
  change(audience);
  return audience;
}

// What must be mended before anything is mapped.
std::vector<Case> hindrances() {
  return {{"not in it", with([](Audience& a) { a.has_us = false; }), "/invite @Knownby"},
          {"archived", with([](Audience& a) { a.is_archived = true; }), "Unarchive it"},
          {"shared", with([](Audience& a) { a.is_shared = true; }), "Stop sharing it"},
          {"a guest", with([](Audience& a) { a.guests = 1; }), "1 guest is in it. Remove them"},
          {"guests", with([](Audience& a) { a.guests = 2; }), "2 guests are in it. Remove them"}};
}

class Audiences : public Lincoln {
 protected:
  std::vector<Parcel> waiting(const std::string& address) {
    std::vector<Parcel> found;
    for (const Parcel& parcel : outbox::in_state(db, Parcel::State::pending, 100))
      if (parcel.address == address) found.push_back(parcel);
    return found;
  }
  std::string words_of(const Parcel& parcel) { return card_text(card_from_json(parcel.body)); }
  std::string card_of_the_week() {
    const auto parcels = waiting("#grade-7-team");
    return parcels.size() == 1 ? words_of(parcels.front()) : std::to_string(parcels.size()) + " cards";
  }
  bool is_mapped(const std::string& channel) {
    return places::called(db, "console", channel)->group.has_value();
  }
  void monday_at_half_past_seven() {
    now = chicago(19, 7, 20);
    clock_strikes();
    now = chicago(19, 7, 30);
    clock_strikes();
  }
};

TEST_F(Audiences, E2_A_a_private_channel_of_staff_alone_is_mapped) {
  in = "#staff-room";
  EXPECT_THAT(says("lindqvist", "map #staff-room grade 8"), HasSubstr("[Map it]"));
  EXPECT_THAT(presses("lindqvist", "Map it"), AllOf(HasSubstr("Mapped"), Not(HasSubstr("counts only"))));
  EXPECT_TRUE(is_mapped("#staff-room"));
}

TEST_F(Audiences, E2_R_nothing_is_saved_before_what_is_in_the_way_is_mended) {
  for (const Case& one : hindrances()) {
    in = "#staff-room";
    audiences_there[in] = one.audience;
    const std::string told = says("lindqvist", "map grade 8");
    EXPECT_THAT(told, AllOf(HasSubstr("Not yet: #staff-room"), HasSubstr(one.fix), HasSubstr("[Look again]"),
                            HasSubstr("Nothing was changed."), Not(HasSubstr("[Map it"))))
        << one.what;
    EXPECT_THAT(presses("lindqvist", "Look again"), HasSubstr(one.fix)) << one.what;
    EXPECT_FALSE(is_mapped("#staff-room")) << one.what;
    audiences_there.clear();
    EXPECT_THAT(presses("lindqvist", "Look again"), HasSubstr("[Map it]")) << one.what;
  }
}

TEST_F(Audiences, E2_R_what_came_to_be_between_the_look_and_the_press_is_seen) {
  for (const Case& one : hindrances()) {
    in = "#staff-room";
    audiences_there.clear();
    says("lindqvist", "map grade 8");
    audiences_there[in] = one.audience;
    EXPECT_THAT(presses("lindqvist", "Map it"), HasSubstr(one.fix)) << one.what;
    EXPECT_FALSE(is_mapped("#staff-room")) << one.what;
  }
}

TEST_F(Audiences, E2_A_a_channel_everybody_reads_is_mapped_for_counts_only_if_an_admin_accepts_that) {
  in = "#staff-room";
  audiences_there[in].is_private = false;
  EXPECT_THAT(says("lindqvist", "map grade 8"), AllOf(HasSubstr("Everybody in the workspace can read it."),
                                                      HasSubstr("[Map it, counts only]")));
  EXPECT_THAT(presses("lindqvist", "Map it, counts only"), HasSubstr("Its card shows counts only."));
  EXPECT_TRUE(places::called(db, "console", "#staff-room")->counts_only);
}

TEST_F(Audiences, E2_R_a_press_that_accepted_nothing_maps_no_public_channel) {
  in = "#staff-room";
  says("lindqvist", "map grade 8");
  audiences_there[in].is_private = false;
  EXPECT_THAT(presses("lindqvist", "Map it"), HasSubstr("[Map it, counts only]"));
  EXPECT_FALSE(is_mapped("#staff-room"));
}

TEST_F(Audiences, E2_A_where_guests_cannot_be_counted_counts_only_are_offered) {
  in = "#staff-room";
  audiences_there[in].guests.reset();
  EXPECT_THAT(says("lindqvist", "map grade 8"), AllOf(HasSubstr("I could not see whether guests are in it."),
                                                      HasSubstr("[Map it, counts only]")));
}

TEST_F(Audiences, E2_R_what_could_not_be_seen_is_not_mapped) {
  in = "#staff-room";
  can_look = false;
  EXPECT_THAT(says("lindqvist", "map grade 8"),
              HasSubstr("I could not see who is in #staff-room just now. Please try again in a minute."));
  can_look = true;
  says("lindqvist", "map grade 8");
  can_look = false;
  EXPECT_THAT(presses("lindqvist", "Map it"), HasSubstr("Nothing was changed."));
  EXPECT_FALSE(is_mapped("#staff-room"));
}

TEST_F(Audiences, E2_people_who_are_nobody_on_the_roster_are_counted_and_named_nowhere) {
  in = "#staff-room";
  audiences_there[in].members = {"rivera", "park", "U77", "U78"};
  EXPECT_THAT(says("lindqvist", "map grade 8"),
              AllOf(HasSubstr("2 people in it I don't know from the staff roster."), Not(HasSubstr("U77"))));
}

TEST_F(Audiences, E2_on_the_command_line_a_map_says_that_nobody_looked_and_shows_counts_until_then) {
  Request typed{"", now, {"command line", "admin"}, {}, "", "map #staff-room grade 8", {}};
  const Answer shown = ask(typed);
  EXPECT_THAT(card_text(shown.reply.card), HasSubstr("From here I can't see who is in that channel."));
}

TEST_F(Audiences, E2_A_in_order_the_card_has_its_buttons) {
  monday_at_half_past_seven();
  EXPECT_THAT(card_of_the_week(), AllOf(HasSubstr("[See the "), HasSubstr("[Log what you already did]")));
}

TEST_F(Audiences,
       E2_A_when_it_holds_no_more_the_card_shows_counts_and_the_admins_hear_once_then_back_to_normal) {
  audiences_there["#grade-7-team"].guests = 1;
  monday_at_half_past_seven();
  EXPECT_THAT(card_of_the_week(), AllOf(HasSubstr("to reach this week"),
                                        HasSubstr("Ask me in a direct message"), Not(HasSubstr("["))));
  ASSERT_EQ(waiting("lindqvist").size(), 1U);
  EXPECT_THAT(words_of(waiting("lindqvist")[0]), AllOf(HasSubstr("#grade-7-team"), HasSubstr("counts only"),
                                                       HasSubstr("1 guest is in it. Remove them")));
  looks("#grade-7-team");
  now = chicago(20, 9, 0);
  clock_strikes();
  EXPECT_EQ(waiting("lindqvist").size(), 1U) << "once, not daily";
  EXPECT_EQ(waiting("hale").size(), 1U);
  EXPECT_THAT(says("lindqvist", "check"), HasSubstr("#grade-7-team: 1 guest is in it."));
  audiences_there.clear();
  outbox::withdraw(db, "console", "#grade-7-team");
  now = chicago(26, 7, 20);
  clock_strikes();
  now = chicago(26, 7, 30);
  clock_strikes();
  EXPECT_THAT(card_of_the_week(), HasSubstr("[See the "));
  EXPECT_EQ(waiting("lindqvist").size(), 1U);
  audiences_there["#grade-7-team"].guests = 1;
  looks("#grade-7-team");
  EXPECT_EQ(waiting("lindqvist").size(), 2U) << "a new trouble is told anew";
}

TEST_F(Audiences, E2_R_the_card_of_a_public_channel_has_no_buttons_where_counts_were_accepted) {
  in = "#grade-7-team";
  audiences_there[in].is_private = false;
  says("lindqvist", "map grade 7");
  presses("lindqvist", "Map it, counts only");
  monday_at_half_past_seven();
  EXPECT_THAT(card_of_the_week(), Not(HasSubstr("[")));
  EXPECT_TRUE(waiting("lindqvist").empty()) << "that was accepted";
}

TEST_F(Audiences, D6_A_archived_or_thrown_out_the_card_waits_and_the_admins_hear_once) {
  for (const bool archived : {true, false}) {
    Audience& there = audiences_there["#grade-7-team"];
    there = Audience{};
    looks("#grade-7-team");
    there.is_archived = archived;
    there.has_us = archived;
    const std::size_t before = waiting("lindqvist").size();
    looks("#grade-7-team");
    EXPECT_EQ(waiting("lindqvist").size(), before + 1);
    EXPECT_THAT(words_of(waiting("lindqvist").back()),
                AllOf(HasSubstr("waits"), HasSubstr(archived ? "Unarchive it" : "/invite @Knownby")));
    now += std::chrono::seconds(1);
  }
  monday_at_half_past_seven();
  EXPECT_TRUE(waiting("#grade-7-team").empty());
  EXPECT_THAT(says("lindqvist", "check"), AllOf(HasSubstr("I am not in it."), Not(HasSubstr("not running"))));
  audiences_there.clear();
  outbox::withdraw(db, "console", "#grade-7-team");
  now = chicago(26, 7, 30);
  clock_strikes();
  EXPECT_THAT(card_of_the_week(), HasSubstr("[See the ")) << "the next week all is as before";
}

TEST_F(Audiences, E2_a_channel_is_looked_at_again_shortly_before_its_card) {
  now = chicago(19, 7, 0);
  looks();
  audiences_there["#grade-7-team"].is_shared = true;
  now = chicago(19, 7, 14);
  looks();
  EXPECT_TRUE(waiting("lindqvist").empty()) << "looked at this morning already";
  now = chicago(19, 7, 16);
  looks();
  EXPECT_EQ(waiting("lindqvist").size(), 1U);
}

TEST_F(Audiences, E2_R_where_nobody_could_look_the_card_waits_a_little_and_then_shows_counts) {
  can_look = false;
  now = chicago(19, 7, 30);
  clock_strikes();
  now = chicago(19, 7, 34);
  clock_strikes();
  EXPECT_TRUE(waiting("#grade-7-team").empty());
  now = chicago(19, 7, 35);
  clock_strikes();
  EXPECT_THAT(card_of_the_week(), AllOf(HasSubstr("to reach this week"), Not(HasSubstr("["))));
}

TEST_F(Audiences, E2_a_look_that_comes_while_the_card_waits_brings_it_with_its_buttons) {
  can_look = false;
  now = chicago(19, 7, 30);
  clock_strikes();
  can_look = true;
  now = chicago(19, 7, 31);
  clock_strikes();
  EXPECT_THAT(card_of_the_week(), HasSubstr("[See the "));
}

TEST_F(Audiences, E2_a_channel_that_is_not_mapped_is_not_looked_at) {
  audiences_there["#staff-room"].guests = 5;
  looks("#staff-room");
  EXPECT_EQ(rows("SELECT count(*) FROM audiences"), 1) << "only #grade-7-team";
}

TEST_F(Audiences, E2_a_channels_name_is_nobodys_words) {
  ask({"",
       now,
       {"clock", "console"},
       {},
       "renamed",
       "",
       {{"platform", "console"}, {"address", "#staff-room"}, {"name", "#gun-safety"}}});
  EXPECT_EQ(places::at(db, "console", "#staff-room")->name, "#gun-safety");
}

}  // namespace
}  // namespace knownby
