// `knownby serve` as a process: killed in the middle of a burst, stopped under load, refused a second time.

#include <gmock/gmock.h>

#include <atomic>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <thread>

#include "store/query.hpp"
#include "tests/bot/school.hpp"
#include "tests/bot/talk.hpp"
#include "tests/program/process.hpp"

namespace knownby {
namespace {

using testing::HasSubstr;

std::chrono::sys_seconds now() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

// At most 20 seconds: a server that saves nothing fails the test, and does not hang it.
void wait_for(const std::atomic<int>& acknowledged, int many) {
  for (int ms = 0; acknowledged < many && ms < 20'000; ++ms) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  EXPECT_GE(acknowledged, many);
}

class ServeTest : public testing::Test {
 protected:
  ServeTest() {
    {
      Db db(store);
      fill_school(db, {"slack", "#grade-7-team"});
    }
    folder.put("slack-signing-secret", test_signing_secret);
    folder.put("slack-bot-token", "loopback-token");
    folder.put(
        "bot.toml",
        "[school]\nname = 'Lincoln'\ntime_zone = 'America/Chicago'\n[store]\npath = 'school.db'\n"
        "[http]\nlisten = '127.0.0.1:0'\nmetrics = '127.0.0.1:0'\n"
        "[slack]\napp_id = 'A0KNOWNBY'\nteam_id = 'T0LINCOLN'\n[secrets]\ndirectory = '.'\n"
        "[limits]\nrequests_per_person_per_minute = 0\n[loopback]\nslack_api = 'http://127.0.0.1:9/api/'\n");
  }
  Process serve() { return Process({"serve", "--config", config}, folder.file("output")); }

  // Four people log one book after another until the server is gone; those it acknowledged.
  std::map<std::string, bool> burst(unsigned short port, std::atomic<int>& acknowledged) {
    std::map<std::string, bool> sent;
    std::mutex mutex;
    std::vector<std::thread> people;
    for (int person = 0; person < 4; ++person) {
      people.emplace_back([&, person] {
        Talk talk(port);
        for (int i = 0;; ++i) {
          const std::string book = std::to_string(person) + "x" + std::to_string(i);
          const auto answer = talk.send(command(book));
          const bool saved = answer && answer->body.find("Bobby Chen") != std::string::npos;
          const std::lock_guard lock(mutex);
          sent[book] = saved;
          if (saved) ++acknowledged;
          if (!answer || answer->status != 200) return;
        }
      });
    }
    for (std::thread& one : people) one.join();
    return sent;
  }
  static std::string command(const std::string& book) {
    return slash_command("bobby talked about book " + book + "z", "trigger." + book, now());
  }

  Folder folder;
  std::string store = folder.file("school.db");
  std::string config = folder.file("bot.toml");
};

TEST_F(ServeTest, F5_killed_in_a_burst_nothing_acknowledged_is_missing_and_nothing_is_there_twice) {
  for (int round = 0; round < 3; ++round) {
    std::map<std::string, bool> sent;
    {
      Process server = serve();
      const unsigned short port = server.port();
      ASSERT_NE(port, 0) << server.said();
      std::atomic<int> acknowledged{0};
      std::thread killer([&] {
        wait_for(acknowledged, 40 + 30 * round);
        server.signal(SIGKILL);
      });
      sent = burst(port, acknowledged);
      killer.join();
      ASSERT_EQ(server.ended(std::chrono::seconds(10)), 128 + SIGKILL);
    }
    std::map<std::string, int> kept = books_in(store);
    for (const auto& [book, saved] : sent) {
      if (saved) {
        EXPECT_EQ(kept[book], 1) << "acknowledged, so it must be there";
      }
      EXPECT_LE(kept[book], 1);
    }
    Process again =
        serve();  // everybody sends again what they are unsure of, and the platform repeats itself
    Talk talk(again.port());
    for (const auto& [book, saved] : sent) {
      const auto answer = talk.send(command(book));
      ASSERT_TRUE(answer);
      EXPECT_THAT(answer->body, HasSubstr("Bobby Chen"));
    }
    again.signal(SIGTERM);
    EXPECT_EQ(again.ended(std::chrono::seconds(20)), 0);
    for (const auto& [book, count] : books_in(store)) EXPECT_EQ(count, 1) << book;
    Db(store).run("DELETE FROM checkins");
    Db(store).run("DELETE FROM seen");
  }
}

TEST_F(ServeTest, R_12_SIGTERM_under_load_exits_0_within_20_seconds_and_keeps_its_word) {
  Process server = serve();
  const unsigned short port = server.port();
  ASSERT_NE(port, 0) << server.said();
  std::atomic<int> acknowledged{0};
  std::thread stopper([&] {
    wait_for(acknowledged, 100);
    server.signal(SIGTERM);
  });
  const std::map<std::string, bool> sent = burst(port, acknowledged);
  stopper.join();
  EXPECT_EQ(server.ended(std::chrono::seconds(20)), 0) << server.said();
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM checkins"), acknowledged.load());
}

TEST_F(ServeTest, R_12_a_second_SIGTERM_ends_it_at_once) {
  Process server = serve();
  ASSERT_NE(server.port(), 0) << server.said();
  server.signal(SIGTERM);
  while (server.said().find("stopping") == std::string::npos && !server.ended(std::chrono::seconds(0))) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  server.signal(SIGTERM);
  EXPECT_EQ(server.ended(std::chrono::seconds(1)), 130);
}

TEST_F(ServeTest, R_08_a_second_process_at_the_same_store_says_so_and_exits) {
  Process server = serve();
  ASSERT_NE(server.port(), 0) << server.said();
  std::string said;
  EXPECT_EQ(run_program({"serve", "--config", config}, said), 75);
  EXPECT_THAT(said, HasSubstr("knownby: "));
  EXPECT_EQ(run_program({"admin", "--config", config, "no", "school", "tomorrow"}, said), 75);
  EXPECT_EQ(Talk(server.port()).get("/healthz")->status, 200);
}

// The store, its log, its lock, a copy made beside it, all that the process says, and what is sealed, opened.
TEST_F(ServeTest, E_4_A_what_the_guard_stops_is_in_no_file_and_no_output_while_it_runs_and_after_a_kill) {
  const auto files_with = [&](const std::string& words) {
    int files = 0;
    for (const auto& file : std::filesystem::directory_iterator(std::filesystem::path(store).parent_path()))
      files += bytes_of(file.path()).find(words) != std::string::npos ? 1 : 0;
    return files;
  };
  const auto opened_with = [&](const std::string& words) {
    Db db(store);
    std::int64_t texts = 0;
    for (const Sql sql : {Sql("SELECT opened('checkins.sealed_note', id, sealed_note) FROM checkins"),
                          Sql("SELECT opened('facts.sealed_words', id, sealed_words) FROM facts"),
                          Sql("SELECT opened('statements.sealed_words', id, sealed_words) FROM statements"),
                          Sql("SELECT opened('outbox.sealed_body', id, sealed_body) FROM outbox"),
                          Sql("SELECT opened('seen.sealed_reply', id, sealed_reply) FROM seen")}) {
      Query rows(db, sql);
      while (rows.next()) texts += !rows.null(0) && rows.text(0).find(words) != std::string::npos ? 1 : 0;
    }
    return texts;
  };
  Process server = serve();
  Talk talk(server.port());
  const auto held = talk.send(slash_command("bobby says his dad hits him quilltrace", "trigger.1", now()));
  ASSERT_TRUE(held);
  EXPECT_THAT(held->body, HasSubstr("I have not saved this and I have not told anyone."));
  EXPECT_THAT(talk.send(command("1"))->body, HasSubstr("Logged")) << "something is written beside it";
  std::string said;
  EXPECT_EQ(run_program({"backup", "--config", config, folder.file("copy.backup")}, said), 0) << said;
  ASSERT_TRUE(std::filesystem::exists(store + "-wal"));
  EXPECT_GT(files_with("#grade-7-team"), 0) << "else nothing is looked through";
  EXPECT_EQ(files_with("quilltrace"), 0);
  server.signal(SIGKILL);
  ASSERT_EQ(server.ended(std::chrono::seconds(10)), 128 + SIGKILL);
  EXPECT_EQ(files_with("quilltrace"), 0);
  EXPECT_EQ(server.said().find("quilltrace"), std::string::npos);
  EXPECT_GT(opened_with("Bobby"), 0) << "else nothing was opened";
  EXPECT_EQ(opened_with("quilltrace"), 0);
}

TEST_F(ServeTest, a_bad_configuration_exits_78_with_file_and_line) {
  folder.put("bot.toml", "[school]\nname = 'Lincoln'\ntime_zone = 'Mars'\n");
  std::string said;
  EXPECT_EQ(run_program({"serve", "--config", config}, said), 78);
  EXPECT_THAT(said, HasSubstr("bot.toml, line 3: [school] time_zone"));
}

}  // namespace
}  // namespace knownby
