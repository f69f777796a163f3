// people's words stand in the file sealed, each bound to its place.
#include "store/sealed/sealed.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include "store/engine/migrate.hpp"
#include "store/known/facts.hpp"
#include "store/outbox.hpp"
#include "store/records/holds.hpp"
#include "store/records/statements.hpp"
#include "store/sealed/school_key.hpp"
#include "store/seen.hpp"
#include "store/settings.hpp"
#include "tests/store/files.hpp"
#include "tests/store/lincoln.hpp"

namespace knownby {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* canary = "kestrel quarry";

class Sealing : public testing::Test {
 protected:
  std::string on_disk() {
    return bytes_of(folder / "school.db") + bytes_of(folder / "school.db-wal") +
           bytes_of(folder / "school.db-shm");
  }
  Checkin note(StudentId of, const std::string& words) {
    return checkins::add(
        db, {.student = of, .staff = school.rivera, .day = wednesday, .note = words, .at = at_ten});
  }
  std::string sealed_note(CheckinId id) {
    Query row(db, "SELECT sealed_note FROM checkins WHERE id = $1", id);
    return row.next() ? row.text(0) : "";
  }
  // What anybody with a shell of the engine could do.
  void behind_our_back(const std::string& sql) {
    SQLite::Database(folder / "school.db", SQLITE_OPEN_READWRITE).exec(sql);
  }
  StoreError::Kind refused(CheckinId id) {
    return refusal([&] { checkins::find(db, id); });
  }

  Folder folder;
  Db db{folder / "school.db"};
  Lincoln school{db};
};

TEST_F(Sealing, X_24_A_what_people_write_comes_back_as_they_wrote_it) {
  const std::string words = std::string("Núñez 🦉 \"quoted\" 'and' ") + '\0' + "after a zero";
  EXPECT_EQ(checkins::find(db, note(school.jose, words).id)->note, words);
  EXPECT_EQ(checkins::find(db, note(school.jose, "").id)->note, "");
  EXPECT_EQ(staff::by_email(db, " RIVERA@lincoln.example ")->called, "Ms. Rivera");
  EXPECT_EQ(staff::by_email(db, "park@lincoln.example")->email, "Park@Lincoln.example ");
  EXPECT_EQ(staff::by_email(db, ""), std::nullopt);
}

TEST_F(Sealing, X_24_A_no_word_of_anybody_is_in_the_bytes_of_file_and_log) {
  note(school.bobby, std::string(canary) + " one");
  Checkin changed = note(school.bobby, std::string(canary) + " two");
  changed.note = std::string(canary) + " three";
  checkins::change(db, school.rivera, changed);
  facts::add(db, {.student = school.bobby, .staff = school.park, .words = canary, .at = at_ten});
  statements::add(db, {school.bobby, school.park, canary, at_ten});
  holds::put(db, {school.bobby, school.park, canary, wednesday});
  seen::remember(db, "event", canary, at_ten);
  outbox::put(db, {.key = "a", .platform = "slack", .address = "D1", .body = canary});
  outbox::redraw(db, {.key = "a", .platform = "slack", .address = "D1", .body = canary, .reference = "1"});
  outbox::redraw(db, {.key = "a", .platform = "slack", .address = "D1", .body = canary, .reference = "1"});
  settings::keep_secret(db, "mark_secret", canary);
  staff::put(db, {.sis_id = "t9", .called = "Ms. Owl", .email = "kestrel@quarry.example"});
  for (int moment = 0; moment < 2; ++moment, db.checkpoint()) {
    EXPECT_THAT(on_disk(), HasSubstr("Ms. Owl")) << "the scan sees what is clear";
    EXPECT_THAT(on_disk(), Not(HasSubstr("kestrel")));
    EXPECT_THAT(on_disk(), Not(HasSubstr("quarry")));
  }
  EXPECT_EQ(facts::of_student(db, school.bobby).at(0).words, canary);
  EXPECT_EQ(statements::of_student(db, school.bobby).at(0).words, canary);
  EXPECT_EQ(holds::of(db, school.bobby)->reason, canary);
  EXPECT_EQ(seen::reply_to(db, "event"), canary);
  EXPECT_EQ(outbox::with_key(db, "a")->body, canary);
  EXPECT_EQ(settings::secret(db, "mark_secret"), canary);
}

TEST_F(Sealing, X_24_A_two_rows_with_the_same_words_look_different_and_an_address_is_found_all_the_same) {
  const Checkin one = note(school.bobby, "at lunch"), other = note(school.bobby, "at lunch");
  EXPECT_NE(sealed_note(one.id), sealed_note(other.id));
  EXPECT_NE(sealed_note(one.id).substr(5, 12), sealed_note(other.id).substr(5, 12)) << "the nonce";
  EXPECT_EQ(sealed_note(one.id).size(), 1 + 4 + 12 + std::string("at lunch").size() + 16);
  EXPECT_NE(look_up(db, fields::staff_email, "a@b.example").bytes(),
            look_up(db, fields::seen_reply, "a@b.example").bytes());
}

TEST_F(Sealing, X_24_R_a_blob_moved_to_another_row_does_not_open) {
  const Checkin one = note(school.bobby, "his own"), other = note(school.maya, "hers");
  behind_our_back("UPDATE checkins SET sealed_note = (SELECT sealed_note FROM checkins WHERE id = " +
                  std::to_string(one.id.value) + ") WHERE id = " + std::to_string(other.id.value));
  EXPECT_EQ(refused(other.id), StoreError::Kind::other);
  EXPECT_EQ(checkins::find(db, one.id)->note, "his own");
}

TEST_F(Sealing, X_24_R_a_blob_moved_to_another_column_does_not_open) {
  const Checkin one = note(school.bobby, "a note");
  ASSERT_EQ(one.id.value, 1);
  facts::add(db, {.student = school.bobby, .staff = school.park, .words = "drums", .at = at_ten});
  behind_our_back(
      "UPDATE facts SET sealed_words = (SELECT sealed_note FROM checkins WHERE id = 1) WHERE id = 1");
  EXPECT_EQ(refusal([&] { facts::of_student(db, school.bobby); }), StoreError::Kind::other);
}

TEST_F(Sealing, X_24_R_one_flipped_bit_anywhere_is_noticed) {
  const Checkin one = note(school.bobby, "at lunch");
  const std::string whole = sealed_note(one.id);
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string flipped = whole;
    flipped[at] = static_cast<char>(flipped[at] ^ (1 << (at % 8)));
    EXPECT_EQ(refusal([&] { open_sealed(db, fields::checkin_note, one.id.value, flipped); }),
              StoreError::Kind::other)
        << at;
  }
  EXPECT_EQ(open_sealed(db, fields::checkin_note, one.id.value, whole), "at lunch");
}

TEST_F(Sealing, X_24_R_a_blob_cut_short_or_made_longer_does_not_open) {
  const Checkin one = note(school.bobby, "at lunch");
  const std::string whole = sealed_note(one.id);
  for (std::size_t length = 1; length < whole.size(); ++length)
    EXPECT_EQ(refusal([&] { open_sealed(db, fields::checkin_note, 1, whole.substr(0, length)); }),
              StoreError::Kind::other)
        << length;
  EXPECT_EQ(refusal([&] { open_sealed(db, fields::checkin_note, 1, whole + 'x'); }), StoreError::Kind::other);
}

TEST_F(Sealing, X_24_R_what_does_not_open_names_its_place_and_no_word) {
  const Checkin one = note(school.bobby, canary);
  try {
    open_sealed(db, fields::checkin_note, one.id.value + 1, sealed_note(one.id));
    FAIL() << "opened";
  } catch (const StoreError& error) {
    EXPECT_THAT(error.what(), HasSubstr("checkins.sealed_note of row 2"));
    EXPECT_THAT(error.what(), Not(HasSubstr("kestrel")));
  }
}

TEST_F(Sealing, X_24_R_the_engine_itself_refuses_plain_words) {
  outbox::put(db, {.key = "a", .platform = "slack", .address = "D1", .body = "hello"});
  const Checkin one = note(school.bobby, "at lunch");
  ASSERT_EQ(one.id.value, 1);
  EXPECT_EQ(refusal([&] { db.run("UPDATE checkins SET sealed_note = $1", "plain words"); }),
            StoreError::Kind::other);
  EXPECT_EQ(refusal([&] { db.run("UPDATE outbox SET sealed_body = $1 WHERE id = $2", "plain", one.id); }),
            StoreError::Kind::other);
}

TEST(SealedSchool, X_24_R_another_schools_key_opens_nothing_and_changes_nothing) {
  const Folder folder;
  const SchoolKey ours = SchoolKey::fresh();
  {
    Db db(folder / "school.db", Db::Mode::write, ours);
    Lincoln school(db);
    school.talk(school.rivera, school.bobby);
  }
  const std::string before = bytes_of(folder / "school.db");
  for (const SchoolKey& other : {SchoolKey::fresh(), SchoolKey::of_rehearsals()}) {
    EXPECT_EQ(refusal([&] { Db(folder / "school.db", Db::Mode::write, other); }), StoreError::Kind::other);
    EXPECT_EQ(refusal([&] { Db(folder / "school.db", Db::Mode::read, other); }), StoreError::Kind::other);
  }
  EXPECT_EQ(bytes_of(folder / "school.db"), before);
  Db db(folder / "school.db", Db::Mode::read, ours);
  EXPECT_EQ(checkins::find(db, CheckinId{1})->note, "at lunch");
}

TEST(SealedSchool, X_24_A_the_schools_key_is_exchanged_by_a_second_line) {
  const Folder folder;
  const SchoolKey old = SchoolKey::fresh(), next = SchoolKey::fresh();
  {
    Db db(folder / "school.db", Db::Mode::write, old);
    Lincoln school(db);
    school.talk(school.rivera, school.bobby);
  }
  {
    Db db(folder / "school.db", Db::Mode::write, *SchoolKey::read(next.written() + old.written()));
    EXPECT_EQ(checkins::find(db, CheckinId{1})->note, "at lunch");
  }
  Db db(folder / "school.db", Db::Mode::write, next);
  EXPECT_EQ(checkins::find(db, CheckinId{1})->note, "at lunch");
  EXPECT_EQ(refusal([&] { Db(folder / "school.db", Db::Mode::write, old); }), StoreError::Kind::other);
}

TEST(SealedSchool, X_24_A_what_a_rehearsal_sealed_is_under_new_keys_once_the_school_has_its_own) {
  const Folder folder;
  {
    Db db(folder / "school.db");
    Lincoln school(db);
    school.talk(school.rivera, school.bobby);
    EXPECT_EQ(number(db, "SELECT count(*) FROM data_keys"), 2);
  }
  Db db(folder / "school.db", Db::Mode::write, SchoolKey::fresh());
  EXPECT_EQ(number(db, "SELECT count(*) FROM data_keys"), 4);
  EXPECT_EQ(checkins::find(db, CheckinId{1})->note, "at lunch");
  EXPECT_EQ(staff::by_email(db, "rivera@lincoln.example")->called, "Ms. Rivera") << "hashed with the new key";
}

TEST(SealedSchool, X_24_R_a_key_is_64_hexadecimal_digits_a_line_and_nothing_else) {
  const std::string good(64, 'a');
  EXPECT_TRUE(SchoolKey::read(good));
  EXPECT_TRUE(SchoolKey::read("\n" + good + "  \r\n\n" + std::string(64, 'B') + "\n"));
  for (const std::string& bad : {std::string(), std::string("\n"), good + "a", good.substr(1),
                                 "x" + good.substr(1), good + "\nmore", std::string(64, '0')})
    EXPECT_FALSE(SchoolKey::read(bad)) << bad;
  EXPECT_EQ(SchoolKey::read(good)->written(), good + "\n");
}

// A file as the program left it that knew the first seven steps.
void make_older(const std::string& file, const std::string& rows) {
  SQLite::Database old(file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  old.exec("CREATE TABLE migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT");
  int number = 0;
  for (const migrate::Step& step : migrate::all()) {
    if (std::string(step.name) == "0009_sealed") break;
    old.exec(step.sql);
    old.exec("INSERT INTO migrations VALUES (" + std::to_string(++number) + ", '" + step.name + "')");
  }
  old.exec("PRAGMA application_id=1263419993; PRAGMA user_version=" + std::to_string(number));
  old.exec(rows);
}

TEST(SealedSchool,
     X_24_A_a_school_from_before_is_sealed_whole_at_the_first_start_and_so_is_the_copy_kept_of_it) {
  const Folder folder;
  const std::string file = folder / "school.db";
  make_older(file,
             "INSERT INTO groups VALUES (1, 'grade', '7', 'Grade 7');"
             "INSERT INTO staff (id, sis_id, called, given, family, email, role, runs_knownby, active) VALUES"
             " (1, 't1', 'Ms. Rivera', '', '', ' Kestrel@Quarry.example', 'teacher', 0, 1),"
             " (2, 't2', 'Mr. Park', '', '', '', 'teacher', 0, 1);"
             "INSERT INTO students VALUES (1, 's1', 'Bobby Chen', 'Bobby', '', 'Chen', '', '', 1, NULL, "
             "20000, NULL, 20600);"
             "INSERT INTO checkins (id, student_id, staff_id, day, kind, note, at) VALUES"
             " (1, 1, 1, 20600, 'conversation', 'kestrel note', 1780000000), (2, 1, 1, 20600, 'attempt', '', "
             "1780000000);"
             "INSERT INTO facts VALUES (1, 1, 1, 'interest', 'kestrel fact', 1780000000);"
             "INSERT INTO statements VALUES (1, 1, 1, 'kestrel statement', 1780000000);"
             "INSERT INTO holds VALUES (1, 1, 'kestrel hold', 20600);"
             "INSERT INTO seen VALUES (1, 'event', 'kestrel reply', 1780000000);"
             "INSERT INTO outbox (key, platform, address, act, body, reference, state, not_before, deadline, "
             "trouble) "
             "VALUES ('a', 'slack', 'C', 'post', 'kestrel body', '', 'pending', 0, 9, '');"
             "INSERT INTO settings VALUES ('mark_secret', 'kestrel secret')");
  ASSERT_THAT(bytes_of(file), HasSubstr("kestrel note"));
  const SchoolKey key = SchoolKey::fresh();
  Db db(file, Db::Mode::write, key);
  db.must_empty_log();
  db.checkpoint();
  for (const auto& there : std::filesystem::directory_iterator(std::filesystem::path(file).parent_path())) {
    EXPECT_THAT(bytes_of(there.path()), Not(HasSubstr("kestrel"))) << there.path();
    EXPECT_THAT(bytes_of(there.path()), Not(HasSubstr("Kestrel"))) << there.path();
  }
  EXPECT_EQ(checkins::find(db, CheckinId{1})->note, "kestrel note");
  EXPECT_EQ(checkins::find(db, CheckinId{2})->note, "");
  EXPECT_EQ(facts::of_student(db, StudentId{1}).at(0).words, "kestrel fact");
  EXPECT_EQ(statements::of_student(db, StudentId{1}).at(0).words, "kestrel statement");
  EXPECT_EQ(holds::of(db, StudentId{1})->reason, "kestrel hold");
  EXPECT_EQ(seen::reply_to(db, "event"), "kestrel reply");
  EXPECT_EQ(outbox::with_key(db, "a")->body, "kestrel body");
  EXPECT_EQ(settings::secret(db, "mark_secret"), "kestrel secret");
  EXPECT_EQ(staff::by_email(db, "kestrel@quarry.example")->called, "Ms. Rivera");
  EXPECT_EQ(number(db, "SELECT count(*) FROM settings WHERE name = 'mark_secret'"), 0);
}

}  // namespace
}  // namespace knownby
