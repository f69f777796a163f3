// A look at what files would change, then the change itself.
#include <algorithm>
#include <stdexcept>
#include <utility>

#include "commands/admin/admin.hpp"
#include "commands/admin/sources.hpp"
#include "commands/roster/import.hpp"
#include "store/audit.hpp"
#include "store/settings.hpp"

namespace knownby::admin {
namespace {

constexpr std::chrono::hours apply_within{24};  // PRODUCT F.3 no. 1
constexpr std::string_view override_words = "apply anyway";
const std::string way_past = "If it is right all the same: --apply --even-so \"apply anyway\".";

// What all files together would do.
struct Plan {
  roster::StudentFile students;
  roster::Difference student_changes;
  roster::StaffFile staff;
  roster::StaffDifference staff_changes;
  std::vector<CalendarDay> calendar;
  std::string stop;
  bool final = false;
};

Plan plan(const Visit& visit, const Sources& sources) {
  Plan planned;
  if (!sources.students.empty()) {
    planned.students = roster::read_students(sources.students);
    planned.student_changes = roster::compare(visit.db, planned.students, visit.today);
    planned.stop = planned.student_changes.stop;
    planned.final = planned.student_changes.stop_is_final;
  }
  if (!sources.staff.empty()) {
    planned.staff = roster::read_staff(sources.staff);
    planned.staff_changes = roster::compare(visit.db, planned.staff);
    planned.stop +=
        (planned.stop.empty() || planned.staff_changes.stop.empty() ? "" : " ") + planned.staff_changes.stop;
    planned.final = planned.final || planned.staff_changes.stop_is_final;
  }
  if (!sources.calendar.empty()) planned.calendar = roster::read_calendar(sources.calendar);
  return planned;
}

std::string number(std::size_t count) { return std::to_string(count); }

void show_rejected(const std::string& file, const std::vector<roster::Rejected>& rejected,
                   std::vector<Block>& blocks) {
  constexpr std::size_t most = 8;
  for (std::size_t i = 0; i < rejected.size() && i < most; ++i) {
    blocks.push_back(quietly(file + " line " + std::to_string(rejected[i].line) + ": " + rejected[i].reason));
  }
  if (rejected.size() > most)
    blocks.push_back(quietly("… and " + number(rejected.size() - most) + " lines more"));
}

void show(const Plan& planned, std::vector<Block>& blocks) {
  Facts facts;
  const roster::Difference& change = planned.student_changes;
  if (!planned.students.columns.empty()) {
    facts.rows.emplace_back(
        "Students",
        "new " + number(change.arriving.size()) + ", changed " + number(change.changed.size()) + " (" +
            std::to_string(change.homeroom_moves) + " homeroom, " + std::to_string(change.grade_moves) +
            " grade, " + std::to_string(change.name_changes) + " name), leaving " +
            number(change.leaving.size()) + ", back " + number(change.returning.size()) + ", rejected " +
            number(change.rejected.size()) + ", unchanged " + std::to_string(change.unchanged));
  }
  const roster::StaffDifference& staff = planned.staff_changes;
  if (!planned.staff.columns.empty()) {
    facts.rows.emplace_back(
        "Staff", "new " + number(staff.arriving.size()) + ", changed " + number(staff.changed.size()) +
                     ", leaving " + number(staff.leaving.size()) + ", unchanged " +
                     std::to_string(staff.unchanged) + ", rejected " + number(staff.rejected.size()));
  }
  if (!planned.calendar.empty())
    facts.rows.emplace_back("Calendar", number(planned.calendar.size()) + " days");
  blocks.push_back(std::move(facts));
  show_rejected("students", change.rejected, blocks);
  show_rejected("staff", staff.rejected, blocks);
  for (const std::string& warning : planned.students.warnings) blocks.push_back(quietly(warning));
  for (const std::string& warning : planned.staff.warnings) blocks.push_back(quietly(warning));
}

Fields with_sources(const Visit& visit, const Sources& sources, const std::string& held) {
  Fields fields{{"apply", "yes"},
                {"mark", sources.mark},
                {"until", std::to_string((visit.request.now + apply_within).time_since_epoch().count())}};
  for (const char* file : {"students", "staff", "calendar"}) {
    if (!visit.request.field(file).empty()) fields.emplace_back(file, visit.request.field(file));
  }
  if (!held.empty()) fields.emplace_back("held", held);
  return fields;
}

// Files that were sent are held, in memory alone, until they are applied or ten minutes are over.
std::string hold(const Visit& visit, const Sources& sources, const Plan& planned) {
  if (!sources.were_sent || planned.final) return {};
  return visit.drafts.keep(visit.speaker.id, HeldFiles{sources.students, sources.staff, sources.calendar},
                           visit.request.now);
}

void offer(const Visit& visit, const Plan& planned, Fields fields, const std::string& held,
           std::vector<Block>& blocks) {
  Buttons buttons;
  if (planned.stop.empty()) {
    blocks.push_back(quietly(held.empty() ? "Nothing is changed yet."
                                          : "Nothing is changed yet. I keep these files for ten minutes."));
    buttons.buttons.push_back({"Apply", "import", std::move(fields), Button::Tone::primary});
  } else {
    blocks.push_back(Text{{bold("Stopped, nothing is changed. "), plain(planned.stop)}});
    if (!planned.final && on_the_command_line(visit)) {
      blocks.push_back(says(way_past));
    } else if (!planned.final) {
      Input typed{"even_so", "If this is right all the same, type “" + std::string(override_words) + "”"};
      blocks.push_back(
          Form{{std::move(typed)}, {"Apply", "import", std::move(fields), Button::Tone::danger}});
    }
  }
  if (!held.empty()) buttons.buttons.push_back({"Not now", "import", {{"held", held}, {"drop", "yes"}}});
  if (!buttons.buttons.empty()) blocks.emplace_back(std::move(buttons));
}

Reply dry_run(const Visit& visit, const Sources& sources, const Plan& planned) {
  Reply reply;
  reply.card.title = "What this import would change";
  if (!planned.final) show(planned, reply.card.blocks);  // a file that can't be read changes nothing to count
  const std::string held = hold(visit, sources, planned);
  offer(visit, planned, with_sources(visit, sources, held), held, reply.card.blocks);
  return reply;
}

// Why it must not be applied now; empty: it may.
std::string hindrance(const Visit& visit, const Sources& sources, const Plan& planned) {
  const std::string_view mark = visit.request.field("mark");
  if (!mark.empty() && mark != sources.mark)  // those held are still the same
    return "The files have changed since you looked. Nothing was changed; please look again: “import”.";
  const auto until = visit.number("until");
  if (until && visit.request.now.time_since_epoch().count() > *until)
    return "That look is more than a day old. Nothing was changed; please look again: “import”.";
  if (planned.stop.empty()) return {};
  if (planned.final) return "Nothing was changed. " + planned.stop;
  if (visit.request.field("even_so") != override_words) {
    return "Nothing was changed. " + planned.stop + " " +
           (on_the_command_line(visit)
                ? way_past
                : "To go ahead all the same, “" + std::string(override_words) + "” has to be typed.");
  }
  return {};
}

Reply apply(Visit& visit, const Plan& planned) {
  // The calendar first: students without an entry date entered on the year's first day.
  for (const CalendarDay& day : planned.calendar) calendar_days::put(visit.db, day);
  if (!planned.staff.columns.empty()) roster::apply(visit.db, planned.staff, planned.staff_changes);
  if (!planned.students.columns.empty())
    roster::apply(visit.db, planned.students, planned.student_changes, visit.today);
  settings::set(visit.db, "roster_imported", std::to_string(visit.request.now.time_since_epoch().count()));
  const roster::Difference& change = planned.student_changes;
  audit::write(visit.db, {visit.request.now, visit.speaker.id, "import",
                          "students new " + number(change.arriving.size()) + " changed " +
                              number(change.changed.size()) + " leaving " + number(change.leaving.size()) +
                              ", staff new " + number(planned.staff_changes.arriving.size()) + " leaving " +
                              number(planned.staff_changes.leaving.size())});
  let_go(visit);
  Reply reply;
  reply.card.title = "Imported";
  show(planned, reply.card.blocks);
  reply.replaces_pressed = true;
  return reply;
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
  Sources sources;
  Plan planned;
  try {
    sources = gather(visit);
    planned = plan(visit, sources);
  } catch (const StoreError&) {
    throw;  // the store's trouble, not the files'
  } catch (const std::runtime_error& trouble) {
    return reply_of(std::string(trouble.what()) + ". Nothing was changed.");
  }
  if (sources.empty()) {
    return reply_of(visit.policy.roster_directory.empty()
                        ? "Send me students.csv, staff.csv or calendar.csv here, in a direct message, or set "
                          "[roster] directory in the configuration. Nothing was changed."
                        : "There is no students.csv, staff.csv or calendar.csv in the roster folder. You can "
                          "also send them to me in a direct message. Nothing was changed.");
  }
  if (visit.request.field("apply") != "yes") return dry_run(visit, sources, planned);
  const std::string in_the_way = hindrance(visit, sources, planned);
  if (!in_the_way.empty()) return reply_of(in_the_way);
  return apply(visit, planned);
}

}  // namespace knownby::admin
