// keys are exchanged while everybody goes on; the old one goes when nothing of it is left.
#include "store/sealed/renew.hpp"

#include <set>

#include "store/engine/backup.hpp"
#include "store/known/facts.hpp"
#include "store/seen.hpp"
#include "tests/store/files.hpp"
#include "tests/store/lincoln.hpp"

namespace knownby {
namespace {

using std::chrono::days;

class Renewing : public School {
 protected:
  void log(int count) {
    for (int at = 0; at < count; ++at) talk(rivera, bobby, wednesday);
  }
  std::vector<std::string> notes() {
    std::vector<std::string> found;
    for (const Checkin& one : checkins::of_student(db, bobby, 10'000)) found.push_back(one.note);
    return found;
  }
  void exchange(std::chrono::local_days today = wednesday) {
    db.begin();
    renew::keys(db, today);
    db.commit();
  }
  int in_steps(std::size_t most) {
    int steps = 0;
    for (bool done = false; !done; ++steps) {
      db.begin();
      const renew::Step step = renew::rows(db, most);
      db.commit();
      EXPECT_LE(step.changed, static_cast<int>(most));
      EXPECT_EQ(step.done, renew::keys_in_use(db) == 1);
      done = step.done;
      if (steps > 100) return -1;
    }
    return steps;
  }
};

TEST_F(Renewing, X_24_A_old_and_new_keys_open_side_by_side_until_all_is_sealed_anew) {
  log(1200);
  facts::add(db, {.student = bobby, .staff = park, .words = "drums", .at = at_ten});
  seen::remember(db, "event", "reply", at_ten);
  exchange();
  log(3);  // Ms. Rivera goes on logging, with the new key
  EXPECT_EQ(renew::keys_in_use(db), 2);
  EXPECT_EQ(notes(), std::vector<std::string>(1203, "at lunch"));
  EXPECT_EQ(in_steps(500), 4) << "500, 500, 202 and the look that finds nothing";
  EXPECT_EQ(renew::keys_in_use(db), 1);
  EXPECT_EQ(number(db, "SELECT count(*) FROM data_keys"), 2) << "one a purpose";
  EXPECT_EQ(number(db, "SELECT count(DISTINCT hex(substr(sealed_note, 2, 4))) FROM checkins"), 1);
  EXPECT_EQ(notes(), std::vector<std::string>(1203, "at lunch"));
  EXPECT_EQ(facts::of_student(db, bobby).at(0).words, "drums");
  EXPECT_EQ(seen::reply_to(db, "event"), "reply");
  EXPECT_EQ(staff::by_email(db, "park@lincoln.example")->called, "Mr. Park");
}

TEST_F(Renewing, X_24_R_a_text_of_a_key_that_is_gone_does_not_open) {
  log(1);
  std::string old;
  {
    Query row(db, "SELECT sealed_note FROM checkins WHERE id = 1");
    row.next();
    old = row.text(0);
  }
  exchange();
  EXPECT_EQ(open_sealed(db, fields::checkin_note, 1, old), "at lunch") << "by the old key";
  in_steps(500);
  Db other(":memory:");
  EXPECT_EQ(refusal([&] { open_sealed(other, fields::checkin_note, 1, old); }), StoreError::Kind::other);
}

TEST_F(Renewing, X_24_A_an_exchange_that_was_taken_back_seals_nothing_for_ever) {
  log(1);
  db.begin();
  renew::keys(db, wednesday);
  talk(rivera, bobby);
  db.roll_back();
  log(1);
  exchange();
  log(1);
  EXPECT_EQ(notes(), std::vector<std::string>(3, "at lunch"));
  EXPECT_GT(in_steps(500), 0);
  EXPECT_EQ(notes(), std::vector<std::string>(3, "at lunch"));
}

TEST_F(Renewing, X_24_A_a_key_is_exchanged_once_a_year) {
  EXPECT_FALSE(renew::keys_of_age(db, wednesday));
  EXPECT_FALSE(renew::keys_of_age(db, wednesday + days(364)));
  EXPECT_TRUE(renew::keys_of_age(db, wednesday + days(365)));
  EXPECT_FALSE(renew::keys_of_age(db, wednesday + days(366)));
  EXPECT_EQ(renew::keys_in_use(db), 2);
}

TEST_F(Renewing, X_24_A_nothing_to_do_is_done_at_once) {
  log(5);
  const auto before = db.changes_so_far();
  EXPECT_TRUE(renew::rows(db, 500).done);
  EXPECT_EQ(db.changes_so_far(), before);
}

TEST(RenewingOnDisk, X_24_A_interrupted_anywhere_it_goes_on_where_it_was) {
  const Folder folder;
  const std::string store = folder / "school.db";
  {
    Db db(store);
    Lincoln school(db);
    for (int at = 0; at < 90; ++at) school.talk(school.rivera, school.bobby);
    db.begin();
    renew::keys(db, wednesday);
    db.commit();
  }
  int starts = 0;
  for (bool done = false; !done; ++starts) {
    ASSERT_LT(starts, 20);
    Db db(store);
    db.begin();
    renew::rows(db, 10);
    db.commit();
    db.begin();
    done = renew::rows(db, 10).done;
    if (done) db.commit();  // otherwise the power goes before it is written
  }
  EXPECT_EQ(starts, 9) << "ten rows each that were written, and in the last the look that finds nothing";
  Db db(store);
  EXPECT_EQ(number(db, "SELECT count(*) FROM data_keys"), 2);
  for (const Checkin& one : checkins::of_student(db, StudentId{1}, 100)) EXPECT_EQ(one.note, "at lunch");
}

TEST(RenewingOnDisk, X_24_A_a_connection_that_reads_hears_of_a_new_key) {
  const Folder folder;
  Db writer(folder / "school.db");
  Lincoln school(writer);
  school.talk(school.rivera, school.bobby);
  Db reader(folder / "school.db", Db::Mode::read);
  EXPECT_EQ(checkins::find(reader, CheckinId{1})->note, "at lunch");
  writer.begin();
  renew::keys(writer, wednesday);
  writer.commit();
  school.talk(school.rivera, school.maya);
  EXPECT_EQ(checkins::find(reader, CheckinId{2})->note, "at lunch");
}

TEST(RenewingOnDisk, X_24_A_a_copy_from_before_an_exchange_opens_after_it) {
  const Folder folder;
  {
    Db db(folder / "school.db");
    Lincoln school(db);
    school.talk(school.rivera, school.bobby);
    backup::to_file(db, folder / "copy");
    renew::keys(db, wednesday);
    while (!renew::rows(db, 500).done) {
    }
  }
  backup::restore(folder / "copy", folder / "school.db");
  Db db(folder / "school.db");
  EXPECT_EQ(checkins::find(db, CheckinId{1})->note, "at lunch");
}

// Every column that may hold words, and what was decided about it. A new one without a decision fails here.
const std::set<std::string> sealed_columns{
    "checkins.sealed_note", "facts.sealed_words", "holds.sealed_reason",  "outbox.sealed_body",
    "seen.sealed_reply",    "staff.sealed_email", "secrets.sealed_value", "statements.sealed_words",
    "staff.email_look_up",  "data_keys.wrapped"};
const std::set<std::string> clear_columns{
    // names: every line is matched against them and an import compares them row by row; each start would open
    // all
    "students.shown", "students.given", "students.middle", "students.family", "students.long_given",
    "students.pronouns", "students.sis_id", "staff.sis_id", "staff.called", "staff.given", "staff.family",
    "learned_names.heard",
    // of the school, not of anybody
    "groups.kind", "groups.code", "groups.title", "calendar_days.kind", "calendar_days.event",
    "questions.words", "week_cards.week", "week_cards.question", "week_cards.standing", "past_months.month",
    "places.name", "out_of_reach.fix", "classes.title",
    // ids of the student system, and what a roster's file is called
    "classes.id", "class_people.id", "class_people.class_id", "class_people.person_id", "roles.id",
    "roles.person_id", "drops.id", "drops.mark", "unfinished_import.mark",
    // ids of the platforms, and what our own program says
    "out_of_reach.platform", "out_of_reach.key", "priorities.weight", "accounts.platform", "accounts.key",
    "accounts.barred", "places.platform", "places.address", "conversations.platform", "conversations.person",
    "conversations.address", "matches.platform", "matches.key", "censuses.platform", "outbox.key",
    "outbox.platform", "outbox.address", "outbox.act", "outbox.reference", "outbox.state", "outbox.trouble",
    "seen.event", "schedules.stopped", "settings.name", "settings.value", "secrets.name", "data_keys.purpose",
    "migrations.name", "audit.action", "audit.subject", "audit.link", "audit.tenant", "audit.request",
    "audit.hash_before", "audit.hash_after",
    // one word of a few
    "staff.role", "standings.part", "checkins.kind", "checkins.seen_by", "checkins.language", "facts.kind",
    "audit.result", "gifts.answer", "muted.what", "class_people.part", "roles.role", "drops.outcome",
    "posts.role"};

TEST(RenewingOnDisk, X_24_A_of_every_column_with_words_it_is_decided_whether_it_is_sealed) {
  Db db(":memory:");
  std::set<std::string> sealed, clear;
  Query row(db,
            "SELECT m.name || '.' || c.name, c.type FROM sqlite_schema m JOIN pragma_table_info(m.name) c "
            "WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND c.type <> 'INTEGER'");
  while (row.next()) (row.view(1) == "BLOB" ? sealed : clear).insert(row.text(0));
  EXPECT_EQ(sealed, sealed_columns);
  EXPECT_EQ(clear, clear_columns) << "decide: sealed (a BLOB, and a Field), or clear and why";
}

}  // namespace
}  // namespace knownby
