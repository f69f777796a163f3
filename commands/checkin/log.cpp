#include <algorithm>
#include <utility>

#include "commands/checkin/checkin.hpp"
#include "commands/checkin/save.hpp"
#include "commands/whom.hpp"

namespace knownby::checkin {
namespace {

const char* const no_such_student = "I don't find that student any more. Nothing was saved.";

// "Yes, log all 6": those of a list shown before. The ids come back from outside: each is looked up again.
Reply log_all(Visit& visit, std::string_view ids) {
  std::vector<language::Entry> entries;
  while (!ids.empty() && entries.size() < language::kMostAtOnce) {
    const std::size_t end = std::min(ids.find(','), ids.size());
    const auto student = whom(visit, ids.substr(0, end));
    ids.remove_prefix(std::min(end + 1, ids.size()));
    if (student) entries.push_back(tapped(visit, *student));
  }
  if (entries.empty()) return reply_of(no_such_student);
  return save_and_echo(visit, entries, false);
}

// A line each, as one would type them. Lines that are no log are handed back.
Reply log_lines(Visit& visit, std::string_view lines) {
  std::vector<language::Entry> entries;
  std::vector<std::string> unread;
  const language::Setting setting = setting_of(visit);
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    language::Intent intent = language::understand(line, setting);
    if (auto* log = std::get_if<language::Log>(&intent)) {
      std::move(log->entries.begin(), log->entries.end(), std::back_inserter(entries));
    } else if (line.find_first_not_of(" \t\r") != std::string_view::npos) {
      unread.emplace_back(line);
    }
  }
  Reply reply = entries.empty() ? Reply{} : save_and_echo(visit, entries, false);
  for (const std::string& line : unread) {
    reply.card.blocks.push_back(says("Not saved, I read no check-in in: “" + line + "”"));
  }
  if (reply.silent()) return reply_of("There was nothing to log. Nothing was saved.");
  return reply;
}

}  // namespace

Reply save_and_echo(Visit& visit, const std::vector<language::Entry>& entries, bool chosen) {
  const Outcome outcome = save(visit, entries, BatchId{}, chosen);
  std::string draft;
  if (!outcome.open.empty()) {
    draft = visit.drafts.keep(visit.speaker.id, OpenEntries{outcome.open, outcome.batch}, visit.request.now);
  }
  return echo(visit, outcome, draft);
}

language::Entry tapped(const Visit& visit, StudentId student) {
  language::Entry entry;
  entry.student.heard = visit.school.label(student);
  entry.student.candidates = {student};
  entry.student.clear = true;
  entry.day.day = visit.today;
  return entry;
}

Reply pick_form(std::string title) {
  Reply form;
  form.opens_form = true;
  form.card.title = std::move(title);
  form.card.blocks.push_back(quietly("A line for each student. Only you see this."));
  form.card.blocks.push_back(Form{{{"lines", "Students", Input::Kind::lines}}, {"Log them", "log", {}}});
  return form;
}

Reply log(Visit& visit) {
  if (!visit.pressed()) return save_and_echo(visit, std::get<language::Log>(visit.intent).entries, false);
  if (!visit.request.field("lines").empty()) return log_lines(visit, visit.request.field("lines"));
  if (!visit.request.field("sent").empty()) {
    std::vector<language::Entry> entries;
    if (auto not_yet = entries_of_form(visit, entries)) return *std::move(not_yet);
    return save_and_echo(visit, entries, false);
  }
  if (!visit.request.field("students").empty()) return log_all(visit, visit.request.field("students"));
  const auto student = whom(visit, visit.request.field("student"));
  if (!student) return reply_of(no_such_student);
  return save_and_echo(visit, {tapped(visit, *student)}, false);
}

}  // namespace knownby::checkin
