// An answer that somebody waits for is there in time, or late; either is told once, and at once.
#include "adapters/overdue.hpp"

#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <string>

namespace knownby {
namespace {

using std::chrono::milliseconds;
namespace asio = boost::asio;

class OverdueTest : public testing::Test {
 protected:
  void wait_for(std::shared_ptr<Pending> pending) {
    asio::co_spawn(io_, note(std::move(pending)), asio::detached);
  }
  asio::awaitable<void> note(std::shared_ptr<Pending> pending) {
    heard_ += "waits ";
    co_await overdue_.wait(pending);
    heard_ += pending->is_late() ? "late " : "in time ";
  }

  asio::io_context io_;
  Overdue overdue_{io_.get_executor(), milliseconds(30)};
  std::string heard_;
};

TEST_F(OverdueTest, WhoeverWaitsGoesOnBeforeTheAnswerIsLeft) {
  const auto answer = overdue_.begin();
  wait_for(answer);
  io_.poll();
  overdue_.settle(answer);
  heard_ += "left ";
  io_.run();
  EXPECT_EQ(heard_, "waits in time left ");
}

TEST_F(OverdueTest, AnAnswerThatIsThereAlreadyIsNotWaitedFor) {
  const auto answer = overdue_.begin();
  overdue_.settle(answer);
  wait_for(answer);
  io_.run();
  EXPECT_EQ(heard_, "waits in time ");
}

TEST_F(OverdueTest, LateIsToldOnceAndStaysSo) {
  const auto answer = overdue_.begin();
  wait_for(answer);
  io_.run();
  overdue_.settle(answer);
  EXPECT_EQ(heard_, "waits late ");
  EXPECT_TRUE(answer->is_late());
}

TEST_F(OverdueTest, EachIsLateInItsTurnAndWhatIsSettledIsPassedOver) {
  const auto first = overdue_.begin(), second = overdue_.begin(), third = overdue_.begin();
  wait_for(first);
  wait_for(second);
  wait_for(third);
  io_.poll();
  overdue_.settle(second);
  io_.run();
  EXPECT_EQ(heard_, "waits waits waits in time late late ");
}

}  // namespace
}  // namespace knownby
