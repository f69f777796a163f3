// What whoever runs Knownby does from the command line: look, import, set up. The same requests as in chat.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <variant>

#include "adapters/slack/ids.hpp"
#include "bot/config/secrets.hpp"
#include "bot/program/at_the_desk.hpp"
#include "bot/program/program.hpp"
#include "bot/program/subcommands.hpp"
#include "commands/clerk.hpp"
#include "store/db.hpp"

namespace knownby {
namespace {

// The card, and, where somebody said yes beforehand, the press of its button.
int carry_out(AtTheDesk& desk, const Reply& reply, bool yes) {
  print(reply.card);
  const Button* button = yes_button(reply.card);
  if (button == nullptr) return exits::fine;
  if (!yes) {
    std::printf("\nTo do it, run the same again with --yes.\n");
    return exits::fine;
  }
  const Reply done = desk.press(button->verb, button->fields);
  std::printf("\n");
  print(done.card);
  return exits::fine;
}

std::string joined(const std::vector<std::string>& words) {
  std::string line;
  for (const std::string& word : words) line += (line.empty() ? "" : " ") + word;
  return line;
}

// Whether Slack's part of the set-up, which the chat command cannot see, is there; prints what is missing.
bool look_at_slack(const Config& config) {
  try {
    read_slack_secrets(config);
  } catch (const SecretError& trouble) {
    std::printf("• %s\n", trouble.what());
    return false;
  }
  std::printf("Slack: app %s in workspace %s, secrets in order.\n", config.slack.app_id.c_str(),
              config.slack.team_id.c_str());
  std::printf(
      config.slack.is_socket()
          ? "Socket Mode: Knownby connects to Slack (wss to *.slack.com, port 443); nothing here need be "
            "reachable from outside.\n"
          : "HTTP: Slack must reach POST /slack/events from outside, through your reverse proxy.\n");
  if (config.slack.is_socket() && !config.loopback.slack_api.empty() &&
      config.loopback.slack_socket.empty()) {
    std::printf("• [loopback] names no slack_socket, so no connection can be opened.\n");
  }
  return true;
}

// The same for Teams.
bool look_at_teams(const Config& config) {
  try {
    read_teams_secrets(config);
  } catch (const SecretError& trouble) {
    std::printf("• %s\n", trouble.what());
    return false;
  }
  std::printf("Teams: app %s in tenant %s (%s), password in order.\n", config.teams.app_id.c_str(),
              config.teams.tenant_id.c_str(), config.teams.registration.c_str());
  std::printf("Teams must reach POST /api/messages from outside, through your reverse proxy.\n");
  return true;
}

bool look_at_platforms(const Config& config) {
  if (!config.slack.on && !config.teams.on) {
    std::printf("• There is neither [slack] nor [teams] in %s, so nobody can talk to Knownby yet.\n",
                config.file.c_str());
    return false;
  }
  bool all = !config.loopback.any();
  if (config.slack.on) all = look_at_slack(config) && all;
  if (config.teams.on) all = look_at_teams(config) && all;
  if (config.loopback.any()) std::printf("• This is a rehearsal: [loopback] takes the platforms' place.\n");
  return all;
}

// The card lists what is missing in lines that begin like this one's.
bool asks_for_something(const Card& card) {
  return std::any_of(card.blocks.begin(), card.blocks.end(), [](const Block& block) {
    const auto* text = std::get_if<Text>(&block);
    return text != nullptr && !text->spans.empty() && text->spans.front().text.starts_with("•");
  });
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

}  // namespace

// Through the same door as everybody, but on a reading connection: it may be asked while the server runs.
int check(const std::string& config_file) {
  const Config config = read_config(config_file);
  print_effective(config);
  bool all = look_at_platforms(config);
  std::printf("\n");
  try {
    Db db(config.store.path, Db::Mode::read);
    Clerk clerk(db, config.policy(), Lane::asks);
    const Request request = from_the_command_line("check", {});
    const Reply reply = clerk.serve(request).value().reply;
    print(reply.card);
    all = all && !asks_for_something(reply.card);
  } catch (const StoreError& trouble) {
    std::printf("• %s.\n  If nothing was imported yet, `knownby import` makes the store.\n", trouble.what());
    all = false;
  }
  return all ? exits::fine : exits::missing;
}

int import(const std::string& config_file, const ImportOptions& options) {
  Fields fields;
  const auto file = [&](const char* name, const std::string& path) {
    if (!path.empty()) fields.emplace_back(name, std::filesystem::absolute(path).string());
  };
  file("students", options.students);
  file("staff", options.staff);
  file("calendar", options.calendar);
  if (options.apply) fields.emplace_back("apply", "yes");
  if (!options.even_so.empty()) fields.emplace_back("even_so", options.even_so);
  const Config config = read_config(config_file);
  const Reply reply = AtTheDesk(config).press("import", fields);
  print(reply.card);
  if (reply.card.title.empty()) return exits::missing;  // a sentence instead of a result: not done
  if (options.apply) return exits::fine;
  if (yes_button(reply.card) == nullptr) return exits::missing;  // stopped, and the card says why
  std::printf("\nTo apply it, run the same again with --apply.\n");
  return exits::fine;
}

int admin(const std::string& config_file, const std::vector<std::string>& words, bool yes) {
  const Config config = read_config(config_file);
  AtTheDesk desk(config);
  if (words.size() == 3 && words.front() == "link") {
    if (!config.slack.on || !slack::is_id(words[1])) {
      std::printf(
          "A link needs [slack] in the configuration and the account's member id, such as U0123456789. "
          "Nothing was changed.\n");
      return exits::missing;
    }
    const std::string account = slack::key_of(config.slack.team_id, words[1]);
    const Fields fields{{"platform", "slack"}, {"account", account}, {"staff", words[2]}};
    return carry_out(desk, desk.press("link", fields), yes);
  }
  return carry_out(desk, desk.say(joined(words)), yes);
}

}  // namespace knownby
