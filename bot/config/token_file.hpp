#pragma once
// The Slack tokens that Knownby itself was given in exchange for others (PROTOCOL S-33): one file beside the
// store, of mode 0600, replaced whole or not at all. After Slack took them away (S-34) it holds fingerprints
// alone.

#include <string>
#include <vector>

#include "adapters/slack/installation/tokens.hpp"

namespace knownby {

class TokenFile {
 public:
  explicit TokenFile(std::string path) : path_(std::move(path)) {}

  // What to speak with: the last pair kept, where it succeeds the pair given, else that one. Throws
  // SecretError.
  slack::Tokens newest(slack::Tokens given) const;
  // Durable when it returns. Nothing is kept of a token that does not expire. Throws std::system_error.
  void keep(const slack::Tokens& tokens) const;
  // Overwrites what was kept; newest() knows these access tokens again. Throws std::system_error.
  void forget(const std::vector<Secret>& taken) const;

 private:
  std::string path_;
};

}  // namespace knownby
