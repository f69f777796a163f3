// What a platform's admin creates our app from.

#include <cstdio>
#include <fstream>
#include <stdexcept>

#include "adapters/slack/manifest.hpp"
#include "adapters/teams/package/manifest.hpp"
#include "adapters/teams/package/package.hpp"
#include "bot/program/program.hpp"
#include "bot/program/subcommands.hpp"
#include "commands/table.hpp"

namespace knownby {
namespace {

constexpr const char* purpose = "Makes sure every student is known by at least one adult.";

// Of the table only what is complete as it stands: a listed line is sent as easily as it is chosen, and an
// example with a name in it would log something.
std::vector<teams::ListedCommand> listed(std::initializer_list<std::string_view> verbs) {
  std::vector<teams::ListedCommand> made;
  for (const std::string_view verb : verbs) {
    const Command& row = *command(verb);
    made.push_back({std::string(row.usage), std::string(row.summary)});
  }
  return made;
}

}  // namespace

int slack_manifest(const std::string& url) {
  slack::ManifestFacts facts;
  facts.name = "Knownby";
  facts.description = purpose;
  facts.bot_name = "knownby";
  if (!url.empty()) facts.request_url = url + (url.ends_with('/') ? "slack/events" : "/slack/events");
  facts.commands.push_back(
      {"/checkin", "Log a check-in, or see who has none logged", "bobby and TJ at lunch"});
  std::printf("%s\n", slack::manifest(facts).c_str());
  return exits::fine;
}

int teams_manifest(const std::string& bot_id, const std::string& url, const std::string& zip, bool targeted) {
  teams::ManifestFacts facts;
  facts.bot_id = bot_id;
  facts.version = KNOWNBY_VERSION;
  facts.name = "Knownby";
  facts.summary = purpose;
  facts.description =
      "Tell Knownby whom you talked to, such as “Bobby at lunch”, and it logs a check-in. Ask who has none "
      "logged. Once a week a team's channel gets one card with counts. What names a student is answered to "
      "the person who asks, in their own chat with Knownby. It is not a reporting channel: if a student may "
      "be in danger, follow your school's procedure.";
  facts.developer = "Knownby";
  facts.url = url;
  facts.in_chat = listed({"who", "mine", "undo", "redo", "check", "help"});
  facts.in_channel = listed({"help"});
  facts.hears_aside = targeted;
  const std::string manifest = teams::manifest(facts);
  if (zip.empty()) {
    std::printf("%s\n", manifest.c_str());
    return exits::fine;
  }
  std::ofstream file(zip, std::ios::binary);
  file << teams::package_of(manifest);
  if (!file.flush()) throw std::runtime_error("cannot write " + zip);
  std::printf("%s is ready for the Teams admin center.\n", zip.c_str());
  return exits::fine;
}

}  // namespace knownby
