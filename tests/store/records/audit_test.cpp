// X-21 and E.5: the audit is cut at its old end, in the open, and what stays still fits together.

#include "store/audit.hpp"

#include <memory>

#include "store/records/continued.hpp"
#include "store/settings.hpp"
#include "tests/store/lincoln.hpp"

namespace knownby {
namespace {

class AuditOfAYear : public School {
 protected:
  AuditOfAYear() {
    for (int each = 0; each < 10; ++each)
      audit::write(db, {at_ten + each * day, rivera, "map", "place " + std::to_string(each)});
  }
  std::int64_t kept() { return number(db, "SELECT count(*) FROM audit"); }
  std::chrono::sys_seconds later = at_ten + 400 * day;
  static std::string beside(Db& earlier, Db& live, std::chrono::sys_seconds kept_since = at_ten + 35 * day) {
    const audit::Continued found = audit::continued(earlier, live, kept_since);
    if (found.how == audit::Continued::How::lost) return "lost " + std::to_string(found.row);
    return found.how == audit::Continued::How::goes_on ? "goes on" : "cut since";
  }
};

TEST_F(AuditOfAYear, X_21_A_the_old_rows_go_and_the_chain_still_verifies) {
  EXPECT_EQ(audit::cut(db, at_ten + 4 * day, 100, later), 4);
  const audit::Chain chain = audit::verify(db);
  EXPECT_EQ(chain.broken, 0);
  EXPECT_EQ(chain.cut_through, 4);
  EXPECT_EQ(chain.cut_at, later);
  EXPECT_EQ(chain.rows, 7) << "six, and the one that says what was cut";
  EXPECT_TRUE(audit::newest(db, 1).front().subject.starts_with("through 4, "));
}

TEST_F(AuditOfAYear, X_21_A_a_few_rows_a_step_and_again_the_next_year) {
  EXPECT_EQ(audit::cut(db, at_ten + 8 * day, 3, later), 3);
  EXPECT_EQ(audit::cut(db, at_ten + 8 * day, 3, later), 3);
  EXPECT_EQ(audit::cut(db, at_ten + 8 * day, 3, later), 2);
  EXPECT_EQ(audit::cut(db, at_ten + 8 * day, 3, later), 0);
  audit::write(db, {later, park, "map", "place 11"});
  EXPECT_EQ(audit::verify(db).broken, 0);
  EXPECT_EQ(audit::verify(db).cut_through, 8);
  EXPECT_EQ(audit::cut(db, later + day, 100, later + 400 * day), 6) << "old cuts grow old themselves";
  EXPECT_EQ(audit::verify(db).broken, 0);
  EXPECT_EQ(kept(), 1);
}

TEST_F(AuditOfAYear, X_21_R_a_row_from_before_the_cut_and_one_after_it_are_both_guarded) {
  audit::cut(db, at_ten + 4 * day, 100, later);
  EXPECT_EQ(refusal([&] { db.run("DELETE FROM audit WHERE id = 5"); }), StoreError::Kind::other);
  EXPECT_EQ(refusal([&] { db.run("DELETE FROM audit"); }), StoreError::Kind::other);
  db.run("DROP TRIGGER audit_is_not_deleted");
  db.run("DELETE FROM audit WHERE id = 5");
  EXPECT_EQ(audit::verify(db).broken, 6) << "more is gone than was said";
}

TEST_F(AuditOfAYear, X_21_R_two_rows_that_changed_places_are_named) {
  db.run("DROP TRIGGER audit_is_not_changed");
  db.run("UPDATE audit SET id = -4 WHERE id = 4");
  db.run("UPDATE audit SET id = 4 WHERE id = 5");
  db.run("UPDATE audit SET id = 5 WHERE id = -4");
  EXPECT_EQ(audit::verify(db).broken, 4);
}

TEST_F(AuditOfAYear, X_21_R_a_cut_that_was_written_by_somebody_else_is_named) {
  audit::cut(db, at_ten + 4 * day, 100, later);
  db.run("DROP TRIGGER audit_is_not_changed");
  db.run("UPDATE audit SET subject = replace(subject, 'through 4', 'through 5') WHERE action = 'audit cut'");
  EXPECT_NE(audit::verify(db).broken, 0);
}

// Whoever can write the file can make every digest anew, or take the newest rows: a copy made before shows
// it.
TEST_F(AuditOfAYear, X_21_R_beside_an_earlier_copy_a_chain_made_anew_and_a_missing_end_both_show) {
  const auto another = [&](const char* last) {
    auto made = std::make_unique<Db>(":memory:");
    settings::set(*made, "tenant", "lincoln");
    for (int each = 0; each < 9; ++each)
      audit::write(*made, {at_ten + each * day, {}, "map", "place " + std::to_string(each)});
    audit::write(*made, {at_ten + 9 * day, {}, "map", last});
    return made;
  };
  const auto earlier = another("place 9"), same = another("place 9"), forged = another("place 8");
  EXPECT_EQ(beside(*earlier, *same), "goes on");
  audit::write(*same, {later, {}, "map", "place 10"});
  EXPECT_EQ(beside(*earlier, *same), "goes on") << "it only grew";
  EXPECT_EQ(beside(*same, *earlier), "lost 11") << "the end is gone";
  EXPECT_EQ(audit::verify(*forged).broken, 0) << "each of its rows fits";
  EXPECT_EQ(beside(*earlier, *forged), "lost 10");
  audit::cut(*same, later, 100, later);
  EXPECT_EQ(beside(*earlier, *same), "cut since") << "in the open, and in its time";
}

// One row that says so cuts everything, and what is written after it fits.
TEST_F(AuditOfAYear, X_21_R_a_cut_that_came_before_its_time_shows_beside_a_copy) {
  Db live(":memory:");
  settings::set(live, "tenant", "lincoln");
  for (int each = 0; each < 10; ++each)
    audit::write(live, {at_ten + each * day, {}, "map", "place " + std::to_string(each)});
  Db copy(":memory:");
  settings::set(copy, "tenant", "lincoln");
  for (int each = 0; each < 10; ++each)
    audit::write(copy, {at_ten + each * day, {}, "map", "place " + std::to_string(each)});
  audit::cut(live, at_ten + 100 * day, 100, at_ten + 10 * day);
  EXPECT_EQ(audit::verify(live).broken, 0);
  EXPECT_EQ(beside(copy, live, at_ten + 5 * day), "lost 6") << "of the days that are kept";
  EXPECT_EQ(beside(copy, live, at_ten + 10 * day), "cut since");
}

TEST_F(AuditOfAYear, X_21_R_a_cut_that_names_another_row_than_the_copys_shows) {
  Db copy(":memory:");
  Db live(":memory:");
  settings::set(live, "tenant", "lincoln");
  for (int each = 0; each < 10; ++each) {
    audit::write(copy, {at_ten + each * day, {}, "map", "place " + std::to_string(each)});
    audit::write(live, {at_ten + each * day, {}, "map", "somewhere " + std::to_string(each)});
  }
  audit::cut(live, at_ten + 10 * day, 100, later);
  EXPECT_EQ(audit::verify(live).broken, 0);
  EXPECT_EQ(beside(copy, live), "lost 10");
}

TEST_F(AuditOfAYear, X_21_A_rows_from_before_there_were_digests_may_be_cut_too) {
  db.run("DROP TRIGGER audit_is_not_changed");
  db.run("UPDATE audit SET link = '' WHERE id <= 5");
  EXPECT_EQ(audit::cut(db, at_ten + 3 * day, 100, later), 3);
  EXPECT_EQ(audit::verify(db).cut_through, 3);
}

}  // namespace
}  // namespace knownby
