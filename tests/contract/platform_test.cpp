// What every platform must do, whoever it is: the console, Slack and Teams, the next one by adding its
// driver.

#include <gmock/gmock.h>

#include "tests/contract/slack_socket_driver.hpp"
#include "tests/contract/teams_driver.hpp"

namespace knownby {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

// Says aloud what begins with "everyone", gives a button with what begins with "button", and answers a press
// in its place.
Reply desk(const Request& request) {
  Reply reply;
  reply.card.blocks.push_back(says(request.verb.empty() ? request.text : "done"));
  if (request.text.starts_with("everyone")) reply.seen = Reply::Seen::everyone;
  if (request.text.starts_with("button"))
    reply.card.blocks.push_back(Buttons{{Button{"Undo", "undo", {{"batch", "12"}}}}});
  reply.replaces_pressed = !request.verb.empty();
  return reply;
}

template <class Driver>
class Contract : public testing::Test {
 protected:
  Outgoing card(Outgoing::Act act, const std::string& words, const std::string& reference = {}) {
    Outgoing outgoing;
    outgoing.place = platform.team();
    outgoing.act = act;
    outgoing.card.blocks.push_back(says(words));
    outgoing.key = "nudge:1:2026-W43";
    outgoing.mark = "00112233445566778899aabbccddeeff";
    outgoing.reference = reference;
    return outgoing;
  }
  std::string sent(Outgoing outgoing) {
    return std::get<Sent>(platform.deliver(std::move(outgoing))).reference;
  }

  Driver platform{desk};
};

using Platforms = testing::Types<ConsoleDriver, SlackDriver, SlackSocketDriver, TeamsDriver>;
TYPED_TEST_SUITE(Contract, Platforms);

using enum Outgoing::Act;

TYPED_TEST(Contract, what_is_for_one_person_is_seen_by_that_person_alone) {
  this->platform.say("rivera", "bobby at lunch", "e1");
  EXPECT_THAT(this->platform.alone_sees("rivera"), ElementsAre(HasSubstr("bobby at lunch")));
  EXPECT_THAT(this->platform.alone_sees("park"), IsEmpty());
  EXPECT_THAT(this->platform.everyone_sees(), IsEmpty());
}

TYPED_TEST(Contract, what_is_for_everyone_is_seen_by_everyone) {
  this->platform.say("rivera", "everyone: 8 students to reach", "e1");
  EXPECT_THAT(this->platform.everyone_sees(), ElementsAre(HasSubstr("8 students to reach")));
}

TYPED_TEST(Contract, a_press_is_the_same_request_as_a_line_and_its_answer_takes_the_buttons_place) {
  this->platform.say("rivera", "button", "e1");
  this->platform.press("rivera", "Undo");
  ASSERT_THAT(this->platform.heard, SizeIs(2));
  EXPECT_EQ(this->platform.heard[1].verb, "undo");
  EXPECT_EQ(this->platform.heard[1].field("batch"), "12");
  EXPECT_EQ(this->platform.heard[1].speaker.key, this->platform.heard[0].speaker.key);
  EXPECT_THAT(this->platform.alone_sees("rivera"), ElementsAre(HasSubstr("done")));
}

TYPED_TEST(Contract, nobody_presses_what_somebody_else_sees_alone) {
  this->platform.say("rivera", "button", "e1");
  this->platform.press("park", "Undo");
  EXPECT_THAT(this->platform.heard, SizeIs(1));
}

TYPED_TEST(Contract, a_repeated_event_keeps_its_identity_and_another_has_its_own) {
  for (const char* event : {"e1", "e1", "e2"}) this->platform.say("rivera", "bobby", event);
  ASSERT_THAT(this->platform.heard, SizeIs(3));
  EXPECT_FALSE(this->platform.heard[0].event.empty());
  EXPECT_EQ(this->platform.heard[0].event, this->platform.heard[1].event);
  EXPECT_NE(this->platform.heard[0].event, this->platform.heard[2].event);
}

TYPED_TEST(Contract, where_somebody_speaks_is_where_a_card_can_be_delivered) {
  this->platform.say("rivera", "bobby", "e1");
  ASSERT_THAT(this->platform.heard, SizeIs(1));
  EXPECT_EQ(this->platform.heard[0].place, this->platform.team());
  EXPECT_FALSE(this->platform.heard[0].place.direct);
  Outgoing there = this->card(post, "Grade 7 this week");
  there.place = this->platform.heard[0].place;
  this->sent(there);
  EXPECT_THAT(this->platform.everyone_sees(), ElementsAre(HasSubstr("Grade 7 this week")));
}

TYPED_TEST(Contract, a_card_is_redrawn_where_it_stands_and_removed) {
  const std::string first = this->sent(this->card(post, "8 to reach"));
  Outgoing other = this->card(post, "another card");
  other.key = "other";
  other.mark = std::string(32, 'f');
  this->sent(other);
  EXPECT_EQ(this->sent(this->card(redraw, "7 to reach", first)), first);
  EXPECT_THAT(this->platform.everyone_sees(),
              ElementsAre(HasSubstr("7 to reach"), HasSubstr("another card")));
  this->sent(this->card(remove, "", first));
  EXPECT_THAT(this->platform.everyone_sees(), ElementsAre(HasSubstr("another card")));
}

TYPED_TEST(Contract, what_is_no_longer_there_is_not_shown_anew) {
  const std::string first = this->sent(this->card(post, "8 to reach"));
  this->sent(this->card(remove, "", first));
  EXPECT_TRUE(std::holds_alternative<Never>(this->platform.deliver(this->card(redraw, "7 to reach", first))));
  EXPECT_THAT(this->platform.everyone_sees(), IsEmpty());
}

// Whoever looks tells the truth; one that cannot look says so, of either: nothing in doubt is ever
// sent a second time there.
TYPED_TEST(Contract, R_05_what_was_shown_is_found_and_what_was_not_is_not) {
  const Sought before = this->platform.seek(this->card(post, "8 to reach"));
  EXPECT_EQ(std::holds_alternative<NotShown>(before), this->platform.can_look());
  EXPECT_EQ(std::holds_alternative<CannotTell>(before), !this->platform.can_look());
  const std::string shown = this->sent(this->card(post, "8 to reach"));
  EXPECT_FALSE(shown.empty());
  const Sought after = this->platform.seek(this->card(post, "8 to reach"));
  EXPECT_EQ(std::holds_alternative<CannotTell>(after), !this->platform.can_look());
  const auto* found = std::get_if<Sent>(&after);
  EXPECT_EQ(found != nullptr, this->platform.can_look());
  EXPECT_EQ(found != nullptr ? found->reference : shown, shown);
  EXPECT_THAT(this->platform.everyone_sees(), SizeIs(1));
}

TYPED_TEST(Contract, S_19_T_11_what_people_type_calls_nobody) {
  this->platform.say("rivera", "everyone <!channel> <@U0ADMIN> <at>Ms. Park</at>", "e1");
  EXPECT_THAT(this->platform.everyone_sees(), SizeIs(1));
  EXPECT_FALSE(this->platform.calls_somebody());
}

}  // namespace
}  // namespace knownby
