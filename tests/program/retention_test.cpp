// [retention], the audit and the disclosure record, as whoever runs Knownby meets them at the command line.

#include <gmock/gmock.h>

#include "store/audit.hpp"
#include "store/checkins.hpp"
#include "store/students.hpp"
#include "tests/bot/school.hpp"
#include "tests/program/process.hpp"

namespace knownby {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class AtTheCommandLine : public testing::Test {
 protected:
  AtTheCommandLine() {
    Db db(store);
    fill_school(db);
  }
  int run(std::vector<std::string> arguments, const std::string& more = {}) {
    folder.put("bot.toml",
               "[school]\nname = 'Lincoln'\ntime_zone = 'America/Chicago'\n[store]\npath = 'school.db'\n"
               "[secrets]\ndirectory = '.'\n[loopback]\nslack_api = 'http://127.0.0.1:9/api/'\n" +
                   more);
    arguments.insert(arguments.begin() + 1, {"--config", folder.file("bot.toml")});
    return run_program(arguments, said);
  }

  Folder folder;
  std::string store = folder.file("school.db");
  std::string said;
};

TEST_F(AtTheCommandLine, E_5_R_a_length_nobody_may_have_stops_the_start_with_its_line) {
  for (const char* command : {"serve", "check", "audit"}) {
    EXPECT_EQ(run({command}, "[retention]\naudit_days = 30\n"), 78) << command;
    EXPECT_THAT(said,
                AllOf(HasSubstr("bot.toml, line 11: [retention] audit_days must be a whole number from 180"),
                      HasSubstr("a family may ask")));
  }
}

TEST_F(AtTheCommandLine, E_5_A_check_says_how_long_what_is_kept) {
  run({"check"}, "[retention]\nnames_in_chat_days = 3\n");
  EXPECT_THAT(said, AllOf(HasSubstr("What is kept"), HasSubstr("Names in messages: 3 days."),
                          HasSubstr("Audit: 365 days")));
}

TEST_F(AtTheCommandLine, X_26_A_check_says_what_lies_beside_the_store) {
  folder.put("school.db.before-0005_colleagues", "names in the clear");
  folder.put("school.db.before-0005_colleagues-wal", "and the last of them");
  run({"check"});
  EXPECT_THAT(
      said, HasSubstr("Beside the store lies 1 copy from before an update, a restore or a new school year"));
}

TEST_F(AtTheCommandLine, X_21_A_the_audit_says_that_it_was_cut_and_still_is_as_it_was_written) {
  {
    Db db(store);
    for (int each = 0; each < 9; ++each)
      audit::write(db, {chicago(1, 9, 0) + std::chrono::days(each), StaffId{1}, "map", "place 1"});
    audit::cut(db, chicago(5, 9, 0), 100, chicago(14, 9, 0));
  }
  EXPECT_EQ(run({"audit"}), 0) << said;
  EXPECT_THAT(said, AllOf(HasSubstr("Rows through 4 were cut for their age on Wed 14 Oct 2026; the rest"),
                          HasSubstr("The audit is as it was written: 6 rows.")));
  {
    Db db(store);
    db.run("DROP TRIGGER audit_is_not_changed");
    db.run("UPDATE audit SET subject = 'place 2' WHERE id = 7");
  }
  EXPECT_EQ(run({"audit"}), 1);
  EXPECT_THAT(said, HasSubstr("row 7"));
}

TEST_F(AtTheCommandLine,
       E_5_A_who_was_shown_a_colleagues_note_is_listed_without_its_words_and_without_a_name) {
  {
    Db db(store);
    const auto bobby = students::with_sis_id(db, "s1");
    ASSERT_TRUE(bobby);
    const std::string id = std::to_string(bobby->id.value);
    audit::write(db, {chicago(14, 10, 12), StaffId{1}, "read note", "student, check-in 4, student " + id});
    audit::write(db, {chicago(15, 10, 12), StaffId{1}, "export student", "student " + id + ", check-ins 3"});
    audit::write(db, {chicago(15, 10, 13), StaffId{1}, "read note", "student, check-in 5, student 1" + id});
  }
  EXPECT_EQ(run({"audit", "--student", "s1"}), 0) << said;
  EXPECT_THAT(said, AllOf(HasSubstr("Wed 14 Oct 2026, 10:12: Ms. Rivera, a colleague's note\n"),
                          HasSubstr("Thu 15 Oct 2026, 10:12: Ms. Rivera, the whole record\n"),
                          HasSubstr("2 times in the 365 days that are kept"), Not(HasSubstr("Bobby"))));
  EXPECT_EQ(run({"audit", "--student", "nobody"}), 1);
  EXPECT_THAT(said, HasSubstr("I hold nothing of a student with that id."));
}

TEST_F(AtTheCommandLine, X_26_A_a_record_is_deleted_with_yes_and_R_what_is_refused_is_no_success) {
  const auto is_there = [this] {
    Db db(store);
    const auto bobby = students::with_sis_id(db, "s1");
    return bobby.has_value() && !bobby->given.empty();
  };
  EXPECT_EQ(run({"admin", "hold", "s1", "a", "court", "asked"}), 0) << said;
  EXPECT_EQ(run({"admin", "forget", "s1", "--yes"}), 1);
  EXPECT_THAT(said, HasSubstr("There is a hold on this record"));
  EXPECT_TRUE(is_there());
  EXPECT_EQ(run({"admin", "hold", "s1", "end"}), 0) << said;
  EXPECT_EQ(run({"admin", "forget", "s1"}), 0);
  EXPECT_THAT(said, HasSubstr("run the same again with --yes"));
  EXPECT_TRUE(is_there());
  EXPECT_EQ(run({"admin", "forget", "s1", "--yes"}), 0);
  EXPECT_THAT(said, AllOf(HasSubstr("Deleted for good"), Not(HasSubstr("Bobby"))));
  EXPECT_FALSE(is_there());
  EXPECT_EQ(run({"admin", "forget", "s1", "--yes"}), 1);
  EXPECT_THAT(said, HasSubstr("I hold nothing of a student with that id."));
}

}  // namespace
}  // namespace knownby
