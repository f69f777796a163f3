#pragma once
// Signed slash commands as they come over the wire, and what a right answer to each looks like.

#include <cstdint>
#include <string>
#include <string_view>

namespace knownby::bench {

enum class Ask { log, who, bad, floor };

struct Exchange {
  std::string request;        // the whole HTTP request
  std::string_view status;    // what the answer's first line must begin with
  std::string_view contains;  // what its body must hold; empty: anything
};

class SlackRequests {
 public:
  // staff: accounts U1 to U<staff> of team T1 may speak; students are called as bench_school names them.
  SlackRequests(std::string secret, std::uint32_t staff, std::uint32_t students);
  Exchange next(Ask ask);  // each one new: its own trigger, its own note

 private:
  std::string secret_;
  std::uint32_t staff_, students_;
  std::uint64_t count_ = 0;
  std::uint64_t run_;  // tells this run's triggers from another's
};

// The given and family name of student number n; unique in the school.
std::string student_name(std::uint32_t number);

}  // namespace knownby::bench
