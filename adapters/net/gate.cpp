#include "adapters/net/gate.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

namespace knownby::net {

namespace ip = boost::asio::ip;
namespace urls = boost::urls;

namespace {

// Response URLs are about 120 bytes; a file's at Microsoft holds a signed token and has 2,000.
constexpr std::size_t longest_url = 4096;

// The allow-list: hosts are compared whole; one that begins with a dot stands for every name that ends so. A
// purpose's further hosts are further rows; its base stands in the first.
struct Row {
  Purpose purpose;
  std::string_view name;
  std::string_view host;
  std::string_view base;
};
constexpr std::array<Row, 15> table{{
    {Purpose::slack_api, "slack_api", "slack.com", "https://slack.com/api/"},
    {Purpose::slack_response_url, "slack_response_url", "hooks.slack.com", "https://hooks.slack.com/"},
    {Purpose::slack_socket, "slack_socket", ".slack.com", "wss://wss-primary.slack.com/"},
    {Purpose::slack_file, "slack_file", "files.slack.com", "https://files.slack.com/"},
    {Purpose::teams_openid_metadata, "teams_openid_metadata", "login.botframework.com",
     "https://login.botframework.com/v1/.well-known/"},
    {Purpose::teams_openid_metadata, "", "login.botframework.azure.us", ""},
    {Purpose::teams_login, "teams_login", "login.microsoftonline.com", "https://login.microsoftonline.com/"},
    {Purpose::teams_login, "", "login.microsoftonline.us", ""},
    {Purpose::teams_connector, "teams_connector", "smba.trafficmanager.net",
     "https://smba.trafficmanager.net/teams/"},
    {Purpose::teams_connector, "", "smba.infra.gcc.teams.microsoft.com", ""},
    {Purpose::teams_connector, "", "smba.infra.gov.teams.microsoft.us", ""},
    {Purpose::teams_connector, "", "smba.infra.dod.teams.microsoft.us", ""},
    {Purpose::teams_workflow, "teams_workflow", ".logic.azure.com", ""},
    {Purpose::teams_workflow, "", ".environment.api.powerplatform.com", ""},
    {Purpose::teams_file, "teams_file", ".sharepoint.com", ""},
}};

urls::url_view parse(std::string_view url) {
  if (url.empty() || url.size() > longest_url) throw Refused("the URL is empty or too long");
  const auto is_plain = [](char c) { return c > 0x20 && c < 0x7f && c != '\\'; };
  if (!std::all_of(url.begin(), url.end(), is_plain)) throw Refused("the URL holds a forbidden character");
  // Boost.URL 1.81 counts the parts of a path wrongly, and ends a program that checks its own assertions,
  // where no "//" follows the scheme: "ht:[".
  if (url.find("://") == std::string_view::npos) throw Refused("the URL names no host");
  const auto parsed = urls::parse_uri({url.data(), url.size()});
  if (!parsed) throw Refused("the URL cannot be parsed");
  if (!parsed->has_authority()) throw Refused("the URL names no host");
  if (parsed->has_userinfo()) throw Refused("the URL holds user information");
  // Boost.URL 1.81 takes "127.0.0.1.evil" for the address 127.0.0.1 and a path ".evil"; it is not one.
  const auto rest = parsed->encoded_resource();
  if (!rest.empty() && rest.front() != '/' && rest.front() != '?') throw Refused("the URL cannot be parsed");
  if (parsed->has_fragment()) throw Refused("the URL holds a fragment");
  return *parsed;
}

// The host as it stands in the URL, in lower case; an IPv6 address without its brackets.
std::string host_of(const urls::url_view& url) {
  const auto encoded = url.encoded_host();
  std::string host(encoded.data(), encoded.size());
  if (host.find('%') != std::string::npos) throw Refused("the host is percent-encoded");
  std::transform(host.begin(), host.end(), host.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  if (host.starts_with('[')) return host.substr(1, host.size() - 2);
  if (host.ends_with('.')) host.pop_back();
  return host;
}

std::uint16_t port_of(const urls::url_view& url, std::uint16_t usual) {
  if (!url.has_port()) return usual;
  if (url.port_number() == 0) throw Refused("the URL's port is not one");
  return url.port_number();
}

Destination destination_of(const urls::url_view& url) {
  Destination to;
  const urls::scheme scheme = url.scheme_id();
  to.is_socket = scheme == urls::scheme::ws || scheme == urls::scheme::wss;
  to.is_tls = scheme == urls::scheme::https || scheme == urls::scheme::wss;
  if (!to.is_tls && !to.is_socket && scheme != urls::scheme::http)
    throw Refused("the URL's scheme is not https");
  to.host = host_of(url);
  to.port = port_of(url, to.is_tls ? 443 : 80);
  const auto path = url.encoded_resource();
  to.target.assign(path.data(), path.size());
  if (!to.target.starts_with('/')) to.target.insert(0, "/");
  return to;
}

bool is_loopback_literal(const urls::url_view& url, const std::string& host) {
  if (url.host_type() != urls::host_type::ipv4 && url.host_type() != urls::host_type::ipv6) return false;
  boost::system::error_code error;
  const auto address = ip::make_address(host, error);
  return !error && address.is_loopback();
}

const Row& row_of(Purpose purpose) {
  return *std::find_if(table.begin(), table.end(),
                       [purpose](const Row& row) { return row.purpose == purpose; });
}

bool lists(const Row& row, std::string_view host) {
  const bool is_family = row.host.starts_with('.');
  return is_family ? host.size() > row.host.size() && host.ends_with(row.host) : host == row.host;
}

bool lists(Purpose purpose, std::string_view host) {
  return std::any_of(table.begin(), table.end(),
                     [purpose, host](const Row& row) { return row.purpose == purpose && lists(row, host); });
}

// A socket's URL is no request's, nor the other way round.
void insist_on_scheme(Purpose purpose, const Destination& to) {
  if (to.is_socket != (purpose == Purpose::slack_socket)) throw Refused("the URL's scheme is another's");
}

}  // namespace

std::optional<Purpose> purpose_named(std::string_view name) {
  for (const Row& row : table)
    if (!name.empty() && row.name == name) return row.purpose;
  return std::nullopt;
}

std::string host_header(const Destination& destination) {
  const bool is_ip6 = destination.host.find(':') != std::string::npos;
  std::string host = is_ip6 ? "[" + destination.host + "]" : destination.host;
  if (destination.port != (destination.is_tls ? 443 : 80)) host += ":" + std::to_string(destination.port);
  return host;
}

void Loopback::stand_in(Purpose purpose, std::string_view url) {
  const auto parsed = parse(url);
  const Destination to = destination_of(parsed);
  insist_on_scheme(purpose, to);
  if (!is_loopback_literal(parsed, to.host)) throw Refused("the stand-in is not at a loopback address");
  if (parsed.has_query()) throw Refused("the stand-in's URL holds a query");
  std::string base(url);
  if (!base.ends_with('/')) base += '/';
  bases_[purpose] = std::move(base);
}

std::string Loopback::base(Purpose purpose) const {
  const auto own = bases_.find(purpose);
  return own == bases_.end() ? std::string(row_of(purpose).base) : own->second;
}

bool Loopback::holds(const Destination& destination) const {
  return std::any_of(bases_.begin(), bases_.end(), [&destination](const auto& entry) {
    const Destination base = destination_of(parse(entry.second));
    return base.is_tls == destination.is_tls && base.is_socket == destination.is_socket &&
           base.host == destination.host && base.port == destination.port;
  });
}

Destination admit(Purpose purpose, std::string_view url, const Loopback& loopback) {
  const auto parsed = parse(url);
  Destination to = destination_of(parsed);
  insist_on_scheme(purpose, to);
  if (!loopback.empty()) {
    if (!loopback.holds(to)) throw Refused("a rehearsal reaches its stand-ins only");
    to.is_loopback = true;
    return to;
  }
  if (!to.is_tls) throw Refused("the URL's scheme is not one over TLS");
  if (to.port != 443) throw Refused("the URL's port is not 443");
  if (!lists(purpose, to.host)) throw Refused("the host is not on this purpose's list");
  return to;
}

bool may_connect(const ip::address& address) {
  // IANA's special-purpose registries: everything that is not the public internet, and multicast.
  static const std::array closed4{
      ip::make_network_v4("0.0.0.0/8"),      ip::make_network_v4("10.0.0.0/8"),
      ip::make_network_v4("100.64.0.0/10"),  ip::make_network_v4("127.0.0.0/8"),
      ip::make_network_v4("169.254.0.0/16"), ip::make_network_v4("172.16.0.0/12"),
      ip::make_network_v4("192.0.0.0/24"),   ip::make_network_v4("192.0.2.0/24"),
      ip::make_network_v4("192.88.99.0/24"), ip::make_network_v4("192.168.0.0/16"),
      ip::make_network_v4("198.18.0.0/15"),  ip::make_network_v4("198.51.100.0/24"),
      ip::make_network_v4("203.0.113.0/24"), ip::make_network_v4("224.0.0.0/4"),
      ip::make_network_v4("240.0.0.0/4")};
  // Inside the global 2000::/3: special use and Teredo, documentation, and 6to4, which wraps any IPv4
  // address.
  static const std::array closed6{ip::make_network_v6("2001::/23"), ip::make_network_v6("2001:db8::/32"),
                                  ip::make_network_v6("2002::/16"), ip::make_network_v6("3fff::/20")};
  static const auto global6 = ip::make_network_v6("2000::/3");
  const auto covers4 = [&address](const ip::network_v4& net) {
    return ip::network_v4(address.to_v4(), net.prefix_length()).canonical() == net;
  };
  const auto covers6 = [&address](const ip::network_v6& net) {
    return ip::network_v6(address.to_v6(), net.prefix_length()).canonical() == net;
  };
  if (address.is_v4()) return std::none_of(closed4.begin(), closed4.end(), covers4);
  return covers6(global6) && std::none_of(closed6.begin(), closed6.end(), covers6);
}

bool looks_like_production(std::string_view token) {
  while (!token.empty() && static_cast<unsigned char>(token.front()) <= ' ') token.remove_prefix(1);
  const bool is_entras =
      token.size() > 6 && token[3] >= '0' && token[3] <= '9' && token.substr(4).starts_with("Q~");
  return token.starts_with("xox") || token.starts_with("xapp-") || is_entras;
}

}  // namespace knownby::net
