// Hundreds of lines as staff type them, each said by Ms. Rivera in #grade-7-team of the sample school, and
// what each must come to: the check-ins written, and words of the answer. The lines are data:
// tests/program/lines.

#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <sstream>

#include "tests/program/lincoln.hpp"

namespace knownby {
namespace {

struct Typed {
  std::string typed, written, says, never;
};

std::string unescaped(std::string text) {
  for (const auto& [escape, byte] : {std::pair{"\\n", "\n"}, std::pair{"\\t", "\t"}}) {
    for (auto at = text.find(escape); at != std::string::npos; at = text.find(escape, at)) {
      text.replace(at, 2, byte);
    }
  }
  return text;
}

std::vector<Typed> lines_in(const std::string& file) {
  std::ifstream in(std::string(KNOWNBY_SOURCE_DIR "/tests/program/lines/") + file);
  std::vector<Typed> lines;
  for (std::string row; std::getline(in, row);) {
    if (row.starts_with('#')) continue;
    std::istringstream cells(row);
    Typed line;
    for (std::string* cell : {&line.typed, &line.written, &line.says, &line.never}) {
      std::getline(cells, *cell, '\t');
    }
    line.typed = unescaped(line.typed);
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<std::string> split(const std::string& text, const std::string& by) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find(by, from), text.size());
    parts.push_back(text.substr(from, end - from));
    from = end + by.size();
  }
  return parts;
}

// The homeroom need not be told where one student alone is called so.
bool same_entries(const std::string& written, const std::string& wanted) {
  const auto is = split(written, " | "), should_be = split(wanted, " | ");
  return std::equal(
      is.begin(), is.end(), should_be.begin(), should_be.end(), [](const auto& a, const auto& b) {
        if (a == b) return true;
        const std::size_t name_end = std::min({b.find(" @"), b.find(" {"), b.find(" ["), b.size()});
        const std::string name = b.substr(0, name_end), rest = b.substr(name_end);
        return a.starts_with(name + " ") && a.size() >= name.size() + 3 && a.substr(name.size() + 3) == rest;
      });
}

bool is_in(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

class Lines : public testing::TestWithParam<const char*> {};

TEST_P(Lines, come_to_what_their_writers_mean) {
  SampleSchool school;
  std::size_t right = 0;
  const std::vector<Typed> lines = lines_in(GetParam());
  ASSERT_FALSE(lines.empty());
  for (const Typed& line : lines) {
    const auto [written, answer] = school.says(line.typed);
    bool good = same_entries(written, line.written);
    EXPECT_TRUE(good) << line.typed << "\n  wrote  " << written << "\n  wanted " << line.written << "\n"
                      << answer;
    for (const std::string& words : split(line.says, " / ")) {
      EXPECT_TRUE(is_in(answer, words)) << line.typed << "\n  lacks “" << words << "” in:\n" << answer;
      good = good && is_in(answer, words);
    }
    for (const std::string& words : split(line.never, " / ")) {
      EXPECT_FALSE(is_in(answer, words)) << line.typed << "\n  says “" << words << "” in:\n" << answer;
      good = good && !is_in(answer, words);
    }
    if (good) ++right;
  }
  std::cout << GetParam() << ": " << right << " of " << lines.size() << " lines\n";
}

INSTANTIATE_TEST_SUITE_P(AsTyped, Lines,
                         testing::Values("product.tsv", "names.tsv", "days.tsv", "notes.tsv", "several.tsv",
                                         "questions.tsv", "orders.tsv", "typed.tsv", "hallway.tsv"));

}  // namespace
}  // namespace knownby
