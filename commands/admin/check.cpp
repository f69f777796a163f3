// What is set up, what is missing, and how to mend it: in words an IT admin can act on.
#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "commands/admin/admin.hpp"
#include "commands/admin/findings.hpp"
#include "commands/admin/tell.hpp"
#include "commands/records/kept.hpp"
#include "commands/week/weekly.hpp"
#include "commands/words/list_words.hpp"
#include "store/audit.hpp"
#include "store/outbox.hpp"
#include "store/people/reach.hpp"
#include "store/places.hpp"
#include "store/schedules.hpp"
#include "store/settings.hpp"

namespace knownby::admin {
namespace {

constexpr std::chrono::days lately{7};  // older troubles are history, and nothing to do any more

void look_at_people(const Visit& visit, Findings& findings) {
  std::int64_t students = 0;
  for (const language::RosterStudent& student : visit.school.roster().students())
    students += student.left ? 0 : 1;
  findings.facts.rows.emplace_back("Students", std::to_string(students) + " active");
  if (students == 0) findings.to_do.emplace_back("No students yet: “import” brings them in.");

  look_at_staff(visit, findings);
}

void look_at_calendar(const Visit& visit, Findings& findings) {
  const Calendar& calendar = visit.school.calendar();
  const std::chrono::sys_seconds now = visit.request.now;
  findings.facts.rows.emplace_back("School's time", day_words_year(visit.today) + ", " +
                                                        time_words(calendar.minute_of_day(now)) + " (" +
                                                        visit.policy.time_zone + ")");
  const auto marked = calendar.days().size();
  findings.facts.rows.emplace_back(
      "Calendar", marked == 0 ? std::string("no days marked")
                              : count_words(static_cast<std::int64_t>(marked), "day") + " marked");
  if (marked == 0)
    findings.to_do.emplace_back(
        "The calendar is empty, so every weekday counts as school: import calendar.csv, or “no school "
        "11/26”.");
}

void look_at_safety(const Visit& visit, Findings& findings) {
  const SafetyNumbers& safety = visit.policy.safety;
  std::vector<std::string> missing;
  const std::pair<const char*, const std::string*> needed[] = {{"emergency", &safety.emergency},
                                                               {"crisis", &safety.crisis},
                                                               {"hotline", &safety.hotline},
                                                               {"person", &safety.person}};
  for (const auto& [key, number] : needed)
    if (number->empty()) missing.emplace_back(key);
  const std::string words = list_words(missing);
  findings.facts.rows.emplace_back("Safety numbers", missing.empty() ? "set" : "missing: " + words);
  if (missing.empty()) return;
  findings.to_do.push_back("The safety card lacks numbers of your school: fill [safety] " + words +
                           " in the configuration.");
}

// "The message for #grade-7-team of Mon 19 Oct could not be delivered (…)".
std::string trouble_words(const Visit& visit, const Parcel& parcel) {
  const auto place = places::at(visit.db, parcel.platform, parcel.address);
  const auto at = parcel.last_sent.value_or(parcel.not_before);
  const std::string why = parcel.trouble.empty() ? std::string() : " (" + parcel.trouble + ")";
  const std::string which = "The message" + (place && !place->name.empty() ? " for " + place->name : "") +
                            " of " + day_words(visit.school.calendar().day_of(at));
  switch (parcel.state) {
    case Parcel::State::ambiguous:
      return which + " may or may not have been shown" + why +
             ". It is not sent again, so that nobody sees it twice.";
    case Parcel::State::expired:
      return which + " could not be delivered in time" + why + ". The next one comes as usual.";
    default:
      if (outbox::is_cancelled(parcel)) return which + " was not delivered" + why + '.';
      return which + " could not be delivered" + why + ": is Knownby still in that channel?";
  }
}

// None: our app is there.
std::optional<std::string> taken_away_words(const Visit& visit, const std::string& platform) {
  const auto told = settings::get(visit.db, settings::taken_away(platform));
  if (!told || told->empty()) return std::nullopt;
  const std::chrono::sys_seconds at{std::chrono::seconds(std::stoll(*told))};
  const Calendar& calendar = visit.school.calendar();
  return called(platform) + " took Knownby away on " + day_words(calendar.day_of(at)) + ", " +
         time_words(calendar.minute_of_day(at)) + " (" + told->substr(told->find(' ') + 1) +
         "), so nothing is posted there, and what waited was cancelled. Install the app again, and put its "
         "token in place; what was logged is all there.";
}

// What the mailroom knows of each platform that people are linked on.
void look_at_lines(const Visit& visit, Findings& findings) {
  std::set<std::string> platforms;
  for (const auto& account : staff::accounts(visit.db)) platforms.insert(account.platform);
  for (const std::string& platform : platforms) {
    if (auto words = taken_away_words(visit, platform)) {
      findings.to_do.push_back(*std::move(words));
      continue;
    }
    const auto since = settings::number(visit.db, settings::not_answering(platform));
    if (!since) continue;
    const std::chrono::sys_seconds at{std::chrono::seconds(*since)};
    const Calendar& calendar = visit.school.calendar();
    findings.to_do.push_back(called(platform) + " has not answered since " + day_words(calendar.day_of(at)) +
                             ", " + time_words(calendar.minute_of_day(at)) +
                             ". Nothing is lost: what waits goes out by itself once it does.");
  }
}

// "The weekly card for #grade-7-team of Mon 19 Oct was skipped: Knownby was not running at its time."
std::string skipped_words(const Visit& visit, const AuditEntry& entry) {
  const auto skipped = week::read_skipped(entry.subject);
  std::string which = "A weekly card";
  auto day = visit.school.calendar().day_of(entry.at);
  for (const Schedule& schedule : schedules::all(visit.db)) {
    if (!skipped || schedule.id != skipped->schedule) continue;
    const auto place = places::find(visit.db, schedule.place);
    if (place && !place->name.empty()) which = "The weekly card for " + place->name;
    day = skipped->day;
  }
  return which + " of " + day_words(day) + " was skipped: " +
         (entry.subject.ends_with(week::for_the_roster) ? "only a part of a new roster was in at its time."
                                                        : "Knownby was not running at its time.");
}

void look_at_post(const Visit& visit, Findings& findings) {
  using State = Parcel::State;
  const auto waiting = outbox::count(visit.db, State::pending) + outbox::count(visit.db, State::sending);
  findings.facts.rows.emplace_back(
      "Messages", waiting == 0 ? std::string("none waiting") : std::to_string(waiting) + " waiting");
  const auto a_week_ago = visit.request.now - lately;
  for (const Parcel& parcel : outbox::troubled(visit.db, a_week_ago, 5)) {
    if (reach::is_lost(visit.db, parcel.platform, parcel.address)) continue;  // their own line says it
    const auto place = places::at(visit.db, parcel.platform, parcel.address);
    const auto schedule = place ? schedules::of_place(visit.db, place->id) : std::nullopt;
    if (schedule && !schedule->stopped.empty()) continue;  // the channel's own line says it
    findings.to_do.push_back(trouble_words(visit, parcel));
  }
  for (const AuditEntry& entry : audit::newest(visit.db, 5, "card skipped")) {
    if (entry.at < a_week_ago) continue;
    findings.to_do.push_back(skipped_words(visit, entry));
  }
}

// What the program found outside the store and listed before this card, so that the last line counts all.
std::int64_t found_elsewhere(const Visit& visit) {
  if (!visit.on_the_command_line()) return 0;
  return std::max<std::int64_t>(visit.number("elsewhere").value_or(0), 0);
}

}  // namespace

Reply check(Visit& visit) {
  Findings findings;
  look_at_calendar(visit, findings);
  look_at_safety(visit, findings);
  look_at_people(visit, findings);
  findings.facts.rows.emplace_back("What is kept", records::kept_words(visit.policy.retention));
  findings.facts.rows.emplace_back("What grew too old", records::last_pass_words(visit));
  look_at_posts(visit, findings);
  look_at_reach(visit, findings);
  look_at_roster(visit, findings);
  look_at_channels(visit, findings);
  look_at_lines(visit, findings);
  look_at_post(visit, findings);
  Reply reply;
  reply.card.title = visit.policy.school_name;
  reply.card.blocks.push_back(std::move(findings.facts));
  for (const std::string& line : findings.to_do) reply.card.blocks.push_back(says("• " + line));
  if (!findings.at_hand.buttons.empty()) reply.card.blocks.push_back(std::move(findings.at_hand));
  const auto count = static_cast<std::int64_t>(findings.to_do.size()) + found_elsewhere(visit);
  reply.card.blocks.push_back(Text{
      {bold(count == 0 ? std::string("All is set up.") : count_words(count, "thing") + " to look at.")}});
  return reply;
}

}  // namespace knownby::admin
