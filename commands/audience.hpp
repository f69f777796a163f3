#pragma once
// What may be said in a channel, by who reads along there (PRODUCT E.2), and how to mend what is in the way.

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "commands/words/look.hpp"
#include "store/people/audiences.hpp"
#include "store/places.hpp"

namespace knownby::audience {

// nothing: it would not arrive. counts: figures, and no button that leads to names.
enum class May { nothing, counts, everything };

// Older than this a look says nothing any more; platforms look once a day, and again before each card.
inline constexpr std::chrono::hours lasts{26};

May may_say(const std::optional<KnownAudience>& seen, const KnownPlace& place, std::chrono::sys_seconds now);

// What is in the way of the weekly card there, each with how to mend it; empty: nothing. That a channel is
// open to the whole workspace is none where an admin accepted counts only.
std::vector<std::string> troubles(const KnownAudience& seen, const KnownPlace& place);

// Counts who of the members is nobody on the staff roster. `told` stays as it was.
KnownAudience known(Db& db, const Look& look, PlaceId place, std::chrono::sys_seconds now);

}  // namespace knownby::audience
