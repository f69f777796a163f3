// A student's whole record, for whoever answers a family's request: PRODUCT C.3 no. 71, PROTOCOL S-27.

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
