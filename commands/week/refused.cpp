// A place took none of our messages: its weekly card stops until somebody sets the place up again, and
// whoever runs Knownby hears of it once, with what mends it (PRODUCT D.6, PROTOCOL S-20).
#include "commands/admin/tell.hpp"
#include "commands/week/week.hpp"
#include "store/audit.hpp"
#include "store/outbox.hpp"
#include "store/places.hpp"
#include "store/schedules.hpp"
#include "store/staff.hpp"

namespace knownby::week {
namespace {

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

Card locked_out(const std::string& platform, const std::string& reason) {
  Card card;
  card.title = "Knownby is shut out of " + platform;
  card.blocks.push_back(
      says(platform + " refuses everything I say there (" + reason +
           "), so weekly cards and answers don't come. On the server, “knownby check” says what is "
           "wrong; most often the token has to be made anew and put into its file."));
  return card;
}

// Not where nothing is taken: on the other platform, where there is one. The log has it in any case.
void tell_elsewhere(const Visit& visit, const std::string& platform, const std::string& reason) {
  for (const staff::Account& account : staff::accounts(visit.db)) {
    if (account.platform == platform) continue;
    const std::string key =
        "shut out:" + platform + ":" + iso_week(visit.school.calendar().day_of(visit.request.now));
    admin::tell_who_runs_it(visit, account.platform, key, locked_out(platform, reason));
    return;
  }
}

}  // namespace

Reply refused(Visit& visit) {
  const auto parcel = outbox::with_key(visit.db, std::string(visit.request.field("key")));
  if (!parcel) return Reply{};
  const std::string reason(visit.request.field("reason"));
  outbox::dead(visit.db, parcel->id, reason);
  if (visit.request.field("ends") == "installation") {
    tell_elsewhere(visit, parcel->platform, reason);
    return Reply{};
  }
  const auto place = places::at(visit.db, parcel->platform, parcel->address);
  const auto schedule = place ? schedules::of_place(visit.db, place->id) : std::nullopt;
  if (!schedule || !schedule->stopped.empty()) return Reply{};
  const std::string fix(visit.request.field("fix"));
  const std::string stopped = reason + "." + (fix.empty() ? "" : " " + fix);
  schedules::stop(visit.db, schedule->id, stopped);
  outbox::withdraw(visit.db, place->platform, place->address);
  audit::write(visit.db, {visit.request.now, StaffId{}, "card stopped",
                          "schedule " + id_field(schedule->id) + ", " + reason});
  admin::tell_who_runs_it(visit, parcel->platform, "refused:" + parcel->key,
                          bad_news(visit, *place, stopped));
  return Reply{};
}

}  // namespace knownby::week
