#include "commands/language/log.hpp"

#include <algorithm>

#include "commands/language/no_checkin.hpp"
#include "commands/language/scope.hpp"
#include "commands/language/statement.hpp"
#include "commands/language/when/dates.hpp"

namespace knownby::language {
namespace {

bool negated(Senses seen) { return (seen & sense::negates) != 0 && (seen & sense::tries) == 0; }

Day day_for(const Setting& setting, const Line& line, const Statement& statement,
            const Statement* only_dated) {
  Day day{.day = setting.today};
  if (statement.day) {
    day = *statement.day;
  } else if (only_dated != nullptr) {
    day = *only_dated->day;
  }
  // "jose ❌" on a list of ticks
  if (one_of(line.typed(statement.end, statement.end + 1), {"❌", "✖", "✗", "✘", "🚫", "👎"}))
    day.trouble = Day::Trouble::future;
  // "need to talk to bobby" has not happened, whatever day it names.
  if ((statement.seen & sense::unreal) != 0) day.trouble = Day::Trouble::future;
  return day;
}

void join(std::string& said, const std::string& also) {
  if (also.empty() || said == also || said.ends_with(", " + also)) return;
  said += (said.empty() ? "" : ", ") + also;
}

// Somebody named twice for one day is one entry; what was said the second time is not lost.
void add(Log& log, Entry entry) {
  const auto same = std::find_if(log.entries.begin(), log.entries.end(), [&](const Entry& other) {
    return !entry.student.candidates.empty() && other.student.candidates == entry.student.candidates &&
           other.day.day == entry.day.day;
  });
  if (same == log.entries.end()) {
    log.entries.push_back(std::move(entry));
    return;
  }
  join(same->student.heard, entry.student.heard);
  join(same->day.heard, entry.day.heard);
  join(same->note, entry.note);
}

// The words around the group's name, a day among them; what only led in to it goes.
GroupMoment moment_with(const Setting& setting, const Line& line, std::uint32_t at, const GroupWords& group) {
  GroupMoment moment{.group = group.id, .day = {.day = setting.today}, .note = {}};
  std::vector<Range> note;
  const auto gather = [&](std::uint32_t from, std::uint32_t end) {
    for (std::uint32_t i = from; i < end; ++i) {
      const auto day = day_at(setting, line, i, Tense::past);
      if (!day || day->end > end || !moment.day.heard.empty()) continue;
      moment.day = day->day;
      note.emplace_back(from, i);
      from = day->end;
      i = from - 1;
    }
    if (from < end) note.emplace_back(from, end);
  };
  const std::uint32_t begin = past_bullets(line, 0);
  std::uint32_t lead = at;
  while (lead > begin &&
         (line.is(lead - 1, sense::link) || one_of(line.folded(lead - 1), {"for", "in", "the"})))
    --lead;
  gather(begin, lead);
  gather(group.end, line.size());
  moment.note = as_typed(line, note);
  return moment;
}

// "7A and 7B", "7A, 7B": a second one right behind it.
bool another_group(const Setting& setting, const Line& line, std::uint32_t at) {
  const std::uint32_t begin = at;
  while (line.is(at, sense::joiner) || line.is_mark(at, ",&+/")) ++at;
  const auto group = at == begin ? std::nullopt : group_at(setting.roster.index(), line, at);
  return group && group->id;
}

std::optional<GroupMoment> moment_in(const Setting& setting, const Line& line) {
  for (std::uint32_t i = 0; i < line.size(); ++i) {
    const auto group = group_at(setting.roster.index(), line, i);
    if (!group || !group->id) continue;
    GroupMoment moment = moment_with(setting, line, i, *group);
    moment.several = another_group(setting, line, group->end);
    return moment;
  }
  return std::nullopt;
}

// "called home yesterday": what was understood besides whom.
NotUnderstood nobody_in(const Setting& setting, const Line& line) {
  NotUnderstood told;
  const Lead lead = lead_from(setting, line, past_bullets(line, 0));
  told.kind = kind_of(line, lead.seen, lead.end);
  if (!lead.days.empty()) told.day = lead.days.front();
  for (std::uint32_t i = lead.end; i < line.size() && told.day.heard.empty(); ++i) {
    const auto day = day_at(setting, line, i, Tense::past);
    if (day && (day->end >= line.size() || line.ends_clause(day->end))) told.day = day->day;
  }
  return told;
}

NotUnderstood no_checkin_with(const Statement& statement) {
  NotUnderstood told{.why = NotUnderstood::Why::no_checkin};
  for (const Named& named : statement.names) add_if_sure(named, told.students);
  return told;
}

}  // namespace

Intent log_in(const Setting& setting, const Line& line, Names& names) {
  Statements reader(setting, line, names);
  std::vector<Statement> statements = reader.read();
  if (statements.empty()) {
    if (auto moment = moment_in(setting, line)) return *std::move(moment);
    auto unknown = reader.of_nobody();
    if (!unknown) return nobody_in(setting, line);
    statements.push_back(*std::move(unknown));
  }
  const Statement& first = statements.front();
  const bool taken_back = statements.size() == 1 && takes_back(line, first.end);
  if (negated(first.seen) || taken_back) return no_checkin_with(first);
  // One day in a line holds for all of it; of several each binds to its own statement.
  const auto is_dated = [](const Statement& s) { return s.day && !s.day->heard.empty(); };
  const auto dated = std::count_if(statements.begin(), statements.end(), is_dated);
  const Statement* only_dated =
      dated == 1 ? &*std::find_if(statements.begin(), statements.end(), is_dated) : nullptr;
  Log log;
  for (const Statement& statement : statements) {
    const Day day = day_for(setting, line, statement, only_dated);
    const std::string note = as_typed(line, statement.note);
    std::vector<Day> days = each_of(setting, day);
    if (day.trouble == Day::Trouble::none)
      days.insert(days.end(), statement.also_on.begin(), statement.also_on.end());
    for (const Day& one : days) {
      for (const Named& student : statement.names) {
        add(log, {student, one, statement.kind, note, statement.away, statement.good_news, statement.language,
                  statement.seen_by});
      }
    }
  }
  return log;
}

}  // namespace knownby::language
