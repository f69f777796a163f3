// Any bytes as a request's signature headers and body, Slack's and an outgoing webhook's: none is taken that
// was not made with the secret.

#include <array>

#include "adapters/slack/sign.hpp"
#include "adapters/teams/webhooks/signed.hpp"
#include "tests/fuzz/bytes.hpp"

using namespace knownby;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static slack::Signatures signatures({Secret("8f742231b10e8888abcd99yyyzzz85a5")});
  static const std::string key = *teams::webhook_key("vqF0En+Z0ucuRTM/01o2GuhMH3hKKk/N2bOmlM31zaA=");
  constexpr std::string_view published =
      "v0=55f41ec73231010289b54e669149ea021fccab11b5524355523533ce930cb739";  // of an empty body
  std::string_view body = fuzz::text_of(bytes, size);
  const std::array times{fuzz::line(body)}, digests{fuzz::line(body)};
  const auto verdict =
      signatures.verify(body, times, digests, std::chrono::sys_seconds(std::chrono::seconds(1531420618)));
  if (verdict.is == slack::Signed::good) fuzz::expect(body.empty() && digests[0] == published);
  if (teams::is_signed(key, digests[0], body)) fuzz::expect(digests[0].starts_with("HMAC "));
  teams::webhook_key(body);
  teams::time_in(times[0]);
  return 0;
}
