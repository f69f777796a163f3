// Times, numbers and the end of the HTTP door, with limits of milliseconds.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <fstream>
#include <list>
#include <stdexcept>

#include "tests/adapters/net/door.hpp"

namespace knownby::net {
namespace {

namespace asio = boost::asio;
using std::chrono::milliseconds;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr milliseconds soon{60};

HttpLimits with_quick_sweeps() {
  HttpLimits limits;
  limits.sweep_every = milliseconds(5);
  limits.body = [](std::string_view) { return std::size_t{256} * 1024; };
  return limits;
}

std::uint64_t refused(const HttpCounts& counts, Refusal why) {
  return counts.refused.at(static_cast<std::size_t>(why));
}

// Answers nothing until it is opened.
class Gatekeeper {
 public:
  Serve serve() {
    return [this](HttpRequest request) { return wait(std::move(request)); };
  }
  void open(Door& door) {
    asio::post(door.io(), [this] {
      for (auto* timer : waiting_) timer->cancel();
    });
  }

 private:
  asio::awaitable<HttpResponse> wait(HttpRequest request) {
    asio::steady_timer timer(co_await asio::this_coro::executor, asio::steady_timer::time_point::max());
    waiting_.push_back(&timer);
    boost::system::error_code opened;
    co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, opened));
    waiting_.remove(&timer);
    HttpResponse response;
    response.body = "at last " + request.target;
    co_return response;
  }
  std::list<asio::steady_timer*> waiting_;
};

TEST(HttpTimes, X09_R_a_head_that_does_not_end_is_refused) {
  HttpLimits limits = with_quick_sweeps();
  limits.head_time = soon;
  Door door(limits);
  Caller mallory(door.port());
  mallory.say("POST /slack/events HTTP/1.1\r\nHost: k\r\n");
  EXPECT_EQ(status_of(mallory.hear_the_rest()), 408U);
  EXPECT_TRUE(mallory.was_closed());
  EXPECT_EQ(refused(door.counts(), Refusal::head_late), 1U);
}

TEST(HttpTimes, X09_R_one_byte_now_and_then_does_not_prolong_the_head) {
  HttpLimits limits = with_quick_sweeps();
  limits.head_time = soon;
  Door door(limits);
  Caller mallory(door.port());
  const auto began = std::chrono::steady_clock::now();
  mallory.say("GET / HTTP/1.1\r\nX: ");
  while (refused(door.counts(), Refusal::head_late) == 0 &&
         std::chrono::steady_clock::now() - began < milliseconds(5000))
    mallory.say("x");
  EXPECT_EQ(refused(door.counts(), Refusal::head_late), 1U);
}

TEST(HttpTimes, X09_R_a_body_that_does_not_end_is_refused) {
  HttpLimits limits = with_quick_sweeps();
  limits.body_time = soon;
  Door door(limits);
  Caller mallory(door.port());
  mallory.say("POST / HTTP/1.1\r\nHost: k\r\nContent-Length: 10\r\n\r\nhalf");
  EXPECT_EQ(status_of(mallory.hear_the_rest()), 408U);
  EXPECT_EQ(refused(door.counts(), Refusal::body_late), 1U);
  EXPECT_THAT(door.served(), IsEmpty());
}

TEST(HttpTimes, X09_R_a_body_slower_than_its_rate_is_refused_before_its_time_is_over) {
  HttpLimits limits = with_quick_sweeps();
  limits.body_time = std::chrono::minutes(1);
  limits.body_grace = soon;
  limits.body_bytes_per_second = 1'000'000;
  Door door(limits);
  Caller mallory(door.port());
  mallory.say("POST / HTTP/1.1\r\nHost: k\r\nContent-Length: 1000\r\n\r\n" + std::string(999, 'x'));
  EXPECT_EQ(status_of(mallory.hear_the_rest()), 408U);
  EXPECT_EQ(refused(door.counts(), Refusal::body_late), 1U);
}

TEST(HttpTimes, X09_A_a_slow_client_above_the_rate_is_heard_to_the_end) {
  HttpLimits limits = with_quick_sweeps();
  limits.body_grace = milliseconds(10);
  Door door(limits);
  Caller phone(door.port());
  const std::string piece(8 * 1024, 'x');
  phone.say("POST / HTTP/1.1\r\nHost: k\r\nContent-Length: 262144\r\n\r\n");
  for (int n = 0; n < 32; ++n) {
    phone.say(piece);
    std::this_thread::sleep_for(milliseconds(3));
  }
  EXPECT_EQ(status_of(phone.hear()), 200U);
  EXPECT_EQ(door.served().at(0).body.size(), 262144U);
}

TEST(HttpTimes, X09_an_idle_connection_is_closed_without_a_word) {
  HttpLimits limits = with_quick_sweeps();
  limits.idle_time = soon;
  Door door(limits);
  Caller silent(door.port());
  Caller proxy(door.port());
  proxy.say("GET / HTTP/1.1\r\nHost: k\r\n\r\n");
  EXPECT_EQ(status_of(proxy.hear()), 200U);
  EXPECT_EQ(proxy.hear_the_rest(), "");
  EXPECT_TRUE(proxy.was_closed());
  EXPECT_EQ(silent.hear_the_rest(), "");
  EXPECT_TRUE(silent.was_closed());
}

TEST(HttpTimes, X09_R_a_peer_that_does_not_read_its_answer_is_let_go) {
  HttpLimits limits = with_quick_sweeps();
  limits.write_time = soon;
  const Serve much = [](HttpRequest) -> asio::awaitable<HttpResponse> {
    co_return HttpResponse{200, "text/plain", std::string(16U << 20U, 'm'), {}};
  };
  Door door(limits, much);
  Caller mallory(door.port());
  mallory.say("GET / HTTP/1.1\r\nHost: k\r\n\r\n");
  EXPECT_TRUE(door.becomes([](const HttpCounts& c) { return c.requests == 1 && c.connections == 0; }));
}

TEST(HttpNumbers, X09_the_last_request_of_a_connection_says_so) {
  HttpLimits limits;
  limits.requests_per_connection = 3;
  Door door(limits);
  Caller proxy(door.port());
  const std::string get = "GET / HTTP/1.1\r\nHost: k\r\n\r\n";
  proxy.say(get + get + get + get);
  EXPECT_THAT(proxy.hear(), testing::Not(HasSubstr("Connection: close")));
  EXPECT_THAT(proxy.hear(), testing::Not(HasSubstr("Connection: close")));
  EXPECT_THAT(proxy.hear(), HasSubstr("Connection: close"));
  EXPECT_EQ(proxy.hear_the_rest(), "");
  EXPECT_EQ(door.served().size(), 3U);
}

TEST(HttpNumbers, X09_accepting_pauses_above_the_limit_and_goes_on_when_somebody_leaves) {
  HttpLimits limits;
  limits.connections = 2;
  Door door(limits);
  auto first = std::make_unique<Caller>(door.port());
  Caller second(door.port());
  EXPECT_TRUE(door.becomes([](const HttpCounts& c) { return c.connections == 2; }));
  Caller third(door.port());
  third.say("GET /third HTTP/1.1\r\nHost: k\r\n\r\n");
  second.say("GET /second HTTP/1.1\r\nHost: k\r\n\r\n");
  EXPECT_EQ(body_of(second.hear()), "GET /second ");
  EXPECT_EQ(door.counts().accepted, 2U);
  first.reset();
  EXPECT_EQ(body_of(third.hear()), "GET /third ");
}

TEST(HttpNumbers, X09_R_one_peer_cannot_take_every_connection) {
  HttpLimits limits;
  limits.connections_per_peer = 2;
  limits.counts_loopback = true;
  Door door(limits);
  auto first = std::make_unique<Caller>(door.port());
  Caller second(door.port());
  EXPECT_TRUE(door.becomes([](const HttpCounts& c) { return c.connections == 2; }));
  Caller third(door.port());
  EXPECT_EQ(third.hear_the_rest(), "");
  EXPECT_EQ(refused(door.counts(), Refusal::peer_full), 1U);
  first.reset();
  EXPECT_TRUE(door.becomes([](const HttpCounts& c) { return c.connections == 1; }));
  Caller fourth(door.port());
  fourth.say("GET /fourth HTTP/1.1\r\nHost: k\r\n\r\n");
  EXPECT_EQ(body_of(fourth.hear()), "GET /fourth ");
}

TEST(HttpNumbers, X09_A_a_proxy_on_this_machine_may_have_as_many_as_it_needs) {
  HttpLimits limits;
  limits.connections_per_peer = 2;
  Door door(limits);
  std::list<Caller> proxy;
  for (int n = 0; n < 5; ++n) proxy.emplace_back(door.port()).say("GET / HTTP/1.1\r\nHost: k\r\n\r\n");
  for (Caller& connection : proxy) EXPECT_EQ(status_of(connection.hear()), 200U);
}

TEST(HttpNumbers, X09_when_too_many_run_the_next_is_told_to_come_back_and_may_stay) {
  HttpLimits limits;
  limits.running = 1;
  Gatekeeper gatekeeper;
  Door door(limits, gatekeeper.serve());
  Caller ana(door.port());
  Caller ben(door.port());
  ana.say("GET /ana HTTP/1.1\r\nHost: k\r\n\r\n");
  ASSERT_TRUE(door.becomes([](const HttpCounts& c) { return c.running == 1; }));
  ben.say("GET /ben HTTP/1.1\r\nHost: k\r\n\r\n");
  const std::string busy = ben.hear();
  EXPECT_EQ(status_of(busy), 503U);
  EXPECT_THAT(busy, HasSubstr("\r\nRetry-After: 5\r\n"));
  EXPECT_THAT(busy, testing::Not(HasSubstr("Connection: close")));
  gatekeeper.open(door);
  EXPECT_EQ(body_of(ana.hear()), "at last /ana");
}

// A descriptor for each end of a thousand connections, where the machine's usual limit is 1024.
void allow_descriptors(rlim_t many) {
  rlimit now{};
  ::getrlimit(RLIMIT_NOFILE, &now);
  now.rlim_cur = std::max(now.rlim_cur, std::min(now.rlim_max, many));
  ::setrlimit(RLIMIT_NOFILE, &now);
}

std::size_t resident_bytes() {
  std::size_t all = 0, resident = 0;
  std::ifstream("/proc/self/statm") >> all >> resident;
  return resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool is_measurable = false;  // the sanitizer's own books are larger than ours
#else
constexpr bool is_measurable = true;
#endif

TEST(HttpNumbers, X09_R_a_thousand_slow_heads_cost_little_and_do_not_delay_an_honest_request) {
  allow_descriptors(4096);
  Door door;
  Caller honest(door.port());
  const std::size_t before = resident_bytes();
  std::list<Caller> slow;
  for (int n = 0; n < 1000; ++n) slow.emplace_back(door.port()).say("P");
  ASSERT_TRUE(door.becomes([](const HttpCounts& c) { return c.connections == 1001; }));
  if (is_measurable) {
    EXPECT_LT(resident_bytes() - before, 1000U * 64 * 1024);
  }
  std::vector<milliseconds> waits;
  for (int n = 0; n < 100; ++n) {
    for (Caller& caller : slow) {
      if (n % 10 == 0) caller.say("x");
    }
    const auto began = std::chrono::steady_clock::now();
    honest.say("GET / HTTP/1.1\r\nHost: k\r\n\r\n");
    ASSERT_EQ(status_of(honest.hear()), 200U);
    waits.push_back(std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - began));
  }
  std::sort(waits.begin(), waits.end());
  EXPECT_LT(waits[98], milliseconds(250)) << "p99";
}

TEST(HttpNumbers, X09_R_who_is_told_to_come_back_hears_it_within_ten_milliseconds) {
  HttpLimits limits;
  limits.running = 1;
  Gatekeeper gatekeeper;
  Door door(limits, gatekeeper.serve());
  Caller ana(door.port());
  ana.say("GET /ana HTTP/1.1\r\nHost: k\r\n\r\n");
  ASSERT_TRUE(door.becomes([](const HttpCounts& c) { return c.running == 1; }));
  auto quickest = milliseconds::max();
  for (int n = 0; n < 20; ++n) {  // the quickest: others may be busy on this machine
    Caller ben(door.port());
    const auto began = std::chrono::steady_clock::now();
    ben.say("GET /ben HTTP/1.1\r\nHost: k\r\n\r\n");
    EXPECT_EQ(status_of(ben.hear()), 503U);
    const auto took = std::chrono::steady_clock::now() - began;
    quickest = std::min(quickest, std::chrono::duration_cast<milliseconds>(took));
  }
  EXPECT_LT(quickest, milliseconds(10));
  gatekeeper.open(door);
  EXPECT_EQ(body_of(ana.hear()), "at last /ana");
}

TEST(HttpNumbers, X09_the_limits_are_those_of_the_protocol) {
  const HttpLimits limits;
  EXPECT_EQ(limits.head_time, std::chrono::seconds(5));
  EXPECT_EQ(limits.body_time, std::chrono::seconds(10));
  EXPECT_EQ(limits.body_bytes_per_second, 1024U);
  EXPECT_EQ(limits.idle_time, std::chrono::seconds(30));
  EXPECT_EQ(limits.connections, 1024U);
  EXPECT_EQ(limits.connections_per_peer, 64U);
  EXPECT_EQ(limits.running, 1000U);
  EXPECT_EQ(limits.request_line, 4096U);
  EXPECT_EQ(limits.header_block, 16384U);
  EXPECT_EQ(limits.headers, 64U);
  EXPECT_EQ(limits.body("/anything"), 4096U);
}

TEST(HttpTrouble, whatever_is_thrown_becomes_a_500_that_says_nothing_and_others_go_on) {
  const Serve broken = [](HttpRequest request) -> asio::awaitable<HttpResponse> {
    if (request.target == "/number") throw 42;
    if (request.target == "/error") throw std::runtime_error("the secret cause");
    co_return HttpResponse{};
  };
  Door door({}, broken);
  for (const std::string target : {"/number", "/error"}) {
    Caller ana(door.port());
    ana.say("GET " + target + " HTTP/1.1\r\nHost: k\r\n\r\n");
    const std::string answer = ana.hear_the_rest();
    EXPECT_EQ(status_of(answer), 500U);
    EXPECT_EQ(body_of(answer), "internal error\n");
    EXPECT_TRUE(ana.was_closed());
  }
  Caller ben(door.port());
  ben.say("GET / HTTP/1.1\r\nHost: k\r\n\r\n");
  EXPECT_EQ(status_of(ben.hear()), 200U);
  EXPECT_EQ(door.counts().failed, 2U);
}

TEST(HttpTrouble, a_caller_who_hangs_up_in_the_middle_leaves_nothing_behind) {
  Door door;
  for (const std::string_view part :
       {"", "GET", "POST / HTTP/1.1\r\nHost: k\r\nContent-Length: 9\r\n\r\nhalf"})
    Caller(door.port()).say(part);
  EXPECT_TRUE(door.becomes([](const HttpCounts& c) { return c.accepted == 3 && c.connections == 0; }));
  EXPECT_THAT(door.served(), IsEmpty());
}

TEST(HttpEnd, R12_A_running_requests_finish_idle_connections_close_and_nobody_new_comes_in) {
  Gatekeeper gatekeeper;
  Door door({}, gatekeeper.serve());
  Caller idle(door.port());
  Caller ana(door.port());
  ana.say("GET /ana HTTP/1.1\r\nHost: k\r\n\r\n");
  ASSERT_TRUE(door.becomes([](const HttpCounts& c) { return c.running == 1 && c.connections == 2; }));
  auto finished = door.finish(std::chrono::seconds(5));
  EXPECT_EQ(idle.hear_the_rest(), "");
  EXPECT_TRUE(idle.was_closed());
  EXPECT_THROW(Caller late(door.port()), std::runtime_error);
  EXPECT_EQ(finished.wait_for(milliseconds(0)), std::future_status::timeout);
  gatekeeper.open(door);
  const std::string answer = ana.hear_the_rest();
  EXPECT_EQ(body_of(answer), "at last /ana");
  EXPECT_THAT(answer, HasSubstr("\r\nConnection: close\r\n"));
  EXPECT_EQ(finished.wait_for(std::chrono::seconds(5)), std::future_status::ready);
  EXPECT_EQ(door.counts().connections, 0U);
}

TEST(HttpEnd, R12_what_does_not_finish_in_time_is_cut_off) {
  Gatekeeper gatekeeper;
  Door door({}, gatekeeper.serve());
  Caller ana(door.port());
  ana.say("GET /ana HTTP/1.1\r\nHost: k\r\n\r\n");
  ASSERT_TRUE(door.becomes([](const HttpCounts& c) { return c.running == 1; }));
  door.finish(soon).get();
  EXPECT_EQ(ana.hear_the_rest(), "");
  gatekeeper.open(door);
  EXPECT_TRUE(door.becomes([](const HttpCounts& c) { return c.connections == 0; }));
}

}  // namespace
}  // namespace knownby::net
