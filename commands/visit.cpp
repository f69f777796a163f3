#include "commands/visit.hpp"

namespace knownby {

language::Setting setting_of(const Visit& visit) {
  const School& school = visit.school;
  language::Setting setting{school.roster(), visit.today};
  setting.my_groups = school.scope(visit.speaker.id).mine;
  if (visit.place && visit.place->group) setting.here = *visit.place->group;
  setting.month_first = visit.policy.month_first;
  setting.year_began =
      school.calendar().year_began(visit.today).value_or(visit.today - std::chrono::days(365));
  setting.events = school.events();
  return setting;
}

}  // namespace knownby
