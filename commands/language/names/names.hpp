#pragma once
// Which students are meant at a place of a line: the order of trust, scope before guess, and when it is clear
// enough to save without asking.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "commands/language/intent.hpp"
#include "commands/language/names/fits.hpp"
#include "commands/language/scope.hpp"
#include "commands/language/text/tokens.hpp"
#include "commands/language/understand.hpp"

namespace knownby::language {

struct Heard {
  Named named;
  std::uint32_t begin = 0, end = 0;  // tokens, homeroom beside the name included
  // A first name, an alias or two parts of a name. Not strong: a family name or a beginning alone, which in
  // the middle of a sentence is more likely a word of the note.
  bool strong = false;
};

// As many are ever asked about; more fit nobody's screen.
inline constexpr std::size_t kMostCandidates = 20;

class Names {
 public:
  // `line` recognised by the setting's roster; both outlive this.
  Names(const Setting& setting, const Line& line);

  // The name that begins at token `at`. In name position (a sentence's start, after "talked to", after a
  // comma between names) family names and beginnings of three letters count; as a mention only strong ones.
  enum class Position { name, mention };
  std::optional<Heard> at(std::uint32_t at, Position position);

  // Two letters that are the initials of somebody near the speaker; never clear.
  std::optional<Heard> initials(std::uint32_t at);

  // Initials, or a misspelt or misheard name of one to three words at `at`. Like initials(), it costs a
  // look at the whole roster, so only the first few calls in a large one look.
  std::optional<Heard> near(std::uint32_t at);

  // Every name from `at` on, misspelt ones too, and what looks like one and is nobody's.
  std::vector<Named> all_from(std::uint32_t at);
  // The same; but where somebody is known, what nobody is called counts only as one more in the row: "zoe and
  // xqzt", "zoe, xqzt and tj".
  std::vector<Named> row_from(std::uint32_t at);
  // A name anywhere that is no everyday word besides.
  bool anyone_mentioned();
  // The first name from `at` on, standing as one even among other words; its end.
  std::optional<Heard> first_from(std::uint32_t at);

  // May this token be part of a name nobody has? No everyday word, no mark.
  bool could_be_name(std::uint32_t at) const;

  // Nothing of a sentence follows here: a mark, a number, "and", the end, today.
  bool bounded(std::uint32_t end) const;

 private:
  std::vector<Heard> each_from(std::uint32_t at);
  std::optional<Heard> read_at(std::uint32_t at, Position position);
  bool may_look();
  std::optional<Heard> learned(std::uint32_t at);
  std::optional<Heard> best_at(std::uint32_t at, Position position, GroupId group);
  bool is_plain_word(std::uint32_t at, std::uint32_t end) const;
  void prefer_present(std::vector<Fit>& fits) const;
  bool narrow(std::vector<Fit>& fits, Heard& heard, GroupId group, std::uint32_t end) const;
  std::optional<GroupWords> numbered_group_at(std::uint32_t at) const;
  bool narrow_by_group_apart(std::vector<Fit>& fits, Heard& heard) const;
  // True: a group stands right behind the name, and none of these is in it.
  bool narrow_by_group_after(std::vector<Fit>& fits, Heard& heard) const;
  // "Novak, Kate", where nobody has both names: whoever has one of them, to be asked about.
  std::optional<Heard> last_first_of_nobody(std::uint32_t at);
  std::uint32_t family_before_comma(std::uint32_t at) const;
  bool is_nearly_given(std::uint32_t at, const Named& named) const;
  void doubt_other_family(Heard& heard);
  void doubt_misspelt_name(Heard& heard);
  void narrow_by_misspelt_family(Heard& heard) const;
  Named choose(const std::vector<Fit>& fits) const;
  Reach reach(std::uint32_t person) const;
  StudentId id(std::uint32_t person) const { return index_.students[person].id; }

  const Setting& setting_;
  const Line& line_;
  const Roster::Index& index_;
  Fitting fitting_;
  std::size_t looked_at_ = 0;
  std::optional<std::optional<Heard>> first_;  // who stands first, once it was asked
  std::optional<std::vector<LearnedName>> learned_;
};

}  // namespace knownby::language
