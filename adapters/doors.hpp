#pragma once
// Which path of the one HTTP server leads to whom: each platform hangs its own door, the program adds its
// health.

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "adapters/net/http_server.hpp"

namespace knownby {

struct Door {
  std::string method;          // the one method it answers
  std::size_t body_limit = 0;  // bytes
  net::Serve serve;
};

class Doors {
 public:
  void hang(std::string path, Door door) { doors_.insert_or_assign(std::move(path), std::move(door)); }
  // The door at this path (the query string left out); null where there is none.
  const Door* at(std::string_view target) const {
    const auto found = doors_.find(std::string(target.substr(0, target.find('?'))));
    return found == doors_.end() ? nullptr : &found->second;
  }

 private:
  std::map<std::string, Door> doors_;
};

}  // namespace knownby
