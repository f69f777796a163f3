// Any bytes as what Slack sends: a command, a press, a form that was sent, a name that is typed, an event, a
// frame.

#include <nlohmann/json.hpp>

#include "adapters/malformed.hpp"
#include "adapters/slack/hear.hpp"
#include "adapters/strict_json.hpp"
#include "tests/fuzz/bytes.hpp"

using namespace knownby;

namespace {

slack::Heard heard(unsigned how, std::string_view body) {
  static const slack::Ours ours{"A0KNOWNBY", "T0LINCOLN"};
  const std::chrono::sys_seconds now(std::chrono::seconds(1791985920));
  switch (how % 4) {
    case 0:
      return slack::hear_form(body, now, ours);
    case 1:
      return slack::hear_json(body, now, ours);
    case 2:
      return slack::hear_command(strict_json(body), now, ours);
    default:
      return slack::hear_interaction(strict_json(body), now, ours);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  std::string_view body = fuzz::text_of(bytes, size);
  const unsigned how = fuzz::choice(body);
  slack::is_ssl_check(body);
  try {
    const slack::Heard one = heard(how, body);
    if (const auto* presses = std::get_if<slack::Presses>(&one)) fuzz::expect(!presses->requests.empty());
    if (const auto* command = std::get_if<slack::Command>(&one))
      fuzz::expect(command->request.text.size() <= body.size());
  } catch (const Malformed&) {
    // refused
  }
  return 0;
}
