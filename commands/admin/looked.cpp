// What the platform looks at, and what it saw: the strike of a clock, not somebody's words.
#include "commands/admin/looked.hpp"

#include <algorithm>
#include <utility>

#include "commands/admin/admin.hpp"
#include "commands/admin/tell.hpp"
#include "commands/audience.hpp"
#include "store/people/matches.hpp"
#include "store/schedules.hpp"

namespace knownby::admin {
namespace {

constexpr std::chrono::hours once_a_day{20};
constexpr std::chrono::minutes before_a_card{15};

bool is_due(const Visit& visit, const KnownPlace& place) {
  const auto seen = audiences::of_place(visit.db, place.id);
  const std::chrono::sys_seconds now = visit.request.now;
  if (!seen || now - seen->looked >= once_a_day) return true;
  const auto schedule = schedules::of_place(visit.db, place.id);
  if (!schedule || !schedule->next_due) return false;
  const std::chrono::sys_seconds from = *schedule->next_due - before_a_card;
  return now >= from && seen->looked < from;
}

}  // namespace

std::vector<Block> audience_words(const KnownAudience& seen, const KnownPlace& place) {
  std::vector<Block> blocks;
  for (const std::string& trouble : audience::troubles(seen, place)) blocks.push_back(says("• " + trouble));
  return blocks;
}

void take_audience(const Visit& visit, const Look& look) {
  const auto place = places::at(visit.db, look.platform, look.address);
  if (!place) return;
  KnownAudience seen = audience::known(visit.db, look, place->id, visit.request.now);
  const bool fits = audience::troubles(seen, *place).empty();
  const bool tells = !fits && !seen.told && place->group;
  seen.told = !fits && (seen.told || tells);
  audiences::put(visit.db, seen);
  if (!tells) return;
  const std::string called =
      place->name.empty() ? visit.school.title(*place->group) + "'s channel" : place->name;
  const bool posts = audience::may_say(seen, *place, visit.request.now) != audience::May::nothing;
  Card card;
  card.blocks.push_back(says(posts ? "From now on the weekly card in " + called +
                                         " shows counts only, without the buttons that lead to names."
                                   : "The weekly card of " + called + " waits."));
  for (Block& block : audience_words(seen, *place)) card.blocks.push_back(std::move(block));
  card.blocks.push_back(
      quietly("Once that is mended the card is as before. I look each day and before each card."));
  const std::string occasion =
      "audience:" + id_field(place->id) + ":" + std::to_string(visit.request.now.time_since_epoch().count());
  tell_who_runs_it(visit, look.platform, occasion, card);
}

Reply looked(Visit& visit) {
  const Look* look = visit.request.look.get();
  if (look == nullptr) return Reply{};
  for (const SeenAccount& account : look->accounts) take_account(visit, look->platform, account);
  if (look->is_whole)
    matches::keep_census(visit.db, {look->platform, look->members, look->guests, visit.request.now});
  if (look->audience) take_audience(visit, *look);
  return Reply{};
}

Reply look_round(Visit& visit) {
  const std::string_view platform = visit.request.field("platform");
  const std::string_view address = visit.request.field("address");
  const bool is_every = visit.request.field("every") == "yes";  // whatever was seen there last
  const bool is_daily = !is_every && address.empty();
  auto wanted = std::make_shared<LookAt>();
  for (const KnownPlace& place : places::all(visit.db)) {
    if (place.platform != platform || place.direct || !place.group) continue;
    const bool is_asked = is_daily ? is_due(visit, place) : place.address == address;
    if (is_every || is_asked) wanted->places.push_back({place.platform, place.address, false, place.name});
  }
  for (const staff::Account& account : staff::accounts(visit.db))
    if (is_daily && account.platform == platform && !account.barred) wanted->accounts.push_back(account.key);
  Reply reply;
  if (!wanted->places.empty() || !wanted->accounts.empty()) reply.look_at = std::move(wanted);
  return reply;
}

}  // namespace knownby::admin
