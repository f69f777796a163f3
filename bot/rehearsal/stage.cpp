#include "bot/rehearsal/stage.hpp"

#include <date/date.h>

#include <algorithm>
#include <boost/algorithm/string/predicate.hpp>
#include <map>
#include <stdexcept>
#include <vector>

#include "bot/mail/delivery.hpp"
#include "bot/rehearsal/lines.hpp"
#include "bot/ticker.hpp"
#include "commands/language/text/fold.hpp"
#include "store/staff.hpp"

namespace knownby::rehearsal {
namespace {

using boost::algorithm::iequals;

constexpr int kTurns = 5'000;         // of the clock on its way to one instant
constexpr std::size_t kParcels = 32;  // taken at once
constexpr std::string_view kStranger = "stranger";

std::chrono::sys_seconds instant_of(const Calendar& walls, std::string_view text,
                                    std::chrono::local_days today) {
  if (const auto wall = read_wall_time(text, today)) return walls.instant(wall->day, wall->at);
  throw std::runtime_error("A time is written as 2026-10-19T07:30.");
}

DeskSettings desk_settings(const std::string& store, const Policy& policy) {
  DeskSettings settings;
  settings.store = store;
  settings.policy = policy;
  return settings;
}

// By the school's own id first; else everybody whose name is written so.
std::vector<Staff> known_as(const std::vector<Staff>& all, const std::string& who) {
  std::vector<Staff> found;
  for (const Staff& person : all) {
    if (iequals(person.sis_id, who)) return {person};
    // As in chat, accents may be left out: "lucia rivera".
    const auto is = [&](const std::string& name) { return language::folded(name) == language::folded(who); };
    const bool named = is(person.called) || is(person.family) || is(person.given + " " + person.family);
    if (named) found.push_back(person);
  }
  return found;
}

std::string where_words(const Place& place) { return place.direct ? "dm" : place.address; }

}  // namespace

Stage::Stage(const std::string& store, const Policy& policy, std::string_view now, Transcript& transcript)
    : walls_(policy.time_zone, {}),
      clock_(instant_of(walls_, now, {})),
      desk_(loop_.get_executor(), desk_settings(store, policy)),
      transcript_(transcript) {
  console_.start([this](Request request) { return desk_.ask(std::move(request)); });
}

void Stage::with_store(std::function<void(Db&)> work) {
  finish(desk_.with_store([&work](Db& db) {
    db.begin();
    try {
      work(db);
      db.commit();
    } catch (...) {
      db.roll_back();
      throw;
    }
  }));
}

std::string Stage::seat(const std::string& who) {
  std::vector<Staff> found;
  with_store([&](Db& db) {
    found = known_as(staff::all(db), who);
    // Whoever came with an import since then has no account here yet.
    if (found.size() == 1 && !staff::account(db, console::kPlatform, found[0].sis_id))
      staff::link(db, console::kPlatform, found[0].sis_id, found[0].id);
  });
  if (found.empty() && iequals(who, kStranger)) found.push_back({{}, std::string(kStranger), "A stranger"});
  if (found.empty()) return "Nobody on the roster is called " + who + ".";
  if (found.size() > 1) {
    std::string words = "Which one?";
    for (const Staff& person : found) words += " " + person.called + " is " + person.sis_id + ".";
    return words;
  }
  seat_.staff = found[0].sis_id;
  name_ = found[0].called;
  if (seat_.place.direct) seat_.place = console::direct(seat_.staff);
  return "";
}

void Stage::place(const std::string& where) {
  seat_.place = iequals(where, "dm") ? console::direct(seat_.staff) : console::channel(where);
}

std::string Stage::scene_words() const {
  return name_ + " in " + (seat_.place.direct ? "a direct conversation" : seat_.place.name);
}

std::string Stage::time_words() const {
  return day_words_year(walls_.day_of(now())) + ", " + knownby::time_words(walls_.minute_of_day(now()));
}

void Stage::say(const std::string& text) { answer(console::hear(text, seat_, moment()), ""); }

console::Moment Stage::moment() {
  return {"console:" + run_ + ":" + std::to_string(++events_), clock_.now()};
}

bool Stage::answer(Request request, const std::string& pressed, std::vector<SentFile> files) {
  const Place place = request.place;
  Request again = request;
  bool is_taken = true;
  try {
    Reply reply = finish(console_.say(std::move(request), pressed));
    if (reply.wants_files) {
      again.files = std::move(files);
      reply = finish(console_.say(std::move(again), pressed));
    }
    const std::string to = reply.seen == Reply::Seen::everyone && !place.direct ? "everyone" : "only you";
    is_taken = reply.errors.empty();
    if (!reply.silent()) {
      transcript_.card({to, name_, where_words(place), iso_time()}, console::seen_by(reply.seen, place),
                       reply.card);
    }
  } catch (const Busy&) {
    transcript_.note("Knownby is busy. Nothing was saved; please try again.");
  }
  catch_up(clock_.now());
  return is_taken;
}

void Stage::move_clock(const std::string& to) {
  try {
    const auto then = instant_of(walls_, to, walls_.day_of(now()));
    catch_up(then);
    clock_.set(then);
    strike();  // what is not on any schedule: a week that closes
    deliver_mail();
    transcript_.note("It is " + time_words() + ".");
  } catch (const std::runtime_error& trouble) {
    transcript_.note(trouble.what());
  }
}

void Stage::catch_up(std::chrono::sys_seconds until) {
  std::optional<std::chrono::sys_seconds> last;
  for (int turn = 0; turn < kTurns; ++turn) {
    const auto due = finish(desk_.next_due());
    if (!due || *due > until) return;
    clock_.set(std::max(clock_.now(), *due));
    strike();
    const bool delivered = deliver_mail();
    if (due == last && !delivered) return;  // it stays due whatever we do
    last = due;
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

void Stage::show_message(const console::Message& message, const std::string& heading) {
  const std::string to = message.reader.empty() ? message.place.address : called(message.reader);
  transcript_.card({to, name_, where_words(message.place), iso_time()}, heading, message.card);
}

void Stage::show_received() {
  if (console_.messages().empty()) transcript_.note("Nobody has received anything yet.");
  std::map<std::string, std::vector<const console::Message*>> received;  // by what stands above them
  for (const console::Message& message : console_.messages()) received[whose(message)].push_back(&message);
  for (const auto& [heading, messages] : received) {
    std::size_t at = 0;
    for (const console::Message* message : messages)
      show_message(*message,
                   heading + " · " + std::to_string(++at) + " of " + std::to_string(messages.size()));
  }
}

std::string Stage::whose(const console::Message& message) {
  return message.reader.empty() ? console::seen_by(Reply::Seen::everyone, message.place)
                                : "only " + called(message.reader);
}

std::string Stage::called(const std::string& key) {
  std::string name = key;
  with_store([&](Db& db) {
    if (const auto person = staff::by_account(db, console::kPlatform, key)) name = person->called;
  });
  return name;
}

std::string Stage::iso_time() const {
  const date::local_days day(walls_.day_of(now()).time_since_epoch());
  return date::format("%FT", day) + knownby::time_words(walls_.minute_of_day(now()));
}

}  // namespace knownby::rehearsal
