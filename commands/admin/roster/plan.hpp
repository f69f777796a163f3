#pragma once
// What the files of an import would do all together, and the doing of it.

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "commands/admin/roster/sources.hpp"
#include "commands/aside.hpp"
#include "commands/roster/import.hpp"
#include "commands/roster/oneroster/oneroster.hpp"
#include "commands/visit.hpp"

namespace knownby::admin {

inline constexpr std::string_view override_words = "apply anyway";  // typed where the plan says stop

struct Plan {
  struct Students {
    roster::StudentFile file;
    roster::Difference change;
  };
  struct Staff {
    roster::StaffFile file;
    roster::StaffDifference change;
  };
  std::optional<Students> students;
  std::optional<Staff> staff;
  std::optional<roster::oneroster::Reading> oneroster;  // where students and staff come from it
  roster::oneroster::ClassChange classes;
  std::vector<CalendarDay> calendar;
  int unnamed_rooms = 0;  // homerooms whose name holds a word of the safety list: it is shown to nobody
  int unnamed = 0;     // days of it whose name holds a word of the safety list: they count, and have no name
  std::string stop;    // not empty: no Apply without a typed override, and why (PRODUCT F.3 no. 2)
  bool final = false;  // the files themselves are damaged: no override either
};
bool begins_year(const Plan& planned);  // a new school year, with its students

// What an import's files hold and would change, found aside.
struct LookedInto final : Found {
  Sources sources;
  Plan plan;
  std::string mark;       // tells this import from others: its files, and how they are read
  std::string columns;    // what the lists' are called, as told now or once before; empty: as everywhere
  std::string trouble;    // not empty: why they can't be used; a sentence without its full stop
  bool finishes = false;  // it brings in the rest of an import of which a part is in
  Step step{};            // how far the rest is goes there, too
};

// Reads the files, compares, and writes nothing.
Aside look_into(const Visit& visit);

// What people may read of an export, by the words of the safety list, ours and the school's (PRODUCT E.4).
roster::oneroster::Shown titles_to_show(const std::vector<std::string>& own_words);
void take_names_away(const std::vector<std::string>& own_words, Plan& planned);  // of the calendar's days
void count_unnamed_rooms(Db& db, const std::vector<std::string>& own_words, Plan& planned);
void show_unnamed(const Plan& planned, std::vector<Block>& blocks);  // how many these were
// How many keep the first name they go by; person: "student" or "colleague".
void show_names_kept(std::size_t many, const std::string& person, std::vector<Block>& blocks);

// Among the remarks on the staff list: the groups in it that no student is in.
void remark_nobodys_groups(Db& db, const std::vector<std::string>& own_words, std::chrono::local_days today,
                           Plan& planned);
void show_staff_kept(const roster::StaffDifference& change, std::vector<Block>& blocks);  // names and posts

// Counts, rows that can't be used, and remarks: no names.
void show(const Plan& planned, std::vector<Block>& blocks);
// How letters were read that had gone wrong: by their names to whoever may see students, else by their lines.
void show_repaired(const Visit& visit, const Plan& planned, std::vector<Block>& blocks);
// Whom it is about, the first fifteen of each kind, and whose first name is kept. Students: by name to
// whoever may see every student, else by number; colleagues by name to everybody who may look.
bool is_about_somebody(const Plan& planned);
void show_whom(const Visit& visit, const Plan& planned, std::vector<Block>& blocks);
// Asks which column is which where a list does not tell; the answer comes with a sent form, or with the next
// command line.
bool asks_for_columns(const Plan& planned);
void ask_for_columns(const Visit& visit, const Plan& planned, Fields fields, std::vector<Block>& blocks);
std::string told_columns(const Visit& visit);  // with this request, else once before
bool tells_columns(const Visit& visit);        // whoever asks, now

// Who runs Knownby, or an address of theirs. Else a staff list could make whoever runs Knownby for a while
// run it for good: by their own row, by their address in somebody else's, or where nobody is left who could
// end it.
bool changes_who_runs_it(const Visit& visit, const Plan& planned);

// Why nobody but a person should apply it, beside `stop`; empty: nothing.
std::string to_look_at(const Plan& planned);

std::string counts_of(const Plan& planned);  // for the audit

// The import's answer before anything is applied: what would change, and the ways on.
Reply dry_run(const Visit& visit, const LookedInto& looked);

// What to look into before `import` has its answer; empty: nothing.
Aside import_files(Visit& visit);
Reply imported(Visit& visit, const Found& found);

}  // namespace knownby::admin
