#include <algorithm>
#include <utility>

#include "commands/checkin/checkin.hpp"
#include "commands/checkin/save.hpp"

namespace knownby::checkin {
namespace {

BatchId batch_meant(const Visit& visit, bool undone) {
  if (const auto named = visit.id<BatchId>("batch")) return named;
  const std::chrono::sys_seconds since = visit.request.now - within_reach;
  const auto last = undone ? checkins::last_undone_batch(visit.db, visit.speaker.id, since)
                           : checkins::last_batch(visit.db, visit.speaker.id, since);
  return last.value_or(BatchId{});
}

Reply list_of(const Visit& visit, const std::string& lead, const std::vector<Checkin>& checkins,
              Button way_back) {
  Reply reply;
  std::vector<std::string> lines;
  for (const Checkin& checkin : checkins) lines.push_back(entry_words(visit, checkin));
  if (lines.size() == 1) {
    reply.card.blocks.push_back(says(lead + lines.front() + "."));
  } else {
    reply.card.blocks.push_back(says(lead + std::to_string(lines.size()) + " check-ins."));
    for (const std::string& line : lines) reply.card.blocks.push_back(says("• " + line));
  }
  reply.card.blocks.push_back(Buttons{{std::move(way_back)}});
  reply.replaces_pressed = visit.pressed();
  return reply;
}

// "undo bobby": those of the batch that the names may mean.
std::vector<StudentId> named_in(const Visit& visit, BatchId batch) {
  std::vector<StudentId> found;
  const auto* undo = std::get_if<language::Undo>(&visit.intent);
  if (undo == nullptr) return found;
  for (const Checkin& checkin : checkins::of_batch(visit.db, batch)) {
    for (const language::Named& named : undo->only) {
      const auto has = [&](const std::vector<StudentId>& ids) {
        return std::find(ids.begin(), ids.end(), checkin.student) != ids.end();
      };
      if (has(named.candidates) || has(named.others)) found.push_back(checkin.student);
    }
  }
  return found;
}

// A button carries the batch of whoever was answered.
void note_if_not_theirs(const Visit& visit, BatchId batch) {
  const std::vector<Checkin> entries = checkins::of_batch(visit.db, batch);
  if (!entries.empty() && entries.front().staff != visit.speaker.id)
    visit.on_record.push_back(
        {visit.request.now, visit.speaker.id, "edited", "check-in " + id_field(entries.front().id)});
}

}  // namespace

Reply undo(Visit& visit) {
  const BatchId batch = batch_meant(visit, false);
  const auto* typed = std::get_if<language::Undo>(&visit.intent);
  std::vector<Checkin> taken;
  if (batch && typed != nullptr && !typed->only.empty()) {
    const std::vector<StudentId> named = named_in(visit, batch);
    if (named.empty()) {
      return reply_of("“" + typed->only.front().heard +
                      "” is not in what you logged last. Nothing was taken back.");
    }
    for (StudentId student : named) {
      const auto some = checkins::undo(visit.db, visit.speaker.id, batch, student, visit.request.now);
      taken.insert(taken.end(), some.begin(), some.end());
    }
  } else if (batch) {
    std::optional<StudentId> only;
    if (const auto student = visit.id<StudentId>("student")) only = student;
    taken = checkins::undo(visit.db, visit.speaker.id, batch, only, visit.request.now);
  }
  if (taken.empty()) {
    note_if_not_theirs(visit, batch);
    return reply_of("Nothing of yours to undo.");
  }
  return list_of(visit, "Taken back: ", taken, {"Redo", "redo", {{"batch", id_field(batch)}}});
}

Reply redo(Visit& visit) {
  const BatchId batch = batch_meant(visit, true);
  if (!batch) return reply_of("Nothing of yours to put back.");
  const std::vector<Checkin> back = checkins::redo(visit.db, visit.speaker.id, batch);
  if (back.empty()) {
    note_if_not_theirs(visit, batch);
    return reply_of("Nothing of yours to put back.");
  }
  return list_of(visit, "Logged again: ", back, {"Undo", "undo", {{"batch", id_field(batch)}}});
}

}  // namespace knownby::checkin
