#include "bot/roster/taking.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "bot/roster/put_away.hpp"
#include "commands/admin/roster/dropped.hpp"
#include "commands/admin/roster/on_disk.hpp"
#include "commands/words/lower_case.hpp"

namespace knownby::drops {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t largest = std::size_t{256} << 20;

// What is on its way is called otherwise, .part or .filepart or .tmp, or begins with a dot.
bool is_roster(const std::string& name) {
  const std::string lower = in_lower_case(name);
  return !lower.starts_with('.') &&
         (lower.ends_with(".zip") || lower.ends_with(".csv") || lower.ends_with(".ics"));
}

fs::path taking(const std::string& folder) { return fs::path(folder) / "taking"; }

// A name with a dot before it: not all of it is here yet.
fs::path half(const std::string& folder, const std::string& id) { return taking(folder) / ("." + id); }

bool stands(const fs::path& path, const Standing& seen) {
  std::error_code failed;
  if (!fs::is_regular_file(fs::symlink_status(path, failed)) || failed) return false;
  return Standing{fs::file_size(path), seconds_of(fs::last_write_time(path))} == seen;
}

void give_back(const std::string& folder, const fs::path& from) {
  std::vector<fs::path> all;
  for (const auto& entry : fs::directory_iterator(from)) all.push_back(entry.path());
  bool is_empty = true;
  for (const fs::path& path : all) {
    const fs::path back = fs::path(folder) / path.filename();
    if (fs::exists(fs::symlink_status(back)))
      is_empty = false;
    else
      fs::rename(path, back);
  }
  if (is_empty) {
    fs::remove(from);
    return;
  }
  Card report;
  report.title = admin::drop_titles::refused;
  report.blocks.push_back(says("Newer files of the same name came before these were read."));
  put_away(folder, from.filename().string(), report);
}

// One descriptor: what is looked at is what is read.
class Opened {
 public:
  explicit Opened(const std::string& path)
      : number_(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)) {}
  ~Opened() {
    if (number_ >= 0) ::close(number_);
  }
  Opened(const Opened&) = delete;
  Opened& operator=(const Opened&) = delete;

  std::string content(std::size_t most) const {
    struct stat about {};
    if (number_ < 0 || ::fstat(number_, &about) != 0 || !S_ISREG(about.st_mode))
      throw std::runtime_error("can't be opened: this account may not read it, most likely");
    std::string all;
    std::array<char, 65536> piece{};
    for (;;) {
      const auto got = ::read(number_, piece.data(), piece.size());
      if (got < 0) throw std::runtime_error("can't be read");
      if (got == 0) return all;
      all.append(piece.data(), static_cast<std::size_t>(got));
      if (all.size() > most) throw std::runtime_error("is larger than " + std::to_string(most >> 20) + " MB");
    }
  }

 private:
  int number_;
};

}  // namespace

Files standing_in(const std::string& folder) {
  Files there;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    std::error_code gone;  // taken back while we look
    if (!is_roster(name) || !fs::is_regular_file(entry.symlink_status(gone)) || gone) continue;
    const std::uintmax_t size = entry.file_size(gone);
    const auto changed = gone ? fs::file_time_type{} : entry.last_write_time(gone);
    if (!gone) there[name] = {size, seconds_of(changed)};
  }
  return there;
}

bool take_in(const std::string& folder, const Batch& batch) {
  const fs::path to = taking(folder) / batch.id, between = half(folder, batch.id);
  if (fs::exists(to)) return false;  // the same again; that one first
  make_folder(between);
  bool all_stand = true;
  for (const auto& [name, seen] : batch.files) {
    std::error_code gone;
    fs::rename(fs::path(folder) / name, between / name, gone);
    if (gone && gone != std::errc::no_such_file_or_directory) {
      give_back(folder, between);
      throw fs::filesystem_error("files can't be moved", gone);
    }
    all_stand &= !gone && stands(between / name, seen);
  }
  if (all_stand)
    fs::rename(between, to);
  else
    give_back(folder, between);
  return all_stand;
}

std::vector<std::string> taken_in(const std::string& folder) {
  std::vector<std::string> ids;
  std::vector<fs::path> halves;
  for (const auto& entry : fs::directory_iterator(taking(folder))) {
    if (!fs::is_directory(entry.symlink_status())) continue;
    std::string id = entry.path().filename().string();
    if (id.starts_with('.'))
      halves.push_back(entry.path());
    else
      ids.push_back(std::move(id));
  }
  for (const fs::path& one : halves) give_back(folder, one);
  std::sort(ids.begin(), ids.end());
  return ids;
}

std::vector<SentFile> read_taken(const std::string& folder, const std::string& id) {
  std::vector<std::string> names = admin::names_in((taking(folder) / id).string());
  std::vector<SentFile> files;
  for (std::string& name : names) {
    SentFile file{name};
    try {
      const Opened opened((taking(folder) / id / name).string());
      file.content = std::make_shared<const std::string>(opened.content(largest));
    } catch (const std::runtime_error& trouble) {
      file.trouble = trouble.what();
    }
    files.push_back(std::move(file));
  }
  return files;
}

std::string short_file(const std::string& path, std::size_t most) {
  try {
    return Opened(path).content(most);
  } catch (const std::runtime_error&) {
    return {};
  }
}

}  // namespace knownby::drops
