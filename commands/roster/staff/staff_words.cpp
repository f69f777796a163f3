#include "commands/roster/staff/staff_words.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "commands/language/names/fuzzy.hpp"
#include "commands/roster/fields.hpp"
#include "commands/roster/text/among.hpp"
#include "commands/words/lower_case.hpp"

namespace knownby::roster {
namespace {

bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

bool ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

}  // namespace

Staff::Role role_of(std::string_view post) {
  // "Administrator" alone may be a principal or a clerk, so it is not in the list.
  constexpr std::array<std::string_view, 6> admins = {
      "it", "itadmin", "itadministrator", "systemadministrator", "technologycoordinator", "itcoordinator"};
  constexpr std::array<std::string_view, 5> leads = {"lead", "gradelead", "gradelevellead", "teamlead",
                                                     "teamleader"};
  if (!ascii(post)) return Staff::Role::staff;
  const std::string word = bare(post);
  for (const std::string_view helps : {"secretary", "clerk", "tothe", "aide", "intern", "volunteer"})
    if (holds(word, helps)) return Staff::Role::staff;
  if (among(word, admins)) return Staff::Role::admin;
  if (word == "principal" || word.ends_with("principal")) return Staff::Role::principal;
  if (holds(word, "counselor") || holds(word, "counsellor")) return Staff::Role::counselor;
  if (among(word, leads)) return Staff::Role::lead;
  // Whoever coaches teachers sees no student here (PRODUCT E.3); whoever coaches a team is with students all
  // day.
  for (const std::string_view taught :
       {"instruction", "teaching", "learning", "literacy", "academic", "curriculum"})
    if (holds(word, "coach") && holds(word, taught)) return Staff::Role::coach;
  if (holds(word, "teacher")) return Staff::Role::teacher;
  return Staff::Role::staff;
}

std::string_view misspelt_post(std::string_view post) {
  constexpr std::uint32_t two_letters = 2;
  if (role_of(post) != Staff::Role::staff) return {};
  const std::string word = bare(post);
  for (const std::string_view one : {"Principal", "Counselor", "Teacher", "IT Admin", "Team Lead"}) {
    const std::string meant = bare(one);
    const bool is_like = !word.empty() && word.front() == meant.front();
    if (is_like && language::spelling_distance(word, meant, two_letters) <= two_letters) return one;
  }
  return {};
}

Staff::Role wider(Staff::Role a, Staff::Role b) {
  using Role = Staff::Role;
  constexpr Role narrow_to_wide[] = {Role::staff, Role::admin,     Role::coach,    Role::teacher,
                                     Role::lead,  Role::counselor, Role::principal};
  const auto width = [&](Role role) {
    return std::find(std::begin(narrow_to_wide), std::end(narrow_to_wide), role);
  };
  return width(a) < width(b) ? b : a;
}

bool honorific(std::string_view title) {
  constexpr std::array<std::string_view, 22> titles = {
      "mr",   "mrs",   "ms",     "miss",     "mx",  "dr",     "coach",  "prof",    "professor", "sr", "sra",
      "srta", "señor", "señora", "señorita", "rev", "father", "sister", "brother", "principal", "m",  "mme"};
  std::string word;
  for (const char c : trim(title))
    if (c != '.') word += lower_case(c);
  return among(word, titles);
}

std::string called(std::string_view title, std::string_view given, std::string_view family) {
  const bool titled = honorific(title) && !family.empty();
  std::string words(titled ? trim(title) : given);
  if (!words.empty() && !family.empty()) words += ' ';
  return words.append(family);
}

std::string plain_address(std::string_view email) {
  constexpr std::size_t longest = 254;
  email = trim(email);
  const std::size_t at = email.find('@');
  const bool plain = email.size() <= longest && ascii(email) && at != std::string_view::npos && at > 0 &&
                     at + 1 < email.size() && email.find('@', at + 1) == std::string_view::npos &&
                     email.find_first_of(" <>\"(),;:") == std::string_view::npos;
  return std::string(plain ? email : std::string_view{});
}

}  // namespace knownby::roster
