#include "bot/roster/drop_folder.hpp"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cctype>
#include <filesystem>
#include <memory>
#include <utility>

#include "bot/roster/put_away.hpp"
#include "commands/admin/roster/dropped.hpp"
#include "commands/admin/roster/on_disk.hpp"
#include "commands/roster/oneroster/files.hpp"
#include "commands/words/lower_case.hpp"

namespace knownby {

namespace asio = boost::asio;
namespace fs = std::filesystem;
namespace titles = admin::drop_titles;

namespace {

constexpr int longest_wait = 60;                     // looks
constexpr std::size_t longest_manifest = 64 * 1024;  // it is read on the network's thread

// The same after a restart, and fit for a folder: the files' time, and what the first is called.
std::string id_of(const std::string& name, std::int64_t changed) {
  std::string id = std::to_string(changed) + "-";
  for (const char c : name.substr(0, 60))
    id += std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' ? c : '_';
  return id;
}

using SentFiles = std::shared_ptr<std::vector<SentFile>>;

// On the thread beside the network's.
asio::awaitable<void> read_all(std::string folder, std::string id, SentFiles into) {
  *into = drops::read_taken(folder, id);
  co_return;
}

Request from_the_clock(const std::string& id, std::chrono::sys_seconds now) {
  Request request;
  request.now = now;
  request.speaker = Speaker{"clock", "folder"};
  request.verb = "dropped";
  request.fields = {{"id", id}};
  return request;
}

}  // namespace

DropFolder::DropFolder(std::string folder, Ask ask, Note note)
    : folder_(std::move(folder)), ask_(std::move(ask)), note_(std::move(note)) {}

void DropFolder::look(asio::io_context& io, std::chrono::sys_seconds now) {
  if (under_way_ || closing_) return;
  std::vector<drops::Batch> batches;
  try {
    drops::Files there = drops::standing_in(folder_);
    drops::make_places(folder_);
    batches = whole(there);
    before_ = std::move(there);
  } catch (const fs::filesystem_error& trouble) {
    tell("the watched folder " + folder_ + ": " + trouble.code().message() +
         "; nothing in it is taken until it is there and this account may write in it");
    return;
  } catch (const std::exception& trouble) {
    tell(trouble.what());
    return;
  }
  under_way_ = true;
  asio::co_spawn(io, take(std::move(batches), now), asio::detached);
}

void DropFolder::tell(const std::string& trouble) {
  if (!trouble.empty() && told_ != trouble) note_(trouble, true);
  told_ = trouble;
}

// Each .zip by itself; all other tables together, once none of them grows.
std::vector<drops::Batch> DropFolder::whole(const drops::Files& there) {
  std::vector<drops::Batch> batches;
  drops::Files loose;
  std::int64_t newest = 0;
  bool all_stand = true;
  for (const auto& [name, standing] : there) {
    const auto before = before_.find(name);
    const bool stands = before != before_.end() && before->second == standing;
    if (in_lower_case(name).ends_with(".zip")) {
      if (stands) batches.push_back({id_of(name, standing.changed), {{name, standing}}});
      continue;
    }
    all_stand &= stands;
    newest = std::max(newest, standing.changed);
    loose[name] = standing;
  }
  if (!loose.empty() && all_stand && !waits_for_more(loose)) {
    std::string id = id_of(loose.begin()->first, newest);
    batches.push_back({std::move(id), std::move(loose)});
  }
  return batches;
}

bool DropFolder::waits_for_more(const drops::Files& loose) {
  roster::oneroster::Files files;
  for (const auto& [name, standing] : loose) {
    const auto called = roster::oneroster::called(name);
    if (!called) continue;
    files[*called] =
        *called == "manifest" ? drops::short_file(folder_ + "/" + name, longest_manifest) : std::string();
  }
  const bool is_export = files.contains("manifest") || files.contains("users");
  const bool lacks =
      is_export && (!files.contains("manifest") || !roster::oneroster::read_manifest(files).missing.empty());
  incomplete_ = lacks ? incomplete_ + 1 : 0;
  return lacks && incomplete_ < longest_wait;
}

asio::awaitable<void> DropFolder::take(std::vector<drops::Batch> batches, std::chrono::sys_seconds now) {
  std::string trouble;
  try {
    co_await look_at_waiting(now);
    for (const drops::Batch& batch : batches) drops::take_in(folder_, batch);
    // By their time, so that changes are taken in the order they were made.
    const std::vector<std::string> ids = drops::taken_in(folder_);
    for (const std::string& id : ids) {
      if (closing_) break;
      if (behind_.contains(id)) continue;
      const bool waits = co_await waits_for_rest(id, now);
      if (!waits) co_await take_one(id, now);
    }
    drops::delete_old(folder_, now);
  } catch (const Busy&) {
    trouble = "the desk was too busy for the roster; it is taken in a minute";
  } catch (const std::exception& error) {
    trouble = std::string("the roster in the watched folder could not be taken: ") + error.what();
  }
  tell(trouble);
  under_way_ = false;
}

// Nothing is read for that.
asio::awaitable<bool> DropFolder::waits_for_rest(const std::string& id, std::chrono::sys_seconds now) {
  if (!after_rest_.contains(id)) co_return false;
  Request request = from_the_clock(id, now);
  const Reply reply = co_await ask_(std::move(request));
  if (reply.card.title == titles::after_rest) co_return true;
  after_rest_.erase(id);
  co_return false;
}

asio::awaitable<void> DropFolder::take_one(const std::string& id, std::chrono::sys_seconds now) {
  auto files = std::make_shared<std::vector<SentFile>>();
  asio::awaitable<void> reading = read_all(folder_, id, files);
  co_await asio::co_spawn(aside_, std::move(reading), asio::use_awaitable);
  Request request = from_the_clock(id, now);
  request.files = std::move(*files);
  const Reply reply = co_await ask_(std::move(request));
  // Else the desk could not take it: the apology has no title of ours, and it is tried again.
  if (reply.card.title == titles::later) behind_.insert(id);
  if (reply.card.title == titles::after_rest && after_rest_.insert(id).second)
    note_("roster files " + id + ": wait for the rest of a roster that is partly in", false);
  const bool settled = reply.card.title == titles::applied || reply.card.title == titles::waiting ||
                       reply.card.title == titles::refused;
  if (!settled) co_return;
  behind_.clear();
  drops::put_away(folder_, id, reply.card);
  note_("roster files " + id + ": " + drops::place_for(reply.card.title), false);
}

// Whoever runs Knownby decided, or a newer one came: on they go to where they belong.
asio::awaitable<void> DropFolder::look_at_waiting(std::chrono::sys_seconds now) {
  std::vector<std::string> ids;
  for (const fs::path& one : drops::folders_in(fs::path(folder_) / "waiting"))
    ids.push_back(one.filename().string());
  for (const std::string& id : ids) {
    if (closing_) co_return;
    Request request = from_the_clock(id, now);
    const Reply reply = co_await ask_(std::move(request));
    if (reply.card.title == titles::applied || reply.card.title == titles::refused) {
      drops::move_on(folder_, id, reply.card);
      behind_.clear();  // until now there was no use in reading them each minute
    }
  }
}

asio::awaitable<void> DropFolder::finish(std::chrono::milliseconds at_most) {
  closing_ = true;
  asio::steady_timer breath(co_await asio::this_coro::executor);
  const auto until = std::chrono::steady_clock::now() + at_most;
  while (under_way_ && std::chrono::steady_clock::now() < until) {
    breath.expires_after(std::chrono::milliseconds(5));
    co_await breath.async_wait(asio::use_awaitable);
  }
}

}  // namespace knownby
