// Any bytes as an URL somebody gives us: what passes the gate leads to a host of its table, by TLS, at its
// port.

#include <array>

#include "adapters/net/gate.hpp"
#include "tests/fuzz/bytes.hpp"

using namespace knownby;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using net::Purpose;
  constexpr std::array purposes{
      Purpose::slack_api,       Purpose::slack_response_url,    Purpose::slack_socket,
      Purpose::slack_file,      Purpose::teams_openid_metadata, Purpose::teams_login,
      Purpose::teams_connector, Purpose::teams_workflow,        Purpose::teams_file};
  constexpr std::array ends{"slack.com",           "login.botframework.com", "login.botframework.azure.us",
                            "microsoftonline.com", "microsoftonline.us",     "smba.trafficmanager.net",
                            "teams.microsoft.com", "teams.microsoft.us",     "logic.azure.com",
                            "logic.azure.us",      "api.powerplatform.com"};
  const std::string_view url = fuzz::text_of(bytes, size);
  for (const Purpose purpose : purposes) {
    try {
      const net::Destination to = net::admit(purpose, url, {});
      fuzz::expect(to.is_tls && to.port == 443 && !to.is_loopback && to.target.starts_with('/'));
      fuzz::expect(
          std::any_of(ends.begin(), ends.end(), [&](const char* end) { return to.host.ends_with(end); }));
      fuzz::expect(to.target.find_first_of(" \r\n\t") == std::string::npos);
    } catch (const net::Refused&) {
      // not called
    }
    try {
      net::Loopback().stand_in(purpose, url);
    } catch (const net::Refused&) {
      // not on this machine
    }
  }
  return 0;
}
