// Whatever a card holds, what is drawn of it keeps to Teams' limits (PROTOCOL T-16).
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "adapters/teams/limits.hpp"
#include "adapters/teams/press.hpp"
#include "adapters/teams/show.hpp"
#include "adapters/text/utf8.hpp"
#include "tests/adapters/any_card.hpp"

namespace knownby::teams {
namespace {

using nlohmann::json;
using utf8::code_points;

void expect_words(const json& words, std::size_t most) {
  ASSERT_TRUE(words.is_string());
  const auto& text = words.get_ref<const std::string&>();
  ASSERT_FALSE(text.empty());
  ASSERT_EQ(text.find('\n'), std::string::npos) << "it would not be shown";
  ASSERT_LE(code_points(text), most);
}

void expect_rich_text(const json& block) {
  ASSERT_FALSE(block.at("inlines").empty());
  for (const json& run : block.at("inlines")) {
    ASSERT_EQ(run.at("type"), "TextRun");
    expect_words(run.at("text"), limits::text + 2);  // two that fence off a name
  }
}

void expect_action(const json& action) {
  expect_words(action.at("title"), limits::label);
  if (action.at("type") == "Action.OpenUrl") {
    ASSERT_TRUE(action.at("url").get<std::string>().starts_with("https://"));
    return;
  }
  ASSERT_EQ(action.at("type"), "Action.Execute");
  ASSERT_NO_THROW(unpack(action.at("data")));
  ASSERT_LE(action.at("data").dump().size(), limits::press);
}

void expect_input(const json& input) {
  expect_words(input.at("label"), limits::title);
  if (input.at("type") == "Input.ChoiceSet") {
    ASSERT_GE(input.at("choices").size(), 1U);
    ASSERT_LE(input.at("choices").size(), limits::choices);
    for (const json& choice : input.at("choices")) {
      expect_words(choice.at("title"), limits::label);
      ASSERT_LE(code_points(choice.at("value").get<std::string>()), limits::choice_value);
    }
  } else if (input.at("type") == "Input.Text") {
    ASSERT_LE(code_points(input.value("value", "")), limits::input_value);
  } else {
    ASSERT_EQ(input.at("type"), "Input.Date") << "an input whose limits are not watched here";
  }
}

void expect_element(const json& element) {
  const std::string type = element.at("type");
  if (type == "TextBlock") {
    expect_words(element.at("text"), limits::title);
  } else if (type == "RichTextBlock") {
    expect_rich_text(element);
  } else if (type == "ColumnSet") {
    for (const json& column : element.at("columns")) {
      for (const json& item : column.at("items")) expect_rich_text(item);
    }
  } else if (type == "ActionSet") {
    ASSERT_FALSE(element.at("actions").empty());
    for (const json& action : element.at("actions")) expect_action(action);
  } else {
    expect_input(element);
  }
}

TEST(AnyCard, T16_whatever_it_holds_keeps_to_every_limit) {
  AnyCard any(16);
  std::size_t drawn = 0;
  for (int i = 0; i < 12; ++i) {
    const std::string text = message(any.card(), std::string(limits::id, '7'));
    ASSERT_LE(text.size(), limits::activity);
    ASSERT_TRUE(utf8::is_valid(text));
    const json content = json::parse(text).at("attachments").at(0).at("content");
    ASSERT_EQ(content.at("type"), "AdaptiveCard");
    ASSERT_LE(content.at("body").dump().size(), limits::card);
    std::set<std::string> ids;
    for (const json& element : content.at("body")) {
      expect_element(element);
      if (HasFatalFailure()) return;
      ++drawn;
      if (element.contains("id")) {
        ASSERT_TRUE(ids.insert(element["id"]).second) << element["id"];
      }
      ASSERT_LE(element.value("actions", json::array()).size(), limits::shown_actions);
    }
  }
  EXPECT_GT(drawn, 200U);
}

}  // namespace
}  // namespace knownby::teams
