// A place took none of our messages: its weekly card stops until somebody sets the place up again, and
// whoever runs Knownby hears of it once, with what mends it (PRODUCT D.6, PROTOCOL S-20).
#include "commands/week/week.hpp"
#include "commands/words/card_json.hpp"
#include "store/audit.hpp"
#include "store/outbox.hpp"
#include "store/places.hpp"
#include "store/schedules.hpp"

namespace knownby::week {
namespace {

constexpr std::chrono::hours worth_telling{24};

Card bad_news(const Visit& visit, const KnownPlace& place, const std::string& stopped) {
  const std::string channel = place.name.empty() ? "one of the team channels" : place.name;
  const std::string group = place.group ? visit.school.title(*place.group) : std::string("that group");
  Card card;
  card.title = "A weekly card had nowhere to go";
  card.blocks.push_back(says(channel + " took no message from me, so " + group +
                             "'s weekly card did not come, and I stopped trying. The reason: " + stopped));
  card.blocks.push_back(says("Once that is mended, “map " + group +
                             "” there starts the card again. “check” shows how it stands."));
  return card;
}

// By the account each has on that platform; the key's own place is for the adapter to find.
void tell_whoever_runs_it(Visit& visit, const Parcel& refused, const Card& card) {
  for (const staff::Account& account : staff::accounts(visit.db)) {
    const Staff* person = visit.school.staff(account.staff);
    const bool runs_it = person != nullptr && person->active && person->runs_knownby;
    if (!runs_it || account.platform != refused.platform) continue;
    Parcel letter;
    letter.key = "refused:" + refused.key + ":" + account.key;
    letter.platform = account.platform;
    letter.address = account.key;
    letter.body = to_json(card);
    letter.not_before = visit.request.now;
    letter.deadline = visit.request.now + worth_telling;
    outbox::put(visit.db, letter);
  }
}

}  // namespace

Reply refused(Visit& visit) {
  const auto parcel = outbox::with_key(visit.db, std::string(visit.request.field("key")));
  if (!parcel) return Reply{};
  const std::string reason(visit.request.field("reason"));
  outbox::dead(visit.db, parcel->id, reason);
  const auto place = places::at(visit.db, parcel->platform, parcel->address);
  const auto schedule = place ? schedules::of_place(visit.db, place->id) : std::nullopt;
  if (!schedule || !schedule->stopped.empty()) return Reply{};
  const std::string fix(visit.request.field("fix"));
  const std::string stopped = reason + "." + (fix.empty() ? "" : " " + fix);
  schedules::stop(visit.db, schedule->id, stopped);
  outbox::withdraw(visit.db, place->platform, place->address);
  audit::write(visit.db, {visit.request.now, StaffId{}, "card stopped",
                          "schedule " + id_field(schedule->id) + ", " + reason});
  tell_whoever_runs_it(visit, *parcel, bad_news(visit, *place, stopped));
  return Reply{};
}

}  // namespace knownby::week
