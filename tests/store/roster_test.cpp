// Who is at the school, where Knownby is heard, and the version that tells copies in memory they are stale.

#include "lincoln.hpp"
#include "store/audit.hpp"
#include "store/calendar_days.hpp"
#include "store/places.hpp"
#include "store/settings.hpp"

namespace knownby {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST_F(School, a_student_comes_back_as_put_and_moves_homeroom_with_history) {
  Student student{.sis_id = "s09",
                  .shown = "TJ O'Brien-Smith",
                  .given = "TJ",
                  .middle = "Lee",
                  .family = "O'Brien-Smith",
                  .long_given = "Thomas",
                  .pronouns = "he/him",
                  .grade = grade7,
                  .homeroom = homeroom_a,
                  .entered = wednesday};
  student.id = students::put(db, student);
  EXPECT_EQ(students::find(db, student.id), student);
  talk(rivera, student.id);
  student.homeroom = homeroom_b;
  EXPECT_EQ(students::put(db, student), student.id);
  EXPECT_EQ(students::find(db, student.id), student);
  EXPECT_EQ(students::last_checkin(db, student.id), wednesday);
  EXPECT_EQ(members(homeroom_a).size(), 2u);
  EXPECT_EQ(members(homeroom_b).size(), 2u);
  student.grade = student.homeroom = GroupId{};
  students::put(db, student);
  EXPECT_EQ(students::find(db, student.id), student);
  EXPECT_EQ(members(homeroom_b).size(), 1u);
  EXPECT_EQ(students::all(db).size(), 4u);
  EXPECT_EQ(students::find(db, StudentId{999}), std::nullopt);
}

TEST_F(School, an_imported_change_leaves_other_groups_alone) {
  const GroupId advisory = groups::put(db, Group::Kind::advisory, "Owls", "Owls");
  db.run("INSERT INTO group_students (group_id, student_id) VALUES ($1, $2)", advisory, bobby);
  students::put(db, {.sis_id = "s01", .shown = "Bobby", .grade = grade7, .homeroom = homeroom_b});
  EXPECT_EQ(members(advisory).size(), 1u);
  EXPECT_EQ(members(homeroom_a).size(), 1u);
}

TEST_F(School, staff_are_known_by_account_and_by_email_while_they_are_active) {
  staff::link(db, "slack", "U1", rivera);
  EXPECT_EQ(staff::by_account(db, "slack", "U1")->called, "Ms. Rivera");
  EXPECT_EQ(staff::by_account(db, "console", "U1"), std::nullopt);
  EXPECT_EQ(staff::by_email(db, " PARK@lincoln.example")->id, park);
  EXPECT_EQ(staff::by_email(db, ""), std::nullopt);
  staff::link(db, "slack", "U1", park);
  EXPECT_EQ(staff::by_account(db, "slack", "U1")->id, park);
  EXPECT_EQ(staff::accounts(db).size(), 1u);

  Staff person = *staff::find(db, park);
  person.active = false;
  EXPECT_EQ(staff::put(db, person), park);
  EXPECT_EQ(staff::find(db, park), person);
  EXPECT_EQ(staff::by_account(db, "slack", "U1"), std::nullopt);
  EXPECT_EQ(staff::by_email(db, "park@lincoln.example"), std::nullopt);
  EXPECT_EQ(staff::all(db).size(), 2u);
  staff::unlink(db, "slack", "U1");
  EXPECT_THAT(staff::accounts(db), IsEmpty());
}

TEST_F(School, an_address_two_people_share_says_nothing_of_who_it_is) {
  staff::put(db, {.sis_id = "t3", .called = "Coach Lee", .email = "rivera@lincoln.example", .active = true});
  EXPECT_EQ(staff::by_email(db, "rivera@lincoln.example"), std::nullopt);
}

TEST_F(School, every_role_and_standing_comes_back) {
  for (const auto role :
       {Staff::Role::staff, Staff::Role::teacher, Staff::Role::counselor, Staff::Role::coach,
        Staff::Role::lead, Staff::Role::principal, Staff::Role::admin}) {
    const Staff person{.sis_id = "role", .role = role, .runs_knownby = true};
    EXPECT_EQ(staff::find(db, staff::put(db, person))->role, role);
  }
  const std::vector<Standing> hers{{rivera, grade7, Standing::Part::leads},
                                   {rivera, grade7, Standing::Part::teaches},
                                   {rivera, homeroom_a, Standing::Part::homeroom},
                                   {rivera, homeroom_b, Standing::Part::caseload}};
  groups::stand(db, rivera, hers);
  EXPECT_EQ(groups::of_staff(db, rivera), hers);
  groups::stand(db, park, {{park, homeroom_b, Standing::Part::homeroom}});
  EXPECT_EQ(groups::standings(db).size(), 5u);
  groups::stand(db, rivera, {});
  EXPECT_THAT(groups::standings(db), ElementsAre(Standing{park, homeroom_b, Standing::Part::homeroom}));
}

TEST_F(School, a_group_is_found_by_kind_and_code) {
  EXPECT_EQ(groups::put(db, Group::Kind::grade, "7", "Seventh grade"), grade7);
  EXPECT_EQ(groups::find(db, grade7)->title, "Seventh grade");
  EXPECT_NE(groups::put(db, Group::Kind::section, "7", "Band"), grade7);
  EXPECT_EQ(groups::all(db).size(), 4u);
  EXPECT_EQ(groups::find(db, GroupId{99}), std::nullopt);
}

TEST_F(School, a_channel_is_met_once_renamed_and_stays_mapped) {
  const KnownPlace met{.platform = "slack", .address = "T1 C1", .name = "#grade-7"};
  const PlaceId id = places::meet(db, met);
  places::map(db, id, grade7);
  EXPECT_EQ(places::meet(db, {.platform = "slack", .address = "T1 C1", .name = "#Grade-7-Team"}), id);
  EXPECT_EQ(places::meet(db, {.platform = "slack", .address = "T1 C1"}), id);  // no name: the old one stays
  EXPECT_EQ(places::find(db, id)->name, "#Grade-7-Team");
  EXPECT_EQ(places::find(db, id)->group, grade7);
  EXPECT_EQ(places::called(db, "slack", "#grade-7-team")->id, id);
  EXPECT_FALSE(places::called(db, "slack", "#grade-7").has_value());
  EXPECT_FALSE(places::at(db, "console", "T1 C1").has_value());
  places::meet(db, {.platform = "console", .address = "T1 C1"});
  places::meet(db, {.platform = "console", .address = "dm", .direct = true, .group = grade7});
  const places::Mapped mapped(db);
  EXPECT_EQ(mapped.at("slack", "T1 C1")->id, id);
  EXPECT_EQ(mapped.at("slack", "T1 C1")->group, grade7);
  EXPECT_EQ(mapped.at("console", "T1 C1"), nullptr) << "another platform's channel of that address";
  EXPECT_EQ(mapped.at("console", "dm"), nullptr) << "no channel";
  EXPECT_EQ(mapped.at("slack", "T1 C2"), nullptr);
  places::unmap(db, id);
  EXPECT_EQ(places::at(db, "slack", "T1 C1")->group, std::nullopt);
  EXPECT_EQ(places::Mapped(db).at("slack", "T1 C1"), nullptr);
  EXPECT_EQ(places::all(db).size(), 3u);
}

TEST_F(School, the_rosters_version_grows_with_each_change_of_it_and_with_nothing_else) {
  const auto grows = [&](const auto& change) {
    const auto before = settings::roster_version(db);
    change();
    return settings::roster_version(db) > before;
  };
  EXPECT_TRUE(grows([&] { enrol("s10", "Ana", homeroom_a); }));
  EXPECT_TRUE(grows([&] { enrol("s10", "Anna", homeroom_b); }));
  EXPECT_TRUE(grows([&] { groups::put(db, Group::Kind::grade, "8", "Grade 8"); }));
  EXPECT_TRUE(grows([&] { staff::put(db, {.sis_id = "t1", .called = "Mrs. Rivera"}); }));
  EXPECT_TRUE(grows([&] { staff::link(db, "slack", "U1", rivera); }));
  EXPECT_TRUE(grows([&] { staff::link(db, "slack", "U1", park); }));
  EXPECT_TRUE(grows([&] { staff::unlink(db, "slack", "U1"); }));
  EXPECT_TRUE(grows([&] { groups::stand(db, rivera, {{rivera, grade7, Standing::Part::leads}}); }));
  EXPECT_TRUE(grows([&] { groups::stand(db, rivera, {}); }));
  EXPECT_TRUE(grows([&] { calendar_days::put(db, {wednesday, CalendarDay::Kind::no_school, "snow"}); }));
  EXPECT_TRUE(grows([&] { calendar_days::put(db, {wednesday, CalendarDay::Kind::half_day, "snow"}); }));
  EXPECT_TRUE(grows([&] { calendar_days::remove(db, wednesday); }));
  PlaceId place;
  EXPECT_FALSE(grows([&] { place = places::meet(db, {.platform = "slack", .address = "C1"}); }));
  EXPECT_TRUE(grows([&] { places::map(db, place, grade7); }));
  EXPECT_TRUE(grows([&] { places::meet(db, {.platform = "slack", .address = "C1", .name = "#grade-7"}); }));
  EXPECT_FALSE(grows([&] { places::meet(db, {.platform = "slack", .address = "C1", .name = "#grade-7"}); }));
  EXPECT_TRUE(grows([&] { places::unmap(db, place); }));
  EXPECT_TRUE(grows([&] { places::meet(db, {.platform = "slack", .address = "C2", .group = grade7}); }));

  Checkin logged;
  EXPECT_FALSE(grows([&] { logged = talk(rivera, bobby); }));
  EXPECT_EQ(students::last_checkin(db, bobby), wednesday);
  EXPECT_FALSE(grows([&] { checkins::undo(db, rivera, logged.batch, std::nullopt, at_ten); }));
  EXPECT_FALSE(grows([&] { settings::set(db, "name", "Lincoln"); }));
}

TEST_F(School, days_that_differ_come_in_order) {
  calendar_days::put(db, {wednesday, CalendarDay::Kind::no_school, "snow"});
  calendar_days::put(db, {wednesday - 60 * day, CalendarDay::Kind::first_day, ""});
  calendar_days::put(db, {wednesday + 200 * day, CalendarDay::Kind::last_day, ""});
  calendar_days::put(db, {wednesday, CalendarDay::Kind::half_day, "conferences"});
  const auto days = calendar_days::all(db);
  ASSERT_EQ(days.size(), 3u);
  EXPECT_EQ(days[0].kind, CalendarDay::Kind::first_day);
  EXPECT_EQ(days[1].day, wednesday);
  EXPECT_EQ(days[1].kind, CalendarDay::Kind::half_day);
  EXPECT_EQ(days[1].event, "conferences");
  calendar_days::remove(db, wednesday);
  EXPECT_EQ(calendar_days::all(db).size(), 2u);
}

TEST_F(School, a_setting_has_one_value) {
  EXPECT_EQ(settings::get(db, "zone"), std::nullopt);
  settings::set(db, "zone", "America/Chicago");
  settings::set(db, "zone", "America/Denver");
  EXPECT_EQ(settings::get(db, "zone"), "America/Denver");
}

TEST_F(School, X_21_A_the_audit_fits_together) {
  EXPECT_EQ(audit::verify(db).rows, 0);
  for (int i = 0; i < 50; ++i) audit::write(db, {at_ten, i % 2 == 0 ? rivera : StaffId{}, "map", "place 1"});
  const audit::Chain chain = audit::verify(db);
  EXPECT_EQ(chain.rows, 50);
  EXPECT_EQ(chain.broken, 0);
  EXPECT_EQ(chain.head.size(), 64U);
}

TEST_F(School, X_21_R_a_row_changed_behind_our_back_is_named) {
  for (int i = 0; i < 5; ++i) audit::write(db, {at_ten, rivera, "map", "place " + std::to_string(i)});
  db.run("DROP TRIGGER audit_is_not_changed");
  db.run("UPDATE audit SET subject = 'place 7' WHERE id = 3");
  EXPECT_EQ(audit::verify(db).broken, 3);
}

TEST_F(School, X_21_R_a_row_taken_out_or_put_in_is_seen) {
  for (int i = 0; i < 5; ++i) audit::write(db, {at_ten, rivera, "map", "place " + std::to_string(i)});
  db.run("DROP TRIGGER audit_is_not_deleted");
  db.run("DELETE FROM audit WHERE id = 2");
  EXPECT_EQ(audit::verify(db).broken, 3);
  db.run("INSERT INTO audit (id, at, action, subject, link) VALUES (2, 1, 'map', 'place 1', 'abc')");
  EXPECT_EQ(audit::verify(db).broken, 2);
}

TEST_F(School, the_audit_is_only_ever_added_to) {
  audit::write(db, {at_ten, rivera, "map", "place 1 group 1"});
  audit::write(db, {at_ten, StaffId{}, "import students", "412 rows"});
  const auto entries = audit::newest(db, 5);
  ASSERT_EQ(entries.size(), 2u);
  EXPECT_EQ(entries[0].action, "import students");
  EXPECT_FALSE(entries[0].staff);
  EXPECT_EQ(entries[1].staff, rivera);
  EXPECT_EQ(audit::newest(db, 1).size(), 1u);
  EXPECT_EQ(refusal([&] { db.run("DELETE FROM audit"); }), StoreError::Kind::other);
  EXPECT_EQ(refusal([&] { db.run("UPDATE audit SET subject = ''"); }), StoreError::Kind::other);
  EXPECT_EQ(audit::newest(db, 5).size(), 2u);
}

TEST_F(School, nobody_is_removed_while_a_check_in_speaks_of_them) {
  talk(rivera, bobby);
  EXPECT_EQ(refusal([&] { db.run("DELETE FROM students WHERE id = $1", bobby); }), StoreError::Kind::other);
  EXPECT_EQ(refusal([&] { db.run("DELETE FROM staff WHERE id = $1", rivera); }), StoreError::Kind::other);
}

TEST_F(School, S_25_a_conversation_is_kept_for_each_person_of_each_platform) {
  EXPECT_FALSE(places::conversation_with(db, "slack", "T1:U1"));
  places::keep_conversation(db, "slack", "T1:U1", "D1");
  places::keep_conversation(db, "slack", "T1:U2", "D2");
  places::keep_conversation(db, "slack", "T1:U1", "D3");
  EXPECT_EQ(places::conversation_with(db, "slack", "T1:U1"), "D3");
  EXPECT_EQ(places::conversation_with(db, "slack", "T1:U2"), "D2");
  EXPECT_FALSE(places::conversation_with(db, "teams", "T1:U1"));
}

}  // namespace
}  // namespace knownby
