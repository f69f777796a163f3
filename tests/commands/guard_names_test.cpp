// E.4: people whose names begin as words of the safety list do, and people who are called as such a word is.
// Rather a name is stopped than a report let through.
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <iterator>

#include "commands/guard.hpp"
#include "commands/safety/names.hpp"
#include "lincoln.hpp"

namespace knownby {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* card_says = "I have not saved this and I have not told anyone.";

class GuardNames : public Lincoln {
 protected:
  void call(Student& student, const std::string& given, const std::string& family) {
    student.given = given;
    student.family = family;
    student.shown = student.sis_id = given + " " + family;
  }
  Student somebody_of(const char* room) {
    Student student;
    student.grade = groups::put(db, Group::Kind::grade, room[0] == '7' ? "7" : "8", "Grade");
    student.homeroom = groups::put(db, Group::Kind::homeroom, room, room);
    student.entered = std::chrono::local_days(std::chrono::year(2026) / 8 / 24);
    return student;
  }
  void enrol_as(const std::string& given, const std::string& family, const char* room, bool left = false) {
    Student student = somebody_of(room);
    call(student, given, family);
    if (left) student.left = std::chrono::local_days(std::chrono::year(2026) / 9 / 24);
    students::put(db, student);
  }
  void employ_as(const std::string& called, const std::string& given, const std::string& family) {
    Staff person;
    person.sis_id = given + " " + family;
    person.called = called;
    person.given = given;
    person.family = family;
    staff::put(db, person);
  }
  // A school of names that are words, and of names that only begin so.
  void enrol_all() {
    enrol_as("Beatriz", "Soto", "7A");
    enrol_as("Killian", "Burns", "7A");
    enrol_as("Maya", "Burns", "7A", true);
    enrol_as("Sam", "Cutting", "7A");
    enrol_as("Luis", "Abusador", "7A");
    enrol_as("Luca", "Matarazzo", "7B");
    enrol_as("Dylan", "Gunn", "7B");
    enrol_as("Isla", "Hitts", "7B");
    employ_as("Mr. Burns", "Tom", "Burns");
    employ_as("Ms. de Armas", "Ana", "de Armas");
    employ_as("Sra. Abusada", "Eva", "Abusada");
    employ_as("Mr. Hittson", "Ray", "Hittson");
    employ_as("Ms. Gun", "Kim", "Gun");
    employ_as("Ms. Pegó", "Lola", "Pegó");
    employ_as("Coach Shot", "Shot", "Beaten");
    employ_as("Mr. Golpeado", "Juan", "Golpeado");
  }
};

TEST_F(GuardNames, E_4_A_no_report_passes_because_somebody_is_called_as_its_word_is) {
  enrol_all();
  for (const char* line : {
           "Killian: burns on his arm",
           "killian, burns on both arms",
           "Sam, cutting again",
           "maya burns on her arms",
           "TJ has burns. Mr. Park saw them",
           "Luis habla de armas",
           "fue abusada por su tío",
           // In English
           "beatriz says he beats her",
           "TJ has burns on his arm",
           "killian killed it",
           "Burns at lunch, on his neck",
           "Killian says he was beaten at home",
           "bobby has a gun, ms. gun knows",
           "Ms. Gun: bobby talked about a gun",
           "Kim gun in her bag",
           "coach shot at with bobby",
           "Tom burns himself with matches",
           "Mr. Burns saw burns",
           "Sam Cutting is cutting",
           "Ray hits him",
           "isla hitts her brother",
           "Hittson, hitting TJ",
           "TJ, killings on his phone again",
           "luca threatens TJ",
           // In Spanish
           "a TJ le pegó su papá",
           "Lola pegó a TJ",
           "lo vieron golpeado",
           "Juan, golpeado otra vez",
           "su padre la golpeaba",
           "estaban golpeándola, dice Beatriz",
           "Luis, abusador, dice TJ",
           "dice que lo matarían",
           "Ana de armas en la mochila",
           "lo maltratan en casa, dice Killian",
           "la violaron, dice Maya",
       })
    EXPECT_THAT(says("rivera", line), HasSubstr(card_says)) << line;
  EXPECT_EQ(rows("SELECT count(*) FROM checkins"), 0);
}

// Whoever is called so is written about every day.
TEST_F(GuardNames, E_4_A_a_name_that_only_begins_as_a_word_of_the_list_stops_nobody) {
  enrol_all();
  for (const char* line :
       {"beatriz at lunch", "Killian great talk", "Killian: climbing, card games", "card beatriz",
        "BEATRIZ yesterday", "Beatriz, Killian at the library", "luca matarazzo at lunch",
        "bobby, great talk, Mr. Hittson too", "killian ayer", "hablé con Beatriz ayer"})
    EXPECT_THAT(says("rivera", line), Not(HasSubstr(card_says))) << line;
}

// Nobody is called so here.
TEST_F(GuardNames, E_4_A_a_word_that_is_nobodys_name_stops) {
  for (const char* line : {"beatriz at lunch", "Killian great talk", "bobby, Mr. Hittson too"})
    EXPECT_THAT(says("rivera", line), HasSubstr(card_says)) << line;
}

TEST_F(GuardNames, E_4_R_a_name_that_is_not_the_speakers_to_know_is_heard_as_any_other_word) {
  enrol_as("Beatriz", "Soto", "8B");
  EXPECT_THAT(says("rivera", "beatriz at lunch"), HasSubstr(card_says));
  EXPECT_THAT(says("rivera", "beatriz de at lunch"), HasSubstr(card_says));
  EXPECT_THAT(says("rivera", "Beatriz Soto at lunch"), HasSubstr("Logged"));
  EXPECT_EQ(says("lindqvist", "card Beatriz Soto"), says("lindqvist", "card Beatriz Xqzt"));
}

// Each of five hundred is asked about once, whoever is called so among ten thousand; with KNOWNBY_LONG=1
// among fifty. Were each looked for anew, a tenth of either would be too many.
TEST_F(GuardNames, E_4_A_a_text_full_of_one_name_costs_little_in_the_largest_school) {
  const int students = std::getenv("KNOWNBY_LONG") == nullptr ? 10'000 : 50'000;
  db.begin();
  Student one = somebody_of("8B");
  for (int i = 0; i < students; ++i) {
    call(one, i % 100 == 0 ? "Beatriz" : "Ada", "Soto" + std::to_string(i));
    students::put(db, one);
  }
  db.commit();
  const School school(db, policy, now);
  Request request;
  for (int i = 0; i < 500; ++i) request.text += "beatriz ";
  Drafts drafts;
  const Staff& rivera = *school.at_account({"console", "rivera"});
  const Visit visit{db, request, school, policy, drafts, rivera, {}, school.calendar().day_of(now)};
  const std::clock_t asked_at = std::clock();  // of the processor
  const guard::IsName is_name = safety::is_name_to(visit);
  for (int i = 0; i < 500; ++i) is_name({"beatriz", "beatriz", "beatriz", "beat*"});
  EXPECT_TRUE(guard::trips(request.text, {}, is_name)) << "in another grade";
  EXPECT_LT(std::clock() - asked_at, CLOCKS_PER_SEC / 10);
}

}  // namespace
}  // namespace knownby
