#include "bot/desk/turns.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "bot/desk/lanes.hpp"
#include "store/roster/unfinished.hpp"

namespace knownby {

void call_once_committed(std::vector<Asked>& group) {
  for (Asked& asked : group) {
    const auto call = std::exchange(asked.slow.once_committed, nullptr);
    try {
      if (call) call();
    } catch (const std::exception& error) {
      asked.trouble = error.what();
    }
  }
}

bool leaves_part(Db& db, const Asked& asked) {
  return asked.is_part_in && !asked.slow.is_on_its_way() && unfinished::find(db).has_value();
}

// The commands say it themselves.
void say_part_is_in(Answer& answer) {
  if (!answer.refused) return;
  answer.reply.card.blocks.push_back(
      says("Only a part of what was sent is in. The same files again, from somebody who runs Knownby, bring "
           "in the rest."));
}

void Writer::give_up(Asked& asked) {
  asked.slow = {};
  must_outdate_ |= asked.is_part_in;
}

// Those of the group that have no answer yet. (A handler is never assigned to: Boost 1.81 does not come back
// from that.)
void Writer::hand_on(std::vector<Asked>& group, std::vector<Served>& lines) {
  const auto goes = [](const Asked& asked) { return asked.slow.is_on_its_way(); };
  if (std::none_of(group.begin(), group.end(), goes)) return;
  std::vector<Asked> answered;
  std::vector<Served> theirs;
  for (std::size_t i = 0; i < group.size(); ++i) {
    if (!goes(group[i])) {
      answered.push_back(std::move(group[i]));
      theirs.push_back(std::move(lines[i]));
    } else if (group[i].slow.work) {
      hand_to_study(std::move(group[i]));
    } else {
      group[i].is_part_in = true;
      going_on_.push_back(std::move(group[i]));
    }
  }
  group.swap(answered);
  lines.swap(theirs);
}

void Writer::hand_to_study(Asked asked) {
  const bool may_look = asked.looks++ < most_looks && !study_.closed();
  // What waits there would be judged on a roster of which a part is in: this one is looked into before that.
  const std::unique_ptr<WayBack> way_back = std::exchange(asked.study_waits, nullptr);
  if (may_look && way_back) {
    way_back->set_value(std::make_unique<Asked>(std::move(asked)));
    return;
  }
  bool must_ring = false;
  if (!may_look || !study_.put_if_open(asked, must_ring)) {  // this lane does it, in its next group
    asked.looks = most_looks;
    asked.slow = {};
    tray_.put(std::move(asked));
  }
  if (must_ring) study_.ring();
}

}  // namespace knownby
