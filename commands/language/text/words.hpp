#pragma once
// The English words the language room knows besides names: what each can be in a sentence. Data, in one
// table; another language is another table.

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace knownby::language {

using Senses = std::uint64_t;

namespace sense {
inline constexpr Senses particle = 1ULL << 0;    // de, van der, al: optional inside a family name
inline constexpr Senses suffix = 1ULL << 1;      // jr, iii
inline constexpr Senses title = 1ULL << 2;       // ms, coach: a member of staff follows, not a student
inline constexpr Senses joiner = 1ULL << 3;      // and
inline constexpr Senses contact = 1ULL << 4;     // talked, saw, met
inline constexpr Senses calls = 1ULL << 5;       // called, emailed
inline constexpr Senses helps = 1ULL << 6;       // helped
inline constexpr Senses tries = 1ULL << 7;       // tried, couldn't
inline constexpr Senses celebrates = 1ULL << 8;  // congratulated
inline constexpr Senses link = 1ULL << 9;        // to, with: between a verb and a name
inline constexpr Senses adverb = 1ULL << 10;     // up, in, base, down: after a verb only
inline constexpr Senses filler = 1ULL << 11;     // i, just, had, a, quick
inline constexpr Senses relation = 1ULL << 12;   // mom, guardian
inline constexpr Senses negates = 1ULL << 13;    // not, didn't
inline constexpr Senses unreal = 1ULL << 14;     // need, should: has not happened
inline constexpr Senses asks = 1ULL << 15;       // who, is, did
inline constexpr Senses lacking = 1ULL << 16;    // left, missing, never: who has no check-in
inline constexpr Senses asking = 1ULL << 17;     // words a question about students is made of
inline constexpr Senses weekday = 1ULL << 18;    // number: 0 Sunday .. 6 Saturday
inline constexpr Senses month = 1ULL << 19;      // number: 1 .. 12
inline constexpr Senses count = 1ULL << 20;      // number: one, two, ...
inline constexpr Senses unit = 1ULL << 21;       // number: days in a day, week, month
inline constexpr Senses remit = 1ULL << 22;      // grades, suspended: not ours to know
inline constexpr Senses reserved = 1ULL << 23;   // orders about a student that are no check-in
inline constexpr Senses greeting = 1ULL << 24;   // hi
inline constexpr Senses common = 1ULL << 25;     // everyday word: no name by its beginning alone
inline constexpr Senses doubtful = 1ULL << 26;   // everyday word that is also a first name
inline constexpr Senses forward = 1ULL << 27;    // about, for, until: a weekday after it is part of the note
inline constexpr Senses binder = 1ULL << 28;     // on, since: a date follows
inline constexpr Senses score = 1ULL << 29;      // got, quiz: 8/10 beside it is a mark
inline constexpr Senses comparing = 1ULL << 30;  // least, most
inline constexpr Senses logging = 1ULL << 31;    // log, logs, logged: what staff do
inline constexpr Senses lookup = 1ULL << 32;     // show, card, find
inline constexpr Senses students = 1ULL << 33;   // students, kids
inline constexpr Senses absent = 1ULL << 34;     // was not there
inline constexpr Senses teaches = 1ULL << 35;    // tutored: help with school work, whatever follows
inline constexpr Senses near_day = 1ULL << 36;   // number: days from today: yesterday is -1
inline constexpr Senses last = 1ULL << 37;       // last: before a weekday, a week
inline constexpr Senses last_behind = 1ULL << 38;  // pasado: the same behind it
inline constexpr Senses this_one = 1ULL << 39;     // this: before a weekday, a part of the day
inline constexpr Senses day_part = 1ULL << 40;     // morning
inline constexpr Senses ago_before = 1ULL << 41;   // hace: "hace dos días" is two days ago
inline constexpr Senses who = 1ULL << 42;          // who: a question about students begins with it
}  // namespace sense

struct Word {
  Senses senses = 0;  // none: a word we do not know
  int number = 0;
};

// `folded` as fold_onto makes it ("whos", "hasnt").
Word look_up(std::string_view folded);

// "will" before "talk" or "mark" before "the" is a plain word even where a student has that name.
bool reads_as_plain_word(std::string_view word, std::string_view next);

// ==, where size and first letter nearly always tell: a line's words are held against hundreds.
inline bool is_same(std::string_view word, std::string_view other) {
  return word.size() == other.size() && (word.empty() || (word.front() == other.front() && word == other));
}

inline bool one_of(std::string_view word, std::initializer_list<std::string_view> any) {
  for (const std::string_view one : any)
    if (is_same(word, one)) return true;
  return false;
}

}  // namespace knownby::language
