#pragma once
// Channels and direct conversations Knownby has met, and the group a channel is mapped to.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/db.hpp"
#include "store/ids.hpp"

namespace knownby {

struct KnownPlace {
  PlaceId id{};
  std::string platform;
  std::string address;  // opaque
  std::string name;
  bool direct = false;
  std::optional<GroupId> group;  // mapped to
  bool counts_only = false;      // an admin accepted that anybody in the workspace may read along
};

namespace places {

std::vector<KnownPlace> all(Db& db);
std::optional<KnownPlace> find(Db& db, PlaceId id);
std::optional<KnownPlace> at(Db& db, std::string_view platform, std::string_view address);
std::optional<KnownPlace> called(
    Db& db, std::string_view platform,
    std::string_view name);                     // "#grade-7-team", ASCII in any case; the newest so called
PlaceId meet(Db& db, const KnownPlace& place);  // inserts, or brings a new name up to date; the mapping stays
void map(Db& db, PlaceId place, GroupId group, bool counts_only = false);
void unmap(Db& db, PlaceId place);  // its schedule ends with it; a later one is the same row

// The conversation a platform keeps for this person (as in staff::Account::key) and us, once it was asked
// for.
std::optional<std::string> conversation_with(Db& db, std::string_view platform, std::string_view person);
void keep_conversation(Db& db, std::string_view platform, std::string_view person,
                       std::string_view address);  // replaces
void forget_conversations(Db& db, std::string_view platform);

// The channels that are mapped, at hand. Their mapping and their names are part of what
// settings::roster_version counts.
class Mapped {
 public:
  explicit Mapped(Db& db);
  const KnownPlace* at(std::string_view platform, std::string_view address) const;  // null: none of these

 private:
  std::vector<KnownPlace> places_;  // by address
};

}  // namespace places
}  // namespace knownby
