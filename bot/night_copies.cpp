#include "bot/night_copies.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <exception>
#include <filesystem>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "store/engine/backup.hpp"
#include "store/engine/copies.hpp"

namespace knownby {

namespace asio = boost::asio;
using std::chrono::sys_seconds;

namespace {

constexpr std::chrono::minutes night{2 * 60 + 30};  // in the school's zone
constexpr std::chrono::hours a_day{24};
constexpr std::chrono::hours pause_after_failure{1};
constexpr std::chrono::milliseconds breath{2};  // between two steps: a copy is never in a hurry

asio::awaitable<void> breathe() {
  asio::steady_timer timer(co_await asio::this_coro::executor);
  timer.expires_after(breath);
  co_await timer.async_wait(asio::use_awaitable);
}

asio::awaitable<void> finish_copy(backup::Copy& copy, const std::atomic<bool>& is_stopped) {
  copy.finish([&is_stopped] { return is_stopped.load(); });
  co_return;
}

void make_folder(const std::string& folder) {
  namespace fs = std::filesystem;
  if (fs::exists(folder)) return;
  fs::create_directories(folder);
  fs::permissions(folder, fs::perms::owner_all);
}

}  // namespace

NightCopies::NightCopies(Desk& desk, std::string folder, const std::string& time_zone, Note note)
    : desk_(desk), folder_(std::move(folder)), walls_(time_zone, {}), note_(std::move(note)) {}

bool NightCopies::is_due(sys_seconds now) const {
  if (under_way_ || closing_ || now < not_before_) return false;
  const auto kept = copies::in(folder_);
  if (kept.empty() || now - kept.front().made > a_day) return true;
  const sys_seconds tonight = walls_.instant(walls_.day_of(now), night);
  return now >= tonight && kept.front().made < tonight;
}

void NightCopies::look(asio::io_context& io, sys_seconds now) {
  if (!is_due(now)) return;
  under_way_ = true;
  asio::co_spawn(io, make(now), asio::detached);
}

asio::awaitable<void> NightCopies::make(sys_seconds now) {
  const std::string target = copies::file_for(folder_, now);
  std::string trouble;
  try {
    make_folder(folder_);
    copies::drop_unfinished(folder_);
    co_await copy_to(target);
    for (const copies::KeptCopy& old : copies::superseded(copies::in(folder_)))
      std::filesystem::remove(old.file);
    std::function<void(Db&)> drop = [now](Db& db) { copies::drop_old_beside(db.path(), now); };
    co_await desk_.with_store(drop);
    note_("copied the store to " + target + "; the copy was checked", false);
  } catch (const Busy&) {
    trouble = "the desk was too busy";
  } catch (const std::exception& error) {
    trouble = error.what();
  }
  if (!trouble.empty()) {
    not_before_ = now + pause_after_failure;
    note_("tonight's copy of the store failed, and is tried again in an hour: " + trouble, true);
  }
  under_way_ = false;
}

// Begun, stepped and, where it fails, given up on the writer's thread, whose connection it uses; what is left
// touches the copy only.
asio::awaitable<void> NightCopies::copy_to(std::string target) {
  std::unique_ptr<backup::Copy> copy;
  std::exception_ptr trouble;
  try {
    co_await pages_to(target, copy);
  } catch (...) {
    trouble = std::current_exception();
  }
  if (trouble) {
    std::function<void(Db&)> give_up = [&copy](Db&) { copy.reset(); };
    co_await desk_.with_store(give_up);
    std::rethrow_exception(trouble);
  }
  asio::awaitable<void> rest = finish_copy(*copy, closing_);
  co_await asio::co_spawn(aside_, std::move(rest), asio::use_awaitable);
}

asio::awaitable<void> NightCopies::pages_to(const std::string& target, std::unique_ptr<backup::Copy>& copy) {
  std::function<void(Db&)> begin = [&copy, &target](Db& db) {
    copy = std::make_unique<backup::Copy>(db, target);
  };
  co_await desk_.with_store(begin);
  bool is_all = false;
  std::function<void(Db&)> step = [&copy, &is_all](Db&) { is_all = copy->step(); };
  while (!is_all) {
    if (closing_) throw std::runtime_error("stopped");
    co_await desk_.with_store(step);
    co_await breathe();
  }
}

asio::awaitable<void> NightCopies::finish() {
  closing_ = true;
  while (under_way_) co_await breathe();
}

}  // namespace knownby
