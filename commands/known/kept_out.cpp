#include "commands/known/kept_out.hpp"

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "commands/words/lower_case.hpp"

namespace knownby::known {
namespace {

constexpr std::string_view signs = ".,;!?:()/\"*";

bool says_any(const std::string& text, std::initializer_list<std::string_view> words) {
  std::string padded = " " + in_lower_case(text) + " ";
  std::replace_if(
      padded.begin(), padded.end(), [](char c) { return signs.find(c) != signs.npos; }, ' ');
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return padded.find(" " + std::string(word) + " ") != std::string::npos;
  });
}

bool is_of_health(const std::string& text) {
  return says_any(text, {"iep",        "504",          "sped",       "special ed",       "special education",
                         "disability", "disabilities", "disabled",   "autism",           "autistic",
                         "adhd",       "dyslexia",     "dyslexic",   "pregnant",         "depressed",
                         "depression", "anxiety",      "in therapy", "sees a therapist", "medication",
                         "meds",       "diagnosed",    "diagnosis",  "diabetes",         "diabetic",
                         "asthma",     "epilepsy",     "seizures",   "addict",           "in rehab"});
}

bool is_of_home(const std::string& text) {
  return says_any(text, {"esl",           "ell",          "free lunch", "reduced lunch",  "food stamps",
                         "is poor",       "poverty",      "homeless",   "in a shelter",   "foster care",
                         "foster family", "foster home",  "foster kid", "foster parents", "is adopted",
                         "was adopted",   "custody",      "divorce",    "divorced",       "undocumented",
                         "refugee",       "an immigrant", "immigrants", "deported"});
}

bool is_of_the_law(const std::string& text) {
  return says_any(text, {"court case", "court date", "in court", "probation", "arrested", "in jail",
                         "to jail", "in prison", "to prison", "suspended", "expelled", "detention"});
}

bool is_of_who_they_are(const std::string& text) {
  return says_any(
      text, {"gay", "lesbian", "bisexual", "is trans", "trans kid", "trans girl", "trans boy", "transgender",
             "queer", "nonbinary", "non-binary", "lgbt", "lgbtq", "legal name", "deadname"});
}

}  // namespace

bool is_deficit(const std::string& text) {
  return says_any(text, {"lazy",        "rude",     "bad",      "dumb",       "stupid",  "annoying",
                         "mean",        "liar",     "lies",     "cheats",     "trouble", "troublemaker",
                         "slow",        "failing",  "fails",    "disruptive", "defiant", "messy",
                         "unmotivated", "attitude", "behavior", "behaviour",  "problem", "problems"});
}

bool is_aversion(const std::string& text) {
  return says_any(
      text, {"hates", "dislikes", "doesn't", "doesnt", "doesn’t", "afraid", "scared", "never", "no", "not"});
}

bool is_theirs_to_tell(const std::string& text) {
  return is_of_health(text) || is_of_home(text) || is_of_the_law(text) || is_of_who_they_are(text);
}

}  // namespace knownby::known
