// Time that passes on the stage: what the clock and the mail bring by themselves.

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

#include "bot/mail/delivery.hpp"
#include "bot/rehearsal/stage.hpp"
#include "bot/ticker.hpp"
#include "commands/calendar/waking.hpp"

namespace knownby::rehearsal {
namespace {

constexpr int kTurns = 10'000;        // of the clock on its way to one instant: two years and more
constexpr std::size_t kParcels = 32;  // taken at once

// The next moment at which the clock may bring what is on no schedule, such as a week that closes: in the
// night, when what is kept grows old, and on weekdays each hour in which people are written to.
std::chrono::sys_seconds next_stroke(const Calendar& walls, std::chrono::sys_seconds after) {
  using std::chrono::hours;
  constexpr std::chrono::minutes night = hours(3);
  const std::chrono::local_days today = walls.day_of(after);
  if (const auto stroke = walls.instant(today, night); stroke > after) return stroke;
  for (std::chrono::minutes at = wakes; walls.school_day(today) && at < sleeps; at += hours(1)) {
    if (const auto stroke = walls.instant(today, at); stroke > after) return stroke;
  }
  return walls.instant(today + std::chrono::days(1), night);
}

}  // namespace

void Stage::move_clock(const std::string& to) {
  try {
    const auto then = instant_of(walls_, to, walls_.day_of(now()));
    constexpr std::chrono::days most{2 * 366};  // each hour of each school day on the way strikes
    if (then > now() + most) throw std::runtime_error("At most two years at once, please. The clock stands.");
    catch_up(then);
    clock_.set(then);
    strike();
    deliver_mail();
    transcript_.note("It is " + time_words() + ".");
  } catch (const std::runtime_error& trouble) {
    transcript_.note(trouble.what());
  }
}

void Stage::catch_up(std::chrono::sys_seconds until) {
  std::optional<std::chrono::sys_seconds> waits;  // is due, and stays so until time passes
  for (int turn = 0; turn < kTurns; ++turn) {
    const auto due = finish(desk_.next_due());
    const std::chrono::sys_seconds stroke = next_stroke(walls_, now());
    const auto next = due && due != waits ? std::min(*due, stroke) : stroke;
    if (next > until) return;
    clock_.set(std::max(now(), next));
    strike();
    const bool delivered = deliver_mail();
    waits = !delivered && due && *due <= now() ? due : std::nullopt;
  }
}

void Stage::strike() {
  look_around();
  Request tick = tick_at(clock_.now());
  tick.event.clear();  // a minute may come twice here: the clock can be set back
  finish(desk_.ask(std::move(tick)));
}

void Stage::look_around() {
  const Speaker strikes{"clock", std::string(console::kPlatform)};
  Request round{"", clock_.now(), strikes, {}, "look_round", "", {{"platform", strikes.key}}};
  const Reply due = finish(desk_.ask(std::move(round)));
  if (!due.look_at) return;
  for (const Place& place : due.look_at->places) {
    Request seen{"", clock_.now(), strikes, {}, "looked", "", {}};
    seen.look = console_.look(LookAt{{place}, {}});
    finish(desk_.ask(std::move(seen)));
  }
}

bool Stage::deliver_mail() {
  bool delivered = false;
  for (;;) {
    const std::vector<Parcel> parcels = finish(desk_.take(clock_.now(), kParcels));
    if (parcels.empty()) return delivered;
    std::vector<Settled> outcome;
    for (const Parcel& parcel : parcels) {
      Platform* const platform = parcel.platform == console::kPlatform ? &console_ : nullptr;
      Delivery delivery = finish(deliver(platform, parcel, {}));
      show_delivery(parcel, delivery);
      outcome.push_back(settled(parcel, std::move(delivery), clock_.now()));
    }
    finish(desk_.settle(std::move(outcome)));
    delivered = true;
  }
}

void Stage::show_delivery(const Parcel& parcel, const Delivery& delivery) {
  const auto* const sent = std::get_if<Sent>(&delivery);
  if (sent == nullptr) return transcript_.note("A message for " + parcel.address + " was not delivered.");
  for (const console::Message& message : console_.messages()) {
    if (message.reference != sent->reference) continue;
    show_message(message,
                 time_words() + " · " + whose(message) + (parcel.act == "redraw" ? ", changed" : ""));
    return;
  }
  transcript_.note(time_words() + " · a message in " + parcel.address + " was taken back.");
}

}  // namespace knownby::rehearsal
