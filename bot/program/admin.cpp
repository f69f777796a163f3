// What whoever runs Knownby does from the command line: import, set up. The same requests as in chat.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <optional>

#include "adapters/slack/ids.hpp"
#include "adapters/teams/address.hpp"
#include "bot/program/at_the_desk.hpp"
#include "bot/program/program.hpp"
#include "bot/program/subcommands.hpp"

namespace knownby {
namespace {

// A sentence by which nothing came of it is no success, nor is a list of what is missing; what else has a
// title shows what was asked for.
int outcome(const AtTheDesk& desk, const Reply& reply) {
  if (asks_for_something(reply.card)) return exits::missing;
  return desk.came_to_nothing() && reply.card.title.empty() ? exits::missing : exits::fine;
}

// The card, and, where somebody said yes beforehand, the press of its button.
int carry_out(AtTheDesk& desk, const Reply& reply, bool yes) {
  print(reply.card);
  const Button* button = yes_button(reply.card);
  const bool is_held = release_button(reply.card) != nullptr;
  if (is_held) std::printf("\nIf it isn't that, run the same again with --yes.\n");
  if (button == nullptr) return outcome(desk, reply);
  if (!yes) {
    std::printf("\nTo do it, run the same again with --yes.\n");
    return exits::fine;
  }
  const Reply done = desk.press(button->verb, button->fields);
  std::printf("\n");
  print(done.card);
  return outcome(desk, done);
}

// Asked first, so that what is refused (a hold, nobody by that id) does not look like success.
int forget(AtTheDesk& desk, const std::string& id, bool yes) {
  const Reply asked = desk.press("forget", {{"id", id}});
  print(asked.card);
  if (asked.card.title.empty()) return exits::missing;  // a sentence instead of the question: refused
  if (!yes) {
    std::printf("\nTo do it, run the same again with --yes.\n");
    return exits::fine;
  }
  std::printf("\n");
  const Reply done = desk.press("forget", {{"id", id}, {"sure", "yes"}});
  print(done.card);
  return outcome(desk, done);
}

std::string joined(const std::vector<std::string>& words) {
  std::string line;
  for (const std::string& word : words) line += (line.empty() ? "" : " ") + word;
  return line;
}

// Whose account it is, its own spelling tells.
std::optional<Speaker> account_called(const Config& config, const std::string& id) {
  if (config.teams.on && teams::is_guid(id))
    return Speaker{"teams", teams::key_of(config.teams.tenant_id, id)};
  if (config.slack.on && slack::is_id(id)) return Speaker{"slack", slack::key_of(config.slack.team_id, id)};
  return std::nullopt;
}

}  // namespace

int import(const std::string& config_file, const ImportOptions& options) {
  Fields fields;
  const auto file = [&](const char* name, const std::string& path) {
    if (!path.empty()) fields.emplace_back(name, std::filesystem::absolute(path).string());
  };
  file("students", options.students);
  file("staff", options.staff);
  file("calendar", options.calendar);
  file("oneroster", options.oneroster);
  if (!options.columns.empty()) fields.emplace_back("columns", options.columns);
  if (options.apply) fields.emplace_back("apply", "yes");
  if (options.whom) fields.emplace_back("whom", "yes");
  if (!options.even_so.empty()) fields.emplace_back("even_so", options.even_so);
  if (!options.new_year.empty()) fields.emplace_back("year", options.new_year);
  const Config config = read_config(config_file);
  const Reply reply = AtTheDesk(config).press("import", fields);
  print(reply.card);
  if (reply.card.title.empty()) return exits::missing;  // a sentence instead of a result: not done
  if (options.apply) return exits::fine;
  const Button* apply = yes_button(reply.card);
  if (apply == nullptr) return exits::missing;  // stopped, and the card says why
  const bool begins_year = std::any_of(apply->fields.begin(), apply->fields.end(),
                                       [](const auto& field) { return field.first == "year"; });
  std::printf(
      "\nTo apply it, run the same again with --apply%s.\n",
      begins_year ? " and --new-year stay (or follow, where channels move up with their students)" : "");
  return exits::fine;
}

int admin(const std::string& config_file, const std::vector<std::string>& words, bool yes) {
  const Config config = read_config(config_file);
  AtTheDesk desk(config, yes);
  if (words.size() == 3 && words.front() == "link") {
    const auto account = account_called(config, words[1]);
    if (!account) {
      std::printf(
          "A link needs the account as its platform names it: a Slack member id, such as U0123456789, with "
          "[slack] in the configuration, or an Entra object id with [teams]. Nothing was changed.\n");
      return exits::missing;
    }
    const Fields fields{{"platform", account->platform}, {"account", account->key}, {"staff", words[2]}};
    return carry_out(desk, desk.press("link", fields), yes);
  }
  // By the student system's id: no name is needed at the command line, and none is told there.
  if (words.size() == 2 && words.front() == "forget") return forget(desk, words[1], yes);
  if (words.size() > 1 && words.front() == "hold") {
    const bool end = words.size() == 3 && words[2] == "end";
    Fields fields{{"id", words[1]}};
    fields.emplace_back(end ? "end" : "reason", end ? "yes" : joined({words.begin() + 2, words.end()}));
    return carry_out(desk, desk.press("hold", fields), yes);
  }
  return carry_out(desk, desk.say(joined(words)), yes);
}

}  // namespace knownby
