#pragma once
// What of a message is clear enough to be saved, what has to be asked first, and the card that says both.

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "commands/language/intent.hpp"
#include "commands/visit.hpp"
#include "store/checkins.hpp"

namespace knownby::checkin {

struct Outcome {
  std::vector<language::Entry> heard;  // of `saved`, one each
  std::vector<Checkin> saved;
  std::vector<Checkin> doubles;        // logged a minute ago already, not logged again
  std::vector<language::Entry> open;   // to be asked about
  std::vector<std::string> not_saved;  // sentences: what was not saved, and why
  std::vector<StudentId> ahead;        // not saved because it lies ahead: one tap logs today
  BatchId batch{};
  bool continues = false;  // the batch held entries before
};

// Saves what is clear under the batch (none: a new one). `chosen`: a person has picked or confirmed, so
// nothing more is asked.
Outcome save(Visit& visit, const std::vector<language::Entry>& entries, BatchId batch, bool chosen);

// Whether something of this batch stands: saved before, and not undone since.
bool stands(Visit& visit, BatchId batch);

// The echo: full preferred name, homeroom, kind, weekday and date of all that was saved, the questions that
// are open under `draft`.
Reply echo(Visit& visit, const Outcome& outcome, const std::string& draft);

// What a sent form asks to log; or, where it cannot be taken, what is wrong with which field.
std::optional<Reply> entries_of_form(const Visit& visit, std::vector<language::Entry>& entries);
// Both in one: what is clear is saved in a batch of its own, and the rest is asked about.
Reply save_and_echo(Visit& visit, const std::vector<language::Entry>& entries, bool chosen);

// More buttons than this nobody reads between two classes: who more students may be is not asked.
inline constexpr std::size_t most_choices = 8;
// The entry at `index` first, and behind it those of the same name on other days, where the question is who
// was meant: one answer settles them all.
std::vector<std::size_t> asked_together(const std::vector<language::Entry>& open, std::size_t index);
// The question about the open entry at `index` and those asked together with it: a sentence and its buttons.
void ask_about(const Visit& visit, const std::vector<language::Entry>& open, std::size_t index,
               const std::string& draft, bool others_saved, std::vector<Block>& blocks);

// To its writer alone: a student whose note tells of a hard time may be kept an eye on.
void offer_care(const Visit& visit, const Outcome& outcome, std::vector<Block>& blocks);
// What may be done instead about somebody not yet talked with: taken for the week, or logged for today.
void offer_today(const Visit& visit, const Outcome& outcome, std::vector<Block>& blocks);

// A name that stands in none of the speaker's last entries (one at least): which these are, and the ways on.
Reply not_in_the_last(const Visit& visit, const std::vector<Checkin>& last, const std::string& heard,
                      const char* outcome);
// The entry is moved to that student; the audit names both. `was` is the speaker's own and not taken back.
Reply move(Visit& visit, const Checkin& was, StudentId student);

// The entry as it is from here on, and that it was changed on record; `moved_from`: it was another student's.
// False: it is not this person's.
bool change(const Visit& visit, const Checkin& to, std::optional<StudentId> moved_from = {});
// One tap's worth: today, a conversation, that student and nobody else.
language::Entry tapped(const Visit& visit, StudentId student);
// A form in which one names students and what they said, a line each.
Reply pick_form(std::string title);

// How far back undo, redo and corrections in words reach, PRODUCT C.3 no. 44.
inline constexpr std::chrono::hours within_reach{24};

// "today Wed 14 Oct", "Mon 12 Oct (no school that day)".
std::string when_words(const Visit& visit, std::chrono::local_days day);
std::string trouble_words(const language::Day& day);  // why it cannot be logged for that day, as a sentence
// "Mon 12 Oct had no school.", of the days these entries were told for; empty: each is among them.
std::string left_out_words(const std::vector<language::Entry>& told);
// "Bobby Chen (7A), conversation, today Wed 14 Oct".
std::string entry_words(const Visit& visit, const Checkin& checkin);
// "Note, only you see it here: “…”"; who reads it besides its author is said while it can still be changed.
std::string note_words(const Visit& visit, const Checkin& checkin, const std::string& whose);
// "a group moment with 24 students in 7A, today Wed 14 Oct".
std::string moment_words(const Visit& visit, GroupId group, std::chrono::local_days day);

}  // namespace knownby::checkin
