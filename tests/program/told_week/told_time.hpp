#pragma once
// The time that a real program is told, by the file its [loopback] clock names.

#include <chrono>
#include <filesystem>
#include <string>

#include "tests/bot/school.hpp"

namespace knownby {

class ToldTime {
 public:
  ToldTime(const Folder& folder, std::chrono::sys_seconds now) : folder_(folder) { set(now); }

  std::chrono::sys_seconds now() const { return now_; }
  // Whole at once: the program looks at any moment.
  void set(std::chrono::sys_seconds now) {
    now_ = now;
    const std::string fresh = folder_.put("clock.new", std::to_string(now.time_since_epoch().count()));
    std::filesystem::rename(fresh, folder_.file("clock"));
  }
  void pass(std::chrono::seconds time) { set(now_ + time); }

 private:
  const Folder& folder_;
  std::chrono::sys_seconds now_{};
};

}  // namespace knownby
