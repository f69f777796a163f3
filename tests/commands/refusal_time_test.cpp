// that a student is not theirs takes as long to say as that there is none. The processor's time of both
// is measured over many tries, in turn, so that whatever else the machine does falls on both alike.

#include <ctime>

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "commands/table.hpp"
#include "tests/commands/lincoln.hpp"

namespace knownby {
namespace {

using std::chrono::nanoseconds;

nanoseconds processor_time() {
  timespec time{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return std::chrono::seconds(time.tv_sec) + nanoseconds(time.tv_nsec);
}

class RefusalTime : public Lincoln {
 protected:
  const int tries = std::getenv("KNOWNBY_LONG") == nullptr ? 150 : 400;

  RefusalTime() {
    in = "dm";
    db.begin();
    for (int number = 0; number < 1500; ++number) {
      Student student;
      student.sis_id = "r" + std::to_string(number);
      student.given = "Ann" + std::string(1, static_cast<char>('a' + number % 26));
      student.family = "Family" + std::to_string(number);
      student.shown = student.given + " " + student.family;
      student.grade = groups::put(db, Group::Kind::grade, "8", "Grade 8");
      students::put(db, student);
    }
    db.commit();
  }
  Request from_somebody(const std::string& who) {
    Request request;
    request.now = now;
    request.speaker = {"console", who};
    request.place = {"console", "dm:" + who, true, ""};
    return request;
  }
  nanoseconds time_of(const Request& request) {
    const nanoseconds began = processor_time();
    ask(request);
    return processor_time() - began;
  }
  // The median of each, one after the other in turn.
  std::pair<double, double> medians(const Request& one, const Request& other) {
    std::vector<nanoseconds> first, second;
    for (int at = 0; at < tries; ++at) {
      first.push_back(time_of(one));
      second.push_back(time_of(other));
    }
    const auto middle = [this](std::vector<nanoseconds>& all) {
      const auto middle_one = all.begin() + tries / 2;
      std::nth_element(all.begin(), middle_one, all.end());
      return static_cast<double>(middle_one->count());
    };
    return {middle(first), middle(second)};
  }
  // Nobody hears a difference of less than so much over a network, whatever the share.
  static bool are_alike(double one, double other) {
    return std::max(one, other) < 1.5 * std::min(one, other) || std::abs(one - other) < 20'000;
  }
};

TEST_F(RefusalTime, X_20_R_a_button_that_names_a_student_of_others_takes_as_long_as_one_that_names_nobody) {
  for (const char* verb : {"student", "who_knows", "know", "why", "claim", "record", "person"}) {
    Request theirs = from_somebody("rivera");
    theirs.verb = verb;
    theirs.fields = {{"student", id_field(student("s18"))}};
    Request nobodys = theirs;
    nobodys.fields = {{"student", "999999"}};
    const auto [one, other] = medians(theirs, nobodys);
    EXPECT_TRUE(are_alike(one, other)) << verb << ": " << one << " ns and " << other << " ns";
  }
}

TEST_F(RefusalTime, X_20_R_whoever_sees_no_student_cannot_tell_by_the_time_whether_a_name_is_the_schools) {
  for (const std::string begins : {"card ", "who does ", "know ", "why ", "export "}) {
    Request theirs = from_somebody("lindqvist");
    theirs.text = begins + "Siobhán Ó Súilleabháin";
    Request nobodys = theirs;
    nobodys.text = begins + "Quirinus Ö Zzyzxleafhain";
    const auto [one, other] = medians(theirs, nobodys);
    EXPECT_TRUE(are_alike(one, other)) << begins << ": " << one << " ns and " << other << " ns";
  }
}

TEST_F(RefusalTime, X_20_A_the_clock_is_fine_enough_to_see_what_is_looked_for) {
  Request plain = from_somebody("lindqvist"), long_one = plain;
  plain.text = "help";
  long_one.text = "card Quirinus Zzyzx, Siobhan Osulleabhain, Annq Family1499 and Anna Famly77";
  const auto [one, other] = medians(plain, long_one);
  EXPECT_FALSE(are_alike(one, other)) << one << " ns and " << other << " ns";
}

}  // namespace
}  // namespace knownby
