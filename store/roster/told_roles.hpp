#pragma once
// Who is what at our school as a OneRoster 1.2 export told last, by the student system's ids.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/db.hpp"

namespace knownby {

struct ToldRole {
  std::string id, person_id;
  std::string role;                                 // OneRoster's word, "teacher"
  std::optional<std::chrono::local_days> begins{};  // none: not said
  std::optional<std::chrono::local_days> ends{};    // the first day on which it is over
  bool operator==(const ToldRole&) const = default;
};

namespace told_roles {

std::vector<ToldRole> all(Db& db);
void put(Db& db, const ToldRole& one);
void drop(Db& db, std::string_view id);
int drop_all(Db& db);  // how many that were

}  // namespace told_roles
}  // namespace knownby
