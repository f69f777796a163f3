#include "commands/words/card_text.hpp"

#include <gtest/gtest.h>

#include "tests/commands/words/sample_cards.hpp"

namespace knownby {
namespace {

TEST(CardText, SaysEveryBlockInPlainWords) {
  EXPECT_EQ(card_text(everything()),
            "Grade 7 this week\n"
            "Logged: José Núñez (7B) by Ms. Park, see privacy (https://school.example/privacy) or type undo\n"
            "\"Only\" you\\we see\nit here\x01 🙂\n"
            "Homeroom: 7B\n"
            "Last talk: Tue 13 Oct\n"
            "Student · Homeroom\n"
            "Zoë van der Berg · 7B\n"
            "Wei Li · 7A\n"
            "Grade 6: 0\n"
            "Grade 7: 39\n"
            "Grade 8: 2147483647\n"
            "—\n"
            "[Undo] [Help] [Procedure] (https://school.example/p)\n"
            "Note: good talk\n"
            "Kind: conversation\n"
            "Day:\n"
            "[Save]");
}

TEST(CardText, WithoutATitleBeginsWithTheFirstBlockAndEndsWithoutANewline) {
  Card card;
  card.blocks.emplace_back(says("Nothing of yours to undo."));
  EXPECT_EQ(card_text(card), "Nothing of yours to undo.");
}

TEST(CardText, LeavesOutWhatIsEmpty) {
  Card card;
  card.blocks.emplace_back(Text{});
  card.blocks.emplace_back(Buttons{});
  card.blocks.emplace_back(Table{{}, {{"Wei Li", "7A"}}});
  card.blocks.emplace_back(Facts{});
  EXPECT_EQ(card_text(card), "Wei Li · 7A");
  EXPECT_EQ(card_text(Card{}), "");
}

TEST(CardText, NamesALinkOnceWhenItIsItsOwnText) {
  Card card;
  const std::string url = "https://school.example";
  card.blocks.emplace_back(Text{{Span{url, Span::Style::link, url}}, false});
  EXPECT_EQ(card_text(card), url);
}

}  // namespace
}  // namespace knownby
