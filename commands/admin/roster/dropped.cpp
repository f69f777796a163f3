#include "commands/admin/roster/dropped.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "commands/admin/roster/dates.hpp"
#include "commands/admin/roster/kinds.hpp"
#include "commands/admin/roster/plan.hpp"
#include "commands/admin/roster/sources.hpp"
#include "commands/admin/roster/writing.hpp"
#include "commands/admin/tell.hpp"
#include "commands/roster/oneroster/files.hpp"
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

// Whether nothing of the old one is missing in the newer.
bool covers(const Drop& newer, const Drop& old) {
  return !newer.only_changes && holds_all_of(newer.mark, old.mark);
}

// Where the files themselves can't say it, they are what was taken last.
bool holds_only_changes(const Visit& visit, const Sources& sources) {
  if (!sources.empty() && sources.oneroster.empty()) return false;
  const auto manifest = roster::oneroster::read_manifest(sources.oneroster);
  if (manifest.stop.empty()) return manifest.of("users") != roster::oneroster::Manifest::Mode::bulk;
  const auto before = drops::newest(visit.db);
  return before && before->only_changes;
}

std::int64_t made(const Drop& drop) {  // its files' time, which its id begins with
  std::int64_t seconds = 0;
  std::from_chars(drop.id.data(), drop.id.data() + drop.id.size(), seconds);
  return seconds;
}

std::string came(const Visit& visit) {
  const Calendar& calendar = visit.school.calendar();
  return "The roster files that came on " + day_words(calendar.day_of(visit.request.now)) + ", " +
         time_words(calendar.minute_of_day(visit.request.now)) + ",";
}

// Once until one is taken again: a system that fails fails each night. What changed once stands in one file
// only, so the next one does not mend that.
void tell_of_failure(const Visit& visit, const Drop& drop, const std::string& why) {
  const auto before = drops::newest(visit.db);
  if (drop.only_changes ? drops::lost_changes(visit.db).has_value()
                        : before && before->outcome == Outcome::refused)
    return;
  Card card;
  card.title = "A roster file was not taken";
  card.blocks.push_back(says(came(visit) + " can't be used: " + why + " Nothing was changed."));
  if (drop.only_changes)
    card.blocks.push_back(says(
        "They held only what had changed, and the next ones won't hold it again. Please have the student "
        "system drop an export of everybody once."));
  card.blocks.push_back(
      quietly("They lie in the folder refused/" + drop.id + ", with a report. " +
              (drop.only_changes ? "Until everybody was taken"
                                 : "Once the student system drops them mended, I take them by myself; "
                                   "until one is taken") +
              " I don't write about this again, and “check” says how it stands."));
  tell_who_runs_it(visit, {}, "drop refused:" + drop.id, card);
}

void tell_of_waiting(const Visit& visit, const std::string& id, const Plan& planned, const std::string& why) {
  Card card;
  card.title = "A roster waits for you";
  card.blocks.push_back(says(planned.stop.empty()
                                 ? came(visit) + " wait for you: " + why
                                 : came(visit) + " would change more than I do by myself: " + planned.stop));
  show(planned, card.blocks);
  card.blocks.push_back(
      quietly("Nothing is changed. Once you have looked, you can have it done all the same."));
  card.blocks.push_back(Buttons{{{"Look at it", "import", {{"waiting", id}}}}});
  tell_who_runs_it(visit, {}, "drop waits:" + id, card);
}

Reply refuse(const Visit& visit, Drop drop, const std::string& why) {
  tell_of_failure(visit, drop, why);
  drop.outcome = Outcome::refused;
  drops::put(visit.db, drop);
  visit.put_on_record({visit.request.now, StaffId{}, "roster file refused", drop.id});
  return report(drop_titles::refused, {says(why + " Nothing was changed.")});
}

// Whoever was told of the one whose place it takes finds this one.
Reply keep_for_later(const Visit& visit, Drop drop, const std::optional<Drop>& waits, const Plan& planned,
                     const std::string& why, std::vector<Block> blocks) {
  if (waits)
    drops::settle(visit.db, waits->id, Outcome::replaced);
  else
    tell_of_waiting(visit, drop.id, planned, why);
  drop.outcome = Outcome::waiting;
  drops::put(visit.db, drop);
  blocks.push_back(says("Stopped: " + (planned.stop.empty() ? why : planned.stop)));
  return report(drop_titles::waiting, std::move(blocks));
}

// Changes of before everybody was taken stand in there, or were undone since.
bool is_outdated(const Visit& visit, const Drop& drop) {
  if (!drop.only_changes) return false;
  const auto everybody = drops::everybody(visit.db);
  return everybody && made(drop) < made(*everybody);
}

// Why somebody should look first, beside the stop; empty: nobody need.
std::string why_look(const Visit& visit, const LookedInto& looked) {
  if (looked.finishes) return {};
  const auto part = unfinished::find(visit.db);
  return part && !is_of_dates(*part) ? part_words(visit, *part) + " This is another roster."
                                     : to_look_at(looked.plan);
}

Reply taken(const Visit& visit, const Drop& drop, const std::optional<Drop>& replaced, const Plan& planned,
            const std::string& more) {
  if (replaced) drops::settle(visit.db, replaced->id, Outcome::replaced);
  drops::put(visit.db, drop);
  std::vector<Block> blocks;
  show(planned, blocks);
  if (!more.empty()) blocks.push_back(says(more));
  return report(drop_titles::applied, std::move(blocks));
}

Reply take(Visit& visit, Drop drop, const LookedInto& looked) {
  const auto waits = drops::waiting(visit.db);
  const bool replaces = waits && covers(drop, *waits);
  // What it changes may stand in the one that waits.
  if (waits && !replaces && share_a_kind(drop.mark, waits->mark)) return report(drop_titles::later, {});
  if (!waits_for_rest(visit, looked).empty()) return report(drop_titles::after_rest, {});
  if (is_outdated(visit, drop)) {
    drop.outcome = Outcome::replaced;
    drops::put(visit.db, drop);
    return what_became_of(drop);
  }
  if (!looked.trouble.empty()) return refuse(visit, drop, looked.trouble + ".");
  const Plan& planned = looked.plan;
  if (planned.final) return refuse(visit, drop, planned.stop);
  const std::string why = why_look(visit, looked);
  if (!planned.stop.empty() || !why.empty()) {
    if (waits && !replaces) return report(drop_titles::later, {});  // one waits at a time
    std::vector<Block> blocks;
    show(planned, blocks);
    return keep_for_later(visit, drop, waits, planned, why, std::move(blocks));
  }
  const auto replaced = replaces ? waits : std::nullopt;
  if (drop.only_changes && drops::applied_before(visit.db, drop.mark))
    return taken(visit, drop, replaced, planned, "These changes were taken before, so nothing was done.");
  return carry_out(visit, looked, [drop, replaced, &planned](const Visit& now) {
    return taken(now, drop, replaced, planned, {});
  });
}

// What was refused is looked at anew, since what hindered it may be gone. Another content under the name of
// one that waits comes after it.
std::optional<Reply> as_known(const Drop& known, const Drop& drop) {
  if (known.outcome == Outcome::refused) return std::nullopt;
  if (known.mark == drop.mark) return what_became_of(known);
  if (known.outcome == Outcome::waiting) return report(drop_titles::later, {});
  return std::nullopt;
}

}  // namespace

Reply dropped(Visit& visit) {
  const std::string_view id = visit.request.field("id");
  const auto known = id.empty() ? std::nullopt : drops::find(visit.db, id);
  if (known) return what_became_of(*known);
  return unfinished::find(visit.db) ? report(drop_titles::after_rest, {}) : Reply{};
}

Aside dropped_files(Visit& visit) {
  if (visit.request.field("id").empty() || visit.request.files.empty()) return {};
  return look_into(visit);
}

Reply take_dropped(Visit& visit, const Found& found) {
  const auto& looked = dynamic_cast<const LookedInto&>(found);
  Drop drop{std::string(visit.request.field("id")), {}, visit.request.now};
  const auto known = drops::find(visit.db, drop.id);
  const bool is_readable = !looked.sources.mark.empty();
  drop.only_changes = holds_only_changes(visit, looked.sources);
  if (is_readable) {
    drop.mark = whole_mark(looked.sources);
    const auto answer = known ? as_known(*known, drop) : std::nullopt;
    return answer ? *answer : take(visit, drop, looked);
  }
  if (known && known->outcome == Outcome::waiting) return report(drop_titles::later, {});
  return refuse(visit, drop, looked.trouble + ".");
}

bool are_of_everybody(const Visit& visit, const Sources& sources) {
  return whole_mark(sources).starts_with("students+staff") && !holds_only_changes(visit, sources);
}

std::string waiting_folder(const Policy& policy, std::string_view id) {
  return policy.roster_watch + "/waiting/" + std::string(id);
}

}  // namespace knownby::admin
