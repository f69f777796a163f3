#include "adapters/teams/trust/trust.hpp"

#include <memory>
#include <stdexcept>
#include <utility>
#include <variant>

#include "adapters/teams/address.hpp"
#include "adapters/teams/trust/jwt.hpp"

namespace knownby::teams {

namespace asio = boost::asio;

namespace {

KeySource source_of(const TrustSettings& settings) {
  return {std::string(settings.cloud->issuer), settings.loopback, settings.patience, settings.note,
          settings.cloud->base(net::Purpose::teams_openid_metadata, settings.loopback)};
}

}  // namespace

Trust::Trust(TrustSettings settings, asio::any_io_executor executor, Clock& clock, Send send)
    : expected_{std::string(settings.cloud->issuer), settings.app_id, settings.tenant_id, settings.loopback,
                settings.cloud},
      clock_(clock),
      keys_(source_of(settings), std::move(executor), clock, std::move(send)) {
  if (!is_guid(settings.app_id) || !is_guid(settings.tenant_id))
    throw std::invalid_argument("Teams needs the ids of our app and of the tenant");
}

asio::awaitable<Vouch> Trust::look(std::string authorization, Claimed claimed) {
  const Vouch vouch = co_await verify(std::move(authorization), std::move(claimed));
  ++vouched_.at(static_cast<std::size_t>(vouch));
  co_return vouch;
}

asio::awaitable<Vouch> Trust::verify(std::string authorization, Claimed claimed) {
  const std::variant<Jwt, Vouch> taken = take_apart(authorization);
  if (const auto* refused = std::get_if<Vouch>(&taken)) co_return *refused;
  const Jwt& jwt = std::get<Jwt>(taken);
  const Keys::Found found = co_await keys_.find(jwt.key_id);
  if (const auto* missing = std::get_if<Vouch>(&found)) co_return *missing;
  const auto& key = *std::get<std::shared_ptr<const SigningKey>>(found);
  if (!key.signed_this(jwt.signed_bytes, jwt.signature)) co_return Vouch::bad_signature;
  co_return judge(jwt.payload, key, claimed, expected_, clock_.now());
}

void Trust::prepare() { keys_.prepare(); }

}  // namespace knownby::teams
