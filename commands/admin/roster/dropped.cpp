#include "commands/admin/roster/dropped.hpp"

#include <stdexcept>

#include "commands/admin/roster/plan.hpp"
#include "commands/admin/roster/sources.hpp"
#include "commands/admin/tell.hpp"
#include "store/audit.hpp"
#include "store/roster/drops.hpp"

namespace knownby::admin {
namespace {

using Outcome = Drop::Outcome;

Reply report(std::string_view title, std::vector<Block> blocks) {
  Reply reply;
  reply.card.title = title;
  reply.card.blocks = std::move(blocks);
  return reply;
}

Reply what_became_of(const Drop& drop) {
  switch (drop.outcome) {
    case Outcome::applied:
      return report(drop_titles::applied, {says("These files were taken.")});
    case Outcome::waiting:
      return report(drop_titles::waiting, {says("Nothing is changed yet.")});
    case Outcome::replaced:
      return report(drop_titles::refused, {says("Newer files came before anybody looked at these.")});
    case Outcome::refused:
      break;
  }
  return report(drop_titles::refused, {says("These files were not taken. Nothing was changed.")});
}

std::string came(const Visit& visit) {
  const Calendar& calendar = visit.school.calendar();
  return "The roster files that came on " + day_words(calendar.day_of(visit.request.now)) + ", " +
         time_words(calendar.minute_of_day(visit.request.now)) + ",";
}

// Once until one is taken again: a system that fails fails each night.
void tell_of_failure(const Visit& visit, const std::string& id, const std::string& why) {
  const auto before = drops::newest(visit.db);
  if (before && before->outcome == Outcome::refused) return;
  Card card;
  card.title = "A roster file was not taken";
  card.blocks.push_back(says(came(visit) + " can't be used: " + why + " Nothing was changed."));
  card.blocks.push_back(quietly(
      "They lie in the folder refused/" + id +
      ", with a report. Once the student system drops them mended, I take them by myself; until one is "
      "taken I don't write about this again, and “check” says how it stands."));
  tell_who_runs_it(visit, {}, "drop refused:" + id, card);
}

void tell_of_waiting(const Visit& visit, const std::string& id, const Plan& planned) {
  Card card;
  card.title = "A roster waits for you";
  card.blocks.push_back(says(came(visit) + " would change more than I do by myself: " + planned.stop));
  show(planned, card.blocks);
  card.blocks.push_back(
      quietly("Nothing is changed. Once you have looked, you can have it done all the same."));
  card.blocks.push_back(Buttons{{{"Look at it", "import", {{"waiting", id}}}}});
  tell_who_runs_it(visit, {}, "drop waits:" + id, card);
}

Reply refuse(const Visit& visit, Drop drop, const std::string& why) {
  tell_of_failure(visit, drop.id, why);
  drop.outcome = Outcome::refused;
  drops::put(visit.db, drop);
  audit::write(visit.db, {visit.request.now, StaffId{}, "roster file refused", drop.id});
  return report(drop_titles::refused, {says(why + " Nothing was changed.")});
}

// A newer roster of everybody takes the place of the one that waits; whoever was told of that finds this one.
Reply keep_for_later(const Visit& visit, Drop drop, const std::optional<Drop>& waits, const Plan& planned,
                     std::vector<Block> blocks) {
  if (waits)
    drops::settle(visit.db, waits->id, Outcome::replaced);
  else
    tell_of_waiting(visit, drop.id, planned);
  drop.outcome = Outcome::waiting;
  drops::put(visit.db, drop);
  blocks.push_back(says("Stopped: " + planned.stop));
  return report(drop_titles::waiting, std::move(blocks));
}

Reply take(const Visit& visit, Drop drop, const Sources& sources) {
  const Plan planned = plan(visit, sources);
  drop.only_changes = planned.oneroster && planned.oneroster->only_changes;
  const auto waits = drops::waiting(visit.db);
  // What it changes may stand in the one that waits.
  if (waits && drop.only_changes) return report(drop_titles::later, {});
  if (planned.final) return refuse(visit, drop, planned.stop);
  std::vector<Block> blocks;
  show(planned, blocks);
  if (!planned.stop.empty()) return keep_for_later(visit, drop, waits, planned, std::move(blocks));
  if (drop.only_changes && drops::applied_before(visit.db, drop.mark)) {
    blocks.push_back(says("These changes were taken before, so nothing was done."));
  } else {
    carry_out(visit, planned);
  }
  if (waits) drops::settle(visit.db, waits->id, Outcome::replaced);
  drops::put(visit.db, drop);
  return report(drop_titles::applied, std::move(blocks));
}

}  // namespace

Reply dropped(Visit& visit) {
  const std::string id(visit.request.field("id"));
  if (id.empty()) return {};
  if (const auto known = drops::find(visit.db, id)) return what_became_of(*known);
  if (visit.request.files.empty()) return report(drop_titles::refused, {says("Nobody knows these files.")});
  Drop drop{id, {}, visit.request.now};
  try {
    const Sources sources = gather(visit);
    drop.mark = sources.mark;
    return take(visit, drop, sources);
  } catch (const StoreError&) {
    throw;  // the store's trouble, not the files'
  } catch (const std::runtime_error& trouble) {
    return refuse(visit, drop, std::string(trouble.what()) + ".");
  }
}

std::string waiting_folder(const Policy& policy, std::string_view id) {
  return policy.roster_watch + "/waiting/" + std::string(id);
}

}  // namespace knownby::admin
