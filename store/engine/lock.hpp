#pragma once
// One process a database: an OFD lock on a file of its own beside it.

#include <stdexcept>
#include <string>

namespace knownby {

class InUse : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class StoreLock {
 public:
  explicit StoreLock(
      const std::string& database);  // locks <database>.lock; throws InUse, with words for the admin
  ~StoreLock();
  StoreLock(const StoreLock&) = delete;
  StoreLock& operator=(const StoreLock&) = delete;

 private:
  int file_ = -1;
};

}  // namespace knownby
