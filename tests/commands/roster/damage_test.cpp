// Whatever happens to a file on its way, reading it never fails in the dark, and no student disappears
// without having been named as leaving first.
#include <gmock/gmock.h>

#include <cstdlib>
#include <random>
#include <set>

#include "store/students.hpp"
#include "tests/commands/roster/school.hpp"

namespace knownby::roster {
namespace {

std::string damaged(std::string csv, std::mt19937& chance) {
  const auto somewhere = [&] { return chance() % csv.size(); };
  using namespace std::string_view_literals;
  constexpr std::string_view nasty = "\"\"\"\",,,;\t\r\n\0 0aA7\xC3\xFF="sv;
  const auto blows = 1 + chance() % 4;
  for (unsigned blow = 0; blow < blows && !csv.empty(); ++blow) {
    switch (chance() % 6) {
      case 0:
        csv[somewhere()] = nasty[chance() % nasty.size()];
        break;
      case 1:
        csv.insert(somewhere(), 1, nasty[chance() % nasty.size()]);
        break;
      case 2:
        csv.erase(somewhere(), 1 + chance() % 40);
        break;
      case 3:
        if (chance() % 4 == 0) csv.resize(somewhere());
        break;
      case 4:
        csv.insert(somewhere(), csv.substr(somewhere(), chance() % 80));
        break;
      default:
        csv[somewhere()] = static_cast<char>(chance() % 256);
    }
  }
  return csv;
}

std::set<std::string> here(Db& db) {
  std::set<std::string> ids;
  for (const Student& one : students::all(db))
    if (!one.left) ids.insert(one.sis_id);
  return ids;
}

TEST(Damage, F3_4_A_a_long_text_in_one_row_is_in_nobodys_way) {
  const std::string story(5000, 'x'), accents = "x" + [] {
    std::string many;
    for (int at = 0; at < 1500; ++at) many += "é";
    return many;
  }();
  for (const std::string& text : {story, accents}) {
    const StudentFile file =
        read_students("Student_Number,Last_Name,First_Name,Grade,Comments\n117,Chen,Bobby,7,\"" + text +
                      "\"\n118,Lee,Jordan,7,\n119," + text + ",Wei,7,\n");
    EXPECT_EQ(file.stop, "");
    ASSERT_EQ(file.rows.size(), 2U);
    EXPECT_EQ(file.rows[0].student.shown, "Bobby Chen");
    ASSERT_EQ(file.rejected.size(), 1U);
    EXPECT_EQ(file.rejected[0].line, 4);
  }
}

TEST(Damage, F3_4_A_neither_is_one_of_two_paragraphs) {
  const std::string paragraph(3000, 'x');
  const StudentFile file =
      read_students("Student_Number,Last_Name,First_Name,Grade,Comments\n117,Chen,Bobby,7,\"" + paragraph +
                    "\n\n" + paragraph + "\"\n118,Lee,Jordan,7,\n");
  EXPECT_EQ(file.stop, "");
  EXPECT_EQ(file.rows.size(), 2U);
}

TEST(Damage, NeverCrashesAndNeverTakesAStudentAwaySilently) {
  const std::string csv = written(lincoln());
  Db db(":memory:");
  bring_in(db, lincoln());
  const std::set<std::string> before = here(db);
  std::mt19937 chance(20261014);
  const int rounds = std::getenv("KNOWNBY_LONG") == nullptr ? 200 : 5'000;
  int let_through = 0;
  for (int round = 0; round < rounds; ++round) {
    const StudentFile file = read_students(damaged(csv, chance));
    const Difference difference = compare(db, file, wednesday);
    if (!difference.stop.empty()) continue;
    ++let_through;
    ASSERT_LT(difference.leaving.size(), 10u);
    std::set<std::string> expected = before;
    for (const Student& student : difference.leaving) expected.erase(student.sis_id);
    db.begin();
    apply(db, file, difference, wednesday);
    const std::set<std::string> after = here(db);
    db.roll_back();
    ASSERT_TRUE(std::includes(after.begin(), after.end(), expected.begin(), expected.end()))
        << "round " << round;
  }
  EXPECT_GT(let_through, rounds / 16);
}

TEST(Damage, AStrayQuoteNeverMakesStudentsLeave) {
  const std::string csv = written(lincoln());
  Db db(":memory:");
  bring_in(db, lincoln());
  for (std::size_t at = csv.find('\n'); at < csv.size(); at += 41) {
    std::string one = csv;
    one.insert(at, 1, '"');
    const Difference difference = compare(db, read_students(one), wednesday);
    if (!difference.stop.empty()) continue;
    ASSERT_THAT(difference.leaving, testing::SizeIs(testing::Le(1))) << at;
  }
}

std::string any_bytes(std::mt19937& chance, bool only_likely) {
  constexpr std::string_view likely = " ,;\"\t\r\nid7A/-";
  std::string bytes(chance() % 300, '\0');
  for (char& byte : bytes)
    byte = only_likely ? likely[chance() % likely.size()] : static_cast<char>(chance() % 256);
  return bytes;
}

TEST(Damage, AnyBytesGiveWholeRowsOrAReason) {
  std::mt19937 chance(7);
  for (int round = 0; round < 3000; ++round) {
    const std::string bytes = any_bytes(chance, round % 3 != 0);
    const std::string header = round % 2 == 0 ? "Student_Number,Name,Grade\n" : "";
    const StudentFile file = read_students(header + bytes);
    for (const StudentRow& row : file.rows) {
      ASSERT_NE(row.student.sis_id, "");
      ASSERT_NE(row.student.shown, "");
    }
    if (file.rows.empty() && file.rejected.empty()) {
      ASSERT_NE(file.stop, "") << "round " << round;
    }
    for (const StaffRow& row : read_staff("Staff_ID,Name,Teaches\n" + bytes).rows)
      ASSERT_NE(row.staff.called, "");
    try {
      read_calendar("Date,Day_Type,Event\n" + bytes);
    } catch (const std::runtime_error& error) {
      ASSERT_NE(std::string(error.what()), "");
    }
  }
}

}  // namespace
}  // namespace knownby::roster
