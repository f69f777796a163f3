// `knownby check`: the configuration, Slack, and the school, looked at in one go and summed up in one last
// line.

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <system_error>

#include "bot/config/key_file.hpp"
#include "bot/config/secrets.hpp"
#include "bot/program/at_the_desk.hpp"
#include "bot/program/memory.hpp"
#include "bot/program/platforms.hpp"
#include "bot/program/program.hpp"
#include "bot/program/subcommands.hpp"
#include "bot/program/told_clock.hpp"
#include "commands/calendar/calendar.hpp"
#include "commands/clerk.hpp"
#include "store/db.hpp"
#include "store/engine/copies.hpp"
#include "store/places.hpp"

namespace knownby {
namespace {

using Is = Finding::Is;

void print(const Finding& finding) {
  std::printf("%s%s\n", finding.is == Finding::Is::broken ? "• " : "", finding.words.c_str());
}

void print_effective(const Config& config) {
  std::printf("Configuration %s: %s, %s, %s\n", config.file.c_str(), config.school.name.c_str(),
              config.school.time_zone.c_str(), config.school.month_first ? "month/day" : "day/month");
  std::printf("Store %s. Listening on %s:%u, metrics on %s:%u. ", config.store.path.c_str(),
              config.http.listen.host.c_str(), config.http.listen.port, config.http.metrics.host.c_str(),
              config.http.metrics.port);
  const int a_minute = config.limits.requests_per_person_per_minute;
  if (a_minute == 0) std::printf("No limit on requests.\n");
  if (a_minute > 0) std::printf("%d requests a person and minute.\n", a_minute);
  if (!config.http.listen.is_loopback()) {
    std::printf(
        "Careful: [http] listen is open to the network, in plain HTTP. Let a reverse proxy speak TLS, and "
        "listen "
        "on 127.0.0.1.\n");
  }
}

std::vector<Place> those_of(std::string_view platform, const std::vector<Place>& channels) {
  std::vector<Place> found;
  std::copy_if(channels.begin(), channels.end(), std::back_inserter(found),
               [&](const Place& place) { return place.platform == platform; });
  return found;
}

constexpr std::chrono::hours night_and_a_half{36};

void look_at_key(const Config& config, const SchoolKey& key, Findings& findings) {
  if (key.is_of_rehearsals()) {
    findings.push_back({Is::fine, "No knownby-key: a rehearsal seals with a key that everybody knows."});
    return;
  }
  findings.push_back(
      {Is::fine, "Key: " + key_file(config) +
                     ". Keep a copy of it away from this machine and from the backups: without it "
                     "neither the notes nor any backup can be read, by anybody."});
}

void look_at_memory(Findings& findings) {
  const std::string trouble = memory::keep_private();
  if (!trouble.empty()) findings.push_back({Is::advice, trouble + "."});
}

// A secret file that others may read is refused where it is read; these are the other two ways in.
void look_who_may_open(const Config& config, Findings& findings) {
  namespace fs = std::filesystem;
  using enum fs::perms;
  const auto look = [&](const std::string& path, fs::perms others, const char* may, const char* mend) {
    std::error_code absent;
    const fs::perms mode = fs::status(path, absent).permissions();
    if (!absent && (mode & others) != none)
      findings.push_back(
          {Is::broken, path + " may be " + may +
                           " by other accounts of this machine. To keep it to Knownby: chmod " + mend + ' ' +
                           path});
  };
  look(config.store.path, group_all | others_all, "read", "600");
  look(config.secrets.directory, group_write | others_write, "changed", "700");
}

// Where files are waited for that nobody can put there.
void look_at_roster_folders(const Config& config, Findings& findings) {
  const auto look = [&](const char* key, const std::string& folder, int access) {
    if (folder.empty() || ::access(folder.c_str(), access) == 0) return;
    findings.push_back({Is::broken, "[roster] " + std::string(key) + ": " + folder + ": " +
                                        std::generic_category().message(errno) +
                                        ". Make the folder, and give it to the account Knownby runs as."});
  };
  look("directory", config.roster.directory, R_OK | X_OK);
  look("watch", config.roster.watch, R_OK | W_OK | X_OK);
}

// They hold names, and what was deleted since.
void look_beside(const Config& config, Findings& findings) {
  const std::vector<std::string> files = copies::beside(config.store.path);
  const auto count = std::count_if(files.begin(), files.end(), [](const std::string& file) {
    return !file.ends_with("-wal") && !file.ends_with("-shm");  // a part of the copy whose name it has
  });
  if (count == 0) return;
  findings.push_back(
      {Is::fine, "Beside the store " + std::string(count == 1 ? "lies 1 copy" : "lie ") +
                     (count == 1 ? "" : std::to_string(count) + " copies") +
                     " from before an update, a restore or a new school year (" + config.store.path +
                     ".before-…). The first good nightly copy takes those that are not sealed, five "
                     "weeks take all."});
}

void look_at_copies(const Config& config, std::chrono::sys_seconds now, Findings& findings) {
  look_beside(config, findings);
  if (config.store.copies.empty() && config.loopback.any()) return;
  if (config.store.copies.empty()) {
    findings.push_back({Is::broken, "No nightly copies: name a folder in [store] copies."});
    return;
  }
  const auto kept = copies::in(config.store.copies);
  if (kept.empty()) {
    findings.push_back(
        {Is::broken, "No copy in " + config.store.copies +
                         " yet: the running service makes one a night, and the first at once."});
    return;
  }
  const Calendar walls(config.school.time_zone, {});
  const auto made = kept.front().made;
  const std::string last = "The last good copy is of " + day_words(walls.day_of(made)) + ", " +
                           time_words(walls.minute_of_day(made)) + "; " + std::to_string(kept.size()) +
                           " in " + config.store.copies;
  const bool is_old = now - made > night_and_a_half;
  findings.push_back(
      {is_old ? Is::broken : Is::fine,
       is_old ? last + ". There should be one of last night: is the service running, and is there "
                       "room? Its log says why."
              : last + "."});
}

// The part of the set-up that the chat command cannot see.
Findings look_around(const Config& config, const std::vector<Place>& channels, std::chrono::sys_seconds now) {
  Findings findings;
  if (!config.slack.on && !config.teams.on && !config.teams_webhooks.any()) {
    findings.push_back({Is::broken, "There is neither [slack] nor [teams] in " + config.file +
                                        ", so nobody can talk to Knownby yet."});
  }
  if (config.slack.on) findings = look_at_slack(config, those_of("slack", channels));
  if (config.teams.on) {
    const Findings more = look_at_teams(config, those_of("teams", channels));
    findings.insert(findings.end(), more.begin(), more.end());
  }
  const Findings weaker = look_at_teams_webhooks(config);
  findings.insert(findings.end(), weaker.begin(), weaker.end());
  look_at_copies(config, now, findings);
  if (config.loopback.any()) {
    findings.push_back({Is::broken, "This is a rehearsal: [loopback] takes the platforms' place."});
  }
  return findings;
}

std::vector<Place> mapped_channels(Db& db) {
  std::vector<Place> channels;
  for (const KnownPlace& place : places::all(db)) {
    if (place.group) channels.push_back({place.platform, place.address, place.direct, place.name});
  }
  return channels;
}

std::int64_t print_findings(const Findings& findings) {
  for (const Finding& finding : findings) print(finding);
  std::printf("\n");
  return std::count_if(findings.begin(), findings.end(),
                       [](const Finding& finding) { return finding.is == Finding::Is::broken; });
}

}  // namespace

// The school is asked through the same door as everybody, but on a reading connection: this may be done while
// the server runs.
int check(const std::string& config_file) {
  const Config config = read_config(config_file);
  print_effective(config);
  const std::chrono::sys_seconds now = clock_of(config)->now();
  std::int64_t broken = 0;
  bool platforms_are_seen = false;
  try {
    const SchoolKey key = school_key(config, false);
    Db db(config.store.path, Db::Mode::read, key);
    Findings findings = look_around(config, mapped_channels(db), now);
    look_at_key(config, key, findings);
    look_at_memory(findings);
    look_who_may_open(config, findings);
    look_at_roster_folders(config, findings);
    broken = print_findings(findings);
    platforms_are_seen = true;
    Clerk clerk(db, config.policy(), Lane::asks);
    const Request request = from_the_command_line("check", {{"elsewhere", std::to_string(broken)}}, now);
    const Reply reply = clerk.serve(request).value().reply;
    print(reply.card);
    return broken > 0 || asks_for_something(reply.card) ? exits::missing : exits::fine;
  } catch (const SecretError& trouble) {
    broken = print_findings(look_around(config, {}, now));
    std::printf("• %s.\n\n", trouble.what());
  } catch (const StoreError& trouble) {
    if (!platforms_are_seen) broken = print_findings(look_around(config, {}, now));
    std::printf("• %s.\n", trouble_words(trouble).c_str());
    if (!std::filesystem::exists(config.store.path))
      std::printf("  If nothing was imported yet, `knownby import` makes the store.\n");
    std::printf("\n");
  }
  ++broken;
  std::printf("%lld thing%s to look at.\n", static_cast<long long>(broken), broken == 1 ? "" : "s");
  return exits::missing;
}

}  // namespace knownby
