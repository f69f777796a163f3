// A place took none of our messages: its weekly card stops until somebody sets the place up again. Whoever
// runs Knownby hears of it at once, and again in each week in which its card would have come, with what mends
// it (PRODUCT D.6, PROTOCOL S-20).
#include "commands/admin/tell.hpp"
#include "commands/audience.hpp"
#include "commands/week/week.hpp"
#include "commands/week/weekly.hpp"
#include "store/audit.hpp"
#include "store/outbox.hpp"
#include "store/places.hpp"
#include "store/roster/unfinished.hpp"
#include "store/schedules.hpp"

namespace knownby::week {
namespace {

struct NoCard {
  std::string channel, group;
};

NoCard names_of(const Visit& visit, const KnownPlace& place) {
  return {place.name.empty() ? "One of the team channels" : place.name,
          place.group ? visit.school.title(*place.group) : "that group"};
}

Card bad_news(std::string what, const std::string& then) {
  Card card;
  card.title = "A weekly card had nowhere to go";
  card.blocks.push_back(says(std::move(what)));
  card.blocks.push_back(says(then + " “check” shows how it stands."));
  return card;
}

std::string starts_again(const NoCard& of) {
  return "Once that is mended, “map " + of.group + "” there starts the card again.";
}

// One word a card that did not come, whatever kept it.
void tell(const Visit& visit, const std::string& platform, const std::string& card_key, const Card& news) {
  admin::tell_who_runs_it(visit, platform, "refused:" + card_key, news);
}

}  // namespace

void tell_that_none_came(const Visit& visit, const Schedule& schedule, const KnownPlace& place,
                         std::chrono::sys_seconds due) {
  const Calendar& calendar = visit.school.calendar();
  const NoCard of = names_of(visit, place);
  const std::string none = of.channel + " got no weekly card this week. ";
  const auto seen = audiences::of_place(visit.db, place.id);
  const bool is_shut = seen && (!seen->has_us || seen->is_archived);
  Card news;
  if (!schedule.stopped.empty()) {
    news = bad_news(of.channel + " still takes no message from me, so " + of.group +
                        "'s weekly card did not come this week, either. The reason: " + schedule.stopped,
                    starts_again(of));
  } else if (is_shut) {
    news = bad_news(none + audience::troubles(*seen, place).front(),
                    "The next one comes by itself once that is mended.");
  } else {
    news = bad_news(none + "It was due " + day_words(calendar.day_of(due)) + ", " +
                        time_words(calendar.minute_of_day(due)) + ", and " +
                        (unfinished::find(visit.db) ? "only a part of the new roster was in"
                                                    : "Knownby was not running") +
                        " until it was too late for it.",
                    "The next one comes as usual.");
  }
  tell(visit, place.platform, card_key({.schedule = schedule.id, .week = iso_week(calendar.day_of(due))}),
       news);
}

Reply refused(Visit& visit) {
  const auto parcel = outbox::with_key(visit.db, std::string(visit.request.field("key")));
  if (!parcel) return Reply{};
  const std::string reason(visit.request.field("reason"));
  outbox::dead(visit.db, parcel->id, reason);
  if (visit.request.field("ends") == "installation") {
    admin::tell_of_shut_out(visit, parcel->platform, reason);
    return Reply{};
  }
  const auto place = places::at(visit.db, parcel->platform, parcel->address);
  const auto schedule = place ? schedules::of_place(visit.db, place->id) : std::nullopt;
  if (!schedule || !schedule->stopped.empty()) return Reply{};
  const std::string fix(visit.request.field("fix"));
  const std::string stopped = reason + "." + (fix.empty() ? "" : " " + fix);
  schedules::stop(visit.db, schedule->id, stopped);
  outbox::withdraw(visit.db, place->platform, place->address);
  visit.put_on_record(
      {visit.request.now, StaffId{}, "card stopped", "schedule " + id_field(schedule->id) + ", " + reason});
  const NoCard of = names_of(visit, *place);
  tell(visit, parcel->platform, parcel->key,
       bad_news(of.channel + " took no message from me, so " + of.group +
                    "'s weekly card did not come, and I stopped trying. The reason: " + stopped,
                starts_again(of)));
  return Reply{};
}

}  // namespace knownby::week
