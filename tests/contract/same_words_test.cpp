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
#include "commands/words/card_json.hpp"
#include "store/outbox.hpp"
#include "store/places.hpp"
#include "store/schedules.hpp"
#include "tests/bot/school.hpp"

namespace knownby {
namespace {

using nlohmann::ordered_json;

constexpr std::chrono::sys_seconds wednesday{std::chrono::seconds(1791990720)};  // 14 Oct 2026 10:12 Chicago
constexpr std::chrono::sys_seconds monday_morning =
    wednesday + std::chrono::hours(5 * 24 - 3) + std::chrono::minutes(18);  // 19 Oct, 07:30

struct Line {
  const char *who, *text;
  const char* verb = "";  // else, of a button
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
    {"rivera", "couldn't catch bobby"},
    {"rivera", "tj wasnt here today"},
    {"rivera", "called maya roberts mom good news"},
    {"rivera", "7A morning circle"},
    {"rivera", "siobhan o suilleabhain about the choir"},
    {"rivera", "marcus hill"},
    {"rivera", "tj tomorrow"},
    {"rivera", "dont need to talk to bobby"},
    {"rivera", "I'm Bobby's person"},
    {"rivera", "José named Coach Dunn"},
    {"rivera", "know tj: hates group work"},
    {"rivera", "give zoe to ms park"},
    {"rivera", "release zoe"},
    {"rivera", "who in 7A have I never talked to"},
    {"rivera", "8B"},
    {"rivera", "how is Ms. Park doing"},
    {"rivera", "ELs with no check-in"},
    {"rivera", "maya's grades"},
    {"rivera", "out until Nov 30"},
    {"rivera", "stop"},
    {"rivera", "check"},
    {"rivera", "", "home"},
    {"hale", "lab"},
    {"hale", "export José"},
    {"hale", "make Coach Dunn counselor until June 12"},
    {"hale", "map"},
    {"hale", "slot tuesday 08:00"},
    {"nobody", "bobby at lunch"},
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
    for (const KnownPlace& place : places::all(db)) staff_only(db, place.id);
    db.commit();
  }
  Reply ask(const Line& line) {
    Request request;
    request.event = "e" + std::to_string(++number);
    request.now = wednesday + std::chrono::minutes(number);
    const std::map<std::string, std::string> accounts{{"hale", "1001"}, {"rivera", "1006"}};
    const auto known = accounts.find(line.who);
    const std::string staff_id = known == accounts.end() ? "9999" : known->second;
    request.speaker = {"console", staff_id};
    request.place = {"console", "dm:" + staff_id, true};
    request.text = line.text;
    request.verb = line.verb;
    db.begin();
    const auto answer = clerk.serve(request);
    db.commit();
    return answer ? answer->reply : Reply{};
  }
  // "nudge" of "nudge:1:2026-W43"
  static std::string kind_of(const Parcel& parcel) { return parcel.key.substr(0, parcel.key.find(':')); }
  // As Teams shows it, and after it what is different on Slack.
  static std::string side_by_side(const Reply& reply) {
    std::vector<std::string> slack, teams;
    gather(ordered_json::parse(on_slack(reply)), slack);
    gather(ordered_json::parse(on_teams(reply)), teams);
    std::ostringstream both;
    for (const std::string& text : teams) both << "  " << without(text, "\n", "\n  ") << '\n';
    const auto on_one = words_in(slack), on_other = words_in(teams);
    if (const std::string more = more_of(on_one, on_other); !more.empty())
      both << "! in Slack alone: " << more << '\n';
    if (const std::string more = more_of(on_other, on_one); !more.empty())
      both << "! in Teams alone: " << more << '\n';
    return both.str();
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
    ASSERT_FALSE(reply.silent()) << line.text << line.verb;
    all << "> " << line.who << ": " << line.text << line.verb << '\n' << side_by_side(reply) << '\n';
  }
  // What it says unasked: the weekly card, the letters of the week, and the list that the card opens.
  Request monday{"tick", monday_morning, {"clock", "clock"}, {}, "tick", ""};
  db.begin();
  clerk.serve(monday);
  db.commit();
  std::int64_t week = 0;
  std::set<std::string> kinds;
  for (const Parcel& parcel : outbox::take(db, monday_morning, 999)) {
    if (parcel.body.empty() || !kinds.insert(kind_of(parcel)).second) continue;
    Reply told;
    told.card = card_from_json(parcel.body);
    all << "< " << kind_of(parcel) << '\n' << side_by_side(told) << '\n';
  }
  // Grade 7's is hers.
  for (const WeekCard& one : week_cards::all_of_week(db, "2026-W43"))
    if (const auto place = places::called(db, "console", "#grade-7-team");
        place && schedules::of_place(db, place->id)->id == one.schedule)
      week = one.id.value;
  Request see{"see", monday_morning, {"console", "1006"}, {"console", "dm:1006", true}, "see", ""};
  see.fields = {{"week", std::to_string(week)}};
  all << "> rivera: see\n" << side_by_side(clerk.serve(see).value().reply) << '\n';
  const std::string path = std::string(KNOWNBY_SOURCE_DIR) + "/tests/golden/replies.txt";
  if (std::getenv("KNOWNBY_RECORD") != nullptr) std::ofstream(path) << all.str();
  std::ostringstream golden;
  golden << std::ifstream(path).rdbuf();
  EXPECT_EQ(all.str(), golden.str());
}

}  // namespace
}  // namespace knownby
