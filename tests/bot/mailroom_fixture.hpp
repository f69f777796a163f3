#pragma once
// The mailroom with a real outbox, a clock the test holds and a platform that answers as scripted.

#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "bot/mailroom.hpp"
#include "commands/words/card_json.hpp"
#include "store/query.hpp"
#include "tests/bot/fake_clock.hpp"
#include "tests/bot/fake_platform.hpp"
#include "tests/bot/school.hpp"

namespace knownby {

class MailroomTest : public testing::Test {
 protected:
  MailroomTest() { Db(store).run("SELECT 1"); }

  void put(const std::string& key, const std::string& place = "#grade-7-team") {
    Parcel parcel;
    parcel.key = key;
    parcel.platform = "console";
    parcel.address = place;
    parcel.body = to_json(Card{"Week 42", {says("39 of 142")}});
    parcel.not_before = clock.now();
    parcel.deadline = clock.now() + std::chrono::hours(6);
    with_store([parcel](Db& db) { outbox::put(db, parcel); });
  }
  void open() {
    desk = std::make_unique<Desk>(io.get_executor(), DeskSettings{store, lincoln_policy()});
    MailSettings settings;
    settings.note = [this](std::string_view words, std::int64_t) { notes.emplace_back(words); };
    mailroom = std::make_unique<Mailroom>(io.get_executor(), *desk, clock,
                                          Mailroom::Platforms{{"console", &platform}}, settings);
  }
  // Until everything that can happen without the clock has happened: nothing is on its way through the desk,
  // and a platform that takes its time has had it.
  void settle_down() {
    for (int quiet = 0; quiet < 3;) {
      const bool moved = io.run_for(std::chrono::milliseconds(10)) > 0;
      quiet = moved || (desk && desk->counts().waiting > 0) ? 0 : quiet + 1;
    }
  }
  void start() {
    mailroom->start();
    settle_down();
  }
  void at(std::chrono::sys_seconds now) {
    clock.set(now);
    settle_down();
  }
  void finish() {
    boost::asio::co_spawn(io, mailroom->finish(std::chrono::milliseconds(2000)), boost::asio::detached);
    settle_down();
    desk->close();
  }
  void with_store(std::function<void(Db&)> work) {
    if (!desk) {
      Db db(store);
      return work(db);
    }
    boost::asio::co_spawn(io, desk->with_store(std::move(work)), boost::asio::detached);
    settle_down();
  }
  Parcel::State state(const std::string& key) {
    Db db(store, Db::Mode::read);
    return outbox::with_key(db, key).value().state;
  }
  Parcel parcel(const std::string& key) {
    Db db(store, Db::Mode::read);
    return outbox::with_key(db, key).value();
  }

  Folder folder;
  std::string store = folder.file("school.db");
  boost::asio::io_context io{1};
  FakeClock clock{chicago(19, 7, 30)};
  FakePlatform platform;
  std::vector<std::string> notes;
  std::unique_ptr<Desk> desk;
  std::unique_ptr<Mailroom> mailroom;
};

}  // namespace knownby
