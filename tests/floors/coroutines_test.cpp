#include <gtest/gtest.h>

#include "tests/floors/source.hpp"

namespace knownby::floors {
namespace {

std::size_t crowded(const std::string& body) {
  const std::string text = "boost::asio::awaitable<void> Desk::serve(int n) {\n" + body + "\n}\n";
  return awaits_in_crowded_statements(Source("bot/desk.cpp", text)).size();
}

TEST(Awaits, stand_in_statements_without_brace_lambda_or_question_mark) {
  EXPECT_EQ(told_everywhere(awaits_in_crowded_statements), "");
}

TEST(Awaits, are_there_to_be_checked) {
  std::size_t awaits = 0;
  for (const Source& source : all_sources())
    awaits += source.code.find("co_await") != std::string::npos ? 1U : 0U;
  EXPECT_GE(awaits, 3U);
}

TEST(Awaits, may_stand_in_plain_statements) {
  EXPECT_EQ(crowded("co_await f();"), 0U);
  EXPECT_EQ(crowded("const auto [error, n] = co_await socket.async_read(buffer, as_tuple(use_awaitable));"),
            0U);
  EXPECT_EQ(crowded("if (co_await ready()) { g(Foo{1}); }"), 0U);
  EXPECT_EQ(crowded("if (open(co_await f())) x = y ? 1 : 2;"), 0U);
  EXPECT_EQ(crowded("if (a) { b(); } else if (co_await ready()) { g(); }"), 0U);
  EXPECT_EQ(crowded("while ((co_await next()) > 3) { g(Foo{}); }"), 0U);
  EXPECT_EQ(crowded("for (const auto& row : co_await rows()) { use(row); }"), 0U);
  EXPECT_EQ(crowded("Foo foo{1, 2};\nco_await f(std::move(foo));"), 0U);
  EXPECT_EQ(crowded("auto g = [n] { return n; };\nco_await f(g);"), 0U);
  EXPECT_EQ(crowded("auto g = []() -> awaitable<void> { co_await h(); };"), 0U);
  EXPECT_EQ(crowded("try { co_await f(); } catch (const Foo&) { g(Foo{}); }"), 0U);
  EXPECT_EQ(crowded("co_return co_await f();"), 0U);
  EXPECT_EQ(crowded("const int a = n ? 1 : 2; co_await f(a);"), 0U);
  EXPECT_EQ(crowded("switch (n) { case 1: co_await f(); break; default: { co_await g(); } }"), 0U);
  EXPECT_EQ(crowded("co_await f(\"{ ? }\");  // { ? }"), 0U);
  EXPECT_EQ(crowded("do { g(); } while (co_await more());"), 0U);
}

TEST(Awaits, with_a_brace_are_found) {
  EXPECT_EQ(crowded("co_await f(Foo{1, 2});"), 1U);
  EXPECT_EQ(crowded("co_await f({.a = 1});"), 1U);
  EXPECT_EQ(crowded("co_await f({});"), 1U);
  EXPECT_EQ(crowded("g(Foo{1}, co_await f());"), 1U);
  EXPECT_EQ(crowded("const Foo foo{co_await f()};"), 1U);
  EXPECT_EQ(crowded("const Foo foo = {1, co_await f()};"), 1U);
  EXPECT_EQ(crowded("g(co_await f(), Foo{1});"), 1U);
  EXPECT_EQ(crowded("if (g(co_await f(), Foo{1})) { h(); }"), 1U);
  EXPECT_EQ(crowded("co_return Foo{co_await f()};"), 1U);
  EXPECT_EQ(crowded("const Foo foo{{co_await f()}};"), 1U);
  EXPECT_EQ(crowded("{ h(); }\nco_await f(\n    Foo{\n        1});"), 1U);
}

TEST(Awaits, with_a_lambda_are_found) {
  EXPECT_EQ(crowded("co_await f([n] { return n; });"), 1U);
  EXPECT_EQ(crowded("co_await f([n]() mutable { return n; }, use_awaitable);"), 1U);
  EXPECT_EQ(crowded("g([n](int m) { return n + m; }, co_await f());"), 1U);
}

TEST(Awaits, with_a_question_mark_are_found) {
  EXPECT_EQ(crowded("const int a = n ? co_await f() : 2;"), 1U);
  EXPECT_EQ(crowded("co_await f(n ? 1 : 2);"), 1U);
  EXPECT_EQ(crowded("if ((co_await f()) ? g() : h()) { k(); }"), 1U);
  EXPECT_EQ(crowded("co_return n > 0 ? 1 : co_await f();"), 1U);
}

}  // namespace
}  // namespace knownby::floors
