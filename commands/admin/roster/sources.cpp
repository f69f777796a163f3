#include "commands/admin/roster/sources.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>

#include "commands/admin/roster/dropped.hpp"
#include "commands/admin/roster/kinds.hpp"
#include "commands/admin/roster/on_disk.hpp"
#include "commands/admin/roster/plan.hpp"
#include "commands/roster/oneroster/unpack.hpp"
#include "commands/roster/roster_files.hpp"
#include "commands/words/fnv.hpp"
#include "commands/words/lower_case.hpp"
#include "store/roster/drops.hpp"

namespace knownby::admin {
namespace {

enum class Kind { students, staff, calendar };

std::string mark_of(const Sources& sources) {
  std::uint64_t hash = fnv_of_nothing;
  const auto add = [&hash](const std::string& content) { hash = fnv("\xFF", fnv(content, hash)); };
  for (const std::string* content : {&sources.students, &sources.staff, &sources.calendar}) add(*content);
  for (const auto& [file, content] : sources.oneroster) {
    add(file);
    add(content);
  }
  return std::to_string(hash);
}

Sources named(const Fields& fields) {
  const auto path_of = [&](std::string_view field) {
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&](const auto& one) { return one.first == field; });
    return found == fields.end() ? std::string() : found->second;
  };
  const auto given = [&](const char* field) {
    const std::string path = path_of(field);
    std::string content = path.empty() ? std::string() : read_file(path, true);
    if (!path.empty() && content.empty()) throw std::runtime_error(path + " is empty");
    return content;
  };
  Sources sources;
  sources.students = given("students");
  sources.staff = given("staff");
  sources.calendar = given("calendar");
  const std::string path = path_of("oneroster");
  if (!path.empty()) sources.oneroster = export_at(path);
  return sources;
}

bool names_files(const Visit& visit) {
  const auto is_named = [&](const char* field) { return !visit.request.field(field).empty(); };
  return visit.on_the_command_line() &&
         (is_named("students") || is_named("staff") || is_named("calendar") || is_named("oneroster"));
}

Sources at(const std::string& directory) {
  Sources sources;
  if (directory.empty()) return sources;
  const std::string folder = directory + "/";
  if (std::filesystem::exists(folder + "manifest.csv")) {
    sources.oneroster = export_at(directory);
  } else if (const std::string packed = only_zip_in(folder); !packed.empty()) {
    sources.oneroster = export_at(packed);
  } else {
    sources.students = read_file(folder + "students.csv", false);
    sources.staff = read_file(folder + "staff.csv", false);
  }
  sources.calendar = read_file(folder + "calendar.csv", false);
  if (sources.calendar.empty()) sources.calendar = read_file(folder + "calendar.ics", false);
  return sources;
}

bool is_calendar(const std::string& content) {
  try {
    return !roster::read_calendar(content).empty();
  } catch (const std::runtime_error&) {
    return false;
  }
}

std::optional<Kind> kind_by_name(const SentFile& file) {
  struct Called {
    std::string_view word;
    Kind kind;
  };
  constexpr std::array called{Called{"student", Kind::students}, Called{"staff", Kind::staff},
                              Called{"teacher", Kind::staff}, Called{"calendar", Kind::calendar}};
  const std::string name = in_lower_case(file.name);
  for (const Called& one : called) {
    if (name.find(one.word) != std::string::npos) return one.kind;
  }
  return std::nullopt;
}

// By its name where that says it; else by what it could be read as, if that is one thing only. columns: what
// the school calls them.
std::optional<Kind> kind_of(const SentFile& file, const std::string& columns) {
  if (const auto named = kind_by_name(file)) return named;
  const roster::StudentFile of_students = roster::read_students(*file.content, roster::own_columns(columns));
  const bool students = of_students.stop.empty();
  if (students && names_students(of_students)) return Kind::students;
  const bool staff =
      roster::read_staff(*file.content, roster::own_columns(columns, roster::ListOf::staff)).stop.empty();
  const bool calendar = is_calendar(*file.content);
  if (students && !staff && !calendar) return Kind::students;
  if (staff && !students && !calendar) return Kind::staff;
  if (calendar && !students && !staff) return Kind::calendar;
  return std::nullopt;
}

// The files of an export that was sent unpacked, told by the manifest among them.
bool has_manifest(const std::vector<SentFile>& files) {
  return std::any_of(files.begin(), files.end(),
                     [](const SentFile& file) { return roster::oneroster::called(file.name) == "manifest"; });
}

// Whether it was part of an export, and was taken as such.
bool take_export(const SentFile& file, bool with_manifest, Sources& sources) {
  if (roster::oneroster::is_zip(*file.content)) {
    if (with_manifest || !sources.oneroster.empty())
      throw std::runtime_error("These are several OneRoster exports at once. Please send one of them");
    sources.oneroster = unpacked(file.name, *file.content);
    return true;
  }
  const auto called = with_manifest ? roster::oneroster::called(file.name) : std::nullopt;
  if (called) sources.oneroster[*called] = *file.content;
  return called.has_value();
}

Sources sorted_out(const std::vector<SentFile>& files, const std::string& columns) {
  Sources sources;
  const bool with_manifest = has_manifest(files);
  for (const SentFile& file : files) {
    if (with_manifest && stays_closed(file.name)) continue;
    if (file.content == nullptr)
      throw std::runtime_error(file.name + " could not be fetched: " + file.trouble);
    if (file.content->empty()) throw std::runtime_error(file.name + " is empty");
    if (take_export(file, with_manifest, sources)) continue;
    if (!is_a_table(file))
      throw std::runtime_error("I read the student system's CSV files and a calendar's .ics, and " +
                               file.name + " is neither");
    const std::optional<Kind> kind = kind_of(file, columns);
    if (!kind) {
      throw std::runtime_error(
          "I can't tell whether " + file.name +
          " holds students, staff or the calendar. Please call it students.csv, staff.csv "
          "or calendar.csv");
    }
    std::string& place = *kind == Kind::students ? sources.students
                         : *kind == Kind::staff  ? sources.staff
                                                 : sources.calendar;
    if (!place.empty()) throw std::runtime_error("Two of these files hold the same. Please send one of them");
    place = *file.content;
  }
  if (!sources.oneroster.empty() && !(sources.students.empty() && sources.staff.empty()))
    throw std::runtime_error(
        "A plain list of students or staff lies beside a OneRoster export, and only one of the two can hold. "
        "Please leave out the other");
  return sources;
}

// Null: there are none, they are another's, or too old.
const HeldFiles* files_held(const Visit& visit) {
  auto* draft = visit.drafts.find(visit.request.field("held"), visit.speaker.id, visit.request.now);
  return draft == nullptr ? nullptr : std::get_if<HeldFiles>(draft);
}

Gather held(const Visit& visit) {
  const HeldFiles* files = files_held(visit);
  if (files == nullptr)
    return []() -> Sources {
      throw std::runtime_error("I keep files that were sent for ten minutes only. Please send them again");
    };
  Sources sources;
  sources.students = files->students;
  sources.staff = files->staff;
  sources.calendar = files->calendar;
  sources.oneroster = files->oneroster;
  sources.were_sent = true;
  return [sources = std::move(sources)] { return sources; };
}

}  // namespace

bool is_a_table(const SentFile& file) {
  const std::string name = in_lower_case(file.name);
  constexpr std::array endings{".csv", ".tsv", ".txt", ".ics"};
  for (const char* ending : endings) {
    if (name.ends_with(ending))  // of one that is called so the reader says what is wrong with its letters
      return kind_by_name(file).has_value() || file.content->find('\0') == std::string::npos;
  }
  return false;
}

void let_go(const Visit& visit) {
  if (files_held(visit) != nullptr) visit.drafts.drop(visit.request.field("held"));
}

bool still_holds(const Visit& visit) { return files_held(visit) != nullptr; }

bool holds_many(const Visit& visit) {
  const HeldFiles* files = files_held(visit);
  if (files == nullptr) return false;
  std::size_t bytes = files->students.size() + files->staff.size();
  for (const auto& [name, content] : files->oneroster) bytes += content.size();
  return bytes >= many_bytes;
}

namespace {

// Where they come from, decided while the visit lasts.
Gather unmarked(const Visit& visit) {
  if (names_files(visit)) return [fields = visit.request.fields] { return named(fields); };
  if (!visit.request.files.empty())
    return [files = visit.request.files, columns = told_columns(visit)] {
      Sources sources = sorted_out(files, columns);
      sources.were_sent = true;
      return sources;
    };
  if (!visit.request.field("held").empty()) return held(visit);
  if (const auto drop = drops::waiting(visit.db))
    return [id = drop->id, folder = waiting_folder(visit.policy, drop->id), columns = told_columns(visit)] {
      Sources sources = sorted_out(files_in(folder), columns);
      sources.waiting = id;
      return sources;
    };
  if (visit.on_the_command_line()) return [] { return Sources{}; };
  return [folder = visit.policy.roster_directory] { return at(folder); };
}

}  // namespace

Gather gatherer(const Visit& visit) {
  return [gather = unmarked(visit)] {
    Sources sources = gather();
    sources.mark = mark_of(sources);
    return sources;
  };
}

}  // namespace knownby::admin
