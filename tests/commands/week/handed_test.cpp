// After two cards a student is nobody's third: those who look after the grade hear of it, in private.
#include "commands/words/card_json.hpp"
#include "tests/commands/lincoln.hpp"

namespace knownby {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class Handed : public Lincoln {
 protected:
  Handed() {
    says("park", "bobby");
    for (const char* week : {"2026-W41", "2026-W42"}) {
      WeekCard card;
      card.schedule = schedules::all(db).front().id;
      card.week = week;
      card.made = now;
      card.students = {student("s21"), student("s05")};
      week_cards::put(db, card);
    }
    now = chicago(19, 7, 30);
    in = "dm";
  }
  std::vector<Parcel> letters() {
    std::vector<Parcel> found = outbox::in_state(db, Parcel::State::pending, 100);
    std::erase_if(found, [](const Parcel& parcel) { return !parcel.key.starts_with("handed:"); });
    return found;
  }
  std::string reads(const std::string& who, const Parcel& letter) {
    const Button button = std::get<Buttons>(card_from_json(letter.body).blocks.back()).buttons.at(0);
    return card_text(
        ask({"", now, {"console", who}, {"console", "dm:" + who, true}, button.verb, "", button.fields})
            .reply.card);
  }
};

TEST_F(Handed, ToTheCounselorWithoutAName) {
  clock_strikes();
  ASSERT_EQ(letters().size(), 1U);
  EXPECT_EQ(letters()[0].address, "okafor");
  EXPECT_EQ(card_text(card_from_json(letters()[0].body)),
            "Grade 7: quietly, to you\n"
            "2 students were on the last two weekly cards, and no check-in is logged yet. The card leaves "
            "these out "
            "this week.\n"
            "[Show me who]");
  EXPECT_THAT(reads("okafor", letters()[0]),
              AllOf(HasSubstr("Zoë van der Berg"), HasSubstr("José Núñez"), HasSubstr("[Talked with Zoë]")));
  EXPECT_EQ(
      rows("SELECT count(*) FROM week_card_students WHERE week_card_id = 3 AND student_id IN (SELECT id FROM "
           "students WHERE sis_id IN ('s05', 's21'))"),
      0);
}

TEST_F(Handed, ToTheLeadWhereThereIsNoCounselor) {
  Staff gone = *staff::by_account(db, "console", "okafor");
  gone.active = false;
  staff::put(db, gone);
  clock_strikes();
  ASSERT_EQ(letters().size(), 1U);
  EXPECT_EQ(letters()[0].address, "park");
}

TEST_F(Handed, OnceHoweverOftenTheClockStrikes) {
  clock_strikes();
  clock_strikes();
  now += std::chrono::hours(1);
  clock_strikes();
  EXPECT_EQ(letters().size(), 1U);
}

TEST_F(Handed, WhoeverWasReachedMeanwhileIsNotShown) {
  clock_strikes();
  const Parcel letter = letters().at(0);
  now = chicago(19, 10, 0);
  says("park", "zoe");
  EXPECT_THAT(reads("okafor", letter), AllOf(HasSubstr("José Núñez"), Not(HasSubstr("Zoë"))));
  says("park", "josé");
  EXPECT_THAT(reads("okafor", letter), HasSubstr("Each of them has a check-in logged since then."));
}

TEST_F(Handed, NotToWhoeverLooksAfterAnotherGrade) {
  clock_strikes();
  EXPECT_THAT(reads("ortiz", letters().at(0)),
              AllOf(HasSubstr("it isn't one of yours"), Not(HasSubstr("Zoë"))));
  EXPECT_THAT(reads("lindqvist", letters().at(0)), Not(HasSubstr("Zoë")));
}

TEST_F(Handed, NobodyHearsAnythingWhereAllWereReached) {
  now = chicago(16, 10, 0);
  says("park", "zoe, josé");
  now = chicago(19, 7, 30);
  clock_strikes();
  EXPECT_TRUE(letters().empty());
}

}  // namespace
}  // namespace knownby
