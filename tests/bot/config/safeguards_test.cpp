// [safety], [retention] and [privacy]: what a lincoln may decide about its children's data, and how far.

#include <gmock/gmock.h>

#include "bot/config/config.hpp"
#include "tests/bot/school.hpp"

namespace knownby {
namespace {

using std::chrono::days;
using testing::ElementsAre;
using testing::HasSubstr;

const std::string lincoln = "[school]\nname = \"Lincoln\"\ntime_zone = \"America/Chicago\"\n";

Policy decided(const std::string& text) {
  const Folder folder;
  return read_config(folder.put("bot.toml", lincoln + text)).policy();
}

std::string refused(const std::string& text) {
  try {
    decided(text);
  } catch (const ConfigError& error) {
    const std::string words = error.what();
    return words.substr(words.find("bot.toml"));
  }
  return "taken";
}

TEST(Safeguards, E_5_A_what_is_not_said_is_kept_as_long_as_the_product_says) {
  const Retention kept = decided("").retention;
  EXPECT_EQ(kept.check_in_school_years, 2);
  EXPECT_EQ(kept.notes_after_school_year, days(60));
  EXPECT_EQ(kept.withdrawn_students, days(60));
  EXPECT_EQ(kept.former_staff, days(365));
  EXPECT_EQ(kept.audit, days(365));
  EXPECT_EQ(kept.names_in_chat, days(7));
  EXPECT_EQ(decided("").smallest_group, 10);
}

TEST(Safeguards, E_5_A_a_district_may_lengthen_and_shorten) {
  const Policy policy = decided(
      "[retention]\ncheck_in_school_years = 5\nnotes_days_after_school_year = 0\nwithdrawn_student_days = "
      "30\n"
      "former_staff_days = 90\naudit_days = 2555\nnames_in_chat_days = 1\n[privacy]\nsmallest_group = 5\n");
  EXPECT_EQ(policy.retention.check_in_school_years, 5);
  EXPECT_EQ(policy.retention.notes_after_school_year, days(0));
  EXPECT_EQ(policy.retention.withdrawn_students, days(30));
  EXPECT_EQ(policy.retention.former_staff, days(90));
  EXPECT_EQ(policy.retention.audit, days(2555));
  EXPECT_EQ(policy.retention.names_in_chat, days(1));
  EXPECT_EQ(policy.smallest_group, 5);
}

TEST(Safeguards, E_5_R_what_is_too_short_or_too_long_is_refused_with_its_line_and_its_reason) {
  const std::string begins = "bot.toml, line 5: [retention] ";
  const auto refuses = [&](const std::string& line, const std::string& words) {
    EXPECT_THAT(refused("[retention]\n" + line + "\n"), HasSubstr(begins + words)) << line;
  };
  refuses("check_in_school_years = 0",
          "check_in_school_years must be a whole number from 1 to 7: this school year is always kept");
  refuses("check_in_school_years = 8", "check_in_school_years must be a whole number from 1 to 7");
  refuses("notes_days_after_school_year = -1", "notes_days_after_school_year must be a whole number");
  refuses("notes_days_after_school_year = '60 days'", "notes_days_after_school_year must be a whole number");
  refuses("withdrawn_student_days = 13",
          "withdrawn_student_days must be a whole number from 14 to 730: a student missing from a file by "
          "mistake");
  refuses("withdrawn_student_days = 731", "withdrawn_student_days must");
  refuses("former_staff_days = 1101", "former_staff_days must");
  refuses("audit_days = 179", "audit_days must be a whole number from 180 to 2600: a family may ask");
  refuses("audit_days = 2601", "audit_days must");
  refuses("names_in_chat_days = 0", "names_in_chat_days must be a whole number from 1 to 30");
  refuses("names_in_chat_days = 31", "names_in_chat_days must");
  refuses("notes_days = 60", "knows no \"notes_days\"; it knows check_in_school_years");
}

TEST(Safeguards, E_4_R_set_up_is_complete_only_with_all_four_numbers_and_spaces_are_none) {
  const std::string three = "[safety]\nemergency = '911'\ncrisis = '988'\nhotline = '1-800'\n";
  EXPECT_FALSE(decided(three).safety.complete());
  EXPECT_FALSE(decided(three + "person = '  '\n").safety.complete());
  EXPECT_TRUE(decided(three + "person = 'Mr. Okafor'\n").safety.complete());
}

TEST(Safeguards, E_7_R_no_group_of_fewer_than_five_is_counted) {
  EXPECT_THAT(refused("[privacy]\nsmallest_group = 4\n"),
              HasSubstr("bot.toml, line 5: [privacy] smallest_group must be a whole number from 5 to 100: a "
                        "number about fewer than five students tells about each of them"));
}

TEST(Safeguards, E_4_A_a_school_adds_words_of_its_own) {
  EXPECT_THAT(decided("[safety]\nwords = 'la migra,  Huff*, Übergriff'\n").safety_words,
              ElementsAre("la migra", "huff*", "ubergriff"));
  EXPECT_THAT(decided("[safety]\nwords = 'Насили*, 自杀, bạo lực, हिंसा'\n").safety_words,
              ElementsAre("насили*", "自杀", "bao luc", "हिंसा"));
  EXPECT_THAT(decided("").safety_words, testing::IsEmpty());
}

TEST(Safeguards, E_4_R_a_word_that_would_hold_every_line_is_refused) {
  for (const char* words : {"*", "a*", "me", "migra, of", "...", "migra, ---", "\U0001F52A", "...*", "*migra",
                            "la *", "la mi*", "on ne*", "он*", "死", "死*", "\u00AD\u00AD\u00AD"})
    EXPECT_THAT(refused(std::string("[safety]\nwords = '") + words + "'\n"),
                HasSubstr("bot.toml, line 5: [safety] words must be words of three letters or more"))
        << words;
  EXPECT_THAT(refused("[safety]\nwords = 'migra, ---'\n"), HasSubstr("\"---\" is none"));
}

}  // namespace
}  // namespace knownby
