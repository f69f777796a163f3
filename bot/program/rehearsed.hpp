#pragma once
// A restore that touches nothing: what a copy holds, beside what the live database holds.

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "store/db.hpp"
#include "store/records/continued.hpp"
#include "store/sealed/school_key.hpp"

namespace knownby {

// Mode 0700; goes with all that is in it.
class TemporaryFolder {
 public:
  TemporaryFolder();  // throws std::runtime_error
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

struct Rehearsed {
  std::size_t tables = 0;
  std::int64_t rows = 0;
  std::int64_t texts = 0;                // sealed, and opened
  audit::Continued audit;                // whether the live one goes on from the copy's
  std::vector<std::string> differences;  // "checkins: 6,000 rows, 6,012 now"
};

// Restores `source` at `target` and compares. `live`: a view of one moment. Throws StoreError where the copy
// would not bring the school back, std::runtime_error where it was told to stop. Rows of the audit from
// before `kept_since` may be cut by now.
Rehearsed rehearse(const std::string& source, const std::string& target, Db& live, const SchoolKey& key,
                   std::chrono::sys_seconds kept_since);

}  // namespace knownby
