#pragma once
// The school as both lanes of the desk have it: read once and held by both, since a district's takes 40 MB
// and a tenth of a second.

#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>

#include "commands/school.hpp"

namespace knownby {

class SharedSchool {
 public:
  // The school in this connection's view, whose roster has that version, at that moment. From any thread; who
  // comes while another lane reads it waits, and takes what that lane read.
  std::shared_ptr<const School> in_view(Db& db, const Policy& policy, std::int64_t version,
                                        std::chrono::sys_seconds now);

 private:
  std::mutex mutex_;
  std::shared_ptr<const School> newest_;  // of what is committed
};

}  // namespace knownby
