// Any bytes as an activity of Teams, from a tenant of ours: it is understood, ignored or refused, and never
// more is made of it than was said.

#include "adapters/teams/activity.hpp"
#include "adapters/malformed.hpp"
#include "adapters/teams/hear.hpp"
#include "tests/fuzz/bytes.hpp"

using namespace knownby;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const teams::Ours ours{"01234567-89ab-cdef-0123-456789abcdef",
                                "0b4ec3f8-9cb7-4c1f-8c0b-5a3b7a1a2b3c"};
  const std::string_view body = fuzz::text_of(bytes, size);
  try {
    const teams::Activity activity = teams::read_activity(body);
    teams::claimed_by(activity);
    const teams::Heard heard =
        teams::hear(activity, std::chrono::sys_seconds(std::chrono::seconds(1791985920)), ours);
    if (const auto* said = std::get_if<teams::Said>(&heard))
      fuzz::expect(said->request.text.size() <= body.size());
  } catch (const Malformed&) {
    // refused
  }
  return 0;
}
