#include "adapters/console/hear.hpp"

#include <gtest/gtest.h>

namespace knownby::console {
namespace {

const Seat kHer{"t01", channel("#grade-7-team")};

Moment moment() { return {"console:1:7", std::chrono::sys_seconds(std::chrono::seconds(1791990720))}; }

std::string text_of(std::string_view line) { return hear(line, kHer, moment()).text; }

TEST(ConsoleHear, ALineIsSaidByWhoSitsThereWhereTheySit) {
  const Request request = hear("bobby", kHer, moment());
  EXPECT_EQ(request.event, "console:1:7");
  EXPECT_EQ(request.now, moment().now);
  EXPECT_EQ(request.speaker.platform, "console");
  EXPECT_EQ(request.speaker.key, "t01");
  EXPECT_EQ(request.place, channel("grade-7-team"));
  EXPECT_EQ(request.place.name, "#grade-7-team");
  EXPECT_FALSE(request.place.direct);
  EXPECT_EQ(request.verb, "");
  EXPECT_EQ(request.text, "bobby");
}

TEST(ConsoleHear, WhatAddressesUsElsewhereIsDropped) {
  EXPECT_EQ(text_of("/checkin Bobby"), "Bobby");
  EXPECT_EQ(text_of("  @checkin  talked to maya "), "talked to maya");
  EXPECT_EQ(text_of("@Knownby who's left"), "who's left");
  EXPECT_EQ(text_of("/CHECKIN help"), "help");
  EXPECT_EQ(text_of("/checkin"), "");
  EXPECT_EQ(text_of("/checkins of bobby"), "/checkins of bobby");
}

TEST(ConsoleHear, ALineIsTextAndNothingElse) {
  EXPECT_EQ(text_of("bobby\x1b[2J\tgreat\r"), "bobby[2J great");
  EXPECT_EQ(text_of("jos\xE9"), "jos\xEF\xBF\xBD");
  EXPECT_EQ(text_of("Zoë 🙂"), "Zoë 🙂");
  EXPECT_EQ(text_of("/checkin\n- bobby\n- tj"), "- bobby\n- tj");
}

TEST(ConsoleHear, ADirectConversationIsWithOnePerson) {
  const Place place = direct("t01");
  EXPECT_TRUE(place.direct);
  EXPECT_EQ(place.address, "dm:t01");
  EXPECT_EQ(reader_of(place), "t01");
  EXPECT_EQ(reader_of(channel("#grade-7-team")), "");
}

TEST(ConsoleHear, APressSendsTheButtonsVerbAndFields) {
  const Button undo{"Undo", "undo", {{"batch", "12"}}};
  const Request request = hear_press(undo, kHer, moment());
  EXPECT_EQ(request.verb, "undo");
  EXPECT_EQ(request.field("batch"), "12");
  EXPECT_EQ(request.text, "");
}

Form change() {
  Form form;
  form.inputs.push_back(Input{"note", "Note", Input::Kind::lines, "good talk", {}, true});
  form.inputs.push_back(Input{"kind",
                              "Kind",
                              Input::Kind::choice,
                              "c",
                              {{"c", "conversation"}, {"f", "family"}, {"x", "celebration"}}});
  form.inputs.push_back(Input{"day", "Day", Input::Kind::date, "2026-10-14"});
  form.submit = Button{"Save", "change", {{"checkin", "7"}}};
  return form;
}

TEST(ConsoleHear, AFormKeepsWhatNobodyFilledIn) {
  const Filled filled = fill(change(), {{"kind", "family"}});
  EXPECT_EQ(filled.trouble, "");
  const Request request = hear_form(change(), filled.answers, kHer, moment());
  EXPECT_EQ(request.verb, "change");
  EXPECT_EQ(request.fields,
            (Fields{{"checkin", "7"}, {"note", "good talk"}, {"kind", "f"}, {"day", "2026-10-14"}}));
}

TEST(ConsoleHear, AChoiceIsMadeByValueByLabelOrByItsBeginning) {
  const auto kind = [](const std::string& given) {
    return fill(change(), {{"kind", given}}).answers[1].second;
  };
  EXPECT_EQ(kind("x"), "x");
  EXPECT_EQ(kind("Celebration"), "x");
  EXPECT_EQ(kind("fam"), "f");
  EXPECT_EQ(kind("con"), "c");
}

TEST(ConsoleHear, AnOptionalAnswerMayBeEmptied) {
  const Filled filled = fill(change(), {{"note", ""}});
  EXPECT_EQ(filled.trouble, "");
  EXPECT_EQ(filled.answers[0].second, "");
}

TEST(ConsoleHear, WhatDoesNotFitIsSaidKindly) {
  EXPECT_EQ(fill(change(), {{"mood", "fine"}}).trouble, "There is no field called mood here.");
  EXPECT_EQ(fill(change(), {{"kind", "gossip"}}).trouble, "kind takes one of the choices listed.");
  EXPECT_EQ(fill(change(), {{"day", "yesterday"}}).trouble, "day takes a day written as 2026-10-14.");
  EXPECT_EQ(fill(change(), {{"day", "2026-02-30"}}).trouble, "day takes a day written as 2026-10-14.");
}

TEST(ConsoleHear, WhatIsStillToFillInIsNoTroubleUntilItIsSent) {
  const Filled filled = fill(change(), {{"kind", ""}, {"note", ""}});
  EXPECT_EQ(filled.trouble, "");
  EXPECT_EQ(filled.missing, "kind is still empty.");
  EXPECT_EQ(fill(change(), {{"note", ""}}).missing, "");
}

}  // namespace
}  // namespace knownby::console
