#include "tests/year/days.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace knownby::year {
namespace {

std::string as_text(local_days day) { return std::to_string(day.time_since_epoch().count()); }

// How often somebody with that habit gets to one of those they took, on one day.
double gets_to(Habit habit) {
  switch (habit) {
    case Habit::counselor:
      return 0.45;
    case Habit::by_card:
      return 0.35;
    case Habit::steady:
      return 0.3;
    case Habit::on_fridays:
      return 0.15;
    case Habit::favourites:
      return 0.1;
    case Habit::silent:
      return 0;
  }
  return 0;
}

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
  return all;
}

}  // namespace

Days::Days(const People& people, const Chance& chance, SchoolInChat& chat, bool with_cards)
    : people_(people), chance_(chance), chat_(chat), with_cards_(with_cards) {}

void Days::pass(local_days day, const Lists& new_lists) {
  met_today_.clear();
  if (!new_lists.empty()) {
    taken_.clear();
    met_this_week_.clear();
  }
  for (const Adult& adult : people_.adults) take_leave(adult, day);
  note_absences(day);
  for (const auto& [grade, list] : new_lists) read_card(grade, list, day);
  for (const Adult& adult : people_.adults) {
    if (adult.habit == Habit::silent || is_out(adult, day)) continue;
    if (adult.habit == Habit::counselor && with_cards_ && !new_lists.empty()) take_over_quietly(adult);
    see_whom_they_took(adult, day);
    talk_unasked(adult, day);
  }
}

void Days::take_leave(const Adult& adult, local_days day) {
  if (adult.habit == Habit::silent || day != adult.out_from) return;
  constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::chrono::year_month_day back(adult.back_on);
  chat_.types(adult.id, "dm",
              std::string("out until ") + months[static_cast<unsigned>(back.month()) - 1] + " " +
                  std::to_string(static_cast<unsigned>(back.day())));
  if (chat_.words().find("I won't suggest anyone to you until") == std::string::npos)
    throw std::runtime_error("leave was not understood: " + chat_.words());
}

// Some homeroom teachers note it; others do not.
void Days::note_absences(local_days day) {
  for (const Adult& adult : people_.adults) {
    if (adult.room.empty() || adult.habit != Habit::steady || is_out(adult, day)) continue;
    for (const Pupil& one : people_.pupils) {
      if (one.room == adult.room && is_enrolled(one, day) && is_absent(one, as_text(day), chance_))
        chat_.types(adult.id, "dm", one.name() + " absent");
    }
  }
}

void Days::talk_unasked(const Adult& adult, local_days day) {
  const std::string today = as_text(day);
  const auto weekday = std::chrono::weekday(day).c_encoding();
  const double mood = chance_.of("mood", adult.id, today);
  if (adult.habit == Habit::steady && mood < 0.6) log(adult, drawn(adult, day, mood < 0.2 ? 2 : 1, 1000));
  if (adult.habit == Habit::on_fridays && weekday == 5) log(adult, drawn(adult, day, 5, 1000));
  if (adult.habit == Habit::favourites && mood < 0.5) log(adult, drawn(adult, day, 2, 6));
}

// Of `among` whom this adult comes across most: who crosses their way today, the likeliest most often.
std::vector<std::string> Days::drawn(const Adult& adult, local_days day, std::size_t most,
                                     std::size_t among) const {
  std::vector<std::pair<double, const Pupil*>> known;
  for (const Pupil& one : people_.pupils) {
    const bool theirs = std::find(adult.rooms.begin(), adult.rooms.end(), one.room) != adult.rooms.end();
    if (!theirs || !is_here(one, day)) continue;
    known.emplace_back(one.noticed * (0.1 + std::pow(chance_.of("likes", adult.id, one.id), 2)), &one);
  }
  std::sort(known.begin(), known.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  if (known.size() > among) known.resize(among);
  for (auto& [weight, one] : known)
    weight = std::pow(chance_.of("crosses", adult.id, one->id, as_text(day)), 1 / weight);
  std::sort(known.begin(), known.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::string> names;
  for (const auto& [weight, one] : known) {
    if (names.size() < most) names.push_back(one->name());
  }
  return names;
}

// Everybody who looks at cards takes up to two whom nobody else has taken yet; those who look first choose
// first.
void Days::read_card(const std::string& grade, const std::vector<std::string>& list, local_days day) {
  std::vector<std::pair<double, const Adult*>> readers;
  for (const Adult& adult : people_.adults) {
    if (adult.grade != grade || gets_to(adult.habit) == 0 || is_out(adult, day)) continue;
    readers.emplace_back(chance_.of("looks", adult.id, as_text(day)), &adult);
  }
  std::sort(readers.begin(), readers.end());
  std::set<std::string> left(list.begin(), list.end());
  for (const auto& [when, adult] : readers) {
    std::vector<std::pair<double, std::string>> liked;
    for (const std::string& name : left)
      liked.emplace_back(chance_.of("takes", adult->id, name, as_text(day)), name);
    std::sort(liked.begin(), liked.end());
    for (std::size_t i = 0; i < std::min<std::size_t>(2, liked.size()); ++i) {
      taken_[adult->id].insert(liked[i].second);
      left.erase(liked[i].second);
      // Some press the button, others just go and see.
      const bool presses = with_cards_ && adult->habit == Habit::by_card;
      if (presses && chat_.presses(adult->id, channel_of(grade), "See "))
        chat_.presses(adult->id, channel_of(grade), "I'll take " + pupil(liked[i].second)->given);
    }
  }
}

void Days::take_over_quietly(const Adult& counselor) {
  if (!chat_.presses(counselor.id, "dm", "Show me who")) return;
  for (const std::string& name : chat_.names_read()) {
    if (quietly_.insert(name).second) taken_[counselor.id].insert(name);
  }
}

void Days::see_whom_they_took(const Adult& adult, local_days day) {
  constexpr std::size_t most_a_day = 2;
  std::vector<std::string> met;
  std::set<std::string> mine = taken_[adult.id];
  if (adult.habit == Habit::counselor) mine.insert(quietly_.begin(), quietly_.end());
  for (const std::string& name : mine) {
    const Pupil* one = pupil(name);
    if (one == nullptr || met_this_week_.contains(name) || !is_here(*one, day)) continue;
    const double ease = one->hard_to_meet ? 0.4 : 1;
    const bool gets_there =
        chance_.of("gets to", adult.id, one->id, as_text(day)) < ease * gets_to(adult.habit);
    if (gets_there && met.size() < most_a_day) met.push_back(name);
  }
  for (const std::string& name : met) quietly_.erase(name);
  log(adult, met);
}

void Days::log(const Adult& adult, const std::vector<std::string>& names) {
  std::vector<std::string> fresh;
  for (const std::string& name : names) {
    if (met_today_.insert(adult.id + name).second) fresh.push_back(name);
    met_this_week_.insert(name);
  }
  if (fresh.empty()) return;
  chat_.types(adult.id, "dm", joined(fresh));
  if (chat_.words().find("Logged: ") == std::string::npos)
    throw std::runtime_error(joined(fresh) + " was not logged: " + chat_.words());
  typed_ += static_cast<int>(fresh.size());
}

bool Days::is_here(const Pupil& one, local_days day) const {
  return is_enrolled(one, day) && !is_absent(one, as_text(day), chance_);
}

const Pupil* Days::pupil(const std::string& name) const {
  const auto found = std::find_if(people_.pupils.begin(), people_.pupils.end(),
                                  [&](const Pupil& one) { return one.name() == name; });
  return found == people_.pupils.end() ? nullptr : &*found;
}

}  // namespace knownby::year
