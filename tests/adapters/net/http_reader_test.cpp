// The reader alone, fed in pieces of every size: a request is the same however it was cut on its way.

#include "adapters/net/http_reader.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>

namespace knownby::net {
namespace {

const std::string chunked = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";

// What it comes to, and the body where it came to one.
HttpReader::State read(std::string_view bytes, std::size_t piece, std::string& body) {
  const HttpLimits limits;
  HttpReader reader(limits);
  while (true) {
    const HttpReader::State state = reader.go_on();
    if (state == HttpReader::State::refused) return state;
    if (state == HttpReader::State::whole) {
      body = reader.take().body;
      return state;
    }
    if (bytes.empty()) return state;
    const auto space = reader.space();
    const std::size_t some = std::min({piece, space.size(), bytes.size()});
    std::memcpy(space.data(), bytes.data(), some);
    bytes.remove_prefix(some);
    reader.arrived(some);
  }
}

TEST(HttpReader, X08_A_a_chunked_body_is_whole_however_it_was_cut) {
  for (const auto& [sent, meant] : {std::pair{"0\r\n\r\n", ""},
                                    {"0\r\nX: y\r\n\r\n", ""},
                                    {"4\r\ntext\r\n0\r\n\r\n", "text"},
                                    {"1\r\na\r\n1\r\nb\r\n0\r\nTrailer: of some length\r\n\r\n", "ab"}})
    for (std::size_t piece = 1; piece < 12; ++piece) {
      std::string body;
      EXPECT_EQ(read(chunked + sent, piece, body), HttpReader::State::whole) << sent << " by " << piece;
      EXPECT_EQ(body, meant);
    }
}

TEST(HttpReader, X08_R_a_chunked_body_without_its_end_is_never_whole) {
  const std::string sent = chunked + "4\r\ntext\r\n0\r\n\r\n";
  for (std::size_t cut = chunked.size(); cut < sent.size(); ++cut) {
    std::string body;
    EXPECT_EQ(read(sent.substr(0, cut), 3, body), HttpReader::State::body) << cut;
  }
}

}  // namespace
}  // namespace knownby::net
