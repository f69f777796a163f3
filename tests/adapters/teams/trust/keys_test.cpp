// PROTOCOL T-02: Microsoft's keys, fetched, kept, and let go.
#include "adapters/teams/trust/keys.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/adapters/teams/trust/microsoft.hpp"

namespace knownby::teams {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using namespace std::chrono_literals;

class T_02 : public testing::Test {
 protected:
  explicit T_02(std::chrono::milliseconds patience = 60s) {
    keys.emplace(KeySource{"https://api.botframework.com", {}, patience, microsoft.note()},
                 microsoft.loop.get_executor(), microsoft.clock, microsoft.send());
  }
  // "found", or why not.
  std::string find(const std::string& id) {
    const Keys::Found found = microsoft.run(keys->find(id));
    const auto* missing = std::get_if<Vouch>(&found);
    return missing == nullptr ? "found" : std::string(name(*missing));
  }
  std::size_t fetches() const {
    return static_cast<std::size_t>(std::count_if(microsoft.calls.begin(), microsoft.calls.end(),
                                                  [](const auto& call) { return call.url == metadata_url; }));
  }
  void pass(std::chrono::seconds time) { microsoft.clock.set(microsoft.clock.now() + time); }
  void rotate() { microsoft.keys = {published("second", RsaKey::next())}; }
  void fall_silent() {
    microsoft.says = [](const net::Call&) {
      net::Answer answer;
      answer.trouble = net::Trouble::not_connected;
      return answer;
    };
  }
  void come_back() { microsoft.says = nullptr; }

  Microsoft microsoft;
  std::optional<Keys> keys;
};

class T_02_impatient : public T_02 {
 protected:
  T_02_impatient() : T_02(1ms) {}
};

TEST_F(T_02, A_keys_are_fetched_when_first_needed_and_kept) {
  EXPECT_THAT(microsoft.calls, IsEmpty());
  EXPECT_EQ(find("first"), "found");
  ASSERT_EQ(microsoft.calls.size(), 2U);
  EXPECT_EQ(microsoft.calls[0].url, metadata_url);
  EXPECT_EQ(microsoft.calls[1].url, keys_at);
  for (const net::Call& call : microsoft.calls) {
    EXPECT_EQ(call.method, "GET");
    EXPECT_EQ(call.purpose, net::Purpose::teams_openid_metadata);
    EXPECT_THAT(call.body, IsEmpty());
    EXPECT_THAT(call.headers, IsEmpty());
  }
  pass(23h);
  EXPECT_EQ(find("first"), "found");
  EXPECT_EQ(fetches(), 1U);
  EXPECT_EQ(keys->counts().refreshed, 1U);
}

TEST_F(T_02, A_they_may_be_fetched_before_anybody_needs_them) {
  keys->prepare();
  microsoft.settle();
  EXPECT_EQ(fetches(), 1U);
  keys->prepare();
  EXPECT_EQ(find("first"), "found");
  EXPECT_EQ(fetches(), 1U);
}

TEST_F(T_02, A_after_a_day_they_are_fetched_anew_while_the_old_ones_serve) {
  find("first");
  rotate();
  pass(24h);
  microsoft.is_slow = true;
  EXPECT_EQ(find("first"), "found") << "nobody waits for the fetch";
  microsoft.settle();
  EXPECT_EQ(fetches(), 2U);
  EXPECT_EQ(find("first"), "found");
  EXPECT_EQ(fetches(), 2U) << "one fetch at a time";
  microsoft.is_slow = false;
  microsoft.release();
  microsoft.settle();
  EXPECT_EQ(find("second"), "found");
  EXPECT_EQ(find("first"), "unknown_key") << "what Microsoft no longer publishes is no longer believed";
}

TEST_F(T_02, A_a_new_key_is_known_after_one_fetch) {
  find("first");
  rotate();
  pass(1h);
  EXPECT_EQ(find("second"), "found");
  EXPECT_EQ(fetches(), 2U);
}

TEST_F(T_02, R_invented_key_ids_cause_one_fetch_an_hour) {
  find("first");
  for (int hour = 0; hour < 3; ++hour) {
    for (int i = 0; i < 1000; ++i) EXPECT_EQ(find("invented-" + std::to_string(i)), "unknown_key");
    EXPECT_EQ(fetches(), static_cast<std::size_t>(hour) + 1);
    pass(1h);
  }
}

TEST_F(T_02, A_a_thousand_requests_at_once_make_one_fetch) {
  microsoft.is_slow = true;
  int found = 0;
  for (int i = 0; i < 1000; ++i) {
    boost::asio::co_spawn(microsoft.loop, keys->find("first"), [&](std::exception_ptr, Keys::Found one) {
      found += std::holds_alternative<Vouch>(one) ? 0 : 1;
    });
  }
  microsoft.settle();
  EXPECT_EQ(found, 0);
  microsoft.is_slow = false;
  microsoft.release();
  microsoft.settle();
  EXPECT_EQ(found, 1000);
  EXPECT_EQ(fetches(), 1U);
}

TEST_F(T_02_impatient, R_a_slow_fetch_holds_no_request_up_and_is_of_use_later) {
  microsoft.is_slow = true;
  EXPECT_EQ(find("first"), "keys_unavailable");
  EXPECT_EQ(find("first"), "keys_unavailable");
  microsoft.is_slow = false;
  microsoft.release();
  microsoft.settle();
  EXPECT_EQ(find("first"), "found");
  EXPECT_EQ(fetches(), 1U);
}

TEST_F(T_02, R_old_keys_serve_for_five_days_without_news_and_no_longer) {
  find("first");
  fall_silent();
  pass(5 * 24h - 1s);
  EXPECT_EQ(find("first"), "found");
  pass(1s);
  EXPECT_EQ(find("first"), "keys_unavailable");
  EXPECT_EQ(find("invented"), "keys_unavailable") << "nobody can tell what it is worth";
  pass(1min);
  EXPECT_EQ(find("first"), "keys_unavailable");
  EXPECT_THAT(microsoft.notes, ElementsAre(HasSubstr("those at hand serve for five days at most"),
                                           HasSubstr("nothing from Teams is taken")));
  pass(1min);
  come_back();
  EXPECT_EQ(find("first"), "found");
}

TEST_F(T_02, R_a_failed_fetch_is_tried_again_in_a_minute_and_said_once) {
  fall_silent();
  EXPECT_EQ(find("first"), "keys_unavailable");
  for (int i = 0; i < 10; ++i) find("first");
  EXPECT_EQ(fetches(), 1U);
  pass(1min);
  find("first");
  EXPECT_EQ(fetches(), 2U);
  EXPECT_EQ(keys->counts().failed, 2U);
  EXPECT_THAT(microsoft.notes, ElementsAre("! Microsoft's signing keys could not be fetched (not_connected); "
                                           "until they are, nothing from Teams is taken"));
  come_back();
  pass(1min);
  EXPECT_EQ(find("first"), "found");
  EXPECT_THAT(microsoft.notes.back(), HasSubstr("here again"));
}

TEST_F(T_02, R_a_failed_refresh_for_an_unknown_key_does_not_cost_an_hour) {
  find("first");
  rotate();
  pass(1h);
  fall_silent();
  EXPECT_EQ(find("second"), "unknown_key");
  EXPECT_EQ(find("first"), "found");
  come_back();
  pass(1min);
  EXPECT_EQ(find("second"), "found");
}

TEST_F(T_02, R_a_clock_set_back_makes_no_key_younger) {
  find("first");
  pass(-48h);
  rotate();
  EXPECT_EQ(find("second"), "found");
}

TEST_F(T_02, R_keys_are_fetched_from_microsofts_host_only) {
  for (const auto* url :
       {"https://evil.example/keys", "http://login.botframework.com/v1/.well-known/keys",
        "https://login.botframework.com.evil.example/keys", "https://login.botframework.com@evil.example/",
        "https://smba.trafficmanager.net/keys", "https://127.0.0.1/keys", "not-a-url"}) {
    microsoft.says = [url](const net::Call& call) {
      return answered(call.url == metadata_url ? metadata(url) : key_set({}));
    };
    microsoft.calls.clear();
    EXPECT_EQ(find("first"), "keys_unavailable") << url;
    EXPECT_EQ(microsoft.calls.size(), 1U) << url;
    pass(1min);
  }
  for (const std::string& note : microsoft.notes) EXPECT_EQ(note.find("evil"), std::string::npos);
}

TEST_F(T_02, R_an_answer_that_is_not_what_it_should_be_changes_nothing) {
  find("first");
  const std::vector<std::function<net::Answer(const net::Call&)>> worlds = {
      [](const net::Call&) { return answered("", 500); },
      [](const net::Call&) { return answered(metadata(), 302); },
      [](const net::Call&) { return answered("<html>Please log in to the school's network</html>"); },
      [](const net::Call&) { return answered(metadata() + std::string(256 * 1024, ' ')); },
      [](const net::Call& call) {
        return answered(call.url == metadata_url ? metadata() : R"({"keys":[]})");
      },
      [](const net::Call& call) { return answered(call.url == metadata_url ? metadata() : "{}", 200); },
      [](const net::Call& call) { return answered(metadata(), call.url == metadata_url ? 200 : 404); },
  };
  pass(24h);
  for (const auto& world : worlds) {
    microsoft.says = world;
    pass(1min);
    EXPECT_EQ(find("first"), "found");
    microsoft.settle();
  }
  EXPECT_EQ(keys->counts().failed, worlds.size());
  EXPECT_EQ(keys->counts().refreshed, 1U);
}

TEST_F(T_02, X_02_a_rehearsal_fetches_them_from_its_stand_in_and_nowhere_else) {
  net::Loopback loopback;
  loopback.stand_in(net::Purpose::teams_openid_metadata, "http://127.0.0.1:9000/v1/");
  keys.emplace(KeySource{"https://api.botframework.com", loopback}, microsoft.loop.get_executor(),
               microsoft.clock, microsoft.send());
  microsoft.says = [this](const net::Call& call) {
    const bool is_metadata = call.url == "http://127.0.0.1:9000/v1/openidconfiguration";
    return answered(is_metadata ? metadata("http://127.0.0.1:9000/v1/keys") : key_set(microsoft.keys));
  };
  EXPECT_EQ(find("first"), "found");
  EXPECT_EQ(microsoft.calls[1].url, "http://127.0.0.1:9000/v1/keys");
}

}  // namespace
}  // namespace knownby::teams
