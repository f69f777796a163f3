// What we tell a district stands beside tests that show it: each one named there is one we have.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "tests/floors/source.hpp"

namespace knownby::floors {
namespace {

std::string page() {
  std::ifstream file(std::string(KNOWNBY_SOURCE_DIR) + "/deploy/privacy.md", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// "Suite.name" of all that TEST, TEST_F and TEST_P begin, but those of a line of their own.
std::set<std::string> all_tests() {
  const std::regex begins(R"(TEST(?:_F|_P)?\((\w+),\s*(\w+)\))");
  std::set<std::string> found;
  for (const Source& source : all_sources()) {
    if (source.path.rfind("tests/", 0) != 0) continue;
    for (std::sregex_iterator at(source.text.begin(), source.text.end(), begins), end; at != end; ++at)
      found.insert((*at)[1].str() + "." + (*at)[2].str());
  }
  return found;
}

TEST(ThePrivacyPage, names_only_tests_that_there_are) {
  const std::string text = page();
  const std::set<std::string> tests = all_tests();
  const std::regex named(R"(`([A-Z]\w+\.\w+)`)");
  int claims = 0;
  for (std::sregex_iterator at(text.begin(), text.end(), named), end; at != end; ++at, ++claims)
    EXPECT_TRUE(tests.contains((*at)[1].str())) << (*at)[1].str();
  EXPECT_GE(claims, 20);
}

}  // namespace
}  // namespace knownby::floors
