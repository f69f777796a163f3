#pragma once
// The desk: every Request is handled here, one after another, inside one SQLite transaction with one time.
// One writer thread with group commit, one reader thread for what only asks, one for what takes long; nobody
// waits for a disk, or for somebody's files, that need not.

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "adapters/platform.hpp"
#include "bot/watch/served.hpp"
#include "commands/aside.hpp"
#include "commands/policy.hpp"
#include "store/outbox.hpp"
#include "store/sealed/school_key.hpp"

namespace knownby {

struct DeskSettings {
  std::string store;  // the database file
  Policy policy;
  SchoolKey key = SchoolKey::of_rehearsals();  // opens what is sealed in it
  std::size_t group = 256;                     // requests a commit at most
  std::size_t queue = 4096;                    // requests waiting at most; beyond: Busy
  std::uint64_t reserve = 0;                   // bytes kept aside on the disk for the day it is full; 0: none
  // Told of every group after its answers left, on the thread that served it; for the log and the metrics.
  std::function<void(const ServedGroup&)> tell{};
  Step step{};  // told how far long work is, on the thread that does it
};

// What became of one parcel the mailroom took.
struct Settled {
  std::int64_t id = 0;
  Delivery delivery;
  std::chrono::sys_seconds now;
  bool counts = true;  // Later: as an attempt; a wait the platform asked for does not
};

struct DeskCounts {
  std::uint64_t asked = 0, changed = 0, repeated = 0, failed = 0, busy = 0, commits = 0;
  std::size_t waiting = 0;
};

class Desk {
 public:
  // Opens (creates, migrates) the store and starts its threads. `home` is where every awaitable resumes: one
  // thread, from which everything here but counts() and writable() is called.
  // Throws StoreError, InUse.
  Desk(boost::asio::any_io_executor home, DeskSettings settings);
  ~Desk();
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  // Throws Busy when the queue is full or the desk is closing; nothing was saved then.
  boost::asio::awaitable<Reply> ask(Request request);

  // The mailroom's door: rows to deliver now (committed as sending before they are returned; of one platform,
  // where it is named), and what became of them.
  boost::asio::awaitable<std::vector<Parcel>> take(std::chrono::sys_seconds now, std::size_t most,
                                                   std::string platform = {});
  boost::asio::awaitable<std::vector<Parcel>> in_doubt(std::size_t most);  // ambiguous rows
  boost::asio::awaitable<void> settle(std::vector<Settled> settled);
  // The next instant at which anything is due (a schedule or a waiting parcel).
  boost::asio::awaitable<std::optional<std::chrono::sys_seconds>> next_due();
  // Anything else that needs the writer's connection to itself (backup); runs between two groups.
  boost::asio::awaitable<void> with_store(std::function<void(Db&)> work);
  // One real write, for R-13; false where the disk refused it. Recovery from a full disk is noticed here too.
  boost::asio::awaitable<bool> try_to_write(std::chrono::sys_seconds now);

  void on_mail(std::function<void()> poke);  // called at home after a commit that made something due sooner
  void on_broken(std::function<void()> alarm);  // called at home once: the disk or the file is damaged
  void close();  // refuses the new, finishes the waiting, checkpoints, joins the threads. Idempotent
  DeskCounts counts() const;
  bool writable() const;  // the last commit went through

 private:
  struct Room;
  boost::asio::awaitable<void> run_errand(std::function<void(Db&)> work);
  boost::asio::awaitable<void> in_transaction(std::function<void(Db&)> work);

  std::shared_ptr<Room> room_;
};

}  // namespace knownby
