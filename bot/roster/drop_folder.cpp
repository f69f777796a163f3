#include "bot/roster/drop_folder.hpp"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <utility>

#include "bot/roster/put_away.hpp"
#include "commands/admin/roster/dropped.hpp"
#include "commands/roster/oneroster/files.hpp"

namespace knownby {

namespace asio = boost::asio;
namespace fs = std::filesystem;
namespace titles = admin::drop_titles;

namespace {

constexpr int longest_wait = 60;  // looks
constexpr std::uintmax_t largest = std::uintmax_t{256} << 20;

std::string in_lower_case(std::string name) {
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return name;
}

// What is on its way is called otherwise, .part or .filepart or .tmp, or begins with a dot.
bool is_roster(const std::string& name) {
  const std::string lower = in_lower_case(name);
  return !lower.starts_with('.') &&
         (lower.ends_with(".zip") || lower.ends_with(".csv") || lower.ends_with(".ics"));
}

std::string content_of(const fs::path& path) {
  if (fs::file_size(path) > largest) throw std::runtime_error("is larger than 256 MB");
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("can't be opened; does it belong to another account?");
  return {std::istreambuf_iterator<char>(file), {}};
}

// The same after a restart, and fit for a folder: the files' time, and what the first is called.
std::string id_of(const std::string& name, std::int64_t changed) {
  std::string id = std::to_string(changed) + "-";
  for (const char c : name.substr(0, 60))
    id += std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' ? c : '_';
  return id;
}

using SentFiles = std::shared_ptr<std::vector<SentFile>>;

// On the thread beside the network's.
asio::awaitable<void> read_all(std::string folder, std::vector<std::string> names, SentFiles into) {
  for (const std::string& name : names) {
    SentFile file{name};
    try {
      file.content = std::make_shared<const std::string>(content_of(fs::path(folder) / name));
    } catch (const std::exception& trouble) {
      file.trouble = trouble.what();
    }
    into->push_back(std::move(file));
  }
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
  std::vector<Batch> batches;
  try {
    Files there = now_there();
    batches = whole(there);
    before_ = std::move(there);
    told_.clear();
  } catch (const std::exception& trouble) {
    if (told_ != trouble.what()) note_(told_ = trouble.what(), true);
    return;
  }
  under_way_ = true;
  asio::co_spawn(io, take(std::move(batches), now), asio::detached);
}

DropFolder::Files DropFolder::now_there() const {
  Files there;
  for (const auto& entry : fs::directory_iterator(folder_)) {
    const std::string name = entry.path().filename().string();
    if (entry.is_symlink() || !entry.is_regular_file() || !is_roster(name)) continue;
    there[name] = {entry.file_size(), drops::seconds_of(entry.last_write_time())};
  }
  return there;
}

// Each .zip by itself; all other tables together, once none of them grows.
std::vector<DropFolder::Batch> DropFolder::whole(const Files& there) {
  std::vector<Batch> batches;
  std::vector<std::string> loose;
  std::int64_t newest = 0;
  bool all_stand = true;
  for (const auto& [name, standing] : there) {
    const auto before = before_.find(name);
    const bool stands = before != before_.end() && before->second == standing;
    if (in_lower_case(name).ends_with(".zip")) {
      if (stands) batches.push_back({id_of(name, standing.changed), {name}});
      continue;
    }
    all_stand &= stands;
    newest = std::max(newest, standing.changed);
    loose.push_back(name);
  }
  // By their time, so that changes are taken in the order they were made.
  std::sort(batches.begin(), batches.end(), [](const Batch& a, const Batch& b) { return a.id < b.id; });
  if (!loose.empty() && all_stand && !waits_for_more(loose)) {
    std::string id = id_of(loose.front(), newest);
    batches.push_back({std::move(id), std::move(loose)});
  }
  return batches;
}

bool DropFolder::waits_for_more(const std::vector<std::string>& names) {
  roster::oneroster::Files files;
  for (const std::string& name : names) {
    const auto called = roster::oneroster::called(name);
    if (!called) continue;
    files[*called] = *called == "manifest" ? content_of(fs::path(folder_) / name) : std::string();
  }
  const bool is_export = files.contains("manifest") || files.contains("users");
  const bool lacks =
      is_export && (!files.contains("manifest") || !roster::oneroster::read_manifest(files).missing.empty());
  incomplete_ = lacks ? incomplete_ + 1 : 0;
  return lacks && incomplete_ < longest_wait;
}

asio::awaitable<void> DropFolder::take(std::vector<Batch> batches, std::chrono::sys_seconds now) {
  std::string trouble;
  try {
    co_await look_at_waiting(now);
    for (const Batch& batch : batches) co_await take_one(batch, now);
    drops::delete_old(folder_, now);
  } catch (const Busy&) {
    trouble = "the desk was too busy for the roster; it is taken in a minute";
  } catch (const std::exception& error) {
    trouble = std::string("the roster in the watched folder could not be taken: ") + error.what();
  }
  if (!trouble.empty()) note_(trouble, true);
  under_way_ = false;
}

asio::awaitable<void> DropFolder::take_one(const Batch& batch, std::chrono::sys_seconds now) {
  auto files = std::make_shared<std::vector<SentFile>>();
  asio::awaitable<void> reading = read_all(folder_, batch.names, files);
  co_await asio::co_spawn(aside_, std::move(reading), asio::use_awaitable);
  Request request = from_the_clock(batch.id, now);
  request.files = std::move(*files);
  const Reply reply = co_await ask_(std::move(request));
  // Else the desk could not take it: the apology has no title of ours, and it is tried again.
  const bool settled = reply.card.title == titles::applied || reply.card.title == titles::waiting ||
                       reply.card.title == titles::refused;
  if (!settled) co_return;
  drops::put_away(folder_, batch.id, batch.names, reply.card);
  note_("roster files " + batch.id + ": " + drops::place_for(reply.card.title), false);
}

// Whoever runs Knownby decided, or a newer one came: on they go to where they belong.
asio::awaitable<void> DropFolder::look_at_waiting(std::chrono::sys_seconds now) {
  const fs::path waiting = fs::path(folder_) / "waiting";
  if (!fs::exists(waiting)) co_return;
  std::vector<std::string> ids;
  for (const auto& entry : fs::directory_iterator(waiting)) ids.push_back(entry.path().filename().string());
  for (const std::string& id : ids) {
    Request request = from_the_clock(id, now);
    const Reply reply = co_await ask_(std::move(request));
    const std::string place = drops::place_for(reply.card.title);
    if (place == "waiting" || (place == "refused" && reply.card.title != titles::refused)) continue;
    drops::move_on(folder_, id, reply.card);
  }
}

asio::awaitable<void> DropFolder::finish() {
  closing_ = true;
  asio::steady_timer breath(co_await asio::this_coro::executor);
  while (under_way_) {
    breath.expires_after(std::chrono::milliseconds(5));
    co_await breath.async_wait(asio::use_awaitable);
  }
}

}  // namespace knownby
