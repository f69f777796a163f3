#include <gtest/gtest.h>

#include "bot/rehearsal/lines.hpp"

namespace knownby::rehearsal {
namespace {

template <class Expected>
Expected read(std::string_view typed) {
  const Line line = read_line(typed);
  const auto* const expected = std::get_if<Expected>(&line);
  EXPECT_NE(expected, nullptr) << typed;
  return expected == nullptr ? Expected{} : *expected;
}

TEST(RehearsalLines, WhatIsNoDirectionIsSaid) {
  EXPECT_EQ(read<Said>("  bobby, all good ").text, "bobby, all good");
  EXPECT_EQ(read<Said>("/checkin").text, "/checkin");
  EXPECT_EQ(read<Said>(":) bobby").text, ":) bobby");
  EXPECT_EQ(read<Said>(":tada: bobby").text, ":tada: bobby");
  EXPECT_EQ(read<Said>(": bobby").text, ": bobby");
  EXPECT_EQ(read<Said>(R"(- bobby\n- tj)").text, "- bobby\n- tj");
  read<Nothing>("   ");
}

TEST(RehearsalLines, DirectionsTakeTheRestOfTheLine) {
  EXPECT_EQ(read<SpeakAs>(":as Ms. Park ").who, "Ms. Park");
  EXPECT_EQ(read<SpeakAs>(":As \"Ms. Park\"").who, "Ms. Park");
  EXPECT_EQ(read<SpeakIn>(":in #grade-8-team").where, "#grade-8-team");
  EXPECT_EQ(read<MoveClock>(":now 2026-10-19 07:30").to, "2026-10-19 07:30");
  EXPECT_EQ(read<Press>(":press 2").what, "2");
  EXPECT_EQ(read<Press>(":press \"See the six\"").what, "See the six");
  read<Send>(":send");
  EXPECT_EQ(read<SendFile>(":file \"my export.csv\"").path, "my export.csv");
  read<ShowReceived>(":channels");
  read<ShowHelp>(":help");
  read<Quit>(":quit");
}

TEST(RehearsalLines, FieldsAreFilledWithWordsOrQuotedText) {
  EXPECT_EQ(read<FillIn>(R"(:fill kind=family  note="a \"big\" day\nreally \\o/" day=2026-10-13)").fields,
            (Fields{{"kind", "family"}, {"note", "a \"big\" day\nreally \\o/"}, {"day", "2026-10-13"}}));
  EXPECT_EQ(read<FillIn>(":fill note=").fields, (Fields{{"note", ""}}));
  EXPECT_EQ(read<FillIn>(":fill note=a=b").fields, (Fields{{"note", "a=b"}}));
}

TEST(RehearsalLines, AWrongDirectionIsExplainedKindly) {
  EXPECT_EQ(read<Unclear>(":dance").why,
            "There is no :dance here; :help lists what there is. Nothing was sent.");
  EXPECT_EQ(read<Unclear>(":as").why, "Write who: :as park.");
  EXPECT_EQ(read<Unclear>(":fill").why, "Write which field: :fill field=value.");
  EXPECT_EQ(read<Unclear>(":fill note=\"open").why, "A quote is still open. Nothing was filled in.");
  EXPECT_FALSE(read<Unclear>(":fill all good").why.empty());
  EXPECT_FALSE(read<Unclear>(":fill =x").why.empty());
}

TEST(RehearsalLines, ALineTooLongForOneMessageIsNotSent) {
  EXPECT_EQ(read<Unclear>(std::string(8'001, 'x')).why,
            "This line is too long for one message. Nothing was sent.");
  read<Said>(std::string(8'000, 'x'));
}

TEST(RehearsalLines, EveryDirectionIsInTheHelp) {
  for (const char* direction :
       {":as", ":in", ":now", ":press", ":fill", ":send", ":file", ":channels", ":quit"}) {
    EXPECT_NE(help_text().find(direction), std::string_view::npos) << direction;
  }
}

const std::chrono::local_days kWednesday{std::chrono::year{2026} / 10 / 14};

TEST(RehearsalLines, AWallTimeIsADayAndATimeOrATimeToday) {
  for (const char* text : {"2026-10-19T07:30", "2026-10-19 07:30"}) {
    const auto wall = read_wall_time(text, kWednesday);
    ASSERT_TRUE(wall) << text;
    EXPECT_EQ(wall->day, kWednesday + std::chrono::days(5));
    EXPECT_EQ(wall->at, std::chrono::minutes(7 * 60 + 30));
  }
  const auto today = read_wall_time("15:05", kWednesday);
  ASSERT_TRUE(today);
  EXPECT_EQ(today->day, kWednesday);
  EXPECT_EQ(today->at, std::chrono::minutes(15 * 60 + 5));
}

TEST(RehearsalLines, WhatIsNoWallTimeIsNone) {
  for (const char* text : {"", "monday", "2026-10-19", "2026-02-30T07:30", "2026-10-19T24:30", "25:00",
                           "2026-10-19T07:3x", "2026-10-19T07:30Z"}) {
    EXPECT_FALSE(read_wall_time(text, kWednesday)) << text;
  }
}

}  // namespace
}  // namespace knownby::rehearsal
