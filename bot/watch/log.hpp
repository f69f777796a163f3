#pragma once
// The log: one JSON object a line, on standard output, where the service manager keeps it. Ids and words of
// our own, never what people wrote; and whatever looks like a secret is taken out on the way.

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>

#include "bot/watch/served.hpp"

namespace knownby {

class Log {
 public:
  using Out = std::function<void(std::string_view lines)>;  // whole lines; one caller at a time

  explicit Log(Out out);
  ~Log();

  // From any thread.
  void requests(const ServedGroup& group);  // a line each, written together
  void info(std::string_view words);
  void warning(std::string_view words);
  void delivery(std::string_view words, std::int64_t parcel);

 private:
  struct Lines;
  std::unique_ptr<Lines> lines_;
};

// Writes to standard output; what cannot be written is lost, the program goes on.
Log::Out standard_output();

}  // namespace knownby
