#include "adapters/console/console.hpp"

#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>

#include "adapters/console/limits.hpp"

namespace knownby::console {
namespace {

namespace asio = boost::asio;

const Place kTeam = channel("#grade-7-team");
const Seat kRivera{"t01", kTeam};
const Seat kPark{"t02", kTeam};

Card card_of(std::string words) {
  Card card;
  card.blocks.emplace_back(says(std::move(words)));
  return card;
}

std::string words_of(const Card& card) { return std::get<Text>(card.blocks.at(0)).spans.at(0).text; }

template <class Result>
Result finish(asio::awaitable<Result> work) {
  asio::io_context loop;
  auto result = asio::co_spawn(loop, std::move(work), asio::use_future);
  loop.run();
  return result.get();
}

Outgoing outgoing(Outgoing::Act act, Place place, std::string words, std::string reference = "") {
  Outgoing out;
  out.place = std::move(place);
  out.act = act;
  out.card = card_of(std::move(words));
  out.key = "key of " + words_of(out.card);
  out.reference = std::move(reference);
  return out;
}

std::string sent(Console& console, Outgoing out) {
  return std::get<Sent>(finish(console.deliver(std::move(out)))).reference;
}

// A desk that echoes the text; "public ..." aloud, "again ..." in the place of what was pressed.
asio::awaitable<Reply> echo(Request request) {
  Reply reply;
  if (request.text.empty()) co_return reply;
  reply.card = card_of(request.text);
  if (request.text.starts_with("public")) reply.seen = Reply::Seen::everyone;
  reply.replaces_pressed = request.text.starts_with("again");
  co_return reply;
}

void say(Console& console, const Seat& seat, std::string_view line, std::string pressed = "") {
  Request request = hear(line, seat, {"e", std::chrono::sys_seconds()});
  finish(console.say(std::move(request), std::move(pressed)));
}

std::vector<std::string> seen(const Console& console, const Seat& seat) {
  std::vector<std::string> words;
  for (const Message* message : console.before(seat)) words.push_back(words_of(message->card));
  return words;
}

using Words = std::vector<std::string>;

TEST(Console, EveryoneInAChannelReceivesWhatIsPostedThere) {
  Console console;
  EXPECT_EQ(sent(console, outgoing(Outgoing::Act::post, kTeam, "week 42")), "1");
  EXPECT_EQ(sent(console, outgoing(Outgoing::Act::post, channel("#grade-6-team"), "week 42 of 6")), "2");
  EXPECT_EQ(seen(console, kRivera), Words{"week 42"});
  EXPECT_EQ(seen(console, kPark), Words{"week 42"});
}

TEST(Console, ADirectMessageIsForItsReaderAlone) {
  Console console;
  sent(console, outgoing(Outgoing::Act::post, direct("t02"), "for Ms. Park"));
  EXPECT_EQ(seen(console, kPark), Words{"for Ms. Park"});
  EXPECT_EQ(seen(console, kRivera), Words{});
}

TEST(Console, ARedrawStandsWhereTheMessageStood) {
  Console console;
  const std::string first = sent(console, outgoing(Outgoing::Act::post, kTeam, "0 of 6 taken"));
  sent(console, outgoing(Outgoing::Act::post, kTeam, "other news"));
  EXPECT_EQ(sent(console, outgoing(Outgoing::Act::redraw, kTeam, "1 of 6 taken", first)), first);
  EXPECT_EQ(seen(console, kRivera), (Words{"other news", "1 of 6 taken"}));
}

TEST(Console, AMessageTakenBackIsGoneAndCannotBeRedrawn) {
  Console console;
  const std::string first = sent(console, outgoing(Outgoing::Act::post, kTeam, "names"));
  sent(console, outgoing(Outgoing::Act::remove, kTeam, "", first));
  EXPECT_EQ(seen(console, kRivera), Words{});
  const Delivery late = finish(console.deliver(outgoing(Outgoing::Act::redraw, kTeam, "names", first)));
  ASSERT_TRUE(std::holds_alternative<Never>(late));
  EXPECT_EQ(std::get<Never>(late).ends, Never::Ends::message);
}

TEST(Console, KnowsWhatItHasShownByItsKey) {
  Console console;
  const Outgoing week = outgoing(Outgoing::Act::post, kTeam, "week 42");
  EXPECT_TRUE(std::holds_alternative<NotShown>(finish(console.seek(week))));
  const std::string reference = sent(console, week);
  const Sought sought = finish(console.seek(week));
  ASSERT_TRUE(std::holds_alternative<Sent>(sought));
  EXPECT_EQ(std::get<Sent>(sought).reference, reference);
}

TEST(Console, AnAnswerIsKeptForWhoAskedUnlessItIsForEveryone) {
  Console console;
  console.start(echo);
  say(console, kRivera, "bobby");
  say(console, kPark, "public counts");
  EXPECT_EQ(seen(console, kRivera), (Words{"public counts", "bobby"}));
  EXPECT_EQ(seen(console, kPark), Words{"public counts"});
  EXPECT_EQ(console.messages().size(), 2U);
}

TEST(Console, NothingIsKeptOfAnAnswerThatSaysNothing) {
  Console console;
  console.start(echo);
  say(console, kRivera, "");
  EXPECT_TRUE(console.messages().empty());
}

TEST(Console, AnAnswerMayTakeThePlaceOfThePressedCard) {
  Console console;
  console.start(echo);
  say(console, kRivera, "logged");
  say(console, kRivera, "other");
  const std::string pressed = console.before(kRivera).back()->reference;
  say(console, kRivera, "again: taken back", pressed);
  EXPECT_EQ(seen(console, kRivera), (Words{"again: taken back", "other"}));
  EXPECT_EQ(console.before(kRivera).front()->reference, pressed);
}

TEST(Console, APrivateAnswerNeverReplacesWhatEveryoneSees) {
  Console console;
  console.start(echo);
  const std::string week = sent(console, outgoing(Outgoing::Act::post, kTeam, "week 42"));
  say(console, kRivera, "again: six names", week);
  EXPECT_EQ(seen(console, kPark), Words{"week 42"});
  EXPECT_EQ(seen(console, kRivera), (Words{"again: six names", "week 42"}));
}

TEST(Console, HearsNothingBeforeItIsStartedOrOnceItIsStopped) {
  Console console;
  EXPECT_THROW(say(console, kRivera, "bobby"), Busy);
  console.start(echo);
  console.stop_hearing();
  EXPECT_THROW(say(console, kRivera, "bobby"), Busy);
}

TEST(Console, KeepsTheNewestMessagesOnly) {
  Console console;
  for (std::size_t at = 0; at < kMessagesKept + 5; ++at) {
    sent(console, outgoing(Outgoing::Act::post, kTeam, std::to_string(at)));
  }
  EXPECT_EQ(console.messages().size(), kMessagesKept);
  EXPECT_EQ(words_of(console.messages().front().card), "5");
}

// A desk that must know who reads along before it says anything.
asio::awaitable<Reply> careful(Request request) {
  Reply reply;
  reply.card = card_of("not seen");
  if (request.look == nullptr) {
    reply.look_at = std::make_shared<const LookAt>(LookAt{{request.place}, {}});
  } else {
    reply.card = card_of(request.look->audience->is_private ? "staff alone" : "everybody");
  }
  co_return reply;
}

TEST(Console, E2_looks_at_a_channel_and_asks_again) {
  Console console;
  console.start(careful);
  say(console, kRivera, "map grade 7");
  EXPECT_EQ(words_of(console.messages().back().card), "staff alone");
  Audience open;
  open.is_private = false;
  console.reads_along("#grade-7-team", open);
  say(console, kRivera, "map grade 7");
  EXPECT_EQ(words_of(console.messages().back().card), "everybody");
}

TEST(Console, D6_whoever_is_addressed_by_their_account_reads_it_alone) {
  Console console;
  sent(console, outgoing(Outgoing::Act::post, {"console", "t02"}, "The weekly card waits."));
  EXPECT_EQ(console.before(kPark).size(), 1U);
  EXPECT_TRUE(console.before(kRivera).empty());
}

}  // namespace
}  // namespace knownby::console
