#include "bot/desk/shared_school.hpp"

#include "commands/clerk.hpp"

namespace knownby {

std::shared_ptr<const School> SharedSchool::in_view(Db& db, const Policy& policy, std::int64_t version,
                                                    std::chrono::sys_seconds now) {
  const std::lock_guard lock(mutex_);
  if (newest_ && newest_->version() == version && newest_->is_of(now)) return newest_;
  auto read = read_school(db, policy, version, now);
  // What may yet be taken back is seen by its own lane alone: another roster would get the same number next.
  // And an older view, which a reader may still have, takes nobody's place.
  const bool is_news = !newest_ || newest_->version() <= version;
  if (is_news && !db.has_changed()) newest_ = read;
  return read;
}

}  // namespace knownby
