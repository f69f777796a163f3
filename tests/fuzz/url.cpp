// Any bytes as an URL somebody gives us: what passes the gate leads to a host of its table, by TLS, at its
// port.

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "adapters/net/gate.hpp"
#include "tests/fuzz/bytes.hpp"

using namespace knownby;

namespace {

// The hosts each purpose may lead to, written down here once more; one that begins with a dot stands for
// names that end so.
struct Table {
  net::Purpose purpose;
  std::vector<std::string_view> hosts;
};
const std::array<Table, 9> tables{{
    {net::Purpose::slack_api, {"slack.com"}},
    {net::Purpose::slack_response_url, {"hooks.slack.com"}},
    {net::Purpose::slack_socket, {".slack.com"}},
    {net::Purpose::slack_file, {"files.slack.com"}},
    {net::Purpose::teams_openid_metadata, {"login.botframework.com", "login.botframework.azure.us"}},
    {net::Purpose::teams_login, {"login.microsoftonline.com", "login.microsoftonline.us"}},
    {net::Purpose::teams_connector,
     {"smba.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com", "smba.infra.gov.teams.microsoft.us",
      "smba.infra.dod.teams.microsoft.us"}},
    {net::Purpose::teams_workflow, {".logic.azure.com", ".environment.api.powerplatform.com"}},
    {net::Purpose::teams_file, {".sharepoint.com"}},
}};

bool is_of(const Table& table, std::string_view host) {
  return std::any_of(table.hosts.begin(), table.hosts.end(), [host](std::string_view one) {
    return one.starts_with('.') ? host.ends_with(one) && host.size() > one.size() : host == one;
  });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view url = fuzz::text_of(bytes, size);
  for (const Table& table : tables) {
    try {
      const net::Destination to = net::admit(table.purpose, url, {});
      fuzz::expect(to.is_tls && to.port == 443 && !to.is_loopback && to.target.starts_with('/'));
      fuzz::expect(is_of(table, to.host));
      fuzz::expect(to.target.find_first_of(" \r\n\t") == std::string::npos);
    } catch (const net::Refused&) {
      // not called
    }
    try {
      net::Loopback().stand_in(table.purpose, url);
    } catch (const net::Refused&) {
      // not on this machine
    }
  }
  return 0;
}
