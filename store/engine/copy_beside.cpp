#include "store/engine/copy_beside.hpp"

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <filesystem>

#include "store/engine/backup.hpp"
#include "store/engine/engine.hpp"
#include "store/engine/on_disk.hpp"

namespace knownby {

namespace fs = std::filesystem;

// Two may be in the making, and each is of another moment.
CopyBeside::CopyBeside(Db& db, std::string_view name, const std::function<bool()>& gives_up) {
  static std::atomic<int> made{0};
  target_ = engine::real_path(db.path()) + ".before-" + std::string(name);
  made_ = target_ + "-" + std::to_string(++made);
  std::error_code none;
  fs::remove(made_, none);  // of a program that was ended half-way
  backup::to_file(db, made_, gives_up);
}

CopyBeside::~CopyBeside() {
  if (is_due_) return;
  std::error_code none;
  fs::remove(made_, none);
}

void CopyBeside::put_in_place() const {
  is_due_ = true;
  if (std::rename(made_.c_str(), target_.c_str()) != 0) on_disk::fail(target_, errno);
  on_disk::sync_with_folder(target_);
}

std::string CopyBeside::file() const {
  std::error_code none;
  const bool is_stuck = is_due_ && fs::exists(made_, none);
  return fs::path(is_stuck ? made_ : target_).filename().string();
}

}  // namespace knownby
