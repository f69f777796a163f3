// Cards as people see them: golden files under tests/golden/slack. KNOWNBY_RECORD=1 writes them anew.
#include "adapters/slack/blocks/draw.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "adapters/slack/show.hpp"
#include "adapters/slack/views/modal.hpp"
#include "tests/adapters/cards.hpp"

namespace knownby::slack {
namespace {

using nlohmann::json;

std::string read(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

void expect_golden_text(const std::string& name, const std::string& shown) {
  const std::string path = std::string(KNOWNBY_SOURCE_DIR) + "/tests/golden/slack/" + name + ".json";
  const std::string drawn = nlohmann::ordered_json::parse(shown).dump(2) + "\n";
  if (std::getenv("KNOWNBY_RECORD") != nullptr) std::ofstream(path) << drawn;
  EXPECT_EQ(drawn, read(path)) << name;
}
void expect_golden(const std::string& name, const Card& card, bool for_everyone = false) {
  Reply reply{card};
  if (for_everyone) reply.seen = Reply::Seen::everyone;
  expect_golden_text(name, show(reply, false));
}

TEST(Draw, the_echo_of_a_check_in_with_undo) { expect_golden("logged", logged_card()); }
TEST(Draw, a_picker_of_two) { expect_golden("picker", picker_card()); }
TEST(Draw, fifteen_names_and_the_way_on) { expect_golden("who", who_card()); }
TEST(Draw, the_weekly_card_for_a_channel) { expect_golden("weekly", weekly_card(), true); }
TEST(Draw, help_with_code_a_link_and_a_person) { expect_golden("help", help_card()); }
TEST(Draw, the_guard_that_keeps_a_note_out) { expect_golden("guard", guard_card()); }
TEST(Draw, a_student_with_facts_bars_and_a_form) { expect_golden("student", student_card()); }
TEST(Draw, a_form_as_a_modal) { expect_golden_text("dialog", *modal(form_card(), {"C1GRADE7"})); }
TEST(Draw, why_a_student_is_on_the_card) { expect_golden("why", why_card()); }
TEST(Draw, names_from_right_to_left_stay_in_their_place) { expect_golden("arabic", arabic_card()); }

json blocks_of(const Card& card) { return json::parse(draw(card)); }

TEST(Draw, every_id_in_a_message_is_its_own_and_the_same_each_time) {
  Card card = who_card();
  for (const Card& more : {student_card(), student_card(), guard_card()}) {
    card.blocks.insert(card.blocks.end(), more.blocks.begin(), more.blocks.end());
  }
  std::set<std::string> ids;
  std::size_t named = 0;
  for (const auto& block : blocks_of(card)) {
    if (block.contains("block_id")) {
      ++named;
      ids.insert("block " + block["block_id"].get<std::string>());
    }
    json elements =
        block.contains("elements") && block["type"] == "actions" ? block["elements"] : json::array();
    if (block.contains("element")) elements.push_back(block["element"]);
    for (const auto& element : elements) {
      ++named;
      ids.insert("action " + element.at("action_id").get<std::string>());
    }
  }
  EXPECT_GT(named, 20U);
  EXPECT_EQ(ids.size(), named);
  EXPECT_EQ(draw(card), draw(card));
}

TEST(Draw, words_that_hold_mrkdwns_marks_are_shown_as_they_were_typed) {
  const auto drawn = blocks_of({"", {Text{{bold("Bobby"), plain(" said *hi* and _left_")}}}});
  EXPECT_EQ(drawn[0]["text"]["type"], "plain_text");
  EXPECT_EQ(drawn[0]["text"]["text"], "Bobby said *hi* and _left_");
  const auto quoted = blocks_of({"", {Text{{bold("Note:"), plain("\n> not a quote")}}}});
  EXPECT_EQ(quoted[0]["text"]["type"], "plain_text");
}

TEST(Draw, a_style_that_cannot_show_is_left_out_rather_than_shown_as_marks) {
  const auto drawn = blocks_of({"", {Text{{bold("two\nlines"), bold(" spaced "), bold("bold")}}}});
  EXPECT_EQ(drawn[0]["text"]["text"], "two\nlines spaced *bold*");
}

TEST(Draw, only_https_links_of_ours_become_links) {
  using Style = Span::Style;
  for (const char* url :
       {"http://lincoln.example", "javascript:alert(1)", "https://x|y>", "https://a b", ""}) {
    const auto drawn = blocks_of({"", {Text{{Span{"guide", Style::link, url}}}}});
    EXPECT_EQ(drawn[0]["text"]["text"], "guide") << url;
    EXPECT_EQ(blocks_of({"", {Buttons{{Button{"Go", "", {}, {}, *url == '\0' ? "x" : url}}}}}).size(), 0U);
  }
}

TEST(Draw, a_person_without_a_slack_account_is_only_named) {
  using Style = Span::Style;
  const auto drawn = blocks_of({"", {Text{{plain("Ask "), Span{"Mr. Park", Style::person, "park"}}}}});
  EXPECT_EQ(drawn[0]["text"]["text"], "Ask @Mr. Park");
}

TEST(Draw, nothing_to_say_draws_nothing) {
  EXPECT_EQ(draw(Card{}), "[]");
  EXPECT_EQ(draw(Card{"", {Text{}, Facts{}, Table{}, Bars{}, Buttons{}, says("")}}), "[]");
}

TEST(Show, S11_what_slack_could_take_for_granted_is_said_each_time) {
  Reply reply{logged_card()};
  reply.replaces_pressed = true;
  json shown = json::parse(show(reply, true));
  EXPECT_EQ(shown["response_type"], "ephemeral");
  EXPECT_EQ(shown["replace_original"], true);
  EXPECT_EQ(shown["delete_original"], false);
  EXPECT_EQ(json::parse(show(reply, false))["replace_original"], false);
  reply.replaces_pressed = false;
  EXPECT_EQ(json::parse(show(reply, true))["replace_original"], false);
}

TEST(Show, S10_only_what_is_for_everyone_is_shown_to_everyone) {
  Reply reply{weekly_card()};
  EXPECT_EQ(json::parse(show(reply, false))["response_type"], "ephemeral");
  reply.seen = Reply::Seen::everyone;
  EXPECT_EQ(json::parse(show(reply, false))["response_type"], "in_channel");
  reply.opens_form = true;
  EXPECT_EQ(json::parse(show(reply, false))["response_type"], "ephemeral");
}

TEST(Show, S19_messages_are_posted_without_previews_and_without_looking_for_names) {
  const json posted = json::parse(post(weekly_card(), "C1GRADE7"));
  EXPECT_EQ(posted["channel"], "C1GRADE7");
  EXPECT_EQ(posted["unfurl_links"], false);
  EXPECT_EQ(posted["unfurl_media"], false);
  EXPECT_EQ(posted["link_names"], false);
  EXPECT_EQ(posted["parse"], "none");
}

TEST(Show, S19_answers_are_given_without_previews_and_without_looking_for_names) {
  Reply reply{help_card()};
  reply.seen = Reply::Seen::everyone;
  for (const bool may_replace : {false, true}) {
    const json shown = json::parse(show(reply, may_replace));
    EXPECT_EQ(shown.at("unfurl_links"), false);
    EXPECT_EQ(shown.at("unfurl_media"), false);
    EXPECT_EQ(shown.at("link_names"), false);
    EXPECT_EQ(shown.at("parse"), "none");
  }
  for (const std::string& body :
       {show_privately(reply, "C1", "U1"), redraw(reply.card, "C1", "1503435956.000247")}) {
    EXPECT_EQ(json::parse(body).at("link_names"), false);
    EXPECT_EQ(json::parse(body).at("parse"), "none");
  }
}

TEST(Show, S23_a_redrawn_message_says_both_text_and_blocks_and_its_time_as_text) {
  const json redrawn = json::parse(redraw(weekly_card(), "C1GRADE7", "1503435956.000247"));
  EXPECT_EQ(redrawn["ts"], "1503435956.000247");
  EXPECT_TRUE(redrawn["text"].is_string());
  EXPECT_TRUE(redrawn["blocks"].is_array());
  EXPECT_EQ(json::parse(remove("C1GRADE7", "1503435956.000247")).size(), 2U);
}

TEST(Show, the_top_level_text_says_everything_the_card_says) {
  const std::string text = json::parse(post(who_card(), "C1"))["text"];
  for (const char* words :
       {"Grade 7: no check-in", "39 of 142", "Nguyễn Thị Mai", "Tom &amp; Jerry Doe", "Next 15"}) {
    EXPECT_NE(text.find(words), std::string::npos) << words;
  }
}

TEST(Draw, S18_A_buttons_that_are_called_alike_are_told_apart_for_whoever_hears_them) {
  Card list;
  for (const std::string& name : {std::string("Zoë Ng"), std::string(90, 'a')}) {
    list.blocks.emplace_back(Text{{bold(name), plain(": no check-in logged yet.")}});
    list.blocks.emplace_back(Buttons{{{"Take " + name.substr(0, 3), "claim"}, {"Already talked", "log"}}});
  }
  const json blocks = json::parse(draw(list));
  const json& first = blocks[1]["elements"];
  const json& second = blocks[3]["elements"];
  EXPECT_EQ(first[1]["accessibility_label"], "Already talked: Zoë Ng");
  EXPECT_EQ(first[1]["text"]["text"], "Already talked") << "who sees it sees the name above";
  EXPECT_FALSE(first[0].contains("accessibility_label"));
  EXPECT_LE(second[1]["accessibility_label"].get<std::string>().size(), 75U) << "Slack refuses more";
}

}  // namespace
}  // namespace knownby::slack
