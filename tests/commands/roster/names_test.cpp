#include "commands/roster/names.hpp"

#include <gmock/gmock.h>

#include "commands/roster/long_forms.hpp"

namespace knownby::roster {
namespace {

using testing::HasSubstr;

TEST(CleanText, X18_A_names_of_the_world) {
  for (const char* name :
       {"José", "محمد", "Nguyễn", "O’Brien", "𠮷", "Łukasz", "D'Angelo", "Ta'Niyah", "İpek"}) {
    EXPECT_EQ(clean_text(name).text, name);
    EXPECT_EQ(clean_text(name).why_not, "") << name;
    EXPECT_FALSE(clean_text(name).mixed_scripts) << name;
  }
}

TEST(CleanText, X18_R_what_deceives_or_breaks) {
  EXPECT_THAT(clean_text("ann\u202Egpj.exe").why_not, HasSubstr("invisible"));
  EXPECT_THAT(clean_text("ann\u2066x").why_not, HasSubstr("invisible"));
  EXPECT_THAT(clean_text(std::string("a\0b", 3)).why_not, HasSubstr("control"));
  EXPECT_THAT(clean_text("a\x1B[31m").why_not, HasSubstr("control"));
  EXPECT_THAT(clean_text("a\u0085z").why_not, HasSubstr("control"));
  EXPECT_THAT(clean_text("a\U000E0041").why_not, HasSubstr("invisible"));
  EXPECT_THAT(clean_text("a\uE000").why_not, HasSubstr("none"));
  EXPECT_THAT(clean_text("a\u0378").why_not, HasSubstr("none"));
  EXPECT_THAT(clean_text("Z\u0300\u0301\u0302\u0303\u0304").why_not, HasSubstr("marks"));
  EXPECT_THAT(clean_text("Jos\uFFFD").why_not, HasSubstr("lost"));
  EXPECT_THAT(clean_text("Ann\nBob").why_not, HasSubstr("line break"));
  EXPECT_THAT(clean_text(std::string(201, 'a')).why_not, HasSubstr("200"));
  EXPECT_EQ(clean_text(std::string(200, 'a')).why_not, "");
  EXPECT_EQ(clean_text("Z\u0300\u0301\u0302\u0303").why_not, "");
}

TEST(CleanText, X18_A_what_nobody_sees_is_taken_out) {
  EXPECT_EQ(clean_text("\uFEFFMaya\u200B ").text, "Maya");
  EXPECT_EQ(clean_text("  Ana   de\u00A0la \t Cruz ").text, "Ana de la Cruz");
  EXPECT_EQ(clean_text("Ma\u200Dya").text, "Maya");              // Latin needs no joiner
  EXPECT_EQ(clean_text("می\u200Cخواهم").text, "می\u200Cخواهم");  // Persian does
}

TEST(CleanText, X18_R_mixed_alphabets_are_noticed) {
  EXPECT_TRUE(clean_text("\u0430dmin").mixed_scripts);
  EXPECT_TRUE(clean_text("\u0391nna").mixed_scripts);
  EXPECT_FALSE(clean_text("Анна").mixed_scripts);
}

void expect_split(const char* text, const char* first, const char* last, const char* preferred = "") {
  const NameCells cells = split_full_name(text, false);
  EXPECT_EQ(cells.first, first) << text;
  EXPECT_EQ(cells.last, last) << text;
  EXPECT_EQ(cells.preferred, preferred) << text;
}

TEST(FullName, IsTakenApartInEveryUsualOrder) {
  expect_split("Rodríguez, Maya", "Maya", "Rodríguez");
  expect_split("Chen, Robert \"Bobby\"", "Robert", "Chen", "Bobby");
  expect_split("Chen, Robert (Bobby)", "Robert", "Chen", "Bobby");
  expect_split("Chen, Robert “Bobby”", "Robert", "Chen", "Bobby");
  expect_split("Carter Jr., T.J.", "T.J.", "Carter Jr.");
  expect_split("Carter, T.J., Jr.", "T.J.", "Carter Jr.");
  expect_split("Marcus Hill, Jr.", "Marcus", "Hill Jr.");
  expect_split("Maya Rodríguez", "Maya", "Rodríguez");
  expect_split("Zoë van der Berg", "Zoë", "van der Berg");
  expect_split("FNU Anjali", "Anjali", "");
  expect_split("Anjali, FNU", "FNU", "Anjali");
  expect_split("", "", "");
  EXPECT_EQ(split_full_name("Rodríguez Maya", true).last, "Rodríguez");
  EXPECT_EQ(split_full_name("Rodríguez Maya", true).first, "Maya");
}

TEST(PersonName, ShowsThePreferredNameAndKeepsThePlainLongForm) {
  const PersonName bobby = name_of({.first = "Robert", .last = "Chen", .preferred = "Bobby"});
  EXPECT_EQ(bobby.shown, "Bobby Chen");
  EXPECT_EQ(bobby.given, "Bobby");
  EXPECT_EQ(bobby.family, "Chen");
  EXPECT_EQ(bobby.long_given, "Robert");
}

TEST(PersonName, T_J_CarterIsFoundAsTheodore) {
  const PersonName tj = name_of({"Theodore", "James", "Carter Jr.", "T.J.", "T.J. Carter"});
  EXPECT_EQ(tj.shown, "T.J. Carter");
  EXPECT_EQ(tj.given, "T.J.");
  EXPECT_EQ(tj.family, "Carter");
  EXPECT_EQ(tj.long_given, "Theodore");
}

TEST(PersonName, ALegalNameOtherThanThePreferredOneIsNotKeptAnywhere) {
  const PersonName alex =
      name_of({.first = "Gwendolyn", .middle = "Marie", .last = "Kim", .preferred = "Alex"});
  EXPECT_EQ(alex.shown, "Alex Kim");
  EXPECT_EQ(alex.given, "Alex");
  EXPECT_EQ(alex.long_given, "");
  EXPECT_EQ(alex.middle, "");
}

TEST(FullName, C3_28_R_a_programme_in_brackets_is_no_name) {
  for (const char* text : {"Lopez, Quinn (ELL)", "Lopez, Quinn (SPED)", "Lopez, Quinn (504)"}) {
    const NameCells cells = split_full_name(text, true);
    EXPECT_EQ(cells.preferred + "/" + cells.first + "/" + cells.last, "/Quinn/Lopez") << text;
  }
  for (const char* name : {"TJ", "T.J.", "Bobby"})
    EXPECT_EQ(split_full_name("Lopez, Quinn (" + std::string(name) + ")", true).preferred, name);
  EXPECT_EQ(split_full_name("LOPEZ, ROBERT (BOBBY)", true).preferred, "BOBBY");
}

TEST(PersonName, IsShownAsTheFamilyWritesIt) {
  const PersonName anh = name_of({"Minh Anh", "Thị", "Nguyễn", "", "Nguyễn Thị Minh Anh"});
  EXPECT_EQ(anh.shown, "Nguyễn Thị Minh Anh");
  EXPECT_EQ(anh.given, "Minh Anh");
  EXPECT_EQ(anh.middle, "Thị");
  EXPECT_EQ(name_of({.first = "Marcus", .last = "Hill III"}).shown, "Marcus Hill III");
  EXPECT_EQ(name_of({.first = "Marcus", .last = "Hill III"}).family, "Hill");
  EXPECT_EQ(name_of({.first = "Ana", .last = "de la Cruz"}).shown, "Ana de la Cruz");
  EXPECT_EQ(name_of({.first = "Robert", .last = "Chen", .preferred = "Bobby Chen"}).shown, "Bobby Chen");
}

TEST(PersonName, PlaceholdersAreNoNames) {
  for (const NameCells& cells :
       {NameCells{.first = "FNU", .last = "Anjali"}, NameCells{.first = "Anjali", .last = "LNU"},
        NameCells{.first = "Anjali"}, NameCells{.first = "Anjali", .middle = "NMN", .last = "LNU"},
        NameCells{.first = "FNU", .last = "Anjali", .display = "FNU Anjali"}}) {
    const PersonName name = name_of(cells);
    EXPECT_EQ(name.shown, "Anjali");
    EXPECT_EQ(name.given, "Anjali");
    EXPECT_EQ(name.family, "");
    EXPECT_EQ(name.middle, "");
  }
  EXPECT_EQ(name_of({.first = "FNU", .last = "LNU"}).shown, "");
}

TEST(LongForm, OfPlainEnglishPairs) {
  EXPECT_EQ(long_form_of("Bobby", "Robert", ""), "Robert");
  EXPECT_EQ(long_form_of("Bob", "Robert", "Lee"), "Robert");
  EXPECT_EQ(long_form_of("KATE", "Katherine", ""), "Katherine");
  EXPECT_EQ(long_form_of("Bobby", "Robert James", ""), "Robert");
  EXPECT_EQ(long_form_of("Teddy", "Theodore", ""), "Theodore");
}

TEST(LongForm, OfInitials) {
  EXPECT_EQ(long_form_of("T.J.", "Theodore", "James"), "Theodore");
  EXPECT_EQ(long_form_of("TJ", "Theodore James", ""), "Theodore");
  EXPECT_EQ(long_form_of("T.J.", "Theodore", "Karl"), "");
  EXPECT_EQ(long_form_of("T.J.", "Theodore", ""), "");
  EXPECT_EQ(long_form_of("Jo", "Joan", "Olga"), "");
}

TEST(LongForm, NeverOfNamesThatMayTellMoreThanAStudentWants) {
  EXPECT_EQ(long_form_of("Alex", "Alexandra", ""), "");
  EXPECT_EQ(long_form_of("Alex", "Alexander", ""), "");
  EXPECT_EQ(long_form_of("Sam", "Samantha", ""), "");
  EXPECT_EQ(long_form_of("Charlie", "Charlotte", ""), "");
  EXPECT_EQ(long_form_of("Chris", "Christina", ""), "");
  EXPECT_EQ(long_form_of("Bobby", "Roberta", ""), "");
  EXPECT_EQ(long_form_of("Robert", "Robert", ""), "");
  EXPECT_EQ(long_form_of("", "Robert", ""), "");
  EXPECT_EQ(long_form_of("Bobby", "", ""), "");
}

}  // namespace
}  // namespace knownby::roster
