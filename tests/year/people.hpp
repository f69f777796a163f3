#pragma once
// The people of a school made up by a seed: who is easily noticed and who is not, who arrives and leaves
// when, and what each adult is in the habit of doing.

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "tests/year/chance.hpp"

namespace knownby::year {

using std::chrono::local_days;

struct Pupil {
  std::string id, given, family, grade, room;
  local_days entered{};
  std::optional<local_days> leaves{};
  double noticed = 1;         // how often people come across this one without being asked to
  bool hard_to_meet = false;  // often away, or gone before one gets there
  std::string name() const { return given + " " + family; }
};

// What people do unasked, and with a card.
enum class Habit {
  steady,      // a few each day, and takes whom the card asks about
  on_fridays,  // all of the week in one line
  favourites,  // the same few
  by_card,     // only whom the card asks about
  silent,      // nothing at all, ever
  counselor,   // looks after whom the card could not
};

struct Adult {
  std::string id, given, family, grade, room;  // room: of their own; may be empty
  std::vector<std::string> rooms;              // taught
  Habit habit = Habit::steady;
  local_days out_from{}, back_on{};  // one leave in the year
  bool leads = false;
};

struct Size {
  int grades = 1, pupils = 60, adults = 9;  // of each grade
  std::chrono::days lasts{366};             // from the first day of school: a shorter year ends in the middle
};

struct People {
  std::vector<Pupil> pupils;
  std::vector<Adult> adults;  // an office account that runs Knownby is written beside them
};
People people_of(const Size& size, const Chance& chance);

bool is_enrolled(const Pupil& pupil, local_days day);
bool is_out(const Adult& adult, local_days day);
bool is_absent(const Pupil& pupil, const std::string& day, const Chance& chance);

// Writes what the student system would export on that day (students.csv, staff.csv).
void write_exports(const People& people, local_days day, const std::filesystem::path& folder);

inline constexpr const char* office = "9000";  // the principal
std::vector<local_days> import_days();         // on which the office sends a new export
std::string iso(local_days day);               // "2026-10-14"

}  // namespace knownby::year
