#pragma once
// The channel an admin means, and when its weekly card comes; for the commands that map it and move its card.

#include <optional>
#include <string>

#include "commands/visit.hpp"
#include "store/places.hpp"
#include "store/schedules.hpp"

namespace knownby::admin {

// The channel named, or the one spoken in. On the command line a name may belong to any platform.
std::optional<KnownPlace> channel_meant(const Visit& visit, const std::string& named);
Reply no_such_channel(const Visit& visit, const std::string& named);
std::string called(const KnownPlace& place);  // Slack does not tell the name of every channel

std::string slot_words(const Schedule& schedule);
std::string due_words(const Visit& visit, const Schedule& schedule);
Schedule schedule_of(const Visit& visit, PlaceId place);  // as kept, or as it is at first
void keep(Visit& visit, Schedule schedule);

extern const char* const quiet_hours;  // why a time is not taken
bool is_in_the_school_day(std::chrono::minutes at);

}  // namespace knownby::admin
