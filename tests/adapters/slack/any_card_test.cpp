// Whatever a card holds, what is drawn of it keeps to Slack's limits (PROTOCOL S-18).
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "adapters/slack/limits.hpp"
#include "adapters/slack/show.hpp"
#include "adapters/text/utf8.hpp"
#include "tests/adapters/any_card.hpp"

namespace knownby::slack {
namespace {

using nlohmann::json;
using utf8::code_points;

void expect_length(const json& text, std::size_t most) {
  ASSERT_TRUE(text.is_string());
  const auto& words = text.get_ref<const std::string&>();
  ASSERT_FALSE(words.empty());
  ASSERT_TRUE(utf8::is_valid(words));
  ASSERT_LE(code_points(words), most);
}

void expect_element(const json& element) {
  expect_length(element.at("action_id"), 255);
  const std::string type = element.at("type");
  if (type == "button") {
    expect_length(element.at("text").at("text"), 75);
    if (element.contains("value")) expect_length(element.at("value"), 2'000);
    if (element.contains("url")) expect_length(element.at("url"), 3'000);
  } else if (type == "static_select") {
    ASSERT_GE(element.at("options").size(), 1U);
    ASSERT_LE(element.at("options").size(), 100U);
    for (const auto& option : element.at("options")) {
      expect_length(option.at("text").at("text"), 75);
      expect_length(option.at("value"), 150);
    }
  } else if (type == "plain_text_input") {
    ASSERT_EQ(element.at("max_length"), 3'000);
    if (element.contains("initial_value")) expect_length(element.at("initial_value"), 3'000);
  } else {
    ASSERT_EQ(type, "datepicker") << "an element whose limits are not watched here";
  }
}

void expect_block(const json& block) {
  const std::string type = block.at("type");
  if (block.contains("block_id")) expect_length(block.at("block_id"), 255);
  if (type == "header") {
    ASSERT_EQ(block.at("text").at("type"), "plain_text");
    expect_length(block.at("text").at("text"), 150);
  } else if (type == "section" && block.contains("text")) {
    expect_length(block.at("text").at("text"), 3'000);
  } else if (type == "section") {
    ASSERT_LE(block.at("fields").size(), 10U);
    for (const auto& field : block.at("fields")) expect_length(field.at("text"), 2'000);
  } else if (type == "context") {
    ASSERT_LE(block.at("elements").size(), 10U);
    for (const auto& element : block.at("elements")) expect_length(element.at("text"), 3'000);
  } else if (type == "actions") {
    ASSERT_GE(block.at("elements").size(), 1U);
    ASSERT_LE(block.at("elements").size(), 25U);
    for (const auto& element : block.at("elements")) expect_element(element);
  } else if (type == "input") {
    expect_length(block.at("label").at("text"), 2'000);
    expect_element(block.at("element"));
  } else {
    ASSERT_EQ(type, "divider") << "a block whose limits are not watched here";
  }
}

// Modals, images, tables, overflow menus, checkboxes, confirmations and their like are never drawn, which is
// why their limits need no test: a block or element of another type fails above.
TEST(AnyCard, S18_whatever_it_holds_keeps_to_every_limit) {
  AnyCard any(18);
  std::size_t drawn = 0;
  for (int i = 0; i < 40; ++i) {
    const json message = json::parse(post(any.card(), "C1GRADE7"));
    expect_length(message.at("text"), 3'900);
    const json blocks = message.value("blocks", json::array());
    ASSERT_LE(blocks.size(), 50U);
    ASSERT_LE(code_points(blocks.dump()), 12'000U);
    std::set<std::string> ids;
    for (const auto& block : blocks) {
      expect_block(block);
      if (HasFatalFailure()) return;
      ++drawn;
      if (block.contains("block_id")) {
        ASSERT_TRUE(ids.insert(block["block_id"]).second) << block["block_id"];
      }
    }
  }
  EXPECT_GT(drawn, 400U);
}

}  // namespace
}  // namespace knownby::slack
