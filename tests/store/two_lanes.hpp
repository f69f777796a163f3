#pragma once
// The writer's connection and a reader's, as the desk has them, with one memory of last days.

#include "files.hpp"
#include "lincoln.hpp"

namespace knownby {

struct TwoLanes : testing::Test {
  Folder folder;
  LastDays at_hand;
  Db writes{folder / "school.db"};
  Lincoln lincoln{writes};
  Db reads{folder / "school.db", Db::Mode::beside};

  TwoLanes() {
    writes.keep_last_days_in(at_hand);
    reads.keep_last_days_in(at_hand);
  }
};

}  // namespace knownby
