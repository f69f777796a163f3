// A look at what files would change, then the change itself.
#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "commands/admin/admin.hpp"
#include "commands/admin/for_a_while.hpp"
#include "commands/admin/roster/dropped.hpp"
#include "commands/admin/roster/plan.hpp"
#include "commands/admin/roster/say_reading.hpp"
#include "commands/admin/roster/sources.hpp"
#include "commands/admin/roster/writing.hpp"
#include "commands/admin/roster/year.hpp"
#include "store/roster/drops.hpp"

namespace knownby::admin {
namespace {

constexpr std::chrono::hours apply_within{24};   // PRODUCT F.3 no. 1
constexpr const char* whom_field_name = "whom";  // "yes": says whom it is about

Fields with_sources(const Visit& visit, const LookedInto& looked, const std::string& held) {
  Fields fields{{"apply", "yes"},
                {"mark", looked.sources.mark},
                {"until", std::to_string((visit.request.now + apply_within).time_since_epoch().count())}};
  for (const char* file : {"students", "staff", "calendar", "oneroster"}) {
    if (!visit.request.field(file).empty()) fields.emplace_back(file, visit.request.field(file));
  }
  if (!held.empty()) fields.emplace_back("held", held);
  if (!looked.sources.waiting.empty()) fields.emplace_back("waiting", looked.sources.waiting);
  if (!looked.columns.empty()) fields.emplace_back("columns", looked.columns);
  return fields;
}

// Files that were sent are held, in memory alone, until they are applied or ten minutes are over.
std::string hold(const Visit& visit, const Sources& sources, const Plan& planned) {
  if (!sources.were_sent || (planned.final && !asks_for_columns(planned))) return {};
  return visit.drafts.keep(visit.speaker.id,
                           HeldFiles{sources.students, sources.staff, sources.calendar, sources.oneroster},
                           visit.request.now);
}

// The same files, looked at once more.
Fields to_look_again(const Fields& fields) {
  Fields again;
  for (const auto& field : fields)
    if (field.first != "apply" && field.first != "mark" && field.first != "until") again.push_back(field);
  return again;
}

// What was said of the channels goes with Apply; the other way for them, and that a year begins at all, is
// one more look.
void ask_of_year(const Visit& visit, const Plan& planned, Fields& fields, std::vector<Block>& blocks,
                 std::vector<Button>& other) {
  const Fields again = to_look_again(fields);
  if (!begins_year(planned)) return offer_year(visit, planned, again, blocks, other);
  show_closing(visit, planned, again, blocks, other);
  fields.emplace_back(year_field, follows(visit) ? "follow" : "stay");
}

void offer(const Visit& visit, const Plan& planned, Fields fields, const std::string& held,
           std::vector<Block>& blocks) {
  Buttons buttons;
  std::vector<Button> other;
  ask_of_year(visit, planned, fields, blocks, other);
  if (!planned.final && is_about_somebody(planned) && visit.request.field(whom_field_name) != "yes") {
    other.push_back({"See whom", "import", to_look_again(fields)});
    other.back().fields.emplace_back(whom_field_name, "yes");
  }
  if (planned.stop.empty()) {
    blocks.push_back(quietly(held.empty() ? "Nothing is changed yet."
                                          : "Nothing is changed yet. I keep these files for ten minutes."));
    buttons.buttons.push_back({"Apply", "import", std::move(fields), Button::Tone::primary});
  } else {
    blocks.push_back(Text{{bold("Stopped, nothing is changed. "), plain(planned.stop)}});
    if (!planned.final && visit.on_the_command_line()) {
      blocks.push_back(says(way_past(planned)));
    } else if (!planned.final) {
      Input typed{"even_so", "If this is right all the same, type “" + std::string(override_words) + "”"};
      blocks.push_back(
          Form{{std::move(typed)}, {"Apply", "import", std::move(fields), Button::Tone::danger}});
    }
  }
  std::move(other.begin(), other.end(), std::back_inserter(buttons.buttons));
  if (!held.empty()) buttons.buttons.push_back({"Not now", "import", {{"held", held}, {"drop", "yes"}}});
  if (!buttons.buttons.empty()) blocks.emplace_back(std::move(buttons));
}

Reply dry_run(const Visit& visit, const LookedInto& looked) {
  const Plan& planned = looked.plan;
  Reply reply;
  reply.card.title = begins_year(planned) ? "The new school year" : "What this import would change";
  reply.replaces_pressed =
      visit.pressed() && (has_chosen(visit) || visit.request.field(whom_field_name) == "yes");
  const std::string held = hold(visit, looked.sources, planned);
  Fields fields = with_sources(visit, looked, held);
  if (planned.final && asks_for_columns(planned)) {
    fields.erase(fields.begin());  // it is looked at first
    ask_for_columns(visit, planned, std::move(fields), reply.card.blocks);
    return reply;
  }
  if (!planned.final) {  // a file that can't be read changes nothing to count
    show_repaired(visit, planned, reply.card.blocks);
    show(planned, reply.card.blocks);
    if (visit.request.field(whom_field_name) == "yes") show_whom(visit, planned, reply.card.blocks);
  }
  if (looked.finishes)
    reply.card.blocks.push_back(says("A part of this is in already; Apply brings in the rest."));
  const std::string why = looked.finishes ? std::string() : why_no_year(visit, planned);
  if (!why.empty()) reply.card.blocks.push_back(says(why));
  offer(visit, planned, std::move(fields), held, reply.card.blocks);
  return reply;
}

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
  for (const std::string& why : {waits_for_rest(visit, looked), why_no_year(visit, planned)})
    if (!why.empty()) return why + " Nothing was changed.";
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

Reply forget(Visit& visit) {
  let_go(visit);
  Reply reply = reply_of("Nothing was changed, and I have forgotten those files.");
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
  return reply_of("Those files wait no more: they were taken, or newer ones came.");
}

Aside import_files(Visit& visit) {
  const Request& request = visit.request;
  const bool is_over = !request.field("waiting").empty() && !drops::waiting(visit.db);
  if (wants_files(request) || request.field("drop") == "yes" || is_over) return {};
  say_reading(visit);
  return look_into(visit);
}

Reply imported(Visit& visit, const Found& found) {
  const auto& looked = dynamic_cast<const LookedInto&>(found);
  const auto& [sources, planned] = std::tie(looked.sources, looked.plan);
  // While it was looked into they may have been dropped, or taken by an earlier press.
  const bool applies = visit.request.field("apply") == "yes";
  if (applies && !visit.request.field("held").empty() && !still_holds(visit)) {
    return reply_of(
        "Those files wait no more: they were taken or dropped, newer ones came, or ten minutes are over. "
        "Please send them again if they are still to be brought in.");
  }
  if (!looked.trouble.empty()) return reply_of(looked.trouble + ". Nothing was changed.");
  if (sources.empty()) {
    return reply_of(visit.policy.roster_directory.empty()
                        ? "Send me students.csv, staff.csv or calendar.csv here, in a direct message, or a "
                          "OneRoster export as a .zip; or set [roster] directory in the configuration. "
                          "Nothing was changed."
                        : "There is no students.csv, staff.csv, calendar.csv or OneRoster export in the "
                          "roster folder. You can also send them to me in a direct message. Nothing was "
                          "changed.");
  }
  if (!applies) return dry_run(visit, looked);
  const std::string in_the_way = hindrance(visit, looked);
  if (!in_the_way.empty()) return reply_of(in_the_way);
  return apply(visit, looked);
}

}  // namespace knownby::admin
