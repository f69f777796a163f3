// The floor: a bare Beast server that answers every request alike, with or without checking its signature.
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <cstdlib>
#include <memory>
#include <string>

#include "tests/bench/signed.hpp"

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;

namespace {

std::string constant_answer;  // as long as the answer it is compared with

std::unique_ptr<knownby::slack::Signatures> signatures;

asio::awaitable<void> serve(tcp::socket socket) {
  boost::beast::flat_buffer buffer;
  boost::system::error_code trouble;
  auto token = asio::redirect_error(asio::use_awaitable, trouble);
  while (true) {
    http::request<http::string_body> request;
    co_await http::async_read(socket, buffer, request, token);
    if (trouble) co_return;
    const bool good = !signatures || knownby::bench::is_signed(*signatures, request);
    http::response<http::string_body> response(good ? http::status::ok : http::status::unauthorized, 11);
    response.set(http::field::content_type, "application/json");
    if (good) response.body() = constant_answer;
    response.prepare_payload();
    co_await http::async_write(socket, response, token);
    if (trouble) co_return;
  }
}

asio::awaitable<void> listen(tcp::acceptor& acceptor) {
  while (true) {
    tcp::socket socket = co_await acceptor.async_accept(asio::use_awaitable);
    socket.set_option(tcp::no_delay(true));
    asio::co_spawn(acceptor.get_executor(), serve(std::move(socket)), asio::detached);
  }
}

}  // namespace

// floor PORT BYTES [SECRET]: with a secret, signatures are checked.
int main(int argc, char** argv) {
  if (argc < 3) return 2;
  constant_answer.assign(static_cast<std::size_t>(std::atoi(argv[2])), 'x');
  if (argc > 3) {
    std::vector<knownby::Secret> secrets;
    secrets.emplace_back(argv[3]);
    signatures = std::make_unique<knownby::slack::Signatures>(secrets);
  }
  asio::io_context loop(1);
  tcp::acceptor acceptor(loop,
                         {asio::ip::address_v4::loopback(), static_cast<unsigned short>(std::atoi(argv[1]))});
  asio::co_spawn(loop, listen(acceptor), asio::detached);
  loop.run();
}
