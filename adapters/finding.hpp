#pragma once
// What a look at a platform's set-up found, in words for whoever runs Knownby.

#include <string>
#include <vector>

namespace knownby {

struct Finding {
  enum class Is { fine, advice, broken };  // broken: something does not work until it is mended
  Is is;
  std::string words;  // one or two sentences; of what is broken, how to mend it
};
using Findings = std::vector<Finding>;

}  // namespace knownby
