#include "bot/patience.hpp"

#include <gmock/gmock.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>

#include "commands/words/card_text.hpp"
#include "tests/bot/school.hpp"

namespace knownby {
namespace {

const Speaker ana{"slack", "U1"}, ben{"slack", "U2"};

TEST(Patience, ends_with_the_share_of_the_minute_and_begins_again_with_the_next) {
  Patience patience(3);
  const auto noon = chicago(14, 12, 0);
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(patience.has_room(ana, noon + std::chrono::seconds(i)));
  EXPECT_FALSE(patience.has_room(ana, noon + std::chrono::seconds(59)));
  EXPECT_TRUE(patience.has_room(ben, noon + std::chrono::seconds(59))) << "everybody has their own";
  EXPECT_TRUE(patience.has_room(ana, noon + std::chrono::seconds(60)));
}

TEST(Patience, tells_the_same_key_on_two_platforms_apart) {
  Patience patience(1);
  EXPECT_TRUE(patience.has_room(ana, chicago(14, 12, 0)));
  EXPECT_TRUE(patience.has_room(Speaker{"teams", "U1"}, chicago(14, 12, 0)));
}

TEST(Patience, without_a_limit_has_no_end) {
  Patience patience(0);
  for (int i = 0; i < 1000; ++i) EXPECT_TRUE(patience.has_room(ana, chicago(14, 12, 0)));
}

boost::asio::awaitable<Reply> fine(int& passed) {
  ++passed;
  co_return Reply{};
}

TEST(Patience, in_front_of_the_door_answers_kindly_and_lets_nothing_through) {
  int passed = 0, refused = 0;
  const Ask ask =
      patient([&](Request) { return fine(passed); }, std::make_shared<Patience>(2), [&] { ++refused; });
  boost::asio::io_context io;
  std::vector<std::future<Reply>> replies;
  for (int i = 0; i < 5; ++i) {
    replies.push_back(boost::asio::co_spawn(io, ask(rivera("bobby")), boost::asio::use_future));
  }
  io.run();
  EXPECT_EQ(passed, 2);
  EXPECT_EQ(refused, 3);
  EXPECT_TRUE(replies[1].get().silent());
  EXPECT_THAT(card_text(replies[2].get().card), testing::HasSubstr("This one was not saved"));
}

TEST(Patience, S34_what_a_platform_itself_tells_is_never_turned_away) {
  int passed = 0, refused = 0;
  const Ask ask =
      patient([&](Request) { return fine(passed); }, std::make_shared<Patience>(2), [&] { ++refused; });
  boost::asio::io_context io;
  for (int i = 0; i < 50; ++i) {
    Request changed;
    changed.now = chicago(14, 10, 12);
    changed.speaker = Speaker{"clock", "slack"};
    boost::asio::co_spawn(io, ask(std::move(changed)), boost::asio::use_future);
  }
  io.run();
  EXPECT_EQ(passed, 50);
  EXPECT_EQ(refused, 0);
}

TEST(Patience, S_16_names_are_looked_up_ten_times_a_second_and_beside_everything_else) {
  int passed = 0, refused = 0;
  const Ask ask =
      patient([&](Request) { return fine(passed); }, std::make_shared<Patience>(2), [&] { ++refused; });
  const auto look_up = [&](std::chrono::sys_seconds when) {
    Request request = rivera("");
    request.now = when;
    request.verb = verb_find;
    boost::asio::io_context io;
    auto reply = boost::asio::co_spawn(io, ask(std::move(request)), boost::asio::use_future);
    io.run();
    return reply.get();
  };
  for (int i = 0; i < 10; ++i) look_up(chicago(14, 10, 12));
  EXPECT_EQ(passed, 10);
  const Reply eleventh = look_up(chicago(14, 10, 12));
  EXPECT_TRUE(eleventh.silent());
  EXPECT_TRUE(eleventh.choices.empty());
  EXPECT_EQ(refused, 1);
  look_up(chicago(14, 10, 12) + std::chrono::seconds(1));
  EXPECT_EQ(passed, 11);
  boost::asio::io_context io;
  auto typed = boost::asio::co_spawn(io, ask(rivera("bobby")), boost::asio::use_future);
  io.run();
  EXPECT_EQ(passed, 12) << "what was looked up is no request of the minute";
}

}  // namespace
}  // namespace knownby
