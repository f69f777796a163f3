#pragma once
// One school day after another: who is there, who talks with whom, and what of it is typed.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/year/school_in_chat.hpp"
#include "tests/year/year.hpp"

namespace knownby::year {

// Whom this week's card asks about, by full name, in the order shown; of each grade.
using Lists = std::map<std::string, std::vector<std::string>>;

class Days {
 public:
  Days(const People& people, const Chance& chance, SchoolInChat& chat, bool with_cards);

  void pass(local_days day, const Lists& new_lists);  // new_lists: on a day that has some, else empty
  int typed() const { return typed_; }

 private:
  void take_leave(const Adult& adult, local_days day);
  void note_absences(local_days day);
  void talk_unasked(const Adult& adult, local_days day);
  void read_card(const std::string& grade, const std::vector<std::string>& list, local_days day);
  void take_over_quietly(const Adult& counselor);
  void see_whom_they_took(const Adult& adult, local_days day);
  bool is_here(const Pupil& pupil, local_days day) const;
  const Pupil* pupil(const std::string& name) const;
  void log(const Adult& adult, const std::vector<std::string>& names);
  std::vector<std::string> drawn(const Adult& adult, local_days day, std::size_t most,
                                 std::size_t among) const;

  const People& people_;
  const Chance& chance_;
  SchoolInChat& chat_;
  const bool with_cards_;
  std::map<std::string, std::set<std::string>> taken_;  // by adult: whom they mean to see this week
  std::set<std::string> quietly_;                       // whom counselors mean to see until it is done
  std::set<std::string> met_today_;                     // adult and student: nobody types the same twice
  std::set<std::string> met_this_week_;
  int typed_ = 0;
};

}  // namespace knownby::year
