#pragma once
// The folder in which a school's system leaves its roster, by SFTP mostly: looked at each minute, read once
// nothing grows any more, handed to the desk, and put away with a report beside it.

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>
#include <chrono>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/platform.hpp"
#include "bot/roster/taking.hpp"

namespace knownby {

class DropFolder {
 public:
  using Note = std::function<void(std::string_view words, bool is_trouble)>;

  DropFolder(std::string folder, Ask ask, Note note);

  // Each minute. What stands as it stood at the look before is whole, but an export waits an hour for the
  // files that its manifest announces.
  void look(boost::asio::io_context& io, std::chrono::sys_seconds now);
  // Waits for the files under way, and begins no others. What takes longer is found again after a start.
  boost::asio::awaitable<void> finish(std::chrono::milliseconds at_most = std::chrono::seconds(5));
  bool under_way() const { return under_way_; }

 private:
  std::vector<drops::Batch> whole(const drops::Files& there);
  bool waits_for_more(const drops::Files& loose);
  boost::asio::awaitable<void> take(std::vector<drops::Batch> batches, std::chrono::sys_seconds now);
  boost::asio::awaitable<bool> waits_for_rest(const std::string& id, std::chrono::sys_seconds now);
  boost::asio::awaitable<void> take_one(const std::string& id, std::chrono::sys_seconds now);
  boost::asio::awaitable<void> look_at_waiting(std::chrono::sys_seconds now);
  void tell(const std::string& trouble);

  std::string folder_;
  Ask ask_;
  Note note_;
  drops::Files before_;
  int incomplete_ = 0;                // looks at which an announced file was missing
  std::set<std::string> behind_;      // what comes after the one that waits
  std::set<std::string> after_rest_;  // what comes after the rest of a roster of which a part is in
  std::string told_;                  // the trouble told last, so that it is told once
  bool under_way_ = false, closing_ = false;
  boost::asio::thread_pool aside_{1};
};

}  // namespace knownby
