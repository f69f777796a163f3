#include "adapters/teams/setup/sign_in.hpp"

#include <boost/asio/this_coro.hpp>
#include <utility>

#include "adapters/teams/address.hpp"
#include "adapters/teams/people/people.hpp"

namespace knownby::teams {
namespace {

namespace asio = boost::asio;
using Is = Finding::Is;
using Taken = std::variant<std::string, Later, Never>;

// T-15: members may be asked for 60 times in half a minute, and the server may be asking too.
constexpr std::size_t channels_looked_at = 40;

// "login.botframework.com" of "https://login.botframework.com/v1/".
std::string host_of(const std::string& url) {
  const std::size_t begin = url.find("://") == std::string::npos ? 0 : url.find("://") + 3;
  return url.substr(begin, url.find('/', begin) - begin);
}

asio::awaitable<Finding> look_at_keys(std::string base, Send send) {
  net::Call call{net::Purpose::teams_openid_metadata, base + "openidconfiguration"};
  call.method = "GET";
  const net::Answer answer = co_await send(std::move(call));
  if (answer.status == 200) co_return Finding{Is::fine, "Microsoft's signing keys: in reach."};
  const std::string why = answer.trouble != net::Trouble::none ? std::string(net::name(answer.trouble))
                                                               : "HTTP " + std::to_string(answer.status);
  co_return Finding{Is::broken, "Microsoft's signing keys cannot be fetched (" + why +
                                    "): open outgoing connections on port 443 to " + host_of(base) +
                                    ". Until then nothing from Teams is believed."};
}

Finding login_words(const Taken& taken, const LoginSettings& login) {
  if (std::holds_alternative<std::string>(taken))
    return {Is::fine, "Signed in at Microsoft as app " + login.app_id + "."};
  if (const auto* never = std::get_if<Never>(&taken))
    return {Is::broken,
            "Microsoft refuses the login (" + never->reason +
                "): copy the Value of a client secret that has not expired into "
                "teams-app-password, and compare [teams] app_id and tenant_id with the Azure portal."};
  return {Is::broken, "Microsoft's login does not answer (" + std::get<Later>(taken).reason +
                          "): open outgoing connections on port 443 to " + host_of(login.login_base) +
                          ". The password and the channels were not looked at."};
}

Finding channel_words(const Place& place, const std::optional<SeenThere>& there) {
  const std::string called = place.name.empty() ? "a channel" : place.name;
  if (!there)
    return {Is::broken, "Teams did not tell who is in " + called +
                            ": its card shows counts only until it does. Please try again in a few minutes."};
  if (!there->audience.has_us)
    return {Is::broken, "Knownby is not in the team of " + called +
                            ": add the app to that team (Apps, Knownby, "
                            "Add to a team)."};
  const std::size_t count = there->audience.members.size();
  const std::string people = std::to_string(count) + (count == 1 ? " person" : " people");
  const int guests = there->audience.guests.value_or(0);
  if (!there->audience.guests || guests > 0)
    return {Is::advice,
            called + ": " + people + ", and " +
                (guests > 0 ? std::to_string(guests) + " from outside" : "somebody Teams does not tell") +
                ". Its card shows counts only."};
  return {Is::fine, called + ": " + people + ", no guests."};
}

}  // namespace

asio::awaitable<Findings> sign_in(Registration ours, Send send, Clock& clock, std::vector<Place> channels) {
  const auto executor = co_await asio::this_coro::executor;
  Findings findings;
  Finding keys = co_await look_at_keys(ours.keys_base, send);
  findings.push_back(std::move(keys));
  OutboundToken token(ours.login, executor, clock, send);
  const Taken taken = co_await token.token();
  findings.push_back(login_words(taken, ours.login));
  if (!std::holds_alternative<std::string>(taken)) co_return findings;
  TeamsCounts counts;
  Tokens tokens;
  tokens.take = [&token] { return token.token(); };
  tokens.forget = [&token] { token.forget(); };
  Connector connector(ours.room, counts, clock, std::move(tokens), send);
  People people(ours.room, connector, clock);
  if (channels.size() > channels_looked_at) channels.resize(channels_looked_at);
  for (const Place& place : channels) {
    const std::optional<Address> where = address_in(place.address);
    if (!where) continue;
    const std::optional<SeenThere> there = co_await people.members_of(where->id, ours.room.service_url);
    findings.push_back(channel_words(place, there));
  }
  co_return findings;
}

}  // namespace knownby::teams
