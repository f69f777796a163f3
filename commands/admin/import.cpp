// A look at what a file would change, then the change itself: in chat from the folder the student system
// drops its exports in, on the command line from the files named.
#include <cstdint>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "commands/admin/admin.hpp"
#include "commands/roster/import.hpp"
#include "store/audit.hpp"
#include "store/settings.hpp"

namespace knownby::admin {
namespace {

constexpr std::streamsize largest_file = 32 * 1024 * 1024;  // 50,000 students need 10 MB
constexpr std::chrono::hours apply_within{24};              // PRODUCT F.3 no. 1
constexpr std::string_view override_words = "apply anyway";
const std::string way_past = "If it is right all the same: --apply --even-so \"apply anyway\".";

bool on_the_command_line(const Visit& visit) { return visit.request.speaker.platform == "command line"; }

struct Sources {
  std::string students, staff, calendar;  // contents; empty: not given
  std::string mark;                       // tells whether the files are still those looked at
};

std::string read_file(const std::string& path, bool must_exist) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    if (must_exist) throw std::runtime_error("I can't open " + path);
    return {};
  }
  std::string content;
  content.resize(static_cast<std::size_t>(largest_file) + 1);
  file.read(content.data(), largest_file + 1);
  if (file.gcount() > largest_file) throw std::runtime_error(path + " is larger than 32 MB");
  content.resize(static_cast<std::size_t>(file.gcount()));
  return content;
}

std::string mark_of(const Sources& sources) {
  std::uint64_t hash = 14695981039346656037U;  // FNV-1a; it guards against mistakes, not against malice
  for (const std::string* content : {&sources.students, &sources.staff, &sources.calendar}) {
    for (const char letter : *content) hash = (hash ^ static_cast<unsigned char>(letter)) * 1099511628211U;
    hash = (hash ^ 0xFFU) * 1099511628211U;
  }
  return std::to_string(hash);
}

// File names come from the command line only; in chat they are always those of the roster directory.
Sources gather(const Visit& visit) {
  Sources sources;
  if (on_the_command_line(visit)) {
    const auto given = [&](const char* field) {
      const std::string path(visit.request.field(field));
      std::string content = path.empty() ? std::string() : read_file(path, true);
      if (!path.empty() && content.empty()) throw std::runtime_error(path + " is empty");
      return content;
    };
    sources.students = given("students");
    sources.staff = given("staff");
    sources.calendar = given("calendar");
  } else if (!visit.policy.roster_directory.empty()) {
    const std::string folder = visit.policy.roster_directory + "/";
    sources.students = read_file(folder + "students.csv", false);
    sources.staff = read_file(folder + "staff.csv", false);
    sources.calendar = read_file(folder + "calendar.csv", false);
  }
  sources.mark = mark_of(sources);
  return sources;
}

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

Fields with_sources(const Visit& visit, const Sources& sources) {
  Fields fields{{"apply", "yes"},
                {"mark", sources.mark},
                {"until", std::to_string((visit.request.now + apply_within).time_since_epoch().count())}};
  for (const char* file : {"students", "staff", "calendar"}) {
    if (!visit.request.field(file).empty()) fields.emplace_back(file, visit.request.field(file));
  }
  return fields;
}

Reply dry_run(const Visit& visit, const Sources& sources, const Plan& planned) {
  Reply reply;
  reply.card.title = "What this import would change";
  if (!planned.final) show(planned, reply.card.blocks);  // a file that can't be read changes nothing to count
  if (planned.stop.empty()) {
    reply.card.blocks.push_back(quietly("Nothing is changed yet."));
    reply.card.blocks.push_back(
        Buttons{{{"Apply", "import", with_sources(visit, sources), Button::Tone::primary}}});
    return reply;
  }
  reply.card.blocks.push_back(Text{{bold("Stopped, nothing is changed. "), plain(planned.stop)}});
  if (!planned.final && on_the_command_line(visit)) {
    reply.card.blocks.push_back(says(way_past));
  } else if (!planned.final) {
    Input typed{"even_so", "If this is right all the same, type “" + std::string(override_words) + "”"};
    reply.card.blocks.push_back(
        Form{{std::move(typed)}, {"Apply", "import", with_sources(visit, sources), Button::Tone::danger}});
  }
  return reply;
}

// Why it must not be applied now; empty: it may.
std::string hindrance(const Visit& visit, const Sources& sources, const Plan& planned) {
  const std::string_view mark = visit.request.field("mark");
  if (!mark.empty() && mark != sources.mark)
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
  Reply reply;
  reply.card.title = "Imported";
  show(planned, reply.card.blocks);
  reply.replaces_pressed = true;
  return reply;
}

}  // namespace

Reply import(Visit& visit) {
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
  if (sources.students.empty() && sources.staff.empty() && sources.calendar.empty()) {
    return reply_of(visit.policy.roster_directory.empty()
                        ? "No roster folder is set. Set [roster] directory in the configuration, or run "
                          "“knownby import” on the server. Nothing was changed."
                        : "There is no students.csv, staff.csv or calendar.csv in the roster folder. Nothing "
                          "was changed.");
  }
  if (visit.request.field("apply") != "yes") return dry_run(visit, sources, planned);
  const std::string in_the_way = hindrance(visit, sources, planned);
  if (!in_the_way.empty()) return reply_of(in_the_way);
  return apply(visit, planned);
}

}  // namespace knownby::admin
