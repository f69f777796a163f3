// Each promise of how we speak to Teams and what must never break has a number, and each number two tests
// that bear it: one of what is accepted and one of what is refused. "T_04_R_another_tenant" is one of the
// latter, and so is a fixture T_04 with "R_another_tenant".
#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "tests/floors/source.hpp"

namespace knownby::floors {
namespace {

// "T04R": Teams 4, refused. Numbers may stand side by side: "T08_T14_A_…".
std::set<std::string> tested() {
  const std::regex numbered(R"((^|[^A-Za-z0-9_])((?:[TX]_?\d\d_)+)([AR])_)");
  const std::regex fixture(R"(TEST_F\(([TX])_(\d\d)\w*,\s*([AR])_)");
  const std::regex number(R"(([TX])_?(\d\d)_)");
  std::set<std::string> found;
  for (const Source& source : all_sources()) {
    if (source.path.rfind("tests/", 0) != 0 || source.path == "tests/floors/protocol_test.cpp") continue;
    const std::string text = std::regex_replace(source.text, std::regex("(^|[^:])//[^\\n]*"), "$1");
    for (std::sregex_iterator at(text.begin(), text.end(), fixture), end; at != end; ++at)
      found.insert((*at)[1].str() + (*at)[2].str() + (*at)[3].str());
    for (std::sregex_iterator at(text.begin(), text.end(), numbered), end; at != end; ++at) {
      const std::string side_by_side = (*at)[2];
      for (std::sregex_iterator one(side_by_side.begin(), side_by_side.end(), number); one != end; ++one)
        found.insert((*one)[1].str() + (*one)[2].str() + (*at)[3].str());
    }
  }
  return found;
}

TEST(Protocol, every_number_has_a_test_that_accepts_and_one_that_refuses) {
  std::vector<std::string> numbers;
  for (int teams = 1; teams <= 21; ++teams)
    if (teams != 7) numbers.push_back((teams < 10 ? "T0" : "T") + std::to_string(teams));
  for (const char* secure : {"X01", "X02", "X05", "X08", "X09", "X10", "X12", "X13", "X14", "X15", "X16",
                             "X18", "X20", "X21", "X23", "X24", "X25", "X26"})
    numbers.emplace_back(secure);
  const std::set<std::string> found = tested();
  for (const std::string& one : numbers) {
    EXPECT_TRUE(found.contains(one + "A")) << one << ": no test shows what is accepted";
    EXPECT_TRUE(found.contains(one + "R")) << one << ": no test shows what is refused";
  }
}

}  // namespace
}  // namespace knownby::floors
