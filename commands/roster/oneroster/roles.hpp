#pragma once
// roles.csv of OneRoster 1.2: what everybody is at our school, by this export and those before.

#include <chrono>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "commands/roster/oneroster/files.hpp"
#include "commands/roster/oneroster/posts.hpp"
#include "commands/roster/roster_files.hpp"
#include "store/db.hpp"
#include "store/roster/told_roles.hpp"

namespace knownby::roster::oneroster {

// The rows that count, with what was told before.
struct RolesBook {
  std::unordered_map<std::string, ToldRole> before, now;  // by the row's id
  bool knows_all = false;  // an export of everybody told them once; else those of changes alone are no whole
};

class Roles {
 public:
  // school: the id of the org whose posts count; empty: all. Reads the store and writes nothing.
  Roles(Db& db, const Files& files, const Manifest& manifest, const std::string& school,
        std::chrono::local_days today);

  const std::string& stop() const { return stop_; }
  const std::vector<Rejected>& rejected() const { return rejected_; }
  const std::unordered_set<std::string>& users() const { return users_; }  // whom it says anything of
  bool is_unclear(const std::string& user) const { return unclear_.contains(user); }  // in a rejected row

  // What somebody is as of the day given, who was `known` before. Where all rows of everybody are known, that
  // is what they say; else an export of changes may add a post, and takes none. Whoever is not here comes by
  // a row of this export alone.
  Post after(const std::string& user, const Post& known) const;

  const RolesBook& book() const { return book_; }

 private:
  void read(const Files& files, const std::string& school);
  void add_up(std::chrono::local_days today);

  bool is_whole_ = false;  // this export holds everybody's
  std::string stop_;
  RolesBook book_;
  std::unordered_map<std::string, Post> posts_;  // of the rows that hold today
  std::unordered_set<std::string> users_, unclear_, in_file_;
  std::vector<Rejected> rejected_;
};

}  // namespace knownby::roster::oneroster
