// Any bytes as what a connection brings, in pieces of any size: what is taken holds to its limits, and what
// is refused is refused for a reason that has a name.

#include <algorithm>
#include <cstring>

#include "adapters/net/http_reader.hpp"
#include "adapters/net/http_rules.hpp"
#include "tests/fuzz/bytes.hpp"

using namespace knownby;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  std::string_view left = fuzz::text_of(bytes, size);
  const std::size_t piece = 1 + fuzz::choice(left);
  const net::HttpLimits limits;
  net::HttpReader reader(limits);
  while (true) {
    const net::HttpReader::State state = reader.go_on();
    if (state == net::HttpReader::State::refused) {
      fuzz::expect(static_cast<std::size_t>(reader.refusal()) < net::refusals);
      return 0;
    }
    if (state == net::HttpReader::State::whole) {
      reader.keeps_alive();
      const net::HttpRequest request = reader.take();
      fuzz::expect(request.body.size() <= 4096);
      fuzz::expect(request.target.size() <= limits.request_line);
      continue;
    }
    if (left.empty()) return 0;
    const auto space = reader.space();
    fuzz::expect(!space.empty());
    const std::size_t some = std::min({piece, space.size(), left.size()});
    std::memcpy(space.data(), left.data(), some);
    left.remove_prefix(some);
    reader.arrived(some);
  }
}
