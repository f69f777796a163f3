#include "tests/adapters/teams/trust/microsoft.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace knownby::teams {

using nlohmann::json;

std::string Letter::authorization() const {
  const std::string head = to_base64url(header_text.value_or(header.dump()));
  const std::string body = to_base64url(claims_text.value_or(claims.dump()));
  const std::string bytes = head + "." + body;
  const std::string signature = sign ? sign(bytes) : RsaKey::microsofts().sign(bytes);
  const std::string token = bytes + "." + to_base64url(signature);
  return scheme + (after ? after(token) : token);
}

json published(const std::string& id, const RsaKey& key, const std::vector<std::string>& endorsements) {
  return {{"kty", "RSA"},
          {"use", "sig"},
          {"kid", id},
          {"x5t", id},
          {"n", to_base64url(key.modulus())},
          {"e", to_base64url(key.exponent())},
          {"x5c", {"MIIC"}},
          {"endorsements", endorsements}};
}

std::string metadata(const std::string& jwks_uri) {
  const json document = {{"issuer", "https://api.botframework.com"},
                         {"authorization_endpoint", "https://invalid.botframework.com"},
                         {"jwks_uri", jwks_uri},
                         {"id_token_signing_alg_values_supported", {"RS256"}}};
  return document.dump();
}

std::string key_set(const std::vector<json>& keys) { return json{{"keys", keys}}.dump(); }

net::Answer answered(std::string body, unsigned status) {
  net::Answer answer;
  answer.status = status;
  answer.body = std::move(body);
  return answer;
}

void Microsoft::settle() {
  loop.restart();
  loop.poll();
}

boost::asio::awaitable<net::Answer> Microsoft::answer(net::Call call) {
  calls.push_back(call);
  if (is_slow) {
    boost::system::error_code released;
    co_await gate_.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, released));
  }
  if (says) co_return says(call);
  if (call.url == metadata_url) co_return answered(metadata());
  if (call.url == keys_at) co_return answered(key_set(keys));
  co_return answered("", 404);
}

}  // namespace knownby::teams
