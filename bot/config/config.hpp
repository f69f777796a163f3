#pragma once
// The configuration: one TOML file, read once into one struct with every default in sight. What is not known,
// of the wrong kind or impossible stops the start, with the file and the line.

#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "commands/policy.hpp"

namespace knownby {

class ConfigError : public std::runtime_error {
 public:
  // what(): "bot.toml, line 4: ..." in words an IT admin can act on. line 0: the file as a whole.
  ConfigError(const std::string& file, std::size_t line, const std::string& words);
};

struct Address {  // host and port to listen on
  std::string host;
  unsigned short port = 0;
  bool is_loopback() const;
  bool is_every() const;  // of this machine: nothing else may take the same port
};

struct Config {
  std::string file;  // where it was read

  struct School {
    std::string name;
    std::string time_zone;  // IANA, such as America/Chicago
    bool month_first = true;
    std::vector<std::pair<std::string, std::string>> same_domains{};  // of e-mail addresses
  } school;
  struct Store {
    std::string path = "knownby.db";
    std::string copies;  // the folder for a copy each night; empty: none are made
  } store;
  struct Http {
    Address listen{"127.0.0.1", 8480};
    Address metrics{"127.0.0.1", 8481};  // always loopback
  } http;
  struct Slack {
    bool on = false;  // [slack] is there
    std::string app_id;
    std::string team_id;
    std::string client_id;      // only where the app's tokens expire
    std::string mode = "http";  // or "socket"
    bool is_socket() const { return mode == "socket"; }
    std::string command = "/checkin";
  } slack;
  struct Teams {
    bool on = false;  // [teams] is there
    std::string app_id;
    std::string tenant_id;                       // the school's own
    std::string registration = "single-tenant";  // or "multi-tenant", as apps from before August 2025 may be
    std::string cloud = "public";                // or "gcc", "gcc-high", "dod": the US government's (T-03)
    bool targeted_messages = false;  // for one person alone in a channel, where Teams takes them (D9)
    bool is_multi_tenant() const { return registration == "multi-tenant"; }
  } teams;
  // Doors that can do less, where no bot is allowed: counts for everybody, never a name. One for each group
  // such as "Grade 7".
  struct TeamsWebhooks {
    std::vector<std::string> outgoing;  // answers @mentions (T-19)
    std::vector<std::string> workflow;  // gets the weekly counts (T-20)
    bool any() const { return !outgoing.empty() || !workflow.empty(); }
  } teams_webhooks;
  struct Secrets {
    std::string directory;  // empty: the service manager's, from $CREDENTIALS_DIRECTORY
  } secrets;
  struct Limits {
    int requests_per_person_per_minute = 30;  // 0: none
  } limits;
  struct Loopback {
    std::string slack_api;  // empty: the real one
    std::string slack_response_url;
    std::string slack_socket;
    std::string slack_file;
    std::string teams_openid_metadata;
    std::string teams_login;
    std::string teams_connector;
    std::string teams_workflow;
    std::string teams_file;
    std::string clock;        // a file that says what time it is; empty: the machine's own clock
    int settle_seconds = 25;  // before what may have been shown is looked for; shorter in rehearsals alone
    bool any() const {
      return !slack_api.empty() || !slack_response_url.empty() || !slack_socket.empty() ||
             !slack_file.empty() || !teams_openid_metadata.empty() || !teams_login.empty() ||
             !teams_connector.empty() || !teams_workflow.empty() || !teams_file.empty();
    }
  } loopback;
  SafetyNumbers safety;
  std::vector<std::string> safety_words;
  Retention retention;
  int smallest_group = Policy{}.smallest_group;
  struct Roster {
    std::string directory;
    std::string watch;   // the folder the student system drops its exports in by itself; empty: none
    std::string school;  // what ours is called in an export that holds several; empty: its name
  } roster;

  Policy policy() const;
};

// Throws ConfigError. Relative paths in it are relative to the file's folder.
Config read_config(const std::string& file);

}  // namespace knownby
