#pragma once
// The real program as a process of its own, started by a test and certainly ended with it.

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace knownby {

class Process {
 public:
  // Runs `knownby` with these arguments; both its outputs go to the file `output`.
  Process(std::vector<std::string> arguments, std::string output);
  ~Process();  // kill -9, if it still runs; a server's log is looked through (tests/bot/canaries.hpp)
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  void signal(int number) const;
  // Its exit status (128 + the signal that ended it); none: it still runs after so long.
  std::optional<int> ended(std::chrono::seconds within);
  std::string said() const;  // so far
  // The port it listens on, once it says so; 0: it did not within ten seconds.
  unsigned short port();

 private:
  std::string output_;
  bool serves_ = false;
  pid_t pid_ = -1;
  std::optional<int> status_;
};

// Runs it to its end and returns its exit status; `said` gets what it printed.
int run_program(const std::vector<std::string>& arguments, std::string& said);

// Looks again and again, 25 seconds long.
bool comes_true(const std::function<bool()>& holds);

// A whole file. In one piece: the reserve beside a store is 64 MB.
std::string bytes_of(const std::filesystem::path& file);

}  // namespace knownby
