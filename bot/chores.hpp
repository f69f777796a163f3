#pragma once
// What the service sees to each minute beside the school's own matters: its copies, the folder of rosters,
// and the days that rosters tell.

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <functional>
#include <optional>
#include <string_view>

#include "adapters/platform.hpp"
#include "bot/config/config.hpp"
#include "bot/desk.hpp"
#include "bot/night_copies.hpp"
#include "bot/roster/drop_folder.hpp"

namespace knownby {

class Chores {
 public:
  // `desk` outlives it.
  Chores(Desk& desk, const Config& config, const std::function<void(std::string_view, bool)>& note);

  void look(boost::asio::io_context& io, std::chrono::sys_seconds now);
  boost::asio::awaitable<void> finish();  // waits for what is under way, and begins nothing more

 private:
  boost::asio::awaitable<void> look_at_dates(std::chrono::sys_seconds now);

  Ask ask_;
  std::chrono::sys_seconds dates_looked_at_{};
  bool dates_under_way_ = false, closing_ = false;
  std::optional<NightCopies> copies_;
  std::optional<DropFolder> drops_;
};

}  // namespace knownby
