#include "commands/roster/oneroster/unpack.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <memory>

namespace knownby::roster::oneroster {
namespace {

constexpr int most_entries = 100;
constexpr std::size_t most_bytes = std::size_t{256} << 20;
constexpr std::size_t most_times = 200;  // tables shrink to a tenth, at the very most to a fiftieth

struct Closed {
  void operator()(archive* reader) const { archive_read_free(reader); }
};

// One export on its way into memory.
class Unpacking {
 public:
  explicit Unpacking(std::string_view bytes) : packed_(bytes), reader_(archive_read_new()) {
    if (reader_ == nullptr) throw std::bad_alloc();
    archive_read_support_format_zip_seekable(reader_.get());
  }

  Unpacked run() {
    if (archive_read_open_memory(reader_.get(), packed_.data(), packed_.size()) != ARCHIVE_OK)
      return refused("is no ZIP file I can open");
    archive_entry* entry = nullptr;
    for (int entries = 0; result_.stop.empty(); ++entries) {
      const int found = archive_read_next_header(reader_.get(), &entry);
      if (found == ARCHIVE_EOF) break;
      if (found != ARCHIVE_OK && found != ARCHIVE_WARN)
        return refused("is damaged, or was not uploaded whole");
      if (entries == most_entries) return refused("holds more than 100 files");
      take(entry);
    }
    if (!result_.stop.empty()) result_.files.clear();
    return std::move(result_);
  }

 private:
  void take(archive_entry* entry) {
    const char* path = archive_entry_pathname(entry);
    const std::string_view name = path == nullptr ? "" : path;
    if (archive_entry_is_encrypted(entry) != 0) return stop("is packed with a password");
    const auto file = called(name);  // one with a folder in front of it is called by none of our names
    if (!file) {
      if (name.find_first_of("/\\") != std::string_view::npos && name.back() != '/' &&
          called(name.substr(name.find_last_of("/\\") + 1)))
        stop("holds its files in a folder; OneRoster packs them without one");
      return;
    }
    if (archive_entry_filetype(entry) != AE_IFREG) return stop("holds what is no plain file");
    if (result_.files.contains(*file)) return stop("holds " + *file + ".csv twice");
    read(result_.files[*file]);
  }

  void read(std::string& content) {
    std::array<char, 65536> piece{};
    while (true) {
      const la_ssize_t got = archive_read_data(reader_.get(), piece.data(), piece.size());
      if (got == 0) return;
      if (got < 0) return stop("is damaged, or was not uploaded whole");
      unpacked_ += static_cast<std::size_t>(got);
      if (unpacked_ > most_bytes || unpacked_ / most_times > packed_.size())
        return stop("unpacks to more than a district's rosters come to");
      content.append(piece.data(), static_cast<std::size_t>(got));
    }
  }

  void stop(std::string words) { result_.stop = std::move(words); }
  Unpacked refused(std::string words) { return {{}, std::move(words)}; }

  std::string_view packed_;
  std::unique_ptr<archive, Closed> reader_;
  std::size_t unpacked_ = 0;
  Unpacked result_;
};

}  // namespace

bool is_zip(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"); }

Unpacked unpack(std::string_view bytes) { return Unpacking(bytes).run(); }

}  // namespace knownby::roster::oneroster
