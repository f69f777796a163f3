// A look at what files would change, before anything is applied.
#include <algorithm>
#include <iterator>
#include <utility>

#include "commands/admin/roster/plan.hpp"
#include "commands/admin/roster/sources.hpp"
#include "commands/admin/roster/year.hpp"

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

void offer(const Visit& visit, const LookedInto& looked, Fields fields, const std::string& held,
           std::vector<Block>& blocks) {
  const Plan& planned = looked.plan;
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
  if (!held.empty())
    buttons.buttons.push_back(
        {"Not now", "import", {{"held", held}, {"drop", "yes"}, {"mark", looked.sources.mark}}});
  if (!buttons.buttons.empty()) blocks.emplace_back(std::move(buttons));
}

}  // namespace

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
  offer(visit, looked, std::move(fields), held, reply.card.blocks);
  return reply;
}

}  // namespace knownby::admin
