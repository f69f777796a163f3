#pragma once
// One statement of a line: names in a row and what is said about them. "bobby great, jose rough day" is two.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "commands/language/intent.hpp"
#include "commands/language/lead.hpp"
#include "commands/language/names/names.hpp"
#include "commands/language/text/tokens.hpp"
#include "commands/language/when/dates.hpp"

namespace knownby::language {

using Range = std::pair<std::uint32_t, std::uint32_t>;  // of tokens

// Where a statement begins: everything up to its first name.
struct Opening {
  Heard first;
  std::vector<Range> kept;  // words before the name that are no lead-in: they belong to the note
  std::vector<Day> days;
  Senses seen = 0;  // of the lead-in
};

struct Statement {
  std::vector<Named> names;
  std::vector<Range> note;
  std::optional<Day> day;
  std::vector<Day> also_on{};  // "today and yesterday": the days after the first
  Senses seen = 0;
  Kind kind = Kind::conversation;
  bool away = false;  // the student was not there; of a family: nobody answered
  bool good_news = false;
  std::string language{};
  SeenBy seen_by = SeenBy::author;
  std::uint32_t end = 0;
};

class Statements {
 public:
  Statements(const Setting& setting, const Line& line, Names& names)
      : setting_(setting), line_(line), names_(names) {}

  // All of the line's statements, none when no name stands in it.
  std::vector<Statement> read();
  // Where nobody is named whom the roster knows: what is told of whoever stands where a name would. None:
  // nothing does.
  std::optional<Statement> of_nobody();

 private:
  std::optional<Opening> first_opening();
  std::optional<Opening> open_clause(std::uint32_t head);
  std::optional<Opening> prefer_later(Opening opening, std::uint32_t from, std::uint32_t end);
  std::optional<Opening> scan_clause(const Lead& lead, std::uint32_t end);
  std::optional<Opening> unknown_first(const Lead& lead, std::uint32_t end);
  std::optional<Opening> guessed_opening();
  std::optional<Opening> next_opening(std::uint32_t mark);
  std::optional<Opening> somebody_after(std::uint32_t head, bool new_line);

  // A message of several lines is a list where two of them have signs (bullets, numbers) and the first is one
  // of these and names somebody; and, without signs, where two begin with a student's name or all are alike:
  // nothing but a name, or a name with a mark behind it ("kaitlyn - tired"). A heading ("Lunch bunch:",
  // "yesterday") counts as none of them. Each line of a list is its own entry: one that begins with words
  // nobody is called, the first no everyday word, is asked about and never becomes the note of whoever stands
  // above it. A line that begins with an everyday word, or has no sign where the others have one, goes on
  // with the note above it, as does every further line of a message that is no list.
  enum class Listing { unread, none, signed_lines, plain_lines };
  Listing listing();
  struct Shape {  // of the lines that are no headings, how many
    int lines = 0, with_sign = 0;
    int named = 0;  // begin with somebody known
    int only_named = 0,
        told = 0;  // begin with a name, known or not, and nothing but a day, or a mark follows
    bool sign_first = false;
  };
  void count(Shape& shape, std::uint32_t start, std::uint32_t end);
  std::optional<Opening> nobody_listed(std::uint32_t start);
  std::optional<Opening> nobody_at(std::uint32_t start) const;
  std::uint32_t unknown_name_end(std::uint32_t at) const;

  void names_in_a_row(Statement& statement, std::uint32_t at);
  void either(Statement& statement);
  static void both(Statement& statement);
  std::optional<Heard> next_in_row(std::uint32_t at);
  std::optional<Heard> after_separator(std::uint32_t at, bool joined);
  std::optional<Heard> unknown_item(std::uint32_t at, bool joined);
  Statement tell(Opening opening, std::optional<Opening>& next);
  bool tells_of_family(const Statement& statement, std::uint32_t end) const;
  void tell_family(Statement& statement, Range rest) const;
  void take_tags(Statement& statement) const;
  std::uint32_t past_tag(std::uint32_t at) const;
  void take_day(Statement& statement, Range rest) const;
  std::optional<DayWords> day_told(const Statement& statement, Range rest, std::uint32_t& at) const;
  bool are_told(const Statement& statement, Range rest, std::uint32_t at, const DayWords& days) const;
  std::uint32_t take_more_days(Statement& statement, Range rest) const;
  std::vector<Range> relations_in(Range lead) const;
  std::vector<Range> vain_in(Range lead, const Heard& heard) const;
  std::uint32_t clause_end(std::uint32_t from) const;

  const Setting& setting_;
  const Line& line_;
  Names& names_;
  int names_read_ = 0;
  Listing listing_ = Listing::unread;
};

// The words of these ranges as typed, without the marks and conjunctions that only held them apart.
std::string as_typed(const Line& line, const std::vector<Range>& ranges);

}  // namespace knownby::language
