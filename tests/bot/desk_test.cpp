// The desk with a real store: groups, savepoints, the two lanes, a full disk, the end.

#include "bot/desk.hpp"

#include <gmock/gmock.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <thread>

#include "commands/words/card_text.hpp"
#include "store/engine/lock.hpp"
#include "store/places.hpp"
#include "store/query.hpp"
#include "tests/bot/school.hpp"

namespace knownby {
namespace {

namespace asio = boost::asio;
using testing::HasSubstr;
using testing::Not;

class DeskTest : public testing::Test {
 protected:
  DeskTest() {
    Db db(store);
    fill_school(db);
  }

  DeskSettings settings() {
    DeskSettings made{store, lincoln_policy()};
    made.tell = [this](const ServedGroup& group) {
      const std::lock_guard lock(mutex);
      groups.push_back(group);
    };
    return made;
  }
  Desk& open(DeskSettings made) {
    desk = std::make_unique<Desk>(io.get_executor(), std::move(made));
    return *desk;
  }
  Desk& open() { return open(settings()); }

  // Several people at once; their answers in the order asked. "busy" where there was no room.
  std::vector<std::string> ask(std::vector<Request> requests) {
    std::vector<std::string> answers(requests.size());
    for (std::size_t i = 0; i < requests.size(); ++i) {
      asio::co_spawn(io, hear(std::move(requests[i]), answers[i]), asio::detached);
    }
    io.restart();
    io.run();
    return answers;
  }
  std::string ask(Request request) {
    std::vector<Request> one;
    one.push_back(std::move(request));
    return ask(std::move(one)).front();
  }
  void with_store(std::function<void(Db&)> work) {
    asio::co_spawn(io, desk->with_store(std::move(work)), asio::detached);
    io.restart();
    io.run();
  }
  std::int64_t checkins() { return rows_in(store, "SELECT count(*) FROM checkins"); }

  Folder folder;
  std::string store = folder.file("school.db");
  asio::io_context io{1};
  std::mutex mutex;
  std::vector<ServedGroup> groups;  // as told
  std::unique_ptr<Desk> desk;

  asio::awaitable<void> hear(Request request, std::string& answer) {
    try {
      const Reply reply = co_await desk->ask(std::move(request));
      answer = card_text(reply.card);
    } catch (const Busy&) {
      answer = "busy";
    }
  }
};

std::vector<Request> logs(int many) {
  std::vector<Request> requests;
  for (int i = 0; i < many; ++i) {
    requests.push_back(rivera("bobby talked about book " + std::to_string(i), chicago(14, 10, 12),
                              "event " + std::to_string(i)));
  }
  return requests;
}

TEST_F(DeskTest, logs_what_ms_rivera_says_and_answers_what_she_asks) {
  open();
  EXPECT_THAT(ask(rivera("bobby")), HasSubstr("Bobby Chen"));
  EXPECT_THAT(ask(rivera("who hasn't")), HasSubstr("Maya Roberts"));
  EXPECT_THAT(ask(rivera("who hasn't")), Not(HasSubstr("Bobby Chen")));
  EXPECT_EQ(checkins(), 1);
  EXPECT_EQ(desk->counts().asked, 3U);
  EXPECT_EQ(desk->counts().changed, 1U);
}

TEST_F(DeskTest, a_channel_stands_for_what_it_is_mapped_to_when_it_is_asked_in) {
  open();
  Request here = rivera("who hasn't");
  here.place = {"console", "#grade-7-team"};
  EXPECT_THAT(ask(here), HasSubstr("Grade 7 · "));
  with_store([](Db& db) { places::unmap(db, places::at(db, "console", "#grade-7-team")->id); });
  EXPECT_THAT(ask(here), HasSubstr("Your students · "));
}

TEST_F(DeskTest, R_02_of_a_thousand_at_once_one_fails_and_the_others_are_saved) {
  open();
  with_store([](Db& db) {
    db.run(
        "CREATE TRIGGER poison BEFORE INSERT ON seen WHEN NEW.event LIKE '%event 500' "
        "BEGIN SELECT RAISE(ABORT, 'poisoned'); END");
  });
  const std::vector<std::string> answers = ask(logs(1000));
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (i == 500) continue;
    ASSERT_THAT(answers[i], HasSubstr("Bobby Chen")) << i;
  }
  EXPECT_THAT(answers[500], HasSubstr("This was not saved"));
  EXPECT_EQ(checkins(), 999);
  EXPECT_EQ(desk->counts().failed, 1U);
  EXPECT_LT(desk->counts().commits, 200U) << "a commit serves many";
}

TEST_F(DeskTest, an_apology_and_the_log_share_a_reference) {
  open();
  with_store([](Db& db) {
    db.run("CREATE TRIGGER poison BEFORE INSERT ON checkins BEGIN SELECT RAISE(ABORT, 'poisoned'); END");
  });
  const std::string apology = ask(rivera("bobby"));
  desk->close();
  ASSERT_FALSE(groups.empty());
  const Served& line = groups.back().served.front();
  EXPECT_EQ(line.outcome, Outcome::failed);
  EXPECT_EQ(line.reference.size(), 7U);
  EXPECT_THAT(apology, HasSubstr(line.reference));
  EXPECT_THAT(line.trouble, HasSubstr("poisoned"));
}

TEST_F(DeskTest, S_08_the_same_event_four_times_at_once_is_one_check_in) {
  open();
  std::vector<Request> same(4, rivera("bobby", chicago(14, 10, 12), "slack T1 trigger 7"));
  const std::vector<std::string> answers = ask(std::move(same));
  for (const std::string& answer : answers) EXPECT_EQ(answer, answers.front());
  EXPECT_EQ(checkins(), 1);
  EXPECT_EQ(desk->counts().repeated, 3U);
}

TEST_F(DeskTest, what_sounds_like_a_question_and_is_not_is_handed_to_the_other_lane) {
  open();
  std::vector<Request> mixed;
  for (int i = 0; i < 50; ++i) mixed.push_back(rivera("who hasn't since monday, she wants to kill herself"));
  for (const std::string& answer : ask(std::move(mixed))) EXPECT_THAT(answer, HasSubstr("988"));
}

TEST_F(DeskTest, beyond_its_queue_it_says_busy_and_saves_nothing_of_those) {
  DeskSettings small = settings();
  small.queue = 10;
  open(std::move(small));
  const std::vector<std::string> answers = ask(logs(30));
  const auto busy = std::count(answers.begin(), answers.end(), "busy");
  EXPECT_EQ(busy, 20);
  EXPECT_EQ(checkins(), 10);
  EXPECT_EQ(desk->counts().busy, 20U);
}

TEST_F(DeskTest, a_group_is_never_larger_than_its_limit) {
  DeskSettings small = settings();
  small.group = 16;
  open(std::move(small));
  ask(logs(200));
  desk->close();
  std::size_t served = 0;
  for (const ServedGroup& group : groups) {
    EXPECT_LE(group.served.size(), 16U);
    served += group.served.size();
  }
  EXPECT_EQ(served, 200U);
}

TEST_F(DeskTest, R_03_a_full_disk_saves_nothing_says_so_and_recovers_by_itself) {
  open();
  with_store([](Db& db) { db.run("PRAGMA max_page_count = 1"); });  // as many as there are: not one more
  std::vector<Request> long_notes;
  for (int i = 0; i < 200; ++i) {
    long_notes.push_back(rivera("bobby " + std::string(1500, 'x') + " " + std::to_string(i)));
  }
  const std::vector<std::string> answers = ask(std::move(long_notes));
  const auto full = std::count_if(answers.begin(), answers.end(), [](const std::string& answer) {
    return answer.find("My disk is full") != std::string::npos;
  });
  EXPECT_GT(full, 0);
  EXPECT_EQ(checkins(), 200 - full) << "whoever was not told so is saved, and nobody else";
  EXPECT_FALSE(desk->writable());
  EXPECT_THAT(ask(rivera("who hasn't")), HasSubstr("Maya Roberts")) << "reading goes on";
  with_store([](Db& db) { db.run("PRAGMA max_page_count = 1073741823"); });
  EXPECT_THAT(ask(rivera("maya at lunch")), HasSubstr("Maya Roberts"));
  EXPECT_TRUE(desk->writable());
}

TEST_F(DeskTest, R_03_room_kept_aside_is_given_back_on_a_full_disk_and_kept_again_in_a_quiet_moment) {
  DeskSettings careful = settings();
  careful.reserve = 1 << 20;
  const std::string reserve = careful.store + ".reserve";
  open(std::move(careful));
  ASSERT_TRUE(std::filesystem::exists(reserve));
  std::ofstream(reserve) << "the first one";
  with_store([](Db& db) { db.run("PRAGMA max_page_count = 1"); });
  std::vector<Request> long_notes;
  for (int i = 0; i < 200; ++i)
    long_notes.push_back(rivera("bobby " + std::string(1500, 'x') + " " + std::to_string(i)));
  ask(std::move(long_notes));
  with_store([](Db& db) { db.run("PRAGMA max_page_count = 1073741823"); });
  EXPECT_THAT(ask(rivera("maya at lunch")), HasSubstr("Maya Roberts"));
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  const auto is_new = [&reserve] { return std::ifstream(reserve).get() == 0; };
  while (!is_new() && std::chrono::steady_clock::now() < until)
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  EXPECT_TRUE(is_new());
}

asio::awaitable<void> prove(Desk& desk, bool& wrote) {
  wrote = co_await desk.try_to_write(chicago(14, 10, 12));
}

TEST_F(DeskTest, R_13_a_proof_of_writing_fails_where_the_file_is_locked_against_us) {
  open();
  bool wrote = false;
  asio::co_spawn(io, prove(*desk, wrote), asio::detached);
  io.restart();
  io.run();
  EXPECT_TRUE(wrote);
  with_store([](Db& db) { db.run("PRAGMA query_only = 1"); });
  asio::co_spawn(io, prove(*desk, wrote), asio::detached);
  io.restart();
  io.run();
  EXPECT_FALSE(wrote);
  EXPECT_FALSE(desk->writable());
}

TEST_F(DeskTest, closing_finishes_what_waits_and_refuses_what_comes) {
  open();
  std::vector<std::string> answers(100);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    Request request = rivera("bobby talked about book " + std::to_string(i));
    asio::co_spawn(io, hear(std::move(request), answers[i]), asio::detached);
  }
  io.poll();  // all have handed in
  desk->close();
  io.restart();
  io.run();
  for (const std::string& answer : answers) ASSERT_THAT(answer, HasSubstr("Bobby Chen"));
  EXPECT_EQ(checkins(), 100);
  EXPECT_EQ(ask(rivera("maya")), "busy");
  EXPECT_EQ(checkins(), 100);
}

TEST_F(DeskTest, R_08_a_second_desk_at_the_same_store_is_refused_until_the_first_has_closed) {
  open();
  EXPECT_THROW(Desk(io.get_executor(), settings()), InUse);
  desk->close();
  EXPECT_NO_THROW(Desk(io.get_executor(), settings()));
}

TEST_F(DeskTest, a_long_question_does_not_keep_a_check_in_waiting) {
  open();
  std::vector<Request> requests;
  for (int i = 0; i < 200; ++i) {
    requests.push_back(rivera("who hasn't"));
    requests.push_back(rivera("maya talked about book " + std::to_string(i)));
  }
  const std::vector<std::string> answers = ask(std::move(requests));
  EXPECT_EQ(checkins(), 200);
  for (std::size_t i = 0; i < answers.size(); i += 2) ASSERT_THAT(answers[i], HasSubstr("Bobby Chen"));
}

TEST_F(DeskTest, the_mailroom_is_poked_once_for_what_is_due_sooner_than_it_knows) {
  open();
  int pokes = 0;
  desk->on_mail([&] { ++pokes; });
  Request tick = strike();
  tick.now = chicago(19, 7, 30);
  ask(tick);
  EXPECT_EQ(pokes, 1);
  ask(tick);
  ask(rivera("bobby", chicago(19, 7, 31)));
  EXPECT_EQ(pokes, 1) << "nothing new is due";
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM outbox"), 1);
}

}  // namespace
}  // namespace knownby
