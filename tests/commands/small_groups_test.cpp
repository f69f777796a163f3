// PRODUCT E.7: whoever keeps every number that is told where everybody reads, and knows who sits in which
// group, cannot work out anything about fewer than five students. A solver tries, over many small schools.

#include <array>
#include <random>
#include <regex>
#include <set>

#include "commands/ask/counted.hpp"
#include "commands/visit.hpp"
#include "store/query.hpp"
#include "store/week/priorities.hpp"
#include "tests/commands/lincoln.hpp"

namespace knownby {
namespace {

using testing::AnyOf;
using testing::HasSubstr;
using testing::Not;

// Students by whether they count, one bit each: at most 64 of them.
using Set = std::uint64_t;

// The smallest number of students that sums and differences of what was told can be about; 0: nothing was
// told. Coefficients of one are enough where units nest or part: what ten times a unit says it says once.
int smallest_worked_out(const std::set<Set>& told) {
  const std::vector<Set> units(told.begin(), told.end());
  int smallest = 0, tries = 1;
  for (std::size_t i = 0; i < units.size(); ++i) tries *= 3;
  for (int one = 1; one < tries; ++one) {
    std::array<int, 64> sum{};
    for (std::size_t unit = 0, left = static_cast<std::size_t>(one); unit < units.size(); ++unit, left /= 3)
      for (std::size_t student = 0; student < sum.size(); ++student)
        sum[student] += (units[unit] >> student & 1U) != 0 ? static_cast<int>(left % 3) - 1 : 0;
    const auto about =
        static_cast<int>(std::count_if(sum.begin(), sum.end(), [](int at) { return at != 0; }));
    if (about > 0 && (smallest == 0 || about < smallest)) smallest = about;
  }
  return smallest;
}

// Grade 6, empty in Lincoln, filled by chance: homerooms of one to twelve, an advisory and a section across
// them.
class SmallSchool final : public Lincoln {
 public:
  explicit SmallSchool(unsigned seed) : chance_(seed) {
    const GroupId six = groups::put(db, Group::Kind::grade, "6", "Grade 6");
    const GroupId advisory = groups::put(db, Group::Kind::advisory, "A1", "Hale advisory");
    const GroupId section = groups::put(db, Group::Kind::section, "B1", "Band");
    units_ = {six, advisory, section};
    const int rooms = 2 + below(3);
    for (int room = 0; room < rooms; ++room) {
      const std::string code = std::string("6") + static_cast<char>('A' + room);
      const GroupId homeroom = groups::put(db, Group::Kind::homeroom, code, code);
      units_.push_back(homeroom);
      for (int left = 1 + below(12); left > 0; --left) enrol(six, homeroom, {advisory, section});
    }
    if (below(2) == 0) enrol(six, {}, {});  // a new student without a homeroom yet
  }
  void TestBody() override {}

  Set everybody_in(GroupId group) const {
    Set set = 0;
    for (std::size_t at = 0; at < grade_.size(); ++at)
      if (in_[at].contains(group)) set |= Set{1} << at;
    return set;
  }

  // Every question the button under a list can be made to ask, about every group and time.
  std::set<Set> told_aloud() {
    static const std::regex number(R"((\d+) of (\d+) )");
    std::set<Set> told;
    for (const GroupId group : units_)
      for (const std::string_view since : {"20740", "20700", "0"})
        for (const char* also : {"", "never", "by_me", "no_adult", "quiet", "shown"}) {
          const std::string said = shares(group, since, also);
          if (std::regex_search(said, number)) told.insert(everybody_in(group));
        }
    return told;
  }
  std::set<Set> all_groups() const {
    std::set<Set> all;
    for (const GroupId group : units_) all.insert(everybody_in(group));
    all.erase(Set{0});
    return all;
  }

 private:
  int below(int bound) { return static_cast<int>(chance_() % static_cast<unsigned>(bound)); }
  void enrol(GroupId grade, GroupId homeroom, std::initializer_list<GroupId> maybe) {
    Student student;
    student.sis_id = "x" + std::to_string(grade_.size());
    student.shown = student.given = "Student" + std::to_string(grade_.size());
    student.grade = grade;
    student.homeroom = homeroom;
    const StudentId id = students::put(db, student);
    std::set<GroupId> sits_in{grade};
    if (homeroom) sits_in.insert(homeroom);
    for (const GroupId group : maybe) {
      if (below(3) == 0) continue;
      db.run("INSERT INTO group_students (group_id, student_id) VALUES ($1, $2)", group, id);
      sits_in.insert(group);
    }
    grade_.push_back(id);
    in_.push_back(std::move(sits_in));
  }
  std::string shares(GroupId group, std::string_view since, const char* also) {
    Request request;
    request.now = now;
    request.speaker = {"console", "hale"};
    request.place = {"console", "#staff-room", false, "#staff-room"};
    request.verb = "share";
    request.fields = {{"of", "group"}, {"group", id_field(group)}, {"since", std::string(since)}};
    if (*also != '\0') request.fields.emplace_back(also, "yes");
    const Reply reply = ask(std::move(request)).reply;
    return reply.seen == Reply::Seen::everyone ? card_text(reply.card) : std::string();
  }

  std::mt19937 chance_;
  std::vector<GroupId> units_;
  std::vector<StudentId> grade_;
  std::vector<std::set<GroupId>> in_;
};

TEST(SmallGroups, E_7_A_no_sum_and_no_difference_of_what_is_told_is_about_fewer_than_five) {
  int told_rooms = 0, would_leak = 0;
  for (unsigned seed = 1; seed <= 40; ++seed) {
    SmallSchool school(seed);
    const std::set<Set> told = school.told_aloud();
    const auto grade = *std::max_element(told.begin(), told.end());
    const int smallest = smallest_worked_out(told);
    EXPECT_THAT(smallest, AnyOf(testing::Ge(fewest_counted), std::popcount(grade))) << "school " << seed;
    told_rooms += static_cast<int>(told.size()) - 1;
    would_leak += smallest_worked_out(school.all_groups()) < fewest_counted ? 1 : 0;
  }
  EXPECT_GT(told_rooms, 30) << "it would be easy to tell nothing";
  EXPECT_GT(would_leak, 30) << "else the solver shows nothing";
}

TEST(SmallGroups, E_7_R_of_a_grade_that_lacks_one_student_in_another_room_nothing_can_be_subtracted) {
  EXPECT_EQ(smallest_worked_out({0b111111, 0b011111}), 1);
  EXPECT_EQ(smallest_worked_out({0b111111, 0b000111}), 3);
  EXPECT_EQ(smallest_worked_out({0b11110000, 0b00001111, 0b11111111}), 4);
}

class SmallGroupsHere : public Lincoln {
 protected:
  GroupId advisory() {
    const GroupId group = groups::put(db, Group::Kind::advisory, "R", "Rivera advisory");
    for (const char* id : {"s01", "s02", "s03", "s05", "s07"})
      db.run("INSERT INTO group_students (group_id, student_id) VALUES ($1, $2)", group, student(id));
    return group;
  }
};

TEST_F(SmallGroupsHere, E_7_A_the_weekly_card_of_a_group_across_homerooms_says_no_number) {
  const auto place = places::at(db, "console", "#grade-7-team");
  places::map(db, place->id, advisory());
  now = chicago(19, 7, 31);
  clock_strikes();
  Query row(db, "SELECT opened('outbox.sealed_body', id, sealed_body) FROM outbox WHERE key LIKE 'nudge:%'");
  ASSERT_TRUE(row.next());
  EXPECT_THAT(row.text(0), HasSubstr("There is somebody to reach this week."));
  EXPECT_THAT(row.text(0), Not(HasSubstr("had a check-in logged")));
  EXPECT_THAT(row.text(0), Not(HasSubstr("See the ")));
}

TEST_F(SmallGroupsHere, E_7_A_a_list_offers_to_share_only_what_may_be_told) {
  advisory();
  EXPECT_THAT(says("hale", "whos left in grade 7"), HasSubstr("[Share counts]"));
  EXPECT_THAT(says("hale", "whos left in 7C"), Not(HasSubstr("[Share counts]")));  // two students
  EXPECT_THAT(says("hale", "whos left in Rivera advisory"), Not(HasSubstr("[Share counts]")));
}

}  // namespace
}  // namespace knownby
