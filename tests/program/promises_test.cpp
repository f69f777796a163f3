// What must hold for any line (PRODUCT C.3, its end), with lines a generator makes of what staff type.

#include <gtest/gtest.h>

#include <random>

#include "tests/program/lincoln.hpp"

namespace knownby {
namespace {

const std::vector<std::string> parts = {"bobby",
                                        "maya rod",
                                        "maya",
                                        "zoe",
                                        "tj",
                                        "jordan lee",
                                        "xqzt",
                                        "boby",
                                        "marcus",
                                        ",",
                                        "and",
                                        "\n",
                                        ":",
                                        "talked to",
                                        "called",
                                        "mom",
                                        "helped",
                                        "with",
                                        "yesterday",
                                        "tomorrow",
                                        "last tues",
                                        "10/6",
                                        "9/1",
                                        "tues",
                                        "great",
                                        "at lunch",
                                        "team:",
                                        "support:",
                                        "not",
                                        "dont need",
                                        "who",
                                        "7A",
                                        "8B",
                                        "no adult",
                                        "take",
                                        "give",
                                        "to coach dunn",
                                        "release",
                                        "named coach dunn",
                                        "both",
                                        "last week",
                                        "can you log",
                                        "undo",
                                        "edit last",
                                        "+1",
                                        "same for",
                                        "I'm",
                                        "'s person",
                                        "know",
                                        "out until",
                                        "stop",
                                        "take",
                                        "absent",
                                        "hablé con",
                                        "ayer",
                                        "?",
                                        "all of them",
                                        "since monday",
                                        "never",
                                        "✅",
                                        "his dad hits him",
                                        "card",
                                        "export",
                                        "morning circle"};

std::string some_line(std::mt19937& choose) {
  std::string line;
  for (std::size_t i = 0; i < 1 + choose() % 6; ++i) line += parts[choose() % parts.size()] + " ";
  return line;
}

bool holds(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

TEST(Promises, TheDaySaidIsTheDayStoredAndWhatIsSaidToBeUnsavedIs) {
  SampleSchool school;
  std::mt19937 choose(20261014);
  int logged = 0;
  for (int round = 0; round < 1500; ++round) {
    const std::string line = some_line(choose);
    const auto [written, answer] = school.says(line);
    const bool says_saved = holds(answer, "Logged: ") || holds(answer, "Noted");
    ASSERT_EQ(written != "-", says_saved) << line << "\n" << written << "\n" << answer;
    if (holds(answer, "I have not saved this")) {
      ASSERT_EQ(written, "-") << line;
    }
    logged += says_saved ? 1 : 0;
  }
  EXPECT_GT(logged, 200);
}

TEST(Promises, EveryStoredDayStandsInTheEcho) {
  SampleSchool school;
  std::mt19937 choose(7);
  for (int round = 0; round < 300; ++round) {
    const std::string line = some_line(choose);
    const std::int64_t last = school.last_checkin();
    const std::string answer = card_text(school.keeps(line).card);
    for (const std::string& day : school.days_since(last))
      ASSERT_TRUE(holds(answer, day)) << line << "\n" << answer;
  }
}

TEST(Promises, LogAndUndoLeaveEveryAnswerAsItWas) {
  SampleSchool school;
  const auto answers = [&] {
    std::string all;
    for (const char* question :
         {"who hasn't had a check-in this week", "7A never", "who in 7B have I never talked to", "card bobby",
          "card zoe", "my check-ins", "who should i talk to", "7A no adult"}) {
      all += school.says(question).second + "\n";
    }
    return all;
  };
  const std::string before = answers();
  for (const char* line : {"bobby", "zoe, tj and joon yesterday, at lunch", "taniyah absent",
                           "called zoe's mom good news", "bobby team: new seat", "joon 10/6"}) {
    ASSERT_TRUE(holds(card_text(school.keeps(line).card), "o")) << line;
    ASSERT_NE(answers(), before) << line;
    ASSERT_TRUE(holds(card_text(school.keeps("undo").card), "Taken back")) << line;
    ASSERT_EQ(answers(), before) << line;
  }
}

}  // namespace
}  // namespace knownby
