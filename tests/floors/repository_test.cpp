#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <set>

#include "tests/floors/source.hpp"

namespace knownby::floors {
namespace {

const std::string root = KNOWNBY_SOURCE_DIR;

// What git keeps. Where git or its folder is missing (an unpacked archive), whatever lies there.
std::vector<std::string> tracked() {
  const std::string command = "git -c safe.directory='*' -C '" + root + "' ls-files -z 2>/dev/null";
  std::string listed;
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::array<char, 4096> buffer{};
  for (std::size_t n = 0; pipe && (n = std::fread(buffer.data(), 1, buffer.size(), pipe.get())) > 0;) {
    listed.append(buffer.data(), n);
  }
  std::vector<std::string> paths;
  for (std::size_t begin = 0; begin < listed.size(); begin = listed.find('\0', begin) + 1) {
    paths.push_back(listed.c_str() + begin);
  }
  if (!paths.empty()) return paths;
  namespace fs = std::filesystem;
  for (auto entry = fs::recursive_directory_iterator(root); entry != fs::recursive_directory_iterator();
       ++entry) {
    const std::string name = entry->path().filename();
    if (name == ".git" || name == ".build") entry.disable_recursion_pending();
    if (entry->is_regular_file()) paths.push_back(entry->path().lexically_relative(root).generic_string());
  }
  return paths;
}

TEST(TheRepository, has_no_leftovers_in_any_text) {
  std::set<std::string> paths;
  for (const std::string& path : tracked()) paths.insert(path);
  for (const Source& source : all_sources()) paths.insert(source.path);  // those not yet tracked, too
  std::string words;
  for (const std::string& path : paths) {
    std::ifstream file(root + "/" + path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    words += told(words_that_do_not_belong(path, text));
  }
  EXPECT_EQ(words, "");
  EXPECT_GE(paths.size(), 50U);
}

TEST(TheRepository, keeps_its_root_small) { EXPECT_EQ(told(strangers_at_the_root(tracked())), ""); }

TEST(TheRepository, finds_leftovers) {
  const std::string note = std::string("TO") + "DO";
  EXPECT_EQ(told(words_that_do_not_belong("README.md", "one\n// " + note + ": later\n")),
            "README.md:2: \"" + note + "\" does not belong here\n");
  EXPECT_EQ(words_that_do_not_belong("README.md", std::string("see iss") + "ue #7").size(), 1U);
  EXPECT_EQ(words_that_do_not_belong("README.md", std::string("in /wor") + "k/main").size(), 1U);
  EXPECT_TRUE(words_that_do_not_belong("a.png", std::string("\0 ", 2) + note + " ").empty());
  EXPECT_TRUE(
      words_that_do_not_belong("README.md", "MASTODON in /workshop, an issue about " + note + "RA").empty());
}

TEST(TheRepository, finds_strangers_at_its_root) {
  EXPECT_TRUE(strangers_at_the_root({"README.md", ".ci/run", ".gitignore", "store/db.hpp", "CMakeLists.txt"})
                  .empty());
  EXPECT_EQ(strangers_at_the_root({"notes.txt", "src/a.cpp", "store/db.hpp"}).size(), 2U);
}

}  // namespace
}  // namespace knownby::floors
