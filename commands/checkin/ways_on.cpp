// What the echo offers besides putting right: for a student who has a hard time, and for what lies ahead.
#include <utility>

#include "commands/checkin/save.hpp"
#include "commands/known/known.hpp"
#include "commands/language/text/hard_times.hpp"
#include "commands/refusal.hpp"
#include "commands/whom.hpp"

namespace knownby::checkin {
namespace {

constexpr std::size_t most = 5;

}  // namespace

void offer_care(const Visit& visit, const Outcome& outcome, std::vector<Block>& blocks) {
  std::size_t offered = 0;
  for (const Checkin& one : outcome.saved) {
    if (offered == most || !language::tells_of_a_hard_time(one.note)) continue;
    ++offered;
    Buttons buttons{{{"Keep an eye on " + visit.school.given(one.student),
                      "watch",
                      {{"student", whom_field(visit, one.student)}}}}};
    if (auto button = known::word_button(visit, one.student)) buttons.buttons.push_back(*std::move(button));
    blocks.push_back(std::move(buttons));
  }
}

void offer_today(const Visit& visit, const Outcome& outcome, std::vector<Block>& blocks) {
  Buttons buttons{way_on::about(visit, outcome.ahead)};
  if (!buttons.buttons.empty()) blocks.push_back(std::move(buttons));
}

}  // namespace knownby::checkin
