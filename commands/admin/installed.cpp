// Our app is taken away from a platform, and is there again: what waited is cancelled, since nobody can post
// it, and whoever runs Knownby finds the reason (PROTOCOL S-34). What was logged stays.
#include "commands/admin/admin.hpp"
#include "commands/admin/tell.hpp"
#include "store/audit.hpp"
#include "store/outbox.hpp"
#include "store/places.hpp"
#include "store/settings.hpp"

namespace knownby::admin {

// The first notice names the time; one more of the same cancels what came to wait since.
Reply taken_away(Visit& visit) {
  const std::string platform(visit.request.field("platform")), event(visit.request.field("event"));
  const std::string setting = settings::taken_away(platform);
  const int cancelled = outbox::cancel(visit.db, platform, event);
  places::forget_conversations(visit.db, platform);
  const auto known = settings::get(visit.db, setting);
  const bool is_news = !known || known->empty();
  if (is_news)
    settings::set(visit.db, setting,
                  std::to_string(visit.request.now.time_since_epoch().count()) + ' ' + event);
  tell_of_shut_out(visit, platform, event);
  if (is_news || cancelled > 0)
    visit.put_on_record({visit.request.now, StaffId{}, "app taken away",
                         platform + ", " + event + ", " + std::to_string(cancelled) + " cancelled"});
  return Reply{};
}

Reply installed(Visit& visit) {
  const std::string platform(visit.request.field("platform"));
  const std::string setting = settings::taken_away(platform);
  const auto known = settings::get(visit.db, setting);
  if (!known || known->empty()) return Reply{};
  settings::set(visit.db, setting, "");
  visit.put_on_record({visit.request.now, StaffId{}, "app installed again", platform});
  return Reply{};
}

}  // namespace knownby::admin
