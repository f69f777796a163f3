#pragma once
// How files leave the watched folder: by their names first, into a folder of our own, taking/<id>, so that
// nobody writes to what is read, and what a stop interrupts is found there again.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "commands/words/request.hpp"

namespace knownby::drops {

struct Standing {
  std::uintmax_t size = 0;
  std::int64_t changed = 0;  // seconds since 1970
  bool operator==(const Standing&) const = default;
};
using Files = std::map<std::string, Standing>;  // by name
struct Batch {
  std::string id;
  Files files;
};

Files standing_in(const std::string& folder);  // what is called as a roster is, and is no link

// False: some stand no more as they were seen, and all lie where they lay.
bool take_in(const std::string& folder, const Batch& batch);

// The ids of what lies in taking/, by their time. What a stop left half moved goes back first, except where
// a newer file has its name: that goes to refused/.
std::vector<std::string> taken_in(const std::string& folder);

// What the desk asks for, at most 256 MB a file. Of what lies unpacked beside a manifest only the files of
// the export that are read at all, and what refuses it: the others stay closed.
std::vector<SentFile> read_taken(const std::string& folder, const std::string& id);

// The file's first bytes, none where there are more than `most`, or it is a link or can't be opened.
std::string short_file(const std::string& path, std::size_t most);

}  // namespace knownby::drops
