#pragma once
// The two lanes of the desk, each with a thread, a connection, a clerk and an in-tray of its own; and the
// study beside them.

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "bot/desk.hpp"
#include "bot/desk/homeward.hpp"
#include "bot/desk/tray.hpp"
#include "commands/clerk.hpp"
#include "store/engine/last_days.hpp"
#include "store/engine/reserve.hpp"

namespace knownby {

// What both lanes write down; read from anywhere.
struct Books {
  std::atomic<std::uint64_t> asked{0}, changed{0}, repeated{0}, failed{0}, busy{0}, commits{0};
  std::atomic<std::uint32_t> references{0};
  std::atomic<bool> writable{true};

  // A name for one request, short enough to be read out over the telephone: seven letters and digits.
  std::string reference(std::chrono::sys_seconds now);
  void count(const ServedGroup& told);
};

// What either lane does where the disk or the file shows a fault.
class Faults {
 public:
  Faults(Books& books, Homeward& home);
  void note(const StoreError& error);  // from any thread
  bool broken() const { return broken_; }

  std::function<void()>
      at_home_alarm{};  // called once: the disk or the file is damaged. Set before the lanes run

 private:
  Books& books_;
  Homeward& home_;
  std::atomic<bool> broken_{false};
};

// The apology as the answer, the cause in the line for the log.
void sorry(Asked& asked, Served& line, const std::exception& trouble, bool saving);

// Everything that changes something, group after group: BEGIN, a savepoint for each, one COMMIT, and only
// then the answers.
class Writer {
 public:
  Writer(const DeskSettings& settings, Homeward& home, Books& books, Faults& faults, LastDays& last_days,
         Tray& tray, Tray& study, ReadSchool read_school);
  void run();  // the thread; ends when the tray is closed and empty

  // These belong to the writer's thread.
  void commit_alone(const std::function<void(Db&)>& work);  // in a transaction of its own
  void mail_is_known();  // the mailroom has just been told what is due: poke it only for what is due sooner

  std::function<void()> at_home_poke{};  // something is due sooner than the mailroom knows

 private:
  void serve(std::vector<Asked> group);
  bool serve_one(Asked& asked, Served& line);  // whether rows changed
  void note(const StoreError& error);
  void give_up(Asked& asked);  // it has its answer, an apology
  void hand_on(std::vector<Asked>& group, std::vector<Served>& lines);
  void hand_to_study(Asked asked);
  void lose(std::vector<Asked>& group, std::vector<Served>& lines, const StoreError& error);
  void finish(std::vector<Asked> group, ServedGroup& told);
  void run_errands(std::vector<Errand> errands);
  std::chrono::milliseconds patience() const;  // how long to wait for the next request before resting
  void rest();
  void checkpoint();
  void look_for_mail();

  const DeskSettings& settings_;
  Homeward& home_;
  Books& books_;
  Faults& faults_;
  Tray& tray_;
  Tray& study_;
  Db db_;
  Reserve reserve_;
  ReadSchool read_school_;
  std::optional<Clerk> clerk_;
  std::optional<std::chrono::sys_seconds> known_due_;
  bool must_poke_ = false;
  std::vector<Asked> going_on_;  // written turn by turn: one at a time, as the study waits for it
  bool must_outdate_ = false;    // a part of a roster stays: no lane may go on with what it remembers
  bool rested_ = false;          // a quiet moment has passed and left a short log where it is
  bool logged_ = true;  // a quiet moment can move something out of the write-ahead log; of an earlier run too
};

// Everything that only asks: never waits for the disk, and hands on what turns out to change something.
class Reader {
 public:
  Reader(const DeskSettings& settings, Homeward& home, Books& books, Faults& faults, LastDays& last_days,
         Tray& tray, Tray& writers, ReadSchool read_school);
  void run();

 private:
  void serve(std::span<Asked> group);
  bool serve_one(Asked& asked, Served& line);  // false: for the other lane

  const DeskSettings& settings_;
  Homeward& home_;
  Books& books_;
  Faults& faults_;
  Tray& tray_;
  Tray& writers_;
  Db db_;
  Clerk clerk_;
};

}  // namespace knownby
