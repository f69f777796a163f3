#pragma once
// The folder in which a school's system leaves its roster, by SFTP mostly: looked at each minute, read once
// nothing grows any more, handed to the desk, and put away with a report beside it.

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>
#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/platform.hpp"

namespace knownby {

class DropFolder {
 public:
  using Note = std::function<void(std::string_view words, bool is_trouble)>;

  DropFolder(std::string folder, Ask ask, Note note);

  // Each minute. What stands as it stood at the look before is whole, but an export waits an hour for the
  // files that its manifest announces.
  void look(boost::asio::io_context& io, std::chrono::sys_seconds now);
  boost::asio::awaitable<void> finish();  // waits for the look under way, and begins no other
  bool under_way() const { return under_way_; }

 private:
  struct Standing {
    std::uintmax_t size = 0;
    std::int64_t changed = 0;  // seconds since 1970
    bool operator==(const Standing&) const = default;
  };
  using Files = std::map<std::string, Standing>;  // by name
  struct Batch {
    std::string id;
    std::vector<std::string> names;
  };

  Files now_there() const;
  std::vector<Batch> whole(const Files& there);
  bool waits_for_more(const std::vector<std::string>& names);
  boost::asio::awaitable<void> take(std::vector<Batch> batches, std::chrono::sys_seconds now);
  boost::asio::awaitable<void> take_one(const Batch& batch, std::chrono::sys_seconds now);
  boost::asio::awaitable<void> look_at_waiting(std::chrono::sys_seconds now);

  std::string folder_;
  Ask ask_;
  Note note_;
  Files before_;
  int incomplete_ = 0;  // looks at which an announced file was missing
  std::string told_;    // the trouble told last, so that it is told once
  bool under_way_ = false, closing_ = false;
  boost::asio::thread_pool aside_{1};
};

}  // namespace knownby
