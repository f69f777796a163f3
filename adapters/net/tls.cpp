#include "adapters/net/tls.hpp"

#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <filesystem>
#include <stdexcept>

namespace knownby::net {

namespace asio = boost::asio;
namespace ssl = boost::asio::ssl;
namespace fs = std::filesystem;

namespace {

// load_verify_file fails on a file without a certificate; a directory is only looked into at the handshake.
bool has_entries(const std::string& directory) {
  std::error_code error;
  return fs::is_directory(directory, error) && !fs::is_empty(directory, error) && !error;
}

}  // namespace

// The directory alone where there is one: looked into when a chain needs it, while the file, which holds the
// same authorities once more, would be read whole at every start.
Authorities system_authorities() {
  if (has_entries(X509_get_default_cert_dir())) return {{}, X509_get_default_cert_dir()};
  return {X509_get_default_cert_file(), {}};
}

ssl::context client_context(const Authorities& authorities) {
  ssl::context context(ssl::context::tls_client);
  if (SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_2_VERSION) != 1)
    throw std::runtime_error("OpenSSL cannot be told to require TLS 1.2");
  context.set_verify_mode(ssl::verify_peer);
  boost::system::error_code error;
  if (!authorities.file.empty()) context.load_verify_file(authorities.file, error);
  if (error) throw std::runtime_error("the file of certificate authorities holds none: " + authorities.file);
  const bool has_directory = has_entries(authorities.directory);
  if (has_directory) context.add_verify_path(authorities.directory);
  if (authorities.file.empty() && !has_directory)
    throw std::runtime_error(
        "no certificate authorities to trust; is the package ca-certificates installed?");
  return context;
}

void expect_peer(TlsStream& stream, const std::string& host) {
  boost::system::error_code not_address;
  asio::ip::make_address(host, not_address);
  // An address is not sent as a server name (RFC 6066, 3). OpenSSL has a macro for this call, with an old
  // cast.
  if (not_address && SSL_ctrl(stream.native_handle(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name,
                              const_cast<char*>(host.c_str())) != 1)
    throw boost::system::system_error(static_cast<int>(ERR_get_error()), asio::error::get_ssl_category());
  stream.set_verify_callback(ssl::host_name_verification(host));
}

}  // namespace knownby::net
