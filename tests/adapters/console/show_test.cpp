#include "adapters/console/show.hpp"

#include <gtest/gtest.h>

#include "adapters/console/hear.hpp"
#include "tests/commands/words/sample_cards.hpp"

namespace knownby::console {
namespace {

std::string shown(Block block, Look look = {}) {
  Card card;
  card.blocks.push_back(std::move(block));
  return show(card, look);
}

TEST(ConsoleShow, DrawsEveryBlock) {
  EXPECT_EQ(show(everything(), {}), R"(  │ Grade 7 this week
  │ ─────────────────
  │ Logged: José Núñez (7B) by @Ms. Park, see privacy (https://school.example/privacy) or type undo
  │ "Only" you\we see
  │   it here 🙂
  │ Homeroom   7B
  │ Last talk  Tue 13 Oct
  │ Student           Homeroom
  │ Zoë van der Berg  7B
  │ Wei Li            7A
  │ Grade 6                            0
  │ Grade 7  █                         39
  │ Grade 8  ████████████████████████  2147483647
  │ ────────────────────────
  │ [1] Undo  [2] Help  [3] Procedure (https://school.example/p)
  │ note: Note (good talk), may stay empty
  │ kind: Kind (conversation), one of: conversation, family
  │ day: Day (), a day as 2026-10-14
  │ Fill in with :fill note="…" kind="…" day=2026-10-14, then :send (Save)
)");
}

TEST(ConsoleShow, OnATerminalTheTitleIsBoldAndSmallPrintIsDimmed) {
  Card card{"Week", {}};
  card.blocks.emplace_back(Text{{plain("Logged: "), bold("Bobby")}, false});
  card.blocks.emplace_back(quietly("small print"));
  EXPECT_EQ(show(card, {true, 0}),
            "  │ \x1b[22;1mWeek\x1b[22m\n"
            "  │ Logged: \x1b[22;1mBobby\x1b[22m\n"
            "  │ \x1b[22;2msmall\x1b[22m \x1b[22;2mprint\x1b[22m\n");
  EXPECT_EQ(show(card, {}).find('\x1b'), std::string::npos);
}

TEST(ConsoleShow, BreaksLongLinesAtSpacesAndGoesOnFurtherIn) {
  const Look narrow{false, 30};
  EXPECT_EQ(shown(says("Logged: Bobby Chen (7A), conversation, today Wed 14 Oct."), narrow),
            "  │ Logged: Bobby Chen (7A),\n"
            "  │   conversation, today Wed\n"
            "  │   14 Oct.\n");
  EXPECT_EQ(shown(says(std::string(40, 'x')), narrow),
            "  │ " + std::string(24, 'x') + "\n  │   " + std::string(16, 'x') + "\n");
}

TEST(ConsoleShow, BreaksARowOfButtonsBetweenButtons) {
  const Buttons row{{{"Log only that we talked", "a"}, {"Save my note", "b"}, {"Discard", "c"}}};
  EXPECT_EQ(shown(row, {false, 44}),
            "  │ [1] Log only that we talked\n"
            "  │   [2] Save my note  [3] Discard\n");
  EXPECT_EQ(shown(row, {false, 24}),
            "  │ [1] Log only that we\n"
            "  │   talked\n"
            "  │   [2] Save my note\n"
            "  │   [3] Discard\n");
}

TEST(ConsoleShow, NumbersButtonsThroughTheWholeCard) {
  Card card;
  card.blocks.emplace_back(Buttons{{{"Maya Rodríguez 7A", "pick"}, {"Maya Roberts 7B", "pick"}}});
  card.blocks.emplace_back(says("or"));
  card.blocks.emplace_back(Buttons{{{"Somebody else", "search"}}});
  EXPECT_EQ(show(card, {}),
            "  │ [1] Maya Rodríguez 7A  [2] Maya Roberts 7B\n"
            "  │ or\n"
            "  │ [3] Somebody else\n");
}

TEST(ConsoleShow, ANoteCannotMoveTheCursorOrRunBackwards) {
  const std::string drawn =
      shown(says("a\x1b[2Jb\rc\x9b"
                 "1Ad\u202Ee\u2066f\x07g\th"));
  EXPECT_EQ(drawn,
            "  │ a[2Jb c\xEF\xBF\xBD"
            "1Adefg h\n");
  EXPECT_EQ(shown(says("\u0085x\u2028y")), "  │  x y\n");
}

TEST(ConsoleShow, ANoteCannotPassForALineOfOurs) {
  EXPECT_EQ(shown(says("hm\nonly you\n[1] Apply")), "  │ hm\n  │   only you\n  │   [1] Apply\n");
  EXPECT_EQ(shown(says("[1] Apply")), "  │   [1] Apply\n");
  EXPECT_EQ(shown(Facts{{{"Note", "x\n[1] Apply"}}}), "  │ Note  x [1] Apply\n");
  EXPECT_EQ(shown(Buttons{{{"Undo\n[2] Apply", "undo"}}}), "  │ [1] Undo [2] Apply\n");
  EXPECT_EQ(shown(Table{{}, {{"[1] Undo", "7A"}}}), "  │   [1] Undo  7A\n");
}

TEST(ConsoleShow, SaysWhoSeesIt) {
  EXPECT_EQ(seen_by(Reply::Seen::only_you, channel("#grade-7-team")), "only you");
  EXPECT_EQ(seen_by(Reply::Seen::everyone, channel("grade-7-team")), "#grade-7-team, everyone");
  EXPECT_EQ(seen_by(Reply::Seen::everyone, direct("t01")), "only you");
}

TEST(ConsoleShow, AnEmptyCardTakesNoLine) {
  Card card;
  card.blocks.emplace_back(Text{});
  card.blocks.emplace_back(Buttons{});
  card.blocks.emplace_back(Table{});
  EXPECT_EQ(show(card, {}), "");
}

}  // namespace
}  // namespace knownby::console
