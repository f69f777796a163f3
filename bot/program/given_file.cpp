#include "bot/program/given_file.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace knownby {

// In a folder that this account may not enter a file is as little there as a missing one, and the two are
// mended in different ways.
std::string trouble_reading(const std::string& path, bool or_folder) {
  struct stat facts {};
  const bool is_there = ::stat(path.c_str(), &facts) == 0;
  if (is_there && S_ISDIR(facts.st_mode) && !or_folder) return path + " is a folder; name the file in it";
  if (is_there && ::access(path.c_str(), R_OK) == 0) return {};
  const int why = errno;
  if (why != EACCES) return path + " cannot be read: " + std::generic_category().message(why);
  return path + " may not be read by this account; let it read the file and enter the folders above it";
}

}  // namespace knownby
