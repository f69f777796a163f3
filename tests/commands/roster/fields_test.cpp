#include "commands/roster/fields.hpp"

#include <gmock/gmock.h>

namespace knownby::roster {
namespace {

using std::chrono::local_days;
using std::chrono::year;
using testing::ElementsAre;

local_days day(int y, int month, int number) { return local_days{year{y} / month / number}; }

void expect_grade(const char* code, std::initializer_list<const char*> spellings) {
  for (const char* spelling : spellings) EXPECT_EQ(grade_code(spelling), code) << '"' << spelling << '"';
}

TEST(Grades, AreReadInEveryUsualDress) {
  expect_grade("PK", {"-2", "-1", "P3", "P4", "PK", "pk", "Pre-K", "Preschool", "PR", "IT"});
  expect_grade("TK", {"TK", "T-K"});
  expect_grade("K", {"0", "00", "K", "KG", "KF", "KH", "Kinder", "Kindergarten", "Grade K"});
  expect_grade(
      "1", {"1", "01", "1st", "Gr 1", "Gr. 1", "Grade 1", "G1", "First", "1.0", "first grade", "GRADE 01"});
  expect_grade("2", {"2nd", "Second"});
  expect_grade("3", {"3rd", "Third Grade"});
  expect_grade("7", {"7", "07", "7th", "7th Grade", "Grade 07", "gr7", "Seventh", "7.0", " 7 "});
  expect_grade("12", {"12", "12th", "Senior", "Twelfth", "Grade 12"});
  expect_grade("post", {"13", "PG", "PS"});
  expect_grade("", {"UG", "Other", "", " ", "ungraded"});
}

TEST(Grades, OtherWordsAreNone) {
  for (const char* word :
       {"7A", "14", "99", "-7", "Rivera", "2026-08-24", "Active", "7 8", "!", "100", "1-Jul"})
    EXPECT_EQ(grade_code(word), std::nullopt) << word;
}

TEST(Grades, TitlesComeBackAsTheirCodes) {
  for (const char* code : {"PK", "TK", "K", "1", "7", "12", "post"})
    EXPECT_EQ(grade_code(grade_title(code)), code);
  EXPECT_EQ(grade_title("7"), "Grade 7");
  EXPECT_EQ(grade_title("K"), "Kindergarten");
}

TEST(Grades, YearOfGraduationIsConverted) {
  EXPECT_EQ(leaving_year("2032"), 2032);
  EXPECT_EQ(leaving_year("Class of 2032"), 2032);
  EXPECT_EQ(leaving_year("7"), std::nullopt);
  EXPECT_EQ(grade_leaving_in(2032, day(2026, 10, 14)), "7");
  EXPECT_EQ(grade_leaving_in(2032, day(2027, 6, 30)), "7");
  EXPECT_EQ(grade_leaving_in(2032, day(2027, 7, 1)), "8");
  EXPECT_EQ(grade_leaving_in(2027, day(2026, 10, 14)), "12");
  EXPECT_EQ(grade_leaving_in(2039, day(2026, 10, 14)), "K");
  EXPECT_EQ(grade_leaving_in(2026, day(2026, 10, 14)), std::nullopt);
  EXPECT_EQ(grade_leaving_in(2060, day(2026, 10, 14)), std::nullopt);
}

TEST(Homerooms, AreReadWithoutTheTeacher) {
  EXPECT_EQ(homeroom_code("7A"), "7A");
  EXPECT_EQ(homeroom_code(" 7a "), "7A");
  EXPECT_EQ(homeroom_code("7A - Rivera"), "7A");
  EXPECT_EQ(homeroom_code("Rivera, L. Rm 114"), "Rivera, L. Rm 114");
  EXPECT_EQ(homeroom_code(""), "");
}

TEST(Excel, ItsTracesAreSeen) {
  for (const char* text : {"1-Jul", "7-Jan", "Jul-01", "1.2E+06", "1E+10", "2,0E+07"})
    EXPECT_TRUE(spoilt_by_excel(text)) << text;
  for (const char* text : {"7-1", "7A", "20260012", "s07", "E12", "1E5", "A-May", "", "S1E+05", "May"})
    EXPECT_FALSE(spoilt_by_excel(text)) << text;
}

TEST(Days, AreReadInIsoAndAmericanOrder) {
  for (const char* text :
       {"2026-08-24", "8/24/2026", "08/24/2026", "8/24/26", "2026-08-24T00:00:00", "8/24/2026 0:00"})
    EXPECT_EQ(read_day(text), day(2026, 8, 24)) << text;
  for (const char* text : {"", "24/8/2026", "2026-02-30", "2026-13-01", "1889-01-01", "########", "8-24-2026",
                           "2026-8", "46258", "8/24", "a/b/c", "8//2026", "-1/2/2026"})
    EXPECT_EQ(read_day(text), std::nullopt) << text;
}

TEST(EnrolmentWords, AreHereGoneOrAQuestion) {
  for (const char* word : {"Active", "active", "A", "Y", "Yes", "TRUE", "Enrolled", ""})
    EXPECT_EQ(enrolment(word, "status"), Enrolment::here) << word;
  for (const char* word : {"Inactive", "Withdrawn", "W", "Transferred Out", "Graduated", "Drop-out",
                           "Deceased", "Expelled", "tobedeleted", "No Show"})
    EXPECT_EQ(enrolment(word, "status"), Enrolment::gone) << word;
  for (const char* word : {"Not attending", "Services", "Summer", "1", "0", "-1", "Pre-registered", "—", "?"})
    EXPECT_EQ(enrolment(word, "status"), Enrolment::ask) << word;
}

TEST(EnrolmentWords, NumbersDependOnTheColumn) {
  EXPECT_EQ(enrolment("0", "enrollstatus"), Enrolment::here);
  EXPECT_EQ(enrolment("2", "enrollstatus"), Enrolment::gone);
  EXPECT_EQ(enrolment("-1", "enrollstatus"), Enrolment::ask);
  EXPECT_EQ(enrolment("1", "active"), Enrolment::here);
  EXPECT_EQ(enrolment("0", "active"), Enrolment::gone);
  for (const char* word : {"1", "Y", "true"}) EXPECT_EQ(enrolment(word, "inactive"), Enrolment::gone) << word;
  for (const char* word : {"0", "N", "false", ""})
    EXPECT_EQ(enrolment(word, "inactive"), Enrolment::here) << word;
  EXPECT_EQ(enrolment("Regular", "inactive"), Enrolment::ask);
  EXPECT_EQ(enrolment("true", "enableduser"), Enrolment::here);
  EXPECT_EQ(enrolment("W22", "withdrawalcode"), Enrolment::gone);
  EXPECT_EQ(enrolment("", "withdrawalcode"), Enrolment::here);
}

TEST(GroupWords, NameGradesAndHomerooms) {
  const GroupWord seven{Group::Kind::grade, "7"}, room{Group::Kind::homeroom, "7A"};
  for (const char* word : {"7", "Grade 7", "7th", "gr7"}) EXPECT_THAT(group_words(word), ElementsAre(seven));
  for (const char* word : {"7A", "7a", " 7A "}) EXPECT_THAT(group_words(word), ElementsAre(room));
  EXPECT_EQ(group_words("6-8").size(), 3u);
  EXPECT_EQ(group_words("Grades 6-8").size(), 3u);
  EXPECT_TRUE(group_words("").empty());
  EXPECT_THAT(split_list("7A; 7B, 7C;;"), ElementsAre("7A", "7B", "7C"));
}

}  // namespace
}  // namespace knownby::roster
