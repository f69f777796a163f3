#pragma once
// The inside of a Roster: every student's name cut into folded words, and for every word the students who
// bear it.

#include <array>
#include <bitset>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "commands/language/names/sounds.hpp"
#include "commands/language/names/vocabulary.hpp"
#include "commands/language/roster.hpp"
#include "commands/language/text/tokens.hpp"

namespace knownby::language {

enum class Part : std::uint8_t { given, long_given, alias, middle, family };
inline constexpr std::size_t kParts = 5;
inline constexpr std::size_t kLongestGuessed = 63;  // letters; longer names are not guessed at

struct Piece {
  std::uint32_t word = kNone;
  bool particle = false;  // may be left out
  bool joined = false;    // the whole part written as one word: "marykate", "vanderberg"
};

struct Person {
  std::uint32_t pieces = 0;        // where theirs begin
  std::uint8_t ends[kParts] = {};  // where each part's end, counted from there
  bool family_first = false;       // shown so: "Nguyễn Thị Minh Anh"
  bool left = false;
};

// A person by the letters that the whole name uses, as letters_used() has them.
struct Spelled {
  std::uint32_t person, letters;
};

struct Roster::Index {
  Index(std::vector<RosterStudent>, std::vector<RosterGroup>, std::vector<RosterStaff>);

  std::span<const Piece> part(std::uint32_t person, Part part) const;
  // Who bears this word anywhere in a name but the middle; a person may come twice.
  std::span<const std::uint32_t> bearers(std::uint32_t word) const;
  bool is_given(std::uint32_t word) const { return word != kNone && (roles_[word] & 1U) != 0; }
  bool is_family(std::uint32_t word) const { return word != kNone && (roles_[word] & 2U) != 0; }
  // Given and family name as one folded word, or family and given.
  std::string whole_name(std::uint32_t person, bool family_first) const;
  // Whose whole name has so many letters; empty beyond the longest that are guessed at.
  std::span<const Spelled> people_as_long(std::size_t letters) const;
  const RosterGroup* group_called(std::string_view folded_code) const;
  // The group of that title, or null; and whether any title goes on behind it.
  struct Titled {
    const RosterGroup* group;
    bool goes_on;
  };
  Titled group_titled(std::string_view folded_title) const;
  bool is_staff(std::string_view folded_family) const {
    return staff_names_.contains(std::string(folded_family));
  }
  bool in_group(std::uint32_t person, GroupId group) const;

  std::vector<RosterStudent> students;
  std::vector<RosterGroup> groups;
  std::vector<RosterStaff> staff;
  std::unordered_map<std::int64_t, std::uint32_t> student_at, group_at;
  Vocabulary vocabulary;
  Sounds sounds;
  std::vector<Person> people;  // the same order as students
  std::vector<Piece> pieces;

 private:
  void cut_names();
  void cut(Person& person, Part part, std::string_view name);
  void link_words(const std::vector<std::uint32_t>& final_number);
  void name_groups();

  std::vector<std::uint32_t> bearers_from_, bearers_;
  std::array<std::vector<Spelled>, kLongestGuessed + 1> as_long_;
  std::vector<std::uint8_t> roles_;  // by word: 1 given, 2 family
  std::unordered_map<std::string, std::uint32_t> group_codes_, staff_names_;
  std::vector<std::pair<std::string, std::uint32_t>> group_titles_;  // sorted; the first of a title counts
  std::bitset<256> titles_begin_with_;                               // by their first byte
};

// Fills in which words of the line the roster knows.
void recognise(Line& line, const Roster::Index& index);

}  // namespace knownby::language
