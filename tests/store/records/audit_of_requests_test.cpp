// what a row says of its request, of a record it changed, and whether it was refused; and that none of
// it can be changed unseen.

#include "store/audit.hpp"
#include "store/places.hpp"
#include "store/records/change.hpp"
#include "store/schedules.hpp"
#include "store/settings.hpp"
#include "tests/store/lincoln.hpp"

namespace knownby {
namespace {

using audit::Record;

class AuditOfRequests : public School {
 protected:
  AuditEntry told{at_ten, rivera, "map", "place 1", {"aa", "bb"}, true, "request 1"};
};

TEST_F(AuditOfRequests, X_21_A_a_row_says_all_that_is_asked_of_it) {
  EXPECT_EQ(audit::write(db, told), "request 1");
  const AuditEntry row = audit::newest(db, 1).front();
  EXPECT_EQ(row.at, at_ten);
  EXPECT_EQ(row.staff, rivera);
  EXPECT_EQ(row.hashes.before + row.hashes.after, "aabb");
  EXPECT_TRUE(row.denied);
  EXPECT_EQ(row.request, "request 1");
  EXPECT_EQ(number(db, "SELECT count(*) FROM audit JOIN settings ON name = 'tenant' AND value = tenant"), 1);
  EXPECT_EQ(words(db, "SELECT tenant FROM audit").size(), 32U);
}

TEST_F(AuditOfRequests, X_21_R_no_part_of_a_row_is_changed_unseen) {
  for (int each = 0; each < 5; ++each) audit::write(db, told);
  db.run("DROP TRIGGER audit_is_not_changed");
  const auto broken = [&](Sql change, Sql back) {
    EXPECT_GT(db.run(change), 0);
    const std::int64_t row = audit::verify(db).broken;
    EXPECT_GT(db.run(back), 0);
    EXPECT_EQ(audit::verify(db).broken, 0);
    return row;
  };
  const auto keeps = [&](Sql sql) { return db.run(sql); };
  keeps("CREATE TEMP TABLE kept AS SELECT * FROM audit WHERE id = 3");
  constexpr Sql back(
      "UPDATE audit SET (at, staff_id, action, subject, version, tenant, request, result, hash_before, "
      "hash_after) = (SELECT at, staff_id, action, subject, version, tenant, request, result, hash_before, "
      "hash_after FROM kept) WHERE id = 3");
  EXPECT_EQ(broken("UPDATE audit SET at = at + 1 WHERE id = 3", back), 3);
  EXPECT_EQ(broken("UPDATE audit SET staff_id = NULL WHERE id = 3", back), 3);
  EXPECT_EQ(broken("UPDATE audit SET action = 'unmap' WHERE id = 3", back), 3);
  EXPECT_EQ(broken("UPDATE audit SET subject = 'place 2' WHERE id = 3", back), 3);
  EXPECT_EQ(broken("UPDATE audit SET version = 1 WHERE id = 3", back), 3);
  EXPECT_EQ(broken("UPDATE audit SET tenant = 'another' WHERE id = 3", back), 3);
  EXPECT_EQ(broken("UPDATE audit SET request = 'request 2' WHERE id = 3", back), 3);
  EXPECT_EQ(broken("UPDATE audit SET result = 'done' WHERE id = 3", back), 3);
  EXPECT_EQ(broken("UPDATE audit SET hash_before = '' WHERE id = 3", back), 3);
  EXPECT_EQ(broken("UPDATE audit SET hash_after = hash_before WHERE id = 3", back), 3);
}

TEST_F(AuditOfRequests, X_21_A_rows_written_by_an_earlier_version_still_fit) {
  db.run(
      "INSERT INTO audit (id, at, action, subject, link) VALUES (1, 1791990000, 'map', 'place 1', "
      "'2ec357ae036908fd72d97479dfced3cbd4861ee47b1f930e048926aa2e7939b7')");
  db.run(
      "INSERT INTO audit (id, at, action, subject, link) VALUES (2, 1791990000, 'unmap', 'place 1', "
      "'a3fca546cdb05b96a9cfc6b313967cd69f18a0ee980a98055ed0337abd419f35')");
  audit::write(db, told);
  EXPECT_EQ(audit::verify(db).broken, 0);
  EXPECT_EQ(audit::verify(db).rows, 3);
  db.run("DROP TRIGGER audit_is_not_changed");
  db.run("UPDATE audit SET result = 'denied' WHERE id = 2");
  EXPECT_EQ(audit::verify(db).broken, 2) << "nothing is added to them either";
}

TEST_F(AuditOfRequests, X_21_A_the_rows_of_one_request_share_its_id_and_a_nameless_one_takes_its_first_rows) {
  const std::string slack = audit::request_of(db, "slack:event:Ev1");
  EXPECT_EQ(slack.size(), 32U);
  EXPECT_EQ(slack, audit::request_of(db, "slack:event:Ev1"));
  EXPECT_NE(slack, audit::request_of(db, "slack:event:Ev2"));
  EXPECT_EQ(audit::request_of(db, ""), "");
  audit::write(db, told);
  EXPECT_EQ(audit::write(db, {at_ten, rivera, "map", "place 2"}), "row 2");
  const auto is_there = [&](const std::string& request, const std::string& subject) {
    return audit::is_on_record(db, {at_ten, rivera, "map", subject, {}, false, request});
  };
  EXPECT_TRUE(is_there("row 2", "place 2"));
  EXPECT_FALSE(is_there("row 2", "place 3")) << "a form that is sent again may change something else";
  EXPECT_FALSE(is_there(slack, "place 2"));
  EXPECT_FALSE(is_there("", "place 2"));
}

TEST_F(AuditOfRequests, X_21_A_the_hashes_tell_whether_a_record_was_changed_and_not_what_it_holds) {
  const PlaceId place = places::meet(db, {{}, "slack", "T1:C1", "#grade-7-team", false, {}});
  const audit::Change nothing(db, Record::place, place), something(db, Record::place, place);
  EXPECT_EQ(nothing.hashes().before, nothing.hashes().after);
  EXPECT_EQ(nothing.hashes().before.size(), 64U);
  places::map(db, place, grade7, false);
  const audit::Hashes mapped = something.hashes();
  EXPECT_NE(mapped.before, mapped.after);
  const audit::Change undone(db, Record::place, place);
  EXPECT_EQ(undone.hashes().before, mapped.after) << "nothing was between the two";
  places::unmap(db, place);
  EXPECT_EQ(undone.hashes().after, mapped.before) << "as it was";
  EXPECT_EQ(audit::Change(db, Record::place, 999).hashes().after, "") << "there is none";
}

TEST_F(AuditOfRequests, X_21_A_what_moves_by_itself_is_no_change_of_a_channels_time) {
  const PlaceId place = places::meet(db, {{}, "slack", "T1:C1", "#grade-7-team", false, {}});
  Schedule monday;
  monday.place = place;
  monday.next_due = at_ten;
  schedules::put(db, monday);
  const audit::Change time(db, Record::slot, place), channel(db, Record::place, place);
  db.run("UPDATE schedules SET next_due = next_due + 604800, stopped = 'not_in_channel'");
  places::meet(db, {{}, "slack", "T1:C1", "#the-seventh", false, {}});
  EXPECT_EQ(time.hashes().before, time.hashes().after);
  EXPECT_EQ(channel.hashes().before, channel.hashes().after);
  db.run("UPDATE schedules SET weekday = 2");
  EXPECT_NE(time.hashes().before, time.hashes().after);
}

TEST_F(AuditOfRequests, X_21_R_rows_of_todays_form_cannot_stand_before_the_chain_begins) {
  audit::write(db, told);
  db.run("DROP TRIGGER audit_is_not_changed");
  db.run("UPDATE audit SET link = ''");
  EXPECT_EQ(audit::verify(db).broken, 1);
  db.run("UPDATE audit SET version = 1");
  EXPECT_EQ(audit::verify(db).broken, 1) << "nothing is added to rows from before";
}

TEST_F(AuditOfRequests, X_21_R_rows_of_another_school_do_not_fit) {
  audit::write(db, told);
  settings::set(db, "tenant", "lincoln");
  EXPECT_EQ(audit::verify(db).broken, 1);
}

TEST_F(AuditOfRequests, X_21_R_whoever_has_not_got_the_keys_cannot_try_what_a_record_holds) {
  const auto hash_in = [](Db& school) {
    const PlaceId place = places::meet(school, {{}, "slack", "T1:C1", "#grade-7-team", false, {}});
    return audit::Change(school, Record::place, place).hashes().before;
  };
  Db other(":memory:");
  EXPECT_NE(hash_in(db), hash_in(other)) << "the same record, at another school";
}

TEST_F(AuditOfRequests, X_21_A_a_note_is_hashed_as_it_lies_sealed) {
  const Checkin one = talk(rivera, bobby), other = talk(rivera, bobby);
  const auto of = [&](CheckinId id) { return audit::Change(db, Record::checkin, id).hashes().before; };
  EXPECT_NE(of(one.id), of(other.id));
  const audit::Change all(db, Record::checkins, bobby);
  Checkin changed = one;
  changed.note = "after school";
  ASSERT_TRUE(checkins::change(db, rivera, changed));
  EXPECT_NE(all.hashes().before, all.hashes().after);
}

}  // namespace
}  // namespace knownby
