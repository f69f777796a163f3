#include "adapters/slack/installation/renewal.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string_view>

#include "adapters/forms.hpp"
#include "adapters/slack/events/parts.hpp"
#include "adapters/slack/result.hpp"

namespace knownby::slack {
namespace {

using nlohmann::json;

constexpr std::size_t longest_token = 4096;              // ours; Slack's are under 300 letters
constexpr std::int64_t longest_life = 7 * 24 * 60 * 60;  // ours; twelve hours is usual
constexpr std::chrono::seconds unsaid{0};
constexpr std::chrono::hours unheard_of{1};

// No repetition mends these, and what does.
struct Refusal {
  std::string_view error;
  std::string_view fix;
};
constexpr std::string_view install_again =
    "install the app again (OAuth & Permissions in Slack), and put its two tokens into slack-bot-token and "
    "slack-refresh-token";
constexpr std::string_view app_again =
    "put the app's Client ID into [slack] client_id and its Client Secret into slack-client-secret (Basic "
    "Information in Slack)";
constexpr std::array refusals = std::to_array<Refusal>({
    {"invalid_refresh_token", install_again},
    {"invalid_grant", install_again},
    {"token_revoked", install_again},
    {"account_inactive", install_again},
    {"invalid_auth", install_again},
    {"token_rotation_not_enabled", "take slack-refresh-token away, for the app's tokens do not expire"},
    {"bad_client_secret", app_again},
    {"invalid_client_id", app_again},
});

// It goes into a header.
bool is_token(std::string_view text) {
  const auto is_visible = [](char c) { return c > 0x20 && c < 0x7f; };
  return !text.empty() && text.size() <= longest_token && std::all_of(text.begin(), text.end(), is_visible);
}

// What Slack calls the trouble; empty where that is no name, for it goes into the log.
std::string error_in(const json& object) {
  const std::string error = text_at(object, "error");
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  const bool is_name = error.size() <= 64 && std::all_of(error.begin(), error.end(), is_letter);
  return is_name ? error : std::string();
}

std::variant<Tokens, Later, Never> refused(const std::string& error) {
  const auto known = std::find_if(refusals.begin(), refusals.end(),
                                  [&](const Refusal& refusal) { return refusal.error == error; });
  if (known != refusals.end())
    return Never{error + "; " + std::string(known->fix), Never::Ends::installation};
  return Later{unheard_of, error.empty() ? "an answer that cannot be read" : error};
}

bool may_pass(const std::string& error) {
  constexpr std::array passing{"internal_error", "fatal_error", "service_unavailable", "request_timeout"};
  return std::find(passing.begin(), passing.end(), error) != passing.end();
}

}  // namespace

std::string renewal_form(const AppCredentials& app, const Secret& refresh) {
  return "grant_type=refresh_token&client_id=" + percent_encoded(app.client_id) +
         "&client_secret=" + percent_encoded(app.client_secret.reveal()) +
         "&refresh_token=" + percent_encoded(refresh.reveal());
}

std::variant<Tokens, Later, Never> renewed_in(const net::Answer& answer, const Ours& ours,
                                              std::chrono::sys_seconds now) {
  if (answer.trouble != net::Trouble::none) return Later{unsaid, std::string(net::name(answer.trouble))};
  if (const auto told = told_to_wait(answer)) return Later{*told, "Slack asks for patience"};
  if (answer.status >= 500) return Later{unsaid, "HTTP " + std::to_string(answer.status)};
  const json object = object_in(answer.body);
  const auto ok = object.find("ok");
  const bool is_ok = ok != object.end() && *ok == true;
  const std::string error = error_in(object);
  if (!is_ok) return may_pass(error) ? Later{unsaid, error} : refused(error);
  const auto life = object.find("expires_in");
  const bool has_end = life != object.end() && life->is_number_integer();
  const std::int64_t seconds = has_end ? life->get<std::int64_t>() : 0;
  Tokens tokens;
  tokens.access = Secret(text_at(object, "access_token"));
  tokens.refresh = Secret(text_at(object, "refresh_token"));
  if (!is_token(tokens.access.reveal()) || !is_token(tokens.refresh.reveal()) || seconds <= 0)
    return Never{"Slack's answer holds no new tokens; " + std::string(install_again)};
  const std::string app = text_at(object, "app_id"), team = text_at(object_at(object, "team"), "id");
  if ((!app.empty() && app != ours.app_id) || (!team.empty() && team != ours.team_id))
    return Never{"slack-refresh-token is of another app or workspace; " + std::string(install_again)};
  tokens.expires = now + std::chrono::seconds(std::min(seconds, longest_life));
  return tokens;
}

}  // namespace knownby::slack
