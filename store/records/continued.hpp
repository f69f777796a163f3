#pragma once
// Whether an audit goes on from what an earlier copy holds of it: a copy is sealed and lies elsewhere,
// so rows taken off the end, or digests made anew from a changed row on, show beside it.

#include <chrono>
#include <cstdint>

#include "store/db.hpp"

namespace knownby::audit {

struct Continued {
  enum class How {
    goes_on,    // the copy's last row is there as it was, or there was none yet
    cut_since,  // that row has grown too old and was cut: whether what follows went on from it is not seen
    lost
  };
  How how = How::goes_on;
  std::int64_t row = 0;  // lost: the copy's first row that should be there as it was
};
// What `live` says it cut is held against the copy: only rows from before `kept_since` may be gone, and the
// last of them must be the one that the cut names.
Continued continued(Db& earlier, Db& live, std::chrono::sys_seconds kept_since);

}  // namespace knownby::audit
