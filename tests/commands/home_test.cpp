// One's own page, and the first words in a channel.
#include "commands/table.hpp"
#include "lincoln.hpp"

namespace knownby {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class Home : public Lincoln {
 protected:
  std::string verb(const std::string& who, const std::string& what, Fields fields = {}) {
    const Place place{"console", in};
    return card_text(ask({"", now, {"console", who}, place, what, "", std::move(fields)}).reply.card);
  }
};

TEST_F(Home, ListsTenStudentsWithoutACheckinAndHowManyMore) {
  const std::string page = verb("rivera", "home");
  EXPECT_THAT(page, AllOf(HasSubstr("no check-in logged this school year"), HasSubstr("[See the whole list]"),
                          HasSubstr("[Log it]")));
}

TEST_F(Home, UndoOfOneEntryLeavesTheOthersOfItsMessage) {
  says("rivera", "bobby, maya rodriguez");
  const std::string page = verb("rivera", "home");
  EXPECT_THAT(page, AllOf(HasSubstr("Bobby Chen (7A), conversation"), HasSubstr("[Undo]")));
  const auto batch = std::to_string(rows("SELECT max(batch) FROM checkins"));
  const auto entry = std::to_string(rows("SELECT student_id FROM checkins ORDER BY id LIMIT 1"));
  EXPECT_THAT(verb("rivera", "undo", {{"batch", batch}, {"student", entry}}),
              HasSubstr("Taken back: Bobby Chen"));
  EXPECT_EQ(rows("SELECT count(*) FROM checkins WHERE undone IS NULL"), 1);
}

TEST_F(Home, AnItAccountSeesWhatIsSetUpAndNoStudent) {
  says("rivera", "bobby");
  const std::string page = verb("lindqvist", "home");
  EXPECT_THAT(page, AllOf(HasSubstr("All is set up."), Not(HasSubstr("Bobby")), Not(HasSubstr("[Log it]"))));
}

TEST_F(Home, AStrangerLearnsNothing) { EXPECT_EQ(verb("nobody", "home"), verb("nobody", "help")); }

TEST_F(Home, APageChangesNothing) {
  const auto before = db.changes_so_far();
  verb("rivera", "home");
  EXPECT_EQ(db.changes_so_far(), before);
}

TEST_F(Home, HelloOffersGradesToWhoeverRunsItAndAWordToOthers) {
  in = "#staff-room";
  EXPECT_THAT(verb("lindqvist", "hello"),
              AllOf(HasSubstr("Whose team is in #"), HasSubstr("[Grade 7]"), HasSubstr("“map 7A” there")));
  EXPECT_THAT(verb("rivera", "hello"),
              AllOf(HasSubstr("can give this channel its weekly card"), Not(HasSubstr("["))));
}

TEST_F(Home, ALookAtAMappingChangesNothing) {
  in = "#staff-room";
  verb("lindqvist", "hello");
  const auto place = std::to_string(places::called(db, "console", "#staff-room")->id.value);
  const auto group = std::to_string(groups::put(db, Group::Kind::grade, "7", "Grade 7").value);
  EXPECT_THAT(verb("lindqvist", "map", {{"place", place}, {"group", group}, {"look", "yes"}}),
              AllOf(HasSubstr("Map #staff-room?"), HasSubstr("Nothing is changed yet.")));
  EXPECT_FALSE(places::called(db, "console", "#staff-room")->group);
  EXPECT_THAT(verb("rivera", "map", {{"place", place}, {"group", group}, {"look", "yes"}}),
              HasSubstr("kept to whoever runs Knownby"));
}

TEST_F(Home, AChannelIsRenamedByNobodyButItsPlatform) {
  const Fields fields{{"platform", "console"}, {"address", "#staff-room"}, {"name", "#lounge"}};
  verb("lindqvist", "renamed", fields);
  EXPECT_FALSE(places::called(db, "console", "#lounge"));
  EXPECT_TRUE(ask({"", now, {"clock", "console"}, {}, "renamed", "", fields}).reply.silent());
  EXPECT_TRUE(places::called(db, "console", "#lounge"));
}

TEST_F(Home, WordsSaidInVainAreNotKeptWhereAPlaceWasMet) {
  Request request{"event 1",        now, {"console", "rivera"}, {"console", "dm rivera", true}, "",
                  "gibberish qqqq", {}};
  EXPECT_TRUE(ask(request).changed) << "the place was met";
  EXPECT_EQ(rows("SELECT count(*) FROM seen"), 0);
}

TEST_F(Home, AnEventIsKnownUnderEitherOfItsNames) {
  Request request{"event 1", now, {"console", "rivera"}, {"console", in}, "", "bobby"};
  request.twin = "message 1";
  EXPECT_FALSE(ask(request).repeated);
  request.event = "event 2";
  EXPECT_TRUE(ask(request).repeated) << "one message, another event";
  request.event = "event 1";
  request.twin = "message 2";
  EXPECT_TRUE(ask(request).repeated) << "one event, another message";
  EXPECT_EQ(rows("SELECT count(*) FROM checkins"), 1);
}

}  // namespace
}  // namespace knownby
