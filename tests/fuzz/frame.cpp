// Any bytes as a frame of Socket Mode: an envelope has an identity, and what acknowledges it is JSON.

#include <nlohmann/json.hpp>

#include "adapters/slack/socket/frame.hpp"
#include "tests/fuzz/bytes.hpp"

using namespace knownby;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const slack::Frame frame = slack::read_frame(fuzz::text_of(bytes, size));
  if (const auto* envelope = std::get_if<slack::Envelope>(&frame)) {
    fuzz::expect(!envelope->id.empty());
    fuzz::expect(nlohmann::json::accept(slack::acknowledgement(envelope->id, "")));
  }
  return 0;
}
