// Our app is taken away from a platform and installed again: PROTOCOL S-34.

#include "store/outbox.hpp"
#include "store/places.hpp"
#include "store/settings.hpp"
#include "store/staff.hpp"
#include "tests/commands/lincoln.hpp"

namespace knownby {
namespace {

using testing::HasSubstr;
using testing::Not;

class Installed : public Lincoln {
 protected:
  void tells(const std::string& verb, Fields fields, const std::string& event = {}) {
    Request request;
    request.event = event;
    request.now = now;
    request.speaker = {"clock", "console"};
    request.verb = verb;
    request.fields = std::move(fields);
    ask(std::move(request));
  }
  void taken_away(const std::string& event = "app_uninstalled", const std::string& id = "EvGone") {
    tells("taken_away", {{"platform", "console"}, {"event", event}}, id);
  }
  void put(const std::string& key, const std::string& platform = "console") {
    Parcel parcel;
    parcel.key = key;
    parcel.platform = platform;
    parcel.address = key;
    parcel.not_before = now;
    parcel.deadline = now + std::chrono::hours(6);
    outbox::put(db, parcel);
  }
  Parcel parcel(const std::string& key) { return outbox::with_key(db, key).value(); }
};

TEST_F(Installed, S34_A_what_waited_is_cancelled_and_keeps_the_reason) {
  put("doubtful");
  outbox::ambiguous(db, outbox::take(db, now, 1).at(0).id, "lost");
  put("under way");
  outbox::take(db, now, 1);
  put("waiting");
  put("elsewhere", "teams");
  taken_away();
  EXPECT_EQ(parcel("waiting").state, Parcel::State::dead);
  EXPECT_EQ(parcel("waiting").trouble, "cancelled: app_uninstalled");
  EXPECT_EQ(parcel("doubtful").state, Parcel::State::dead);
  EXPECT_EQ(parcel("doubtful").trouble, "cancelled: app_uninstalled, and it may have been shown");
  EXPECT_EQ(parcel("elsewhere").state, Parcel::State::pending);
  EXPECT_EQ(parcel("under way").state, Parcel::State::sending) << "its delivery settles it";
  EXPECT_EQ(rows("SELECT count(*) FROM audit WHERE action = 'app taken away' AND "
                 "subject = 'console, app_uninstalled, 2 cancelled'"),
            1);
}

TEST_F(Installed, D_6_row_4_whoever_runs_it_hears_of_it_on_the_other_platform_at_once_and_weekly) {
  staff::link(db, "teams", "aad-lindqvist", StaffId{rows("SELECT id FROM staff WHERE sis_id = 'lindqvist'")});
  const auto letters = [this] {
    return rows("SELECT count(*) FROM outbox WHERE key LIKE 'shut out:console:%' AND platform = 'teams'");
  };
  now = chicago(14, 10, 12);
  taken_away("tokens_revoked");
  EXPECT_EQ(letters(), 1);
  taken_away("app_uninstalled", "EvGoneToo");
  EXPECT_EQ(letters(), 1) << "both notices of one thing";
  for (const int monday : {19, 26}) {
    now = chicago(monday, 7, 30);
    clock_strikes();
  }
  EXPECT_EQ(letters(), 3);
  tells("installed", {{"platform", "console"}});
  now = chicago(33, 8, 30);  // the clocks went back
  clock_strikes();
  EXPECT_EQ(letters(), 3);
}

TEST_F(Installed, S34_A_whoever_runs_it_reads_since_when_why_and_what_mends_it) {
  now = chicago(14, 10, 12);
  taken_away();
  const std::string said = says("lindqvist", "check");
  EXPECT_THAT(said, HasSubstr("console took Knownby away on Wed 14 Oct, 10:12"));
  EXPECT_THAT(said, HasSubstr("(app_uninstalled)"));
  EXPECT_THAT(said, HasSubstr("Install the app again"));
  now += std::chrono::hours(1);
  tells("installed", {{"platform", "console"}});
  EXPECT_THAT(says("lindqvist", "check"), Not(HasSubstr("took Knownby away")));
  EXPECT_EQ(rows("SELECT count(*) FROM audit WHERE action = 'app installed again'"), 1);
  tells("installed", {{"platform", "console"}});
  EXPECT_EQ(rows("SELECT count(*) FROM audit WHERE action = 'app installed again'"), 1) << "nobody missed us";
}

TEST_F(Installed, S34_A_what_was_cancelled_is_read_of_after_the_return) {
  put("waiting");
  taken_away();
  tells("installed", {{"platform", "console"}});
  EXPECT_THAT(says("lindqvist", "check"), HasSubstr("was not delivered (cancelled: app_uninstalled)."));
}

TEST_F(Installed, S34_A_both_notices_make_one_entry_and_the_first_names_the_time) {
  now = chicago(14, 10, 12);
  taken_away("tokens_revoked", "EvRevoked");
  now += std::chrono::minutes(1);
  taken_away("app_uninstalled", "EvGone");
  taken_away("app_uninstalled", "EvGone");
  EXPECT_EQ(rows("SELECT count(*) FROM audit WHERE action = 'app taken away'"), 1);
  EXPECT_THAT(says("lindqvist", "check"), HasSubstr("10:12"));
}

TEST_F(Installed, S34_A_what_was_logged_and_what_is_mapped_stay) {
  says("rivera", "bobby at lunch");
  const auto before = rows("SELECT count(*) FROM checkins");
  const auto mapped = rows("SELECT count(*) FROM schedules WHERE ended = 0 AND stopped = ''");
  places::keep_conversation(db, "console", "rivera", "D1");
  taken_away();
  EXPECT_EQ(rows("SELECT count(*) FROM checkins"), before);
  EXPECT_EQ(rows("SELECT count(*) FROM schedules WHERE ended = 0 AND stopped = ''"), mapped);
  EXPECT_EQ(places::conversation_with(db, "console", "rivera"), std::nullopt)
      << "the conversations were with the app that is gone";
}

TEST_F(Installed, S34_R_nobody_can_say_so_but_the_platform) {
  put("waiting");
  for (const char* who : {"rivera", "lindqvist"}) {
    Request request;
    request.now = now;
    request.speaker = {"console", who};
    request.verb = "taken_away";
    request.fields = {{"platform", "console"}, {"event", "app_uninstalled"}};
    ask(std::move(request));
  }
  EXPECT_EQ(parcel("waiting").state, Parcel::State::pending);
}

}  // namespace
}  // namespace knownby
