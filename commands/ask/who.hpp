#pragma once
// Who has no check-in logged: the question pinned down, its answer as counts and students.

#include <optional>
#include <string>
#include <vector>

#include "commands/visit.hpp"

namespace knownby::ask {

// A question as buttons carry it and as it is answered.
struct Question {
  enum class Of { group, mine, school };
  Of of = Of::mine;
  GroupId group{};
  std::chrono::local_days since{};
  bool never = false;
  bool by_me = false;
  bool no_adult = false;
  bool quiet = false;  // no_adult: those whose adults have not talked with them lately, instead
  bool timed = true;   // no_adult: no check-in in that time either
  bool shown = false;  // no_adult, in a channel: the names were asked for too
  int page = 0;
};

struct Found {
  int all = 0;                       // active students in scope
  std::vector<LastCheckin> without;  // longest gap first
};

Fields fields_of(const Question& question);
std::optional<Question> question_from(const Visit& visit);  // of a pressed button; none: not one of ours

// How many of those asked about have adults, all of them quiet for 15 school days.
int quiet_of(const Visit& visit, Question question);

// Of a roster of which only a part is in, a list could leave students out or hold them twice. Why there is
// none now; empty: there may be.
std::string why_no_lists(const Visit& visit);
std::optional<Reply> not_just_now(const Visit& visit, Button again);  // that as a refusal

// May this person ask it, now? Only looked at: a question nobody asked leaves nothing on record.
bool may_be_asked(const Visit& visit, const Question& question);
// None: they may. Otherwise the kind refusal, to be given as the answer: where what was asked is out of their
// reach, it is on record.
std::optional<Reply> refused(const Visit& visit, const Question& question);

// "9Z" is nobody's: says so, and which are one's own.
Reply no_such_group(const Visit& visit, const std::string& heard);

Found find(const Visit& visit, const Question& question);

// Was school in the time that is asked about? In a summer's week, nobody could have had a check-in.
bool had_school(const Visit& visit, const Question& question);

// "39 of 142 have a check-in logged since Monday (1 full school day so far; Monday was off). 103 don't."
std::string counts_words(const Visit& visit, const Question& question, const Found& found);
// "Grade 7 · no check-in logged since Monday": what was understood, as the answer's first line.
std::string asked_words(const Visit& visit, const Question& question);
std::string scope_words(const Visit& visit, const Question& question);  // "Grade 7", "Your students"

}  // namespace knownby::ask
