#include "commands/words/card_json.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/commands/words/sample_cards.hpp"

namespace knownby {
namespace {

TEST(CardJson, EveryBlockComesBackAsItWas) {
  const Card card = everything();
  const Card back = card_from_json(to_json(card));
  EXPECT_EQ(back.title, card.title);
  ASSERT_EQ(back.blocks.size(), card.blocks.size());
  const auto& spans = std::get<Text>(back.blocks[0]).spans;
  ASSERT_EQ(spans.size(), 8U);
  EXPECT_EQ(spans[1].text, "José Núñez");
  EXPECT_EQ(spans[1].style, Span::Style::bold);
  EXPECT_EQ(spans[3].style, Span::Style::person);
  EXPECT_EQ(spans[3].target, "park");
  EXPECT_FALSE(std::get<Text>(back.blocks[0]).quiet);
  EXPECT_TRUE(std::get<Text>(back.blocks[1]).quiet);
  EXPECT_EQ(std::get<Text>(back.blocks[1]).spans[0].text, std::get<Text>(card.blocks[1]).spans[0].text);
  EXPECT_EQ(std::get<Facts>(back.blocks[2]).rows, std::get<Facts>(card.blocks[2]).rows);
  EXPECT_EQ(std::get<Table>(back.blocks[3]).columns, std::get<Table>(card.blocks[3]).columns);
  EXPECT_EQ(std::get<Table>(back.blocks[3]).rows, std::get<Table>(card.blocks[3]).rows);
  EXPECT_EQ(std::get<Bars>(back.blocks[4]).rows, std::get<Bars>(card.blocks[4]).rows);
  EXPECT_TRUE(std::holds_alternative<Rule>(back.blocks[5]));
}

TEST(CardJson, ButtonsAndFormsComeBackWithAllTheyCarry) {
  const Card back = card_from_json(to_json(everything()));
  const auto& buttons = std::get<Buttons>(back.blocks[6]).buttons;
  ASSERT_EQ(buttons.size(), 3U);
  EXPECT_EQ(buttons[0].verb, "undo");
  EXPECT_EQ(buttons[0].fields, (Fields{{"batch", "12"}, {"student", ""}}));
  EXPECT_EQ(buttons[0].tone, Button::Tone::danger);
  EXPECT_EQ(buttons[1].tone, Button::Tone::primary);
  EXPECT_EQ(buttons[2].link, "https://school.example/p");
  const auto& form = std::get<Form>(back.blocks[7]);
  ASSERT_EQ(form.inputs.size(), 3U);
  EXPECT_EQ(form.inputs[0].kind, Input::Kind::lines);
  EXPECT_TRUE(form.inputs[0].optional);
  EXPECT_EQ(form.inputs[0].value, "good talk");
  EXPECT_EQ(form.inputs[1].choices, (Fields{{"c", "conversation"}, {"f", "family"}}));
  EXPECT_FALSE(form.inputs[1].optional);
  EXPECT_EQ(form.inputs[2].kind, Input::Kind::date);
  EXPECT_EQ(form.submit.label, "Save");
  EXPECT_EQ(form.submit.fields, (Fields{{"checkin", "7"}}));
}

TEST(CardJson, ReadAndWrittenAgainItIsTheSameText) {
  const std::string once = to_json(everything());
  EXPECT_EQ(to_json(card_from_json(once)), once);
  EXPECT_TRUE(nlohmann::json::accept(once));
  EXPECT_EQ(to_json(card_from_json(to_json(Card{}))), to_json(Card{}));
}

TEST(CardJson, AReplyComesBackWithWhoSeesItAndWhereItStands) {
  const Reply reply{everything(), Reply::Seen::everyone, true, true};
  const Reply back = reply_from_json(to_json(reply));
  EXPECT_EQ(back.seen, Reply::Seen::everyone);
  EXPECT_TRUE(back.replaces_pressed);
  EXPECT_TRUE(back.opens_form);
  EXPECT_EQ(to_json(back.card), to_json(reply.card));
  const Reply quiet = reply_from_json(to_json(Reply{}));
  EXPECT_EQ(quiet.seen, Reply::Seen::only_you);
  EXPECT_TRUE(quiet.silent());
}

TEST(CardJson, WritesWhatIsAsUsualNotAtAll) {
  Card card;
  card.blocks.emplace_back(says("hello"));
  card.blocks.emplace_back(Rule{});
  EXPECT_EQ(to_json(card), R"({"blocks":[{"block":"text","spans":[{"text":"hello"}]},{"block":"rule"}]})");
  EXPECT_EQ(to_json(Reply{card, Reply::Seen::only_you}),
            R"({"card":{"blocks":[{"block":"text","spans":[{"text":"hello"}]},{"block":"rule"}]}})");
}

TEST(CardJson, BytesThatAreNoTextBecomeTheReplacementSign) {
  Card card;
  card.blocks.emplace_back(says("a\xC3 b"));
  const Card back = card_from_json(to_json(card));
  EXPECT_EQ(std::get<Text>(back.blocks[0]).spans[0].text, "a\xEF\xBF\xBD b");
}

TEST(CardJson, RefusesWhatWasNotWrittenByUs) {
  const char* const others[] = {
      "",
      "{",
      "null",
      "[]",
      R"("card")",
      R"({"title":7})",
      R"({"name":"x"})",
      R"({"title":"x"} y)",
      R"({"blocks":{}})",
      R"({"blocks":[{}]})",
      R"({"blocks":["rule"]})",
      R"({"blocks":[{"block":"poster"}]})",
      R"({"blocks":[{"block":3}]})",
      R"({"blocks":[{"block":"rule","height":3}]})",
      R"({"blocks":[{"block":"text","spans":[{"text":"x","style":"loud"}]}]})",
      R"({"blocks":[{"block":"text","spans":["x"]}]})",
      R"({"blocks":[{"block":"text","quiet":"yes"}]})",
      R"({"blocks":[{"block":"facts","rows":[["a","b","c"]]}]})",
      R"({"blocks":[{"block":"facts","rows":[["a",1]]}]})",
      R"({"blocks":[{"block":"bars","rows":[["a",1.5]]}]})",
      R"({"blocks":[{"block":"bars","rows":[["a",2147483648]]}]})",
      R"({"blocks":[{"block":"bars","rows":[["a",18446744073709551615]]}]})",
      R"({"blocks":[{"block":"buttons","buttons":[{"label":"x","verbs":"y"}]}]})",
      R"({"blocks":[{"block":"form","submit":[]}]})",
      "{\"title\":\"\xC3\"}",
  };
  for (const char* other : others) EXPECT_THROW(card_from_json(other), std::runtime_error) << other;
  EXPECT_THROW(reply_from_json(R"({"seen":"nobody"})"), std::runtime_error);
  EXPECT_THROW(reply_from_json(R"({"title":"a card, no reply"})"), std::runtime_error);
}

TEST(CardJson, ARefusalNeverRepeatsWhatStoodThere) {
  try {
    card_from_json(R"({"title":"José Núñez)");
    FAIL() << "half a card was read";
  } catch (const std::runtime_error& trouble) {
    EXPECT_EQ(std::string(trouble.what()).find("Jos"), std::string::npos);
  }
}

}  // namespace
}  // namespace knownby
