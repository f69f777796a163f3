#include "commands/audience.hpp"

#include <algorithm>
#include <unordered_set>

#include "store/people/matches.hpp"
#include "store/staff.hpp"

namespace knownby::audience {
namespace {

std::string people_words(int count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

}  // namespace

May may_say(const std::optional<KnownAudience>& seen, const KnownPlace& place, std::chrono::sys_seconds now) {
  if (!seen || now - seen->looked > lasts) return May::counts;
  if (!seen->has_us || seen->is_archived) return May::nothing;
  return place.counts_only || !troubles(*seen, place).empty() ? May::counts : May::everything;
}

std::vector<std::string> troubles(const KnownAudience& seen, const KnownPlace& place) {
  if (seen.is_archived) return {"It is archived. Unarchive it, or “unmap” it."};
  if (!seen.has_us) return {"I am not in it. Add me there; in Slack that is /invite @Knownby."};
  std::vector<std::string> found;
  if (seen.is_shared)
    found.emplace_back(
        "It is shared with another organisation. Stop sharing it, or use a channel of your own.");
  if (!seen.guests && !place.counts_only) {
    found.emplace_back(
        "I could not see whether guests are in it. “knownby check” on the server tells what I lack.");
  } else if (seen.guests.value_or(0) > 0) {
    found.push_back(people_words(*seen.guests, "guest is", "guests are") +
                    " in it. Remove them, or use a channel for staff only.");
  }
  if (!seen.is_private && !place.counts_only)
    found.emplace_back("Everybody in the workspace can read it. Make it private.");
  return found;
}

KnownAudience known(Db& db, const Look& look, PlaceId place, std::chrono::sys_seconds now) {
  const Audience& audience = look.audience.value();
  KnownAudience known = audiences::of_place(db, place).value_or(KnownAudience{});
  std::unordered_set<std::string> on_the_roster;
  for (const staff::Account& account : staff::accounts(db)) {
    if (account.platform != look.platform || account.barred) continue;
    const auto person = staff::find(db, account.staff);
    if (person && person->active) on_the_roster.insert(account.key);
  }
  for (const Match& match : matches::all(db)) {
    if (match.platform == look.platform && !match.denied) on_the_roster.insert(match.key);
  }
  known.place = place;
  known.has_us = audience.has_us;
  known.is_private = audience.is_private;
  known.is_archived = audience.is_archived;
  known.is_shared = audience.is_shared;
  known.guests = audience.guests;
  known.strangers =
      static_cast<int>(std::count_if(audience.members.begin(), audience.members.end(),
                                     [&](const std::string& key) { return !on_the_roster.contains(key); }));
  known.looked = now;
  return known;
}

}  // namespace knownby::audience
