#pragma once
// TLS towards others, as X-05 wants it: at least 1.2, a chain to a known authority, the right name, and no
// way round. For the sources that speak TLS only; the include is a heavy one.

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <string>

namespace knownby::net {

using TlsStream = boost::asio::ssl::stream<boost::asio::ip::tcp::socket>;

// Where the trusted authorities are: a PEM file, a directory of certificates by hash, or both.
struct Authorities {
  std::string file{};
  std::string directory{};
};
Authorities system_authorities();  // as OpenSSL was built; no environment variable moves them

// Throws std::runtime_error when there is not one authority to trust: better not to start than to find out at
// the first message.
boost::asio::ssl::context client_context(const Authorities& authorities);

// Says whom we expect: the name goes out (SNI) and is checked against the certificate, as is an address.
// Without this OpenSSL checks the chain only. To be called before the handshake.
// Throws boost::system::system_error when OpenSSL refuses the name.
void expect_peer(TlsStream& stream, const std::string& host);

}  // namespace knownby::net
