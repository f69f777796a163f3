#include "commands/admin/sources.hpp"

#include <array>
#include <cstdint>
#include <fstream>
#include <optional>

#include "commands/roster/roster_files.hpp"

namespace knownby::admin {
namespace {

constexpr std::streamsize largest_file = 32 * 1024 * 1024;  // 50,000 students need 10 MB

enum class Kind { students, staff, calendar };

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

Sources named(const Visit& visit) {
  const auto given = [&](const char* field) {
    const std::string path(visit.request.field(field));
    std::string content = path.empty() ? std::string() : read_file(path, true);
    if (!path.empty() && content.empty()) throw std::runtime_error(path + " is empty");
    return content;
  };
  Sources sources;
  sources.students = given("students");
  sources.staff = given("staff");
  sources.calendar = given("calendar");
  return sources;
}

Sources in_the_folder(const Visit& visit) {
  Sources sources;
  if (visit.policy.roster_directory.empty()) return sources;
  const std::string folder = visit.policy.roster_directory + "/";
  sources.students = read_file(folder + "students.csv", false);
  sources.staff = read_file(folder + "staff.csv", false);
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

std::string in_lower_case(std::string name) {
  for (char& letter : name) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return name;
}

// By its name where that says it; else by what it could be read as, if that is one thing only.
std::optional<Kind> kind_of(const SentFile& file) {
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
  const bool students = roster::read_students(*file.content).stop.empty();
  const bool staff = roster::read_staff(*file.content).stop.empty();
  const bool calendar = is_calendar(*file.content);
  if (students && !staff && !calendar) return Kind::students;
  if (staff && !students && !calendar) return Kind::staff;
  if (calendar && !students && !staff) return Kind::calendar;
  return std::nullopt;
}

bool is_a_table(const SentFile& file) {
  const std::string name = in_lower_case(file.name);
  constexpr std::array endings{".csv", ".tsv", ".txt", ".ics"};
  for (const char* ending : endings) {
    if (name.ends_with(ending)) return file.content->find('\0') == std::string::npos;
  }
  return false;
}

Sources sent(const Visit& visit) {
  Sources sources;
  sources.were_sent = true;
  for (const SentFile& file : visit.request.files) {
    if (file.content == nullptr)
      throw std::runtime_error(file.name + " could not be fetched: " + file.trouble);
    if (file.content->empty()) throw std::runtime_error(file.name + " is empty");
    if (!is_a_table(file))
      throw std::runtime_error("I read the student system's CSV files and a calendar's .ics, and " +
                               file.name + " is neither");
    const std::optional<Kind> kind = kind_of(file);
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
  return sources;
}

// Null: there are none, they are another's, or too old.
const HeldFiles* files_held(const Visit& visit) {
  auto* draft = visit.drafts.find(visit.request.field("held"), visit.speaker.id, visit.request.now);
  return draft == nullptr ? nullptr : std::get_if<HeldFiles>(draft);
}

Sources held(const Visit& visit) {
  const HeldFiles* files = files_held(visit);
  if (files == nullptr)
    throw std::runtime_error("I keep files that were sent for ten minutes only. Please send them again");
  Sources sources;
  sources.students = files->students;
  sources.staff = files->staff;
  sources.calendar = files->calendar;
  sources.were_sent = true;
  return sources;
}

}  // namespace

void let_go(const Visit& visit) {
  if (files_held(visit) != nullptr) visit.drafts.drop(visit.request.field("held"));
}

bool on_the_command_line(const Visit& visit) { return visit.request.speaker.platform == "command line"; }

Sources gather(const Visit& visit) {
  Sources sources;
  if (on_the_command_line(visit)) {
    sources = named(visit);
  } else if (!visit.request.files.empty()) {
    sources = sent(visit);
  } else if (!visit.request.field("held").empty()) {
    sources = held(visit);
  } else {
    sources = in_the_folder(visit);
  }
  sources.mark = mark_of(sources);
  return sources;
}

}  // namespace knownby::admin
