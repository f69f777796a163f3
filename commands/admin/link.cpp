#include <algorithm>

#include "commands/admin/admin.hpp"
#include "store/audit.hpp"
#include "store/staff.hpp"

namespace knownby::admin {

// By e-mail or by the student system's id: never by name alone (PRODUCT F.4).
Reply link(Visit& visit) {
  const std::string platform(visit.request.field("platform"));
  const std::string account(visit.request.field("account"));
  const std::string_view wanted = visit.request.field("staff");
  if (platform.empty() || account.empty() || wanted.empty()) {
    return reply_of("I need an account and a staff member's e-mail or staff id. Nothing was changed.");
  }
  std::optional<Staff> person = staff::by_email(visit.db, wanted);
  for (const Staff& one : visit.school.staff()) {
    if (!person && one.active && one.sis_id == wanted) person = one;
  }
  if (!person)
    return reply_of("Nobody active on the staff roster has that e-mail or id. Nothing was changed.");
  staff::link(visit.db, platform, account, person->id);
  audit::write(visit.db, {visit.request.now, visit.speaker.id, "link", "staff " + id_field(person->id)});
  return reply_of(person->called + " is linked to " + platform + " account " + account + ".");
}

}  // namespace knownby::admin
