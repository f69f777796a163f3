// While a district's roster is read, compared and written, everybody else is answered.
#include <gmock/gmock.h>

#include <algorithm>
#include <atomic>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <cstdlib>
#include <future>
#include <memory>
#include <mutex>
#include <thread>

#include "bot/desk.hpp"
#include "commands/words/card_text.hpp"
#include "store/outbox.hpp"
#include "store/query.hpp"
#include "store/roster/unfinished.hpp"
#include "tests/bot/school.hpp"

namespace knownby {
namespace {

namespace asio = boost::asio;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

// Enough for some forty turns; with KNOWNBY_LONG=1 the largest that is promised.
int district() { return std::getenv("KNOWNBY_LONG") == nullptr ? 10'000 : 50'000; }

class LongWork : public testing::Test {
 protected:
  LongWork() {
    Db db(store);
    fill_school(db);
  }
  ~LongWork() override { desk->close(); }

  void open(std::function<void(std::string_view, int)> step = {},
            std::function<void(const ServedGroup&)> tell = {}) {
    DeskSettings settings{store, lincoln_policy()};
    settings.step = std::move(step);
    settings.tell = std::move(tell);
    desk = std::make_unique<Desk>(io.get_executor(), std::move(settings));
  }

  static std::string students(int many) {
    std::string csv = "Student_Number,Last_Name,First_Name,Grade_Level,Home_Room\n";
    for (int at = 0; at < many; ++at) {
      const std::string n = std::to_string(at);
      csv += "d" + n + ",Family" + n + ",Given" + n + "," + std::to_string(1 + at % 12) + ",R" +
             std::to_string(at % 1000) + "\n";
    }
    return csv;
  }

  // Mr. Lindqvist sends it in a direct message, and has said beforehand that it is meant.
  Request import(const std::string& csv, const std::string& event = "upload") {
    Request request{event, chicago(14, 10, 12), {"console", "lindqvist"}, {"console", "dm", true}, "import"};
    request.fields = {{"apply", "yes"}, {"even_so", "apply anyway"}};
    request.files = {{"students.csv", std::make_shared<const std::string>(csv)}};
    return request;
  }

  asio::awaitable<void> bring_in(Request request) {
    const Reply reply = co_await desk->ask(std::move(request));
    imported.push_back(card_text(reply.card));
  }
  // Ms. Rivera logs one after another for as long as the import lasts.
  asio::awaitable<void> log_meanwhile(std::size_t imports) {
    while (imported.size() < imports) {
      Request line = rivera("bobby talked about book " + std::to_string(logged));
      const Reply reply = co_await desk->ask(std::move(line));
      EXPECT_THAT(card_text(reply.card), HasSubstr("Bobby Chen"));
      if (imported.size() < imports) ++logged;
    }
  }
  void with_store(std::function<void(Db&)> work) {
    asio::co_spawn(io, desk->with_store(std::move(work)), asio::detached);
    run();
  }
  // Ms. Rivera logs, and each time somebody looks whether a part of the roster is in by then.
  asio::awaitable<void> log_between(int& between) {
    while (imported.empty()) {
      Request line = rivera("bobby talked about book " + std::to_string(++logged));
      co_await desk->ask(std::move(line));
      std::function<void(Db&)> look = [&](Db& db) {
        Query saved(db, "SELECT count(*) FROM checkins");
        saved.next();
        if (unfinished::find(db) && saved.number(0) == logged) ++between;
      };
      co_await desk->with_store(std::move(look));
    }
  }
  std::string check() {
    Request request{"", chicago(14, 10, 12), {"console", "lindqvist"}, {"console", "dm", true}, "check"};
    std::string card;
    asio::co_spawn(io, desk->ask(std::move(request)),
                   [&card](const std::exception_ptr&, const Reply& reply) { card = card_text(reply.card); });
    run();
    return card;
  }
  void run() {
    io.restart();
    io.run();
  }

  Folder folder;
  std::string store = folder.file("school.db");
  asio::io_context io{1};
  std::unique_ptr<Desk> desk;
  std::vector<std::string> imported;
  int logged = 0;
};

TEST_F(LongWork, F_A_lines_are_answered_while_a_district_comes_in) {
  std::mutex mutex;
  std::vector<int> steps;
  open([&](std::string_view, int percent) {
    const std::lock_guard lock(mutex);
    steps.push_back(percent);
  });
  asio::co_spawn(io, bring_in(import(students(district()))), asio::detached);
  asio::co_spawn(io, log_meanwhile(1), asio::detached);
  run();
  ASSERT_EQ(imported.size(), 1U);
  EXPECT_THAT(imported.front(), HasSubstr("Imported"));
  EXPECT_THAT(imported.front(), HasSubstr("new " + std::to_string(district())));
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM students WHERE left_on IS NULL"), district());
  EXPECT_GE(logged, 10) << "each answered before the import was";
  EXPECT_TRUE(std::is_sorted(steps.begin(), steps.end()));
  EXPECT_EQ(steps.back(), 100);
}

TEST_F(LongWork, F_A_while_the_district_is_written_Ms_Riveras_checkins_are_saved_between_the_turns) {
  open();
  int between = 0;
  asio::co_spawn(io, bring_in(import(students(5'000))), asio::detached);
  asio::co_spawn(io, log_between(between), asio::detached);
  run();
  EXPECT_THAT(imported.front(), AllOf(HasSubstr("Imported"), HasSubstr("new 5000")));
  EXPECT_GE(between, 5) << "of some twenty turns";
}

// It is looked into once the first is whole.
TEST_F(LongWork, F3_R_a_second_import_meanwhile_waits_for_the_first) {
  open();
  asio::co_spawn(io, bring_in(import(students(3'000))), asio::detached);
  asio::co_spawn(io, bring_in(import(students(3'001), "the next one")), asio::detached);
  run();
  ASSERT_EQ(imported.size(), 2U);
  EXPECT_THAT(imported.front(), HasSubstr("new 3000"));
  EXPECT_THAT(imported.back(), AllOf(HasSubstr("Imported"), HasSubstr("new 1,")));
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM students WHERE left_on IS NULL"), 3'001);
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM unfinished_import"), 0);
}

TEST_F(LongWork, R_03_a_disk_that_is_full_in_between_is_told_as_it_is_and_the_rest_comes_later) {
  bool is_full = false;
  open([&](std::string_view words, int) {
    if (words != "Writing down staff and students" || std::exchange(is_full, true)) return;
    asio::post(io, [&] {
      asio::co_spawn(io, desk->with_store([](Db& db) { db.run("PRAGMA max_page_count = 1"); }),
                     asio::detached);
    });
  });
  asio::co_spawn(io, bring_in(import(students(6'000))), asio::detached);
  run();
  ASSERT_EQ(imported.size(), 1U);
  EXPECT_THAT(imported.front(), AllOf(HasSubstr("My disk is full"), HasSubstr("Part of this is saved")));
  EXPECT_THAT(check(), HasSubstr("is only partly in"));
  with_store([](Db& db) { db.run("PRAGMA max_page_count = 1073741823"); });
  const auto version = rows_in(store, "SELECT version FROM roster");
  asio::co_spawn(io, desk->ask(rivera("bobby at lunch")), asio::detached);
  run();
  EXPECT_GT(rows_in(store, "SELECT version FROM roster"), version)
      << "no lane goes on with the half it knows";
  asio::co_spawn(io, bring_in(import(students(6'000), "once there is room")), asio::detached);
  run();
  EXPECT_THAT(imported.back(), HasSubstr("Imported"));
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM students WHERE left_on IS NULL"), 6'000);
}

// What it left is a part that other lanes must not take for the roster they remember.
TEST_F(LongWork, F3_R_whoever_may_no_longer_bring_it_in_is_told_and_the_desk_closes) {
  int turns = 0;
  open([&](std::string_view words, int) {
    if (words != "Writing down staff and students" || ++turns != 4) return;
    asio::post(io, [&] {
      asio::co_spawn(io, desk->with_store([](Db& db) { db.run("UPDATE staff SET runs_knownby = 0"); }),
                     asio::detached);
    });
  });
  asio::co_spawn(io, bring_in(import(students(6'000))), asio::detached);
  run();
  ASSERT_EQ(imported.size(), 1U);
  EXPECT_THAT(imported.front(), AllOf(HasSubstr("That is kept to whoever runs Knownby here"),
                                      HasSubstr("Only a part of what was sent is in.")));
  desk->close();
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM audit WHERE action = 'refused'"), 1);
}

TEST_F(LongWork, F3_R_a_roster_that_changes_between_two_turns_sends_nobody_ahead_of_it) {
  int turns = 0;
  open([&](std::string_view words, int) {
    if (words != "Writing down staff and students" || ++turns != 4) return;
    asio::post(io, [&] {
      asio::co_spawn(io, desk->with_store([](Db& db) {
        db.run("UPDATE students SET shown = 'Another Name' WHERE sis_id = 'd1'");
      }),
                     asio::detached);
    });
  });
  asio::co_spawn(io, bring_in(import(students(6'000))), asio::detached);
  asio::co_spawn(io, bring_in(import(students(6'001), "the next one")), asio::detached);
  run();
  ASSERT_EQ(imported.size(), 2U);
  EXPECT_THAT(imported.front(), AllOf(HasSubstr("Imported"), Not(HasSubstr("new 6000"))));
  EXPECT_THAT(imported.back(), AllOf(HasSubstr("Imported"), HasSubstr("new 1,")));
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM unfinished_import"), 0);
}

TEST_F(LongWork, F_A_whoever_sent_many_hears_that_they_are_read_and_who_sends_few_hears_only_the_result) {
  open();
  asio::co_spawn(io, bring_in(import(students(20), "a class")), asio::detached);
  run();
  asio::co_spawn(io, bring_in(import(students(13'000), "a district")), asio::detached);
  run();
  desk->close();
  Db db(store, Db::Mode::read);
  const auto told = outbox::in_state(db, Parcel::State::pending, 100);
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told.front().address, "dm");
  EXPECT_THAT(told.front().body,
              HasSubstr("Reading 13,001 lines of students.csv; I will say when it is done."));
}

// It is made of what was before, so it is not lost; and the answer, many turns later, knows where it lies.
TEST_F(LongWork, F3_R_a_copy_that_cannot_take_its_place_is_named_as_it_is_and_the_log_has_why) {
  std::vector<std::string> troubles;
  open({}, [&](const ServedGroup& group) {
    for (const Served& line : group.served)
      if (!line.trouble.empty()) troubles.push_back(line.trouble);
  });
  const auto in_grades = [](int up) {
    std::string csv = students(0);
    for (int at = 0; at < 3'000; ++at) {
      const std::string n = std::to_string(at);
      csv += "d" + n + ",Family" + n + ",Given" + n + "," + std::to_string(1 + at / 1000 + up) + ",R1\n";
    }
    return csv;
  };
  asio::co_spawn(io, bring_in(import(in_grades(0))), asio::detached);
  run();
  std::filesystem::create_directories(store + ".before-new-year/in the way");
  Request begins = import(in_grades(1), "next year");
  begins.now += std::chrono::hours(24) * 306;  // Mon 16 Aug 2027
  begins.fields.emplace_back("year", "stay");
  asio::co_spawn(io, bring_in(std::move(begins)), asio::detached);
  run();
  desk->close();
  ASSERT_EQ(imported.size(), 2U);
  EXPECT_THAT(imported.back(), AllOf(HasSubstr("Imported"), HasSubstr("school.db.before-new-year-")));
  EXPECT_EQ(troubles.size(), 1U);
}

// The roster that a file was compared with may be another by the time it is to be written.
TEST_F(LongWork, F3_R_a_roster_that_changes_meanwhile_is_compared_with_anew) {
  std::promise<void> changed;
  std::function<void(Db&)> work = [&](Db& db) {
    db.run(
        "UPDATE students SET left_on = NULL, shown = 'Another Name', given = 'Another' WHERE sis_id = 'd1'");
    changed.set_value();
  };
  std::atomic<int> comparisons = 0;
  bool waits = false;
  open([&](std::string_view words, int) {
    if (!waits || words != "Comparing with what is stored" || ++comparisons > 1) return;
    asio::post(io, [&] { asio::co_spawn(io, desk->with_store(std::move(work)), asio::detached); });
    changed.get_future().wait();
  });
  asio::co_spawn(io, bring_in(import(students(30))), asio::detached);
  run();
  waits = true;
  asio::co_spawn(io, bring_in(import(students(31), "the next day's")), asio::detached);
  run();
  ASSERT_EQ(imported.size(), 2U);
  EXPECT_EQ(comparisons, 2);
  EXPECT_THAT(imported.back(), AllOf(HasSubstr("new 1,"), HasSubstr("1 name)")));
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM students WHERE shown = 'Another Name'"), 0);
}

TEST_F(LongWork, F3_A_an_account_that_is_linked_meanwhile_is_no_reason_to_compare_anew) {
  std::promise<void> changed;
  std::function<void(Db&)> work = [&](Db& db) {
    staff::link(db, "console", "rivera-too", StaffId{1});
    changed.set_value();
  };
  std::atomic<int> comparisons = 0;
  open([&](std::string_view words, int) {
    if (words != "Comparing with what is stored" || ++comparisons > 1) return;
    asio::post(io, [&] { asio::co_spawn(io, desk->with_store(std::move(work)), asio::detached); });
    changed.get_future().wait();
  });
  asio::co_spawn(io, bring_in(import(students(30))), asio::detached);
  run();
  EXPECT_THAT(imported.front(), HasSubstr("new 30"));
  EXPECT_EQ(comparisons, 1);
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM accounts WHERE key = 'rivera-too'"), 1);
}

TEST_F(LongWork, R_12_closing_meanwhile_finishes_it_and_loses_no_answer) {
  open();
  asio::co_spawn(io, bring_in(import(students(2'000))), asio::detached);
  io.poll();
  desk->close();
  run();
  ASSERT_EQ(imported.size(), 1U);
  EXPECT_THAT(imported.front(), HasSubstr("Imported"));
}

// A district's files are long to give back, and whoever waits at the network's thread waits for that.
TEST_F(LongWork, F_A_what_was_sent_is_given_back_away_from_the_network) {
  std::promise<std::thread::id> given_back;
  auto request = import("");
  request.files.front().content = {new std::string(students(30)), [&given_back](const std::string* content) {
                                     given_back.set_value(std::this_thread::get_id());
                                     delete content;
                                   }};
  open();
  asio::co_spawn(io, bring_in(std::move(request)), asio::detached);
  run();
  EXPECT_THAT(imported.front(), HasSubstr("Imported"));
  EXPECT_NE(given_back.get_future().get(), std::this_thread::get_id());
}

// What can't be read is said as kindly from there.
TEST_F(LongWork, F3_R_a_file_that_is_none_is_answered_and_changes_nothing) {
  open();
  asio::co_spawn(io, bring_in(import("PK\x03\x04 not a zip")), asio::detached);
  run();
  ASSERT_EQ(imported.size(), 1U);
  EXPECT_THAT(imported.front(), HasSubstr("Nothing was changed"));
  EXPECT_EQ(rows_in(store, "SELECT count(*) FROM seen"), 0);
}

}  // namespace
}  // namespace knownby
