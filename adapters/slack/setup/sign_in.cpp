#include "adapters/slack/setup/sign_in.hpp"

#include <string_view>
#include <utility>

#include "adapters/slack/ids.hpp"
#include "adapters/slack/result.hpp"
#include "adapters/slack/socket/ticket.hpp"

namespace knownby::slack {
namespace {

namespace asio = boost::asio;
using Is = Finding::Is;

// conversations.info may be asked 50 times a minute (S-21), and the server may be asking too.
constexpr std::size_t channels_looked_at = 40;

net::Call call_of(const SlackSettings& settings, std::string_view method, const Secret& token,
                  std::string form = {}) {
  net::Call call{net::Purpose::slack_api, settings.api_base + std::string(method)};
  call.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
  call.headers.emplace_back("Authorization", "Bearer " + std::string(token.reveal()));
  call.body = std::move(form);
  return call;
}

std::string token_words(const Account& account, const SlackSettings& settings) {
  if (!account.team.empty() && account.team != settings.team_id) {
    return "The bot token is of workspace " + account.team + ", and the configuration says " +
           settings.team_id + ": put the right token into slack-bot-token, or correct [slack] team_id.";
  }
  return {};
}

std::string refusal_words(const std::string& error) {
  return "Slack refuses the bot token (" + error +
         "): copy the Bot User OAuth Token (OAuth & Permissions in Slack) into slack-bot-token again.";
}

std::string app_words(const std::string& which, const std::string& app, const SlackSettings& settings) {
  if (app.empty() || app == settings.app_id) return {};
  return "The " + which + " is of app " + app + ", and the configuration says " + settings.app_id +
         ": put the right token in its place, or correct [slack] app_id.";
}

Finding not_signed_in(const Word& word) {
  if (is_of_token(word.error)) return {Is::broken, refusal_words(word.error)};
  const std::string unseen = " The token, the rights and the channels were not looked at.";
  if (word.is_heard) {
    return {Is::broken, "Slack does not let us sign in just now (" + word.error + ")." + unseen +
                            " Please try again in a few minutes."};
  }
  return {Is::broken, "Slack cannot be reached (" + word.error +
                          "): open outgoing connections on port 443 to slack.com." + unseen};
}

asio::awaitable<void> look_at_app(const SlackSettings& settings, Send send, Account account,
                                  Findings& findings) {
  if (account.bot.empty()) co_return;
  net::Call call = call_of(settings, "bots.info", settings.tokens.access, "bot=" + account.bot);
  const net::Answer answer = co_await send(std::move(call));
  std::string words = app_words("bot token", app_of_bot(answer), settings);
  if (!words.empty()) findings.push_back({Is::broken, std::move(words)});
}

// The address it is given is not connected to, and so takes nothing from the ten connections an app may have.
asio::awaitable<void> look_at_socket(const SlackSettings& settings, Send send, Findings& findings) {
  net::Call whose = call_of(settings, "auth.test", settings.app_token);
  const net::Answer account = co_await send(std::move(whose));
  std::string words = app_words("app-level token", account_of(account).app, settings);
  if (!words.empty()) {
    findings.push_back({Is::broken, std::move(words)});
    co_return;
  }
  net::Call open = call_of(settings, "apps.connections.open", settings.app_token);
  const net::Answer answer = co_await send(std::move(open));
  const Ticket ticket = ticket_in(answer);
  if (!ticket.url.empty()) {
    findings.push_back({Is::fine, "Socket Mode: the app-level token opens connections."});
  } else if (ticket.told_to_wait) {
    findings.push_back({Is::advice,
                        "Socket Mode could not be tried, since Slack asks for patience; a minute from now it "
                        "can."});
  } else {
    findings.push_back({Is::broken, "Slack opens no connection for the app-level token (" + ticket.error +
                                        "): under Basic Information, App-Level Tokens, generate one with the "
                                        "right connections:write, and put it into slack-app-token."});
  }
}

asio::awaitable<void> look_at_channels(const SlackSettings& settings, Send send, std::vector<Place> channels,
                                       Findings& findings) {
  std::size_t looked = 0;
  bool are_all_open = !channels.empty();
  for (const Place& place : channels) {
    const std::string id(id_in(place.address, settings.team_id));
    if (id.empty()) {
      findings.push_back({Is::broken, place.name + " is a channel of another workspace: “unmap " +
                                          place.name + "” ends its weekly card."});
      are_all_open = false;
      continue;
    }
    if (++looked > channels_looked_at) break;
    net::Call call = call_of(settings, "conversations.info", settings.tokens.access, "channel=" + id);
    const net::Answer answer = co_await send(std::move(call));
    std::optional<Finding> finding = look_at_channel(answer, place.name.empty() ? id : place.name);
    if (!finding) continue;
    findings.push_back(std::move(*finding));
    are_all_open = false;
  }
  if (looked > channels_looked_at) {
    findings.push_back({Is::advice, "Only " + std::to_string(channels_looked_at) +
                                        " channels were looked at; Slack allows no more at once."});
  } else if (are_all_open) {
    findings.push_back({Is::fine, "Channels: Knownby may post to each that is mapped."});
  }
}

}  // namespace

asio::awaitable<Findings> sign_in(const SlackSettings& settings, Send send, Clock& clock,
                                  std::vector<Place> channels) {
  Findings findings;
  net::Call call = call_of(settings, "auth.test", settings.tokens.access);
  const net::Answer answer = co_await send(std::move(call));
  if (auto clocks = look_at_clock(answer, clock.now())) findings.push_back(std::move(*clocks));
  const Word word = word_of(answer);
  if (!word.is_yes) {
    findings.push_back(not_signed_in(word));
    if (!word.is_heard) co_return findings;
  } else {
    const Account account = account_of(answer);
    std::string wrong = token_words(account, settings);
    const bool is_ours = wrong.empty();
    findings.push_back(is_ours ? Finding{Is::fine, "Signed in to workspace “" + account.team_name + "”."}
                               : Finding{Is::broken, std::move(wrong)});
    if (is_ours) {
      co_await look_at_app(settings, send, account, findings);
      Findings rights = look_at_rights(account);
      findings.insert(findings.end(), rights.begin(), rights.end());
      co_await look_at_channels(settings, send, std::move(channels), findings);
    }
  }
  if (settings.is_socket) co_await look_at_socket(settings, send, findings);
  co_return findings;
}

asio::awaitable<Standing> standing_of(const SlackSettings& settings, Secret token, Send send) {
  net::Call call = call_of(settings, "auth.test", token);
  const net::Answer answer = co_await send(std::move(call));
  const Word word = word_of(answer);
  Standing standing;
  if (word.is_yes) standing.trouble = token_words(account_of(answer), settings);
  if (!word.is_yes && is_of_token(word.error)) standing.trouble = refusal_words(word.error);
  if (word.is_yes) standing.is = Standing::Is::good;
  if (!standing.trouble.empty()) standing.is = Standing::Is::refused;
  co_return standing;
}

}  // namespace knownby::slack
