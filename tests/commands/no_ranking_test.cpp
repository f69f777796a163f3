// No query and no message ranks or counts staff, whoever asks and however (PRODUCT A.1, D.8, G.4 no. 3): two
// schools in which the same students were talked with on the same days, only not by the same people, say the
// same to everybody else.

#include <array>

#include "lincoln.hpp"
#include "store/query.hpp"

namespace knownby {
namespace {

using testing::HasSubstr;

constexpr std::array tries{"who logs least",
                           "who has logged least",
                           "who logs most",
                           "leaderboard",
                           "rank teachers",
                           "staff ranking",
                           "top teachers",
                           "top 10 loggers",
                           "which teachers haven't logged",
                           "teachers without check-ins",
                           "how many check-ins did ms rivera log",
                           "how many did ms park log this week",
                           "how is Ms. Park doing",
                           "how is ms rivera doing",
                           "compare ms rivera and ms park",
                           "check-ins by teacher",
                           "check-ins per teacher this month",
                           "report by staff",
                           "staff report",
                           "export staff",
                           "export check-ins by teacher",
                           "most active staff",
                           "who did nothing this week",
                           "who has not answered",
                           "who took nobody",
                           "who claimed the most",
                           "who was asked most",
                           "who passed this week",
                           "list ms rivera's check-ins",
                           "ms rivera's check-ins",
                           "check-ins of ms park",
                           "status grade 7",
                           "who hasn't had a check-in this week",
                           "whos left in 7A",
                           "7A no adult",
                           "check",
                           "help",
                           "my check-ins",
                           "why bobby"};
constexpr std::array askers{"hale", "ortiz", "okafor", "lindqvist", "stamper"};

// Where `busy` logged nearly all there is, and `quiet` one line.
class OneOfTwo final : public Lincoln {
 public:
  OneOfTwo(const std::string& busy, const std::string& quiet) {
    in = "dm";
    for (const auto& [who, line] : {std::pair{busy, "bobby at lunch"}, std::pair{busy, "jose, zoe yesterday"},
                                    std::pair{busy, "tj"}, std::pair{quiet, "ana de la cruz"}}) {
      now += std::chrono::minutes(7);
      EXPECT_THAT(says(who, line), HasSubstr("Logged"));
    }
    now = chicago(19, 7, 30);
    clock_strikes();
    now = chicago(19, 9, 0);
  }
  void TestBody() override {}
  std::string told(const std::string& who, const std::string& line) { return says(who, line); }

  // What everybody who was neither of the two is told.
  std::string everything_told() {
    std::string all;
    for (const char* who : askers)
      for (const char* line : tries) all += std::string(who) + " > " + line + "\n" + says(who, line) + "\n";
    Query rows(db,
               "SELECT opened('outbox.sealed_body', id, sealed_body) FROM outbox WHERE key LIKE 'nudge:%' "
               "ORDER BY id");
    while (rows.next()) all += rows.text(0) + "\n";
    return all;
  }
};

TEST(NoRanking, D_8_who_logged_how_much_changes_no_answer_to_anybody_else) {
  OneOfTwo one("rivera", "park"), other("park", "rivera");
  const std::string said = one.everything_told();
  EXPECT_EQ(said, other.everything_told());
  EXPECT_GT(said.size(), 20'000U);
}

TEST(NoRanking, D_8_whoever_asks_for_one_is_told_that_there_is_none) {
  OneOfTwo school("rivera", "park");
  for (const char* line : {"who logs least", "leaderboard", "how is Ms. Park doing", "rank teachers"})
    for (const char* who : {"hale", "ortiz", "okafor"})
      EXPECT_THAT(school.told(who, line), HasSubstr("I don't rank staff")) << who << ": " << line;
}

}  // namespace
}  // namespace knownby
