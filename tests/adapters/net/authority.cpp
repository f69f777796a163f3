#include "tests/adapters/net/authority.hpp"

#include <unistd.h>

#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <boost/asio/buffer.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <fstream>
#include <stdexcept>

namespace knownby::net {

namespace asio = boost::asio;
namespace ssl = boost::asio::ssl;

namespace {

constexpr long day = 24L * 60 * 60;

std::string text_of(BIO* bio) {
  const std::unique_ptr<BIO, decltype(&BIO_free)> owned(bio, BIO_free);
  std::string text(static_cast<std::size_t>(BIO_pending(bio)), '\0');
  BIO_read(bio, text.data(), static_cast<int>(text.size()));
  return text;
}

void extend(X509* certificate, X509* issuer, int kind, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str());
  if (extension == nullptr) throw std::runtime_error("OpenSSL did not take the extension " + value);
  X509_add_ext(certificate, extension, -1);
  X509_EXTENSION_free(extension);
}

}  // namespace

std::string Identity::certificate_pem() const {
  BIO* bio = BIO_new(BIO_s_mem());
  PEM_write_bio_X509(bio, certificate.get());
  return text_of(bio);
}

std::string Identity::key_pem() const {
  BIO* bio = BIO_new(BIO_s_mem());
  PEM_write_bio_PrivateKey(bio, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
  return text_of(bio);
}

Identity issue(const Wish& wish, const Identity* issuer) {
  static long serial = 1;
  Identity made{{EVP_EC_gen("P-256"), EVP_PKEY_free}, {X509_new(), X509_free}};
  X509* certificate = made.certificate.get();
  X509* issued_by = issuer ? issuer->certificate.get() : certificate;
  X509_set_version(certificate, X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate), serial++);
  X509_gmtime_adj(X509_getm_notBefore(certificate), -60 * day);
  X509_gmtime_adj(X509_getm_notAfter(certificate), wish.days * day);
  X509_set_pubkey(certificate, made.key.get());
  std::string name = wish.name;
  const void* bytes = name.data();
  X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_ASC,
                             static_cast<const unsigned char*>(bytes), -1, -1, 0);
  X509_set_issuer_name(certificate, X509_get_subject_name(issued_by));
  extend(certificate, issued_by, NID_basic_constraints,
         wish.is_authority ? "critical,CA:TRUE" : "critical,CA:FALSE");
  extend(certificate, issued_by, NID_key_usage, wish.is_authority ? "keyCertSign" : "digitalSignature");
  if (!wish.is_authority) {
    extend(certificate, issued_by, NID_ext_key_usage, wish.usage);
    extend(certificate, issued_by, NID_subject_alt_name, wish.alternative);
  }
  X509_sign(certificate, issuer ? issuer->key.get() : made.key.get(), EVP_sha256());
  return made;
}

std::string write_file(const std::string& name, const std::string& text) {
  // Each test is a process of its own and may run beside another.
  const std::string path = testing::TempDir() + std::to_string(::getpid()) + "-" + name;
  std::ofstream(path) << text;
  return path;
}

TlsStandIn::TlsStandIn(const Identity& identity, Manners manners)
    : acceptor_(io_, {asio::ip::make_address("127.0.0.1"), 0}),
      context_(ssl::context::tls_server),
      manners_(std::move(manners)) {
  const std::string chain = identity.certificate_pem() + manners_.chain;
  const std::string key = identity.key_pem();
  context_.use_certificate_chain(asio::buffer(chain));
  context_.use_private_key(asio::buffer(key), ssl::context::pem);
  if (manners_.only_tls_1_1) {
    SSL_CTX_set_min_proto_version(context_.native_handle(), TLS1_1_VERSION);
    SSL_CTX_set_max_proto_version(context_.native_handle(), TLS1_1_VERSION);
    SSL_CTX_set_security_level(context_.native_handle(), 0);
  }
  thread_ = std::thread([this] { take_one(); });
}

TlsStandIn::~TlsStandIn() {
  if (thread_.joinable()) thread_.join();
}

void TlsStandIn::take_one() {
  boost::system::error_code error;
  ssl::stream<asio::ip::tcp::socket> stream(acceptor_.accept(), context_);
  stream.handshake(ssl::stream_base::server, error);
  const char* asked = SSL_get_servername(stream.native_handle(), TLSEXT_NAMETYPE_host_name);
  if (asked) asked_name_ = asked;
  shook_hands_ = !error;
  if (error) return;
  asio::read_until(stream, asio::dynamic_buffer(request_), "\r\n\r\n", error);
  if (!error) asio::write(stream, asio::buffer(manners_.answer), error);
  if (!error) stream.shutdown(error);
}

}  // namespace knownby::net
