#pragma once
// Who can read along in a channel, as its platform last told.

#include <chrono>
#include <optional>
#include <vector>

#include "store/db.hpp"
#include "store/ids.hpp"

namespace knownby {

struct KnownAudience {
  PlaceId place{};
  bool has_us = true;
  bool is_private = true;
  bool is_archived = false;
  bool is_shared = false;
  std::optional<int> guests = 0;  // none: they could not be counted
  int strangers = 0;              // people of the workspace there who are nobody on the staff roster
  std::chrono::sys_seconds looked{};
  bool told = false;  // whoever runs Knownby heard that it does not fit
};

namespace audiences {

std::optional<KnownAudience> of_place(Db& db, PlaceId place);
void put(Db& db, const KnownAudience& audience);  // one a place

}  // namespace audiences
}  // namespace knownby
