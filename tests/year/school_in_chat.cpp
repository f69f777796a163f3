#include "tests/year/school_in_chat.hpp"

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "bot/rehearsal/sample_school.hpp"
#include "commands/roster/roster_files.hpp"
#include "commands/words/card_json.hpp"

namespace knownby::year {
namespace {

namespace fs = std::filesystem;

constexpr const char* calendar_file = KNOWNBY_SOURCE_DIR "/deploy/sample-school/calendar.csv";

fs::path new_folder() {
  std::string pattern = (fs::temp_directory_path() / "knownby-year-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  return pattern;
}

Policy policy_for(const fs::path& folder) {
  Policy policy = sample_policy();
  policy.school_name = "The Year's School";
  policy.roster_directory = folder.string();
  return policy;
}

std::string contents(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void open_channels(const People& people, bool with_cards, const fs::path& folder) {
  std::ofstream file(folder / "channels.csv");
  file << "Channel,Group,Card_Day,Card_Time\n#staff-room,,,\n";
  std::string last;
  for (const Pupil& one : people.pupils) {
    if (with_cards && one.grade != last)
      file << channel_of(one.grade) << ",Grade " << one.grade << ",Monday,07:30\n";
    last = one.grade;
  }
}

}  // namespace

std::string channel_of(const std::string& grade) { return "#grade-" + grade + "-team"; }

SchoolInChat::SchoolInChat(const People& people, bool with_cards)
    : people_(people),
      folder_(new_folder()),
      policy_(policy_for(folder_)),
      calendar_(policy_.time_zone, roster::read_calendar(contents(calendar_file))),
      transcript_(shown_, true, {}),
      stage_((folder_ / "year.db").string(), policy_, "2026-08-21T12:00", transcript_) {
  fs::copy_file(calendar_file, folder_ / "calendar.csv");
  write_exports(people, calendar_.days().front().day, folder_);
  open_channels(people, with_cards, folder_);
  stage_.with_store([&](Db& db) { load_school(db, folder_, policy_, stage_.now()); });
  stage_.look_around();
}

SchoolInChat::~SchoolInChat() {
  std::error_code nothing_to_be_done;
  fs::remove_all(folder_, nothing_to_be_done);
}

void SchoolInChat::it_is(local_days day, const char* wall) {
  shown_.str({});
  stage_.move_clock(iso(day) + "T" + wall);
}

void SchoolInChat::sits(const std::string& who, const std::string& where) {
  if (const std::string trouble = stage_.seat(who); !trouble.empty()) throw std::runtime_error(trouble);
  stage_.place(where);
  shown_.str({});
}

void SchoolInChat::types(const std::string& who, const std::string& where, const std::string& text) {
  sits(who, where);
  stage_.say(text);
}

bool SchoolInChat::presses(const std::string& who, const std::string& where, const std::string& label) {
  sits(who, where);
  stage_.press(label);
  return shown_.str().find("\"card\":") != std::string::npos;
}

std::string SchoolInChat::words() const {
  std::istringstream lines(shown_.str());
  std::string words;
  for (std::string line; std::getline(lines, line);)
    words += nlohmann::json::parse(line).value("text", "") + "\n";
  return words;
}

std::vector<std::string> SchoolInChat::names_read() const {
  std::vector<std::string> names;
  std::istringstream lines(shown_.str());
  for (std::string line; std::getline(lines, line);) {
    const auto shown = nlohmann::json::parse(line);
    if (!shown.contains("card")) continue;
    for (const Block& block : card_from_json(shown["card"].dump()).blocks) {
      if (const auto* table = std::get_if<Table>(&block)) {
        for (const auto& row : table->rows) names.push_back(row.at(0));
      } else if (const auto* said = std::get_if<Text>(&block)) {
        if (!said->spans.empty() && said->spans[0].style == Span::Style::bold)
          names.push_back(said->spans[0].text);
      }
    }
  }
  return names;
}

void SchoolInChat::sends_export(local_days day) {
  write_exports(people_, day, folder_);
  sits(office, "dm");
  stage_.send_file((folder_ / "students.csv").string());
  if (!presses(office, "dm", "Apply")) throw std::runtime_error("the import was not offered: " + words());
}

}  // namespace knownby::year
