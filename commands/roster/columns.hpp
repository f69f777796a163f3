#pragma once
// The columns we know, and what schools' systems call them.

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace knownby::roster {

enum class Field {
  // people
  id,
  full_name,
  last_first,
  first,
  middle,
  last,
  preferred_last,
  preferred,
  display,
  // students
  grade,
  homeroom,
  status,
  entered,
  left,
  pronouns,
  // staff
  title,
  email,
  role,
  teaches,
  leads,
  caseload,
  // calendar
  day,
  end_day,
  day_type,
  event,
  count
};
// What may stand before a word: whose it is, "Stu Last Name"; the same before a dot alone, as systems name
// their fields, "student.alias"; nothing, since "Student Status" is another thing than "Status".
enum class Before { whose, whose_dotted, nothing };
struct Alias {
  Field field;
  std::string_view header;  // bare (fields.hpp)
  Before before = Before::whose;
};
// What one kind of list calls its columns, and what may stand before it: "Stu Last Name", "student.lastName".
struct Aliases {
  std::span<const Alias> all;
  std::span<const std::string_view> whose;
  std::string_view such_as;  // two of them as a system may spell them, for whoever's file has none
};
// What a header is compared by: its bare word, whole and before its first dot.
struct Header {
  explicit Header(std::string_view as_in_the_file);

  std::string word, before_dot;
};
bool is_called(const Header& header, const Alias& alias, const Aliases& list);

// A header that a school told us itself, since nobody else's system calls it so.
struct OwnColumn {
  Field field;
  std::string header;  // as it stands in the file
};
// Of "id=Kennziffer" and the like, one a line: id, name (in one column), first, last, preferred, grade,
// homeroom, status; of the staff list "staff id=Nummer": id, name, first, last, preferred, role, email,
// homeroom, teaches, leads, caseload, status. Throws std::runtime_error, with a sentence without its full
// stop, for any other word.
enum class ListOf { students, staff };
std::vector<OwnColumn> own_columns(std::string_view words, ListOf list = ListOf::students);

// Earlier aliases win where two columns fit one field: a school's own number before the state's.
Aliases student_aliases();
Aliases staff_aliases();
Aliases calendar_aliases();

}  // namespace knownby::roster
