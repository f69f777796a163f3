#pragma once
// Whether an audit goes on from what an earlier copy holds of it: a copy is sealed and lies elsewhere,
// so rows taken off the end, or digests made anew from a changed row on, show beside it.

#include <cstdint>

#include "store/db.hpp"

namespace knownby::audit {

// The last row of `earlier`, where `live` does not hold it as it was; 0: it does, or cut it for its age, or
// there was none yet.
std::int64_t lost_since(Db& earlier, Db& live);

}  // namespace knownby::audit
