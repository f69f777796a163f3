#include "bot/rehearsal/stage.hpp"

#include <date/date.h>

#include <algorithm>
#include <boost/algorithm/string/predicate.hpp>
#include <boost/asio/post.hpp>
#include <map>
#include <stdexcept>
#include <vector>

#include "bot/rehearsal/lines.hpp"
#include "commands/language/text/fold.hpp"
#include "commands/words/list_words.hpp"
#include "store/places.hpp"
#include "store/staff.hpp"

namespace knownby::rehearsal {
namespace {

using boost::algorithm::iequals;

constexpr std::string_view kStranger = "stranger";

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

std::vector<std::string> channels_in(Db& db) {
  std::vector<std::string> names;
  for (const KnownPlace& place : places::all(db)) {
    if (place.platform == console::kPlatform && !place.direct) names.push_back(place.address);
  }
  return names;
}

}  // namespace

std::chrono::sys_seconds instant_of(const Calendar& walls, std::string_view text,
                                    std::chrono::local_days today) {
  if (const auto wall = read_wall_time(text, today)) return walls.instant(wall->day, wall->at);
  throw std::runtime_error("A time is written as 2026-10-19T07:30.");
}

Stage::Stage(const std::string& store, const Policy& policy, std::string_view now, Transcript& transcript)
    : walls_(policy.time_zone, {}),
      clock_(instant_of(walls_, now, {})),
      desk_(loop_.get_executor(), desk_settings(store, policy)),
      transcript_(transcript) {
  console_.start([this](Request request) { return desk_.ask(std::move(request)); });
}

DeskSettings Stage::desk_settings(const std::string& store, const Policy& policy) {
  DeskSettings settings;
  settings.store = store;
  settings.policy = policy;
  settings.step = [this](std::string_view, int) { boost::asio::post(loop_, [this] { takes_long_ = true; }); };
  return settings;
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

// A school that brings no channels may be in any.
std::string Stage::place(const std::string& where) {
  if (iequals(where, "dm")) {
    seat_.place = console::direct(seat_.staff);
    return "";
  }
  const Place wanted = console::channel(where);
  std::vector<std::string> known;
  with_store([&](Db& db) { known = channels_in(db); });
  const auto same = std::find_if(known.begin(), known.end(),
                                 [&](const std::string& name) { return iequals(name, wanted.address); });
  if (same == known.end() && !known.empty())
    return "There is no channel " + wanted.address + " here. There are " + list_words(known) + ", and dm.";
  seat_.place = same == known.end() ? wanted : console::channel(*same);
  return "";
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

// What comes while it is worked on stands before the answer.
Reply Stage::told(Request request, const std::string& pressed) {
  takes_long_ = false;
  auto reply = begin(console_.say(std::move(request), pressed));
  while (!is_there(reply)) {
    loop_.run_one();
    if (std::exchange(takes_long_, false)) deliver_mail();
  }
  return reply.get();
}

bool Stage::answer(Request request, const std::string& pressed, std::vector<SentFile> files) {
  const Place place = request.place;
  Request again = request;
  bool is_taken = true;
  try {
    Reply reply = told(std::move(request), pressed);
    if (reply.wants_files) {
      again.files = std::move(files);
      reply = told(std::move(again), pressed);
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

void Stage::show_message(const console::Message& message, const std::string& heading) {
  const std::string to = message.reader.empty() ? message.place.address : called(message.reader);
  transcript_.card({to, name_, where_words(message.place), iso_time()}, heading, message.card);
}

void Stage::show_received() {
  if (console_.messages().empty())
    transcript_.note(goes_on() ? "Nobody has received anything yet in this rehearsal. " + std::string(kGone)
                               : "Nobody has received anything yet.");
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
