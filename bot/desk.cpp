#include "bot/desk.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <thread>
#include <utility>
#include <variant>

#include "bot/desk/homeward.hpp"
#include "bot/desk/lanes.hpp"
#include "bot/desk/shared_school.hpp"
#include "bot/desk/study.hpp"
#include "bot/desk/tray.hpp"
#include "store/engine/lock.hpp"
#include "store/schedules.hpp"
#include "store/settings.hpp"

namespace knownby {

namespace asio = boost::asio;

struct Desk::Room {
  Room(asio::any_io_executor executor, DeskSettings given)
      : settings(std::move(given)), home(std::move(executor)) {
    lock.emplace(settings.store);
    const ReadSchool read = [this](auto&&... view) { return school.in_view(view...); };
    writer.emplace(settings, home, books, faults, last_days, changing, studying, read);
    reader.emplace(settings, home, books, faults, last_days, asking, changing, read);
    study.emplace(settings, home, books, faults, studying, changing);
  }

  // Waking a lane waits for the end of what the network brings in at once, so that it all goes into one
  // group.
  template <class... Item>
  static void hand_in(const std::shared_ptr<Room>& room, Tray& tray, Item&&... item) {
    if (tray.put(std::forward<Item>(item)...))
      asio::post(room->home.executor(), [room, &tray] { tray.ring(); });
  }

  DeskSettings settings;
  Homeward home;
  Books books;
  Faults faults{books, home};
  SharedSchool school;
  LastDays last_days;
  Tray changing, asking, studying;
  std::optional<StoreLock> lock;  // these four end with close(), whoever still holds the room
  std::optional<Writer> writer;
  std::optional<Reader> reader;
  std::optional<Study> study;
  std::thread writers, readers, at_study;
  std::function<void()> poke, alarm;  // at home
  bool closed = false;                // at home
};

Desk::Desk(asio::any_io_executor home, DeskSettings settings)
    : room_(std::make_shared<Room>(std::move(home), std::move(settings))) {
  const std::weak_ptr<Room> seen_from_home = room_;
  room_->writer->at_home_poke = [seen_from_home] {
    const auto room = seen_from_home.lock();
    if (room && room->poke) room->poke();
  };
  room_->faults.at_home_alarm = [seen_from_home] {
    const auto room = seen_from_home.lock();
    if (room && room->alarm) room->alarm();
  };
  room_->writers = std::thread([room = room_.get()] { room->writer->run(); });
  room_->readers = std::thread([room = room_.get()] { room->reader->run(); });
  room_->at_study = std::thread([room = room_.get()] { room->study->run(); });
}

Desk::~Desk() { close(); }

asio::awaitable<Reply> Desk::ask(Request request) {
  auto take_in = [room = room_](auto answer, Request&& asked) {
    if (room->closed || room->home.waiting() >= room->settings.queue) {
      room->books.busy.fetch_add(1, std::memory_order_relaxed);
      asio::post(room->home.executor(), [answer = std::move(answer)]() mutable {
        std::move(answer)(std::make_exception_ptr(Busy{}), Reply{});
      });
      return;
    }
    room->home.expect();
    room->books.asked.fetch_add(1, std::memory_order_relaxed);
    Tray& tray = lane_of(asked) == Lane::asks ? room->asking : room->changing;
    Room::hand_in(room, tray, std::move(asked), std::move(answer));
  };
  return asio::async_initiate<const asio::use_awaitable_t<>, void(std::exception_ptr, Reply)>(
      std::move(take_in), asio::use_awaitable, std::move(request));
}

asio::awaitable<void> Desk::run_errand(std::function<void(Db&)> work) {
  auto take_in = [room = room_](auto done, std::function<void(Db&)> given) {
    if (room->closed) {
      asio::post(room->home.executor(),
                 [done = std::move(done)]() mutable { std::move(done)(std::make_exception_ptr(Busy{})); });
      return;
    }
    room->home.expect();
    Errand errand{std::move(given), std::move(done)};
    Room::hand_in(room, room->changing, std::move(errand));
  };
  return asio::async_initiate<const asio::use_awaitable_t<>, void(std::exception_ptr)>(
      std::move(take_in), asio::use_awaitable, std::move(work));
}

asio::awaitable<void> Desk::in_transaction(std::function<void(Db&)> work) {
  return run_errand([room = room_.get(), work = std::move(work)](Db&) { room->writer->commit_alone(work); });
}

asio::awaitable<std::vector<Parcel>> Desk::take(std::chrono::sys_seconds now, std::size_t most,
                                                std::string platform) {
  std::vector<Parcel> parcels;
  std::function<void(Db&)> work = [&, room = room_.get()](Db& db) {
    parcels = outbox::take(db, now, most, platform);
    room->writer->mail_is_known();
  };
  co_await in_transaction(std::move(work));
  co_return parcels;
}

asio::awaitable<std::vector<Parcel>> Desk::in_doubt(std::size_t most) {
  std::vector<Parcel> parcels;
  std::function<void(Db&)> work = [&](Db& db) {
    parcels = outbox::in_state(db, Parcel::State::ambiguous, most);
  };
  co_await run_errand(std::move(work));
  co_return parcels;
}

namespace {

struct WriteDown {
  Db& db;
  const Settled& settled;
  void operator()(const Sent& sent) const { outbox::sent(db, settled.id, sent.reference); }
  void operator()(const Later& later) const {
    outbox::later(db, settled.id, settled.now + later.wait, later.reason, settled.counts);
  }
  void operator()(const Unknown& unknown) const { outbox::ambiguous(db, settled.id, unknown.reason); }
  void operator()(const Never& never) const { outbox::dead(db, settled.id, never.reason); }
};

}  // namespace

asio::awaitable<void> Desk::settle(std::vector<Settled> settled) {
  std::function<void(Db&)> work = [&, room = room_.get()](Db& db) {
    for (const Settled& one : settled) std::visit(WriteDown{db, one}, one.delivery);
    room->writer->mail_is_known();
  };
  co_await in_transaction(std::move(work));
}

asio::awaitable<std::optional<std::chrono::sys_seconds>> Desk::next_due() {
  std::optional<std::chrono::sys_seconds> next;
  std::function<void(Db&)> work = [&](Db& db) {
    next = outbox::earliest(db);
    const auto card = schedules::earliest_due(db);
    if (card && (!next || *card < *next)) next = card;
  };
  co_await run_errand(std::move(work));
  co_return next;
}

asio::awaitable<void> Desk::with_store(std::function<void(Db&)> work) { return run_errand(std::move(work)); }

asio::awaitable<bool> Desk::try_to_write(std::chrono::sys_seconds now) {
  std::function<void(Db&)> work = [now](Db& db) {
    settings::set(db, "last_proof_of_writing", std::to_string(now.time_since_epoch().count()));
  };
  try {
    co_await in_transaction(std::move(work));
  } catch (const StoreError&) {
    co_return false;
  }
  co_return true;
}

void Desk::on_mail(std::function<void()> poke) { room_->poke = std::move(poke); }
void Desk::on_broken(std::function<void()> alarm) { room_->alarm = std::move(alarm); }

void Desk::close() {
  if (std::exchange(room_->closed, true)) return;
  room_->asking.close();  // first: it may hand something on
  room_->readers.join();
  room_->studying.close();
  room_->at_study.join();
  room_->changing.close();
  room_->writers.join();
  room_->reader.reset();
  room_->study.reset();
  room_->writer.reset();  // the last connection to go moves the log into the file
  room_->lock.reset();
}

DeskCounts Desk::counts() const {
  const Books& books = room_->books;
  return {books.asked, books.changed, books.repeated,       books.failed,
          books.busy,  books.commits, room_->home.waiting()};
}

bool Desk::writable() const { return room_->books.writable; }

}  // namespace knownby
