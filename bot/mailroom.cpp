#include "bot/mailroom.hpp"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "bot/mail/delivery.hpp"
#include "bot/mail/room.hpp"
#include "store/settings.hpp"

namespace knownby {

namespace asio = boost::asio;
using std::chrono::sys_seconds;

namespace {

constexpr std::size_t doubts = 1000;              // more than a school can have; a bound all the same
constexpr std::size_t searches = 4;               // at once: each may wait minutes for its turn
constexpr std::chrono::seconds store_pause{5};    // after the store refused us
constexpr std::chrono::seconds blocked_pause{5};  // due, but behind another one, or on a line that is down

}  // namespace

Mailroom::Room::Room(asio::any_io_executor executor, Desk& its_desk, Clock& its_clock,
                     const Platforms& platforms, MailSettings wanted)
    : home(std::move(executor)),
      desk(its_desk),
      clock(its_clock),
      settings(std::move(wanted)),
      doubted(settings.settle_time),
      bell(home),
      ended(home, asio::steady_timer::time_point::max()) {
  for (const auto& [name, platform] : platforms) lines.try_emplace(name, platform);
}

asio::awaitable<void> Mailroom::Room::run() {
  const auto self = shared_from_this();
  while (!gave_up && (!closing || counts.in_hand > 0 || !finished.empty())) {
    bool failed = false;
    try {
      co_await round();
    } catch (const std::exception& error) {
      note(error.what(), 0);
      failed = true;
    } catch (const Busy&) {
      failed = true;
    }
    if (!failed || gave_up) continue;
    doubted.ask_again_at(clock.now() + store_pause);
    co_await bell.wait(clock, doubted.next());
  }
  over = true;
  ended.cancel();
}

asio::awaitable<void> Mailroom::Room::round() {
  co_await write_down();
  if (!closing) {
    if (!marks) co_await wake_up();
    co_await take_more();
    co_await look_for_lost();
  }
  const std::optional<sys_seconds> wake = co_await next_wake();
  if (finished.empty() && (!closing || counts.in_hand > 0)) co_await bell.wait(clock, wake);
}

// What an earlier run knew of the lines says nothing any more.
asio::awaitable<void> Mailroom::Room::wake_up() {
  // The clock belongs to this loop's thread; the work below runs on the writer's.
  std::function<void(Db&)> work = [this, now = clock.now()](Db& db) {
    for (const auto& [platform, line] : lines) {
      const auto told = settings::get(db, settings::not_answering(platform));
      if (told && !told->empty()) settings::set(db, settings::not_answering(platform), "");
    }
    marks.emplace(db, now);
  };
  co_await desk.with_store(std::move(work));
}

asio::awaitable<void> Mailroom::Room::write_down() {
  if (!news.empty()) {
    std::function<void(Db&)> work = [told = std::exchange(news, {})](Db& db) {
      for (const auto& [name, value] : told) settings::set(db, name, value);
    };
    co_await desk.with_store(std::move(work));
  }
  if (finished.empty()) co_return;
  const std::vector<Settled> batch = finished;
  co_await desk.settle(batch);
  finished.erase(finished.begin(), finished.begin() + static_cast<std::ptrdiff_t>(batch.size()));
}

asio::awaitable<void> Mailroom::Room::take_more() {
  for (auto& [platform, line] : lines) {
    const net::Breaker::Leave leave = line.breaker.leave(clock.now());
    std::size_t most = settings.at_once - std::min(line.in_hand, settings.at_once);
    if (leave == net::Breaker::Leave::one) most = std::min<std::size_t>(most, 1);
    if (most == 0 || leave == net::Breaker::Leave::none) continue;
    std::vector<Parcel> parcels = co_await desk.take(clock.now(), most, platform);
    for (Parcel& parcel : parcels) send_out(line, std::move(parcel));
  }
}

void Mailroom::Room::send_out(Line& line, Parcel parcel) {
  const sys_seconds now = clock.now();
  const bool is_retry = parcel.attempt > 1;
  if (is_retry && !line.retries.may_retry(now)) {
    const auto wait = std::max(line.retries.next(now) - now, std::chrono::seconds(1));
    const bool counts_as_attempt = false;
    finished.push_back({parcel.id, Later{wait, "too much is being tried again"}, now, counts_as_attempt});
    return;
  }
  line.breaker.went(now);
  line.retries.went(now, is_retry);
  ++counts.in_hand;
  ++line.in_hand;
  asio::co_spawn(home, bring(line, std::move(parcel)), asio::detached);
}

asio::awaitable<void> Mailroom::Room::look_for_lost() {
  const sys_seconds now = clock.now();
  if (counts.looked_for >= searches || !doubted.next() || *doubted.next() > now) co_return;
  std::vector<Parcel> in_doubt = co_await desk.in_doubt(doubts);
  for (Parcel& parcel : doubted.take(std::move(in_doubt), now, searches - counts.looked_for)) {
    Line* line = line_of(parcel);
    if (line != nullptr && line->breaker.leave(now) == net::Breaker::Leave::none) {
      const auto wait = std::max(line->breaker.next() - now, blocked_pause);
      found_out(parcel, Later{wait, "the platform does not answer"});
      continue;
    }
    if (line != nullptr) line->breaker.went(now);
    ++counts.looked_for;
    asio::co_spawn(home, look_for(line, std::move(parcel)), asio::detached);
  }
}

asio::awaitable<std::optional<sys_seconds>> Mailroom::Room::next_wake() {
  const bool is_full = std::all_of(lines.begin(), lines.end(), [&](const auto& named) {
    return named.second.in_hand >= settings.at_once;
  });
  if (closing || is_full) co_return std::nullopt;  // a delivery's end rings
  std::optional<sys_seconds> wake;
  std::function<void(Db&)> work = [&wake](Db& db) { wake = outbox::earliest(db); };
  co_await desk.with_store(std::move(work));
  if (wake)
    wake = std::max(*wake, clock.now() + (*wake <= clock.now() ? blocked_pause : std::chrono::seconds(0)));
  if (doubted.next() && counts.looked_for < searches)
    wake = std::min(wake.value_or(*doubted.next()), *doubted.next());
  co_return wake;
}

asio::awaitable<void> Mailroom::Room::bring(Line& line, Parcel parcel) {
  const auto self = shared_from_this();
  const Delivery delivery = co_await deliver(line.platform, parcel, marks->of(parcel));
  judge(line, delivery);
  delivered(parcel, delivery);
  const auto* never = std::get_if<Never>(&delivery);
  if (never != nullptr && never->ends != Never::Ends::message) co_await refused_there(parcel, *never);
  finished.push_back(settled(parcel, delivery, clock.now()));
  --counts.in_hand;
  --line.in_hand;
  bell.ring();
}

asio::awaitable<void> Mailroom::Room::look_for(Line* line, Parcel parcel) {
  const auto self = shared_from_this();
  Platform* platform = nullptr;
  if (line != nullptr) platform = line->platform;
  const Sought sought = co_await seek(platform, parcel, marks->of(parcel));
  if (line != nullptr) judge(*line, sought);
  found_out(parcel, sought);
  --counts.looked_for;
  bell.ring();
}

Mailroom::Mailroom(asio::any_io_executor home, Desk& desk, Clock& clock, Platforms platforms,
                   MailSettings settings)
    : room_(std::make_shared<Room>(std::move(home), desk, clock, platforms, std::move(settings))) {}

Mailroom::~Mailroom() = default;

void Mailroom::start() {
  room_->desk.on_mail([room = room_] { room->bell.ring(); });
  asio::co_spawn(room_->home, room_->run(), asio::detached);
}

void Mailroom::poke() { room_->bell.ring(); }

asio::awaitable<void> Mailroom::finish(std::chrono::milliseconds at_most) {
  const auto room = room_;
  room->closing = true;
  room->bell.ring();
  room->ended.expires_after(at_most);
  boost::system::error_code over_or_late;
  if (!room->over) co_await room->ended.async_wait(asio::redirect_error(asio::use_awaitable, over_or_late));
  room->gave_up = true;
  room->bell.ring();
}

MailCounts Mailroom::counts() const { return room_->count(); }

}  // namespace knownby
