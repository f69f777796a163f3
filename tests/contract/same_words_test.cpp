// What a person reads is the same on Slack and on Teams: every reply of a conversation in the sample school,
// drawn for both. tests/golden/replies.txt holds the words, and where one platform has some that the other
// has not, it says so: such a difference is a decision. KNOWNBY_RECORD=1 writes it anew.

#include <gtest/gtest.h>

#include <cctype>
#include <cstdlib>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "adapters/slack/blocks/draw.hpp"
#include "adapters/slack/views/modal.hpp"
#include "adapters/teams/blocks/draw.hpp"
#include "adapters/teams/dialogs/sheet.hpp"
#include "bot/rehearsal/sample_school.hpp"
#include "commands/clerk.hpp"

namespace knownby {
namespace {

using nlohmann::ordered_json;

constexpr std::chrono::sys_seconds wednesday{std::chrono::seconds(1791990720)};  // 14 Oct 2026 10:12 Chicago

struct Line {
  const char *who, *text;
};
constexpr Line conversation[] = {
    {"rivera", "bobby at lunch"},
    {"rivera", "talked to maya rod, bobby and TJ at lunch all good"},
    {"rivera", "maya r"},
    {"rivera", "who hasn't had a check-in this week"},
    {"rivera", "7A no adult"},
    {"rivera", "who does José have"},
    {"rivera", "who should I talk to"},
    {"rivera", "why Zoë"},
    {"rivera", "my students"},
    {"rivera", "card José"},
    {"rivera", "take zoe"},
    {"rivera", "know Zoë: climbing"},
    {"rivera", "edit last: it was yesterday"},
    {"rivera", "undo"},
    {"rivera", "log"},
    {"rivera", "privacy"},
    {"rivera", "help"},
    {"rivera", "bobby says his dad hits him"},
    {"rivera", "xyzzy"},
    {"hale", "check"},
    {"hale", "questions"},
    {"hale", "no school tomorrow snow"},
    {"hale", "import"},
};

// Every text that stands in a drawn card and that a person reads, in its order.
void gather(const ordered_json& drawn, std::vector<std::string>& texts) {
  static const std::set<std::string> read = {"text", "title", "label", "value_shown"};
  static const std::set<std::string> unread = {"fallback", "fallbackText", "data", "placeholder", "confirm"};
  if (drawn.is_array())
    for (const auto& one : drawn) gather(one, texts);
  if (!drawn.is_object()) return;
  for (const auto& [key, value] : drawn.items()) {
    if (unread.contains(key)) continue;
    if (value.is_string() && read.contains(key)) texts.push_back(value.get<std::string>());
    gather(value, texts);
  }
}

std::string without(std::string text, const std::string& what, const std::string& instead) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + instead.size()))
    text.replace(at, what.size(), instead);
  return text;
}

// Letters, digits and whatever is no ASCII; the marks of Slack's own language are no words.
std::map<std::string, int> words_in(const std::vector<std::string>& texts) {
  std::map<std::string, int> words;
  for (std::string text : texts) {
    for (const auto& [what, instead] :
         {std::pair{"&lt;", "<"}, std::pair{"&gt;", ">"}, std::pair{"&amp;", "&"}, std::pair{"█", " "},
          std::pair{"–", " "}, std::pair{"·", " "}, std::pair{"…", " "}, std::pair{"\u2068", ""},
          std::pair{"\u2069", ""}})
      text = without(std::move(text), what, instead);
    std::string word;
    for (const char c : text + ' ') {
      const auto byte = static_cast<unsigned char>(c);
      if (byte >= 0x80 || std::isalnum(byte) != 0) {
        word += c;
      } else if (!word.empty()) {
        ++words[word];
        word.clear();
      }
    }
  }
  return words;
}

std::string more_of(const std::map<std::string, int>& one, std::map<std::string, int> other) {
  std::string more;
  for (const auto& [word, times] : one)
    for (int time = other[word]; time < times; ++time) more += (more.empty() ? "" : " ") + word;
  return more;
}

class SameWords : public testing::Test {
 protected:
  SameWords() {
    db.begin();
    load_school(db, std::string(KNOWNBY_SOURCE_DIR) + "/deploy/sample-school", policy, wednesday);
    db.commit();
  }
  Reply ask(const Line& line) {
    Request request;
    request.event = "e" + std::to_string(++number);
    request.now = wednesday + std::chrono::minutes(number);
    const std::string staff_id = std::string(line.who) == "hale" ? "1001" : "1006";
    request.speaker = {"console", staff_id};
    request.place = {"console", "dm:" + staff_id, true};
    request.text = line.text;
    db.begin();
    const auto answer = clerk.serve(request);
    db.commit();
    return answer ? answer->reply : Reply{};
  }
  static std::string on_slack(const Reply& reply) {
    if (reply.opens_form)
      if (auto view = slack::modal(reply.card, {})) return *view;
    return slack::draw(reply.card);
  }
  static std::string on_teams(const Reply& reply) {
    return reply.opens_form ? teams::dialog(reply.card, {}) : teams::draw(reply.card).dump();
  }

  Policy policy = sample_policy();
  Db db{":memory:"};
  Clerk clerk{db, policy, Lane::changes};
  int number = 0;
};

TEST_F(SameWords, a_difference_between_the_platforms_is_a_decision) {
  std::ostringstream all;
  for (const Line& line : conversation) {
    const Reply reply = ask(line);
    ASSERT_FALSE(reply.silent()) << line.text;
    std::vector<std::string> slack, teams;
    gather(ordered_json::parse(on_slack(reply)), slack);
    gather(ordered_json::parse(on_teams(reply)), teams);
    all << "> " << line.who << ": " << line.text << '\n';
    for (const std::string& text : teams) all << "  " << without(text, "\n", "\n  ") << '\n';
    const auto on_one = words_in(slack), on_other = words_in(teams);
    if (const std::string more = more_of(on_one, on_other); !more.empty())
      all << "! in Slack alone: " << more << '\n';
    if (const std::string more = more_of(on_other, on_one); !more.empty())
      all << "! in Teams alone: " << more << '\n';
    all << '\n';
  }
  const std::string path = std::string(KNOWNBY_SOURCE_DIR) + "/tests/golden/replies.txt";
  if (std::getenv("KNOWNBY_RECORD") != nullptr) std::ofstream(path) << all.str();
  std::ostringstream golden;
  golden << std::ifstream(path).rdbuf();
  EXPECT_EQ(all.str(), golden.str());
}

}  // namespace
}  // namespace knownby
