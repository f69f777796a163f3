// A look at what files would change, then the change itself.
#include <algorithm>
#include <tuple>
#include <utility>

#include "commands/admin/admin.hpp"
#include "commands/admin/for_a_while.hpp"
#include "commands/admin/roster/dropped.hpp"
#include "commands/admin/roster/kinds.hpp"
#include "commands/admin/roster/plan.hpp"
#include "commands/admin/roster/say_reading.hpp"
#include "commands/admin/roster/sources.hpp"
#include "commands/admin/roster/writing.hpp"
#include "commands/admin/roster/year.hpp"
#include "commands/refusal.hpp"
#include "store/roster/drops.hpp"
#include "store/roster/unfinished.hpp"

namespace knownby::admin {
namespace {

// The copy of before is made aside, where there is time; in a hurry it is not.
std::string lacks_copy(const Visit& visit, const LookedInto& looked) {
  if (looked.copied_as.empty() || looked.copy || visit.db.path() == ":memory:") return {};
  return "I keep a copy of everything before a new school year, and couldn't make it just now. Nothing was "
         "changed; please do the same again in a minute.";
}

// Why it must not be applied now; empty: it may.
std::string hindrance(const Visit& visit, const LookedInto& looked) {
  const auto& [sources, planned] = std::tie(looked.sources, looked.plan);
  const std::string_view mark = visit.request.field("mark");
  if (!mark.empty() && mark != sources.mark)  // those held are still the same
    return "The files have changed since you looked. Nothing was changed; please look again: “import”.";
  const auto until = visit.number("until");
  if (until && visit.request.now.time_since_epoch().count() > *until)
    return "That look is more than a day old. Nothing was changed; please look again: “import”.";
  if (runs_it_for_a_while(visit) && changes_who_runs_it(visit, planned))
    return "This staff list changes who runs Knownby, or an address of theirs, and you run it for a while: "
           "please let somebody apply it who does by the staff list. Nothing was changed.";
  if (looked.finishes) return planned.stop;
  if (const std::string why = why_no_year(visit, planned); !why.empty()) return why + " Nothing was changed.";
  if (begins_year(planned) && !has_chosen(visit)) return choose_first(visit, planned);
  if (planned.stop.empty()) return lacks_copy(visit, looked);
  if (planned.final) return "Nothing was changed. " + planned.stop;
  if (visit.request.field("even_so") != override_words) {
    return "Nothing was changed. " + planned.stop + " " +
           (visit.on_the_command_line()
                ? way_past(planned)
                : "To go ahead all the same, “" + std::string(override_words) + "” has to be typed.");
  }
  return lacks_copy(visit, looked);
}

// With the last of it.
Reply applied(const Visit& visit, const LookedInto& looked) {
  if (!looked.sources.waiting.empty())
    drops::settle(visit.db, looked.sources.waiting, Drop::Outcome::applied);
  else if (are_of_everybody(visit, looked.sources))
    drops::everybody_came(visit.db);
  let_go(visit);
  Reply reply;
  reply.card.title = "Imported";
  show(looked.plan, reply.card.blocks);
  if (begins_year(looked.plan) && follows(visit))
    reply.card.blocks.push_back(says("The channels have moved up with their students."));
  if (looked.copy)
    reply.card.blocks.push_back(
        quietly("Everything as it was lies beside the database for five weeks at least, as " +
                looked.copy->file() + ": “knownby restore” on the server brings it back."));
  reply.replaces_pressed = true;
  return reply;
}

Reply apply(Visit& visit, const LookedInto& looked) {
  if (looked.copy) visit.once_committed = [copy = looked.copy] { copy->put_in_place(); };
  return carry_out(visit, looked, [&looked](const Visit& now) { return applied(now, looked); });
}

// Whoever speaks may import, or they would not be here: only now is anything fetched.
bool wants_files(const Request& request) {
  return std::any_of(request.files.begin(), request.files.end(),
                     [](const SentFile& file) { return file.content == nullptr && file.trouble.empty(); });
}

// What is said beside that nothing was done.
Reply nothing_done(const Visit& visit, std::string words) {
  Reply reply = reply_of(std::move(words));
  if (const auto part = unfinished::find(visit.db))
    reply.card.blocks.push_back(says(part_words(visit, *part)));
  return reply;
}

// "apply anyway", typed as a line: only the card knows which files, as they were looked at.
bool types_the_button(const Visit& visit) {
  const auto* typed = std::get_if<language::Import>(&visit.intent);
  return !visit.pressed() && typed != nullptr && typed->applies;
}

Reply forget(Visit& visit) {
  const auto part = unfinished::find(visit.db);
  if (part && is_of_files(part->mark, visit.request.field("mark")))
    return reply_of(part_words(visit, *part) +
                    " These are its files, so I keep them for ten minutes: “Apply” brings in the rest.");
  let_go(visit);
  Reply reply = nothing_done(visit, "Nothing was changed, and I have forgotten those files.");
  reply.replaces_pressed = true;
  return reply;
}

}  // namespace

Reply import(Visit& visit) {
  if (wants_files(visit.request)) {
    Reply reply;
    reply.wants_files = true;
    return reply;
  }
  if (visit.request.field("drop") == "yes") return forget(visit);
  if (types_the_button(visit))
    return refusal(
        "Please apply it on the card that shows what would change: press “Apply” there, and where it is "
        "stopped type “" +
            std::string(override_words) + "” into the field above it first. Nothing was changed.",
        "“import” looks once more; files you sent me are kept for ten minutes.");
  return reply_of("Those files wait no more: they were taken, or newer ones came.");
}

Aside import_files(Visit& visit) {
  const Request& request = visit.request;
  const bool is_over = !request.field("waiting").empty() && !drops::waiting(visit.db);
  if (wants_files(request) || request.field("drop") == "yes" || is_over || types_the_button(visit)) return {};
  say_reading(visit);
  return look_into(visit);
}

Reply imported(Visit& visit, const Found& found) {
  const auto& looked = dynamic_cast<const LookedInto&>(found);
  const auto& [sources, planned] = std::tie(looked.sources, looked.plan);
  // While it was looked into they may have been dropped, or taken by an earlier press.
  const bool applies = visit.request.field("apply") == "yes";
  if (applies && !visit.request.field("held").empty() && !still_holds(visit)) {
    return nothing_done(
        visit,
        "Those files wait no more: they were taken or dropped, newer ones came, or ten minutes are over. "
        "Please send them again if they are still to be brought in.");
  }
  if (!looked.trouble.empty()) return nothing_done(visit, looked.trouble + ". Nothing was changed.");
  if (sources.empty()) {
    if (visit.on_the_command_line() && visit.policy.roster_directory.empty())
      return nothing_done(visit,
                          "Which files? Such as: knownby import --students students.csv --staff staff.csv "
                          "--calendar calendar.csv, or --oneroster export.zip; or set [roster] directory in "
                          "the configuration. Nothing was changed.");
    return nothing_done(
        visit, visit.policy.roster_directory.empty()
                   ? "Send me students.csv, staff.csv or calendar.csv here, in a direct message, or a "
                     "OneRoster export as a .zip; or set [roster] directory in the configuration. "
                     "Nothing was changed."
                   : "There is no students.csv, staff.csv, calendar.csv or OneRoster export in the "
                     "roster folder. You can also send them to me in a direct message. Nothing was "
                     "changed.");
  }
  if (const std::string waits = waits_for_rest(visit, looked); !waits.empty() && !planned.final)
    return reply_of(waits + " Nothing was changed.");
  if (!applies) return dry_run(visit, looked);
  const std::string in_the_way = hindrance(visit, looked);
  if (!in_the_way.empty()) return nothing_done(visit, in_the_way);
  return apply(visit, looked);
}

}  // namespace knownby::admin
