#pragma once
// roles.csv of OneRoster 1.2: what everybody is at our school, as far as this export says.

#include <chrono>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "commands/roster/oneroster/files.hpp"
#include "commands/roster/oneroster/posts.hpp"
#include "commands/roster/roster_files.hpp"

namespace knownby::roster::oneroster {

class Roles {
 public:
  // school: the id of the org whose posts count; empty: all.
  Roles(const Files& files, const Manifest& manifest, const std::string& school,
        std::chrono::local_days today);

  const std::string& stop() const { return stop_; }
  const std::vector<Rejected>& rejected() const { return rejected_; }
  const std::unordered_set<std::string>& users() const { return users_; }  // whom it says anything of
  bool is_unclear(const std::string& user) const { return unclear_.contains(user); }  // in a rejected row

  // What somebody is who was `known` before. An export of changes holds some of a person's rows: what it says
  // is added to what is known, and a post is taken only where its row is over and another one is given.
  Post after(const std::string& user, const Post& known) const;

 private:
  struct Said {
    Post now;                // of the rows that hold today
    std::vector<Post> over;  // in an export of changes: of those deleted or at their end
  };

  bool all_;  // holds everybody's rows
  std::string stop_;
  std::unordered_map<std::string, Said> said_;
  std::unordered_set<std::string> users_, unclear_;
  std::vector<Rejected> rejected_;
};

}  // namespace knownby::roster::oneroster
