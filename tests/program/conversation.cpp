#include "tests/program/conversation.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

namespace knownby {
namespace {

std::string played(const std::vector<std::string>& typed, RehearsalSettings settings) {
  std::string lines;
  for (const std::string& line : typed) lines += line + "\n";
  std::istringstream in(lines);
  std::ostringstream out;
  EXPECT_EQ(rehearse(std::move(settings), in, out), 0);
  return out.str();
}

bool holds(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

}  // namespace

RehearsalSettings sample_settings() {
  RehearsalSettings settings;
  settings.school = KNOWNBY_SOURCE_DIR "/deploy/sample-school";
  return settings;
}

std::vector<Heard> rehearsed(const std::vector<std::string>& typed, RehearsalSettings settings) {
  settings.json = true;
  std::istringstream out(played(typed, std::move(settings)));
  std::vector<Heard> heard;
  for (std::string line; std::getline(out, line);) {
    const auto object = nlohmann::json::parse(line);
    heard.push_back({object.at("to"), object.value("as", ""), object.value("place", ""),
                     object.value("at", ""), object.at("text")});
  }
  return heard;
}

std::string transcript_of(const std::vector<std::string>& typed, RehearsalSettings settings) {
  return played(typed, std::move(settings));
}

void converse(const std::vector<Turn>& turns, RehearsalSettings settings) {
  std::vector<std::string> typed;
  for (const Turn& turn : turns) typed.push_back(turn.typed);
  const std::vector<Heard> heard = rehearsed(typed, std::move(settings));
  ASSERT_EQ(heard.size(), turns.size());
  for (std::size_t at = 0; at < turns.size(); ++at) {
    const std::string& text = heard[at].text;
    EXPECT_TRUE(heard[at].to == "only you" || heard[at].to == "the keyboard") << turns[at].typed;
    for (const std::string& words : turns[at].says) {
      EXPECT_TRUE(holds(text, words)) << "“" << turns[at].typed << "” lacks “" << words << "”:\n" << text;
    }
    for (const std::string& words : turns[at].never) {
      EXPECT_FALSE(holds(text, words)) << "“" << turns[at].typed << "” says “" << words << "”:\n" << text;
    }
  }
}

}  // namespace knownby
