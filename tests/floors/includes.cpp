// What each floor may include. The narrowest folder that holds a file decides; what is not named is
// forbidden.

#include <algorithm>
#include <initializer_list>
#include <string>
#include <vector>

#include "tests/floors/source.hpp"

namespace knownby::floors {

namespace {

// Words with a meaning of their own; anything else is a beginning ("boost/", "store/").
constexpr std::string_view standard = "<standard>";  // <vector>
constexpr std::string_view threads = "<threads>";  // those of the standard library that make or await others
constexpr std::string_view system = "<system>";    // <unistd.h>, <sys/...>

struct Floor {
  std::string_view folder;
  std::vector<std::string_view> may;
};

const std::vector<Floor>& floors() {
  static const std::vector<Floor> all = {
      {"store", {standard, threads, "openssl/", "store/"}},
      {"commands/words", {standard, "nlohmann/", "commands/words/"}},
      {"commands/language", {standard, "unicode/", "store/ids.hpp", "store/kind.hpp", "commands/language/"}},
      {"commands/calendar", {standard, "date/", "store/calendar_days.hpp", "commands/calendar/"}},
      {"commands/roster",
       {standard, "csv.h", "archive.h", "archive_entry.h", "unicode/", "store/", "commands/"}},
      {"commands", {standard, "store/", "commands/"}},
      {"adapters/net", {standard, threads, system, "boost/", "openssl/", "nlohmann/", "adapters/net/"}},
      {"adapters/slack",
       {standard, threads, "boost/", "openssl/", "nlohmann/", "unicode/", "commands/words/",
        "adapters/slack/", "adapters/text/", "adapters/net/"}},
      {"adapters/teams",
       {standard, threads, "boost/", "openssl/", "nlohmann/", "jwt/", "commands/words/", "adapters/teams/",
        "adapters/text/", "adapters/net/"}},
      {"adapters/console",
       {standard, threads, system, "boost/", "nlohmann/", "commands/words/", "adapters/console/"}},
      {"adapters",
       {standard, threads, system, "boost/", "openssl/", "nlohmann/", "unicode/", "commands/words/",
        "adapters/text/", "adapters/net/"}},
  };
  return all;
}

struct Include {
  std::size_t line = 0;
  std::string name;
  bool angled = false;
};

std::vector<Include> includes_of(const Source& source) {
  std::vector<Include> found;
  std::size_t line = 0;
  for (std::size_t begin = 0; begin < source.text.size();) {
    const std::size_t end = std::min(source.text.find('\n', begin), source.text.size());
    const std::string_view words = std::string_view(source.text).substr(begin, end - begin);
    ++line;
    begin = end + 1;
    if (!words.starts_with("#include")) continue;
    const std::size_t open = words.find_first_of("<\"");
    if (open == std::string_view::npos) continue;
    const std::size_t close = words.find_first_of(">\"", open + 1);
    found.push_back({line, std::string(words.substr(open + 1, close - open - 1)), words[open] == '<'});
  }
  return found;
}

bool one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string_view kind_of(const Include& include) {
  const std::string_view name = include.name;
  if (!include.angled) return {};
  if (name.starts_with("sys/") || name.starts_with("netinet/") || name.starts_with("arpa/") ||
      one_of(name, {"unistd.h", "fcntl.h", "poll.h", "signal.h", "termios.h"})) {
    return system;
  }
  if (one_of(name, {"thread", "mutex", "shared_mutex", "atomic", "future", "condition_variable", "coroutine",
                    "semaphore", "latch", "barrier", "stop_token"})) {
    return threads;
  }
  return name.find_first_of("/.") == std::string_view::npos ? standard : std::string_view{};
}

bool allows(const Floor& floor, const Include& include) {
  const std::string_view kind = kind_of(include);
  return std::any_of(floor.may.begin(), floor.may.end(), [&](std::string_view may) {
    return may.starts_with('<') ? may == kind : include.name.starts_with(may);
  });
}

// The engine is spoken to in these files of the store only; where a file must be locked, kept from other eyes
// or forced to the disk, the system is asked.
bool special(const Source& source, const Include& include) {
  const std::size_t slash = source.path.rfind('/') + 1;
  const std::string_view stem = std::string_view(source.path).substr(slash, source.path.rfind('.') - slash);
  if (source.path == "commands/week/questions.cpp") return include.name == "questions.inc";
  if (source.path == "commands/safety/words.cpp") return include.name == "safety_words.inc";
  if (!source.under("store")) return false;
  if (kind_of(include) == system) return one_of(stem, {"backup", "engine", "lock", "reserve", "on_disk"});
  const bool engine = include.name.starts_with("SQLiteCpp/") || include.name == "sqlite3.h";
  if (engine)
    return one_of(stem, {"backup", "db", "engine", "in_sql", "migrate", "pragmas", "query", "restore"});
  return stem == "migrate" && include.name == "migrations.inc";
}

bool beast(const Include& include) { return include.name.starts_with("boost/beast"); }

Findings among_those_allowed(const Source& source, const Floor& floor) {
  Findings findings;
  for (const Include& include : includes_of(source)) {
    // Of a platform's own floor, the files that lie directly in it are everybody's.
    const bool own_floor = floor.folder.starts_with("adapters") && include.name.starts_with("adapters/") &&
                           std::count(include.name.begin(), include.name.end(), '/') == 1;
    if (allows(floor, include) || own_floor || special(source, include)) continue;
    findings.push_back(
        {source.path, include.line, std::string(floor.folder) + " may not include " + include.name});
  }
  return findings;
}

}  // namespace

Findings includes_out_of_place(const Source& source) {
  Findings findings;
  for (const Floor& floor : floors()) {
    if (!source.under(floor.folder)) continue;
    findings = among_those_allowed(source, floor);
    break;
  }
  if (source.under("tests") || (source.under("adapters/net") && !source.header())) return findings;
  for (const Include& include : includes_of(source)) {
    if (!beast(include)) continue;
    findings.push_back({source.path, include.line,
                        "Beast takes most of a minute to compile: in sources of adapters/net only"});
  }
  return findings;
}

}  // namespace knownby::floors
