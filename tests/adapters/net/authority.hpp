#pragma once
// A certificate authority that lives for a test, and a TLS server that shows what it issued.

#include <openssl/x509.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <memory>
#include <string>
#include <thread>

namespace knownby::net {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

// A certificate and its key.
struct Identity {
  Key key{nullptr, EVP_PKEY_free};
  Certificate certificate{nullptr, X509_free};

  std::string certificate_pem() const;
  std::string key_pem() const;
};

struct Wish {
  std::string name = "hooks.slack.com";
  std::string alternative = "DNS:hooks.slack.com,IP:127.0.0.1";  // subjectAltName
  std::string usage = "serverAuth";                              // extendedKeyUsage
  bool is_authority = false;
  int days = 30;  // negative: it has expired
};

// issuer null: signed by itself.
Identity issue(const Wish& wish, const Identity* issuer);
std::string write_file(const std::string& name, const std::string& text);  // the path

// Takes one connection, shakes hands, reads a request whose body is at most a few bytes, and answers.
class TlsStandIn {
 public:
  struct Manners {
    std::string chain{};  // further certificates to show, PEM
    bool only_tls_1_1 = false;
    std::string answer = "HTTP/1.1 200 OK\r\nContent-Length: 11\r\nRetry-After: 7\r\n\r\n{\"ok\":true}";
  };
  TlsStandIn(const Identity& identity, Manners manners);
  TlsStandIn(const TlsStandIn&) = delete;
  TlsStandIn& operator=(const TlsStandIn&) = delete;
  ~TlsStandIn();

  unsigned short port() const { return acceptor_.local_endpoint().port(); }
  void wait() { thread_.join(); }  // until the one connection is over
  // After wait():
  bool shook_hands() const { return shook_hands_; }
  const std::string& asked_name() const { return asked_name_; }  // SNI
  const std::string& request() const { return request_; }

 private:
  void take_one();

  boost::asio::io_context io_;
  boost::asio::ip::tcp::acceptor acceptor_;
  boost::asio::ssl::context context_;
  Manners manners_;
  bool shook_hands_ = false;
  std::string asked_name_;
  std::string request_;
  std::thread thread_;
};

}  // namespace knownby::net
