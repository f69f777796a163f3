#pragma once
// The stage of a rehearsal: desk, console and clock, and whoever speaks right now. One function for each
// thing a line may direct.

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <future>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "adapters/console/console.hpp"
#include "bot/desk.hpp"
#include "bot/held_clock.hpp"
#include "bot/rehearsal/transcript.hpp"
#include "commands/calendar/calendar.hpp"

namespace knownby::rehearsal {

// A wall time at the school as it is typed. Throws std::runtime_error where it cannot be read.
std::chrono::sys_seconds instant_of(const Calendar& walls, std::string_view text,
                                    std::chrono::local_days today);

inline constexpr std::string_view kGone = "What was shown in an earlier rehearsal is gone; the data is kept.";

class Stage {
 public:
  // Throws as Desk does, and std::runtime_error for a time that cannot be read.
  Stage(const std::string& store, const Policy& policy, std::string_view now, Transcript& transcript);

  void with_store(std::function<void(Db&)> work);  // in one transaction
  std::chrono::sys_seconds now() const { return clock_.now(); }
  // Events are unique through all the rehearsals a store has seen; this is which one it is.
  void count_as(const std::string& run) { run_ = run; }
  bool goes_on() const { return run_ != "1"; }  // the store was rehearsed in before

  void reads_along(const std::string& channel, Audience audience) {
    console_.reads_along(channel, std::move(audience));
  }
  void look_around();  // the console looks at the channels that are due for it, as a platform does

  // Empty when that person sits there now; else why not, in words.
  std::string seat(const std::string& who);
  // Empty when they are there now; else why not.
  std::string place(const std::string& where);
  std::string scene_words() const;  // "Ms. Rivera in #grade-7-team"
  std::string time_words() const;   // "Wed 14 Oct 2026, 10:12"

  void say(const std::string& text);
  void move_clock(const std::string& to);
  void press(const std::string& what);
  void fill_in(const Fields& fields);
  void send();
  void send_file(const std::string& path);
  void show_received();

 private:
  template <class Result>
  std::future<Result> begin(boost::asio::awaitable<Result> work) {
    auto result = boost::asio::co_spawn(loop_, std::move(work), boost::asio::use_future);
    loop_.restart();
    return result;
  }
  template <class Result>
  static bool is_there(const std::future<Result>& result) {
    return result.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
  }
  template <class Result>
  Result finish(boost::asio::awaitable<Result> work) {
    auto result = begin(std::move(work));
    while (!is_there(result)) loop_.run_one();
    return result.get();
  }
  DeskSettings desk_settings(const std::string& store, const Policy& policy);
  console::Moment moment();
  Reply told(Request request, const std::string& pressed);
  // False: a sent form was not taken.
  bool answer(Request request, const std::string& pressed, std::vector<SentFile> files = {});
  void catch_up(std::chrono::sys_seconds until);  // with whatever is due on the way, in order
  void strike();                                  // the minute, after a look at the channels
  bool deliver_mail();
  void show_delivery(const Parcel& parcel, const Delivery& delivery);
  void show_message(const console::Message& message, const std::string& heading);
  std::string whose(const console::Message& message);  // "everyone", "only Ms. Park"
  std::string called(const std::string& key);
  std::string iso_time() const;  // "2026-10-14T10:12"

  std::optional<std::string> students_called(const std::string& names);
  void send_form(const console::Message& message, const Form& form);

  boost::asio::io_context loop_{1};
  const Calendar walls_;  // for the zone alone
  HeldClock clock_;
  Desk desk_;
  console::Console console_;
  Transcript& transcript_;
  console::Seat seat_;
  std::string name_;  // of who sits there, as people say it
  std::string run_;
  bool takes_long_ = false;  // what was asked is being worked on beside the lanes
  std::uint64_t events_ = 0;
  std::string filling_;  // the message whose form is being filled in
  Fields filled_;
};

}  // namespace knownby::rehearsal
