#include "bot/mailroom.hpp"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <optional>
#include <utility>

#include "bot/mail/bell.hpp"
#include "bot/mail/delivery.hpp"

namespace knownby {

namespace asio = boost::asio;
using std::chrono::sys_seconds;

namespace {

constexpr std::size_t doubts_at_once = 1000;      // more than a school can have; a bound all the same
constexpr std::chrono::seconds store_pause{5};    // after the store refused us
constexpr std::chrono::seconds blocked_pause{5};  // due, but behind another one in its place
constexpr sys_seconds never = sys_seconds::max();

}  // namespace

struct Mailroom::Room : std::enable_shared_from_this<Mailroom::Room> {
  Room(asio::any_io_executor executor, Desk& its_desk, Clock& its_clock, Platforms given, MailSettings wanted)
      : home(std::move(executor)),
        desk(its_desk),
        clock(its_clock),
        platforms(std::move(given)),
        settings(std::move(wanted)),
        bell(home),
        ended(home, asio::steady_timer::time_point::max()) {}

  asio::awaitable<void> run();
  asio::awaitable<void> round();
  asio::awaitable<void> write_down();
  asio::awaitable<void> take_more();
  asio::awaitable<void> look_for_lost();
  asio::awaitable<std::optional<sys_seconds>> next_wake();
  asio::awaitable<void> bring(Parcel parcel);
  asio::awaitable<void> look_for(Parcel parcel);
  void delivered(const Parcel& parcel, const Delivery& delivery);
  void found_out(const Parcel& parcel, const Sought& sought);
  Platform* platform_of(const Parcel& parcel) const {
    const auto found = platforms.find(parcel.platform);
    return found == platforms.end() ? nullptr : found->second;
  }
  void note(std::string_view words, std::int64_t id) const {
    if (settings.note) settings.note(words, id);
  }

  asio::any_io_executor home;
  Desk& desk;
  Clock& clock;
  Platforms platforms;
  MailSettings settings;
  Bell bell;
  asio::steady_timer ended;
  MailCounts counts;
  std::vector<Settled> finished;
  std::map<std::int64_t, sys_seconds> look_at;  // rows in doubt: when to look; never: looked for already
  std::optional<sys_seconds> next_look = sys_seconds{};  // at once: what an earlier run left
  bool closing = false;
  bool gave_up = false;
  bool over = false;
};

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
    next_look = clock.now() + store_pause;
    co_await bell.wait(clock, next_look);
  }
  over = true;
  ended.cancel();
}

asio::awaitable<void> Mailroom::Room::round() {
  co_await write_down();
  if (!closing) {
    co_await take_more();
    co_await look_for_lost();
  }
  const std::optional<sys_seconds> wake = co_await next_wake();
  if (finished.empty() && (!closing || counts.in_hand > 0)) co_await bell.wait(clock, wake);
}

asio::awaitable<void> Mailroom::Room::write_down() {
  if (finished.empty()) co_return;
  const std::vector<Settled> batch = finished;
  co_await desk.settle(batch);
  finished.erase(finished.begin(), finished.begin() + static_cast<std::ptrdiff_t>(batch.size()));
}

asio::awaitable<void> Mailroom::Room::take_more() {
  if (counts.in_hand >= settings.at_once) co_return;
  std::vector<Parcel> parcels = co_await desk.take(clock.now(), settings.at_once - counts.in_hand);
  for (Parcel& parcel : parcels) {
    ++counts.in_hand;
    asio::co_spawn(home, bring(std::move(parcel)), asio::detached);
  }
}

asio::awaitable<void> Mailroom::Room::look_for_lost() {
  const sys_seconds now = clock.now();
  if (!next_look || *next_look > now) co_return;
  std::vector<Parcel> doubted = co_await desk.in_doubt(doubts_at_once);
  for (Parcel& parcel : doubted) {
    const sys_seconds settles = parcel.last_sent.value_or(now) + settings.settle_time;
    sys_seconds& when = look_at.try_emplace(parcel.id, settles).first->second;
    if (when > now || counts.in_hand >= settings.at_once) continue;
    when = never;  // looked for once a run: the same question has the same answer
    ++counts.in_hand;
    asio::co_spawn(home, look_for(std::move(parcel)), asio::detached);
  }
  next_look.reset();
  for (const auto& [id, when] : look_at) {
    if (when != never) next_look = std::min(next_look.value_or(when), when);
  }
}

asio::awaitable<std::optional<sys_seconds>> Mailroom::Room::next_wake() {
  if (closing || counts.in_hand >= settings.at_once) co_return std::nullopt;  // a delivery's end rings
  std::optional<sys_seconds> wake;
  std::function<void(Db&)> work = [&wake](Db& db) { wake = outbox::earliest(db); };
  co_await desk.with_store(std::move(work));
  if (wake)
    wake = std::max(*wake, clock.now() + (*wake <= clock.now() ? blocked_pause : std::chrono::seconds(0)));
  if (next_look) wake = std::min(wake.value_or(*next_look), *next_look);
  co_return wake;
}

asio::awaitable<void> Mailroom::Room::bring(Parcel parcel) {
  const auto self = shared_from_this();
  const Delivery delivery = co_await deliver(platform_of(parcel), parcel);
  delivered(parcel, delivery);
  finished.push_back(settled(parcel, delivery, clock.now()));
  --counts.in_hand;
  bell.ring();
}

void Mailroom::Room::delivered(const Parcel& parcel, const Delivery& delivery) {
  if (std::holds_alternative<Sent>(delivery)) ++counts.sent;
  if (std::holds_alternative<Later>(delivery)) ++counts.later;
  if (const auto* unknown = std::get_if<Unknown>(&delivery)) {
    ++counts.unknown;
    note("may have been shown: " + unknown->reason, parcel.id);
    const sys_seconds when = parcel.last_sent.value_or(clock.now()) + settings.settle_time;
    look_at[parcel.id] = when;
    next_look = std::min(next_look.value_or(when), when);
  }
  if (const auto* refused = std::get_if<Never>(&delivery)) {
    ++counts.never;
    static constexpr std::string_view reach[] = {"", ", nor will anything else there",
                                                 ", nor will anything on this platform"};
    note("will not be shown" + std::string(reach[static_cast<std::size_t>(refused->ends)]) + ": " +
             refused->reason,
         parcel.id);
  }
}

asio::awaitable<void> Mailroom::Room::look_for(Parcel parcel) {
  const auto self = shared_from_this();
  const Sought sought = co_await seek(platform_of(parcel), parcel);
  found_out(parcel, sought);
  --counts.in_hand;
  bell.ring();
}

void Mailroom::Room::found_out(const Parcel& parcel, const Sought& sought) {
  const sys_seconds now = clock.now();
  if (const auto* sent = std::get_if<Sent>(&sought)) {
    ++counts.found;
    finished.push_back({parcel.id, *sent, now});
    look_at.erase(parcel.id);
  } else if (std::holds_alternative<NotShown>(sought)) {
    ++counts.not_shown;
    finished.push_back(settled(parcel, Later{std::chrono::seconds(0), "looked for, and not shown"}, now));
    look_at.erase(parcel.id);
  } else {
    ++counts.cannot_tell;
    note("cannot tell whether it was shown, so it is not sent again: " + std::get<CannotTell>(sought).reason,
         parcel.id);
  }
}

Mailroom::Mailroom(asio::any_io_executor home, Desk& desk, Clock& clock, Platforms platforms,
                   MailSettings settings)
    : room_(std::make_shared<Room>(std::move(home), desk, clock, std::move(platforms), std::move(settings))) {
}

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

MailCounts Mailroom::counts() const { return room_->counts; }

}  // namespace knownby
