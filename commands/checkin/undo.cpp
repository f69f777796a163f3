#include <algorithm>
#include <utility>

#include "commands/checkin/checkin.hpp"
#include "commands/checkin/save.hpp"
#include "commands/refusal.hpp"
#include "commands/words/list_words.hpp"
#include "store/groups.hpp"

namespace knownby::checkin {
namespace {

BatchId batch_meant(const Visit& visit, bool undone) {
  // A button that names a batch means that one or none.
  if (!visit.request.field("batch").empty()) return visit.id<BatchId>("batch");
  const std::chrono::sys_seconds since = visit.request.now - within_reach;
  const auto last = undone ? checkins::last_undone_batch(visit.db, visit.speaker.id, since)
                           : checkins::last_batch(visit.db, visit.speaker.id, since);
  return last.value_or(BatchId{});
}

// The group that all these are of, each once and nobody else; of two alike, the one that is no whole grade.
std::optional<GroupId> moment_with(const Visit& visit, const std::vector<Checkin>& checkins) {
  std::vector<StudentId> students;
  for (const Checkin& one : checkins) {
    if (one.kind != Kind::group || one.day != checkins.front().day) return std::nullopt;
    students.push_back(one.student);
  }
  if (students.size() < 2) return std::nullopt;
  std::optional<GroupId> found;
  for (const Group& group : groups::all(visit.db)) {
    const auto members = visit.school.members(group.id);
    const bool is_it = std::is_permutation(members.begin(), members.end(), students.begin(), students.end());
    if (is_it && (!found || group.kind != Group::Kind::grade)) found = group.id;
  }
  return found;
}

Reply list_of(const Visit& visit, const std::string& lead, const std::vector<Checkin>& checkins,
              std::vector<Button> ways) {
  Reply reply;
  std::vector<std::string> lines;
  for (const Checkin& checkin : checkins) lines.push_back(entry_words(visit, checkin));
  if (const auto group = moment_with(visit, checkins)) {
    reply.card.blocks.push_back(says(lead + moment_words(visit, *group, checkins.front().day) + "."));
  } else if (lines.size() == 1) {
    reply.card.blocks.push_back(says(lead + lines.front() + "."));
  } else {
    reply.card.blocks.push_back(says(lead + std::to_string(lines.size()) + " check-ins."));
    for (const std::string& line : lines) reply.card.blocks.push_back(says("• " + line));
  }
  reply.card.blocks.push_back(Buttons{std::move(ways)});
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

// "Nothing of yours to undo.", and where to look.
Reply nothing_to(const std::string& what) {
  return refusal("Nothing of yours to " + what + ".",
                 "That reaches back over what you logged in the last 24 hours.",
                 {way_on::mine(), way_on::form()});
}

// Of a batch in part: the card that held the buttons of all of it may be gone.
std::vector<Button> ways_after(const Visit& visit, BatchId batch) {
  const Fields of_it{{"batch", id_field(batch)}};
  std::vector<Button> ways{{"Redo", "redo", of_it}};
  const std::size_t left = checkins::of_batch(visit.db, batch).size();
  if (left == 0) return ways;
  ways.push_back({left == 1 ? "Undo the other" : "Undo the other " + std::to_string(left), "undo", of_it});
  ways.push_back(way_on::mine());
  return ways;
}

// A button carries the batch of whoever was answered.
void note_if_not_theirs(const Visit& visit, BatchId batch) {
  const std::vector<Checkin> entries = checkins::of_batch(visit.db, batch);
  if (!entries.empty() && entries.front().staff != visit.speaker.id)
    visit.on_record.push_back({visit.request.now,
                               visit.speaker.id,
                               "edited",
                               "check-in " + id_field(entries.front().id),
                               {},
                               true});
}

}  // namespace

Reply not_in_the_last(const Visit& visit, const std::vector<Checkin>& last, const std::string& heard,
                      const char* outcome) {
  constexpr std::size_t most = 5;
  std::vector<std::string> said;
  for (const Checkin& one : last)
    if (said.size() < most) said.push_back(visit.school.label(one.student));
  const std::string more = last.size() > most ? ", and " + std::to_string(last.size() - most) + " more" : "";
  const Fields batch{{"batch", id_field(last.front().batch)}};
  return refusal(
      "“" + heard + "” is not in what you logged last: " + list_words(said) + more + ". " + outcome, "",
      {{last.size() == 1 ? "Undo that" : "Undo all of that", "undo", batch}, way_on::mine()});
}

Reply undo(Visit& visit) {
  const BatchId batch = batch_meant(visit, false);
  const auto* typed = std::get_if<language::Undo>(&visit.intent);
  std::vector<Checkin> taken;
  if (batch && typed != nullptr && !typed->only.empty()) {
    const std::vector<StudentId> named = named_in(visit, batch);
    if (named.empty()) {
      return not_in_the_last(visit, checkins::of_batch(visit.db, batch), typed->only.front().heard,
                             "Nothing was taken back.");
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
    return nothing_to("undo");
  }
  return list_of(visit, "Taken back: ", taken, ways_after(visit, batch));
}

bool has_any_to_undo(const Visit& visit) { return static_cast<bool>(batch_meant(visit, false)); }

Reply redo(Visit& visit) {
  const BatchId batch = batch_meant(visit, true);
  if (!batch) return nothing_to("put back");
  const std::vector<Checkin> back = checkins::redo(visit.db, visit.speaker.id, batch);
  if (back.empty()) {
    note_if_not_theirs(visit, batch);
    return nothing_to("put back");
  }
  return list_of(visit, "Logged again: ", back, {{"Undo", "undo", {{"batch", id_field(batch)}}}});
}

}  // namespace knownby::checkin
