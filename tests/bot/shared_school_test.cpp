// What the lanes of the desk know of one school: read once for both, and never what may yet be taken back.
#include "bot/desk/shared_school.hpp"

#include <gtest/gtest.h>

#include "store/settings.hpp"
#include "store/students.hpp"
#include "tests/bot/school.hpp"

namespace knownby {
namespace {

class SharedSchoolTest : public testing::Test {
 protected:
  SharedSchoolTest() {
    db.begin();
    call_bobby("Bobby Chen");
    db.commit();
  }
  std::shared_ptr<const School> seen_by(Db& lane) {
    return shared.in_view(lane, policy, settings::roster_version(lane), now);
  }
  void call_bobby(const std::string& name) {
    Student bobby;
    bobby.sis_id = "bobby";
    bobby.shown = bobby.given = name;
    students::put(db, bobby);
  }
  static std::string bobby_in(const std::shared_ptr<const School>& school) {
    return school->students().front().shown;
  }

  Folder folder;
  const std::string file = folder.file("knownby.db");
  const Policy policy = lincoln_policy();
  std::chrono::sys_seconds now = std::chrono::sys_days(std::chrono::days(20000));
  Db db{file};  // the lane that changes things
  Db reading{file, Db::Mode::beside};
  SharedSchool shared;
};

TEST_F(SharedSchoolTest, what_one_lane_read_the_other_takes) {
  const auto school = seen_by(db);
  EXPECT_EQ(seen_by(reading), school);
  db.begin();
  EXPECT_EQ(seen_by(db), school) << "nothing is changed yet";
  db.commit();
}

TEST_F(SharedSchoolTest, a_roster_that_may_be_taken_back_is_its_own_lanes) {
  const auto before = seen_by(reading);
  db.begin();
  call_bobby("Bob Chen");
  const auto meanwhile = seen_by(db);
  EXPECT_EQ(bobby_in(meanwhile), "Bob Chen");
  EXPECT_EQ(seen_by(reading), before);
  db.roll_back();

  db.begin();
  call_bobby("Robert Chen");  // under the number that Bob had
  db.commit();
  ASSERT_EQ(settings::roster_version(db), meanwhile->version());
  EXPECT_EQ(bobby_in(seen_by(reading)), "Robert Chen");
  EXPECT_EQ(seen_by(db), seen_by(reading));
}

TEST_F(SharedSchoolTest, an_older_view_sees_the_older_roster_and_takes_nobodys_place) {
  reading.begin();
  ASSERT_EQ(settings::roster_version(reading), settings::roster_version(db));  // the view begins here
  db.begin();
  call_bobby("Bob Chen");
  db.commit();
  const auto newest = seen_by(db);
  EXPECT_EQ(bobby_in(newest), "Bob Chen");
  EXPECT_EQ(bobby_in(seen_by(reading)), "Bobby Chen");
  EXPECT_EQ(seen_by(db), newest);
  reading.roll_back();
  EXPECT_EQ(seen_by(reading), newest);
}

}  // namespace
}  // namespace knownby
