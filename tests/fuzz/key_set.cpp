// Any bytes as what Microsoft publishes about its keys.

#include "adapters/teams/trust/key_set.hpp"
#include "adapters/malformed.hpp"
#include "tests/fuzz/bytes.hpp"

using namespace knownby;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view document = fuzz::text_of(bytes, size);
  try {
    const teams::KeySet keys = teams::read_keys(document);
    fuzz::expect(!keys.empty() && keys.size() <= 100);
  } catch (const Malformed&) {
    // refused
  }
  try {
    teams::keys_url(document, "https://api.botframework.com");
  } catch (const Malformed&) {
    // refused
  }
  return 0;
}
