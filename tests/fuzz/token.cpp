// Any bytes as an Authorization header: what comes apart has all its parts, none longer than was sent.

#include "adapters/teams/trust/jwt.hpp"
#include "tests/fuzz/bytes.hpp"

using namespace knownby;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view header = fuzz::text_of(bytes, size);
  const auto apart = teams::take_apart(header);
  if (const auto* token = std::get_if<teams::Jwt>(&apart)) {
    fuzz::expect(!token->key_id.empty() && header.size() <= 8 * 1024 + 16);
    fuzz::expect(header.find(token->signed_bytes) != std::string_view::npos);
    fuzz::expect(token->payload.size() + token->signature.size() <= header.size());
  }
  return 0;
}
