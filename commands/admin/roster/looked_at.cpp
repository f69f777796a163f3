// How the roster stands, for “check”: of when it is, whether all of it is in, and what waits or was refused.
#include "commands/admin/admin.hpp"
#include "commands/admin/findings.hpp"
#include "commands/admin/roster/dates.hpp"
#include "commands/admin/roster/writing.hpp"
#include "commands/admin/tell.hpp"
#include "store/roster/drops.hpp"
#include "store/settings.hpp"

namespace knownby::admin {
namespace {

void look_at_drops(const Visit& visit, Findings& findings) {
  const auto day = [&visit](const Drop& drop) { return day_words(visit.school.calendar().day_of(drop.at)); };
  if (const auto waits = drops::waiting(visit.db))
    findings.to_do.push_back("The roster that came on " + day(*waits) + " waits for you: “import” shows it.");
  const auto lost = drops::lost_changes(visit.db);
  if (lost)
    findings.to_do.push_back("Changes to the roster that came on " + day(*lost) +
                             " were not taken, and later ones don't hold them again: please have the student "
                             "system drop an export "
                             "of everybody into the watched folder. The report lies there in refused/" +
                             lost->id + ".");
  const auto last = drops::newest(visit.db);
  if (last && last->outcome == Drop::Outcome::refused && !(lost && lost->id == last->id))
    findings.to_do.push_back("The roster that came on " + day(*last) +
                             " was not taken: its report lies in refused/" + last->id +
                             " in the watched folder.");
}

}  // namespace

void look_at_roster(const Visit& visit, Findings& findings) {
  look_at_drops(visit, findings);
  if (const auto part = unfinished::find(visit.db))
    findings.to_do.push_back(
        part_words(visit, *part) +
        (is_of_dates(*part) ? " The rest follows by itself."
                            : " If nobody is bringing it in just now, the same import again does the rest.") +
        " Until then weekly cards wait, and so do lists of who has no check-in.");
  const auto imported = settings::number(visit.db, "roster_imported");
  if (!imported) {
    findings.facts.rows.emplace_back("Roster", "never imported");
    return;
  }
  const std::chrono::sys_seconds at{std::chrono::seconds(*imported)};
  // Less than none where the clock was set back since.
  const auto days = (visit.today - visit.school.calendar().day_of(at)).count();
  findings.facts.rows.emplace_back(
      "Roster", days <= 0 ? std::string("imported today") : "imported " + count_words(days, "day") + " ago");
  if (days > 14)
    findings.to_do.emplace_back("The roster is more than two weeks old: “import” brings it up to date.");
}

void tell_of_part(const Visit& visit) {
  const auto part = unfinished::find(visit.db);
  if (!part || is_of_dates(*part) || !part->is_left(visit.request.now)) return;
  Card card;
  card.title = "A roster is only partly in";
  card.blocks.push_back(says(part_words(visit, *part) +
                             " Until the rest is in, weekly cards wait, and so do lists of students. Logging "
                             "goes on as ever."));
  card.blocks.push_back(
      says("Please send the same files again, or newer ones of everybody: I go on from there."));
  const std::string since = std::to_string(part->since.time_since_epoch().count());
  tell_who_runs_it(visit, {}, "roster part:" + since, card);
}

}  // namespace knownby::admin
