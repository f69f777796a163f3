#include "bot/rehearsal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <system_error>

#include "bot/rehearsal/lines.hpp"
#include "bot/rehearsal/stage.hpp"
#include "store/places.hpp"
#include "store/settings.hpp"
#include "store/staff.hpp"
#include "store/students.hpp"

namespace knownby {

namespace fs = std::filesystem;

namespace {

using namespace rehearsal;

constexpr const char* kRehearsals = "rehearsals";  // the setting that marks a store as a rehearsal's

// A folder of our own for the temporary store, gone afterwards: what is typed in a rehearsal is not kept.
class Scratch {
 public:
  Scratch() {
    std::string pattern = (fs::temp_directory_path() / "knownby-try-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) {
      throw std::runtime_error("No temporary folder could be made in " + fs::temp_directory_path().string());
    }
    path_ = pattern;
  }
  ~Scratch() {
    std::error_code nothing_to_be_done;
    fs::remove_all(path_, nothing_to_be_done);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  std::string store() const { return (path_ / "rehearsal.db").string(); }

 private:
  fs::path path_;
};

volatile std::sig_atomic_t interrupted = 0;

// While it lives, an interruption ends the input, so that the temporary store is cleared away.
class Interruptions {
 public:
  Interruptions() {
    interrupted = 0;
    struct sigaction note {};
    note.sa_handler = [](int) { interrupted = 1; };  // without SA_RESTART: a read under way returns
    for (std::size_t at = 0; at < kSignals.size(); ++at) sigaction(kSignals[at], &note, &before_[at]);
  }
  ~Interruptions() {
    for (std::size_t at = 0; at < kSignals.size(); ++at) sigaction(kSignals[at], &before_[at], nullptr);
  }
  Interruptions(const Interruptions&) = delete;
  Interruptions& operator=(const Interruptions&) = delete;

 private:
  static constexpr std::array<int, 3> kSignals{SIGINT, SIGTERM, SIGHUP};
  std::array<struct sigaction, 3> before_{};
};

struct Direct {
  Stage& stage;
  Transcript& transcript;

  void operator()(const Nothing&) const { stage.say(""); }
  void operator()(const Said& line) const { stage.say(line.text); }
  void operator()(const SpeakAs& line) const {
    const std::string trouble = stage.seat(line.who);
    transcript.note(trouble.empty() ? stage.scene_words() + "." : trouble);
  }
  void operator()(const SpeakIn& line) const {
    const std::string trouble = stage.place(line.where);
    transcript.note(trouble.empty() ? stage.scene_words() + "." : trouble);
  }
  void operator()(const MoveClock& line) const { stage.move_clock(line.to); }
  void operator()(const Press& line) const { stage.press(line.what); }
  void operator()(const FillIn& line) const { stage.fill_in(line.fields); }
  void operator()(const Send&) const { stage.send(); }
  void operator()(const SendFile& line) const { stage.send_file(line.path); }
  void operator()(const ShowReceived&) const { stage.show_received(); }
  void operator()(const ShowHelp&) const { transcript.note(std::string(help_text())); }
  void operator()(const Quit&) const {}
  void operator()(const Unclear& line) const { transcript.note(line.why); }
};

std::string counted(std::size_t number, const char* one, const char* many) {
  return std::to_string(number) + " " + (number == 1 ? one : many);
}

// Loads the school into a store that is new. Returns what the opening says of it.
std::string furnish(Stage& stage, const RehearsalSettings& settings) {
  std::string words = "the school as the last rehearsal left it";
  stage.with_store([&](Db& db) {
    const auto rehearsals = settings::get(db, kRehearsals);
    if (!rehearsals) {
      if (!staff::all(db).empty() || !students::all(db).empty()) {
        throw std::runtime_error(settings.store +
                                 " holds a school that is not a rehearsal's. It was left as it is.");
      }
      const Loaded loaded = load_school(db, settings.school, settings.policy, stage.now());
      words = counted(loaded.students, "student", "students") + ", " +
              counted(loaded.staff, "member of staff", "staff") + ", " +
              counted(loaded.channels, "channel", "channels") + ", " +
              counted(loaded.checkins, "check-in", "check-ins");
      for (const auto& [channel, audience] : loaded.audiences) stage.reads_along(channel, audience);
    }
    const std::string run = std::to_string(rehearsals ? std::stoll(*rehearsals) + 1 : 1);
    settings::set(db, kRehearsals, run);
    stage.count_as(run);
  });
  return words;
}

void take_seats(Stage& stage, const RehearsalSettings& settings) {
  std::string first, where = "dm";
  stage.with_store([&](Db& db) {
    for (const Staff& person : staff::all(db)) {
      if (person.active && (first.empty() || person.called == "Ms. Rivera")) first = person.sis_id;
    }
    for (const KnownPlace& place : places::all(db)) {
      const bool ours = place.platform == console::kPlatform && !place.direct;
      if (ours && (where == "dm" || place.name == "#grade-7-team")) where = place.name;
    }
  });
  std::string trouble = stage.seat(settings.as.empty() ? first : settings.as);
  if (trouble.empty()) trouble = stage.place(settings.in.empty() ? where : settings.in);
  if (!trouble.empty()) throw std::runtime_error(trouble);
}

}  // namespace

void notice_terminals(RehearsalSettings& settings) {
  settings.prompt = isatty(STDIN_FILENO) == 1;
  settings.look.styled = isatty(STDOUT_FILENO) == 1;
  winsize size{};
  if (settings.look.styled && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) settings.look.width = size.ws_col;
}

int rehearse(RehearsalSettings settings, std::istream& in, std::ostream& out) {
  const Interruptions interruptions;
  std::optional<Scratch> scratch;
  if (settings.store.empty()) settings.store = scratch.emplace().store();
  settings.policy.roster_directory = settings.school;
  Transcript transcript(out, settings.json, settings.look);
  Stage stage(settings.store, settings.policy, settings.now, transcript);
  const std::string school = furnish(stage, settings);
  take_seats(stage, settings);
  stage.look_around();
  transcript.opening(settings.policy.school_name + ": " + school + ".");
  transcript.opening("The clock stands at " + stage.time_words() + " (" + settings.policy.time_zone + ").");
  transcript.opening("You are " + stage.scene_words() + ". Type as you would in chat; :help lists the rest.");
  transcript.gap();
  const bool prompts = settings.prompt && !settings.json;
  for (std::string typed; interrupted == 0;) {
    if (prompts) transcript.prompt(stage.scene_words());
    if (!std::getline(in, typed)) {
      if (prompts) transcript.gap();  // the line that was not typed ends here
      break;
    }
    const Line line = read_line(typed);
    // Whoever sits there is answered, as in chat; between lines that were written beforehand it means
    // nothing.
    if (std::holds_alternative<Nothing>(line) && !settings.prompt) continue;
    if (!prompts) transcript.echo(typed);
    if (std::holds_alternative<Quit>(line)) break;
    std::visit(Direct{stage, transcript}, line);
    transcript.gap();
  }
  return interrupted == 0 ? 0 : 130;  // 128 and SIGINT, as shells do
}

}  // namespace knownby
