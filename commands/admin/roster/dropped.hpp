#pragma once
// Files that a school's system put into the watched folder: taken by themselves within the limits of the stop
// rule, kept for whoever runs Knownby beyond them (PRODUCT F.3).

#include <string>
#include <string_view>

#include "commands/admin/roster/sources.hpp"
#include "commands/aside.hpp"
#include "commands/visit.hpp"

namespace knownby::admin {

// The clock brings them: field id, and the files; without files it asks what became of that id. The card is
// the report, without names; its title says which of these it is. Of an id that is not known it has none, or
// that a part of another roster is in.
Reply dropped(Visit& visit);
Aside dropped_files(Visit& visit);  // looks into the files
Reply take_dropped(Visit& visit, const Found& found);

// Whether nobody is missing in them: students and staff, and not only what has changed.
bool are_of_everybody(const Visit& visit, const Sources& sources);

namespace drop_titles {
inline constexpr std::string_view applied = "Applied";
inline constexpr std::string_view waiting = "Waiting for whoever runs Knownby";
inline constexpr std::string_view refused = "Not taken";
inline constexpr std::string_view later = "After the one that waits";  // leave it where it is
// So, too: a part of another roster is in.
inline constexpr std::string_view after_rest = "After the one that is partly in";
}  // namespace drop_titles

// Where the files of a drop that waits lie.
std::string waiting_folder(const Policy& policy, std::string_view id);

}  // namespace knownby::admin
