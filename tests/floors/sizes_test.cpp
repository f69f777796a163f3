#include <gtest/gtest.h>

#include "tests/floors/source.hpp"

namespace knownby::floors {
namespace {

std::string lines(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += "  f();\n";
  return text;
}

std::size_t found(const char* path, const std::string& text) { return too_long(Source(path, text)).size(); }

TEST(Sizes, are_kept_by_every_file_and_function) { EXPECT_EQ(told_everywhere(too_long), ""); }

TEST(Sizes, are_kept_by_every_folder) {
  std::vector<std::string> paths;
  for (const Source& source : all_sources()) paths.push_back(source.path);
  EXPECT_EQ(told(crowded_folders(paths)), "");
}

TEST(Sizes, a_file_that_is_too_long_is_found) {
  EXPECT_EQ(found("bot/app.cpp", lines(250)), 0U);
  EXPECT_EQ(found("bot/app.cpp", lines(251)), 1U);
  EXPECT_EQ(found("tests/bot/app_test.cpp", lines(400)), 0U);
  EXPECT_EQ(found("tests/bot/app_test.cpp", lines(401)), 1U);
  EXPECT_EQ(found("bot/app.hpp", lines(120)), 0U);
  EXPECT_EQ(found("bot/app.hpp", lines(121)), 1U);
}

TEST(Sizes, a_function_that_is_too_long_is_found) {
  EXPECT_EQ(found("bot/app.cpp", "void App::run() {\n" + lines(58) + "}\n"), 0U);
  EXPECT_EQ(found("bot/app.cpp", "void App::run() {\n" + lines(59) + "}\n"), 1U);
  EXPECT_EQ(found("bot/app.cpp",
                  "namespace knownby {\nclass App {\n void run() const {\n" + lines(59) + "}\n};\n}\n"),
            1U);
  EXPECT_EQ(found("bot/app.cpp", "App::App(int n) : n_{n}, m_(2) {\n" + lines(59) + "}\n"), 1U);
  EXPECT_EQ(found("bot/app.cpp", "void run() {\n if (a) {\n" + lines(57) + "}\n}\n"), 1U);
}

TEST(Sizes, a_long_class_namespace_or_table_is_not_a_function) {
  EXPECT_EQ(found("bot/app.cpp", "namespace knownby {\n" + lines(80) + "}\n"), 0U);
  EXPECT_EQ(found("bot/app.cpp", "class App : public Thing {\n" + lines(80) + "};\n"), 0U);
  EXPECT_EQ(found("bot/app.cpp", "const Table table = {\n" + lines(80) + "};\n"), 0U);
}

TEST(Sizes, a_crowded_folder_is_found) {
  std::vector<std::string> paths;
  for (int i = 0; i < 28; ++i) paths.push_back("store/f" + std::to_string(i) + ".cpp");
  EXPECT_TRUE(crowded_folders(paths).empty());
  paths.push_back("store/one_more.cpp");
  EXPECT_EQ(crowded_folders(paths).size(), 1U);
}

}  // namespace
}  // namespace knownby::floors
