#include "bot/config/config.hpp"

#include <date/tz.h>

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "adapters/net/gate.hpp"
#include "adapters/slack/ids.hpp"
#include "bot/config/safeguards.hpp"
#include "bot/config/section.hpp"
#include "bot/config/teams.hpp"

namespace knownby {
namespace {

constexpr std::size_t longest_file = 256 * 1024;

std::string read_whole(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw ConfigError(file, 0, "cannot be read; is the path right, and may this account read it?");
  std::string text(longest_file + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (in.bad()) throw ConfigError(file, 0, "cannot be read; is it a file?");
  text.resize(static_cast<std::size_t>(in.gcount()));
  if (text.size() > longest_file)
    throw ConfigError(file, 0, "is larger than 256 KiB; this is no configuration");
  return text;
}

Address address(const ConfigSection& section, const char* key, const Address& otherwise) {
  const std::string text = section.text(key, otherwise.host + ":" + std::to_string(otherwise.port));
  const std::size_t colon = text.rfind(':');
  Address made;
  if (colon != std::string::npos) {
    made.host = text.substr(0, colon);
    if (made.host.size() > 2 && made.host.front() == '[')
      made.host = made.host.substr(1, made.host.size() - 2);
    const char* end = text.data() + text.size();
    const auto [stop, trouble] = std::from_chars(text.data() + colon + 1, end, made.port);
    boost::system::error_code not_an_address;
    boost::asio::ip::make_address(made.host, not_an_address);
    if (trouble == std::errc() && stop == end && !not_an_address) return made;
  }
  section.refuse(key, "must be an address and a port, such as \"127.0.0.1:8480\"");
}

std::string path(const ConfigSection& section, const char* key, const std::string& otherwise) {
  std::string given = section.text(key, otherwise);
  if (given.empty()) return given;
  return (std::filesystem::absolute(section.file()).parent_path() / given).lexically_normal().string();
}

// "isd.example = school.example, staff.example = school.example"
std::vector<std::pair<std::string, std::string>> same_domains(const ConfigSection& section) {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789-.";
  const auto is_domain = [&](const std::string& text) {
    return text.find('.') != std::string::npos && text.find_first_not_of(letters) == std::string::npos;
  };
  std::string text = section.text("same_domains", "");
  std::erase(text, ' ');
  std::vector<std::pair<std::string, std::string>> pairs;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    const std::string pair = text.substr(begin, end - begin);
    const std::size_t equals = std::min(pair.find('='), pair.size());
    const std::string one = pair.substr(0, equals);
    const std::string other = equals == pair.size() ? std::string() : pair.substr(equals + 1);
    if (!is_domain(one) || !is_domain(other))
      section.refuse("same_domains",
                     "must be pairs in lower case, such as \"district.example = school.example\"");
    pairs.emplace_back(one, other);
    begin = end + 1;
  }
  return pairs;
}

void read_school(const ConfigSection& section, Config::School& school) {
  school.name = section.required("name", "the school's name, such as \"Lincoln Middle School\"");
  school.time_zone = section.required("time_zone", "an IANA time zone, such as \"America/Chicago\"");
  school.month_first = section.yes_or_no("month_first", school.month_first);
  school.same_domains = same_domains(section);
  try {
    date::locate_zone(school.time_zone);
  } catch (const std::runtime_error&) {
    section.refuse("time_zone",
                   "is not a time zone this machine knows; write one such as \"America/Chicago\" (the "
                   "list is in /usr/share/zoneinfo)");
  }
}

void read_http(const ConfigSection& section, Config::Http& http) {
  http.listen = address(section, "listen", http.listen);
  http.metrics = address(section, "metrics", http.metrics);
  if (!http.metrics.is_loopback()) {
    section.refuse("metrics", "must be on this machine alone (127.0.0.1 or [::1])");
  }
  const bool same_port = http.metrics.port != 0 && http.metrics.port == http.listen.port;
  if (same_port && (http.listen.host == http.metrics.host || http.listen.is_every()))
    section.refuse("metrics", "must be another port than listen");
}

// An id of Slack's begins with the letter of what it names. An organization's own, E…, is no workspace's:
// commands carry the workspace's.
std::string slack_id(const ConfigSection& section, const char* key, char letter, std::string_view what) {
  std::string given = section.required(key, what);
  if (!slack::is_id(given) || given.front() != letter) section.refuse(key, "must be " + std::string(what));
  return given;
}

void read_slack(const ConfigSection& section, Config::Slack& slack) {
  slack.on = section.given();
  if (!slack.on) return;
  slack.app_id =
      slack_id(section, "app_id", 'A', "the app's id, such as \"A0123456789\" (Basic Information in Slack)");
  slack.team_id = slack_id(section, "team_id", 'T', "the workspace's id, such as \"T0123456789\"");
  slack.client_id = section.text("client_id", slack.client_id);
  slack.mode = section.text("mode", slack.mode);
  if (slack.mode != "http" && !slack.is_socket()) {
    section.refuse("mode",
                   "must be \"http\", or \"socket\" where nothing of yours can be reached from outside");
  }
  slack.command = section.text("command", slack.command);
  if (slack.command.size() < 2 || slack.command.front() != '/') {
    section.refuse("command", "must begin with a slash, such as \"/checkin\"");
  }
}

// One of them, or none: the platform's own address then.
std::string stand_in(const ConfigSection& section, const char* key) {
  std::string url = section.text(key, "");
  if (url.empty()) return url;
  const net::Purpose purpose = net::purpose_named(key).value();
  try {
    net::Loopback().stand_in(purpose, url);
  } catch (const net::Refused&) {
    const bool is_socket = purpose == net::Purpose::slack_socket;
    section.refuse(key, is_socket
                            ? "must be an address on this machine, such as \"ws://127.0.0.1:9000\""
                            : "must be an address on this machine, such as \"http://127.0.0.1:9000/api/\"");
  }
  return url;
}

void read_loopback(const ConfigSection& section, Config::Loopback& loopback) {
  loopback.slack_api = stand_in(section, "slack_api");
  loopback.slack_response_url = stand_in(section, "slack_response_url");
  loopback.slack_socket = stand_in(section, "slack_socket");
  loopback.slack_file = stand_in(section, "slack_file");
  loopback.teams_openid_metadata = stand_in(section, "teams_openid_metadata");
  loopback.teams_login = stand_in(section, "teams_login");
  loopback.teams_connector = stand_in(section, "teams_connector");
  loopback.teams_workflow = stand_in(section, "teams_workflow");
  loopback.teams_file = stand_in(section, "teams_file");
  const int settle = loopback.settle_seconds;
  loopback.settle_seconds = section.number("settle_seconds", settle, 1, 60);
  loopback.clock = path(section, "clock", "");
  const bool is_short = loopback.settle_seconds != settle;
  if (!loopback.any() && (is_short || !loopback.clock.empty()))  // real people have real time
    section.refuse(is_short ? "settle_seconds" : "clock",
                   "is for rehearsals, beside an address on this machine");
}

}  // namespace

bool Address::is_loopback() const { return boost::asio::ip::make_address(host).is_loopback(); }

bool Address::is_every() const { return boost::asio::ip::make_address(host).is_unspecified(); }

ConfigError::ConfigError(const std::string& file, std::size_t line, const std::string& words)
    : std::runtime_error(file + (line == 0 ? "" : ", line " + std::to_string(line)) + ": " + words) {}

Config read_config(const std::string& file) {
  ConfigFile given(file, read_whole(file));
  Config config;
  config.file = file;
  read_school(given.section("school", {"name", "time_zone", "month_first", "same_domains"}), config.school);
  const ConfigSection store = given.section("store", {"path", "copies"});
  config.store.path = path(store, "path", config.store.path);
  config.store.copies = path(store, "copies", "");
  read_http(given.section("http", {"listen", "metrics"}), config.http);
  read_slack(given.section("slack", {"app_id", "team_id", "client_id", "mode", "command"}), config.slack);
  read_teams(given.section("teams", {"app_id", "tenant_id", "registration", "cloud", "targeted_messages"}),
             config.teams);
  read_teams_webhooks(given.section("teams_webhooks", {"outgoing", "workflow"}), config.teams_webhooks);
  config.secrets.directory = path(given.section("secrets", {"directory"}), "directory", "");
  config.limits.requests_per_person_per_minute =
      given.section("limits", {"requests_per_person_per_minute"})
          .number("requests_per_person_per_minute", config.limits.requests_per_person_per_minute, 0, 100'000);
  read_loopback(given.section("loopback", {"slack_api", "slack_response_url", "slack_socket", "slack_file",
                                           "teams_openid_metadata", "teams_login", "teams_connector",
                                           "teams_workflow", "teams_file", "settle_seconds", "clock"}),
                config.loopback);
  read_safeguards(given, config);
  const ConfigSection roster = given.section("roster", {"directory", "watch", "school"});
  config.roster.directory = path(roster, "directory", "");
  config.roster.watch = path(roster, "watch", "");
  config.roster.school = roster.text("school", "");
  given.refuse_unknown_sections();
  return config;
}

Policy Config::policy() const {
  Policy policy;
  policy.school_name = school.name;
  policy.time_zone = school.time_zone;
  policy.month_first = school.month_first;
  policy.same_domains = school.same_domains;
  policy.roster_directory = roster.directory;
  policy.roster_watch = roster.watch;
  policy.roster_school = roster.school;
  policy.command = slack.command;
  policy.safety = safety;
  policy.safety_words = safety_words;
  policy.retention = retention;
  policy.smallest_group = smallest_group;
  return policy;
}

}  // namespace knownby
