// what is deleted is gone from the file, from the log beside it and from every copy made afterwards.
#include "store/records/erase.hpp"

#include "store/engine/backup.hpp"
#include "store/known/adults.hpp"
#include "store/known/facts.hpp"
#include "store/known/wishes.hpp"
#include "store/outbox.hpp"
#include "store/places.hpp"
#include "store/records/holds.hpp"
#include "store/records/statements.hpp"
#include "store/schedules.hpp"
#include "store/seen.hpp"
#include "store/week/priorities.hpp"
#include "tests/store/files.hpp"
#include "tests/store/lincoln.hpp"

namespace knownby {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr const char* shown = "Quillon Vexworth";
const erase::Instead instead{"done already", "no name here"};

class Erasing : public testing::Test {
 protected:
  Erasing() {
    quillon = school.enrol("777", shown, school.homeroom_a);
    const Checkin first = school.talk(school.rivera, quillon);
    beside = school.talk(school.rivera, school.bobby, wednesday, Kind::conversation, first.batch).id;
    beside_too = school.talk(school.rivera, school.maya, wednesday, Kind::conversation, first.batch).id;
    adults::put(db, {quillon, school.park, wednesday});
    facts::add(db, {.student = quillon, .staff = school.park, .words = "Quillon climbs", .at = at_ten});
    statements::add(db, {quillon, school.park, "Vexworth family: he was ill", at_ten});
    holds::put(db, {quillon, school.park, "asked by Vexworth's lawyer", wednesday});
    wishes::learn(db, school.rivera, "quilon", quillon);
    Priority list;
    list.staff = school.park;
    list.students = {quillon, school.bobby};
    priorities::put(db, list);
    wishes::leave_off(db, school.rivera, quillon, wednesday);
    seen::remember(db, "event", "Logged: Quillon Vexworth", at_ten);
    outbox::put(db, {.key = "a", .platform = "slack", .address = "D1", .body = "say hi to Quillon Vexworth"});
    put_on_a_card();
  }
  void put_on_a_card() {
    const auto place = places::meet(db, {{}, "slack", "C1", "#grade-7-team", false, {}});
    Schedule schedule;
    schedule.place = place;
    week_cards::put(db, {.schedule = schedules::put(db, schedule),
                         .week = "2026-W42",
                         .made = at_ten,
                         .students = {quillon, school.bobby}});
  }
  std::string everything_on_disk() {
    return bytes_of(folder / "school.db") + bytes_of(folder / "school.db-wal");
  }
  void erase_for_good() {
    db.begin();
    erase::kept_words(db, shown, instead);
    erase::student(db, quillon);
    db.commit();
    db.checkpoint();
  }
  std::string all_that_is_sealed(Db& in) {
    std::string all;
    Query row(in,
              "SELECT opened('checkins.sealed_note', id, sealed_note) FROM checkins UNION ALL "
              "SELECT opened('seen.sealed_reply', id, sealed_reply) FROM seen UNION ALL "
              "SELECT opened('outbox.sealed_body', id, sealed_body) FROM outbox");
    while (row.next()) all += row.text(0);
    return all;
  }
  // Tables that point at students and still hold a row about this one.
  std::vector<std::string> still_in() {
    std::vector<std::string> tables;
    Query row(
        db,
        "SELECT m.name || '.' || f.\"from\" FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f "
        "WHERE m.type = 'table' AND f.\"table\" = 'students' ORDER BY 1");
    while (row.next()) tables.push_back(row.text(0));
    return tables;
  }

  Folder folder;
  Db db{folder / "school.db"};
  Lincoln school{db};
  StudentId quillon;
  CheckinId beside, beside_too;
};

TEST_F(Erasing, X_26_A_a_canary_is_found_before_and_nowhere_after) {
  ASSERT_THAT(everything_on_disk(), HasSubstr("Quillon"));
  ASSERT_THAT(everything_on_disk(), HasSubstr("quilon"));
  erase_for_good();
  backup::to_file(db, folder / "copy.db");
  backup::unpack(folder / "copy.db", folder / "opened.db", SchoolKey::of_rehearsals());
  for (const char* trace : {"Quillon", "Vexworth", "quilon", "Quilon"}) {
    EXPECT_THAT(everything_on_disk(), Not(HasSubstr(trace)));
    EXPECT_THAT(bytes_of(folder / "opened.db"), Not(HasSubstr(trace)));
  }
  Db opened(folder / "opened.db");
  for (const char* trace : {"Quillon", "Vexworth"})
    EXPECT_THAT(all_that_is_sealed(opened), Not(HasSubstr(trace)));
}

TEST_F(Erasing, X_26_A_a_message_of_unknown_fate_keeps_no_name_and_is_not_sent_again) {
  outbox::put(db, {.key = "b",
                   .platform = "slack",
                   .address = "D2",
                   .body = "Quillon Vexworth again",
                   .deadline = at_ten});
  db.run("UPDATE outbox SET deadline = $1", at_ten);
  const auto taken = outbox::take(db, at_ten, 5);
  ASSERT_EQ(taken.size(), 2U);
  outbox::ambiguous(db, taken[1].id, "no answer");
  erase_for_good();
  for (const Parcel& parcel : taken) EXPECT_EQ(outbox::with_key(db, parcel.key)->body, "no name here");
  outbox::sent(db, taken[1].id, "1700.1");  // it was found
  EXPECT_EQ(outbox::fading(db, at_ten, 5).size(), 1U) << "and is edited in the chat";
  outbox::later(db, taken[0].id, at_ten + std::chrono::seconds(5), "busy", true);
  EXPECT_EQ(outbox::with_key(db, taken[0].key)->state, Parcel::State::expired);
}

TEST_F(Erasing, X_26_A_every_table_that_knows_students_is_known_here) {
  // A new table that points at students belongs in erase::student, and here.
  EXPECT_THAT(still_in(),
              testing::UnorderedElementsAre(
                  "adults.student_id", "asks.student_id", "claims.student_id", "checkins.student_id",
                  "facts.student_id", "group_students.student_id", "holds.student_id",
                  "learned_names.student_id", "log_asks.student_id", "named_adults.student_id",
                  "past_adults.student_id", "priority_students.student_id", "watched.student_id",
                  "left_off.student_id", "statements.student_id", "week_card_students.student_id"));
}

TEST_F(Erasing, X_26_A_the_others_of_the_same_message_stay_together) {
  erase_for_good();
  const std::vector<Checkin> left = checkins::of_batch(db, BatchId{beside.value});
  ASSERT_EQ(left.size(), 2U);
  EXPECT_EQ(left[0].id, beside);
  EXPECT_EQ(left[1].id, beside_too);
  EXPECT_EQ(checkins::undo(db, school.rivera, BatchId{beside.value}, std::nullopt, at_ten).size(), 2U);
}

TEST_F(Erasing, X_26_A_a_second_time_changes_nothing) {
  erase_for_good();
  const std::int64_t before = db.changes_so_far();
  erase::student(db, quillon);
  EXPECT_EQ(db.changes_so_far(), before);
}

TEST_F(Erasing, X_26_A_what_waited_to_be_said_is_not_said_and_a_repeat_learns_no_name) {
  erase_for_good();
  EXPECT_EQ(outbox::count(db, Parcel::State::pending), 0);
  EXPECT_THAT(outbox::troubled(db, at_ten - std::chrono::hours(1), 5), IsEmpty());
  EXPECT_EQ(seen::reply_to(db, "event"), instead.reply);
}

TEST_F(Erasing, X_26_R_other_students_keep_everything) {
  erase_for_good();
  EXPECT_EQ(checkins::of_student(db, school.bobby, 5).size(), 1U);
  EXPECT_EQ(students::last_checkin(db, school.bobby), wednesday);
  EXPECT_EQ(number(db, "SELECT count(*) FROM week_card_students"), 1);
}

TEST_F(Erasing, X_26_A_of_a_student_who_left_only_the_bare_check_ins_stay) {
  holds::end(db, quillon);
  erase::kept_words(db, shown, instead);
  erase::identity(db, quillon);
  db.checkpoint();
  EXPECT_THAT(everything_on_disk(), Not(HasSubstr("Quillon")));
  EXPECT_EQ(checkins::of_student(db, quillon, 5).size(), 1U);
  EXPECT_EQ(checkins::of_student(db, quillon, 5).front().note, "");
  EXPECT_EQ(students::find(db, quillon)->shown, "A former student");
  EXPECT_NE(school.enrol("777", "Somebody Else", school.homeroom_a), quillon) << "the id is free again";
}

}  // namespace
}  // namespace knownby
