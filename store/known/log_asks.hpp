#pragma once
// One member of staff asks another to log a check-in that was theirs.

#include <chrono>
#include <cstdint>
#include <optional>

#include "store/db.hpp"
#include "store/ids.hpp"

namespace knownby {

struct LogAsk {
  std::int64_t id = 0;
  StudentId student;
  StaffId asker, asked;
  std::chrono::local_days day;
};

namespace log_asks {

std::int64_t put(Db& db, const LogAsk& ask);  // asked again: a new one, and the old one is gone
std::optional<LogAsk> find(Db& db, std::int64_t id);
void remove(Db& db, std::int64_t id);

}  // namespace log_asks
}  // namespace knownby
