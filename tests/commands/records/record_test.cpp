// A student's whole record, for whoever answers a family's request: PRODUCT C.3 no. 71, PROTOCOL S-27.

#include <array>
#include <sstream>

#include "store/audit.hpp"
#include "tests/commands/lincoln.hpp"

namespace knownby {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class Record : public Lincoln {};

TEST_F(Record, S_27_A_all_of_it_comes_as_a_file_whose_name_names_nobody) {
  for (int day = 1; day <= 50; ++day) {
    now = chicago(1, 10, 0) + std::chrono::hours(6 * day);
    says("park", "talked to bobby chen about book " + std::to_string(day));
  }
  in = "dm";
  EXPECT_THAT(says("hale", "export bobby chen"), HasSubstr("Check-ins 1 to 40 of "));
  const std::vector<GivenFile>& files = last("hale").files;
  ASSERT_EQ(files.size(), 2U);
  EXPECT_EQ(files[0].name, "record.txt");
  EXPECT_THAT(files[0].title, HasSubstr("Everything I hold of Bobby Chen"));
  for (const char* part :
       {"Everything I hold of Bobby Chen", "for Ms. Hale", "book 1\n", "book 50\n", "Ms. Park"})
    EXPECT_THAT(files[0].content, HasSubstr(part));
  EXPECT_EQ(rows("SELECT count(*) FROM audit WHERE action = 'export student'"), 1);
}

TEST_F(Record, E5_A_another_program_reads_it_too) {
  says("park", "talked to bobby chen about \"Holes\"");
  in = "dm";
  says("hale", "export bobby chen");
  EXPECT_EQ(last("hale").files[1].name, "record.json");
  for (const char* part : {R"("name": "Bobby Chen")", R"("homeroom": "7A")", R"("day": "2026-10-14")",
                           R"(\"Holes\")", R"("staff": "Ms. Park")", R"("statements_of_the_family": [])"})
    EXPECT_THAT(last("hale").files[1].content, HasSubstr(part));
}

TEST_F(Record, E_5_A_a_family_that_left_is_shown_what_is_still_held) {
  in = "dm";
  EXPECT_THAT(says("hale", "export marcus hill"), HasSubstr("Everything I hold of Marcus Hill"));
  EXPECT_EQ(last("hale").files.size(), 2U);
  presses("hale", "Delete it all…");
  EXPECT_THAT(presses("hale", "Delete it for good"), HasSubstr("Deleted for good"));
}

TEST_F(Record, E_5_A_nothing_that_is_held_is_left_out) {
  says("rivera", "take jose");
  says("rivera", "home jose good news, mom, in Spanish");
  says("rivera", "jose team: new seat works");
  now = chicago(19, 7, 31);
  clock_strikes();
  db.run("INSERT OR IGNORE INTO week_card_students SELECT id, 99, $1 FROM week_cards", student("s05"));
  in = "dm";
  says("hale", "export josé núñez");
  const std::string& read = last("hale").files[0].content;
  for (const char* part : {"family, good news, in Spanish", "conversation, for the team: new seat works",
                           "Taken for a while by Ms. Rivera, Wed 14 Oct 2026 to Sun 18 Oct 2026",
                           "On the weekly card of the team: 2026-W43"})
    EXPECT_THAT(read, HasSubstr(part));
  const std::string& written = last("hale").files[1].content;
  for (const char* part :
       {R"("more": "good news, in Spanish)", R"("taken_for_a_while")", R"("week": "2026-W43")"})
    EXPECT_THAT(written, HasSubstr(part));
}

TEST_F(Record, E_5_A_it_tells_that_somebody_who_took_a_student_gave_them_back) {
  says("rivera", "take jose");
  says("rivera", "can't do jose, sorry");
  says("park", "take jose");
  in = "dm";
  says("hale", "export josé núñez");
  const std::string& read = last("hale").files[0].content;
  EXPECT_THAT(read,
              HasSubstr("Taken for a while by Ms. Rivera, Wed 14 Oct 2026 to Sun 18 Oct 2026, given back\n"));
  EXPECT_THAT(read,
              Not(HasSubstr("Taken for a while by Ms. Park, Wed 14 Oct 2026 to Sun 18 Oct 2026, given")));
}

TEST_F(Record, E_5_A_it_tells_who_was_shown_a_colleagues_note_or_all_of_it) {
  says("park", "talked to bobby chen about \"Holes\"");
  db.run("UPDATE checkins SET seen_by = 'team'");
  says("rivera", "card Bobby Chen");
  in = "dm";
  says("hale", "export bobby chen");
  EXPECT_THAT(last("hale").files[0].content, HasSubstr("Wed 14 Oct 2026 · Ms. Rivera · a note\n"));
  EXPECT_THAT(last("hale").files[1].content, HasSubstr("\"who_read\""));
  now += std::chrono::hours(24);
  const std::string again = says("hale", "export bobby chen");
  EXPECT_THAT(again, HasSubstr("Wed 14 Oct 2026 · Ms. Hale · the whole record"));
  EXPECT_THAT(again, HasSubstr("Wed 14 Oct 2026 · Ms. Rivera · a note"));
  EXPECT_THAT(says("hale", "export maya roberts"), Not(HasSubstr("Ms. Rivera · a note")));
}

constexpr std::array dangerous{
    "=HYPERLINK(\"http://x\",\"y\")", "+cmd|' /C calc'!A0", "@SUM(1)", "\t=1", "x\r\n=1", "x\n-5"};

// There are two doors an export leaves by, both files of the record; neither is a sheet, and neither becomes
// one.
TEST_F(Record, X_15_R_what_a_sheet_would_run_begins_no_line_of_an_export) {
  for (const char* note : dangerous)
    checkins::add(db, {.student = student("s07"), .staff = StaffId{1}, .note = note, .at = now});
  in = "dm";
  says("hale", "export bobby chen");
  std::string line;
  for (std::istringstream text(last("hale").files[0].content); std::getline(text, line);)
    EXPECT_TRUE(line.find_first_of("=+-@\t\r") != 0) << line;
  EXPECT_THAT(last("hale").files[0].content, HasSubstr("x\n    | =1"));
  std::string written = last("hale").files[1].content;
  EXPECT_EQ(written.find('\t'), std::string::npos);
  EXPECT_EQ(written.find('\r'), std::string::npos);
  EXPECT_THAT(written, HasSubstr(R"("note": "\t=1")"));
}

TEST_F(Record, X_15_A_quotes_and_negative_numbers_survive_a_round_trip) {
  for (const char* note : {"Ann, \"Bo\"", "-5"})
    checkins::add(db, {.student = student("s07"), .staff = StaffId{1}, .note = note, .at = now});
  in = "dm";
  says("hale", "export bobby chen");
  EXPECT_THAT(last("hale").files[1].content, HasSubstr(R"("note": "Ann, \"Bo\"")"));
  EXPECT_THAT(last("hale").files[1].content, HasSubstr(R"("note": "-5")"));
}

TEST_F(Record, X_15_A_its_name_is_fixed_and_ascii_and_it_is_on_record) {
  in = "dm";
  says("hale", "export josé núñez");
  for (const GivenFile& file : last("hale").files)
    EXPECT_THAT(file.name, testing::AnyOf("record.txt", "record.json"));
  EXPECT_EQ(audit::newest(db, 9, "export student").size(), 1U);
}

TEST_F(Record, S_27_R_without_the_right_there_is_no_file_and_it_says_who_has_it) {
  says("park", "talked to bobby chen about books");
  EXPECT_THAT(says("rivera", "export bobby chen"), HasSubstr("Ms. Hale"));
  EXPECT_THAT(last("rivera").files, IsEmpty());
}

TEST_F(Record, S_27_A_asked_for_twice_by_one_event_it_is_given_once) {
  Request request;
  request.event = "the same";
  request.now = now;
  request.speaker = {"console", "hale"};
  request.place = {"console", "dm:hale", true};
  request.text = "export bobby chen";
  EXPECT_EQ(ask(request).reply.files.size(), 2U);
  const Answer again = ask(request);
  EXPECT_THAT(again.reply.files, IsEmpty());
  EXPECT_THAT(card_text(again.reply.card), HasSubstr("Everything I hold of Bobby Chen"));
}

}  // namespace
}  // namespace knownby
