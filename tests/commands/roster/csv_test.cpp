#include "commands/roster/csv.hpp"

#include <gmock/gmock.h>

namespace knownby::roster {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> row(const Csv& csv, std::size_t at) { return csv.rows.at(at).cells; }

TEST(Csv, ReadsQuotesCommasAndDoubledQuotes) {
  const Csv csv = read_csv("id,name\n1,\"Chen, Robert \"\"Bobby\"\"\"\n");
  EXPECT_THAT(row(csv, 0), ElementsAre("id", "name"));
  EXPECT_THAT(row(csv, 1), ElementsAre("1", "Chen, Robert \"Bobby\""));
  EXPECT_EQ(csv.rows[1].line, 2);
}

TEST(Csv, TakesEveryLineEnding) {
  for (const char* text : {"a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n3,4\r\n", "a,b\r1,2\r3,4\r", "a,b\n1,2\n3,4"}) {
    const Csv csv = read_csv(text);
    ASSERT_EQ(csv.rows.size(), 3u);
    EXPECT_THAT(row(csv, 2), ElementsAre("3", "4"));
    EXPECT_EQ(csv.rows[2].line, 3);
  }
}

TEST(Csv, KnowsWhetherTheLastLineIsWhole) {
  EXPECT_TRUE(read_csv("a,b\r\n").ends_with_line);
  EXPECT_FALSE(read_csv("a,b").ends_with_line);
}

TEST(Csv, FindsTheSeparator) {
  EXPECT_EQ(read_csv("id;name\n1;\"Chen, Bobby\"\n2;Roe, Ann\n").separator, ';');
  EXPECT_EQ(read_csv("id\tname\n1\tChen, Bobby\n").separator, '\t');
  EXPECT_THAT(row(read_csv("id\tname\tgrade\n1\t\t7\n"), 1), ElementsAre("1", "", "7"));
  EXPECT_EQ(read_csv("id,name\n1,\"a;b;c;d\"\n").separator, ',');
}

TEST(Csv, LineBreaksInsideQuotesBelongToTheField) {
  const Csv csv = read_csv("id,address\n1,\"12 Main St\r\nSpringfield\"\n2,x\n");
  EXPECT_THAT(row(csv, 1), ElementsAre("1", "12 Main St\r\nSpringfield"));
  EXPECT_EQ(csv.rows[1].line, 2);
  EXPECT_EQ(csv.rows[2].line, 4);
}

TEST(Csv, LeavesOutTheByteOrderMarkAndBlankLines) {
  const Csv csv = read_csv("\xEF\xBB\xBFid,name\n\n  \n1,x\n");
  EXPECT_THAT(row(csv, 0), ElementsAre("id", "name"));
  ASSERT_EQ(csv.rows.size(), 2u);
  EXPECT_EQ(csv.rows[1].line, 4);
}

TEST(Csv, StopsAtAQuoteThatIsNeverClosed) {
  const Csv csv = read_csv("id,name\n1,x\n2,\"y\n3,z\n");
  EXPECT_THAT(csv.rows, IsEmpty());
  EXPECT_THAT(csv.stop, HasSubstr("Line 3"));
  std::string long_text = "id,name\n1,\"x\n";
  for (int line = 0; line < 20; ++line) long_text += "2,y\n";
  EXPECT_THAT(read_csv(long_text + "3,\"\n").stop, HasSubstr("Line 2"));  // closed, but far too late
}

TEST(Csv, StopsAtMonsters) {
  EXPECT_EQ(read_csv("id\n" + std::string(3'000, 'x') + "\n").rows.at(1).cells.at(0).size(), 2'000U);
  EXPECT_THAT(read_csv("id\n\"" + std::string(3'000, 'x')).stop, HasSubstr("Line 2"));
  EXPECT_THAT(read_csv("id\n" + std::string(400, ',') + "\n").stop, HasSubstr("Line 2"));
  std::string many;
  for (int line = 0; line < 200'001; ++line) many += "1\n";
  EXPECT_THAT(read_csv(many).stop, HasSubstr("200,000"));
  EXPECT_THAT(read_csv(std::string((32u << 20) + 1, 'x')).stop, HasSubstr("32 MB"));
}

TEST(Csv, EmptyFileHasNoRows) {
  EXPECT_THAT(read_csv("").rows, IsEmpty());
  EXPECT_THAT(read_csv("\n\n").rows, IsEmpty());
  EXPECT_THAT(read_csv("").stop, IsEmpty());
}

TEST(PlainText, IsUtf8AsSchoolsWriteIt) {
  for (const char* text : {"José Núñez", "İpek Yılmaz", "Siobhán Ó Súilleabháin", "Nguyễn Thị Minh Anh",
                           "محمد", "O’Brien", "𠮷", "São João", "Ångström", "MarÃa", "Âu Cơ", "Lê “Bé” Án",
                           "Zoë – Ána’s", "KOVÁČ", "ÄÖÜ", "Šárka", "Čapková"})
    EXPECT_EQ(why_not_plain_text(text), "") << text;
}

TEST(PlainText, OlderEncodingIsRefusedWithTheWayToExportAgain) {
  const std::string why = why_not_plain_text(
      "id,name\r\n1,Ann\r\n2,N\xFA\xF1"
      "ez\r\n");
  EXPECT_THAT(why, HasSubstr("Line 3"));
  EXPECT_THAT(why, HasSubstr("CSV UTF-8"));
}

TEST(PlainText, F2_A_an_older_windows_letters_are_read_and_told_by_their_lines) {
  const Csv csv = read_csv(
      "id,name\r\n1,Ann\r\n2,N\xFA\xF1"
      "ez\r\n3,O\x92"
      "Brien\r\n4,\x8A"
      "\xE1rka \x80\r\n");
  EXPECT_EQ(csv.stop, "");
  EXPECT_THAT(csv.repaired, ElementsAre(3, 4, 5));
  EXPECT_FALSE(csv.was_saved_twice);
  EXPECT_EQ(csv.rows[2].cells[1], "Núñez");
  EXPECT_EQ(csv.rows[3].cells[1], "O’Brien");
  EXPECT_EQ(csv.rows[4].cells[1], "Šárka €");
}

TEST(PlainText, F2_A_what_was_saved_twice_is_read_and_told_by_its_lines) {
  const Csv csv = read_csv(
      "id,name\n1,José\n2,NÃºÃ±ez\n3,RodrÃ\u00ADguez\n4,Oâ€™Brien\n5,Ä°pek YÄ±lmaz\n6,Nguyá»…n\n7,Å‚ukasz\n");
  EXPECT_EQ(csv.stop, "");
  EXPECT_TRUE(csv.was_saved_twice);
  EXPECT_THAT(csv.repaired, ElementsAre(3, 4, 5, 6, 7, 8));
  std::vector<std::string> names;
  for (const CsvRow& row : csv.rows) names.push_back(row.cells[1]);
  EXPECT_THAT(
      names, ElementsAre("name", "José", "Núñez", "Rodríguez", "O’Brien", "İpek Yılmaz", "Nguyễn", "łukasz"));
}

TEST(PlainText, F2_R_what_can_be_read_in_two_ways_is_refused_with_the_way_to_export_again) {
  for (const char* text : {"id,name\n1,Núñez\n2,N\xFA\xF1"
                           "ez\n",  // one file in two encodings
                           "id,name\n1,NÃºÃ±ez\n2,N\xFA\xF1"
                           "ez\n",
                           "id,name\n2,N\x81"
                           "ez\n"}) {  // a byte that is no letter there either
    EXPECT_THAT(read_csv(text).stop, HasSubstr("CSV UTF-8")) << text;
    EXPECT_THAT(read_csv(text).rows, IsEmpty());
  }
}

TEST(PlainText, F2_R_a_macs_letters_and_those_of_dos_are_never_taken_for_windows) {
  for (const char* name : {"Jos\x8E",
                           "Garc\x92"
                           "a",
                           "Mu\x96oz", "Ram\x97n", "\xE7lvarez \x96", "\xE7lvarez",
                           "GARC\xEA"
                           "A",
                           "Stra\xA7"
                           "e",  // a Mac
                           "Jos\x82", "Mu\xA4oz", "Bj\x94rn \xE9", "Ju\xA0rez",
                           "Mar\xA1"
                           "a",
                           "Jo\xC6o",
                           "Sim\xE4"
                           "es",
                           "Cam\xE4"
                           "es, Ana"}) {  // DOS
    const Csv csv = read_csv("id,name\n1,Ann\n2," + std::string(name) + "\n");
    EXPECT_THAT(csv.stop, HasSubstr("Line 3 holds letters in an older encoding.")) << name;
    EXPECT_THAT(csv.stop, HasSubstr("CSV UTF-8"));
    EXPECT_THAT(csv.rows, IsEmpty());
  }
}

TEST(PlainText, F2_A_what_windows_writes_into_names_is_no_other_letter) {
  for (const char* name : {"Jos\xE9 O\x92"
                           "Brien",
                           "D\xB4\xC1vila", "M\xAA del Mar \xC1lvarez",
                           "\x93"
                           "B\xE9\x94 \xC1n",
                           "N\xB0 3 \xC9lite", "Gal\xB7la Ol\xE9", "MU\xD1OZ", "\x8A\xE1rka",
                           "\xD3scar \x96 \xC1na", "Fran\xE7ois",
                           "M\xE4"
                           "enp\xE4\xE4",
                           "J\xE4"
                           "ger",
                           "De la\xA0"
                           "Cruz Pe\xF1"
                           "a"}) {
    const Csv csv = read_csv("id,name\n1,Ann\n2," + std::string(name) + "\n");
    EXPECT_EQ(csv.stop, "") << name;
    EXPECT_THAT(csv.repaired, ElementsAre(3)) << name;
  }
}

TEST(PlainText, F2_R_plain_text_is_never_put_right) {
  for (const char* text :
       {"id,name\n1,José Núñez\n2,محمد\n3,O’Brien\n4,𠮷\n5,Šárka\n6,Âu Cơ\n", "id,name\n1,Ann\n"}) {
    EXPECT_THAT(read_csv(text).repaired, IsEmpty());
    EXPECT_FALSE(as_meant(text));
  }
}

TEST(PlainText, TextSavedTwiceIsNoticed) {
  for (const char* text : {"NÃºÃ±ez", "RodrÃ­guez", "Oâ€™Brien", "Ä°pek YÄ±lmaz", "Nguyá»…n", "Å‚ukasz",
                           "Â\u00A0"
                           "Ann"})
    EXPECT_THAT(why_not_plain_text(text), HasSubstr("saved twice")) << text;
}

TEST(PlainText, SpreadsheetsAndUtf16AreRefused) {
  EXPECT_THAT(why_not_plain_text(std::string("PK\x03\x04\x00", 5)), HasSubstr("CSV UTF-8"));
  EXPECT_THAT(why_not_plain_text(std::string("\xFF\xFEi\0d\0", 6)), HasSubstr("CSV UTF-8"));
}

}  // namespace
}  // namespace knownby::roster
